from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TwgConfig(AppConfig):
    """Technical Working Groups: the profile of a forum of that kind."""

    name = "twg"
    verbose_name = _("Technical Working Groups")
