"""Further things on my desk: each room adds its own, in ``reports/desk_<thing>.py``, when the application is ready.

``register(Part("actions", things, count, coming))``: ``things(user, today)`` gives what waits for the reader (as
``desk.Thing``) in a constant number of queries, ``count(user)`` their number in one query, ``coming(user, today)``
dates ahead as (day, what, address).
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass


def _nothing(user: object, today: datetime.date) -> list:
    return []


@dataclass(frozen=True)
class Part:
    """What one room adds."""

    key: str
    things: Callable[[object, datetime.date], Iterable[object]]
    count: Callable[[object], int]
    coming: Callable[[object, datetime.date], Iterable[tuple[datetime.date, str, str]]] = _nothing


PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part to every desk."""
    PARTS[part.key] = part


def things(user: object, today: datetime.date) -> list:
    """What waits for the reader, of all parts."""
    return [thing for part in PARTS.values() for thing in part.things(user, today)]


def count(user: object) -> int:
    """How many things that are: one query a part."""
    return sum(part.count(user) for part in PARTS.values())


def coming(user: object, today: datetime.date) -> list[tuple[datetime.date, str, str]]:
    """Dates ahead, of all parts."""
    return [one for part in PARTS.values() for one in part.coming(user, today)]
