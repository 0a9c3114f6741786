"""The years at a glance: ratings of each working group by round, in a constant number of queries (DEC-1.03)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from accounts.roles import Right
from jmi.models import Indicator, IndicatorProgress, ProgressReport, Round
from jmi.results import SHAPES
from jmi.states import Rating, Reported, ReportState
from kit.addresses import address
from kit.fixed import Fixed, number, numbers, texts
from kit.together import Together
from meetings.models import Forum, forums_held
from meetings.sight import kinds_seen
from meetings.states import ForumKind, ForumState

TAKEN = (ReportState.ACCEPTED, ReportState.CONSOLIDATED)
SENT = (ReportState.SUBMITTED, *TAKEN)


@dataclass(frozen=True)
class Cell:
    """One group in one round: where its report is (``url`` is empty without one), or how many indicators stand how."""

    url: str = ""
    state: str = ""
    received: bool = False
    parts: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class Row:
    """A group with its cells: values only, so that it can be remembered (``kit.kept``)."""

    url: str
    name: str
    side: str
    cells: tuple[Cell, ...]


def _cell(report: dict[str, object] | None, counts: Counter[str]) -> Cell:
    if report is None:
        return Cell()
    state = ReportState(report["state"])
    return Cell(
        url=address("jmi:report-detail", report["pk"]),
        state=str(state.label),
        received=state in SENT,
        parts=_parts(counts, report["in_set"]) if state in SENT else (),
    )


def _parts(counts: Counter[str], total: int) -> tuple[tuple[str, str, int], ...]:
    """(shape, word, number) of what occurs; not reported is a part of its own."""
    found = [(SHAPES[rating], str(rating.label), counts[rating]) for rating in Rating if counts[rating]]
    rest = total - sum(counts[rating] for rating in Rating)
    return (*found, ("not-reported", _("Not reported"), rest)) if rest > 0 else tuple(found)


@dataclass
class Year:
    """A round with its rates."""

    round: Round
    asked: int = 0
    received: int = 0
    in_time: int = 0
    discussed: int = 0


def _reports(*, own: bool) -> QuerySet[ProgressReport]:
    in_set = Indicator.objects.filter(output__outcome__jmi_set=OuterRef("jmi_set")).order_by()
    in_set = in_set.values("output__outcome__jmi_set").annotate(n=Count("pk")).values("n")
    reports = ProgressReport.objects.of_forums(numbers("forums")) if own else ProgressReport.objects.all()
    return (
        reports.filter(round__cycle=number("cycle"))
        .annotate(in_set=Coalesce(Subquery(in_set), 0))
        .order_by()  # in the order of keys the database would read the reports of all rounds
        .values("pk", "round", "state", "submitted_late", "discussed_on", "in_set", forum=F("jmi_set__forum"))
    )


ALL_REPORTS, OF_FORUMS = Fixed(partial(_reports, own=False)), Fixed(partial(_reports, own=True))
RATINGS = Fixed(
    lambda: (
        IndicatorProgress.objects.filter(report__in=numbers("reports"), reported=Reported.REPORTED)
        .order_by()
        .values_list("report", "rating")
        .annotate(n=Count("pk"))
    )
)


def _active() -> QuerySet[Forum]:
    """``Forum.objects.visible_to`` with places for what is known of the reader."""
    seen = Q(pk__in=numbers("forums")) | Q(kind__in=texts("kinds"))
    return Forum.objects.filter(seen, state=ForumState.ACTIVE)


FORUMS = Together(
    groups=Fixed(
        lambda: (
            _active()
            .filter(kind=ForumKind.TWG)
            .select_related("strategy_entry__parent")
            .order_by("strategy_entry__code", "position", "code")
        )
    ),
    bodies=Fixed(lambda: _active().order_by().values("kind").annotate(n=Count("pk"))),
)
ROUNDS = Fixed(lambda: Round.objects.select_related("cycle").order_by("period_to_on", "pk"))


def overview(user: object, rounds: list[Round]) -> tuple[list[Year], list[Row], Counter[str]]:
    """Years, rows of what ``user`` may see (everything for CRDB/CDC, own groups for members), bodies by mechanism."""
    cycle = rounds[0].cycle_id if rounds else 0
    if user.has_right(Right.SEE_ALL):
        reports = ALL_REPORTS.rows(cycle=cycle)
    else:
        reports = OF_FORUMS.rows(cycle=cycle, forums=forums_held(user))
    ratings: dict[int, Counter[str]] = defaultdict(Counter)
    shown = [report["pk"] for report in reports if report["state"] in SENT]
    for report_id, rating, times in RATINGS.tuples(reports=shown):
        ratings[report_id][rating] += times
    found = {(report["forum"], report["round"]): report for report in reports}
    seen = FORUMS.ask(forums=forums_held(user), kinds=kinds_seen(user))
    bodies = Counter({row["kind"]: row["n"] for row in seen["bodies"]})
    lines = []
    for forum in seen["groups"]:
        own = [found.get((forum.pk, round.pk)) for round in rounds]
        cells = tuple(_cell(report, ratings[report["pk"]] if report else Counter()) for report in own)
        entry = forum.strategy_entry
        top = entry.parent if entry is not None and entry.parent_id else entry
        side = top.text("title").value if top else _("Other groups")
        lines.append(Row(forum.get_absolute_url(), str(forum), side, cells))
    years = []
    for round in rounds:
        own = [report for report in reports if report["round"] == round.pk]
        sent = [report for report in own if report["state"] in SENT]
        years.append(
            Year(
                round,
                asked=len(own),
                received=len(sent),
                in_time=sum(not report["submitted_late"] for report in sent),
                discussed=sum(report["discussed_on"] is not None for report in own),
            )
        )
    return years, lines, bodies
