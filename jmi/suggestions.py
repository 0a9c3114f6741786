"""What the guideline suggests of a set, as pure functions of ``jmi.facts``.

``warnings``: every *should* that is not followed; a reason is asked, kept and printed. ``hints``: what is only said
(may, describes).
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jmi.facts import (
    ActivityFacts,
    IndicatorFacts,
    OutcomeFacts,
    OutputFacts,
    SetFacts,
    SourceFacts,
    has_both_sides,
)
from jmi.rules import Finding, rolled, years
from kit import dates

SMART = ("specific", "measurable", "achievable", "realistic", "time_bound")
MOST_OUTPUTS = 3
OUTPUT_YEARS = (1, 3)
OUTCOME_YEARS = 5


def warnings(facts: SetFacts) -> list[Finding]:
    """Every should that is not followed; each asks for a reason."""
    return list(_warnings(facts))


def _warnings(facts: SetFacts) -> Iterator[Finding]:
    for outcome in facts.outcomes:
        where = outcome.name
        length = years(outcome.start, outcome.end)
        if length is not None and length < OUTCOME_YEARS:
            message = _("The outcome runs %(years)s years; the guideline suggests five.") % {
                "years": dates.digits(length)
            }
            question = _("Why is the outcome shorter than five years?")
            yield Finding("JMI-3.01", outcome.key, message, question, "start_year", where)
        if not outcome.source.has_source:
            message = _("The outcome names no framework that it is taken from.")
            question = _("Why is it not taken from the NSDP or a sector plan?")
            yield Finding("JMI-1.03", outcome.key, message, question, "source_entry", where)
        yield from _new(outcome, outcome.source)
        yield from _window(outcome, outcome.source, outcome.start)
        missing = [word for name, word in smart_words().items() if name not in outcome.smart]
        if missing:
            message = _("SMART test: not ticked yet: %(words)s.") % {"words": ", ".join(missing)}
            question = _("Why does the set go on without it?")
            yield Finding("JMI-3.08", outcome.key, message, question, "smart", where)
        lifted = sum(output.lifted for output in outcome.outputs)
        if outcome.outputs and lifted != 1:
            message = (
                _("No output is marked as lifted from the routine framework; the guideline suggests one.")
                if not lifted
                else _("%(count)s outputs are marked as lifted; the guideline suggests one.")
                % {"count": dates.digits(lifted)}
            )
            yield Finding("JMI-A.09", outcome.key, message, _("Why not exactly one?"), "lifted", where)
        for place, output in enumerate(outcome.outputs, start=1):
            if place > MOST_OUTPUTS:
                yield Finding(
                    "JMI-3.17",
                    output.key,
                    _("This is output number %(number)s. The guideline suggests at most three for one outcome.")
                    % {"number": dates.digits(place)},
                    _("Why is this output needed?"),
                    where=output.name,
                )
            yield from _output_warnings(output, outcome)


def _output_warnings(output: OutputFacts, outcome: OutcomeFacts) -> Iterator[Finding]:
    length = years(output.start, output.end)
    shortest, longest = OUTPUT_YEARS
    if length is not None and not shortest <= length <= longest:
        message = _("The output runs %(years)s years; the guideline suggests one to three.") % {
            "years": dates.digits(length)
        }
        question = _("Why does it run longer?")
        yield Finding("JMI-3.05", output.key, message, question, "end_year", output.name)
    early = output.start and outcome.start and output.start < outcome.start
    late = output.end and outcome.end and output.end > outcome.end
    if early or late:
        message = _("The output's years lie outside those of its outcome.")
        yield Finding("JMI-3.05", output.key, message, _("Why does it lie outside?"), "start_year", output.name)
    yield from _new(output, output.source)
    yield from _window(output, output.source, output.end)
    for indicator in output.indicators:
        yield from _new(indicator, indicator.source)
        yield from _window(indicator, indicator.source, indicator.target_year)


def _window(
    thing: OutcomeFacts | OutputFacts | IndicatorFacts, source: SourceFacts, year: int | None
) -> Iterator[Finding]:
    """The three-year budget window has rolled past the one that is named: ``year`` is the last that it must cover."""
    if year and source.bsp_window and year > source.bsp_window[1]:
        words = {
            "named": dates.digits("–".join(map(str, source.bsp_window))),
            "year": dates.digits(year),
            "next": dates.digits("–".join(map(str, rolled(source.bsp_window, year)))),
        }
        message = _("The budget programme is that of %(named)s; %(year)s lies in the window %(next)s.") % words
        question = _("Why does it stay with the earlier budget window?")
        yield Finding("JMI-3.10", thing.key, message, question, "bsp_entry", thing.name)


def _new(thing: OutcomeFacts | OutputFacts | IndicatorFacts, source: object) -> Iterator[Finding]:
    if source.is_new:
        message = _("This is new, not taken from an existing results framework.")
        question = _("Why was nothing taken from an existing framework?")
        yield Finding("JMI-3.02", thing.key, message, question, "origin", thing.name)


# ── may, describes ────────────────────────────────────────────────────────────────────────────────────────────────────
def hints(facts: SetFacts) -> list[Finding]:
    """What the reader should know; nothing is asked."""
    return list(_hints(facts))


def _hints(facts: SetFacts) -> Iterator[Finding]:
    if facts.outcomes and not has_both_sides(facts.sides):
        message = _("Only one side has a part in this set; Government and partners should both be named.")
        yield Finding("JMI-1.01", "", message)
    for place, outcome in enumerate(facts.outcomes, start=1):
        where = outcome.name
        if place > 1:
            message = _("One outcome for a working group is encouraged; further ones are for the members to agree.")
            yield Finding("JMI-3.15", outcome.key, message, where=where)
        if outcome.end and outcome.end > facts.cycle_end:
            message = _("The outcome ends after the cycle.")
            yield Finding("JMI-A.03", outcome.key, message, field="end_year", where=where)
        if not outcome.source.has_bsp:
            message = _("No link to the Budget Strategic Plan yet.")
            yield Finding("JMI-A.04", outcome.key, message, field="bsp_entry", where=where)
        for output in outcome.outputs:
            if len(output.indicators) > 1:
                message = _("One indicator for an output is preferred; several are allowed where they matter.")
                yield Finding("JMI-A.13", output.key, message, where=output.name)
            if output.ticks < 3:
                message = _("Review: feasible, realistic in time, within influence: not all three are ticked.")
                yield Finding("JMI-A.08", output.key, message, field="feasible", where=output.name)
            if not output.has_verification:
                message = _("No means of verification yet.")
                yield Finding("JMI-A.07", output.key, message, field="verification", where=output.name)
            for one in output.indicators:
                if not one.source_validated:
                    message = _("The data source is not yet validated by the working group.")
                    yield Finding("TWG-4c.04", one.key, message, field="source_validated_on", where=one.name)
            for one in output.activities:
                yield from _activity_hints(one)
        for one in outcome.activities:
            yield from _activity_hints(one)


def _activity_hints(one: ActivityFacts) -> Iterator[Finding]:
    if one.responsible and not one.from_directory:
        message = _("No implementer is chosen from the directory, so none sees this on its own page.")
        yield Finding("JMI-2.05", one.key, message, field="responsibles", where=one.name)
    for message in one.unread:
        yield Finding("JMI-2.07", one.key, message, field="end_text", where=one.name)


def smart_words() -> dict[str, str]:
    """The five boxes; for R both words, since the principles say realistic and the annex says relevant."""
    return {
        "specific": _("Specific"),
        "measurable": _("Measurable"),
        "achievable": _("Achievable"),
        "realistic": _("Realistic / relevant"),
        "time_bound": _("Time-bound"),
    }
