"""Meetings on my desk: what the organiser owes before a meeting, what the invited owes; the count fits."""

import datetime

import pytest
from django.utils import timezone

from meetings.models import Invitation, Meeting, Seat
from meetings.states import MeetingKind, MeetingState, Reply, SeatFunction
from reports import desk_meetings, desk_parts
from reports.desk import desk_count
from tests.factories.meeting_work import InvitationFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def forum():
    return ForumFactory(papers_days=10)


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, starts_on=TODAY + 30 * DAY, ends_on=None)


def things(user):
    return desk_meetings.things(user, TODAY, desk_parts.read("meetings", user, TODAY))


def titles(user):
    found = things(user)
    assert sum(rows.count() for rows in desk_meetings.waiting(desk_parts.reader(user, TODAY))) == len(found)
    for kept in ("_held", "_desk_count"):
        vars(user).pop(kept, None)
    assert desk_count(user) == len(found)
    return [thing.title.split(":")[0] for thing in found]


def test_a_planned_meeting_of_the_next_weeks_asks_to_be_announced(meeting, forum):
    secretariat = seated(forum, SeatFunction.SECRETARIAT)
    assert titles(secretariat) == ["Announce the meeting"]
    assert titles(seated(forum, SeatFunction.NGO)) == []
    Meeting.objects.update(starts_on=TODAY + 90 * DAY)
    assert titles(secretariat) == []


@pytest.mark.provision("TWG-5d.05")
def test_papers_are_asked_for_before_the_tenth_day_and_late_after_it(meeting, forum):
    secretariat = seated(forum, SeatFunction.SECRETARIAT)
    Meeting.objects.update(state=MeetingState.ANNOUNCED, starts_on=TODAY + 20 * DAY)
    (thing,) = things(secretariat)
    assert (thing.title.split(":")[0], thing.due_on, thing.late) == ("Share the papers", TODAY + 10 * DAY, False)
    Meeting.objects.update(starts_on=TODAY + 8 * DAY)
    assert [thing.late for thing in things(secretariat)] == [True]
    Meeting.objects.update(papers_shared_on=TODAY)
    assert titles(secretariat) == []


def test_replies_are_outstanding_for_the_organiser_and_the_invited(meeting, forum):
    Meeting.objects.update(state=MeetingState.ANNOUNCED, starts_on=TODAY + 7 * DAY, papers_shared_on=TODAY)
    secretariat, member = seated(forum, SeatFunction.SECRETARIAT), seated(forum, SeatFunction.NGO)
    own = Seat.objects.held_by(member).get()
    InvitationFactory(meeting=meeting, group="", seat=own, person=own.person, sent_at=timezone.now())
    InvitationFactory(meeting=meeting, group="", seat=SeatFactory(forum=forum), sent_at=None)
    assert titles(secretariat) == ["Replies outstanding"]
    assert "1 invitation is without reply" in things(secretariat)[0].text
    assert titles(member) == ["Reply to the invitation"]
    Invitation.objects.update(reply=Reply.COMING)
    assert titles(secretariat) == titles(member) == []


def test_meetings_of_partners_ask_nothing_of_the_secretariat(meeting, forum):
    Meeting.objects.update(kind=MeetingKind.PARTNERS)
    assert titles(seated(forum, SeatFunction.SECRETARIAT)) == []


def test_whoever_called_a_meeting_prepares_it(meeting, forum):
    partner = seated(forum, SeatFunction.PARTNER)
    Meeting.objects.update(kind=MeetingKind.PARTNERS, created_by=partner)
    assert titles(partner) == ["Announce the meeting"]
