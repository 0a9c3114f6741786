"""Further things on my desk: each room adds its own, in ``reports/desk_<thing>.py``, when the application is ready.

``register(Part("actions", things, waiting, coming))``: ``things(user, today)`` gives what waits for the reader (as
``desk.Thing``) in a constant number of queries, ``waiting(user)`` the query sets of which each row is one of these
things, ``coming(user, today)`` dates ahead as (day, what, address). Better than ``waiting`` is ``fixed(reader)``, which
gets ``ANYBODY``: the number beside the desk's name stands on each page, and its query is written once for all.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.roles import Right
from followup.lists import SOON
from followup.permissions import organisations_of
from followup.seat_line import seats_behind
from kit.counting import counted
from kit.fixed import day, number, numbers
from meetings.permissions import PARTIES, seats_of


def _nothing(user: object, today: datetime.date) -> list:
    return []


def _none(reader: object) -> list:
    return []


@dataclass(frozen=True)
class Reader:
    """What the queries of waiting things know of the reader: numbers of rows, or places for them."""

    user: Any
    positions_of: Any  # the reader, where what comes to bodies in which they hold a position waits for them
    member: Any  # forums in which one sits
    kept: Any  # forums for which one answers, as Chair or secretariat
    secretariat: Any
    chair: Any
    partner: Any  # forums in which one sits for partners
    seats: Any
    bodies: Any
    today: Any
    soon: Any


def reader(user: object, today: datetime.date) -> Reader:
    """What is known of ``user``."""

    def forums(*parties: str) -> list[int]:
        return [
            forum
            for forum, functions in seats_of(user).items()
            if any(PARTIES[function] & set(parties) for function in functions)
        ]

    national = user.has_right(Right.SEE_SUBNATIONAL) and not user.has_right(Right.SEE_ALL)  # SND-4.2.07
    return Reader(
        user=user.pk,
        positions_of=user.pk if seats_of(user) or national else 0,
        member=list(seats_of(user)),
        kept=forums("secretariat", "chair"),
        secretariat=forums("secretariat"),
        chair=forums("chair"),
        partner=forums("partner", "facilitator"),
        seats=sorted(seats_behind(user)),
        bodies=sorted(organisations_of(user)),
        today=today,
        soon=today + datetime.timedelta(SOON),
    )


ANYBODY = Reader(
    user=number("user"),
    positions_of=number("positions_of"),
    today=day("today"),
    soon=day("soon"),
    **{name: numbers(name) for name in ("member", "kept", "secretariat", "chair", "partner", "seats", "bodies")},
)


@dataclass(frozen=True)
class Part:
    """What one room adds."""

    key: str
    things: Callable[[object, datetime.date], Iterable[object]]
    waiting: Callable[[object], Iterable[QuerySet]] = _none
    coming: Callable[[object, datetime.date], Iterable[tuple[datetime.date, str, str]]] = _nothing
    fixed: Callable[[Reader], Iterable[QuerySet]] = _none


PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part to every desk."""
    PARTS[part.key] = part


def things(user: object, today: datetime.date) -> list:
    """What waits for the reader, of all parts."""
    return [thing for part in PARTS.values() for thing in part.things(user, today)]


def fixed() -> list[QuerySet]:
    """The ``fixed`` rows of all parts, for whoever reads."""
    return [rows.order_by() for part in PARTS.values() for rows in part.fixed(ANYBODY)]


def count(user: object) -> int:
    """How many other rows wait, in one query."""
    kinds = [rows for part in PARTS.values() for rows in part.waiting(user)]
    return sum(counted(kinds)) if kinds else 0


def coming(user: object, today: datetime.date) -> list[tuple[datetime.date, str, str]]:
    """Dates ahead, of all parts."""
    return [one for part in PARTS.values() for one in part.coming(user, today)]
