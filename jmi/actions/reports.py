"""The steps of a progress report: every row of ``REPORT_WORKFLOW`` is taken here, with a frozen copy at submission."""

import hashlib
import json
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.audit import audited
from accounts.models import User
from jmi import round_emails
from jmi.actions.entries import check_round_open, locked
from jmi.actions.review import answered_so, check_unanswered
from jmi.models import FieldComment, KeptReason, ProgressReport, Submission
from jmi.progress_permissions import may_comment, may_settle, parties
from jmi.progress_rules import is_late, report_gaps
from jmi.report_tree import report_tree
from jmi.states import REPORT_WORKFLOW, ReportState
from kit.mail import send_after_commit
from kit.refusals import Incomplete, NeedsReason, NotAllowed, Refused, Warning
from meetings.models import Seat
from meetings.states import SeatFunction

GAPS = gettext_lazy("The report is not complete yet.")


def _check_version(report: ProgressReport, version: int | None) -> None:
    """A button pressed on an old page is refused: what was read is not what would be sent."""
    if version is not None and report.version != version:
        raise Refused(_("The report was changed in the meantime. Read it again, then decide."))


def _move(report: ProgressReport, verb: str, by: User, now: datetime) -> ProgressReport:
    report.state = REPORT_WORKFLOW.check(report.state, verb, parties(by, report))
    report.state_since_at = now
    report.version += 1
    return report


def _to(report: ProgressReport, *functions: str) -> list[User]:
    found = round_emails.holders([report.jmi_set.forum_id], functions)
    return [user for function in functions for user in found.get((report.jmi_set.forum_id, function), [])]


def start(*, report: ProgressReport, by: User, now: datetime) -> ProgressReport:
    """The secretariat begins to write (also done by its first saved row)."""
    with audited("jmi.report_draft", by=by):
        report = locked(report)
        check_round_open(report)
        _move(report, "draft", by, now).save()
    return report


def discuss(*, report: ProgressReport, on: date | None, note: str, by: User, now: datetime) -> ProgressReport:
    """Record the TWG meeting that discussed progress and challenges (JMI-3.20); then it is the Chair's turn."""
    with audited("jmi.report_discuss", by=by):
        report = locked(report)
        check_round_open(report)
        _move(report, "discuss", by, now)
        if on is None:
            raise Refused(_("Give the day of the TWG meeting."), "JMI-3.20", "discussed_on")
        if on > timezone.localdate(now):
            raise Refused(_("The meeting lies in the future."), "JMI-3.20", "discussed_on")
        if on < report.period[0]:
            raise Refused(_("The meeting was before the period that is reported on."), "JMI-3.20", "discussed_on")
        report.discussed_on, report.discussed_note = on, note
        report.save()
        send_after_commit(round_emails.step_taken(report, _to(report, SeatFunction.CHAIR), "approve"))
    return report


def approve(*, report: ProgressReport, version: int | None = None, by: User, now: datetime) -> ProgressReport:
    """The Chair approves what was read (TWG-5e.11)."""
    with audited("jmi.report_approve", by=by):
        report = locked(report)
        check_round_open(report)
        _move(report, "approve", by, now)
        _check_version(report, None if version is None else version + 1)
        report.approved_at, report.approved_by = now, by
        report.save()
        send_after_commit(round_emails.step_taken(report, _to(report, SeatFunction.SECRETARIAT), "approved"))
    return report


def send_back(*, report: ProgressReport, comment: str, by: User, now: datetime) -> ProgressReport:
    """The Chair sends the report back to the secretariat, with a comment (TWG-5e.11)."""
    with audited("jmi.report_send_back", by=by, why=comment):
        report = locked(report)
        check_round_open(report)
        _move(report, "send-back", by, now)
        _comment(report, comment, by, now)
        report.approved_at = report.approved_by = None
        report.save()
        letters = round_emails.step_taken(report, _to(report, SeatFunction.SECRETARIAT), "sent-back", comment)
        send_after_commit(letters)
    return report


def check_complete(report: ProgressReport, reason: str = "") -> tuple[dict[str, object], list[Warning]]:
    """The tree to freeze. Raises Incomplete for each *must*, NeedsReason for *shoulds* without a reason."""
    tree = report_tree(report)
    gaps = report_gaps(tree)
    musts = [Refused(f"{gap.name}: {gap.message}", gap.provision, gap.anchor) for gap in gaps if gap.must]
    if musts:
        raise Incomplete(GAPS, musts)
    shoulds = [Warning(gap.provision, f"{gap.name}: {gap.message}") for gap in gaps]
    if shoulds and not reason.strip():
        raise NeedsReason(shoulds)
    return tree, shoulds


def submit(
    *,
    report: ProgressReport,
    reason: str = "",
    on_behalf_of: str = "",
    version: int | None = None,
    by: User,
    now: datetime,
) -> Submission:
    """Send to CRDB/CDC: complete or refused, late from the day after the due date, frozen (JMI-4.06)."""
    with audited("jmi.report_submit", by=by, why=reason):
        report = locked(report)
        check_round_open(report)
        _move(report, "submit", by, now)
        _check_version(report, None if version is None else version + 1)
        _tree, shoulds = check_complete(report, reason)
        for warning in shoulds:
            KeptReason.objects.create(
                report=report, provision=warning.provision, reason=reason.strip(), given_at=now, given_by=by
            )
        late = is_late(timezone.localdate(now), report.due_on)
        report.submitted_at, report.submitted_by, report.submitted_late = now, by, late
        report.save()
        copy = _freeze(report, on_behalf_of, late, by, now)
        send_after_commit(round_emails.step_taken(report, round_emails.centre(), "submitted"))
    return copy


def _freeze(report: ProgressReport, on_behalf_of: str, late: bool, by: User, now: datetime) -> Submission:
    """The frozen copy: everything as it stands, with the fingerprint of its canonical JSON."""
    content = report_tree(report)
    content["reasons"] = [
        {"provision": kept.provision, "reason": kept.reason, "given_by": str(kept.given_by)}
        for kept in report.keptreasons.select_related("given_by")
    ]
    number = Submission.objects.filter(report=report).count() + 1
    return Submission.objects.create(
        report=report,
        number=number,
        content=content,
        sha256=fingerprint(content),
        submitted_at=now,
        submitted_by=by,
        on_behalf_of=on_behalf_of or _seat_of(report, by),
        late=late,
    )


def fingerprint(content: dict[str, object]) -> str:
    """SHA-256 of the content as canonical JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _seat_of(report: ProgressReport, by: User) -> str:
    """For whom the submitter acts: the office of the seat held, and the forum."""
    seat = Seat.objects.held_by(by).filter(forum=report.jmi_set.forum_id, function__in=("secretariat", "chair")).first()
    return f"{seat.get_function_display()}, {report.jmi_set.forum}"[:200] if seat else ""


def accept(*, report: ProgressReport, by: User, now: datetime) -> ProgressReport:
    """CRDB/CDC accepts; from here the TWG cannot change it (JMI-4.06)."""
    with audited("jmi.report_accept", by=by):
        report = locked(report)
        _move(report, "accept", by, now)
        open_ones = report.fieldcomments.filter(asks_change=True, settled_at=None)
        open_ones.update(settled_at=now, settled_by=by)
        report.accepted_at, report.accepted_by = now, by
        report.save()
        send_after_commit(round_emails.step_taken(report, _to(report, SeatFunction.SECRETARIAT), "accepted"))
    return report


def return_(*, report: ProgressReport, comment: str, by: User, now: datetime) -> ProgressReport:
    """CRDB/CDC sends back; the comments tied to fields that ask for a change say where, or ``comment`` says it."""
    with audited("jmi.report_return", by=by, why=comment):
        report = locked(report)
        _move(report, "return", by, now)
        tied = report.fieldcomments.filter(asks_change=True, settled_at=None)
        if comment.strip() or not tied.exists():
            _comment(report, comment, by, now)
        report.accepted_at = report.accepted_by = None
        report.save()
        words = "\n".join(tied.values_list("text", flat=True))
        letters = round_emails.step_taken(report, _to(report, SeatFunction.SECRETARIAT), "returned", words)
        send_after_commit(letters)
    return report


def consolidate(*, report: ProgressReport, by: User, now: datetime) -> ProgressReport:
    """Taken into an edition; only the building of an edition calls this (JMI-3.21)."""
    with audited("jmi.report_consolidate", by=by):
        report = locked(report)
        _move(report, "consolidate", by, now).save()
    return report


def reopen(*, report: ProgressReport, reason: str, by: User, now: datetime) -> ProgressReport:
    """Take a consolidated report out again, with a reason; the edition built from it stays as it is (JMI-3.21)."""
    if not reason.strip():
        raise Refused(_("Say why the report is opened again."), "JMI-3.21", "reason")
    with audited("jmi.report_reopen", by=by, why=reason):
        report = locked(report)
        _move(report, "reopen", by, now).save()
    return report


def _comment(
    report: ProgressReport, text: str, by: User, now: datetime, row: str = "", field: str = ""
) -> FieldComment:
    if not text.strip():
        raise Refused(_("Say what has to be changed."), "JMI-4.06", "comment")
    return FieldComment.objects.create(
        report=report, row=row, field=field, text=text.strip(), made_at=now, made_by=by, asks_change=True
    )


def add_comment(
    *, report: ProgressReport, row: str, field: str, text: str, asks_change: bool, by: User, now: datetime
) -> FieldComment:
    """A comment tied to one field of one row; CRDB/CDC may ask for a change with it."""
    with audited("jmi.report_comment", by=by):
        report = locked(report)
        mine = parties(by, report)
        if not may_comment(mine, report.state):
            raise NotAllowed(_("You cannot comment on this report."))
        if not text.strip():
            raise Refused(_("The comment is empty."), "", "text")
        return FieldComment.objects.create(
            report=report,
            row=row,
            field=field,
            text=text.strip(),
            made_at=now,
            made_by=by,
            asks_change=asks_change and bool(mine & {"crdb", "chair"}),
        )


def settle_comment(
    *, comment: FieldComment, answer: str, version: int | None = None, by: User, now: datetime
) -> FieldComment:
    """Answer a comment and mark it settled; a second click changes nothing, another's answer is not overwritten."""
    with audited("jmi.report_comment_settle", by=by):
        report = locked(comment.report)
        if not may_settle(parties(by, report)):
            raise NotAllowed(_("Only the secretariat, the Chair and CRDB/CDC settle comments."))
        comment = FieldComment.objects.select_for_update().get(pk=comment.pk)
        if comment.settled_at is None or not answered_so(comment, answer, True, by):
            check_unanswered(comment, answer, version)
            comment.settled_at, comment.settled_by, comment.answer = now, by, answer.strip()
            comment.version += 1
            comment.save()
    return comment


def is_done(report: ProgressReport) -> bool:
    """Whether nothing more is expected of the working group."""
    return report.state in (ReportState.ACCEPTED, ReportState.CONSOLIDATED)
