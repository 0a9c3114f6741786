from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialoguesConfig(AppConfig):
    """Sectoral Multi-stakeholder Dialogues."""

    name = "dialogues"
    verbose_name = _("Sectoral dialogues")
