"""Rules of rounds and progress reports as pure functions of values and dates; each cites its provision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jmi.states import IndicatorKind, Rating, Reported, ReportState
from kit import dates
from kit.bilingual import pick
from kit.vague_dates import parse_vague

# Somebody who holds a report longer than this is shown in gold even before the due date.
LONG_WAIT_DAYS = 28

FIGURE_KINDS = (IndicatorKind.NUMBER, IndicatorKind.PERCENTAGE, IndicatorKind.RATIO)
# States in which the secretariat has still to act or the TWG to decide: the report has not left the group.
NOT_SENT = (
    ReportState.REQUESTED,
    ReportState.DRAFTED,
    ReportState.DISCUSSED,
    ReportState.APPROVED,
    ReportState.RETURNED,
)
SENT = (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.CONSOLIDATED)
# In these the rows may be written; what the Chair has approved changes only after it was sent back.
WRITABLE = (ReportState.REQUESTED, ReportState.DRAFTED, ReportState.DISCUSSED, ReportState.RETURNED)

# Steps of the little track: requested, drafted, discussed, approved by Chair, submitted, accepted.
STEPS_DONE = {
    ReportState.REQUESTED: 0,
    ReportState.DRAFTED: 1,
    ReportState.RETURNED: 1,
    ReportState.DISCUSSED: 3,
    ReportState.APPROVED: 4,
    ReportState.SUBMITTED: 5,
    ReportState.ACCEPTED: 6,
    ReportState.CONSOLIDATED: 6,
}
STATE_SHAPE = {
    ReportState.REQUESTED: "none",
    ReportState.DRAFTED: "draft",
    ReportState.DISCUSSED: "with",
    ReportState.APPROVED: "on-track",
    ReportState.SUBMITTED: "done",
    ReportState.RETURNED: "returned",
    ReportState.ACCEPTED: "done",
    ReportState.CONSOLIDATED: "done",
}
RATING_SHAPE = {
    Rating.ACHIEVED: "done",
    Rating.ON_TRACK: "on-track",
    Rating.DELAYED: "at-risk",
    Rating.OFF_TRACK: "late",
}


def is_late(sent_on: date, due_on: date) -> bool:
    """The due day itself is the last one in time (JMI-4.06)."""
    return sent_on > due_on


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Not sent, and the last day is over. What was sent and then returned was not missed."""
    return state in NOT_SENT and state != ReportState.RETURNED and today > due_on


def whose_turn(state: str) -> str:
    """The party that must act next; "" when the report rests."""
    return {
        ReportState.REQUESTED: "secretariat",
        ReportState.DRAFTED: "secretariat",
        ReportState.RETURNED: "secretariat",
        ReportState.DISCUSSED: "chair",
        ReportState.APPROVED: "secretariat",
        ReportState.SUBMITTED: "crdb",
    }.get(state, "")


# The party whose turn it is, in words.
TURN_WORDS: dict[str, str | Promise] = {
    "secretariat": _("Secretariat"),
    "chair": _("Chair"),
    "crdb": "CRDB/CDC",
    "": "",
}


def rate(part: int, whole: int) -> int | None:
    """A share in whole per cent; None when there is nothing to share (missing is not zero)."""
    return round(part * 100 / whole) if whole else None


def expected_value(
    baseline: Decimal | None, baseline_on: date | None, target: Decimal | None, target_on: date | None, day: date
) -> Decimal | None:
    """Where a steadily moving figure would be on ``day``; None when an end is not known."""
    if None in (baseline, baseline_on, target, target_on) or target_on <= baseline_on:
        return None
    share = Decimal((day - baseline_on).days) / Decimal((target_on - baseline_on).days)
    return baseline + (target - baseline) * min(max(share, Decimal(0)), Decimal(1))


@dataclass(frozen=True)
class Gap:
    """Something still missing: in which ``row`` ("indicator:12"), which ``field``; ``must`` or *should*."""

    row: str
    field: str
    name: str
    message: str | Promise
    must: bool = True
    provision: str = ""

    @property
    def anchor(self) -> str:
        """The id of the row on the page."""
        return self.row.replace(":", "-") or "report"


def indicator_gaps(row: str, name: str, progress: Mapping[str, object] | None) -> list[Gap]:
    """What an indicator's entry lacks: reported with value and rating, or declared otherwise with a reason."""
    if progress is None or not progress["version"]:
        return [Gap(row, "value_text", name, _("Nothing was entered yet."), provision="JMI-3.18")]
    found = []
    told = progress["progress_en"] or progress["progress_km"] or progress["constraint_en"] or progress["constraint_km"]
    if progress["reported"] != Reported.REPORTED:
        if not told:
            found.append(Gap(row, "progress", name, _("Say why there is no value."), provision="JMI-3.18"))
        return found
    if not (progress["value_text"] or progress["stage_id"] or any(part_told(part) for part in progress["parts"])):
        found.append(Gap(row, "value_text", name, _("The value is missing."), provision="JMI-3.18"))
    if not progress["rating"]:
        found.append(Gap(row, "rating", name, _("The rating is missing."), provision="JMI-3.18"))
    if not progress["as_of_text"]:
        found.append(Gap(row, "as_of_text", name, _("The day of the value is missing."), provision="JMI-3.18"))
    elif (day := parse_vague(progress["as_of_text"])).kind == "impossible":
        found.append(Gap(row, "as_of_text", name, day.warning, provision="JMI-3.18"))
    if not (progress["source"] or progress["evidence"]):
        found.append(Gap(row, "source", name, _("No source is named."), must=False, provision="TWG-4c.04"))
    return found


def part_told(part: Mapping[str, object]) -> bool:
    """Whether anything is told of a part: a value or a stage (older frozen copies know no stages of parts)."""
    return bool(part["value_text"] or part.get("stage_id"))


def schedule_gaps(row: str, name: str, progress: Mapping[str, object] | None) -> list[Gap]:
    """What the entry of an activity or partnering action lacks (JMI-3.19)."""
    if progress is None or not progress["version"]:
        return [Gap(row, "state", name, _("Nothing was entered yet."), provision="JMI-3.19")]
    if progress["reported"] != Reported.REPORTED:
        return [] if progress["reason"] else [Gap(row, "reason", name, _("Say why."), provision="JMI-3.19")]
    found = []
    if not progress["state"]:
        found.append(Gap(row, "state", name, _("The state is missing."), provision="JMI-3.19"))
    if progress["behind_schedule"] and not progress["reason"]:
        found.append(Gap(row, "reason", name, _("Behind schedule: the reason is missing."), provision="JMI-3.19"))
    return found


def report_gaps(tree: Mapping[str, object]) -> list[Gap]:
    """All gaps of a report tree (``jmi.report_tree``), in the order of the page."""
    report = tree["report"]
    found: list[Gap] = []
    if not report["nothing_to_report"]:
        for kind, row in rows_of(tree):
            check = indicator_gaps if kind == "indicator" else schedule_gaps
            found += check(f"{kind}:{row['id']}", row_name(row), row["progress"])
    if not (report["government_statement_en"] or report["government_statement_km"]):
        name = _("Statement of the Government side")
        found.append(Gap("statement:government", "statement", name, _("Not written."), False, "JMI-2.09"))
    if not (report["partner_statement_en"] or report["partner_statement_km"]):
        name = _("Statement of the development partners")
        found.append(Gap("statement:partner", "statement", name, _("Not written."), False, "JMI-2.09"))
    return found


def rows_of(tree: Mapping[str, object]) -> Iterable[tuple[str, Mapping[str, object]]]:
    """Every reportable row with its kind, in the order of the page."""
    for outcome in tree["outcomes"]:
        for part in (*outcome["outputs"], outcome):
            for kind, name in PLURAL.items():
                for row in part.get(name, ()):
                    yield kind, row


# Frozen copies made before anything unplanned could be told do not have that list.
PLURAL = {
    "indicator": "indicators",
    "activity": "activities",
    "partnering": "partnering",
    "unplanned": "unplanned",
}


def row_name(row: Mapping[str, object]) -> str:
    """A short name for lists of gaps: number and the beginning of the text in the active language."""
    stem = "title" if "title_en" in row else "text"
    text = pick(row[f"{stem}_en"], row[f"{stem}_km"]).value or row.get("workplan_reference", "")
    return f"{dates.digits(row.get('number', ''))} {text}".strip()
