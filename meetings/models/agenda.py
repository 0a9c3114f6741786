"""What an agenda goes without, and why."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from meetings.models.meetings import Meeting


@pghistory.track()
class LeftOutItem(Bilingual, models.Model):
    """An item that the guideline expects and that was taken off an agenda, with the reason (TWG-5d.02, TWG-5d.09)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="left_out")
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    provision = models.CharField(_("provision"), max_length=20, blank=True)
    reason = models.TextField(_("reason"))
    left_out_at = models.DateTimeField(_("left out at"))
    left_out_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("item left out")
        verbose_name_plural = _("items left out")

    def __str__(self) -> str:
        return self.text("title").value
