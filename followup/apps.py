from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    """Agreed actions, issues and their escalation."""

    name = "followup"
    verbose_name = _("Follow-up")

    def ready(self) -> None:
        """Tabs of forums and meetings, what points of minutes stand for, search, words of the trail."""
        from followup import actions_showing, issues_showing, since_last
        from meetings import since

        actions_showing.register_all()
        issues_showing.register_all()
        for part in (since_last.actions, since_last.issues):
            since.register(part)
