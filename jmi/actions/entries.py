"""Saving one row of a progress report: an indicator, an activity, a partnering action, a note, a statement.

Drafts always save: what is missing is listed at submission (``progress_rules.report_gaps``). A save on top of somebody
else's is refused with both texts (``Stale``).
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from jmi.actions.parts import Parts
from jmi.figures import figure_value
from jmi.models import (
    Activity,
    ActivityProgress,
    DiscussionRequest,
    Indicator,
    IndicatorProgress,
    Outcome,
    OutcomeNote,
    PartneringAction,
    PartneringProgress,
    ProgressReport,
)
from jmi.older import SAME_NOW, follow, texts_of
from jmi.progress_permissions import may_dissent, may_write, parties
from jmi.report_read import locked
from jmi.states import COUNTED, REPORT_WORKFLOW, Reported, ReportState, RoundState
from kit.fixed import Fixed, number
from kit.refusals import NotAllowed, Refused, Stale
from kit.vague_dates import parse_vague


def check_round_open(report: ProgressReport) -> None:
    """Nothing is entered or sent in a round that is not open."""
    if report.round.state != RoundState.OPEN:
        raise Refused(_("The round is closed; only CRDB/CDC can open it again."), "JMI-4.06")


def begin(report: ProgressReport, kind: str, by: User, now: datetime) -> set[str]:
    """Check that ``by`` may write a row of ``kind`` now; the first line of the secretariat starts the report."""
    mine = parties(by, report)
    check_round_open(report)
    if not may_write(mine, kind, report.state):
        if may_write(mine, kind, ReportState.DRAFTED):
            raise Refused(
                _("The report is now “%(state)s” and can no longer be changed.")
                % {"state": report.get_state_display()},
                "JMI-3.12",
            )
        raise NotAllowed(_("Only the working group itself writes this."), "JMI-3.12")
    if report.state == ReportState.REQUESTED and "secretariat" in mine:
        report.state = REPORT_WORKFLOW.check(report.state, "draft", mine)
        report.state_since_at = now
        report.version += 1
        report.save(update_fields=["state", "state_since_at", "version"])
    return mine


def check_fresh(row: object, values: Mapping[str, object], version: int) -> None:
    """Refuse when ``row`` was saved since the form was opened; a row never saved has version 0 in the form."""
    standing = row.version if row.pk else 0
    if standing != version:
        theirs = {name: getattr(row, name) for name in values if hasattr(row, name)}
        raise Stale(theirs, {name: value for name, value in values.items() if name in theirs}, standing)


def write(row: object, values: Mapping[str, object]) -> None:
    """Put the values into the row; note which texts have not followed their other language (``jmi.older``)."""
    before = texts_of(row)
    for name, value in values.items():
        if name != SAME_NOW:
            setattr(row, name, value)
    follow(row, before, same_now=bool(values.get(SAME_NOW)))


def stamp(row: object) -> None:
    """The next version of a row that is about to be saved."""
    row.version = row.version + 1 if row.pk else 1


STANDING = Fixed(
    lambda: IndicatorProgress.objects.filter(report=number("report"), indicator=number("indicator")).order_by()
)


def save_indicator(
    *, report: ProgressReport, indicator: Indicator, values: Mapping[str, object], version: int, by: User, now: datetime
) -> IndicatorProgress:
    """Save the given fields of an indicator's entry (JMI-3.18). A value typed means "reported"; an empty one never 0.

    ``values`` may hold any field of ``IndicatorProgress`` that people fill, ``parts``: breakdown id → text, and
    ``part_stages``: breakdown id → stage id or None, for parts that stand at stages of their own.
    """
    values = dict(values)
    parts = Parts(values.pop("parts", None) or {}, values.pop("part_stages", None) or {})
    with audited("jmi.save_indicator_progress", by=by):
        report = locked(report)
        begin(report, "indicator", by, now)
        standing = STANDING.models(report=report.pk, indicator=indicator.pk)
        row = standing[0] if standing else IndicatorProgress()
        row.report, row.indicator = report, indicator
        shown = values | parts.shown()
        check_fresh(parts.on(row), shown, version)
        asked = values.get("reported", row.reported)
        write(row, values)
        given = bool(row.value_text or row.stage_id or parts.given)
        if asked == Reported.NOTHING_TO_REPORT and given:
            raise Refused(_("There is a value: “nothing to report” cannot stand beside it."), "JMI-3.18", "reported")
        row.reported = Reported.REPORTED if given else asked
        if not given and asked == Reported.REPORTED and "reported" not in values:
            row.reported = Reported.NOT_REPORTED  # the value was taken out of the short form
        _read_value(row, indicator)
        if "as_of_text" in values:
            # A day that does not exist is kept as the source writes it; ``progress_rules`` names it before submission.
            row.as_of_on = parse_vague(row.as_of_text).sort_on
        stamp(row)
        row.save()
        parts.save(row, indicator)
    return row


def _read_value(row: IndicatorProgress, indicator: Indicator) -> None:
    """The figure beside the text; None for words, and whenever nothing is reported."""
    if row.reported != Reported.REPORTED:
        row.value = row.stage = None
        return
    if row.stage_id and row.stage.indicator_id != indicator.pk:
        raise Refused(_("This stage belongs to another indicator."), "", "stage")
    counted = indicator.kind in COUNTED
    row.value = figure_value(row.value_text, indicator.direction, indicator.baseline_value) if counted else None


SCHEDULED = {
    "activity": (Activity, ActivityProgress, "activity"),
    "partnering": (PartneringAction, PartneringProgress, "partnering_action"),
}


def save_schedule(
    *,
    report: ProgressReport,
    kind: str,
    thing: object,
    values: Mapping[str, object],
    version: int,
    by: User,
    now: datetime,
) -> ActivityProgress | PartneringProgress:
    """Save where an activity or a partnering action stands; on and behind schedule may both be ticked."""
    _model, entries, name = SCHEDULED[kind]
    with audited(f"jmi.save_{kind}_progress", by=by):
        report = locked(report)
        begin(report, kind, by, now)
        row = entries.objects.filter(report=report, **{name: thing}).first() or entries(**{name: thing})
        row.report = report
        check_fresh(row, values, version)
        write(row, values)
        if row.state or row.on_schedule or row.behind_schedule:
            row.reported = Reported.REPORTED
        stamp(row)
        row.save()
    return row


def save_outcome_note(
    *, report: ProgressReport, outcome: Outcome, values: Mapping[str, str], version: int, by: User, now: datetime
) -> OutcomeNote:
    """The optional note on an outcome (JMI-3.18)."""
    with audited("jmi.save_outcome_note", by=by):
        report = locked(report)
        begin(report, "outcome", by, now)
        row = OutcomeNote.objects.filter(report=report, outcome=outcome).first() or OutcomeNote(outcome=outcome)
        row.report = report
        check_fresh(row, values, version)
        write(row, values)
        stamp(row)
        row.save()
    return row


STATEMENTS = {
    "government": ("government_statement_en", "government_statement_km"),
    "partner": ("partner_statement_en", "partner_statement_km"),
    "summary": ("summary_en", "summary_km"),
    "nothing": ("nothing_to_report", "nothing_reason"),
}


def save_statement(
    *, report: ProgressReport, which: str, values: Mapping[str, object], version: int, by: User, now: datetime
) -> ProgressReport:
    """One side's statement (JMI-2.09), the summary, or "nothing to report this period" with its reason."""
    with audited(f"jmi.save_{which}_statement", by=by):
        report = locked(report)
        wanted = {name: values[name] for name in STATEMENTS[which]}
        begin(report, which, by, now)
        # Rows have stamps of their own; a statement is stale when its own words were changed in between.
        if report.version != version and any(getattr(report, name) != wanted[name] for name in wanted):
            before = _as_opened(report, which, version)
            theirs = {name: getattr(report, name) for name in wanted}
            if before != theirs:
                raise Stale(theirs, wanted, report.version)
        if which == "nothing" and wanted["nothing_to_report"] and not str(wanted["nothing_reason"]).strip():
            raise Refused(_("Say why there is nothing to report."), "JMI-3.19", "nothing_reason")
        write(report, wanted | {SAME_NOW: values.get(SAME_NOW, False)})
        report.version += 1
        report.save()
    return report


def _as_opened(report: ProgressReport, which: str, version: int) -> dict[str, object]:
    """The words of a statement as they stood under ``version`` (from the audit trail)."""
    events = ProgressReport.pgh_event_model.objects.filter(pgh_obj_id=report.pk, version=version)
    return events.order_by("-pgh_id").values(*STATEMENTS[which]).first() or {}


def note_dissent(
    *, report: ProgressReport, text: str, version: int | None = None, by: User, now: datetime
) -> ProgressReport:
    """The lead facilitator's dissenting note: kept, printed, in the frozen copy; an empty one takes it back.

    ``Stale`` when the note (not merely the report) was changed after ``version``.
    """
    with audited("jmi.note_dissent", by=by):
        report = locked(report)
        check_round_open(report)
        if not may_dissent(parties(by, report), report.state):
            raise NotAllowed(_("Only the lead facilitator notes dissent, and before the report is sent."), "JMI-2.09")
        if version is not None and report.version != version:
            events = ProgressReport.pgh_event_model.objects.filter(pgh_obj_id=report.pk, version=version)
            if events.order_by("-pgh_id").values_list("dissent", flat=True).first() != report.dissent:
                raise Stale({"text": report.dissent}, {"text": text}, report.version)
        report.dissent = text.strip()
        report.dissent_at, report.dissent_by = (now, by) if report.dissent else (None, None)
        report.version += 1
        report.save()
    return report


def raise_discussion(
    *, report: ProgressReport, indicator: Indicator, text: str, by: User, now: datetime
) -> DiscussionRequest:
    """A point for the next meeting, from a progress entry (TWG-4c.06); any member may raise one."""
    with audited("jmi.raise_discussion", by=by):
        report = locked(report)
        if "member" not in parties(by, report):
            raise NotAllowed(_("Only members of the working group raise points for its meeting."), "TWG-4c.06")
        if not text.strip():
            raise Refused(_("Say what shall be discussed."), "TWG-4c.06", "text")
        row, _new = IndicatorProgress.objects.get_or_create(report=report, indicator=indicator)
        return DiscussionRequest.objects.create(progress=row, text=text.strip(), raised_at=now, raised_by=by)
