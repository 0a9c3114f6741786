"""What the desk sees of a checklist by itself, for one meeting or many, in queries that do not grow with them."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import dates
from meetings import agenda_rules
from meetings.models import AgendaItem, Invitation, LeftOutItem, Meeting, MeetingDay
from meetings.papers_clock import papers_clock
from meetings.states import ChecklistFact, MeetingKind, MeetingState, MinutesState

TWICE_A_YEAR = 2


@dataclass(frozen=True)
class Seen:
    """``met``: yes, no, or None while it cannot be said yet; ``words`` say what was seen."""

    met: bool | None
    words: str = ""


@dataclass
class Known:
    """What was read of one meeting."""

    meeting: Meeting
    today: datetime.date
    items: list[AgendaItem] = field(default_factory=list)
    left_out: int = 0
    days: list[MeetingDay] = field(default_factory=list)
    invited: int = 0
    sent: int = 0
    held_in_year: int = 0
    talks: int = 0

    @property
    def over(self) -> bool:
        """Whether the meeting took place or its day has passed."""
        last = self.meeting.ends_on or self.meeting.starts_on
        return self.meeting.state == MeetingState.HELD or (last is not None and last < self.today)


def known(meetings: Iterable[Meeting], today: datetime.date) -> dict[int, Known]:
    """Everything that facts are seen from, by number of the meeting. Forums must be there already."""
    rows = {meeting.pk: Known(meeting, today) for meeting in meetings}
    for item in AgendaItem.objects.filter(meeting__in=rows, taken=True).order_by("meeting_id", "position", "pk"):
        rows[item.meeting_id].items.append(item)
    for day in MeetingDay.objects.filter(meeting__in=rows):
        rows[day.meeting_id].days.append(day)
    for number, count in _counted(LeftOutItem.objects.filter(meeting__in=rows)):
        rows[number].left_out = count
    letters = Invitation.objects.filter(meeting__in=rows, withdrawn=False).order_by().values_list("meeting")
    for number, invited, sent in letters.annotate(Count("pk"), Count("sent_at")):
        rows[number].invited, rows[number].sent = invited, sent
    _around(rows)
    return rows


def _counted(rows: object) -> Iterable[tuple[int, int]]:
    return rows.order_by().values_list("meeting").annotate(Count("pk"))


def _around(rows: dict[int, Known]) -> None:
    """Plenaries of the same year, and talks of Chair and lead facilitator since the plenary before."""
    forums = {row.meeting.forum_id for row in rows.values()}
    held: dict[int, list[tuple[str, datetime.date, int | None]]] = {}
    kinds = (MeetingKind.PLENARY, MeetingKind.CONTACT)
    beside = Meeting.objects.filter(forum__in=forums, kind__in=kinds, state=MeetingState.HELD).order_by("starts_on")
    for forum, kind, on, main in beside.exclude(starts_on=None).values_list(
        "forum", "kind", "starts_on", "main_meeting"
    ):
        held.setdefault(forum, []).append((kind, on, main))
    for row in rows.values():
        day, around = row.meeting.starts_on, held.get(row.meeting.forum_id, [])
        if day is None:
            continue
        plenaries = [on for kind, on, _main in around if kind == MeetingKind.PLENARY]
        row.held_in_year = sum(on.year == day.year for on in plenaries)
        before = max((on for on in plenaries if on < day), default=datetime.date.min)
        row.talks = sum(
            kind == MeetingKind.CONTACT and (main == row.meeting.pk or before <= on <= day) for kind, on, main in around
        )


def _agenda(row: Known) -> Seen:
    if not row.items or agenda_rules.untitled(row.items):
        return Seen(False, _("The agenda has no item yet.") if not row.items else _("An item has no title."))
    words = ngettext("%(n)s item", "%(n)s items", len(row.items))
    return Seen(True, words % {"n": dates.digits(len(row.items))})


def _expected(row: Known) -> Seen:
    count = sum(item.expected for item in row.items)
    if not row.left_out:
        return Seen(count > 0, "" if count else _("Fill the agenda from its template."))
    words = ngettext("%(n)s was left out, with a reason", "%(n)s were left out, with a reason", row.left_out)
    return Seen(True, words % {"n": dates.digits(row.left_out)})


def _papers(row: Known) -> Seen:
    clock = papers_clock(row.meeting, row.today)
    if clock.meeting_on is None or (clock.open and not clock.late):
        return Seen(None, clock.sentence)
    return Seen(not clock.late, clock.sentence)


def _discussion(row: Known) -> Seen:
    silent = agenda_rules.without_discussion(row.items)
    if silent:
        return Seen(False, _("No time for discussion: %(items)s") % {"items": ", ".join(map(str, silent[:3]))})
    return Seen(agenda_rules.has_discussion(row.items))


def _twice(row: Known) -> Seen:
    if row.meeting.starts_on is None:
        return Seen(None)
    words = ngettext("%(n)s plenary held in %(year)s", "%(n)s plenaries held in %(year)s", row.held_in_year)
    year = row.meeting.starts_on.year
    said = words % {"n": dates.digits(row.held_in_year), "year": dates.digits(year)}
    if row.held_in_year >= TWICE_A_YEAR:
        return Seen(True, said)
    return Seen(False if row.today.year > year else None, said)


def _contact(row: Known) -> Seen:
    if row.talks:
        words = ngettext("%(n)s talk since the last plenary", "%(n)s talks since the last plenary", row.talks)
        return Seen(True, words % {"n": dates.digits(row.talks)})
    return Seen(False if row.over else None, _("No talk is noted since the last plenary."))


def _day(row: Known) -> Seen:
    if row.meeting.approximate or row.meeting.starts_on is None:
        return Seen(False, _("The day is not set"))
    hours = [day for day in row.days if day.starts]
    return Seen(True, dates.day(row.meeting.starts_on) if hours else _("The hours are not set"))


def _venue(row: Known) -> Seen:
    bare = [day for day in row.days if not (day.venue or day.online_link)]
    if not row.days or bare:
        return Seen(False)
    return Seen(True, "; ".join(dict.fromkeys(day.venue for day in row.days if day.venue)))


def _invited(row: Known) -> Seen:
    words = _("%(sent)s of %(all)s letters went out")
    said = words % {"sent": dates.digits(row.sent), "all": dates.digits(row.invited)} if row.invited else ""
    return Seen(bool(row.invited) and row.sent == row.invited, said)


def _minutes(row: Known) -> Seen:
    if row.meeting.minutes_state != MinutesState.DRAFT:
        return Seen(True, str(row.meeting.get_minutes_state_display()))
    return Seen(False if row.meeting.state == MeetingState.HELD else None)


FACTS: dict[str, Callable[[Known], Seen]] = {
    ChecklistFact.AGENDA: _agenda,
    ChecklistFact.EXPECTED: _expected,
    ChecklistFact.PAPERS: _papers,
    ChecklistFact.DISCUSSION: _discussion,
    ChecklistFact.MEMBERS: lambda row: Seen(agenda_rules.has_members_item(row.items)),
    ChecklistFact.TWICE: _twice,
    ChecklistFact.CONTACT: _contact,
    ChecklistFact.DAY: _day,
    ChecklistFact.VENUE: _venue,
    ChecklistFact.INVITED: _invited,
    ChecklistFact.MINUTES: _minutes,
}


def seen(fact: str, row: Known) -> Seen:
    """What the desk sees of ``fact`` at a meeting."""
    return FACTS[fact](row)


def held_plenaries(forum_id: int, year: int) -> Q:
    """Which meetings the yearly summary is about."""
    return Q(forum=forum_id, state=MeetingState.HELD, kind=MeetingKind.PLENARY, starts_on__year=year)
