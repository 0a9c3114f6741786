"""The round board: every report of a round with its state, whose turn it is, days waiting and history."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache, partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Right
from jmi.models import ProgressReport, Round, RoundReminder
from jmi.progress_rules import (
    LONG_WAIT_DAYS,
    NOT_SENT,
    SENT,
    STATE_SHAPE,
    STEPS_DONE,
    TURN_WORDS,
    is_overdue,
    rate,
    whose_turn,
)
from jmi.states import ReportState, RoundState
from kit.addresses import address
from kit.bilingual import pick
from kit.fixed import Fixed, day, number, numbers
from kit.khmer import sort_key
from meetings.models import Forum, forums_held
from meetings.permissions import parties_in
from meetings.states import ForumKind, ForumState

HISTORY = 5
# shape of the history: on time, late, did not report
HISTORY_WORDS = {
    "done": gettext_lazy("on time"),
    "late": gettext_lazy("late"),
    "not-reported": gettext_lazy("did not report"),
    "none": gettext_lazy("was not asked"),
}


@dataclass(frozen=True)
class Row:
    """One working group on the board."""

    report: ProgressReport
    name: str
    host: str
    group: str
    shape: str
    word: str
    done: int
    turn: str
    turn_word: str
    turn_kind: str
    days: int | None
    overdue: bool
    mine: bool
    last_five: tuple[tuple[str, str], ...]
    reminded_at: datetime | None

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent, once it was."""
        at = self.report.submitted_at
        return timezone.localdate(at) if at and self.report.state in SENT else None

    @property
    def returned(self) -> bool:
        """Whether it was sent back."""
        return self.report.state == ReportState.RETURNED


@dataclass(frozen=True)
class Line:
    """A row of the table as values, so that it can be remembered (``kit.kept``)."""

    pk: int
    url: str
    name: str
    host: str
    shape: str
    word: str
    done: int
    returned: bool
    turn_word: str
    turn_kind: str
    days: int | None
    sent_on: date | None
    due_on: date
    counts_down: bool
    last_five: tuple[tuple[str, str], ...]
    reminded_at: datetime | None


def line(row: Row) -> Line:
    """The row for the table."""
    return Line(
        pk=row.report.pk,
        url=address("jmi:report-detail", row.report.pk),
        name=row.name,
        host=row.host,
        shape=row.shape,
        word=row.word,
        done=row.done,
        returned=row.returned,
        turn_word=row.turn_word,
        turn_kind=row.turn_kind,
        days=row.days,
        sent_on=row.sent_on,
        due_on=row.report.due_on,
        counts_down=bool(row.turn),
        last_five=row.last_five,
        reminded_at=row.reminded_at,
    )


@dataclass(frozen=True)
class Board:
    """All rows with the key figures of the round."""

    rows: list[Row]
    figures: dict[str, int | None] = field(default_factory=dict)


def _reports(*, own: bool) -> QuerySet[ProgressReport]:
    hosts = (
        Forum.hosts.through.objects.filter(forum=OuterRef("jmi_set__forum"))
        .order_by("organisation__protocol_rank", "organisation_id")
        .values(
            json=JSONObject(
                en="organisation__abbreviation_en", km="organisation__abbreviation_km", name="organisation__name_en"
            )
        )
    )
    reminded = RoundReminder.objects.filter(report=OuterRef("pk")).order_by("-sent_at", "-pk").values("sent_at")[:1]
    reports = ProgressReport.objects.of_forums(numbers("forums")) if own else ProgressReport.objects.all()
    return (
        reports.filter(round=number("round"))
        .select_related("jmi_set__forum", "jmi_set__cycle", "round")
        .annotate(hosts_=ArraySubquery(hosts), reminded_at=Subquery(reminded))
        .order_by("jmi_set__forum__position", "pk")
    )


ALL_REPORTS, OF_FORUMS = Fixed(partial(_reports, own=False)), Fixed(partial(_reports, own=True))


def reports_of(round_: Round, user: object) -> list[ProgressReport]:
    """The visible reports of a round with hosts and the latest reminder, in one query."""
    if user.has_right(Right.SEE_ALL):
        return ALL_REPORTS.models(round=round_.pk)
    return OF_FORUMS.models(round=round_.pk, forums=forums_held(user))


PAST = Fixed(
    lambda: (
        ProgressReport.objects.filter(jmi_set__forum__in=numbers("forums"), round__period_to_on__lt=day("before"))
        .exclude(round__state=RoundState.PLANNED)
        .order_by("-round__period_to_on", "-round_id")
        .values_list("jmi_set__forum", "round", "state", "submitted_late")
    )
)


def history(round_: Round, forums: Sequence[int]) -> dict[int, dict[int, str]]:
    """Forum → round → shape, for the rounds that ended before this one; one query."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for forum, earlier, state, late in PAST.tuples(forums=forums, before=round_.period_to_on):
        shape = "late" if state in SENT and late else "done" if state in SENT else "not-reported"
        found[forum].setdefault(earlier, shape)
    return found


def board(round_: Round, user: object, today: date) -> Board:
    """The rows in order of urgency, and the figures; a constant number of queries."""
    reports = reports_of(round_, user)
    past = history(round_, [report.jmi_set.forum_id for report in reports])
    earlier = sorted({pk for rounds in past.values() for pk in rounds}, key=_round_order(past))[-HISTORY:]
    rows = [
        _row(report, user, today, [past[report.jmi_set.forum_id].get(pk, "none") for pk in earlier])
        for report in reports
    ]
    rows.sort(key=urgency)
    return Board(rows, figures(rows, round_, today))


def _round_order(past: dict[int, dict[int, str]]) -> object:
    """Earlier rounds first: each forum lists its own from the newest; the longest list gives the order."""
    order: dict[int, int] = {}
    for rounds in sorted(past.values(), key=len, reverse=True):
        for place, pk in enumerate(rounds):
            order.setdefault(pk, -place)
    return order.get


def _row(report: ProgressReport, user: object, today: date, past: list[str]) -> Row:
    forum = report.jmi_set.forum
    turn = whose_turn(report.state)
    overdue = is_overdue(report.state, report.due_on, today)
    days = (today - timezone.localdate(report.state_since_at)).days if turn else None
    mine = bool(turn) and turn in parties_in(user, forum.pk)
    long_wait = overdue or (days or 0) > LONG_WAIT_DAYS
    shape, word = state_word(report, overdue)
    return Row(
        report=report,
        name=str(forum),
        host=", ".join(pick(host["en"] or host["name"], host["km"] or "").value for host in report.hosts_),
        group=group_of(report, overdue),
        shape=shape,
        word=word,
        done=STEPS_DONE[report.state],
        turn=turn,
        turn_word=_("You") if mine else str(TURN_WORDS[turn]),
        turn_kind="you" if mine else "long" if long_wait else "other",
        days=days,
        overdue=overdue,
        mine=mine,
        last_five=tuple((shape, str(HISTORY_WORDS[shape])) for shape in past),
        reminded_at=report.reminded_at,
    )


def state_word(report: ProgressReport, overdue: bool) -> tuple[str, str]:
    """Shape and word of the state column; overdue comes before all else."""
    if overdue:
        return "late", _("Overdue")
    if report.state == ReportState.DISCUSSED:
        return "with", _("With Chair")
    if report.state == ReportState.SUBMITTED and report.submitted_late:
        return "done", _("Received, late")
    return STATE_SHAPE[report.state], str(report.get_state_display())


def group_of(report: ProgressReport, overdue: bool) -> str:
    """Under which pill it counts."""
    if overdue:
        return "overdue"
    if report.state == ReportState.RETURNED:
        return "returned"
    return "work" if report.state in NOT_SENT else "received"


RANK = {"overdue": 0, "returned": 1, "work": 2, "received": 3}


def urgency(row: Row) -> tuple:
    """Overdue first, the longest overdue before; then returned, in work, received and waiting, accepted."""
    resting = not row.turn
    return (RANK[row.group], resting, row.report.due_on if not row.sent_on else row.sent_on, -row.done, row.name)


def figures(rows: Sequence[Row], round_: Round, today: date) -> dict[str, int | None]:
    """Received, on time, overdue, days until the due date."""
    sent = [row for row in rows if row.report.state in SENT]
    on_time = sum(1 for row in sent if not row.report.submitted_late)
    late_days = [(today - row.report.due_on).days for row in rows if row.overdue]
    return {
        "total": len(rows),
        "received": len(sent),
        "on_time": on_time,
        "on_time_rate": rate(on_time, len(sent)),
        "reporting_rate": rate(len(sent), len(rows)),
        "overdue": len(late_days),
        "longest": max(late_days, default=None),
        "waiting": sum(1 for row in rows if row.mine),
        "open": sum(1 for row in rows if row.report.state in NOT_SENT),
        "left": (round_.due_on - today).days,
    }


def strip(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """One cell a group, in the order in which they reported; those that have not stand behind, late ones last."""
    sent = sorted((row for row in rows if row.sent_on), key=lambda row: row.report.submitted_at)
    order = {"work": 0, "returned": 1, "overdue": 2, "received": 0}
    rest = sorted((row for row in rows if not row.sent_on), key=lambda row: (order[row.group], row.done))
    return [(row.shape, f"{row.name}: {row.word}") for row in (*sent, *rest)]


@lru_cache(maxsize=512)
def _by_name(name: str) -> str:
    return sort_key(name)


SORTS = {
    "urgency": urgency,
    "name": lambda row: _by_name(row.name),
    "state": lambda row: (row.done, row.name),
    "days": lambda row: (-(row.days if row.days is not None else -1), row.name),
    "due": lambda row: (row.report.due_on, row.name),
    "reminded": lambda row: (row.reminded_at is None, row.reminded_at, row.name),
}


def chosen(rows: Sequence[Row], show: str, sort: str) -> list[Row]:
    """The rows of one pill, sorted; unknown words of the address mean all and urgency."""
    if show == "mine":
        rows = [row for row in rows if row.mine]
    elif show in RANK:
        rows = [row for row in rows if row.group == show]
    return sorted(rows, key=SORTS.get(sort, urgency))


WITHOUT = Fixed(
    lambda: (
        Forum.objects.filter(kind=ForumKind.TWG, state=ForumState.ACTIVE)
        .exclude(Exists(ProgressReport.objects.filter(round=number("round"), jmi_set__forum=OuterRef("pk"))))
        .order_by("position")
    )
)


def forums_without_set(round_: Round) -> list[Forum]:
    """Active working groups of which no set of the cycle was asked: they are named, not forgotten (JMI-3.21)."""
    return WITHOUT.models(round=round_.pk)
