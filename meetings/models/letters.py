"""What stands on the invitation letters of a meeting beyond what the meeting itself says."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from meetings.models.meetings import Meeting


@pghistory.track()
class InvitationLetter(Bilingual, models.Model):
    """Reference, dates, own words, signature and copies of the letters. Empty fields print the standing words."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="invitation_letter")
    number = models.CharField(_("reference number"), max_length=60, blank=True)
    dated_on = models.DateField(_("date of the letter"), null=True, blank=True)
    lunar_km = models.CharField(_("lunar date in Khmer"), max_length=120, blank=True)
    reply_by_on = models.DateField(_("reply until"), null=True, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=300, blank=True)
    subject_km = models.CharField(_("subject in Khmer"), max_length=300, blank=True)
    reference_en = models.CharField(_("reference in English"), max_length=300, blank=True)
    reference_km = models.CharField(_("reference in Khmer"), max_length=300, blank=True)
    body_en = models.TextField(_("text in English"), blank=True)
    body_km = models.TextField(_("text in Khmer"), blank=True)
    signed_en = models.CharField(_("signed as, in English"), max_length=200, blank=True)
    signed_km = models.CharField(_("signed as, in Khmer"), max_length=200, blank=True)
    copies_en = models.TextField(_("copies to, in English"), blank=True)
    copies_km = models.TextField(_("copies to, in Khmer"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id"]
        verbose_name = _("text of the invitation letters")
        verbose_name_plural = _("texts of the invitation letters")

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}".strip()
