from django.apps import AppConfig
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def make_cache_table(using: str, **facts: object) -> None:
    """The table of the shared cache, in which sign-in limits are counted; made with the first migration."""
    call_command("createcachetable", database=using, verbosity=0)


class AccountsConfig(AppConfig):
    """Users, roles, policies and the audit trail; knows no organisation."""

    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Register the system check; make the cache table when this app is migrated."""
        from accounts import checks  # noqa: F401

        if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
            post_migrate.connect(make_cache_table, sender=self)
