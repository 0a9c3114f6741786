"""The overview of a meeting: what is asked next, its agenda in short, its papers, and meetings beside it."""

from functools import partial

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from kit.fixed import Fixed, day, number, text
from meetings.agenda_page import Agenda, read_agenda
from meetings.carry_over import held_before
from meetings.meeting_page import hours
from meetings.models import Meeting
from meetings.papers_clock import PapersClock
from meetings.sight import left_out, reader, seen
from meetings.states import MeetingState


def overview(user: object, meeting: Meeting, frame: dict[str, object]) -> dict[str, object]:
    """What the overview shows besides the frame; the same number of queries however long the agenda is."""
    agenda = read_agenda(user, meeting, linked=False)
    last, sides = _beside(user, meeting)
    return {
        "agenda": agenda,
        "ask": _ask(meeting, frame, agenda),
        "days": [(day, hours(day)) for day in meeting.days.all()],
        "left_out": left_out(meeting),
        "last": last,
        "sides": sides,
    }


def _rows_beside(dated: bool) -> QuerySet[Meeting]:
    """Side meetings of a meeting, and the one held before it (``carry_over.held_before``)."""
    before = held_before(number("meeting"), number("forum"), text("kind"), day("day") if dated else None)
    is_before = Case(When(pk=before.values("pk")[:1], then=Value(True)), default=Value(False))
    rows = Meeting.objects.filter(seen(), forum=number("forum")).annotate(before_=is_before)
    return rows.filter(Q(before_=True) | Q(main_meeting=number("meeting")))


_BESIDE = {dated: Fixed(partial(_rows_beside, dated)) for dated in (True, False)}


def _beside(user: object, meeting: Meeting) -> tuple[Meeting | None, list[Meeting]]:
    """The meeting before this one and its side meetings, as far as ``user`` may see them, in one query."""
    found = _BESIDE[meeting.starts_on is not None].models(
        meeting=meeting.pk, forum=meeting.forum_id, kind=meeting.kind, day=meeting.starts_on, **reader(user)
    )
    return (
        next((row for row in found if row.before_), None),
        [row for row in found if row.main_meeting_id == meeting.pk],
    )


def _ask(meeting: Meeting, frame: dict[str, object], agenda: Agenda) -> dict[str, object] | None:
    """The one thing asked next of whoever prepares the meeting."""
    if not frame["may_organise"] or meeting.state not in (MeetingState.PLANNED, MeetingState.ANNOUNCED):
        return None
    clock: PapersClock = frame["meeting_clock"]
    if agenda.open:
        return {
            "strong": str(agenda.open[0].message),
            "text": _("An announced meeting has an agenda with time for discussion."),
            "url": reverse("meetings:agenda", args=[meeting.pk]),
            "label": _("Open the agenda"),
        }
    if meeting.starts_on is None or meeting.approximate:
        return {
            "strong": _("Set the day of the meeting."),
            "text": _("Then it can be announced, and the clock of the papers runs."),
            "url": reverse("meetings:meeting-update", args=[meeting.pk]),
            "label": _("Set the day"),
        }
    papers = next(tab["count"] for tab in frame["meeting_tabs"] if tab["key"] == "papers")
    if clock.open and clock.due_on is not None:
        left = _("Papers are due on %(day)s.") % {"day": dates.day(clock.due_on)}
        return {
            "strong": _("Share the papers."),
            "text": left if papers else _("There is no paper yet.") + " " + left,
            "url": reverse("meetings:papers", args=[meeting.pk]),
            "label": _("Open the papers"),
        }
    return None
