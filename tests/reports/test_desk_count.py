"""The number beside «My desk» is the number of things that stand there."""

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from jmi.models import Agreement
from meetings.states import MeetingState, MinutesState, SeatFunction
from partners.models import Person, Position
from reports.desk import desk, desk_count
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory, ExtensionFactory, IssueFactory, LegFactory
from tests.factories.jmi import AgreementFactory, CycleFactory, complete_set, member
from tests.factories.jmi_progress import full_report
from tests.factories.meeting_work import InvitationFactory, MeetingFactory

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


def busy_forum():
    """A working group in which everybody has something to do; and those who come to it from outside."""
    report = full_report(state="drafted")
    forum, today = report.jmi_set.forum, timezone.localdate()
    people = {function: member(forum, function) for function in SeatFunction.values}
    ahead = MeetingFactory(forum=forum, state=MeetingState.ANNOUNCED, starts_on=today + datetime.timedelta(9))
    MeetingFactory(forum=forum, state=MeetingState.HELD, starts_on=today - datetime.timedelta(9))
    MeetingFactory(
        forum=forum,
        state=MeetingState.HELD,
        starts_on=today - datetime.timedelta(40),
        minutes_state=MinutesState.CIRCULATED,
        corrections_until_on=today - datetime.timedelta(1),
    )
    late = ActionFactory(forum=forum, due_on=today - datetime.timedelta(3))
    ExtensionFactory(action=late)
    ActionFactory(forum=forum, state="done", closing_note="Built")
    IssueFactory(forum=forum, state="unresolved")
    LegFactory(issue=IssueFactory(), receiver="forum", to_forum=forum)
    LegFactory(issue=IssueFactory(), receiver="organisation", to_organisation=late.lead_organisation)
    people["guest"] = UserFactory()
    InvitationFactory(
        meeting=ahead, person=Person.objects.create(name_en="Guest", user=people["guest"]), sent_at=timezone.now()
    )
    people["official"] = UserFactory()
    holder = Person.objects.create(name_en="Official", user=people["official"])
    Position.objects.create(person=holder, organisation=late.lead_organisation, title_en="Officer")
    people["stranger"] = UserFactory()
    people["crdb"] = UserFactory(roles=["crdb"])
    people["administrator"] = UserFactory(roles=["administrator"])
    return people


def test_everybody_reads_the_number_of_things_that_stand_on_the_desk():
    today, found = timezone.localdate(), {}
    for role, user in busy_forum().items():
        counted = desk_count(type(user).objects.get(pk=user.pk))
        found[role] = (counted, len(desk(user, today, "/").things))
    assert {role: pair for role, pair in found.items() if len(set(pair)) > 1} == {}
    assert found["guest"] == (1, 1) and found["stranger"] == (0, 0)
    assert found[SeatFunction.SECRETARIAT][0] > 5
