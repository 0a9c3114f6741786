"""The round board: every report of a round with its state, whose turn it is, days waiting and history."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jmi.models import ProgressReport, Round
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
from kit.bilingual import pick
from kit.khmer import sort_key
from meetings.models import Forum
from meetings.permissions import parties_in

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
class Board:
    """All rows with the key figures of the round."""

    rows: list[Row]
    figures: dict[str, int | None] = field(default_factory=dict)


def reports_of(round_: Round, user: object) -> QuerySet[ProgressReport]:
    """The visible reports of a round with hosts and the latest reminder, in one query."""
    hosts = (
        Forum.hosts.through.objects.filter(forum=OuterRef("jmi_set__forum"))
        .order_by("organisation__protocol_rank", "organisation_id")
        .values(
            json=JSONObject(
                en="organisation__abbreviation_en", km="organisation__abbreviation_km", name="organisation__name_en"
            )
        )
    )
    return (
        ProgressReport.objects.visible_to(user)
        .filter(round=round_)
        .select_related("jmi_set__forum", "jmi_set__cycle", "round")
        .annotate(hosts_=ArraySubquery(hosts), reminded_at=Max("reminders__sent_at"))
        .order_by("jmi_set__forum__position", "pk")
    )


def history(round_: Round, forums: Sequence[int]) -> dict[int, dict[int, str]]:
    """Forum → round → shape, for the rounds that ended before this one; one query."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = (
        ProgressReport.objects.filter(jmi_set__forum__in=forums, round__period_to_on__lt=round_.period_to_on)
        .exclude(round__state=RoundState.PLANNED)
        .order_by("-round__period_to_on", "-round_id")
        .values_list("jmi_set__forum", "round", "state", "submitted_late")
    )
    for forum, earlier, state, late in rows:
        shape = "late" if state in SENT and late else "done" if state in SENT else "not-reported"
        found[forum].setdefault(earlier, shape)
    return found


def board(round_: Round, user: object, today: date) -> Board:
    """The rows in order of urgency, and the figures; a constant number of queries."""
    reports = list(reports_of(round_, user))
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


def forums_without_set(round_: Round) -> list[Forum]:
    """Active working groups of which no set of the cycle was asked: they are named, not forgotten (JMI-3.21)."""
    from meetings.states import ForumKind, ForumState

    return list(
        Forum.objects.filter(kind=ForumKind.TWG, state=ForumState.ACTIVE)
        .exclude(jmi_sets__reports__round=round_)
        .order_by("position")
    )
