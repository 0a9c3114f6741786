from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """My desk, boards, the consolidated report: reads all, changes only its own."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """JMIs are findable, and stand on the page of their forum; the trail names what was done."""
        from accounts.audit import name_verbs
        from reports import desk_actions, desk_issues, desk_meetings, desk_minutes, forum_parts, search
        from reports.verbs import VERBS

        name_verbs(VERBS)
        search.register_all()
        forum_parts.register_all()
        desk_actions.register_all()
        desk_issues.register_all()
        desk_meetings.register_all()
        desk_minutes.register_all()
