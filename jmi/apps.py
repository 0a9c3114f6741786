from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JmiConfig(AppConfig):
    """Joint Monitoring Indicators: sets, rounds and progress reports."""

    name = "jmi"
    verbose_name = _("Joint Monitoring Indicators")

    def ready(self) -> None:
        """The trail names what was done; calendars show what is due; agreed actions say which JMI they serve."""
        from accounts.audit import name_verbs
        from jmi import calendar, serving
        from jmi.verbs import VERBS
        from meetings import calendar_sources

        name_verbs(VERBS)
        calendar_sources.register("jmi", calendar.entries)
        serving.register_all()
