"""Lines of the directory of forums, as values: the keys of a page are chosen first, then read by fixed queries."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from kit.addresses import address
from kit.bilingual import pick
from kit.fixed import Fixed, day, numbers
from meetings.lists import number_of
from meetings.models import Forum, Seat
from meetings.states import SeatFunction
from partners.list_rows import short

NAMED = (SeatFunction.CHAIR, SeatFunction.FACILITATOR, SeatFunction.SECRETARIAT)
FORUMS = Fixed(
    lambda: (
        Forum.objects.filter(pk__in=numbers("keys"))
        .order_by()
        .annotate(
            members=number_of(Seat.objects.current(day("today")).exclude(person=None)),
            vacancies=number_of(Seat.objects.current(day("today")).filter(person=None)),
        )
        .values("pk", "kind", "name_en", "name_km", "members", "vacancies")
    )
)
HOSTS = Fixed(
    lambda: Forum.hosts.through.objects.filter(forum__in=numbers("keys"))
    .order_by("organisation__protocol_rank", "organisation__name_en", "organisation")
    .values_list(
        "forum", "organisation__abbreviation_en", "organisation__abbreviation_km", "organisation__name_en",
        "organisation__name_km",
    )
)  # fmt: skip
SEATS = Fixed(
    lambda: Seat.objects.current(day("today"))
    .filter(Q(person__isnull=False) | ~Q(function=SeatFunction.SECRETARIAT))
    .filter(forum__in=numbers("keys"), function__in=NAMED)
    .values(
        "forum", "function", "is_contact",
        seated=F("person"),
        honorific_en=F("person__honorific_en"), honorific_km=F("person__honorific_km"),
        person_en=F("person__name_en"), person_km=F("person__name_km"),
        body=F("organisation"),
        abbreviation_en=F("organisation__abbreviation_en"), abbreviation_km=F("organisation__abbreviation_km"),
        body_en=F("organisation__name_en"), body_km=F("organisation__name_km"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class ForumRow:
    """A forum as the directory shows it."""

    kind: str
    url: str
    name_en: str
    name_km: str
    hosts: str
    chairs: tuple[str, ...]
    facilitators: tuple[str, ...]
    contact: str
    members: int
    vacancies: int


def _person(seat: dict) -> str:
    """As ``Person`` says its name; "" for a vacant seat."""
    if seat["seated"] is None:
        return ""
    honorific = pick(seat["honorific_en"], seat["honorific_km"]).value
    return f"{honorific} {pick(seat['person_en'], seat['person_km']).value}".strip()


def _body(seat: dict) -> str:
    return short(seat["abbreviation_en"], seat["abbreviation_km"], seat["body_en"], seat["body_km"])


def _contact(seats: list[dict]) -> str:
    """The one named; until one is named, the only one of the secretariat."""
    people = [seat for seat in seats if seat["function"] == SeatFunction.SECRETARIAT]
    named = next((seat for seat in people if seat["is_contact"]), people[0] if len(people) == 1 else None)
    return _person(named) if named else ""


def forum_rows(keys: Sequence[int], today: datetime.date) -> list[ForumRow]:
    """The lines of these forums, in this order."""
    hosts: dict[int, list[str]] = {key: [] for key in keys}
    seats: dict[int, list[dict]] = {key: [] for key in keys}
    for forum, *body in HOSTS.tuples(keys=keys):
        hosts[forum].append(short(*body))
    for seat in SEATS.rows(keys=keys, today=today):
        seats[seat["forum"]].append(seat)
    vacant = _("vacant")
    found = {}
    for row in FORUMS.rows(keys=keys, today=today):
        key = row["pk"]
        chairs = [seat for seat in seats[key] if seat["function"] == SeatFunction.CHAIR]
        facilitators = [seat for seat in seats[key] if seat["function"] == SeatFunction.FACILITATOR]
        found[key] = ForumRow(
            kind=row["kind"],
            url=address("meetings:forum-detail", key),
            name_en=row["name_en"],
            name_km=row["name_km"],
            hosts=", ".join(hosts[key]),
            chairs=tuple(_person(seat) or vacant for seat in chairs),
            facilitators=tuple(_body(seat) or _person(seat) or vacant for seat in facilitators),
            contact=_contact(seats[key]),
            members=row["members"],
            vacancies=row["vacancies"],
        )
    return [found[key] for key in keys if key in found]
