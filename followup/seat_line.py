"""Seats follow one another: what hung on a seat is the next holder's, and nothing stays with the person.

An action names the seat as it was when the promise was made. Whoever holds the last seat of that line answers for it.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from meetings.models import Seat

_BEHIND = """
WITH RECURSIVE line (id) AS (
    SELECT seat.id FROM meetings_seat seat
    WHERE (seat.from_on IS NULL OR seat.from_on <= %s) AND (seat.to_on IS NULL OR seat.to_on >= %s)
      AND (seat.person_id IN (SELECT id FROM partners_person WHERE user_id = %s)
           OR seat.alternate_id IN (SELECT id FROM partners_person WHERE user_id = %s))
    UNION
    SELECT seat.follows_id FROM meetings_seat seat JOIN line ON seat.id = line.id WHERE seat.follows_id IS NOT NULL
)
SELECT id FROM line
"""
_AHEAD = """
WITH RECURSIVE line (start, id) AS (
    SELECT id, id FROM meetings_seat WHERE id = ANY(%s)
    UNION
    SELECT line.start, seat.id FROM meetings_seat seat JOIN line ON seat.follows_id = line.id
)
SELECT line.start, line.id FROM line
"""


def seats_behind(user: object) -> RawSQL:
    """Ids of the seats that ``user`` holds now and of all those they took over from: for ``lead_seat__in``."""
    today = timezone.localdate()
    return RawSQL(_BEHIND, [today, today, user.pk, user.pk])  # noqa: S611 - a constant with parameters


def holders_now(seats: Iterable[int]) -> dict[int, Seat]:
    """Seat id → the seat that stands in its line today, with person and organisation; the last one where none runs.

    Two queries, however many seats.
    """
    wanted = sorted({number for number in seats if number is not None})
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_AHEAD, [wanted])
        pairs = cursor.fetchall()
    rows = Seat.objects.select_related("person", "alternate", "organisation", "forum")
    known = rows.in_bulk({number for _start, number in pairs})
    today = timezone.localdate()

    def nearness(seat: Seat) -> tuple:
        runs = (seat.from_on is None or seat.from_on <= today) and (seat.to_on is None or seat.to_on >= today)
        began = seat.from_on is None or seat.from_on <= today
        return runs, began, seat.from_on.toordinal() if seat.from_on else 0, seat.pk

    found: dict[int, Seat] = {}
    for start, number in pairs:
        seat = known[number]
        if start not in found or nearness(seat) > nearness(found[start]):
            found[start] = seat
    return found
