"""The overview of a meeting: what is asked next, its agenda in short, its papers, and meetings beside it."""

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from kit import dates
from meetings.agenda_page import Agenda, read_agenda
from meetings.carry_over import held_before
from meetings.meeting_page import hours
from meetings.models import Meeting
from meetings.papers_clock import PapersClock
from meetings.states import MeetingState


def overview(user: object, meeting: Meeting, frame: dict[str, object]) -> dict[str, object]:
    """What the overview shows besides the frame; the same number of queries however long the agenda is."""
    agenda = read_agenda(user, meeting, linked=False)
    last, sides = _beside(user, meeting)
    return {
        "agenda": agenda,
        "ask": _ask(meeting, frame, agenda),
        "days": [(day, hours(day)) for day in meeting.days.all()],
        "left_out": list(meeting.left_out.all()),
        "last": last,
        "sides": sides,
    }


def _beside(user: object, meeting: Meeting) -> tuple[Meeting | None, list[Meeting]]:
    """The meeting before this one and its side meetings, as far as ``user`` may see them, in one query."""
    before = held_before(meeting).values("pk")[:1]
    rows = Meeting.objects.visible_to(user).filter(forum=meeting.forum_id)
    is_before = Case(When(pk=before, then=Value(True)), default=Value(False))
    found = list(rows.annotate(before_=is_before).filter(Q(before_=True) | Q(main_meeting=meeting)))
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
    if clock.open and clock.due_on is not None:
        left = _("Papers are due on %(day)s.") % {"day": dates.day(clock.due_on)}
        return {
            "strong": _("Share the papers."),
            "text": left if meeting.papers.exists() else _("There is no paper yet.") + " " + left,
            "url": reverse("meetings:papers", args=[meeting.pk]),
            "label": _("Open the papers"),
        }
    return None
