"""Further things on my desk: each room adds its own, in ``reports/desk_<thing>.py``, when the application is ready.

``register(Part("actions", things, reads, fixed, coming))``: ``reads(reader)`` names the rows that are shown. All rooms
are asked in one query, written once for all readers (``ANYBODY``). From what was found, by the same names,
``things(user, today, found)`` makes what waits for the reader (as ``desk.Thing``), ``coming(today, found)`` dates
ahead as (day, what, address). ``fixed(reader)`` gives query sets of which each row is one of these things: they are
counted for the number beside the desk's name, which stands on each page.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.roles import Right
from followup.lists import SOON
from followup.permissions import organisations_of
from followup.seat_line import seats_behind
from kit.fixed import Fixed, day, number, numbers
from kit.together import Together
from meetings.permissions import PARTIES, seats_of

# What was found, by the names that a room gave to it.
Found = Mapping[str, list[Any]]
AHEAD_DAYS = 120


def _nothing(today: datetime.date, found: Found) -> list:
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
    ahead: Any


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
        ahead=today + datetime.timedelta(AHEAD_DAYS),
    )


ANYBODY = Reader(
    user=number("user"),
    positions_of=number("positions_of"),
    today=day("today"),
    soon=day("soon"),
    ahead=day("ahead"),
    **{name: numbers(name) for name in ("member", "kept", "secretariat", "chair", "partner", "seats", "bodies")},
)


@dataclass(frozen=True)
class Part:
    """What one room adds."""

    key: str
    things: Callable[[object, datetime.date, Found], Iterable[object]]
    reads: Callable[[Reader], Mapping[str, QuerySet]]
    fixed: Callable[[Reader], Iterable[QuerySet]]
    coming: Callable[[datetime.date, Found], Iterable[tuple[datetime.date, str, str]]] = _nothing


PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part to every desk."""
    PARTS[part.key] = part


def queries() -> dict[str, Fixed]:
    """What all parts read, for whoever reads: the names of a room behind the key of the room."""
    return {
        f"{part.key}.{name}": Fixed(lambda rows=rows: rows)
        for part in PARTS.values()
        for name, rows in part.reads(ANYBODY).items()
    }


def of_part(part: Part, found: Found) -> Found:
    """What was found for one room, by its own names."""
    start = f"{part.key}."
    return {name.removeprefix(start): rows for name, rows in found.items() if name.startswith(start)}


def read(key: str, user: object, today: datetime.date) -> Found:
    """What one room reads, alone."""
    part = PARTS[key]
    page = Together(**{name: Fixed(lambda rows=rows: rows) for name, rows in part.reads(ANYBODY).items()})
    return page.ask(**vars(reader(user, today)))


def things(user: object, today: datetime.date, found: Found) -> list:
    """What waits for the reader, of all parts."""
    return [thing for part in PARTS.values() for thing in part.things(user, today, of_part(part, found))]


def fixed() -> list[QuerySet]:
    """The ``fixed`` rows of all parts, for whoever reads."""
    return [rows.order_by() for part in PARTS.values() for rows in part.fixed(ANYBODY)]


def coming(today: datetime.date, found: Found) -> list[tuple[datetime.date, str, str]]:
    """Dates ahead, of all parts."""
    return [one for part in PARTS.values() for one in part.coming(today, of_part(part, found))]
