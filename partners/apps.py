from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    """Organisations, people, places and policy frameworks."""

    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        """Make what this floor holds findable, its verbs readable, and contact lines private also in the trail."""
        from accounts import audit
        from partners import findable, permissions
        from partners.models import Person
        from partners.verbs import VERBS

        findable.register_all()
        audit.name_verbs(VERBS)
        audit.register(Person, permissions.may_see_contact)
        post_save.connect(_link_new_account, sender="accounts.User", dispatch_uid="partners.link_new_account")


def _link_new_account(instance: object, created: bool, raw: bool = False, **kwargs: object) -> None:
    """Whoever was entered in the directory before being invited finds the own seats after the first sign-in."""
    from partners.actions.people import link_new_account

    if created and not raw:
        link_new_account(instance)
