"""What stands at the head of each page of a meeting: when, where, its steps, and how far the work on it is."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import islice

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Right
from kit import dates
from kit.counting import Asked, counted
from kit.workflow import Step
from meetings.models import Meeting, MeetingDay
from meetings.papers_clock import PapersClock, papers_clock
from meetings.permissions import ORGANISERS, may_organise, meeting_parties, seats_of
from meetings.sight import meeting_seen_by
from meetings.states import MEETING_WORKFLOW, MeetingState, MinutesState


@dataclass(frozen=True)
class PhaseLine:
    """A line below the name of a phase: ``words`` gets how many rows each of ``rows`` has, counted with the tabs."""

    rows: Callable[[object, Meeting], list[QuerySet | Asked | int]]
    words: Callable[..., str]


# phase ("prepare", "hold", "minutes", "follow") → lines below its name; higher floors and other parts of the work on a
# meeting add theirs.
PHASE_LINES: dict[str, list[PhaseLine]] = {
    "prepare": [],
    "hold": [],
    "minutes": [],
    "follow": [],
}


@dataclass(frozen=True)
class Phase:
    """One of the four parts of the work on a meeting, as the track shows it."""

    key: str
    label: str
    shape: str
    lines: list[str]


def meetings_of(user: object) -> QuerySet[Meeting]:
    """Meetings that ``user`` may see, with what the head of their pages shows."""
    return (
        Meeting.objects.visible_to(user)
        .select_related("forum", "presided_by", "main_meeting")
        .prefetch_related("days", "joint_forums__forum")
    )


def visible_meeting(request: HttpRequest, pk: int) -> Meeting:
    """The meeting of an address, if whoever asks may see it."""
    meeting = meeting_seen_by(request.user, pk)
    if meeting is None:
        raise Http404
    return meeting


def turned_away(request: HttpRequest, meeting: Meeting) -> HttpResponse | None:
    """Nothing for those who prepare the meeting; readers are led back to it, and refused when they send something."""
    if may_organise(request.user, meeting):
        return None
    if request.method == "POST":
        raise PermissionDenied
    messages.info(request, _("This meeting can only be read."))
    return redirect(meeting)


def hours(day: MeetingDay) -> str:
    """The hours of a day, as far as they are known."""
    return " – ".join(dates.clock(time) for time in (day.starts, day.ends) if time)


def days_in_words(
    days: Collection[datetime.date],
    *,
    starts_on: datetime.date | None,
    ends_on: datetime.date | None,
    approximate: bool,
    planned_text: str,
    style: str,
) -> str:
    """Day or days in words; month or quarter as written where no day is set."""
    if approximate or not (days or starts_on):
        return dates.written(planned_text) or _("day not set")
    first, last = (min(days), max(days)) if days else (starts_on, ends_on or starts_on)
    if first == last:
        return dates.day(first, style)
    style = "medium" if style == "full" else style
    return f"{dates.day(first, style)} – {dates.day(last, style)}"


def when(meeting: Meeting, style: str = "full") -> str:
    """When a meeting is, in words."""
    return days_in_words(
        {day.day_on for day in meeting.days.all()},
        starts_on=meeting.starts_on,
        ends_on=meeting.ends_on,
        approximate=meeting.approximate,
        planned_text=meeting.planned_text,
        style=style,
    )


def where(meeting: Meeting) -> str:
    """The venues, each once."""
    return "; ".join(dict.fromkeys(day.venue for day in meeting.days.all() if day.venue))


def presider(meeting: Meeting) -> str:
    """Who presides, as the minutes will say it: the words of that time, else the person."""
    return meeting.presided_text or (str(meeting.presided_by) if meeting.presided_by else "")


def lead(meeting: Meeting) -> str:
    """The line below the heading: kind, days, hours, venue, who presides."""
    days = list(meeting.days.all())
    spans = dict.fromkeys(filter(None, (hours(day) for day in days)))
    first = ", ".join(filter(None, [when(meeting), *(spans if len(spans) == 1 else ())]))
    presides = presider(meeting)
    parts = [first, where(meeting), _("%(person)s presides") % {"person": presides} if presides else ""]
    return " · ".join(filter(None, parts))


def last_day(meeting: Meeting) -> datetime.date | None:
    """The last day of the meeting, if it is known to the day."""
    return None if meeting.approximate else meeting.ends_on or meeting.starts_on


def offers(meeting: Meeting, parties: set[str], today: datetime.date) -> list[Step]:
    """The steps of the meeting itself that these parties may take now; none once the minutes are sealed.

    What lies ahead cannot have been held, and minutes that went out are taken back before a meeting is.
    """
    if meeting.minutes_state == MinutesState.SEALED:
        return []
    steps = MEETING_WORKFLOW.offers(meeting.state, parties)
    if meeting.minutes_state != MinutesState.DRAFT:
        steps = [step for step in steps if step.verb != "unhold"]
    if meeting.starts_on is None or meeting.starts_on > today:
        steps = [step for step in steps if step.verb not in ("hold", "record")]
    return steps


def phases(meeting: Meeting, clock: PapersClock, today: datetime.date, further: dict[str, list[str]]) -> list[Phase]:
    """Prepare, hold, minutes, follow up: where the work stands; ``further`` lines are those of ``PHASE_LINES``."""
    held = meeting.state == MeetingState.HELD
    sealed = meeting.minutes_state == MinutesState.SEALED
    stopped = meeting.state in (MeetingState.POSTPONED, MeetingState.CANCELLED)
    day = last_day(meeting)
    is_today = bool(day and meeting.starts_on <= today <= day)
    prepare = "done" if held or is_today else "returned" if stopped else "draft"
    hold = "done" if held else "with" if is_today and not stopped else "none"
    minutes = "done" if sealed else "with" if held else "none"
    lines = {
        "prepare": [clock.sentence],
        "hold": [_hold_line(meeting, day, today)],
        "minutes": [_minutes_line(meeting)],
        "follow": [],
    }
    return [
        Phase(
            key,
            label,
            shape,
            [line for line in lines[key] + further[key] if line],
        )
        for key, label, shape in (
            ("prepare", _("Prepare"), prepare),
            ("hold", _("Hold"), hold),
            ("minutes", _("Minutes"), minutes),
            ("follow", _("Follow up"), "with" if sealed else "none"),
        )
    ]


def _hold_line(meeting: Meeting, day: datetime.date | None, today: datetime.date) -> str:
    if meeting.state == MeetingState.HELD:
        return _("Held")
    if meeting.state in (MeetingState.POSTPONED, MeetingState.CANCELLED):
        return str(meeting.get_state_display())
    if day is None:
        return _("The day is not set")
    return dates.countdown(meeting.starts_on, today) if day >= today else _("The day has passed")


def _minutes_line(meeting: Meeting) -> str:
    if meeting.minutes_state == MinutesState.CIRCULATED and meeting.corrections_until_on:
        return _("Corrections until %(day)s") % {"day": dates.day(meeting.corrections_until_on)}
    if meeting.minutes_state == MinutesState.DRAFT and meeting.state != MeetingState.HELD:
        return _("After the meeting")
    return str(meeting.get_minutes_state_display())


def _counts(
    user: object, meeting: Meeting, also: list[QuerySet | Asked | int | None]
) -> tuple[list[int | None], dict[str, list[str]]]:
    """The numbers of ``also`` and the lines of all phases, counted in one query."""
    lines = [(key, line, line.rows(user, meeting)) for key, found in PHASE_LINES.items() for line in found]
    numbers = counted([*also, *(rows for _key, _line, parts in lines for rows in parts)])
    further: dict[str, list[str]] = {key: [] for key in PHASE_LINES}
    rest = iter(numbers[len(also) :])
    for key, line, parts in lines:
        further[key].append(line.words(*islice(rest, len(parts))))
    return numbers[: len(also)], further


def frame(user: object, meeting: Meeting, also: list[QuerySet | Asked | int | None] | None = None) -> dict[str, object]:
    """What ``meetings/meeting.html`` shows around every tab; ``also`` is counted in the same query."""
    numbers, further = _counts(user, meeting, also or [])
    today = timezone.localdate()
    parties = meeting_parties(user, meeting)
    clock = papers_clock(meeting, today)
    steps = offers(meeting, parties, today)
    return {
        "meeting_counts": numbers,
        "meeting_lead": lead(meeting),
        "may_open_forum": meeting.forum_id in seats_of(user) or user.has_right(Right.SEE_ALL),
        "meeting_offers": [step for step in steps if step.tone == "primary"],
        "meeting_more": [
            {"step": step, "url": reverse(f"meetings:meeting-{step.verb}", args=[meeting.pk])}
            for step in steps
            if step.tone != "primary"
        ],
        "meeting_clock": clock,
        "meeting_phases": phases(meeting, clock, today, further),
        "may_organise": bool(parties & ORGANISERS),
        "may_change": bool(parties & ORGANISERS) and meeting.minutes_state != MinutesState.SEALED,
        "other_forums": [joint.forum for joint in meeting.joint_forums.all()],
    }


def days_words(number: int) -> str:
    """“11 days”."""
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": dates.digits(number)}
