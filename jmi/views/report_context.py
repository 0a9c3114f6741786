"""What the report page shows, read with a constant number of queries; used by the page and by every fragment of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jmi.models import ProgressReport
from jmi.older import older_in, older_words
from jmi.progress_permissions import may_comment, may_dissent, may_settle, may_write, parties
from jmi.progress_rules import STATE_SHAPE, TURN_WORDS, Gap, is_overdue, report_gaps, rows_of, whose_turn
from jmi.report_page import Rec, dress, dressed_row, put_gaps, rec
from jmi.report_tree import report_tree
from jmi.states import REPORT_WORKFLOW, ReportState, RoundState
from kit.addresses import address
from kit.workflow import Step

# Taken only by the building of an edition, never by a button.
NOT_BY_HAND = ("consolidate",)


def instant(text: str | None) -> datetime | None:
    """An instant from JSON."""
    return datetime.fromisoformat(text) if text else None


def the_comments(report: ProgressReport) -> dict[str, list[Rec]]:
    """The comments by the anchor of their row; "" for those on the whole report."""
    found: dict[str, list[Rec]] = {}
    for comment in rec(report.comments_):
        comment["made_at"], comment["settled_at"] = instant(comment.made_at), instant(comment.settled_at)
        found.setdefault(comment.row.replace(":", "-"), []).append(comment)
    return found


@dataclass(frozen=True)
class Ref:
    """The report as its rows know it: values only, so that rows can be remembered (``kit.kept``)."""

    pk: int
    url: str
    state: str
    word: str
    version: int


@dataclass(frozen=True)
class Asked:
    """How far the report is, and what is asked of the reader."""

    steps: tuple[tuple[str, str], ...]
    offers: tuple[Step, ...]
    my_turn: bool
    turn: str
    turn_word: str | Promise
    shape: str
    done: int
    total: int
    first_gap: Gap | None
    first_comment: str
    open_comments: int


@dataclass(frozen=True)
class Facts:
    """The facts beside the rows."""

    overdue: bool
    shape: str
    period_from_on: date
    period_to_on: date
    due_on: date
    may_move: bool
    round: int
    moves: list[Rec]
    discussed_on: date | None
    discussed_note: str
    approved_at: datetime | None
    approved_by: str
    done: int
    total: int
    set_url: str
    set_number: int
    cycle: str
    may_say_nothing: bool
    gaps: list[Gap]
    copies: list[Rec]
    reminders: list[Rec]


def page(report: ProgressReport, user: object, today: date) -> dict[str, object]:
    """The context of the report page and of its fragments."""
    return page_of(report, report_tree(report), user, today)


def page_of(report: ProgressReport, standing: Mapping[str, object], user: object, today: date) -> dict[str, object]:
    """The same from what was read; ``standing`` stays as it is."""
    tree = dress(standing, today)
    mine = parties(user, report)
    gaps = report_gaps(tree)
    comments = the_comments(report)
    put_gaps(tree, gaps, comments)
    may = _may(report, mine)
    for kind, row in rows_of(tree):
        row["may"] = may[row.kind if kind == "unplanned" else kind]
    for outcome in tree.outcomes:
        outcome["may"] = may["outcome"]
    asked, open_comments = _asked(report, tree, gaps, comments, mine)
    return {
        "report": report,
        "ref": _ref(report),
        "tree": tree,
        "mine": mine,
        "may": may,
        "may_dissent": report.round.state == RoundState.OPEN and may_dissent(mine, report.state),
        "may_comment": may_comment(mine, report.state),
        "may_settle": may_settle(mine),
        "may_raise": "member" in mine,
        "asked": asked,
        "facts": _facts(
            report,
            tree,
            gaps,
            asked,
            today,
            may_move="crdb" in mine and report.round.state == RoundState.OPEN,
            may_say_nothing=may["nothing"],
        ),
        "offers": asked.offers,
        "gaps": gaps,
        "musts": [gap for gap in gaps if gap.must],
        "comments": comments.get("", []) + comments.get("report", []),
        "open_comments": [c for _anchor, c in open_comments],
        "turn": asked.turn,
        "my_turn": asked.my_turn,
        "shape": asked.shape,
        "today": today,
        "statements": statements(tree, may),
    } | CLOSED


# A row that nobody has opened.
CLOSED = {"open_row": "", "form": None, "stale": None, "saved_at": None, "saved_row": "", "beside": False}


def row_of(
    report: ProgressReport, standing: Mapping[str, object], kind: str, pk: int, user: object, today: date
) -> dict[str, object]:
    """What one row shows, with the track and the gaps of the report beside it; no other row is dressed."""
    row = dressed_row(standing, kind, pk, today)
    if row is None:
        raise Http404
    mine = parties(user, report)
    may = _may(report, mine)
    gaps, comments = report_gaps(standing), the_comments(report)
    asked, _open = _asked(report, standing, gaps, comments, mine)
    row["may"] = may[row.kind if kind == "unplanned" else kind]
    row["gaps"] = [gap for gap in gaps if gap.anchor == row.anchor]
    row["comments"] = comments.get(row.anchor, [])
    return {
        "report": report,
        "ref": _ref(report),
        "row": row,
        "mine": mine,
        "may": may,
        "may_comment": may_comment(mine, report.state),
        "may_settle": may_settle(mine),
        "may_raise": "member" in mine,
        "asked": asked,
        "gaps": gaps,
        "today": today,
    } | CLOSED


def _may(report: ProgressReport, mine: set[str]) -> dict[str, bool]:
    """Kind of row → whether these parties may write it now."""
    writable = report.round.state == RoundState.OPEN
    return {
        kind: writable and may_write(mine, kind, report.state)
        for kind in ("indicator", "activity", "partnering", "outcome", "government", "partner", "summary", "nothing")
    }


def _ref(report: ProgressReport) -> Ref:
    return Ref(
        pk=report.pk,
        url=address("jmi:report-detail", report.pk),
        state=report.state,
        word=str(ReportState(report.state).label),
        version=report.version,
    )


def _asked(
    report: ProgressReport,
    tree: Mapping[str, object],
    gaps: list[Gap],
    comments: Mapping[str, list[Rec]],
    mine: set[str],
) -> tuple[Asked, list[tuple[str, Rec]]]:
    """How far the report is; and the comments that still ask for a change, with their rows."""
    turn = whose_turn(report.state)
    lacking = {gap.row for gap in gaps if gap.must}
    marks = [f"{kind}:{row['id']}" in lacking for kind, row in rows_of(tree)]
    open_comments = [
        (anchor or "report", c)
        for anchor, group in comments.items()
        for c in group
        if c.asks_change and not c.settled_at
    ]
    asked = Asked(
        steps=tuple(steps(report)),
        offers=tuple(offers(report, mine)),
        my_turn=turn in mine,
        turn=turn,
        turn_word=TURN_WORDS[turn],
        shape=STATE_SHAPE[report.state],
        done=marks.count(False),
        total=len(marks),
        first_gap=next((gap for gap in gaps if gap.must), None),
        first_comment=open_comments[0][0] if open_comments else "",
        open_comments=len(open_comments),
    )
    return asked, open_comments


def _facts(
    report: ProgressReport,
    tree: Rec,
    gaps: list[Gap],
    asked: Asked,
    today: date,
    *,
    may_move: bool,
    may_say_nothing: bool,
) -> Facts:
    return Facts(
        overdue=is_overdue(report.state, report.due_on, today),
        shape=asked.shape,
        period_from_on=tree.report.period_from_on,
        period_to_on=tree.report.period_to_on,
        due_on=report.due_on,
        may_move=may_move and report.state not in DONE,
        round=report.round_id,
        moves=[_moved(move) for move in rec(report.moves_)],
        discussed_on=report.discussed_on,
        discussed_note=report.discussed_note,
        approved_at=report.approved_at,
        approved_by=str(report.approved_by or ""),
        done=asked.done,
        total=asked.total,
        set_url=address("jmi:set-detail", report.jmi_set_id),
        set_number=tree.set.number,
        cycle=tree.set.cycle,
        may_say_nothing=may_say_nothing and not tree.report.nothing_to_report,
        gaps=gaps,
        copies=[_dated(copy, "submitted_at") for copy in rec(report.copies_)],
        reminders=[_dated(one, "sent_at") for one in rec(report.reminders_)[:5]],
    )


DONE = (ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.CONSOLIDATED)


def _dated(one: Rec, name: str) -> Rec:
    one[name] = instant(one[name])
    return one


def _moved(move: Rec) -> Rec:
    move["old_on"], move["new_on"] = date.fromisoformat(move.old_on), date.fromisoformat(move.new_on)
    return _dated(move, "moved_at")


def offers(report: ProgressReport, mine: set[str]) -> list[Step]:
    """The steps this person may take now, in table order; none in a closed round but those of the centre."""
    found = [step for step in REPORT_WORKFLOW.offers(report.state, mine) if step.verb not in NOT_BY_HAND]
    if report.round.state != RoundState.OPEN:
        found = [step for step in found if "crdb" in step.who]
    return found


def statements(tree: Rec, may: dict[str, bool]) -> list[SimpleNamespace]:
    """The statements of both sides (JMI-2.09) and the summary."""
    heads = (
        ("government", "government_statement", _("The Government side")),
        ("partner", "partner_statement", _("The development partners")),
        ("summary", "summary", _("Summary")),
    )
    return [
        SimpleNamespace(
            which=which,
            stem=stem,
            head=head,
            anchor=f"statement-{which}",
            may=may[which],
            text_en=tree.report[f"{stem}_en"],
            text_km=tree.report[f"{stem}_km"],
            mark=older_words(older_in(tree.report.get("older_texts", ()), stem)),
        )
        for which, stem, head in heads
    ]


def steps(report: ProgressReport) -> list[tuple[str, str]]:
    """The step track: requested, drafting, meeting, Chair, submitted, accepted."""
    track = (
        (_("Requested"), (ReportState.REQUESTED,)),
        (_("Drafting"), (ReportState.DRAFTED, ReportState.RETURNED)),
        (_("Discussed"), ()),
        (_("Approved by Chair"), (ReportState.DISCUSSED,)),
        (_("Submitted"), (ReportState.APPROVED,)),
        (_("Accepted"), (ReportState.SUBMITTED,)),
    )
    at = next((i for i, (_word, states) in enumerate(track) if report.state in states), len(track))
    current = "returned" if report.state == ReportState.RETURNED else "with"
    return [
        ("done" if i < at else current if i == at else "none", str(word)) for i, (word, _states) in enumerate(track)
    ]


def find_row(tree: Rec, kind: str, pk: int) -> Rec:
    """The row of the tree; 404 when the report has none such."""
    if kind == "outcome":
        rows = tree.outcomes
    else:
        rows = [row for found, row in rows_of(tree) if found == kind]
    for row in rows:
        if row.id == pk:
            return row
    raise Http404
