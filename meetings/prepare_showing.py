"""What preparing a meeting shows elsewhere: tabs of meeting and forum, words of the trail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts import audit
from meetings import meeting_tabs, tabs
from meetings.models import Meeting

VERBS = {
    "meetings.create_meeting": gettext_lazy("Planned a meeting"),
    "meetings.change_meeting": gettext_lazy("Changed a meeting"),
    "meetings.announce": gettext_lazy("Announced a meeting"),
    "meetings.hold": gettext_lazy("Recorded that a meeting was held"),
    "meetings.record": gettext_lazy("Recorded a meeting that was held"),
    "meetings.postpone": gettext_lazy("Postponed a meeting"),
    "meetings.cancel": gettext_lazy("Cancelled a meeting"),
    "meetings.unhold": gettext_lazy("Took back that a meeting was held"),
}


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    meeting_tabs.register(
        meeting_tabs.Tab("overview", gettext_lazy("Overview"), 0, url=lambda meeting: meeting.get_absolute_url())
    )
    tabs.register(
        tabs.Tab(
            "meetings",
            gettext_lazy("Meetings"),
            20,
            url=lambda forum: reverse("meetings:forum-meetings", args=[forum.pk]),
            count=lambda user, forum: Meeting.objects.visible_to(user).filter(forum=forum).count(),
        )
    )
