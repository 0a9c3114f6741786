"""What attendance and minutes show on pages of others: tabs of a meeting, words of the audit trail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import audit
from kit.counting import Rows
from kit.fixed import number
from meetings import meeting_tabs
from meetings.models import Attendance, Point

VERBS = {
    "meetings.add_point": _("Wrote a point of the minutes"),
    "meetings.save_point": _("Changed a point of the minutes"),
    "meetings.turn_point": _("Turned a point of the minutes into another kind"),
    "meetings.move_point": _("Moved a point of the minutes"),
    "meetings.remove_point": _("Removed a point of the minutes"),
    "meetings.mark_reached": _("Noted whether an item was reached"),
    "meetings.keep_revision": _("Kept a revision of the minutes"),
    "meetings.restore_minutes": _("Went back to a revision of the minutes"),
    "meetings.circulate_minutes": _("Circulated the minutes"),
    "meetings.withdraw_minutes": _("Took the minutes back to draft"),
    "meetings.approve_minutes": _("Approved the minutes"),
    "meetings.seal_minutes": _("Sealed the minutes"),
    "meetings.propose_correction": _("Proposed a correction of the minutes"),
    "meetings.answer_correction": _("Answered a correction of the minutes"),
    "meetings.tick_attendance": _("Recorded who came"),
    "meetings.add_attendance": _("Added somebody to the attendance"),
    "meetings.change_attendance": _("Changed the attendance"),
    "meetings.remove_attendance": _("Took somebody off the attendance"),
    "meetings.add_head_count": _("Counted heads"),
    "meetings.remove_head_count": _("Took a head count away"),
}


CAME = Rows(lambda: Attendance.objects.filter(meeting=number("meeting"), presence__in=("present", "online")))
POINTS = Rows(lambda: Point.objects.filter(meeting=number("meeting")))


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    meeting_tabs.register(
        meeting_tabs.Tab(
            "attendance",
            _("Attendance"),
            40,
            url=lambda meeting: reverse("meetings:attendance", args=[meeting.pk]),
            count=lambda user, meeting: CAME.given(meeting=meeting.pk),
        )
    )
    meeting_tabs.register(
        meeting_tabs.Tab(
            "minutes",
            _("Minutes"),
            50,
            url=lambda meeting: reverse("meetings:minutes", args=[meeting.pk]),
            count=lambda user, meeting: POINTS.given(meeting=meeting.pk),
        )
    )
