"""The number beside «My desk» is the number of things that stand there."""

import pytest
from django.utils import timezone

from accounts.models import User
from jmi.models import Agreement
from meetings.states import SeatFunction
from reports.desk import desk, desk_count
from tests.factories.followup import ActionFactory
from tests.factories.jmi import AgreementFactory, CycleFactory, complete_set, member
from tests.factories.jmi_progress import full_report
from tests.factories.meeting_work import MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("function", [SeatFunction.SECRETARIAT, SeatFunction.CHAIR, SeatFunction.FACILITATOR])
@pytest.mark.parametrize("agreed", ["", "chair", "facilitator"])
def test_the_badge_counts_what_the_desk_shows(function, agreed):
    report = full_report(state="drafted")
    draft = complete_set(forum=report.jmi_set.forum, cycle=CycleFactory(start_year=2090, end_year=2094))
    if agreed:
        AgreementFactory(jmi_set=draft, party=agreed)
    user = member(report.jmi_set.forum, function)
    things = desk(user, timezone.localdate(), "/").things
    assert desk_count(user) == len(things)
    expected = {SeatFunction.SECRETARIAT: 1 + (not Agreement.objects.exists())}
    assert len(things) == expected.get(function, int(agreed != function))


@pytest.mark.parametrize("function", [SeatFunction.FACILITATOR, SeatFunction.NGO])
def test_only_those_who_may_remind_are_offered_it(function):
    report = full_report(state="drafted")
    waiting = desk(member(report.jmi_set.forum, function), timezone.localdate(), "/").waiting
    assert [bool(one.report) for one in waiting] == [function == SeatFunction.FACILITATOR]


def test_the_desk_is_read_in_few_queries_however_much_waits(django_assert_max_num_queries):
    report = full_report(state="drafted")
    forum = report.jmi_set.forum
    user = member(forum, SeatFunction.SECRETARIAT)
    today = timezone.localdate()
    for _number in range(3):
        ActionFactory(forum=forum, lead_seat=user.person.seats.get(), due_on=today)
        MeetingFactory(forum=forum, starts_on=today, ends_on=None)
    desk(user, today, "/")
    again = User.objects.get(pk=user.pk)
    with django_assert_max_num_queries(6):  # roles, seats, all lists, indicators and their entries, leads
        found = desk(again, today, "/")
    assert len(found.things) >= 7
