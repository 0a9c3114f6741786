"""Checklists: copied from templates, ticked or seen by the desk, not needed with a reason, summed up by year."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts import history
from accounts.roles import RoleName
from kit.refusals import NotAllowed, Refused
from meetings.actions import checklists as actions
from meetings.checklist_page import parts, year
from meetings.models import ChecklistLine, ChecklistTemplate, Meeting
from meetings.states import ForumKind, MeetingKind, MeetingState, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaItemFactory, ChecklistLineFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def scene():
    """A working group, its secretariat, and a plenary in forty days."""
    forum = ForumFactory(papers_days=10)
    day = TODAY + datetime.timedelta(days=40)
    return forum, seated(forum, SeatFunction.SECRETARIAT), MeetingFactory(forum=forum, starts_on=day, ends_on=day)


def line_of(meeting, **fields):
    return ChecklistLineFactory(meeting=meeting, **fields)


def row_of(user, meeting, line):
    return next(row for part in parts(user, meeting, TODAY) for row in part.rows if row.line.pk == line.pk)


@pytest.mark.provision("TWG-5d.01")
def test_a_meeting_gets_the_closest_template_of_each_part_once(scene):
    _forum, secretariat, meeting = scene
    assert actions.start_checklist(meeting=meeting, by=secretariat, now=NOW) == 4 + 7 + 7
    assert actions.start_checklist(meeting=meeting, by=secretariat, now=NOW) == 0
    assert [part.key for part in parts(secretariat, meeting, TODAY)] == ["preparation", "logistics", "conduct"]
    conduct = meeting.checklist.filter(part="conduct")
    assert {line.provision for line in conduct} >= {f"TWG-5d.0{n}" for n in (2, 3, 4, 5, 8, 9)}


@pytest.mark.provision("NGO-4.10", "SND-4.2.04")
@pytest.mark.parametrize(("kind", "provision"), [(ForumKind.NGO, "NGO-4.10"), (ForumKind.SND, "SND-4.2.04")])
def test_logistics_of_other_mechanisms_have_venue_day_transport_interpretation_and_cost(kind, provision):
    forum = ForumFactory(kind=kind)
    meeting = MeetingFactory(forum=forum)
    actions.start_checklist(meeting=meeting, by=seated(forum, SeatFunction.SECRETARIAT), now=NOW)
    lines = meeting.checklist.filter(part="logistics", provision=provision)
    words = " ".join(line.title_en for line in lines)
    assert all(word in words for word in ("Day", "Venue", "Transport", "Interpretation", "Cost"))
    assert all(line.function and line.title_km and line.days_before is not None for line in lines)


def test_an_informal_talk_gets_no_checklist(scene):
    forum, secretariat, _meeting = scene
    talk = MeetingFactory(forum=forum, kind=MeetingKind.CONTACT)
    assert actions.start_checklist(meeting=talk, by=secretariat, now=NOW) == 0


def test_planning_a_meeting_copies_the_checklist(client, scene):
    forum, secretariat, _meeting = scene
    client.force_login(secretariat)
    url = reverse("meetings:meeting-create")
    form = client.get(f"{url}?forum={forum.pk}").context["form"]
    sent = {
        "once": str(form.initial["once"]),
        "forum": forum.pk,
        "kind": "plenary",
        "title_en": "Fresh one",
        "days-TOTAL_FORMS": 0,
        "days-INITIAL_FORMS": 0,
    }
    assert client.post(url, sent).status_code == 302
    assert Meeting.objects.get(title_en="Fresh one").checklist.filter(provision="TWG-5d.05").exists()


def test_a_line_is_ticked_once_and_opened_again_and_a_stale_tick_is_refused(client, scene):
    _forum, secretariat, meeting = scene
    line = line_of(meeting)
    client.force_login(secretariat)
    url = reverse("meetings:checklist-line-tick", args=[meeting.pk, line.pk])
    for _time in range(2):
        client.post(url, {"version": 1})
    line.refresh_from_db()
    assert (line.done_by, line.version) == (secretariat, 2)
    said = client.post(url, {"version": 1, "to": "open"}, follow=True).content.decode()
    line.refresh_from_db()
    assert line.done_at is not None
    assert "Somebody changed this line in the meantime." in said
    client.post(url, {"version": 2, "to": "open"})
    line.refresh_from_db()
    assert line.done_at is None


@pytest.mark.provision("TWG-5d.01")
def test_what_the_desk_sees_is_not_ticked_by_hand(scene):
    _forum, secretariat, meeting = scene
    agenda = line_of(meeting, fact="agenda", provision="TWG-5d.04")
    papers = line_of(meeting, fact="papers", provision="TWG-5d.05")
    assert row_of(secretariat, meeting, agenda).met is False
    assert row_of(secretariat, meeting, papers).met is None, "there is time until ten days before"
    AgendaItemFactory(meeting=meeting)
    meeting.papers_shared_on = meeting.starts_on - datetime.timedelta(days=9)
    assert row_of(secretariat, meeting, agenda).met is True
    assert row_of(secretariat, meeting, papers).met is False
    with pytest.raises(Refused):
        actions.tick_line(line=agenda, done=True, version=1, by=secretariat, now=NOW)


def test_not_needed_asks_for_a_reason_that_stays(client, scene):
    _forum, secretariat, meeting = scene
    line = line_of(meeting, provision="NGO-4.10")
    client.force_login(secretariat)
    url = reverse("meetings:checklist-line-skip", args=[meeting.pk, line.pk])
    assert client.post(url, {"version": 1, "reason": " "}).status_code == 422
    assert client.post(url, {"version": 1, "reason": "All speak Khmer."}).status_code == 302
    page = client.get(reverse("meetings:checklist", args=[meeting.pk])).content.decode()
    assert "All speak Khmer." in page
    with pytest.raises(Refused):
        actions.remove_line(line=line, by=secretariat, now=NOW)


def test_until_when_follows_the_meeting_unless_a_day_is_given(scene):
    _forum, secretariat, meeting = scene
    line = line_of(meeting, days_before=10)
    own = line_of(meeting, due_on=TODAY - datetime.timedelta(days=1))
    assert row_of(secretariat, meeting, line).due_on == meeting.starts_on - datetime.timedelta(days=10)
    assert row_of(secretariat, meeting, own).late
    meeting.starts_on = TODAY + datetime.timedelta(days=3)
    assert row_of(secretariat, meeting, line).late


def test_whoever_is_named_ticks_that_line_and_no_other(scene):
    forum, _secretariat, meeting = scene
    member = seated(forum, SeatFunction.NGO)
    seat = forum.seats.get(function=SeatFunction.NGO)
    own, other = line_of(meeting, seat=seat), line_of(meeting, function="secretariat")
    actions.tick_line(line=own, done=True, version=1, by=member, now=NOW)
    with pytest.raises(NotAllowed):
        actions.tick_line(line=other, done=True, version=1, by=member, now=NOW)
    with pytest.raises(NotAllowed):
        actions.change_line(line=own, values={"title_en": "x"}, version=2, by=member, now=NOW)


def test_a_seat_of_another_forum_is_refused_and_a_guest_does_not_read_it(client, scene):
    _forum, secretariat, meeting = scene
    with pytest.raises(Refused):
        actions.add_line(
            meeting=meeting, part="logistics", values={"title_en": "x", "seat": SeatFactory()}, by=secretariat, now=NOW
        )
    guest = UserFactory(roles=[RoleName.NATIONAL_READER])
    client.force_login(guest)
    assert client.get(reverse("meetings:checklist", args=[meeting.pk])).status_code == 404


def test_a_stale_edit_shows_both_texts(client, scene):
    _forum, secretariat, meeting = scene
    line = line_of(meeting)
    client.force_login(secretariat)
    url = reverse("meetings:checklist-line-update", args=[meeting.pk, line.pk])
    sent = {"title_en": "Sound", "version": 1}
    assert client.post(url, sent | {"note": "Theirs"}).status_code == 302
    stale = client.post(url, sent | {"note": "Mine"})
    assert stale.status_code == 409
    assert "Theirs" in stale.content.decode()
    line.refresh_from_db()
    assert line.note == "Theirs"


@pytest.mark.provision("TWG-5d.01")
def test_the_year_says_at_how_many_plenaries_each_line_was_met(client, scene):
    forum, secretariat, _planned = scene
    for month, shared in ((3, datetime.date(2025, 2, 1)), (9, None)):
        day = datetime.date(2025, month, 15)
        held = MeetingFactory(forum=forum, starts_on=day, ends_on=day, state=MeetingState.HELD, papers_shared_on=shared)
        actions.start_checklist(meeting=held, by=secretariat, now=NOW)
    _meetings, lines = year(forum, 2025, TODAY)
    found = {line.provision: (line.met, line.asked) for line in lines}
    assert found["TWG-5d.05"] == (1, 2)
    assert found["TWG-5d.03"] == (2, 2)
    client.force_login(secretariat)
    page = client.get(reverse("meetings:forum-checklists", args=[forum.pk]) + "?year=2025")
    assert "1 of 2" in page.content.decode()


def test_the_page_asks_as_much_with_forty_lines(client, scene, django_assert_max_num_queries):
    _forum, secretariat, meeting = scene
    actions.start_checklist(meeting=meeting, by=secretariat, now=NOW)
    client.force_login(secretariat)
    url = reverse("meetings:checklist", args=[meeting.pk])
    client.get(url)
    with django_assert_max_num_queries(30) as few:
        client.get(url)
    for _place in range(22):
        line_of(meeting, done_at=NOW, done_by=secretariat)
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_templates_are_written_by_crdb_in_both_languages(client):
    template = ChecklistTemplate.objects.get(forum_kind="ngo", part="logistics")
    client.force_login(UserFactory(roles=[RoleName.CRDB]))
    url = reverse("meetings:checklist-template-update", args=[template.pk])
    first, *rest = template.lines.all()
    rows = {"lines-TOTAL_FORMS": 2, "lines-INITIAL_FORMS": len(rest) + 1}
    rows |= {"lines-0-id": first.pk, "lines-0-place": 2, "lines-0-title_en": first.title_en, "lines-0-fact": "day"}
    rows |= {"lines-1-place": 1, "lines-1-title_en": "Lunch", "lines-1-title_km": "អាហារ", "lines-1-days_before": -1}
    sent = {"name_en": "Logistics", "part": "logistics", "forum_kind": "ngo", "active": "on", "version": 1} | rows
    assert client.post(url, sent).status_code == 302
    assert [(row.title_en, row.days_before) for row in template.lines.all()] == [("Lunch", -1), (first.title_en, None)]
    assert client.post(url, sent).status_code == 409


def test_every_sown_template_speaks_khmer_and_the_print_is_in_khmer(scene):
    for template in ChecklistTemplate.objects.prefetch_related("lines"):
        assert template.name_km
        assert all(row.title_km for row in template.lines.all())
    _forum, secretariat, meeting = scene
    line_of(meeting, done_at=NOW, done_by=secretariat)
    from meetings.checklist_print import checklist_pdf

    with translation.override("km"):
        assert checklist_pdf(secretariat, meeting).startswith(b"%PDF")
    assert ChecklistLine.objects.count() == 1


def test_the_list_of_templates_says_before_and_after(client):
    client.force_login(UserFactory())
    text = client.get(reverse("meetings:checklist-template-list")).content.decode()
    assert "10 days before the meeting" in text
    assert "14 days after the meeting" in text
    assert "1 day before the meeting" in text


def test_the_history_of_a_line_is_hidden_with_a_meeting_of_partners_alone(scene):
    forum, secretariat, _meeting = scene
    row = line_of(MeetingFactory(forum=forum, kind=MeetingKind.PARTNERS))
    readers = (seated(forum, SeatFunction.PARTNER), secretariat)
    assert [history.may_read(one, ChecklistLine, row.pk) for one in readers] == [True, False]


def test_who_may_not_tick_is_refused_on_a_line_that_is_done_too(scene):
    forum, secretariat, meeting = scene
    row = line_of(meeting, done_at=NOW, done_by=secretariat)
    with pytest.raises(NotAllowed):
        actions.tick_line(line=row, done=True, version=1, by=seated(forum, SeatFunction.OBSERVER), now=NOW)
