from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowupConfig(AppConfig):
    """Agreed actions, issues and their escalation."""

    name = "followup"
    verbose_name = _("Follow-up")
