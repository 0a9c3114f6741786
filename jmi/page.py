"""What the page of a set shows beside its matrix: findings and comments by row, the steps, who may do what."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from accounts.models import User
from followup import lists
from jmi import rules, suggestions
from jmi.chain import chains
from jmi.facts import facts_of
from jmi.matrix import Matrix, OutcomeBlock, OutputRow, matrix_of
from jmi.models import (
    Agreement,
    FieldComment,
    IndicatorProgress,
    JmiSet,
    KeptReason,
    Outcome,
    ServingAction,
    SharedWith,
    Submission,
)
from jmi.permissions import may_comment, may_edit, may_settle, parties
from jmi.results import latest_results
from jmi.rows import KINDS, STAGES
from jmi.rules import Finding
from jmi.serving import actions_of
from jmi.states import SET_WORKFLOW, SetState
from jmi.together import hang, read_together
from kit.workflow import Step
from meetings.models import Forum


def visible_set(request: HttpRequest, pk: int) -> JmiSet:
    """The set with what stands beside it, if its reader may see it; else 404. ``versions``: all of its line."""
    sets = JmiSet.objects.visible_to(request.user).select_related("cycle", "forum", "revises", "submitted_by")
    jmi_set = get_object_or_404(sets, pk=pk)
    _read_beside(jmi_set, request.user)
    return jmi_set


def _read_beside(jmi_set: JmiSet, user: object) -> None:
    """Reasons, comments, agreements, sharing forums, submissions without their content, and versions: one query."""
    kept, comments, agreements = jmi_set.keptreasons.all(), jmi_set.fieldcomments.all(), jmi_set.agreements.all()
    people = (
        Q(pk__in=kept.order_by().values("given_by"))
        | Q(pk__in=comments.order_by().values("made_by"))
        | Q(pk__in=comments.order_by().values("settled_by"))
        | Q(pk__in=agreements.order_by().values("agreed_by"))
    )
    shared = jmi_set.shared_with.all()
    versions = JmiSet.objects.filter(
        pk__in=JmiSet.objects.visible_to(user).order_by().values("pk"),
        cycle=jmi_set.cycle_id,
        forum=jmi_set.forum_id,
        title_en=jmi_set.title_en,
        title_km=jmi_set.title_km,
    )
    found = read_together(
        *(kept, comments, agreements, shared, jmi_set.submissions.defer("content"), jmi_set.serving_actions.all()),
        versions,
        User.objects.filter(people).only("email", "name_en", "name_km"),
        Forum.objects.filter(pk__in=shared.order_by().values("forum")),
    )
    for model, name, at, points_at in _BESIDE:
        rows = sorted(found[model].values(), key=lambda row, at=at: (getattr(row, at), row.pk))
        for to in (model._meta.get_field(one) for one in points_at):
            for row in rows:
                if getattr(row, to.attname) is not None:
                    to.set_cached_value(row, found[to.related_model][getattr(row, to.attname)])
        hang(jmi_set, name, rows)
    jmi_set.versions = sorted(found[JmiSet].values(), key=lambda one: (one.number, one.pk))


# What stands beside a set: model, its name on the set, what it is sorted by, and whom or what it names.
_BESIDE = (
    (KeptReason, "keptreasons", "given_at", ("given_by",)),
    (FieldComment, "fieldcomments", "made_at", ("made_by", "settled_by")),
    (Agreement, "agreements", "agreed_at", ("agreed_by",)),
    (SharedWith, "shared_with", "pk", ("forum",)),
    (Submission, "submissions", "submitted_at", ()),
    (ServingAction, "serving_actions", "pk", ()),
)


@dataclass
class RowNotes:
    """What stands beside one row."""

    warnings: list[Finding] = field(default_factory=list)
    gaps: list[Finding] = field(default_factory=list)
    hints: list[Finding] = field(default_factory=list)
    comments: list[FieldComment] = field(default_factory=list)
    serving: list[lists.Line] = field(default_factory=list)


@dataclass
class RowView:
    """One row of the table with what stands below it."""

    row: OutputRow
    note: RowNotes
    warnings: list[Finding]
    slot: str


@dataclass
class BlockView:
    """One outcome with its rows; ``span``: how many table rows its first cell covers."""

    outcome: OutcomeBlock
    note: RowNotes
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
    def blocks(self) -> list[BlockView]:
        """The matrix as the table draws it."""
        return [self._block(block) for block in self.matrix.outcomes]

    def _block(self, block: OutcomeBlock) -> BlockView:
        rows = []
        for row in block.rows:
            keys = [row.key, *(one.key for one in row.indicators)] if row.key else []
            note = self.notes.get(row.key, RowNotes())
            warnings = [
                one for key in keys for one in self.notes.get(key, RowNotes()).warnings if one.provision in IN_PLACE
            ]
            rows.append(RowView(row, note, warnings, f"slot-{row.key.replace(':', '-')}"))
        span = sum(1 + bool(row.warnings) + bool(self.may_edit and row.row.key) for row in rows)
        return BlockView(
            block, self.notes.get(block.key, RowNotes()), rows, span, f"slot-{block.key.replace(':', '-')}"
        )

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
