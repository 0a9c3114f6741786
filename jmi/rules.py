"""What the guideline demands of a set, as pure functions of ``jmi.facts``.

``gaps``: every *must* that is open when a set is agreed or submitted; each refuses the step. What it only suggests
stands in ``jmi.suggestions``. A draft may hold any of them: drafts always save.

Dates of activities outside their output's period (JMI-2.07, "refused") refuse the agreement and the submission and
are shown while drafting: sources hold impossible dates, and these must be storable before they can be put right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jmi.facts import GOALS, ActivityFacts, IndicatorFacts, OutcomeFacts, OutputFacts, SetFacts
from kit import dates


@dataclass(frozen=True)
class Finding:
    """Something the guideline says of one row: ``field`` "" when it concerns the row as a whole."""

    provision: str
    row: str
    message: str | Promise
    question: str | Promise = ""
    field: str = ""
    where: str = ""


def years(start: int | None, end: int | None) -> int | None:
    """Length of a period in years, both ends counted."""
    return end - start + 1 if start and end else None


def rolled(window: tuple[int, int], year: int) -> tuple[int, int]:
    """The budget window that covers ``year``: it rolls on one year at a time and keeps its length (JMI-3.10)."""
    on = max(0, year - window[1])
    return window[0] + on, window[1] + on


# ── must ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
def gaps(facts: SetFacts) -> list[Finding]:
    """Every must that is open, in the order of the matrix."""
    return list(_gaps(facts))


def _gaps(facts: SetFacts) -> Iterator[Finding]:
    if not facts.outcomes:
        yield Finding("JMI-2.01", "", _("The set has no outcome yet."))
    if not facts.joint_senses:
        yield Finding("JMI-A.24", "", _("Tick at least one sense in which these indicators are joint."), field="joint")
    for place, outcome in enumerate(facts.outcomes):
        where = outcome.name
        if not outcome.has_text:
            yield Finding("JMI-3.04", outcome.key, _("The outcome has no text."), field="title_en", where=where)
        if not outcome.start or not outcome.end:
            message = _("Give the first and the last year of the outcome.")
            yield Finding("JMI-3.04", outcome.key, message, field="start_year", where=where)
        if not outcome.measured:
            message = _("Say how the outcome is measured.")
            yield Finding("JMI-3.04", outcome.key, message, field="measured_by", where=where)
        if not outcome.policy & GOALS:
            message = _("Link the outcome to the Rectangular Strategy, the NSDP, the CSDGs or a sector plan.")
            yield Finding("JMI-2.04", outcome.key, message, field="policy_links", where=where)
        if place and not outcome.agreed:
            message = _("A further outcome needs the members' agreement: record its date or a note.")
            yield Finding("JMI-3.16", outcome.key, message, field="agreement_on", where=where)
        if not outcome.outputs:
            yield Finding("JMI-2.01", outcome.key, _("The outcome has no output."), where=where)
        for output in outcome.outputs:
            yield from _output_gaps(output, outcome)
        for activity in outcome.activities:
            yield from _activity_gaps(activity, outcome.start, outcome.end)


def _output_gaps(output: OutputFacts, outcome: OutcomeFacts) -> Iterator[Finding]:
    where = output.name
    if not output.has_text:
        yield Finding("JMI-2.01", output.key, _("The output has no text."), field="title_en", where=where)
    if not output.start or not output.end:
        message = _("Give the first and the last year of the output.")
        yield Finding("JMI-3.05", output.key, message, field="start_year", where=where)
    if not output.indicators:
        yield Finding("JMI-3.18", output.key, _("The output has no indicator."), where=where)
    if not output.activities:
        yield Finding("JMI-3.07", output.key, _("The output has no main activity."), where=where)
    if not output.partnering:
        yield Finding("JMI-3.07", output.key, _("The output has no partnering action."), where=where)
    for indicator in output.indicators:
        yield from _indicator_gaps(indicator, output)
    for activity in output.activities:
        yield from _activity_gaps(activity, output.start or outcome.start, output.end or outcome.end)


def _indicator_gaps(one: IndicatorFacts, output: OutputFacts) -> Iterator[Finding]:
    wanted = (
        ("baseline", one.baseline, _("The indicator has no baseline.")),
        ("baseline_period", one.baseline_period, _("Say for which period the baseline stands.")),
        ("target", one.target, _("The indicator has no target.")),
        ("target_period", one.target_period, _("Say by when the target is to be reached.")),
    )
    if not one.has_text:
        yield Finding("JMI-A.12", one.key, _("The indicator has no text."), field="title_en", where=one.name)
    for name, value, message in wanted:
        if not value:
            field = name if name.endswith("period") else f"{name}_text"
            yield Finding("JMI-3.06", one.key, message, field=field, where=one.name)
    shorter = one.target_year is not None and output.end is not None and one.target_year < output.end
    if bool(one.from_text) != bool(one.to_text) or (shorter and not (one.from_text and one.to_text)):
        message = _("The indicator does not run the whole period of its output: give from and to.")
        yield Finding("JMI-A.12", one.key, message, field="from_text", where=one.name)


def _activity_gaps(one: ActivityFacts, start: int | None, end: int | None) -> Iterator[Finding]:
    if not one.has_text:
        message = _("The activity has neither text nor a place in a workplan.")
        yield Finding("JMI-A.18", one.key, message, field="text_en", where=one.name)
    if not one.responsible:
        message = _("Nobody is named who carries out this activity.")
        yield Finding("JMI-3.09", one.key, message, field="responsibles", where=one.name)
    for text, day in one.days:
        if not lies_within(day, start, end):
            message = _("“%(date)s” lies outside the period %(start)s–%(end)s.") % {
                "date": text,
                "start": dates.digits(start),
                "end": dates.digits(end),
            }
            yield Finding("JMI-2.07", one.key, message, field="end_text", where=one.name)


def lies_within(day: date, start: int | None, end: int | None) -> bool:
    """Whether a day lies in the years from ``start`` to ``end``, both counted; an open side lets everything in."""
    return (start is None or day.year >= start) and (end is None or day.year <= end)


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def is_late(submitted_on: date, due_on: date | None) -> bool:
    """``due_on`` is the last day in time: 14 June is in time, 15 June is late (JMI-4.02)."""
    return due_on is not None and submitted_on > due_on


def first_output_years(cycle_start: int, cycle_end: int, first_end: int | None, this_year: int) -> tuple[int, int]:
    """Years a new output begins with: those of the first round, later two years from now in the cycle (JMI-A.02)."""
    if first_end is not None and this_year <= first_end:
        return cycle_start, first_end
    if this_year < cycle_start:
        return cycle_start, min(cycle_start + 1, cycle_end)
    start = min(this_year, cycle_end)
    return start, min(start + 1, cycle_end)
