"""What the report page shows, read with a constant number of queries; used by the page and by every fragment of it."""

from datetime import date, datetime
from types import SimpleNamespace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.http import Http404
from django.utils.translation import gettext as _

from jmi.models import DueMove, FieldComment, ProgressReport, RoundReminder, Submission
from jmi.progress_permissions import may_comment, may_dissent, may_settle, may_write, parties
from jmi.progress_rules import STATE_SHAPE, TURN_WORDS, is_overdue, report_gaps, rows_of, whose_turn
from jmi.report_page import Rec, dress, put_gaps, rec
from jmi.report_tree import report_tree
from jmi.states import REPORT_WORKFLOW, ReportState, RoundState
from kit.workflow import Step

# Taken only by the building of an edition, never by a button.
NOT_BY_HAND = ("consolidate",)


def _name(person: str) -> Coalesce:
    """The name of a user related as ``person``, or the address."""
    return Coalesce(NullIf(F(f"{person}__name_en"), Value("")), F(f"{person}__email"))


def _listed(rows: QuerySet, *fields: str, **named: object) -> ArraySubquery:
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in fields}, **named)))


def readable(user: object) -> QuerySet[ProgressReport]:
    """The reports that ``user`` may see, with all that hangs on the report itself read in the same query."""
    own = {"report": OuterRef("pk")}
    comments = FieldComment.objects.filter(**own).order_by("made_at", "pk")
    copies = Submission.objects.filter(**own).order_by("number")
    moves = DueMove.objects.filter(**own).order_by("moved_at", "pk")
    reminders = RoundReminder.objects.filter(**own).order_by("-sent_at", "pk")
    return (
        ProgressReport.objects.visible_to(user)
        .select_related("round", "jmi_set__forum", "jmi_set__cycle", "approved_by", "dissent_by", "submitted_by")
        .annotate(
            comments_=_listed(
                comments,
                *("id", "row", "field", "text", "asks_change", "made_at", "settled_at", "answer", "version"),
                by=_name("made_by"),
                settled_by_name=_name("settled_by"),
            ),
            copies_=_listed(
                copies, "number", "submitted_at", "late", "sha256", "on_behalf_of", by=_name("submitted_by")
            ),
            moves_=_listed(moves, "old_on", "new_on", "reason", "moved_at", by=_name("moved_by")),
            reminders_=_listed(reminders, "sent_at", "recipients", by=_name("sent_by")),
        )
    )


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


def page(report: ProgressReport, user: object, today: date) -> dict[str, object]:
    """The context of the report page and of its fragments."""
    tree = dress(report_tree(report), today)
    mine = parties(user, report)
    gaps = report_gaps(tree)
    comments = the_comments(report)
    put_gaps(tree, gaps, comments)
    writable = report.round.state == RoundState.OPEN
    may = {
        kind: writable and may_write(mine, kind, report.state)
        for kind in ("indicator", "activity", "partnering", "outcome", "government", "partner", "summary", "nothing")
    }
    for kind, row in rows_of(tree):
        row["may"] = may[row.kind if kind == "unplanned" else kind]
    for outcome in tree.outcomes:
        outcome["may"] = may["outcome"]
    turn = whose_turn(report.state)
    musts = [gap for gap in gaps if gap.must]
    return {
        "report": report,
        "tree": tree,
        "mine": mine,
        "may": may,
        "may_dissent": writable and may_dissent(mine, report.state),
        "may_comment": may_comment(mine, report.state),
        "may_settle": may_settle(mine),
        "may_raise": "member" in mine,
        "may_move": "crdb" in mine and report.state not in DONE and report.round.state == RoundState.OPEN,
        "offers": offers(report, mine),
        "gaps": gaps,
        "musts": musts,
        "done": sum(1 for _kind, row in rows_of(tree) if not any(gap.must for gap in row["gaps"])),
        "total": sum(1 for _ in rows_of(tree)),
        "comments": comments.get("", []) + comments.get("report", []),
        "open_comments": [c for group in comments.values() for c in group if c.asks_change and not c.settled_at],
        "first_comment": next(
            (
                anchor or "report"
                for anchor, group in comments.items()
                for c in group
                if c.asks_change and not c.settled_at
            ),
            "",
        ),
        "copies": [_dated(copy, "submitted_at") for copy in rec(report.copies_)],
        "moves": [_moved(move) for move in rec(report.moves_)],
        "reminders": [_dated(one, "sent_at") for one in rec(report.reminders_)],
        "turn": turn,
        "turn_word": TURN_WORDS[turn],
        "my_turn": turn in mine,
        "overdue": is_overdue(report.state, report.due_on, today),
        "shape": STATE_SHAPE[report.state],
        "steps": steps(report),
        "today": today,
        "statements": statements(tree, may),
        "open_row": "",
        "form": None,
        "stale": None,
        "saved_at": None,
        "saved_row": "",
        "beside": False,
    }


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
