from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NgoConsultConfig(AppConfig):
    """RGC-NGO consultative meetings."""

    name = "ngo_consult"
    verbose_name = _("RGC-NGO consultations")
