from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    """Obligations, reminders and the working-day calendar; knows no forum by name."""

    name = "deadlines"
    verbose_name = _("Deadlines")
