from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JmiConfig(AppConfig):
    """Joint Monitoring Indicators: sets, rounds and progress reports."""

    name = "jmi"
    verbose_name = _("Joint Monitoring Indicators")

    def ready(self) -> None:
        """The trail names what was done."""
        from accounts.audit import name_verbs
        from jmi.verbs import VERBS

        name_verbs(VERBS)
