"""What changed since the last meeting: for the talk between the Chair and the lead facilitator.

    since.register(lambda user, meeting, changed: Section("actions", _("Agreed actions"), lines, 20))

A part gets the meeting that is prepared and ``Changed``: the meeting before it, and the day since when.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from meetings.models import Attendance, Meeting, Paper, Point, Seat
from meetings.permissions import meeting_parties
from meetings.states import MeetingKind, MeetingState, MinutesState, PaperAccess, PointKind

YEAR = datetime.timedelta(days=365)
READERS = frozenset({"chair", "facilitator", "secretariat", "convener", "crdb"})


@dataclass(frozen=True)
class Changed:
    """The meeting before, if there was one, the first day that counts, and today."""

    previous: Meeting | None
    since_on: datetime.date
    today: datetime.date


@dataclass(frozen=True)
class Line:
    """One change."""

    text: str
    note: str = ""
    url: str = ""
    shape: str = ""
    word: str = ""
    on: datetime.date | None = None


@dataclass(frozen=True)
class Section:
    """Changes of one kind; ``nothing`` is said where there are none, with the provision that asks for some."""

    key: str
    title: str
    lines: list[Line]
    order: int
    nothing: str = ""
    more: int = field(default=0)
    rule: str = ""


Maker = Callable[[object, Meeting, Changed], Section | None]
PARTS: list[Maker] = []
MOST = 40


def register(maker: Maker) -> None:
    """Add a part to the page."""
    if maker not in PARTS:
        PARTS.append(maker)


def may_read(user: object, meeting: Meeting) -> bool:
    """Chair, lead facilitator, secretariat and CRDB/CDC prepare a meeting together."""
    return bool(meeting_parties(user, meeting) & READERS)


def changed(user: object, meeting: Meeting, today: datetime.date) -> Changed:
    """Since when: the last meeting of the same kind that was held, else of any kind, else a year."""
    held = Meeting.objects.visible_to(user).filter(forum=meeting.forum_id, state=MeetingState.HELD)
    held = held.exclude(pk=meeting.pk).exclude(starts_on=None).select_related("forum")
    if meeting.starts_on:
        held = held.filter(starts_on__lt=meeting.starts_on)
    if meeting.kind != MeetingKind.CONTACT:
        held = held.exclude(kind=MeetingKind.CONTACT)
    rows = held.order_by("-starts_on", "-pk")
    previous = rows.filter(kind=meeting.kind).first() or rows.first()
    since = (previous.ends_on or previous.starts_on) if previous else (meeting.starts_on or today) - YEAR
    return Changed(previous, since, today)


def sections(user: object, meeting: Meeting, what: Changed) -> list[Section]:
    """All parts in their order; long ones end after ``MOST`` lines and say how many more there are."""
    found = [part for maker in PARTS if (part := maker(user, meeting, what)) is not None]
    cut = [replace(part, lines=part.lines[:MOST], more=max(0, len(part.lines) - MOST)) for part in found]
    return sorted(cut, key=lambda part: part.order)


def decided(user: object, meeting: Meeting, what: Changed) -> Section | None:
    """What the last meeting decided, and where its minutes stand."""
    last = what.previous
    if last is None:
        return None
    minutes = {
        MinutesState.DRAFT: ("draft", _("draft")),
        MinutesState.CIRCULATED: ("with", _("circulated")),
        MinutesState.APPROVED: ("done", _("approved")),
        MinutesState.SEALED: ("done", _("sealed")),
    }[last.minutes_state]
    lines = [
        Line(
            _("Minutes of “%(meeting)s”") % {"meeting": last},
            dates.day(last.starts_on),
            last.get_absolute_url(),
            *minutes,
        )
    ]
    kinds = (PointKind.DECISION, PointKind.RECOMMENDATION, PointKind.COMMITMENT)
    points = Point.objects.filter(meeting=last, kind__in=kinds).order_by(
        F("item__position").asc(nulls_first=True), "position"
    )
    lines += [Line(point.text("text").value, str(point.get_kind_display())) for point in points]
    return Section("decided", _("Decided at the last meeting"), lines, 10)


def unreached(user: object, meeting: Meeting, what: Changed) -> Section | None:
    """Items that the last meeting did not come to."""
    if what.previous is None:
        return None
    items = what.previous.items.filter(reached=False, taken=True)
    lines = [Line(str(item)) for item in items]
    return Section("unreached", _("Items not reached"), lines, 40) if lines else None


def people(user: object, meeting: Meeting, what: Changed) -> Section:
    """Seats given and ended."""
    rows = (
        Seat.objects.filter(forum=meeting.forum_id)
        .filter(
            Q(from_on__gt=what.since_on, from_on__lte=what.today) | Q(to_on__gte=what.since_on, to_on__lt=what.today)
        )
        .select_related("person", "organisation")
    )
    lines = []
    for seat in rows:
        url = reverse("meetings:member-list", args=[meeting.forum_id])
        who = str(seat.person or seat.organisation or _("vacant"))
        what_ = ", ".join(filter(None, [seat.get_function_display(), str(seat.organisation or "")]))
        if seat.to_on and seat.to_on < what.today:
            lines.append(Line(who, what_, url, "none", _("left"), seat.to_on))
        elif seat.person_id is None:
            lines.append(Line(who, what_, url, "at-risk", _("vacant"), seat.from_on))
        else:
            lines.append(Line(who, what_, url, "done", _("new"), seat.from_on))
    lines.sort(key=lambda line: (line.on, line.text))
    return Section("people", _("Who came, who left"), lines, 60, _("The same people sit in the forum."))


def talks(user: object, meeting: Meeting, what: Changed) -> Section | None:
    """Talks between the Chair and the lead facilitator since the last meeting (TWG-5e.01)."""
    people = Prefetch("attendances", Attendance.objects.select_related("person").order_by("pk"))
    rows = (
        Meeting.objects.visible_to(user)
        .filter(forum=meeting.forum_id, kind=MeetingKind.CONTACT, state=MeetingState.HELD)
        .filter(starts_on__gt=what.since_on, starts_on__lte=meeting.starts_on or what.today)
        .exclude(pk=meeting.pk)
        .prefetch_related(people, "points")
        .order_by("starts_on", "pk")
    )
    lines = [
        Line(
            "; ".join(str(one) for one in talk.attendances.all()) or str(talk),
            " ".join(point.text("text").value for point in talk.points.all()),
            talk.get_absolute_url(),
            on=talk.starts_on,
        )
        for talk in rows
    ]
    if not lines and not Seat.objects.current().filter(forum=meeting.forum_id, function="facilitator").exists():
        return None
    nothing = _("No talk is noted. They talk regularly about the agreed actions, above all before a meeting.")
    return Section("talks", _("Talks of Chair and lead facilitator"), lines, 5, nothing, rule="TWG-5e.01")


def other_meetings(user: object, meeting: Meeting, what: Changed) -> Section | None:
    """Meetings of the forum in between: sub-groups, preparatory ones, and those that fell out."""
    rows = Meeting.objects.visible_to(user).filter(
        forum=meeting.forum_id, starts_on__gt=what.since_on, starts_on__lte=meeting.starts_on or what.today
    )
    known = [meeting.pk, *([what.previous.pk] if what.previous else [])]
    rows = rows.exclude(kind=MeetingKind.CONTACT)
    words = {
        MeetingState.HELD: "done",
        MeetingState.CANCELLED: "none",
        MeetingState.POSTPONED: "at-risk",
        MeetingState.ANNOUNCED: "with",
        MeetingState.PLANNED: "draft",
    }
    lines = [
        Line(
            str(row),
            str(row.get_kind_display()),
            row.get_absolute_url(),
            words[row.state],
            row.get_state_display(),
            row.starts_on,
        )
        for row in rows.exclude(pk__in=known).order_by("starts_on", "pk")
    ]
    return Section("meetings", _("Other meetings in between"), lines, 50) if lines else None


def papers(user: object, meeting: Meeting, what: Changed) -> Section:
    """Papers of the meeting that is prepared, those not yet shared too; of a closed circle only what one may open."""
    open_ones = Q(access=PaperAccess.FORUM) | Q(pk__in=Paper.objects.visible_to(user).order_by().values("pk"))
    rows = Paper.objects.filter(open_ones, meeting=meeting).select_related("item").order_by("item__position", "pk")
    lines = [
        Line(
            str(paper),
            str(paper.item or ""),
            "",
            "done" if paper.shared_at else "draft",
            _("shared") if paper.shared_at else _("not yet shared"),
            paper.shared_at.date() if paper.shared_at else None,
        )
        for paper in rows
    ]
    return Section("papers", _("Papers for this meeting"), lines, 70, _("No papers yet."))


def register_all() -> None:
    """The parts of this floor."""
    for part in (talks, decided, unreached, people, other_meetings, papers):
        register(part)
