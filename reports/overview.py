"""The years at a glance: ratings of each working group by round, in a constant number of queries (DEC-1.03)."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from jmi.models import Indicator, IndicatorProgress, ProgressReport, Round
from jmi.results import SHAPES
from jmi.states import Rating, Reported, ReportState
from meetings.models import Forum
from meetings.states import ForumKind, ForumState

TAKEN = (ReportState.ACCEPTED, ReportState.CONSOLIDATED)
SENT = (ReportState.SUBMITTED, *TAKEN)


@dataclass
class Cell:
    """One group in one round: how many indicators of each status; ``state`` says where the report is."""

    report: ProgressReport | None = None
    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0

    @property
    def received(self) -> bool:
        """Whether the ratings count."""
        return self.report is not None and self.report.state in SENT

    @property
    def parts(self) -> list[tuple[str, str, int]]:
        """(shape, word, number) of what occurs; not reported is a part of its own."""
        found = [(SHAPES[rating], rating.label, self.counts[rating]) for rating in Rating if self.counts[rating]]
        rest = self.total - sum(self.counts[rating] for rating in Rating)
        if rest > 0:
            found.append(("not-reported", _("Not reported"), rest))
        return found


@dataclass
class Row:
    """A group with its cells."""

    forum: Forum
    side: str
    cells: list[Cell]


@dataclass
class Year:
    """A round with its rates."""

    round: Round
    asked: int = 0
    received: int = 0
    in_time: int = 0
    discussed: int = 0


def overview(user: object, rounds: list[Round]) -> tuple[list[Year], list[Row], Counter[str]]:
    """Years, rows of what ``user`` may see (everything for CRDB/CDC, own groups for members), bodies by mechanism."""
    rows_of_set = Indicator.objects.filter(output__outcome__jmi_set=OuterRef("jmi_set")).order_by()
    rows_of_set = rows_of_set.values("output__outcome__jmi_set").annotate(n=Count("pk")).values("n")
    reports = list(
        ProgressReport.objects.visible_to(user)
        .filter(round__in=rounds)
        .select_related("jmi_set")
        .annotate(in_set=Coalesce(Subquery(rows_of_set), 0))
        .order_by("pk")
    )
    ratings: dict[int, Counter[str]] = defaultdict(Counter)
    shown = [report.pk for report in reports if report.state in SENT]
    rows = IndicatorProgress.objects.filter(report__in=shown, reported=Reported.REPORTED).values_list(
        "report", "rating"
    )
    for report_id, rating, number in rows.annotate(n=Count("pk")).order_by():
        ratings[report_id][rating] += number
    found = {(report.jmi_set.forum_id, report.round_id): report for report in reports}
    forums = (
        Forum.objects.visible_to(user)
        .filter(state=ForumState.ACTIVE, kind=ForumKind.TWG)
        .select_related("strategy_entry__parent")
        .order_by("strategy_entry__code", "position", "code")
    )
    lines = []
    by_kind = Forum.objects.visible_to(user).filter(state=ForumState.ACTIVE).order_by().values_list("kind")
    bodies = Counter(dict(by_kind.annotate(n=Count("pk"))))
    for forum in forums:
        cells = []
        for round in rounds:
            report = found.get((forum.pk, round.pk))
            cells.append(Cell(report, ratings[report.pk], report.in_set) if report else Cell())
        entry = forum.strategy_entry
        top = entry.parent if entry is not None and entry.parent_id else entry
        lines.append(Row(forum, top.text("title").value if top else _("Other groups"), cells))
    years = []
    for round in rounds:
        own = [report for report in reports if report.round_id == round.pk]
        sent = [report for report in own if report.state in SENT]
        years.append(
            Year(
                round,
                asked=len(own),
                received=len(sent),
                in_time=sum(not report.submitted_late for report in sent),
                discussed=sum(report.discussed_on is not None for report in own),
            )
        )
    return years, lines, bodies
