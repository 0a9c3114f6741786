from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Forums, seats and meetings."""

    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        """Tabs of a forum and of a meeting, what other pages show of seats, search, words of the trail."""
        from meetings import (
            checklist_page,
            invite_showing,
            minutes_showing,
            passed_on_page,
            prepare_showing,
            showing,
        )

        for room in (showing, prepare_showing, checklist_page, invite_showing, minutes_showing, passed_on_page):
            room.register_all()
