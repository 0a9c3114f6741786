"""Further things on my desk: each room adds its own, in ``reports/desk_<thing>.py``, when the application is ready.

``register(Part("actions", things, waiting, coming))``: ``things(user, today)`` gives what waits for the reader (as
``desk.Thing``) in a constant number of queries, ``waiting(user)`` the query sets of which each row is one of these
things (all parts are counted in one query), ``coming(user, today)`` dates ahead as (day, what, address).
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, Value


def _nothing(user: object, today: datetime.date) -> list:
    return []


@dataclass(frozen=True)
class Part:
    """What one room adds."""

    key: str
    things: Callable[[object, datetime.date], Iterable[object]]
    waiting: Callable[[object], Iterable[QuerySet]]
    coming: Callable[[object, datetime.date], Iterable[tuple[datetime.date, str, str]]] = _nothing


PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part to every desk."""
    PARTS[part.key] = part


def things(user: object, today: datetime.date) -> list:
    """What waits for the reader, of all parts."""
    return [thing for part in PARTS.values() for thing in part.things(user, today)]


def count(user: object) -> int:
    """How many things that are, in one query."""
    kinds = [rows for part in PARTS.values() for rows in part.waiting(user)]
    if not kinds:
        return 0
    first, *others = (rows.order_by().values_list(Value(place), "pk") for place, rows in enumerate(kinds))
    return first.union(*others, all=True).count() if others else first.count()


def coming(user: object, today: datetime.date) -> list[tuple[datetime.date, str, str]]:
    """Dates ahead, of all parts."""
    return [one for part in PARTS.values() for one in part.coming(user, today)]
