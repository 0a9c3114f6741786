"""Those invited to a meeting, with rank and honorific, in protocol order."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from meetings.lists import ORDER
from meetings.models import Invitation, Meeting, Seat
from meetings.ranks import is_below, level_words, substitute_level_expected
from meetings.states import Reply, SeatFunction
from partners.models import Organisation, Person, Position
from partners.models.organisations import PUBLIC
from partners.models.people import Level

LEVELS = {level.value: place for place, level in enumerate(Level)}
LAST = 1_000_000
SHAPES = {Reply.NONE: "none", Reply.COMING: "done", Reply.SUBSTITUTE: "forwarded", Reply.DECLINED: "returned"}


def position_of(person: Person | None, on: datetime.date) -> Position | None:
    """The position held on a day, the highest first. Prefetch ``positions__organisation``."""
    if person is None:
        return None
    held = [
        position
        for position in person.positions.all()
        if (position.from_on is None or position.from_on <= on) and (position.to_on is None or position.to_on >= on)
    ]
    return min(held, key=lambda position: (LEVELS.get(position.level, LAST), position.pk), default=None)


@dataclass(frozen=True)
class Guest:
    """An invitation as lists and letters show it, in the active language."""

    invitation: Invitation
    position: Position | None
    on: datetime.date

    @property
    def person(self) -> Person | None:
        """The invited person, or the holder of the invited seat."""
        return self.invitation.person

    @property
    def name(self) -> str:
        """Honorific and name; the body or the group where nobody is named."""
        row = self.invitation
        return str(row.person or row.group or row.organisation or row.seat)

    @property
    def organisation(self) -> Organisation | None:
        """The body for which the guest comes."""
        row = self.invitation
        return (
            row.organisation
            or (row.seat.organisation if row.seat else None)
            or (self.position.organisation if self.position else None)
        )

    @property
    def body(self) -> str:
        """That body in words; nothing where it is the guest itself."""
        body = str(self.organisation or "")
        return "" if body == self.name else body

    @property
    def post(self) -> str:
        """Position and body."""
        return ", ".join(filter(None, [str(self.position or ""), self.body]))

    @property
    def function(self) -> str:
        """What the guest is in the forum."""
        return self.invitation.seat.get_function_display() if self.invitation.seat else ""

    @property
    def email(self) -> str:
        """Where letters go."""
        row = self.invitation
        return row.email or (row.person.email if row.person else "")

    @property
    def level_expected(self) -> str:
        """The level that a substitute should have."""
        return substitute_level_expected(self.invitation, self.position.level if self.position else "")

    @property
    def below(self) -> str:
        """The level expected, in words, where the substitute named stands below it."""
        row = self.invitation
        if row.reply != Reply.SUBSTITUTE or not is_below(row.substitute_level, self.level_expected):
            return ""
        return level_words(self.level_expected)

    @property
    def shape(self) -> str:
        """The sign of the reply."""
        return SHAPES[self.invitation.reply]

    @property
    def language(self) -> str:
        """The language of the guest's letters, "" when both are sent."""
        user = self.invitation.person.user if self.invitation.person else None
        return user.language if user else ""

    @property
    def first_language(self) -> str:
        """The language that stands first: the own one, Khmer for government."""
        body = self.organisation
        return self.language or ("km" if body is None or body.side in PUBLIC else "en")

    @property
    def place(self) -> tuple:
        """The place in protocol order: who leads, the order of bodies, rank, then function and name."""
        row, body = self.invitation, self.organisation
        function = row.seat.function if row.seat else ""
        leads = {SeatFunction.CHAIR: 0, SeatFunction.DEPUTY_CHAIR: 1}.get(function, 2)
        level = LEVELS.get(self.position.level, LAST) if self.position else LAST
        return (
            leads,
            row.person_id is None and bool(row.group),
            body.protocol_rank if body else LAST,
            body.pk if body else LAST,
            level,
            ORDER.get(function, LAST),
            (row.person.sort_km or row.person.name_en) if row.person else self.name,
            row.pk,
        )


def rows_of(meeting: Meeting) -> QuerySet[Invitation]:
    """Invitations with all that a list or a letter shows, in a constant number of queries."""
    return meeting.invitations.select_related(
        "person__user", "organisation", "seat__organisation", "seat__forum", "sent_by"
    ).prefetch_related("person__positions__organisation")


def guests(rows: Iterable[Invitation], on: datetime.date) -> list[Guest]:
    """The invited in protocol order on a day."""
    found = [Guest(row, position_of(row.person, on), on) for row in rows]
    return sorted(found, key=lambda guest: guest.place)


def guests_of(meeting: Meeting, today: datetime.date, *, withdrawn: bool = False) -> list[Guest]:
    """Those invited to a meeting, as they stand on its day."""
    return guests(rows_of(meeting).filter(withdrawn=withdrawn), meeting.starts_on or today)


def seats_to_invite(meeting: Meeting, today: datetime.date) -> QuerySet[Seat]:
    """Filled seats of the meeting's forums on its day that are not invited yet."""
    forums = [meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())]
    taken = meeting.invitations.filter(withdrawn=False).exclude(seat=None).values("seat")
    people = meeting.invitations.filter(withdrawn=False).exclude(person=None).values("person")
    return (
        Seat.objects.current(meeting.starts_on or today)
        .filter(forum__in=forums, person__isnull=False)
        .exclude(pk__in=taken)
        .exclude(person__in=people)
        .select_related("person__user", "alternate", "organisation", "forum")
        .prefetch_related("person__positions__organisation")
    )
