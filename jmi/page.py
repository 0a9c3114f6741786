"""What the page of a set shows beside its matrix: findings and comments by row, the steps, who may do what."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from followup import lists
from jmi import rules, suggestions
from jmi.chain import chains
from jmi.facts import facts_of
from jmi.matrix import Matrix, OutcomeBlock, OutputRow, matrix_of
from jmi.models import (
    FieldComment,
    IndicatorProgress,
    JmiSet,
    Outcome,
)
from jmi.permissions import may_comment, may_edit, may_settle, parties
from jmi.results import bar_of, latest_results
from jmi.rows import KINDS, STAGES
from jmi.rules import Finding
from jmi.serving import actions_of
from jmi.states import SET_WORKFLOW, SetState
from kit.charts import Bar
from kit.workflow import Step


@dataclass
class RowNotes:
    """What stands beside one row."""

    warnings: list[Finding] = field(default_factory=list)
    gaps: list[Finding] = field(default_factory=list)
    hints: list[Finding] = field(default_factory=list)
    comments: list[FieldComment] = field(default_factory=list)
    serving: list[lists.Line] = field(default_factory=list)


@dataclass(frozen=True)
class Marks:
    """What the tools of a row show of what stands beside it."""

    comments: int = 0
    gaps: bool = False
    serving: int = 0


NO_MARKS = Marks()


@dataclass(frozen=True)
class On:
    """The set as its rows know it: values only, so that rows can be remembered (``kit.kept``)."""

    set: int
    lang: str
    may_edit: bool
    may_comment: bool


@dataclass
class RowView:
    """One row of the table with what stands below it; ``marks`` and ``bars`` of what it holds, by key and number."""

    row: OutputRow
    marks: dict[str, Marks]
    bars: dict[int, Bar]
    warnings: list[Finding]
    slot: str


@dataclass
class BlockView:
    """One outcome with its rows; ``span``: how many table rows its first cell covers."""

    outcome: OutcomeBlock
    marks: Marks
    rows: list[RowView]
    span: int
    slot: str


# Shown in the matrix, below the row they concern; the others stand in the list of checks.
IN_PLACE = ("JMI-3.17", "JMI-3.05", "JMI-3.02")


@dataclass
class SetPage:
    """Everything the page needs, read once."""

    jmi_set: JmiSet
    chain: list[Outcome]
    matrix: Matrix
    gaps: list[Finding]
    warnings: list[Finding]
    hints: list[Finding]
    comments: list[FieldComment]
    notes: dict[str, RowNotes]
    parties: set[str]
    offers: list[Step]
    may_edit: bool
    may_comment: bool
    may_settle: bool
    results: dict[int, IndicatorProgress]

    @property
    def on(self) -> On:
        """What each row has to know."""
        return On(self.jmi_set.pk, self.matrix.lang, self.may_edit, self.may_comment)

    def _marks(self, key: str) -> Marks:
        note = self.notes.get(key)
        return Marks(len(note.comments), bool(note.gaps), len(note.serving)) if note else NO_MARKS

    @cached_property
    def blocks(self) -> list[BlockView]:
        """The matrix as the table draws it."""
        return [self._block(block) for block in self.matrix.outcomes]

    def _block(self, block: OutcomeBlock) -> BlockView:
        rows = []
        for row in block.rows:
            keys = [row.key, *(one.key for one in row.indicators)] if row.key else []
            warnings = [
                one
                for key in keys
                if key in self.notes
                for one in self.notes[key].warnings
                if one.provision in IN_PLACE
            ]
            held = [*keys, *(one.key for one in (*row.indicators, *row.activities, *row.partnering))]
            marks = {key: self._marks(key) for key in held if key in self.notes}
            bars = {one.pk: bar for one in row.indicators if (bar := bar_of(one, self.results.get(one.pk)))}
            rows.append(RowView(row, marks, bars, warnings, f"slot-{row.key.replace(':', '-')}"))
        span = sum(1 + bool(row.warnings) + bool(self.may_edit and row.row.key) for row in rows)
        return BlockView(block, self._marks(block.key), rows, span, f"slot-{block.key.replace(':', '-')}")

    @property
    def other_warnings(self) -> list[Finding]:
        """Warnings for the list of checks below the matrix."""
        shown = {(one.provision, one.row) for block in self.blocks for row in block.rows for one in row.warnings}
        return [one for one in self.warnings if (one.provision, one.row) not in shown]

    def row_words(self, row: str, field: str = "") -> str:
        """A row, or a field of it, as a reader calls it."""
        name, _sep, _pk = row.partition(":")
        if name not in KINDS:
            return ""
        words = f"{KINDS[name].label} {self.numbers.get(row, '')}".strip()
        return f"{words}, {field_label(name, field)}" if field else words

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The number of each row as the matrix shows it."""
        found = {}
        for block in self.matrix.outcomes:
            found[block.key] = block.number
            for row in block.rows:
                found[row.key] = row.number
                for one in row.indicators:
                    found[one.key] = one.number or row.number
                for one in row.activities:
                    found[one.key] = one.number or row.number
                for one in row.partnering:
                    found[one.key] = row.number
        return found

    @property
    def serving(self) -> list[tuple[str, str, list[lists.Line]]]:
        """Rows that agreed actions serve, in the order of the matrix: key, words, actions."""
        return [(row, self.row_words(row), self.notes[row].serving) for row in self.numbers if self.has_serving(row)]

    def has_serving(self, row: str) -> bool:
        """Whether an agreed action that the reader may see serves the row."""
        return row in self.notes and bool(self.notes[row].serving)

    @property
    def open_comments(self) -> list[FieldComment]:
        """Comments not yet settled."""
        return [one for one in self.comments if one.settled_at is None]


def read_page(request: HttpRequest, jmi_set: JmiSet, lang: str) -> SetPage:
    """Read the page of a set with a constant number of queries."""
    chain = chains([jmi_set]).get(jmi_set.pk, [])
    facts = facts_of(jmi_set, chain)
    kept = {(one.provision, one.row) for one in jmi_set.keptreasons.all()}
    gaps, hints = rules.gaps(facts), suggestions.hints(facts)
    warnings = [one for one in suggestions.warnings(facts) if (one.provision, one.row) not in kept]
    comments = list(jmi_set.fieldcomments.all())
    notes: dict[str, RowNotes] = defaultdict(RowNotes)
    for name, findings in (("gaps", gaps), ("warnings", warnings), ("hints", hints)):
        for one in findings:
            getattr(notes[one.row], name).append(one)
    for comment in comments:
        notes[comment.row].comments.append(comment)
    for row, actions in actions_of(request.user, jmi_set.serving_actions.all()).items():
        notes[row].serving = actions
    mine = parties(request.user, jmi_set)
    return SetPage(
        jmi_set=jmi_set,
        chain=chain,
        matrix=matrix_of(jmi_set, lang, chain),
        gaps=gaps,
        warnings=warnings,
        hints=hints,
        comments=comments,
        notes=dict(notes),
        parties=mine,
        offers=offers(jmi_set, mine),
        may_edit=may_edit(request.user, jmi_set, mine),
        may_comment=may_comment(request.user, jmi_set),
        may_settle=may_settle(request.user, jmi_set),
        results=latest_results(jmi_set),
    )


def field_label(kind: str, field: str) -> str:
    """The label of a field, or of lines, of a kind of row."""
    lines = {child.name: child.label for child in KINDS[kind].children} | {STAGES.name: STAGES.label}
    if field in lines:
        return str(lines[field])
    return str(capfirst(KINDS[kind].model._meta.get_field(field).verbose_name)) if field else ""


def address_of(jmi_set: JmiSet, row: str, field: str = "") -> str:
    """The page on which a finding about ``row`` and ``field`` is put right."""
    kind, _sep, pk = row.partition(":")
    if field == "smart":
        return reverse("jmi:outcome-assess", args=[jmi_set.pk, pk])
    if pk:
        return reverse("jmi:row-edit", args=[jmi_set.pk, kind, pk])
    if field == "joint":
        return reverse("jmi:set-update", args=[jmi_set.pk])
    return reverse("jmi:row-add", args=[jmi_set.pk, "outcome"])


def offers(jmi_set: JmiSet, mine: set[str]) -> list[Step]:
    """The steps this reader may take now; a side that has agreed is not asked again; superseding follows by itself."""
    agreed = {one.party for one in jmi_set.agreements.all() if one.withdrawn_at is None}
    steps = [step for step in SET_WORKFLOW.offers(jmi_set.state, mine) if step.verb != "supersede"]
    if jmi_set.cycle.state == "closed":
        steps = [step for step in steps if step.verb == "close"]
    left = mine & {"chair", "facilitator"} - agreed
    return [step for step in steps if step.verb != "agree" or left]


TRACK = (
    SetState.DRAFTING,
    SetState.AGREED,
    SetState.SUBMITTED,
    SetState.ACCEPTED,
    SetState.CONSOLIDATED,
    SetState.SENT_TO_PM,
    SetState.IN_FORCE,
)


def track(jmi_set: JmiSet) -> list[tuple[str, str]]:
    """Pairs (shape, word) of the step track."""
    if jmi_set.state in (SetState.CLOSED, SetState.REVISED):
        return [("done", one.label) for one in TRACK] + [("done", SetState(jmi_set.state).label)]
    now = TRACK.index(SetState(jmi_set.state))
    return [
        ("done" if place < now else "with" if place == now else "none", one.label) for place, one in enumerate(TRACK)
    ]
