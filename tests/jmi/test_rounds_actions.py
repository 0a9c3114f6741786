"""Opening, closing, moving dates; who is written to."""

import datetime
import uuid

import pytest
from django.core import mail
from django.utils import timezone

from accounts.roles import RoleName
from jmi.actions import reminders, rounds
from jmi.models import DueMove, ProgressReport, RoundReminder
from jmi.round_emails import reminder_words_in_both
from jmi.states import RoundState, SetState
from kit.refusals import NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.jmi import CycleFactory, JmiSetFactory, member
from tests.factories.jmi_progress import ProgressReportFactory, RoundFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)


@pytest.fixture
def centre():
    return UserFactory(roles=[RoleName.CRDB])


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Run an action and give the letters that left after its commit."""

    def run(action, **given):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            result = action(**given)
        return result, list(mail.outbox)

    return run


def planned(**fields):
    return RoundFactory(state=RoundState.PLANNED, opened_at=None, **fields)


@pytest.mark.provision("JMI-4.06")
def test_opening_asks_each_set_in_force_once_and_writes_to_its_secretariat(centre, sent):
    cycle = CycleFactory()
    first, second = (JmiSetFactory(cycle=cycle, state=SetState.IN_FORCE) for _n in range(2))
    JmiSetFactory(cycle=cycle, state=SetState.DRAFTING)
    JmiSetFactory(state=SetState.IN_FORCE)  # of another cycle
    khmer = member(first.forum, language="km")
    english = member(second.forum, language="en")
    member(first.forum, SeatFunction.CHAIR)
    round_ = planned(cycle=cycle)
    made, letters = sent(rounds.open_round, round_=round_, by=centre, now=NOW)
    assert {report.jmi_set_id for report in made} == {first.pk, second.pk}
    assert all(report.due_on == round_.due_on and report.state == "requested" for report in made)
    assert sorted(letter.to[0].split("<")[-1].strip(">") for letter in letters) == sorted([khmer.email, english.email])
    by_reader = {letter.to[0].split("<")[-1].strip(">"): letter for letter in letters}
    assert "វឌ្ឍនភាព JMI ២០២៦" in by_reader[khmer.email].subject
    assert "JMI progress 2026" in by_reader[english.email].subject
    assert f"/jmi/reports/{made[1].pk}/" in "".join(letter.body for letter in letters)


def test_opening_twice_is_refused_and_asks_nobody_twice(centre):
    jmi_set = JmiSetFactory(state=SetState.IN_FORCE)
    round_ = planned(cycle=jmi_set.cycle)
    rounds.open_round(round_=round_, by=centre, now=NOW)
    with pytest.raises(Refused):
        rounds.open_round(round_=round_, by=centre, now=NOW)
    assert ProgressReport.objects.filter(round=round_).count() == 1


def test_a_set_that_comes_late_is_added_alone(centre, sent):
    jmi_set = JmiSetFactory(state=SetState.IN_FORCE)
    round_ = planned(cycle=jmi_set.cycle)
    rounds.open_round(round_=round_, by=centre, now=NOW)
    late = JmiSetFactory(cycle=jmi_set.cycle, state=SetState.IN_FORCE)
    member(late.forum)
    made, letters = sent(rounds.add_late_sets, round_=round_, by=centre, now=NOW)
    assert [report.jmi_set for report in made] == [late]
    assert len(letters) == 1
    assert rounds.add_late_sets(round_=round_, by=centre, now=NOW) == []


def test_rounds_of_one_cycle_may_overlap(centre):
    jmi_set = JmiSetFactory(state=SetState.IN_FORCE)
    for _n in range(2):
        rounds.open_round(round_=planned(cycle=jmi_set.cycle), by=centre, now=NOW)
    assert jmi_set.reports.count() == 2


@pytest.mark.parametrize("function", list(SeatFunction))
def test_nobody_but_the_centre_opens_closes_or_moves(function):
    report = ProgressReportFactory()
    user = member(report.jmi_set.forum, function)
    calls = [
        lambda: rounds.open_round(round_=report.round, by=user, now=NOW),
        lambda: rounds.close_round(round_=report.round, by=user, now=NOW),
        lambda: rounds.reopen_round(round_=report.round, reason="x", by=user, now=NOW),
        lambda: rounds.add_late_sets(round_=report.round, by=user, now=NOW),
        lambda: rounds.move_due(report=report, due_on=report.due_on, reason="x", by=user, now=NOW),
        lambda: rounds.create_round(cycle=report.round.cycle, values={}, by=user, now=NOW),
        lambda: rounds.update_round(round_=report.round, values={}, version=1, by=user, now=NOW),
    ]
    for call in calls:
        with pytest.raises(NotAllowed):
            call()


def test_a_closed_round_opens_again_only_with_a_reason(centre):
    round_ = RoundFactory()
    rounds.close_round(round_=round_, by=centre, now=NOW)
    with pytest.raises(Refused):
        rounds.reopen_round(round_=round_, reason=" ", by=centre, now=NOW)
    opened = rounds.reopen_round(round_=round_, reason="Two groups were late", by=centre, now=NOW)
    assert (opened.state, opened.closed_at, opened.closed_by) == ("open", None, None)


@pytest.mark.provision("JMI-4.06")
def test_moving_a_date_keeps_the_old_one_with_its_reason(centre):
    report = ProgressReportFactory()
    old = report.due_on
    new = old + datetime.timedelta(14)
    with pytest.raises(Refused):
        rounds.move_due(report=report, due_on=new, reason=" ", by=centre, now=NOW)
    moved = rounds.move_due(report=report, due_on=new, reason="Floods", by=centre, now=NOW)
    assert (moved.due_on, moved.round.due_on) == (new, old)
    move = DueMove.objects.get(report=report)
    assert (move.old_on, move.new_on, move.reason, move.moved_by) == (old, new, "Floods", centre)


def test_a_date_cannot_lie_before_the_end_of_the_period(centre):
    report = ProgressReportFactory()
    with pytest.raises(Refused) as refusal:
        rounds.move_due(report=report, due_on=datetime.date(2026, 9, 29), reason="x", by=centre, now=NOW)
    assert refusal.value.field == "due_on"


def test_a_group_may_have_a_period_of_its_own(centre):
    report = ProgressReportFactory()
    first, last = datetime.date(2025, 10, 1), datetime.date(2026, 9, 30)
    moved = rounds.move_due(
        report=report,
        due_on=report.due_on,
        reason="School year",
        by=centre,
        now=NOW,
        period_from_on=first,
        period_to_on=last,
    )
    assert moved.period == (first, last)
    assert not DueMove.objects.exists()


def test_a_date_of_a_sent_report_does_not_move(centre):
    report = ProgressReportFactory(state="submitted")
    with pytest.raises(Refused):
        rounds.move_due(report=report, due_on=datetime.date(2027, 1, 1), reason="x", by=centre, now=NOW)


def test_stale_change_of_a_round_shows_both_texts(centre):
    round_ = RoundFactory()
    values = {name: getattr(round_, name) for name in rounds.ROUND_FIELDS}
    rounds.update_round(round_=round_, values=values | {"name_en": "First"}, version=1, by=centre, now=NOW)
    with pytest.raises(Stale) as stale:
        rounds.update_round(round_=round_, values=values | {"name_en": "Second"}, version=1, by=centre, now=NOW)
    assert (stale.value.theirs["name_en"], stale.value.mine["name_en"]) == ("First", "Second")
    round_.refresh_from_db()
    assert round_.name_en == "First"


def test_the_due_date_of_an_open_round_is_moved_on_the_board_only(centre):
    round_ = RoundFactory()
    values = {name: getattr(round_, name) for name in rounds.ROUND_FIELDS} | {"due_on": datetime.date(2027, 1, 1)}
    with pytest.raises(Refused):
        rounds.update_round(round_=round_, values=values, version=1, by=centre, now=NOW)


def remind_all(reports, by, key=None):
    words = reminder_words_in_both(reports[0].round)
    return reminders.remind(reports=reports, words=words, key=key or uuid.uuid4(), by=by, now=NOW)


def test_reminders_go_to_those_whose_turn_it_is_each_in_the_own_language(centre, sent):
    round_ = RoundFactory()
    drafting = ProgressReportFactory(round=round_, state="drafted")
    with_chair = ProgressReportFactory(round=round_, state="discussed")
    accepted = ProgressReportFactory(round=round_, state="accepted")
    wanted = []
    for report in (drafting, with_chair, accepted):
        secretariat = member(report.jmi_set.forum, SeatFunction.SECRETARIAT, language="km")
        chair = member(report.jmi_set.forum, SeatFunction.CHAIR, language="en")
        if report is drafting:
            wanted.append(secretariat)
        if report is with_chair:
            wanted.append(chair)
    done, letters = sent(remind_all, reports=[drafting, with_chair, accepted], by=centre)
    addresses = {letter.to[0].split("<")[-1].strip(">"): letter for letter in letters}
    assert set(addresses) == {user.email for user in wanted}
    assert str(drafting.jmi_set.forum.name_km) in addresses[wanted[0].email].body
    assert str(with_chair.jmi_set.forum.name_en) in addresses[wanted[1].email].body
    assert [bool(one.problem) for one in done] == [False, False, True]
    assert RoundReminder.objects.count() == 2


def test_a_double_click_reminds_once(centre, sent):
    report = ProgressReportFactory(state="drafted")
    member(report.jmi_set.forum)
    key = uuid.uuid4()
    _first, letters = sent(remind_all, reports=[report], by=centre, key=key)
    done, again = sent(remind_all, reports=[report], by=centre, key=key)
    assert (len(letters), len(again), done[0].again) == (1, 0, True)
    assert RoundReminder.objects.count() == 1


def test_an_empty_seat_is_said_not_hidden(centre):
    report = ProgressReportFactory(state="drafted")
    done = remind_all([report], centre)
    assert done[0].problem
    assert not RoundReminder.objects.exists()


def test_ended_terms_and_closed_accounts_get_no_letter(centre, sent):
    report = ProgressReportFactory(state="drafted")
    gone = member(report.jmi_set.forum)
    gone.person.seats.update(to_on=timezone.localdate() - datetime.timedelta(1))
    member(report.jmi_set.forum, is_active=False)
    _done, letters = sent(remind_all, reports=[report], by=centre)
    assert letters == []


def test_an_ordinary_member_reminds_nobody():
    report = ProgressReportFactory(state="drafted")
    with pytest.raises(NotAllowed):
        remind_all([report], member(report.jmi_set.forum, SeatFunction.PARTNER))


def test_the_text_of_the_sender_cannot_break_the_letter(centre, sent):
    report = ProgressReportFactory(state="drafted")
    member(report.jmi_set.forum)
    words = dict.fromkeys(("en", "km"), ("{forum} {oops} %s\r\nBcc: x@example.org", "{url} {0} %(x)s"))
    _done, letters = sent(reminders.remind, reports=[report], words=words, key=uuid.uuid4(), by=centre, now=NOW)
    assert len(letters) == 1
    assert "\n" not in letters[0].subject
    assert "{0} %(x)s" in letters[0].body
    assert letters[0].bcc == []
