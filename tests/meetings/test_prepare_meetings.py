"""Planning meetings and their steps."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.refusals import Incomplete, NotAllowed, Refused, Stale
from meetings.actions import steps
from meetings.actions.meetings import change_meeting, create_meeting
from meetings.models import AgendaTemplate, Meeting
from meetings.states import MEETING_WORKFLOW, MeetingKind, MeetingState, SeatFunction
from tests.factories.meeting_work import AgendaItemFactory, JointForumFactory, MeetingDayFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def forum():
    return ForumFactory(papers_days=10)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


def plan(forum, by, *, kind=MeetingKind.PLENARY, days=(), joint=(), **values):
    values = {"title_en": "Second plenary", "title_km": "", "planned_text": "", **values, "kind": kind}
    return create_meeting(
        forum=forum, values=values, days=[{"day_on": day} for day in days], joint_forums=list(joint), by=by, now=NOW
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "approximate"),
    [
        ("4 December 2026", datetime.date(2026, 12, 4), datetime.date(2026, 12, 4), False),
        ("December 2026", datetime.date(2026, 12, 1), datetime.date(2026, 12, 31), True),
        ("Q1 2027", datetime.date(2027, 1, 1), datetime.date(2027, 3, 31), True),
        ("ត្រីមាសទី១ ឆ្នាំ២០២៧", datetime.date(2027, 1, 1), datetime.date(2027, 3, 31), True),
        ("after the harvest", None, None, False),
    ],
)
def test_the_time_is_kept_as_written_beside_its_days(forum, secretariat, text, first, last, approximate):
    meeting = plan(forum, secretariat, planned_text=text)
    assert (meeting.planned_text, meeting.starts_on, meeting.ends_on, meeting.approximate) == (
        text,
        first,
        last,
        approximate,
    )


def test_days_that_are_set_count_before_the_words(forum, secretariat):
    days = [datetime.date(2027, 2, 3), datetime.date(2027, 2, 2)]
    meeting = plan(forum, secretariat, planned_text="Q1 2027", days=days)
    assert (meeting.starts_on, meeting.ends_on, meeting.approximate) == (days[1], days[0], False)


@pytest.mark.provision("TWG-5e.05")
def test_secretariat_and_chair_call_meetings_members_do_not(forum, secretariat):
    assert plan(forum, seated(forum, SeatFunction.CHAIR)).state == MeetingState.PLANNED
    with pytest.raises(NotAllowed):
        plan(forum, seated(forum, SeatFunction.NGO))
    with pytest.raises(NotAllowed):
        plan(ForumFactory(), secretariat)


@pytest.mark.provision("TWG-5d.07")
def test_partners_meet_among_themselves_and_others_cannot_read_it(client, forum, secretariat):
    partner = seated(forum, SeatFunction.PARTNER)
    with pytest.raises(Refused):
        plan(forum, partner, kind=MeetingKind.PLENARY)
    meeting = plan(forum, partner, kind=MeetingKind.PARTNERS)
    assert meeting not in Meeting.objects.visible_to(secretariat)
    assert meeting in Meeting.objects.visible_to(seated(forum, SeatFunction.FACILITATOR))
    client.force_login(secretariat)
    assert client.get(meeting.get_absolute_url()).status_code == 404
    change(meeting, partner, shared=True)
    assert client.get(meeting.get_absolute_url()).status_code == 200


def change(meeting, by, *, days=(), joint=(), version=None, **values):
    facts = {
        name: getattr(meeting, name)
        for name in ("kind", "number", "title_en", "title_km", "planned_text", "theme_en", "theme_km", "main_meeting")
    }
    return change_meeting(
        meeting=meeting,
        values=facts | values,
        days=list(days),
        joint_forums=list(joint),
        version=meeting.version if version is None else version,
        by=by,
        now=NOW,
    )


@pytest.mark.provision("TWG-4d.06")
def test_a_joint_meeting_appears_in_each_forum(client, forum, secretariat):
    other = ForumFactory()
    member = seated(other, SeatFunction.MINISTRY)
    meeting = plan(forum, secretariat, joint=[other])
    client.force_login(member)
    assert str(meeting) in client.get(reverse("meetings:forum-meetings", args=[other.pk])).content.decode()
    assert client.get(meeting.get_absolute_url()).status_code == 200


@pytest.mark.provision("TWG-5d.06")
def test_a_preparatory_meeting_stands_beside_its_main_meeting(client, forum, secretariat):
    main = plan(forum, secretariat)
    side = plan(forum, secretariat, kind=MeetingKind.PREPARATORY, title_en="Preparing it", main_meeting=main)
    client.force_login(secretariat)
    assert "Preparing it" in client.get(main.get_absolute_url()).content.decode()
    assert str(main) in client.get(side.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        plan(forum, secretariat, kind=MeetingKind.PREPARATORY, main_meeting=MeetingFactory())


def test_a_stale_save_shows_both_texts_and_writes_nothing(client, forum, secretariat):
    meeting = plan(forum, secretariat)
    change(meeting, secretariat, title_en="Theirs")
    with pytest.raises(Stale):
        change(meeting, secretariat, title_en="Mine", version=1)
    client.force_login(secretariat)
    url = reverse("meetings:meeting-update", args=[meeting.pk])
    data = {"kind": "plenary", "title_en": "Mine", "version": 1, "days-TOTAL_FORMS": 0, "days-INITIAL_FORMS": 0}
    page = client.post(url, data)
    assert page.status_code == 409
    assert "Theirs" in page.content.decode() and "Mine" in page.content.decode()


def test_the_form_plans_once_however_often_it_is_sent_and_fills_the_agenda(client, forum, secretariat):
    client.force_login(secretariat)
    url = reverse("meetings:meeting-create") + f"?forum={forum.pk}"
    form = client.get(url).context["form"]
    template = AgendaTemplate.objects.get(forum_kind=forum.kind, meeting_kind="plenary")
    data = {
        "once": str(form.initial["once"]),
        "forum": forum.pk,
        "kind": "plenary",
        "title_en": "Plenary",
        "template": template.pk,
        "days-TOTAL_FORMS": 2,
        "days-INITIAL_FORMS": 0,
        "days-0-day_on": "2027-02-02",
        "days-0-starts": "08:30",
        "days-0-venue": "Room A",
        "days-1-day_on": "2027-02-02",
        "days-1-venue": "Room B",
    }
    for _time in range(2):
        assert client.post(url, data).status_code == 302
    meeting = Meeting.objects.get(forum=forum)
    assert [day.venue for day in meeting.days.all()] == ["Room B", "Room A"] or meeting.days.count() == 2
    assert meeting.items.count() == template.items.count()


@pytest.mark.provision("TWG-5d.04")
def test_a_meeting_without_a_titled_item_or_a_day_is_not_announced(forum, secretariat):
    meeting = plan(forum, secretariat, planned_text="December 2026")
    with pytest.raises(Incomplete) as refusal:
        steps.announce(meeting=meeting, version=None, by=secretariat, now=NOW)
    assert {gap.field for gap in refusal.value.gaps} >= {"days", "agenda"}
    meeting = plan(forum, secretariat, days=[TODAY])
    AgendaItemFactory(meeting=meeting, title_en="", title_km="")
    with pytest.raises(Incomplete):
        steps.announce(meeting=meeting, version=None, by=secretariat, now=NOW)


@pytest.mark.provision("TWG-5d.08")
def test_an_agenda_without_time_for_discussion_is_refused(forum, secretariat):
    meeting = plan(forum, secretariat, days=[TODAY])
    item = AgendaItemFactory(meeting=meeting, minutes_presentation=30, minutes_discussion=0)
    with pytest.raises(Incomplete) as refusal:
        steps.announce(meeting=meeting, version=None, by=secretariat, now=NOW)
    assert [gap.provision for gap in refusal.value.gaps] == ["TWG-5d.08"]
    item.minutes_discussion = 15
    item.save()
    assert steps.announce(meeting=meeting, version=None, by=secretariat, now=NOW).state == MeetingState.ANNOUNCED


def ready(forum, secretariat, state=MeetingState.PLANNED, day=None):
    meeting = MeetingFactory(
        forum=forum, starts_on=day or TODAY, ends_on=None, state=state, state_reason="x", created_by=secretariat
    )
    AgendaItemFactory(meeting=meeting)
    return meeting


FACTS = {"postpone": {"reason": "Rain"}, "cancel": {"reason": "Rain"}, "unhold": {"reason": "Mistake"}}
ACTS = {step.verb: getattr(steps, step.verb) for step in MEETING_WORKFLOW.steps}


@pytest.mark.parametrize("state", MeetingState.values)
@pytest.mark.parametrize("verb", list(ACTS))
def test_every_pair_of_state_and_step(forum, secretariat, state, verb):
    meeting = ready(forum, secretariat, state)
    step = MEETING_WORKFLOW.step(verb)
    facts = FACTS.get(verb, {})
    member = seated(forum, SeatFunction.MINISTRY)
    with pytest.raises(Refused):
        ACTS[verb](meeting=meeting, version=None, by=member, now=NOW, **facts)
    if state in step.sources:
        done = ACTS[verb](meeting=meeting, version=meeting.version, by=secretariat, now=NOW, **facts)
        assert done.state == step.target
    else:
        with pytest.raises(Refused):
            ACTS[verb](meeting=meeting, version=None, by=secretariat, now=NOW, **facts)


def test_a_step_on_an_older_page_is_refused(forum, secretariat):
    meeting = ready(forum, secretariat)
    with pytest.raises(Stale):
        steps.announce(meeting=meeting, version=meeting.version + 1, by=secretariat, now=NOW)


def test_a_meeting_that_lies_ahead_was_not_held(forum, secretariat):
    meeting = ready(forum, secretariat, MeetingState.ANNOUNCED, TODAY + datetime.timedelta(days=3))
    with pytest.raises(Refused):
        steps.hold(meeting=meeting, version=None, by=secretariat, now=NOW)


def test_postponed_and_cancelled_keep_their_reason_for_all_to_read(client, forum, secretariat):
    meeting = ready(forum, secretariat, MeetingState.ANNOUNCED)
    MeetingDayFactory(meeting=meeting)
    client.force_login(secretariat)
    url = reverse("meetings:meeting-postpone", args=[meeting.pk])
    assert client.post(url, {"version": meeting.version, "reason": ""}).status_code == 422
    data = {"version": meeting.version, "reason": "The Chair is abroad", "planned_text": "Q1 2027"}
    assert client.post(url, data).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.state, meeting.planned_text, meeting.approximate) == ("postponed", "Q1 2027", True)
    client.force_login(seated(forum, SeatFunction.NGO))
    assert "The Chair is abroad" in client.get(meeting.get_absolute_url()).content.decode()


def test_refused_announcing_lists_what_is_missing(client, forum, secretariat):
    meeting = plan(forum, secretariat, days=[TODAY])
    client.force_login(secretariat)
    page = client.post(reverse("meetings:meeting-announce", args=[meeting.pk]), {"version": 1})
    assert page.status_code == 422
    assert "TWG-5d.04" in page.content.decode()


def test_listeners_hear_of_each_change(forum, secretariat, monkeypatch):
    heard = []
    monkeypatch.setattr(steps.changes, "LISTENERS", [lambda **facts: heard.append(facts["change"])])
    meeting = ready(forum, secretariat)
    meeting = steps.announce(meeting=meeting, version=None, by=secretariat, now=NOW)
    later = {"day_on": TODAY + datetime.timedelta(days=9), "venue": "Room B"}
    meeting = change(meeting, secretariat, days=[later])
    meeting = steps.postpone(meeting=meeting, version=None, reason="x", by=secretariat, now=NOW)
    steps.cancel(meeting=meeting, version=None, reason="x", by=secretariat, now=NOW)
    assert heard == ["announced", "moved", "postponed", "cancelled"]


def test_nothing_of_a_sealed_meeting_changes(forum, secretariat):
    meeting = ready(forum, secretariat, MeetingState.HELD)
    sealed = {"sealed_sha256": "0" * 64, "sealed_at": NOW, "sealed_by": secretariat}
    Meeting.objects.filter(pk=meeting.pk).update(minutes_state="sealed", **sealed)
    meeting.refresh_from_db()
    with pytest.raises(Refused):
        change(meeting, secretariat, title_en="Other")
    with pytest.raises(Refused):
        steps.unhold(meeting=meeting, version=None, reason="x", by=secretariat, now=NOW)


def test_the_list_takes_the_same_number_of_queries_with_one_meeting_and_with_thirty(
    client, forum, secretariat, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def more():
        meeting = ready(forum, secretariat)
        MeetingDayFactory(meeting=meeting), JointForumFactory(meeting=meeting)

    client.force_login(secretariat)
    more()
    for url in (
        reverse("meetings:meeting-list"),
        reverse("meetings:meeting-list-export"),
        reverse("meetings:forum-meetings", args=[forum.pk]),
    ):
        client.get(url)
        with CaptureQueriesContext(connection) as one:
            assert client.get(url).status_code == 200
        for _number in range(15):
            more()
        with django_assert_num_queries(len(one)):
            client.get(url)
