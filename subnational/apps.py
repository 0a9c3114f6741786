from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubnationalConfig(AppConfig):
    """Sub-national Partnership Dialogues."""

    name = "subnational"
    verbose_name = _("Sub-national dialogues")
