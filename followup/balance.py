"""Promises in figures: how old the open ones are, by organisation; how the sides keep theirs.

Every function takes a queryset of actions (``visible_to`` and filtered by the caller) and the day on which it is asked:
the same rows on the same day give the same figures, on the page and in the consolidated report.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from followup.models import Action, Extension
from followup.models.actions import OPEN
from followup.states import ActionState
from meetings.models import Forum
from partners.models import Organisation
from partners.models.organisations import Side

# Days late up to which an open promise falls into a column; what is older stands in the last.
AGES = (30, 90, 180)
KEPT = (ActionState.DONE, ActionState.CONFIRMED)


@dataclass(frozen=True)
class Age:
    """Open actions of one organisation by age; ``late`` has one figure more than ``AGES``."""

    organisation: Organisation | None
    coming: int
    undated: int
    late: tuple[int, ...]
    oldest_on: datetime.date | None

    @property
    def total(self) -> int:
        """All that is open."""
        return self.coming + self.undated + sum(self.late)

    @property
    def late_total(self) -> int:
        """All that is late."""
        return sum(self.late)


def _ages(today: datetime.date) -> dict[str, Count]:
    edges = [today - datetime.timedelta(days) for days in AGES]
    spans = [
        Q(due_on__lt=today, due_on__gte=edges[0]),
        *(Q(due_on__lt=newer, due_on__gte=older) for newer, older in pairwise(edges)),
        Q(due_on__lt=edges[-1]),
    ]
    return {f"late{place}": Count("pk", filter=span) for place, span in enumerate(spans)}


def ageing(actions: QuerySet[Action], today: datetime.date) -> list[Age]:
    """Open actions by leading organisation, most late ones first; leads written as text stand together at the end."""
    rows = (
        actions.filter(state__in=OPEN)
        .order_by()
        .values(body=Coalesce("lead_organisation", "lead_seat__organisation"))
        .annotate(
            coming=Count("pk", filter=Q(due_on__gte=today)),
            undated=Count("pk", filter=Q(due_on=None)),
            oldest=Min("due_on", filter=Q(due_on__lt=today)),
            **_ages(today),
        )
    )
    found = list(rows)
    bodies = Organisation.objects.in_bulk({row["body"] for row in found} - {None})
    ages = [
        Age(
            bodies.get(row["body"]),
            row["coming"],
            row["undated"],
            tuple(row[f"late{place}"] for place in range(len(AGES) + 1)),
            row["oldest"],
        )
        for row in found
    ]
    return sorted(ages, key=lambda age: (age.organisation is None, -age.late_total, -age.total, str(age.organisation)))


@dataclass(frozen=True)
class Balance:
    """How promises were kept. Each action is in exactly one of the first seven; ``extended`` counts beside them."""

    kept: int = 0
    kept_late: int = 0
    kept_undated: int = 0
    late: int = 0
    running: int = 0
    undated: int = 0
    dropped: int = 0
    extended: int = 0

    @property
    def total(self) -> int:
        """All promises."""
        return self.kept + self.kept_late + self.kept_undated + self.late + self.running + self.undated + self.dropped

    @property
    def due(self) -> int:
        """Those whose day has come and that were not dropped: the promises that can be judged."""
        return self.kept + self.kept_late + self.late

    @property
    def percent_in_time(self) -> int | None:
        """Kept in time, of those whose day has come; None while there are none."""
        return round(self.kept * 100 / self.due) if self.due else None

    def parts(self) -> list[tuple[str, int]]:
        """Name of the field → figure, in the order of pictures."""
        names = ("kept", "kept_late", "kept_undated", "running", "undated", "late", "dropped")
        return [(name, getattr(self, name)) for name in names]

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


def _figure(today: datetime.date) -> Case:
    """The field of ``Balance`` in which an action counts: one look at each, however many there are."""
    words = {
        "kept_undated": Q(state__in=KEPT) & (Q(due_on=None) | Q(done_on=None)),
        "kept": Q(state__in=KEPT, done_on__lte=F("due_on")),
        "kept_late": Q(state__in=KEPT),
        "dropped": Q(state=ActionState.DROPPED),
        "undated": Q(due_on=None),
        "late": Q(due_on__lt=today),
    }
    whens = [When(rule, then=Value(name)) for name, rule in words.items()]
    return Case(*whens, default=Value("running"), output_field=CharField())


def _counted(actions: QuerySet[Action], today: datetime.date, *by: str) -> dict[tuple, Balance]:
    """Values of ``by`` → the balance. Those whose day was moved are few: they are counted by themselves."""
    moved = Extension.objects.filter(granted=True).order_by().values("action")
    rows = actions.order_by().annotate(figure=_figure(today)).values_list(*by, "figure")
    extended = actions.filter(pk__in=moved).order_by().values_list(*by)
    found: dict[tuple, Counter] = defaultdict(Counter)
    for *key, figure, number in rows.annotate(number=Count("*")):
        found[tuple(key)][figure] = number
    for *key, number in extended.annotate(number=Count("*")):
        found[tuple(key)]["extended"] = number
    return {key: Balance(**figures) for key, figures in found.items()}


def in_period(
    actions: QuerySet[Action], from_on: datetime.date | None, to_on: datetime.date | None
) -> QuerySet[Action]:
    """Promises whose day lies in a period; those without a day count by when they were made."""
    rule = Q()
    if from_on:
        rule &= Q(due_on__gte=from_on) | Q(due_on=None, created_at__date__gte=from_on)
    if to_on:
        rule &= Q(due_on__lte=to_on) | Q(due_on=None, created_at__date__lte=to_on)
    return actions.filter(rule)


def by_side(actions: QuerySet[Action], today: datetime.date) -> dict[str, Balance]:
    """Side → how it keeps its promises; "" for those of which nobody said whose they are. All sides are there."""
    found = {side.value: Balance() for side in Side} | {"": Balance()}
    return found | {side: balance for (side,), balance in _counted(actions, today, "side").items()}


@dataclass(frozen=True)
class ForumBalance:
    """The balance of one forum, in all and by side."""

    forum: Forum
    total: Balance
    sides: dict[str, Balance] = field(default_factory=dict)


def by_forum(actions: QuerySet[Action], today: datetime.date) -> list[ForumBalance]:
    """Each forum that has actions, in the order of lists; three queries."""
    sides: dict[int, dict[str, Balance]] = {}
    for (forum, side), balance in _counted(actions, today, "forum", "side").items():
        sides.setdefault(forum, {})[side] = balance
    forums: Sequence[Forum] = Forum.objects.filter(pk__in=sides).order_by("kind", "position", "code")
    return [ForumBalance(forum, sum(sides[forum.pk].values(), Balance()), sides[forum.pk]) for forum in forums]


def sides_of(forums: Iterable[ForumBalance]) -> dict[str, Balance]:
    """The sides of what ``by_forum`` found: the same as ``by_side``, without reading again."""
    found = {side.value: Balance() for side in Side} | {"": Balance()}
    for one in forums:
        for side, balance in one.sides.items():
            found[side] += balance
    return found
