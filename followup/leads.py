"""Who answers for an action today: the seat in the line of its lead, or whoever sits for its organisation."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from followup.models import Action
from followup.seat_line import holders_now
from meetings.models import Seat
from partners.models import Person


@dataclass(frozen=True)
class Lead:
    """The lead as pages show it: ``name`` first, ``note`` beside it, the people who answer now."""

    name: str
    note: str = ""
    people: tuple[Person, ...] = ()
    vacant: bool = False


def _people_of(bodies: set[int], forums: set[int]) -> dict[tuple[int, int], list[Person]]:
    """(organisation, forum) → those who sit for it there now, holder before alternate; under forum 0 anywhere."""
    found: dict[tuple[int, int], list[Person]] = defaultdict(list)
    if not bodies:
        return found
    seats = Seat.objects.current().filter(Q(organisation__in=bodies)).order_by("pk")
    for seat in seats.select_related("person__user", "alternate__user"):
        for person in filter(None, (seat.person, seat.alternate)):
            for key in ((seat.organisation_id, seat.forum_id), (seat.organisation_id, 0)):
                if person not in found[key]:
                    found[key].append(person)
    return found


def lead_of_seat(seat: Seat, otherwise: str) -> Lead:
    """The lead that a seat is: its holder, function and body; ``otherwise`` the body that the action names."""
    who = tuple(filter(None, (seat.person, seat.alternate)))
    what, body = seat.get_function_display(), seat.organisation.short() if seat.organisation else otherwise
    return Lead(str(seat.person or what), " · ".join(filter(None, [what, body])), who, vacant=not who)


def leads_of(actions: Iterable[Action]) -> dict[int, Lead]:
    """Action id → its lead; three queries, however many actions. Wants ``lead_organisation`` selected."""
    rows = list(actions)
    seats = holders_now(row.lead_seat_id for row in rows)
    loose = [row for row in rows if row.lead_seat_id is None]
    people = _people_of({row.lead_organisation_id for row in loose} - {None}, set())
    found = {}
    for row in rows:
        if row.lead_seat_id is not None:
            body = row.lead_organisation
            found[row.pk] = lead_of_seat(seats[row.lead_seat_id], body.short() if body else "")
        elif row.lead_organisation is not None:
            body = row.lead_organisation
            who = people.get((body.pk, row.forum_id)) or people.get((body.pk, 0)) or []
            found[row.pk] = Lead(body.short(), row.lead_text, tuple(who))
        else:
            found[row.pk] = Lead(row.lead_text)
    return found
