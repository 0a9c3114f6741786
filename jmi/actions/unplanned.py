"""What was done and stood in no plan: an activity or a partnering action with words of its own."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from jmi.actions.entries import begin, check_fresh, locked, stamp, write
from jmi.models import Outcome, Output, ProgressReport, UnplannedProgress
from jmi.states import Reported, UnplannedKind
from kit.refusals import Refused

WORDS = ("text_en", "text_km", "side", "who", "when_text")


def _place(report: ProgressReport, place: str) -> tuple[Outcome, Output | None]:
    """The outcome and output called "outcome:3" or "output:5"; Refused unless they are of the report's own set."""
    kind, _sep, number = place.partition(":")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    if kind == "output":
        output = Output.objects.filter(pk=pk, outcome__jmi_set=report.jmi_set_id).select_related("outcome").first()
        if output is not None:
            return output.outcome, output
    outcome = Outcome.objects.filter(pk=pk, jmi_set=report.jmi_set_id).first() if kind == "outcome" else None
    if outcome is None:
        raise Refused(_("Choose the output or outcome that it served."), "JMI-3.19", "place")
    return outcome, None


def save_unplanned(
    *,
    report: ProgressReport,
    row: UnplannedProgress | None,
    values: Mapping[str, object],
    version: int,
    by: User,
    now: datetime,
) -> UnplannedProgress:
    """Save the words, the place and the standing of something unplanned; ``kind`` is given once, with a new row."""
    values = dict(values)
    place = values.pop("place", None)
    with audited("jmi.save_unplanned", by=by):
        report = locked(report)
        if row is None:
            kind = values.pop("kind", UnplannedKind.ACTIVITY)
            begin(report, kind, by, now)
            row = UnplannedProgress(report=report, kind=kind)
        else:
            begin(report, row.kind, by, now)
            row = UnplannedProgress.objects.select_for_update().filter(pk=row.pk, report=report).first()
            if row is None:
                raise Refused(_("This row is no longer there. Somebody has removed it."))
            values.pop("kind", None)
            check_fresh(row, values, version)
        write(row, values)
        if not (row.text_en.strip() or row.text_km.strip()):
            raise Refused(_("Say what was done."), "JMI-3.19", "text_en")
        if place is not None or not row.pk:
            row.outcome, row.output = _place(report, place or "")
        if row.state or row.on_schedule or row.behind_schedule:
            row.reported = Reported.REPORTED
        stamp(row)
        row.save()
    return row


def remove_unplanned(*, row: UnplannedProgress, by: User, now: datetime) -> None:
    """Take it out of a draft; what was submitted before keeps it."""
    with audited("jmi.remove_unplanned", by=by):
        report = locked(row.report)
        begin(report, row.kind, by, now)
        row.delete()
