"""The one named person of a secretariat to whom CRDB/CDC turns (TWG-5e.12)."""

import datetime
from collections.abc import Iterable

from meetings.models import Forum, Seat
from meetings.states import SeatFunction


def contacts_of(forums: Iterable[Forum | int], today: datetime.date | None = None) -> dict[int, Seat]:
    """Forum id → seat of its contact: the one named; until one is named, the only one of the secretariat. One query."""
    ids = [getattr(forum, "pk", forum) for forum in forums]
    seats = (
        Seat.objects.current(today)
        .filter(forum__in=ids, function=SeatFunction.SECRETARIAT, person__isnull=False)
        .select_related("person__user", "organisation")
        .order_by("forum", "-is_contact", "pk")
    )
    found: dict[int, list[Seat]] = {}
    for seat in seats:
        found.setdefault(seat.forum_id, []).append(seat)
    return {forum: rows[0] for forum, rows in found.items() if rows[0].is_contact or len(rows) == 1}


def contact_among(seats: Iterable[Seat]) -> Seat | None:
    """The contact among the current seats of one forum."""
    filled = [seat for seat in seats if seat.function == SeatFunction.SECRETARIAT and seat.person_id is not None]
    named = next((seat for seat in filled if seat.is_contact), None)
    return named or (filled[0] if len(filled) == 1 else None)


def contact_of(forum: Forum, today: datetime.date | None = None) -> Seat | None:
    """The contact of one forum."""
    return contacts_of([forum], today).get(forum.pk)
