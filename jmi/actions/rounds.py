"""Opening, changing and closing reporting rounds; moving dates. Every write of a round passes here."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from accounts.roles import Right
from jmi import round_emails
from jmi.models import DueMove, JmiSet, ProgressReport, Round
from jmi.progress_rules import SENT
from jmi.states import CycleState, ReportState, RoundState, SetState
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused, Stale

ROUND_FIELDS = ("name_en", "name_km", "year", "period_from_on", "period_to_on", "due_on", "note_en", "note_km")


def _centre(by: User) -> None:
    if not by.has_right(Right.COORDINATE):
        raise NotAllowed(_("Only CRDB/CDC opens, changes and closes reporting rounds."), "JMI-4.06")


def _locked(round_: Round) -> Round:
    return Round.objects.select_for_update().get(pk=round_.pk)


def create_round(*, cycle: object, values: dict[str, object], by: User, now: datetime) -> Round:
    """A planned round; rounds may overlap."""
    _centre(by)
    with audited("jmi.create_round", by=by):
        if cycle.state == CycleState.CLOSED:
            raise Refused(_("This cycle is closed; it can only be read."), "JMI-1.05", "cycle")
        return Round.objects.create(cycle=cycle, **values)


def update_round(*, round_: Round, values: dict[str, object], version: int, by: User, now: datetime) -> Round:
    """Change name, period or note; a due date that reports follow is moved by ``move_due``, with its reason."""
    _centre(by)
    with audited("jmi.update_round", by=by):
        round_ = _locked(round_)
        if round_.version != version:
            raise Stale({name: getattr(round_, name) for name in values}, values, round_.version)
        if round_.state == RoundState.CLOSED:
            raise Refused(_("The round is closed. Open it again before changing it."), "JMI-4.06")
        if round_.state == RoundState.OPEN and values.get("due_on", round_.due_on) != round_.due_on:
            raise Refused(_("The round is open: move the date from the board, with a reason."), "JMI-4.06", "due_on")
        for name, value in values.items():
            setattr(round_, name, value)
        round_.version += 1
        round_.save()
    return round_


def sets_to_ask(round_: Round) -> QuerySet[JmiSet]:
    """Sets in force of the round's cycle that have no request in it yet."""
    return (
        JmiSet.objects.filter(cycle=round_.cycle_id, state=SetState.IN_FORCE)
        .exclude(reports__round=round_)
        .select_related("forum")
    )


def _request(round_: Round, sets: Iterable[JmiSet], now: datetime) -> list[ProgressReport]:
    """One request a set (JMI-4.06); asking twice asks once."""
    made = []
    for jmi_set in sets:
        report, new = ProgressReport.objects.get_or_create(
            round=round_, jmi_set=jmi_set, defaults={"state_since_at": now, "due_on": round_.due_on}
        )
        if new:
            made.append(report)
    return made


def open_round(*, round_: Round, by: User, now: datetime) -> list[ProgressReport]:
    """Open a planned round: one request per set in force, a letter to each secretariat (JMI-4.06)."""
    _centre(by)
    with audited("jmi.open_round", by=by):
        round_ = _locked(round_)
        if round_.state != RoundState.PLANNED:
            raise Refused(_("This round has been opened already."), "JMI-4.06")
        sets = list(sets_to_ask(round_))
        if not sets:
            raise Refused(_("No set of this cycle is in force: there is nobody to ask."), "JMI-4.06")
        round_.state, round_.opened_at, round_.opened_by = RoundState.OPEN, now, by
        round_.version += 1
        round_.save()
        made = _request(round_, sets, now)
        send_after_commit(round_emails.opened(round_, made))
    return made


def add_late_sets(*, round_: Round, by: User, now: datetime) -> list[ProgressReport]:
    """Ask the sets that came into force after the opening."""
    _centre(by)
    with audited("jmi.add_late_sets", by=by):
        round_ = _locked(round_)
        if round_.state != RoundState.OPEN:
            raise Refused(_("The round is not open."), "JMI-4.06")
        made = _request(round_, list(sets_to_ask(round_)), now)
        send_after_commit(round_emails.opened(round_, made))
    return made


def close_round(*, round_: Round, by: User, now: datetime) -> Round:
    """Close: who has not sent by now is recorded as “did not report”; nothing can be sent until it is opened again."""
    _centre(by)
    with audited("jmi.close_round", by=by):
        round_ = _locked(round_)
        if round_.state != RoundState.OPEN:
            raise Refused(_("The round is not open."), "JMI-4.06")
        round_.state, round_.closed_at, round_.closed_by = RoundState.CLOSED, now, by
        round_.version += 1
        round_.save()
    return round_


def reopen_round(*, round_: Round, reason: str, by: User, now: datetime) -> Round:
    """Open a closed round again; only the centre does, and says why."""
    _centre(by)
    if not reason.strip():
        raise Refused(_("Say why the round is opened again."), "JMI-4.06", "reason")
    with audited("jmi.reopen_round", by=by, why=reason):
        round_ = _locked(round_)
        if round_.state != RoundState.CLOSED:
            raise Refused(_("The round is not closed."), "JMI-4.06")
        round_.state, round_.closed_at, round_.closed_by = RoundState.OPEN, None, None
        round_.version += 1
        round_.save()
    return round_


def move_due(
    *,
    report: ProgressReport,
    due_on: date,
    reason: str,
    by: User,
    now: datetime,
    period_from_on: date | None = None,
    period_to_on: date | None = None,
) -> ProgressReport:
    """Move the date (and, if given, the period) of one report; the old date stays in ``DueMove``."""
    _centre(by)
    if not reason.strip():
        raise Refused(_("Say why the date is moved."), "JMI-4.06", "reason")
    with audited("jmi.move_due", by=by, why=reason):
        report = ProgressReport.objects.select_for_update(of=("self",)).select_related("round").get(pk=report.pk)
        if report.round.state == RoundState.CLOSED:
            raise Refused(_("The round is closed."), "JMI-4.06")
        if report.state in SENT:
            raise Refused(_("This report has been sent; its date cannot be moved."), "JMI-4.06")
        first, last = period_from_on or report.period[0], period_to_on or report.period[1]
        if last < first:
            raise Refused(_("The period ends before it begins."), "JMI-4.06", "period_to_on")
        if due_on < last:
            raise Refused(_("The report cannot be due before its period ends."), "JMI-4.06", "due_on")
        same_period = period_from_on in (None, report.period[0]) and period_to_on in (None, report.period[1])
        if due_on == report.due_on and same_period:
            return report
        if due_on != report.due_on:
            DueMove.objects.create(
                report=report, old_on=report.due_on, new_on=due_on, reason=reason, moved_at=now, moved_by=by
            )
        report.due_on, report.due_reason = due_on, reason
        if not same_period:
            report.own_period_from_on, report.own_period_to_on = first, last
        report.version += 1
        report.save()
    return report


def is_waiting(report: ProgressReport) -> bool:
    """Whether somebody is still to act on this report."""
    return report.state not in (ReportState.ACCEPTED, ReportState.CONSOLIDATED)
