"""Attendance: a whole list ticked at once, people without an invitation, counts that need not add up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kit.refusals import NotAllowed, Refused, Stale
from meetings.actions import attendance as actions
from meetings.attendance_facts import attendance_facts
from meetings.attendance_short import attendance_short
from meetings.minutes_print import _name
from meetings.models import Attendance, HeadCount, Meeting
from meetings.ranks import is_below
from meetings.states import MeetingState, MinutesState, Presence, Reply, SeatFunction
from partners.models.organisations import Side
from partners.models.people import Sex
from tests.factories.meeting_work import InvitationFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory, PositionFactory

NOW = timezone.now()


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, state=MeetingState.HELD)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


def tick(meeting, by, **presences):
    lines = {tuple(key.split("_")): value for key, value in presences.items()}
    return actions.tick(
        meeting=meeting, presences={(kind, int(pk)): value for (kind, pk), value in lines.items()}, by=by, now=NOW
    )


def test_a_list_is_ticked_once_however_often_it_is_sent(meeting, secretariat):
    one, two = (InvitationFactory(meeting=meeting, person=PersonFactory(), group="") for _n in range(2))
    presences = {f"invitation_{one.pk}": "present", f"invitation_{two.pk}": "excused"}
    assert tick(meeting, secretariat, **presences) == 2
    assert tick(meeting, secretariat, **presences) == 0
    assert tick(meeting, secretariat, **{f"invitation_{two.pk}": "online"}) == 1
    assert list(Attendance.objects.order_by("pk").values_list("presence", flat=True)) == ["present", "online"]
    tick(meeting, secretariat, **{f"invitation_{one.pk}": ""})
    assert Attendance.objects.get().invitation == two


def test_the_substitute_who_was_announced_is_recorded_as_such(meeting, secretariat):
    row = InvitationFactory(
        meeting=meeting,
        person=PersonFactory(),
        reply=Reply.SUBSTITUTE,
        substitute_name="Long Vichea",
        substitute_position="Deputy Director",
    )
    tick(meeting, secretariat, **{f"invitation_{row.pk}": "present"})
    came = Attendance.objects.get()
    assert (came.name, came.person, came.substitute, came.position_text) == (
        "Long Vichea",
        None,
        True,
        "Deputy Director",
    )


def test_members_who_were_not_invited_can_be_ticked_and_strangers_cannot(meeting, forum, secretariat):
    seat = SeatFactory(forum=forum, function=SeatFunction.NGO)
    other = SeatFactory(function=SeatFunction.NGO)
    tick(meeting, secretariat, **{f"seat_{seat.pk}": "present", f"seat_{other.pk}": "present"})
    assert [row.person for row in Attendance.objects.all()] == [seat.person]


def test_only_those_who_keep_the_meeting_record_and_nobody_after_the_seal(meeting, forum, secretariat):
    with pytest.raises(NotAllowed):
        tick(meeting, seated(forum, SeatFunction.NGO))
    Meeting.objects.update(
        minutes_state=MinutesState.SEALED, sealed_sha256="f" * 64, sealed_at=NOW, sealed_by=secretariat
    )
    with pytest.raises(Refused):
        actions.add_attendance(meeting=meeting, name="Late", by=secretariat, now=NOW)


def test_somebody_without_a_name_needs_at_least_an_organisation(meeting, secretariat):
    with pytest.raises(Refused):
        actions.add_attendance(meeting=meeting, visitor=True, by=secretariat, now=NOW)
    row = actions.add_attendance(meeting=meeting, organisation_text="Two districts", by=secretariat, now=NOW)
    assert str(row) == "Two districts"


def test_a_person_stands_on_the_list_once_with_sex_from_the_directory(meeting, secretariat):
    person = PersonFactory(sex=Sex.FEMALE)
    row = actions.add_attendance(meeting=meeting, person=person, by=secretariat, now=NOW)
    assert row.sex == Sex.FEMALE
    with pytest.raises(Refused):
        actions.add_attendance(meeting=meeting, person=person, by=secretariat, now=NOW)


def test_a_stale_change_of_one_line_shows_both(meeting, secretariat):
    row = actions.add_attendance(meeting=meeting, name="Sok", by=secretariat, now=NOW)
    actions.change_attendance(row=row, version=1, note="by phone", by=secretariat, now=NOW)
    with pytest.raises(Stale) as stale:
        actions.change_attendance(row=row, version=1, note="by bus", by=secretariat, now=NOW)
    assert stale.value.theirs["note"] == "by phone"


@pytest.mark.provision("LRN-4.02", "LRN-4.03")
def test_head_counts_are_kept_as_written_and_need_not_add_up(meeting, secretariat):
    for label, text, total, women in (
        ("", "66 including 22 women", 66, 22),
        ("Two per district", "", 18, None),
        ("Five partner organisations", "eight", None, None),
    ):
        actions.add_count(meeting=meeting, label=label, text=text, total=total, women=women, by=secretariat, now=NOW)
    assert HeadCount.objects.count() == 3
    with pytest.raises(Refused):
        actions.add_count(meeting=meeting, total=3, women=4, by=secretariat, now=NOW)
    with pytest.raises(Refused):
        actions.add_count(meeting=meeting, label="Some", by=secretariat, now=NOW)


@pytest.mark.provision("LRN-4.04")
def test_invited_stand_beside_present_by_side_and_organisation(meeting, secretariat):
    ministry = OrganisationFactory(name_en="Ministry A", protocol_rank=1)
    for sex in (Sex.FEMALE, Sex.MALE):
        row = InvitationFactory(meeting=meeting, person=PersonFactory(sex=sex), organisation=ministry, group="")
    tick(meeting, secretariat, **{f"invitation_{row.pk}": Presence.ONLINE})
    actions.add_attendance(meeting=meeting, name="Guest", organisation_text="Suppliers", by=secretariat, now=NOW)
    facts = attendance_facts(meeting)
    by_name = {line["name"]["en"]: (line["invited"], line["present"]) for line in facts["organisations"]}
    assert by_name == {"Ministry A": (2, 1), "Suppliers": (0, 1)}
    assert (facts["present"], facts["online"], facts["invited"]) == (2, 1, 2)
    government = next(line for line in facts["sides"] if line["side"] == "government")
    assert (government["invited"], government["present"]) == (2, 1)
    short = attendance_short(meeting)
    assert {name: short[name] for name in ("present", "invited", "women")} == {
        name: facts[name] for name in ("present", "invited", "women")
    }
    sides = [(Side(line["side"]).label, line["invited"], line["present"]) for line in facts["sides"]]
    assert [(line["label"], line["invited"], line["present"]) for line in short["sides"]] == sides


def test_three_hundred_participants_open_with_as_many_queries_as_three(client, meeting, secretariat):
    client.force_login(secretariat)
    url = reverse("meetings:attendance", args=[meeting.pk])

    def invite(number):
        for _n in range(number):
            row = InvitationFactory(
                meeting=meeting, person=PersonFactory(), organisation=OrganisationFactory(), group=""
            )
            Attendance.objects.create(meeting=meeting, invitation=row, person=row.person, organisation=row.organisation)

    invite(3)
    client.get(url)
    with CaptureQueriesContext(connection) as small:
        client.get(url)
    invite(60)
    with CaptureQueriesContext(connection) as large:
        client.get(url)
    assert len(large) == len(small)


def test_the_rest_of_a_list_is_ticked_by_one_button(client, meeting, secretariat):
    rows = [InvitationFactory(meeting=meeting) for _n in range(3)]
    client.force_login(secretariat)
    data = {f"invitation-{row.pk}": "" for row in rows} | {f"invitation-{rows[0].pk}": "absent", "all": "present"}
    client.post(reverse("meetings:attendance", args=[meeting.pk]), data)
    assert sorted(Attendance.objects.values_list("presence", flat=True)) == ["absent", "present", "present"]


@pytest.mark.provision("TWG-5e.17")
def test_a_meeting_without_the_adviser_of_crdb_is_noted(client, meeting, forum, secretariat):
    seat = SeatFactory(forum=forum, function=SeatFunction.CRDB)
    member = SeatFactory(forum=forum, function=SeatFunction.NGO)
    tick(meeting, secretariat, **{f"seat_{member.pk}": "present", f"seat_{seat.pk}": "excused"})
    client.force_login(secretariat)
    url = reverse("meetings:attendance", args=[meeting.pk])
    assert "CRDB/CDC was not there" in client.get(url).content.decode()
    tick(meeting, secretariat, **{f"seat_{seat.pk}": "online"})
    assert "CRDB/CDC was not there" not in client.get(url).content.decode()


def announced_below(meeting, forum, **seat):
    """A Director comes in the place of a Secretary of State."""
    person = PersonFactory()
    PositionFactory(person=person, level="secretary_of_state", to_on=None)
    chair = SeatFactory(forum=forum, function=SeatFunction.CHAIR, person=person, **seat)
    return InvitationFactory(
        meeting=meeting,
        seat=chair,
        person=person,
        reply=Reply.SUBSTITUTE,
        substitute_name="Long Vichea",
        substitute_level="director",
    )


def test_a_substitute_below_the_level_is_recorded_and_said_on_page_and_in_the_annex(
    client, meeting, forum, secretariat
):
    row = announced_below(meeting, forum)
    tick(meeting, secretariat, **{f"invitation_{row.pk}": "present"})
    came = Attendance.objects.get()
    assert (came.level, came.level_expected) == ("director", "secretary_of_state")
    client.force_login(secretariat)
    page = client.get(reverse("meetings:attendance", args=[meeting.pk])).content.decode()
    assert "Below the level expected" in page
    assert "below the level expected (Secretary of State or equivalent)" in page
    (line,) = attendance_facts(meeting)["rows"]
    assert "below the level expected" in _name(line, "en")["presence"]
    del line["level_expected"]  # as minutes were sealed before
    assert "below" not in _name(line, "en")["presence"]


def test_the_level_set_for_a_seat_goes_before_that_of_its_holder(meeting, forum, secretariat):
    row = announced_below(meeting, forum, level_expected="director")
    tick(meeting, secretariat, **{f"invitation_{row.pk}": "present"})
    assert attendance_facts(meeting)["rows"][0]["level_expected"] == ""


@pytest.mark.parametrize(
    ("level", "expected", "below"),
    [
        ("director", "director_general", True),
        ("director_general", "director_general", False),
        ("minister", "director_general", False),
        ("programme_staff", "head_of_cooperation", True),
        ("programme_staff", "director_general", False),
        ("", "director_general", False),
        ("director", "", False),
        ("other", "minister", False),
    ],
)
def test_levels_compare_within_their_own_ladder(level, expected, below):
    assert is_below(level, expected) is below
