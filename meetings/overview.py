"""The overview of a meeting: what is still missing, its agenda in short, its papers, and meetings beside it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.models import Meeting
from meetings.states import MeetingState


def overview(user: object, meeting: Meeting, frame: dict[str, object]) -> dict[str, object]:
    """What the overview shows besides the frame; the same number of queries however long the agenda is."""
    return {"today": timezone.localdate(), "ask": _ask(meeting, frame), "days": list(meeting.days.all())}


def _ask(meeting: Meeting, frame: dict[str, object]) -> dict[str, object] | None:
    if not frame["may_organise"] or meeting.state not in (MeetingState.PLANNED, MeetingState.ANNOUNCED):
        return None
    if meeting.starts_on is None or meeting.approximate:
        return {
            "strong": _("Set the day of the meeting."),
            "text": _("Then it can be announced, and the clock of the papers runs."),
            "url": reverse("meetings:meeting-update", args=[meeting.pk]),
            "label": _("Set the day"),
        }
    return None
