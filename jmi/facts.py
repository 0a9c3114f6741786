"""What the rules look at: plain values, made from a chain that was read."""

from dataclasses import dataclass
from datetime import date

from jmi.chain import below
from jmi.models import JmiSet, Outcome
from jmi.states import Origin
from kit.vague_dates import parse_vague
from partners.models.organisations import PUBLIC
from partners.models.policy import FrameworkType


@dataclass(frozen=True)
class SourceFacts:
    """Where a level was taken from."""

    origin: str = ""
    has_source: bool = False
    has_bsp: bool = False
    bsp_window: tuple[int, int] | None = None

    @property
    def is_new(self) -> bool:
        """Whether it comes from no existing framework."""
        return self.origin == Origin.NEW


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator: ``from_text`` and ``to_text`` only when it runs shorter than its output."""

    key: str
    name: str
    has_text: bool = True
    baseline: str = ""
    baseline_period: str = ""
    target: str = ""
    target_period: str = ""
    target_year: int | None = None
    from_text: str = ""
    to_text: str = ""
    source: SourceFacts = SourceFacts()
    source_named: bool = True
    source_validated: bool = False
    target_order: tuple[date | None, ...] = ()


@dataclass(frozen=True)
class ActivityFacts:
    """An activity and the days that could be read from its dates, each as (words, day)."""

    key: str
    name: str
    has_text: bool = True
    responsible: int = 1
    from_directory: int = 1
    days: tuple[tuple[str, date], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartneringFacts:
    """A partnering action and the sides it binds."""

    key: str
    name: str
    has_text: bool = True
    sides: frozenset[str] = frozenset()
    responsible: int = 1


@dataclass(frozen=True)
class OutputFacts:
    """An output with what hangs on it."""

    key: str
    name: str
    has_text: bool = True
    start: int | None = None
    end: int | None = None
    lifted: bool = False
    ticks: int = 3
    has_verification: bool = True
    source: SourceFacts = SourceFacts()
    indicators: tuple[IndicatorFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    partnering: tuple[PartneringFacts, ...] = ()


@dataclass(frozen=True)
class OutcomeFacts:
    """An outcome: ``policy`` holds the types of the frameworks it is linked to."""

    key: str
    name: str
    has_text: bool = True
    start: int | None = None
    end: int | None = None
    measured: bool = True
    policy: frozenset[str] = frozenset()
    source: SourceFacts = SourceFacts()
    agreed: bool = False
    smart: frozenset[str] = frozenset()
    smart_done: bool = False
    outputs: tuple[OutputFacts, ...] = ()
    activities: tuple[ActivityFacts, ...] = ()
    partnering: tuple[PartneringFacts, ...] = ()


@dataclass(frozen=True)
class SetFacts:
    """A whole set."""

    cycle_start: int
    cycle_end: int
    joint_senses: int = 0
    outcomes: tuple[OutcomeFacts, ...] = ()
    sides: frozenset[str] = frozenset()


# A framework that gives a goal (JMI-2.04).
GOALS = frozenset((FrameworkType.RS, FrameworkType.NSDP, FrameworkType.CSDG, FrameworkType.SECTOR))


def _source(thing: object) -> SourceFacts:
    window = thing.bsp_entry.framework if thing.bsp_entry_id else None
    return SourceFacts(
        bsp_window=(window.start_year, window.end_year) if window and window.start_year and window.end_year else None,
        origin=thing.origin,
        has_source=bool(thing.source_entry_id or thing.source_text),
        has_bsp=bool(thing.bsp_entry_id or thing.bsp_text),
    )


def _name(number: str, text: str) -> str:
    text = text if len(text) <= 60 else f"{text[:58].rstrip()}…"
    return f"{number} {text}".strip()


def _activity(one: object) -> ActivityFacts:
    people = list(one.responsibles.all())
    written = [one.start_text, one.end_text, *(line.due_text for line in one.dates.all())]
    read = [(text, parse_vague(text)) for text in written if text]
    return ActivityFacts(
        key=f"activity:{one.pk}",
        name=_name(one.number, one.text("text").value or one.workplan_reference),
        has_text=bool(one.text_en or one.text_km or one.workplan_reference),
        responsible=len(people),
        from_directory=sum(1 for who in people if who.organisation_id),
        days=tuple((text, vague.sort_on) for text, vague in read if vague.sort_on),
        unread=tuple(vague.warning for text, vague in read if vague.warning),
    )


def _partnering(one: object) -> PartneringFacts:
    people = list(one.responsibles.all())
    sides = {who.organisation.side for who in people if who.organisation_id}
    return PartneringFacts(
        key=f"partnering:{one.pk}",
        name=_name("", one.text("text").value),
        has_text=bool(one.text_en or one.text_km),
        sides=frozenset(sides | ({one.side} if one.side else set())),
        responsible=len(people),
    )


def _indicator(one: object) -> IndicatorFacts:
    year = one.target_on.year if one.target_on else None
    return IndicatorFacts(
        key=f"indicator:{one.pk}",
        name=_name(one.number, one.text("title").value),
        has_text=bool(one.title_en or one.title_km),
        baseline=one.baseline_text,
        baseline_period=one.baseline_period,
        target=one.target_text,
        target_period=one.target_period,
        target_year=year,
        from_text=one.from_text,
        to_text=one.to_text,
        source=_source(one),
        source_named=bool(one.source_type or one.source_name),
        source_validated=one.source_validated_on is not None,
        target_order=tuple(step.due_on for step in one.targets.all()),
    )


def facts_of(jmi_set: JmiSet, chain: list[Outcome]) -> SetFacts:
    """The facts of a set whose chain was read by ``jmi.chain.chains``."""
    outcomes, sides = [], set()
    for place, outcome in enumerate(chain, start=1):
        activities, actions = list(outcome.activities.all()), list(outcome.partnering_actions.all())
        for one in activities:
            sides |= {who.organisation.side for who in one.responsibles.all() if who.organisation_id}
        partnering = {one.pk: _partnering(one) for one in actions}
        for one in partnering.values():
            sides |= one.sides
        outputs = [
            OutputFacts(
                key=f"output:{output.pk}",
                name=_name(output.number or f"{place}.{i}", output.text("title").value),
                has_text=bool(output.title_en or output.title_km),
                start=output.start_year,
                end=output.end_year,
                lifted=output.lifted,
                ticks=output.feasible + output.timely + output.within_influence,
                has_verification=bool(output.verification),
                source=_source(output),
                indicators=tuple(_indicator(one) for one in output.indicators.all()),
                activities=tuple(_activity(one) for one in below(activities, output)),
                partnering=tuple(partnering[one.pk] for one in below(actions, output)),
            )
            for i, output in enumerate(outcome.outputs.all(), start=1)
        ]
        outcomes.append(
            OutcomeFacts(
                key=f"outcome:{outcome.pk}",
                name=_name(outcome.number or str(place), outcome.text("title").value),
                has_text=bool(outcome.title_en or outcome.title_km),
                start=outcome.start_year,
                end=outcome.end_year,
                measured=bool(outcome.measured_by),
                policy=frozenset(link.entry.framework.type for link in outcome.policy_links.all()),
                source=_source(outcome),
                agreed=bool(outcome.agreement_on or outcome.agreement_note),
                smart=frozenset(outcome.smart),
                smart_done=outcome.smart_at is not None,
                outputs=tuple(outputs),
                activities=tuple(_activity(one) for one in below(activities, None)),
                partnering=tuple(partnering[one.pk] for one in below(actions, None)),
            )
        )
    return SetFacts(
        cycle_start=jmi_set.cycle.start_year,
        cycle_end=jmi_set.cycle.end_year,
        joint_senses=len(jmi_set.joint_senses),
        outcomes=tuple(outcomes),
        sides=frozenset(sides),
    )


def has_both_sides(sides: frozenset[str]) -> bool:
    """Whether the Government and somebody beside it have each a part (JMI-1.01)."""
    return bool(sides & PUBLIC) and bool(sides - PUBLIC)
