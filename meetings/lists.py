"""What pages of forums show: the directory of forums, seats in their order, vacancies."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, OuterRef, Prefetch, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit.bilingual import pick
from kit.whole import whole
from meetings.models import Forum, Seat, forums_held
from meetings.states import ForumKind, ForumState, SeatFunction
from partners.models import Person
from partners.models.people import Sex
from partners.search import find_ids

THEMES: dict[str, str | Promise] = {
    "gender": _("Gender"),
    "environment": _("Environment and climate change"),
    "pfm": _("Public financial management reform"),
    "par": _("Public administration reform"),
    "sndd": _("Sub-national democratic development"),
    "inclusion": _("Inclusion and social equity"),
    "emergency": _("Humanitarian and emergency response"),
}
# Forums written out in a filter: more than the country has, so that a list of thousands costs no more.
OFFERED = 200
# The order of the header and of the list: those who lead first.
ORDER = {function: place for place, function in enumerate(SeatFunction)}


def theme_words(theme: str) -> str:
    """A theme in words; one's own words stay as they are."""
    return str(THEMES.get(theme.casefold(), theme))


@dataclass(frozen=True)
class SeatLine:
    """A seat as lists show it."""

    seat: Seat
    vacant_days: int | None
    may_change: bool = False

    @property
    def what(self) -> str:
        """Function and theme."""
        words = [self.seat.get_function_display(), theme_words(self.seat.theme)]
        return ", ".join(word for word in words if word)

    @property
    def theme(self) -> str:
        """The theme in words."""
        return theme_words(self.seat.theme)

    @property
    def initials(self) -> str:
        """Two letters of the Latin name, or the first cluster of the Khmer one."""
        return initials(self.seat.person)


@dataclass(frozen=True)
class SeatRow:
    """What a short list says of a seat; ``name`` is empty where it is vacant."""

    name: str
    url: str
    initials: str
    what: str
    body: str
    to_on: datetime.date | None
    vacant_days: int | None
    contact: bool


def seat_row(line: SeatLine, contact: Seat | None) -> SeatRow:
    """The line as values; ``contact`` is the seat that is the contact of the forum."""
    seat = line.seat
    return SeatRow(
        name=str(seat.person) if seat.person else "",
        url=seat.person.get_absolute_url() if seat.person else "",
        initials=line.initials,
        what=line.what,
        body=seat.organisation.short() if seat.organisation else "",
        to_on=seat.to_on,
        vacant_days=line.vacant_days,
        contact=contact is not None and contact.pk == seat.pk,
    )


def initials(person: Person | None) -> str:
    """For the disc before a name."""
    if person is None:
        return "?"
    words = person.name_en.split()
    if words:
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
    return person.name_km[:1]


def seat_lines(seats: Iterable[Seat], today: datetime.date, may_change: Iterable[str] = ()) -> list[SeatLine]:
    """Seats in their order: function, then protocol order of their organisations, then name."""
    changeable = set(may_change)

    def place(seat: Seat) -> tuple:
        rank = seat.organisation.protocol_rank if seat.organisation else 1_000_000
        return ORDER[seat.function], seat.person_id is None, rank, str(seat.person or ""), seat.pk

    return [
        SeatLine(
            seat,
            (today - seat.from_on).days if seat.person_id is None and seat.from_on and seat.from_on <= today else None,
            seat.function in changeable,
        )
        for seat in sorted(seats, key=place)
    ]


def seated(forum: Forum, day: datetime.date) -> list[Seat]:
    """The seats of a forum whose term runs, with person and organisation; read once a page and kept on the forum."""
    if not hasattr(forum, "_seated"):
        forum._seated = list(forum.seats.current(day).select_related("person", "organisation"))
    return forum._seated


def seats_with_people(rows: QuerySet[Seat]) -> QuerySet[Seat]:
    """With all that a list of seats shows."""
    return rows.select_related("person", "alternate", "organisation", "follows").prefetch_related(
        "person__positions__organisation"
    )


def forums_of(user: object, *, q: str = "", kind: str = "", dissolved: bool = False) -> QuerySet[Forum]:
    """The forums listed for ``user``, each with whether it is an ``own`` one; own ones first, then by kind."""
    rows = Forum.objects.listed_for(user)
    if q:
        rows = rows.filter(pk__in=find_ids(user, q, "forum"))
    if kind in ForumKind.values:
        rows = rows.filter(kind=kind)
    if not dissolved:
        rows = rows.exclude(state=ForumState.DISSOLVED)
    return rows.annotate(
        own=Case(When(pk__in=forums_held(user), then=True), default=False, output_field=BooleanField()),
        place_of_kind=Case(*(When(kind=kind, then=place) for place, kind in enumerate(ForumKind))),
    ).order_by("-own", "place_of_kind", "position", "code")


def forums(user: object, **wanted: object) -> QuerySet[Forum]:
    """The same with all that the workbook shows."""
    current = Seat.objects.current()
    leading = current.filter(function__in=[SeatFunction.CHAIR, SeatFunction.FACILITATOR]).select_related(
        "person", "organisation"
    )
    return (
        forums_of(user, **wanted)
        .select_related("place")
        .prefetch_related("hosts", Prefetch("seats", queryset=leading, to_attr="leading"))
        .annotate(
            members=number_of(current.exclude(person=None)),
            vacancies=number_of(current.filter(person=None)),
        )
    )


def number_of(seats: QuerySet[Seat]) -> Coalesce:
    """How many of the seats are of the forum: asked only for the forums shown."""
    counted = seats.filter(forum=OuterRef("pk")).order_by().values("forum").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def members_in_words(seats: Iterable[Seat]) -> tuple[int, int | None]:
    """How many people sit in a forum and how many of them are women; None while nobody's sex is stated."""
    people = {seat.person_id: seat.person for seat in seats if seat.person_id}
    stated = [person for person in people.values() if person.sex != Sex.NOT_STATED]
    return len(people), sum(person.sex == Sex.FEMALE for person in stated) if stated else None


def today() -> datetime.date:
    """Today in Phnom Penh."""
    return timezone.localdate()


def forum_options(user: object, chosen: str = "") -> tuple[tuple[str, str], ...]:
    """Forums that filters offer, as values: the first ``OFFERED`` that ``user`` may see, and the ``chosen`` one.

    Further ones are found by words, and lead from their own pages to the filtered list.
    """
    rows = Forum.objects.visible_to(user).order_by("kind", "position", "code")
    found = list(rows.values_list("pk", "name_en", "name_km")[:OFFERED])
    number = whole(chosen)
    if number is not None and number not in {pk for pk, *_names in found}:
        found += rows.filter(pk=number).values_list("pk", "name_en", "name_km")
    return tuple((str(pk), pick(en, km).value) for pk, en, km in found)
