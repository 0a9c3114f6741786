"""The Annex A matrix as plain data: five columns, strings ready in one language (JMI-A.01).

The page, the exports, the frozen submissions and the consolidated report all read this and nothing else::

    matrix = matrix_of(jmi_set, "km")              # reads the chain itself, a constant number of queries
    many = matrices(sets, "en")                    # the same number of queries for all sets together
    matrix_from_dict(submission.content["km"])     # a frozen copy, exactly as it was submitted
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.utils import translation

from jmi.chain import chains
from jmi.models import JmiSet, Outcome
from kit.bilingual import Text


@dataclass(frozen=True)
class Line:
    """A label and its value: "Baseline" and "76.0 (2018)"."""

    label: str
    value: str


@dataclass(frozen=True)
class Heading:
    """A column heading with what stands below it (JMI-A.02)."""

    number: str
    title: str
    note: str


@dataclass(frozen=True)
class IndicatorCell:
    """An indicator with baseline and target. The values beside the texts are None where they are no numbers."""

    key: str
    pk: int
    number: str
    text: Text
    hint: str
    kind: str
    direction: str
    baseline: str
    baseline_period: str
    baseline_value: Decimal | None
    target: str
    target_period: str
    target_value: Decimal | None
    unit: str = ""
    lines: tuple[Line, ...] = ()
    stages: tuple[str, ...] = ()
    source: str = ""
    validated: str = ""
    runs: str = ""
    links: tuple[Line, ...] = ()
    ready: bool = False


@dataclass(frozen=True)
class ActivityCell:
    """A main activity: who carries it out, when, with what."""

    key: str
    pk: int
    number: str
    text: Text
    who: str
    when: str
    milestone: bool = False
    budget: str = ""
    resources: tuple[str, ...] = ()
    ready: bool = False

    @property
    def note(self) -> str:
        """Implementer and dates in one line, as Annex A prints them."""
        return " · ".join(part for part in (self.who, self.when) if part)


@dataclass(frozen=True)
class PartneringCell:
    """A partnering action with what it strengthens."""

    key: str
    pk: int
    text: Text
    who: str
    when: str
    need: str = ""
    side: str = ""
    side_word: str = ""
    tags: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """Party, date, need and tags in one line."""
        return " · ".join(part for part in (self.who, self.when, self.need, *self.tags) if part)


@dataclass(frozen=True)
class OutputRow:
    """One row of the matrix. ``key`` is "" in the row of what belongs to the outcome as a whole."""

    key: str
    pk: int
    number: str
    text: Text
    period: str
    lifted: str = ""
    verification: str = ""
    ticks: tuple[str, ...] = ()
    links: tuple[Line, ...] = ()
    indicators: tuple[IndicatorCell, ...] = ()
    activities: tuple[ActivityCell, ...] = ()
    partnering: tuple[PartneringCell, ...] = ()


@dataclass(frozen=True)
class OutcomeBlock:
    """An outcome and its rows."""

    key: str
    pk: int
    number: str
    text: Text
    period: str
    links: tuple[Line, ...] = ()
    measured: str = ""
    baseline: str = ""
    achievement: str = ""
    smart: str = ""
    rows: tuple[OutputRow, ...] = ()


@dataclass(frozen=True)
class Reason:
    """A kept reason, printed below the matrix."""

    provision: str
    where: str
    text: str
    row: str = ""


@dataclass(frozen=True)
class Matrix:
    """The whole matrix of one set in one language."""

    set_pk: int
    lang: str
    forum: str
    forum_code: str
    title: str
    cycle: str
    state: str
    state_word: str
    number: int
    standing: str
    joint: str
    headings: tuple[Heading, ...]
    outcomes: tuple[OutcomeBlock, ...] = ()
    reasons: tuple[Reason, ...] = field(default=())
    shared_with: str = ""

    @property
    def outputs(self) -> tuple[OutputRow, ...]:
        """All rows that are outputs."""
        return tuple(row for outcome in self.outcomes for row in outcome.rows if row.key)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.outcomes


def matrix_of(jmi_set: JmiSet, lang: str, chain: list[Outcome] | None = None) -> Matrix:
    """The matrix of one set in "en" or "km"; ``chain`` when it was already read by ``jmi.chain.chains``."""
    from jmi import matrix_text

    chain = chains([jmi_set]).get(jmi_set.pk, []) if chain is None else chain
    with translation.override(lang):
        return matrix_text.write(jmi_set, chain, lang)


def matrices(sets: Iterable[JmiSet], lang: str) -> dict[int, Matrix]:
    """Set id → matrix for many sets. Give sets with forum and cycle selected and kept reasons prefetched."""
    sets = list(sets)
    read = chains(sets)
    return {one.pk: matrix_of(one, lang, read.get(one.pk, [])) for one in sets}


def matrix_to_dict(matrix: Matrix) -> dict[str, Any]:
    """Plain JSON of a matrix; figures as texts so that nothing is rounded."""
    return _plain(asdict(matrix))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def matrix_from_dict(content: dict[str, Any]) -> Matrix:
    """The matrix of a frozen copy."""
    return _build(Matrix, content)


def _build(kind: Any, value: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if value is None:
        return None
    if origin in (Union, UnionType):
        return _build(next(part for part in parts if part is not type(None)), value)
    if origin is tuple:
        return tuple(_build(parts[0], one) for one in value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        known = {one.name for one in fields(kind)}
        return kind(**{name: _build(hints[name], one) for name, one in value.items() if name in known})
    return Decimal(value) if kind is Decimal else value
