from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Background work and files."""

    name = "jobs"
    verbose_name = _("Background work")

    def ready(self) -> None:
        """Read every app's ``handlers.py``, so that each process knows every kind of work; letters are written down."""
        from jobs.letters import keep
        from kit.mail import keep_with

        autodiscover_modules("handlers")
        keep_with(keep)
