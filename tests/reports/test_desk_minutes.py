"""Minutes on my desk: each party sees its own step, and the count fits."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from meetings.models import Meeting
from meetings.states import MeetingKind, MeetingState, MinutesState, SeatFunction
from reports import desk_minutes, desk_parts
from reports.desk import desk_count
from tests.factories.meeting_work import CorrectionFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, state=MeetingState.HELD, starts_on=TODAY - 3 * DAY, ends_on=None)


def read(user):
    return desk_parts.read("minutes", user, TODAY)


def titles(user):
    found = desk_minutes.things(user, TODAY, read(user))
    assert desk_count(User.objects.get(pk=user.pk)) == len(found)
    return [thing.title.split(":")[0] for thing in found]


def test_each_party_sees_its_own_step(meeting, forum):
    secretariat, chair = seated(forum, SeatFunction.SECRETARIAT), seated(forum, SeatFunction.CHAIR)
    member = seated(forum, SeatFunction.NGO)
    seen = []
    for state, until in (
        (MinutesState.DRAFT, None),
        (MinutesState.CIRCULATED, TODAY + DAY),
        (MinutesState.CIRCULATED, TODAY - DAY),
        (MinutesState.APPROVED, TODAY - DAY),
    ):
        Meeting.objects.filter(pk=meeting.pk).update(minutes_state=state, corrections_until_on=until)
        assert titles(member) == []
        seen.append((titles(secretariat), titles(chair)))
    assert seen == [
        (["Circulate the minutes"], []),
        ([], []),
        ([], ["Approve the minutes"]),
        (["Seal the minutes"], []),
    ]


@pytest.mark.provision("TWG-5e.07")
def test_a_proposed_correction_waits_for_the_secretariat_and_holds_the_chair_back(meeting, forum):
    Meeting.objects.update(minutes_state=MinutesState.CIRCULATED, corrections_until_on=TODAY - DAY)
    CorrectionFactory(point=PointFactory(meeting=meeting))
    assert titles(seated(forum, SeatFunction.SECRETARIAT)) == ["Answer the corrections"]
    assert titles(seated(forum, SeatFunction.CHAIR)) == []


def test_meetings_of_partners_wait_on_no_desk_of_others(meeting, forum):
    Meeting.objects.update(kind=MeetingKind.PARTNERS)
    assert titles(seated(forum, SeatFunction.SECRETARIAT)) == []


def test_the_last_day_for_corrections_stands_among_the_dates_of_members(meeting, forum):
    Meeting.objects.update(minutes_state=MinutesState.CIRCULATED, corrections_until_on=TODAY + DAY)
    (day, words, _url) = desk_minutes.coming(TODAY, read(seated(forum, SeatFunction.NGO)))[0]
    assert day == TODAY + DAY
    assert str(meeting) in words
