from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    """Pieces without models and without a word of the domain."""

    name = "kit"
    verbose_name = _("Kit")
