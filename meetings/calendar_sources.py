"""What stands in calendars: meetings here, due dates from higher floors through one registry.

    calendar_sources.register("rounds", lambda user, from_on, to_on: [Entry(uid="round-3-report-12", on=..., ...)])

A maker gives what ``user`` may see between two days, in the active language, in a number of queries that does not grow
with the rows. ``uid`` names the thing for good: calendars that subscribe know it again by this when it moves.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kit import dates
from meetings.models import Meeting, MeetingDay
from meetings.permissions import seats_of
from meetings.states import MeetingState

MEETING, DUE = "meeting", "due"


@dataclass(frozen=True)
class Entry:
    """One thing on one or several days. ``forums``: ids of the forums it belongs to; ``mine``: it is the reader's own
    whatever the forum; ``approximate``: only the month or quarter is known, the days are its first and last."""

    uid: str
    on: datetime.date
    title: str
    url: str
    kind: str = DUE
    word: str = ""
    shape: str = "none"
    ends_on: datetime.date | None = None
    days: tuple[datetime.date, ...] = ()
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    place: str = ""
    note: str = ""
    forum: str = ""
    forums: frozenset[int] = frozenset()
    mine: bool = False
    approximate: bool = False
    tentative: bool = False
    cancelled: bool = False
    sequence: int = 0
    stamp: datetime.datetime | None = None
    parts: tuple["Entry", ...] = ()  # in calendar files these stand instead: each day with hours and place of its own

    @property
    def last_on(self) -> datetime.date:
        """The last day."""
        return self.ends_on or self.on

    def falls_on(self, day: datetime.date) -> bool:
        """Whether a calendar shows it on this day."""
        return day in self.days if self.days else self.on <= day <= self.last_on


Maker = Callable[[object, datetime.date, datetime.date], Iterable[Entry]]
SOURCES: dict[str, Maker] = {}


def register(key: str, maker: Maker) -> None:
    """Add a source; the same key again takes its place."""
    SOURCES[key] = maker


def entries(
    user: object, from_on: datetime.date, to_on: datetime.date, *, forum_id: int | None = None, own: bool = False
) -> list[Entry]:
    """Everything between two days, of one forum or of the reader's own forums if asked, by day."""
    found = [entry for maker in SOURCES.values() for entry in maker(user, from_on, to_on)]
    if forum_id is not None:
        found = [entry for entry in found if forum_id in entry.forums]
    elif own:
        seats = set(seats_of(user))
        found = [entry for entry in found if entry.mine or entry.forums & seats]
    return sorted(found, key=lambda entry: (entry.on, entry.starts or datetime.time.min, entry.kind, entry.uid))


SHAPES = {
    MeetingState.PLANNED: "draft",
    MeetingState.ANNOUNCED: "with",
    MeetingState.HELD: "done",
    MeetingState.POSTPONED: "at-risk",
    MeetingState.CANCELLED: "none",
}
GONE = (MeetingState.POSTPONED, MeetingState.CANCELLED)


def hours(day: MeetingDay) -> str:
    """From when until when, as far as it is known."""
    if day.starts is None:
        return ""
    return f"{dates.clock(day.starts)}–{dates.clock(day.ends)}" if day.ends else dates.clock(day.starts)


def places(days: Iterable[MeetingDay]) -> str:
    """The venues, each once; the online link where there is no room."""
    found: list[str] = []
    for day in days:
        words = ", ".join(filter(None, [day.venue, day.address])) or day.online_link
        if words and words not in found:
            found.append(words)
    return "; ".join(found)


def days_in_words(days: Iterable[MeetingDay]) -> str:
    """One line a day: day, hours, venue, link."""
    return "\n".join(
        " · ".join(filter(None, [dates.day(day.day_on, "full"), hours(day), day.venue, day.address, day.online_link]))
        for day in days
    )


def heading(meeting: Meeting) -> str:
    """What a calendar calls a meeting: the forum's short name before its title."""
    return pgettext("calendar", "%(forum)s: %(meeting)s") % {"forum": meeting.forum.code, "meeting": meeting}


def sequence_of(meeting: Meeting) -> int:
    """How often the calendar's data changed; never falls. ``latest_`` comes with ``dated``."""
    return (
        meeting.latest_
        if hasattr(meeting, "latest_")
        else Meeting.objects.filter(pk=meeting.pk).aggregate(
            n=Greatest(Max("version"), Coalesce(Max("invitations__sequence"), 0))
        )["n"]
    )


def meeting_entry(meeting: Meeting, *, mine: bool = False) -> Entry:
    """A meeting as calendars show it."""
    days = list(meeting.days.all())
    dated = tuple(sorted({day.day_on for day in days})) or (meeting.starts_on,)
    single = len(dated) == 1 and not meeting.approximate
    first = next((day for day in days if day.starts), None) if single else None
    last = max((day.ends for day in days if day.ends), default=None) if first else None
    cancelled = meeting.state in GONE
    forums = {meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}
    entry = Entry(
        uid=day_uid(meeting, 1),
        kind=MEETING,
        on=meeting.starts_on if meeting.approximate else dated[0],
        ends_on=(meeting.ends_on or meeting.starts_on) if meeting.approximate else dated[-1],
        days=() if meeting.approximate else dated,
        starts=first.starts if first else None,
        ends=last,
        title=heading(meeting),
        url=meeting.get_absolute_url(),
        word=meeting.get_state_display(),
        shape=SHAPES[meeting.state],
        place=places(days),
        note="\n".join(filter(None, [meeting.state_reason if cancelled else "", days_in_words(days)])),
        forum=str(meeting.forum),
        forums=frozenset(forums),
        mine=mine,
        approximate=meeting.approximate,
        tentative=meeting.state == MeetingState.PLANNED,
        cancelled=cancelled,
        sequence=sequence_of(meeting),
        stamp=meeting.state_since_at,
    )
    return replace(entry, parts=_day_entries(meeting, entry, days))


def day_uid(meeting: Meeting, place: int) -> str:
    """The name of the first, second … day in calendars. It is that of the place, so a day that moves keeps it."""
    return f"meeting-{meeting.pk}" if place == 1 else f"meeting-{meeting.pk}-day-{place}"


def _day_entries(meeting: Meeting, entry: Entry, days: list[MeetingDay]) -> tuple[Entry, ...]:
    """One entry a day where a meeting has several days and hours are known; none otherwise."""
    dated = entry.days
    if len(dated) < 2 or not any(day.starts for day in days):
        return ()
    found = []
    for place, on in enumerate(dated, start=1):
        rows = [day for day in days if day.day_on == on]
        starts = min((day.starts for day in rows if day.starts), default=None)
        words = {"title": entry.title, "place": dates.digits(place), "all": dates.digits(len(dated))}
        found.append(
            replace(
                entry,
                uid=day_uid(meeting, place),
                on=on,
                ends_on=None,
                days=(),
                starts=starts,
                ends=max((day.ends for day in rows if day.ends), default=None) if starts else None,
                title=pgettext("calendar", "%(title)s (day %(place)s of %(all)s)") % words,
                place=places(rows),
                note="\n".join(filter(None, [meeting.state_reason if entry.cancelled else "", days_in_words(rows)])),
            )
        )
    return tuple(found)


def meetings(user: object, from_on: datetime.date, to_on: datetime.date) -> list[Entry]:
    """Meetings that ``user`` may see, planned ones too."""
    rows = (
        Meeting.objects.visible_to(user)
        .filter(starts_on__lte=to_on)
        .filter(Q(ends_on__gte=from_on) | Q(ends_on=None, starts_on__gte=from_on))
        .select_related("forum")
        .prefetch_related("days", "joint_forums")
        .annotate(
            latest_=Greatest(F("version"), Coalesce(Max("invitations__sequence"), 0)),
            invited_=Max("invitations__pk", filter=Q(invitations__person__user=user, invitations__withdrawn=False)),
        )
    )
    return [meeting_entry(meeting, mine=meeting.invited_ is not None) for meeting in rows]


def due_word(on: datetime.date, today: datetime.date) -> str:
    """How far a due date is, in words."""
    return _("due %(when)s") % {"when": dates.countdown(on, today)}
