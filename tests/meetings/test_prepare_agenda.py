"""The agenda: items, order, what members propose, what is left out, what is carried over."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.refusals import NeedsReason, NotAllowed, Refused, Stale
from meetings import meeting_tabs
from meetings.actions import agenda, proposals
from meetings.actions.carry_over import carry_over
from meetings.carry_over import proposals as offered
from meetings.models import AgendaItem, AgendaTemplate
from meetings.states import ForumKind, ItemKind, MeetingState, SeatFunction
from tests.factories.meeting_work import (
    AgendaItemFactory,
    AgendaTemplateFactory,
    AgendaTemplateItemFactory,
    ItemPersonFactory,
    MeetingFactory,
)
from tests.factories.meetings import ForumFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def forum():
    return ForumFactory(kind=ForumKind.TWG)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, starts_on=TODAY + datetime.timedelta(days=20), ends_on=None)


def add(meeting, by, title="Item", people=(), **values):
    return agenda.add_item(meeting=meeting, values={"title_en": title, **values}, people=list(people), by=by, now=NOW)


def shape(meeting):
    rows = AgendaItem.objects.filter(meeting=meeting, taken=True).order_by("position", "pk")
    return [(row.number, row.title_en) for row in rows]


def test_items_get_their_numbers_breaks_have_none(meeting, secretariat):
    for title, kind in (("A", "discussion"), ("Lunch", ItemKind.BREAK), ("B", "discussion")):
        add(meeting, secretariat, title, kind=kind)
    assert shape(meeting) == [("1", "A"), ("", "Lunch"), ("2", "B")]


def test_items_move_up_down_in_and_out_with_what_hangs_below(meeting, secretariat):
    a, b, c = (add(meeting, secretariat, title) for title in "ABC")

    def move(item, to):
        agenda.move_item(item=AgendaItem.objects.get(pk=item.pk), to=to, by=secretariat, now=NOW)
        return shape(meeting)

    assert move(b, "in") == [("1", "A"), ("1.1", "B"), ("2", "C")]
    assert move(a, "down") == [("1", "C"), ("2", "A"), ("2.1", "B")]
    assert move(c, "up") == [("1", "C"), ("2", "A"), ("2.1", "B")]
    assert move(b, "out") == [("1", "C"), ("2", "A"), ("3", "B")]
    assert move(c, "in") == [("1", "C"), ("2", "A"), ("3", "B")]


def test_an_order_drawn_with_the_pointer_keeps_items_added_meanwhile(client, meeting, secretariat):
    a, b, c = (add(meeting, secretariat, title) for title in "ABC")
    client.force_login(secretariat)
    url = reverse("meetings:agenda-order", args=[meeting.pk])
    page = client.post(url, {"order": f"{b.pk}:0,{a.pk}:1,999999:0,x:y"}, headers={"HX-Request": "true"})
    assert page.status_code == 200
    assert shape(meeting) == [("1", "B"), ("1.1", "A"), ("2", "C")]
    assert client.post(url, {"order": f"{c.pk}:2"}).status_code == 302
    assert shape(meeting)[0] == ("1", "C")


def test_the_buttons_work_without_javascript(client, meeting, secretariat):
    add(meeting, secretariat, "A")
    item = add(meeting, secretariat, "B")
    client.force_login(secretariat)
    response = client.post(reverse("meetings:item-move", args=[meeting.pk, item.pk]), {"to": "up"}, follow=True)
    assert response.redirect_chain
    assert shape(meeting) == [("1", "B"), ("2", "A")]


def test_an_item_is_saved_with_its_people_and_a_stale_save_is_shown(client, meeting, secretariat):
    person, body = PersonFactory(), OrganisationFactory()
    item = add(meeting, secretariat, people=[{"role": "presenter", "person": person}])
    client.force_login(secretariat)
    url = reverse("meetings:item-update", args=[meeting.pk, item.pk])
    assert str(person) in client.get(url).content.decode()
    data = {
        "version": item.version,
        "title_en": "Progress",
        "kind": "discussion",
        "minutes_presentation": 10,
        "minutes_discussion": 20,
        "themes": ["gender"],
        "people-TOTAL_FORMS": 2,
        "people-INITIAL_FORMS": 1,
        "people-0-role": "presenter",
        "people-0-person": person.pk,
        "people-1-role": "speaker",
        "people-1-name": "Ms Sok",
        "people-1-organisation": body.pk,
        "people-1-on_behalf_of": "the partners",
    }
    assert client.post(url, data).status_code == 302
    item.refresh_from_db()
    assert (item.title_en, item.minutes_discussion, item.themes) == ("Progress", 20, ["gender"])
    assert [(row.role, row.name, row.on_behalf_of) for row in item.people.all()] == [
        ("presenter", "", ""),
        ("speaker", "Ms Sok", "the partners"),
    ]
    page = client.post(url, data | {"title_en": "Mine"})
    assert page.status_code == 409
    assert "Mine" in page.content.decode()
    with pytest.raises(Stale):
        agenda.change_item(item=item, values={"title_en": "Old"}, people=[], version=1, by=secretariat, now=NOW)


def test_one_more_line_keeps_what_was_typed(client, meeting, secretariat):
    client.force_login(secretariat)
    data = {"title_en": "Kept", "more": "people", "people-TOTAL_FORMS": 1, "people-INITIAL_FORMS": 0}
    page = client.post(reverse("meetings:item-create", args=[meeting.pk]), data)
    assert page.status_code == 200
    assert "Kept" in page.content.decode() and 'name="people-1-name"' in page.content.decode()
    assert not meeting.items.exists()


@pytest.mark.provision("TWG-5d.02")
def test_a_new_agenda_of_a_working_group_expects_workplan_jmis_and_cross_cutting_issues(meeting, secretariat):
    template = AgendaTemplate.objects.get(forum_kind=ForumKind.TWG, meeting_kind="plenary")
    items = agenda.fill_from_template(meeting=meeting, template=template, by=secretariat, now=NOW)
    expected = [item for item in items if item.provision == "TWG-5d.02"]
    assert len(expected) == 3
    with pytest.raises(NeedsReason) as asked:
        agenda.remove_item(item=expected[0], by=secretariat, now=NOW)
    assert asked.value.warnings[0].provision == "TWG-5d.02"
    agenda.remove_item(item=expected[0], reason="Approved last month", by=secretariat, now=NOW)
    kept = meeting.left_out.get()
    assert (kept.title_en, kept.reason, kept.left_out_by) == (expected[0].title_en, "Approved last month", secretariat)


def test_the_reason_of_what_is_left_out_is_read_by_members_and_printed(client, meeting, forum, secretariat):
    item = AgendaItemFactory(meeting=meeting, expected=True, provision="TWG-5d.02")
    client.force_login(secretariat)
    url = reverse("meetings:item-remove", args=[meeting.pk, item.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Not approved yet"}).status_code == 302
    client.force_login(seated(forum, SeatFunction.NGO))
    assert "Not approved yet" in client.get(reverse("meetings:agenda", args=[meeting.pk])).content.decode()
    assert client.get(reverse("meetings:agenda-export", args=[meeting.pk])).content.startswith(b"%PDF")


@pytest.mark.provision("TWG-5d.09")
def test_members_propose_items_and_read_the_answer(client, meeting, forum, secretariat):
    member = seated(forum, SeatFunction.NGO)
    client.force_login(member)
    url = reverse("meetings:item-propose", args=[meeting.pk])
    form = client.get(url).context["form"]
    data = {"once": str(form.initial["once"]), "title_en": "Flood shelters", "note_en": "Two died"}
    for _time in range(2):
        assert client.post(url, data).status_code == 302
    item = meeting.items.get(taken=False)
    assert item.proposed_by == member
    with pytest.raises(NotAllowed):
        proposals.take_item(item=item, by=member, now=NOW)
    with pytest.raises(Refused):
        proposals.decline_item(item=item, reason=" ", by=secretariat, now=NOW)
    proposals.decline_item(item=item, reason="Comes to the core group", by=secretariat, now=NOW)
    assert "Comes to the core group" in client.get(reverse("meetings:agenda", args=[meeting.pk])).content.decode()
    proposals.take_item(item=item, by=secretariat, now=NOW)
    assert shape(meeting)[-1][1] == "Flood shelters"


@pytest.mark.provision("TWG-5d.09")
def test_an_agenda_without_a_slot_for_members_is_flagged(client, meeting, secretariat):
    item = AgendaItemFactory(meeting=meeting)
    client.force_login(secretariat)
    url = reverse("meetings:agenda", args=[meeting.pk])
    assert "no slot for members" in client.get(url).content.decode()
    item.kind = ItemKind.MEMBERS
    item.save()
    assert "no slot for members" not in client.get(url).content.decode()


def test_nobody_proposes_for_a_meeting_that_was_held(meeting, forum):
    member = seated(forum, SeatFunction.NGO)
    meeting.state = MeetingState.HELD
    meeting.save()
    with pytest.raises(Refused):
        proposals.propose_item(meeting=meeting, values={"title_en": "Late"}, by=member, now=NOW)


def test_hours_follow_from_minutes(meeting, secretariat):
    add(meeting, secretariat, "A", minutes_presentation=10, minutes_discussion=20)
    parent = add(meeting, secretariat, "B")
    child = add(meeting, secretariat, "C", minutes_presentation=5, minutes_discussion=10)
    agenda.move_item(item=child, to="in", by=secretariat, now=NOW)
    agenda.lay_out_times(meeting=meeting, starts=datetime.time(8, 30), by=secretariat, now=NOW)
    parent.refresh_from_db()
    assert (parent.starts, parent.ends) == (datetime.time(9, 0), datetime.time(9, 15))
    with pytest.raises(Refused):
        agenda.lay_out_times(meeting=meeting, starts=datetime.time(23, 40), by=secretariat, now=NOW)


@pytest.mark.provision("TWG-5d.08")
def test_discussion_of_the_item_above_counts_for_what_is_presented_below(meeting, secretariat):
    from meetings import agenda_rules

    parent = AgendaItemFactory(meeting=meeting, position=1, minutes_presentation=0, minutes_discussion=30)
    AgendaItemFactory(meeting=meeting, parent=parent, position=2, minutes_presentation=10, minutes_discussion=0)
    assert agenda_rules.gaps(list(meeting.items.all())) == []
    lonely = AgendaItemFactory(meeting=meeting, position=3, minutes_presentation=10, minutes_discussion=None)
    assert agenda_rules.without_discussion(meeting.items.all()) == [lonely]


def held(forum, days_ago=90):
    return MeetingFactory(
        forum=forum, state=MeetingState.HELD, starts_on=TODAY - datetime.timedelta(days=days_ago), ends_on=None
    )


def test_the_next_agenda_is_offered_what_was_not_reached_and_what_comes_again(meeting, forum, secretariat):
    before, last = held(forum, 200), held(forum)
    AgendaItemFactory(meeting=before, title_en="Long ago", reached=False)
    AgendaItemFactory(meeting=last, title_en="Done", reached=True)
    missed = AgendaItemFactory(meeting=last, title_en="Missed", reached=False)
    AgendaItemFactory(meeting=last, title_en="Workplan", reached=True, recurring=True)
    assert [one.title for one in offered(meeting)] == ["Missed", "Workplan"]
    for _time in range(2):
        carry_over(meeting=meeting, keys={f"item-{missed.pk}"}, by=secretariat, now=NOW)
    carried = meeting.items.get()
    assert (carried.title_en, carried.carried_from) == ("Missed", missed)
    assert [one.title for one in offered(meeting)] == ["Workplan"]


def test_what_other_rooms_offer_is_carried_once_or_goes_below_the_item_that_stands_there(
    client, meeting, secretariat, monkeypatch
):
    made = []
    given = {
        "title_en": "Follow-up of agreed actions",
        "note_en": "– Name a focal point",
        "source": "3 open actions",
    }
    issue = {"title_en": "Issue from Kratie", "source": "Handed up", "key": "leg-7", "made": lambda *a: made.append(a)}
    monkeypatch.setattr(meeting_tabs, "CARRIED", [lambda meeting: [given, issue]])
    standing = add(meeting, secretariat, "Follow-up of agreed actions")
    client.force_login(secretariat)
    url = reverse("meetings:agenda-carry", args=[meeting.pk])
    page = client.get(url)
    assert "3 open actions" in page.content.decode()
    keys = [one.key for one in page.context["proposals"]]
    assert client.post(url, {"take": keys}).status_code == 302
    standing.refresh_from_db()
    assert standing.note_en == "– Name a focal point"
    assert [title for _number, title in shape(meeting)] == ["Follow-up of agreed actions", "Issue from Kratie"]
    assert made[0][0].title_en == "Issue from Kratie"
    client.post(url, {"take": keys})
    assert meeting.items.count() == 2


def test_a_template_with_levels_fills_an_agenda_with_levels(meeting, secretariat):
    template = AgendaTemplateFactory()
    parent = AgendaTemplateItemFactory(template=template, position=1, title_en="Above")
    AgendaTemplateItemFactory(template=template, position=2, parent=parent, title_en="Below")
    agenda.fill_from_template(meeting=meeting, template=template, by=secretariat, now=NOW)
    assert shape(meeting) == [("1", "Above"), ("1.1", "Below")]


def test_items_with_minutes_or_papers_stay(meeting, secretariat):
    from tests.factories.meeting_work import PointFactory

    item = AgendaItemFactory(meeting=meeting)
    PointFactory(meeting=meeting, item=item)
    with pytest.raises(Refused):
        agenda.remove_item(item=item, by=secretariat, now=NOW)


def test_members_write_nothing_on_the_agenda(meeting, forum):
    member = seated(forum, SeatFunction.MINISTRY)
    with pytest.raises(NotAllowed):
        add(meeting, member)
    with pytest.raises(NotAllowed):
        carry_over(meeting=meeting, keys=set(), by=member, now=NOW)


def test_the_agenda_prints_in_khmer(client, meeting, secretariat):
    item = AgendaItemFactory(meeting=meeting, title_km="វឌ្ឍនភាព")
    ItemPersonFactory(item=item)
    client.force_login(secretariat)
    client.cookies["desk_language"] = "km"
    assert client.get(reverse("meetings:agenda-export", args=[meeting.pk])).content.startswith(b"%PDF")
