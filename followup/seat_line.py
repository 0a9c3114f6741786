"""Seats follow one another: what hung on a seat is the next holder's, and nothing stays with the person.

An action names the seat as it was when the promise was made. Whoever holds the last seat of that line answers for it.
"""

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from kit.fixed import Fixed, place
from meetings.models import Seat, held

_BEHIND = """
WITH RECURSIVE line (id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT seat.follows_id FROM meetings_seat seat JOIN line ON seat.id = line.id WHERE seat.follows_id IS NOT NULL
)
SELECT id FROM line
"""
_AHEAD = """
WITH RECURSIVE line (id) AS (
    SELECT unnest(%s::bigint[])
    UNION
    SELECT seat.id FROM meetings_seat seat JOIN line ON seat.follows_id = line.id
)
SELECT id FROM line
"""


AHEAD = Fixed(
    lambda: Seat.objects.select_related("person", "alternate", "organisation", "forum").filter(
        pk__in=RawSQL(_AHEAD, [place("seats")])  # noqa: S611 - our own text
    )
)


def seats_behind(user: object) -> set[int]:
    """The seats that ``user`` holds now and all those they took over from. At most one query a request, kept on the
    user."""
    if not hasattr(user, "_seat_line"):
        user._seat_line = {seat.seat for seat in held(user)}
        if any(seat.follows for seat in held(user)):
            with connection.cursor() as cursor:
                cursor.execute(_BEHIND, [sorted(user._seat_line)])
                user._seat_line = {number for (number,) in cursor.fetchall()}
    return user._seat_line


def holders_now(seats: Iterable[int]) -> dict[int, Seat]:
    """Seat id → the seat that stands in its line today, with person and organisation; the last one where none runs.

    One query, however many seats.
    """
    wanted = {number for number in seats if number is not None}
    if not wanted:
        return {}
    known = {seat.pk: seat for seat in AHEAD.models(seats=sorted(wanted))}
    today = timezone.localdate()

    def nearness(seat: Seat) -> tuple:
        runs = (seat.from_on is None or seat.from_on <= today) and (seat.to_on is None or seat.to_on >= today)
        began = seat.from_on is None or seat.from_on <= today
        return runs, began, seat.from_on.toordinal() if seat.from_on else 0, seat.pk

    found: dict[int, Seat] = {}
    for seat in known.values():
        for start in wanted & _line_up_to(seat, known):
            if start not in found or nearness(seat) > nearness(found[start]):
                found[start] = seat
    return found


def _line_up_to(seat: Seat, known: Mapping[int, Seat]) -> set[int]:
    """The seat and those before it in its line, as far as they are ``known``."""
    line: set[int] = set()
    while seat is not None and seat.pk not in line:
        line.add(seat.pk)
        seat = known.get(seat.follows_id)
    return line
