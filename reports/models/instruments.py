"""Legal instruments and official documents: what the Decision rests on, to whom it was copied (DEC-0.01 to DEC-CC)."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from reports.states import InstrumentType


@pghistory.track()
class LegalInstrument(Bilingual, models.Model):
    """A legal instrument or official document, found by its number (DEC-0.01, DEC-0.02)."""

    type = models.CharField(_("type"), max_length=20, choices=InstrumentType)
    number = models.CharField(_("number"), max_length=60, blank=True)
    number_km = models.CharField(_("number as in Khmer"), max_length=60, blank=True)
    signed_on = models.DateField(_("date"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=400)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    signatory = models.CharField(_("signatory"), max_length=200, blank=True)
    signed = models.BooleanField(_("signed"), default=False)
    stamped = models.BooleanField(_("stamped"), default=False)
    effective_on = models.DateField(_("takes effect on"), null=True, blank=True)
    amends = models.ForeignKey("self", models.PROTECT, related_name="amendments", null=True, blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    note_km = models.TextField(_("note in Khmer"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["signed_on", "number", "pk"]
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        constraints = [
            models.UniqueConstraint(fields=["type", "number"], condition=~models.Q(number=""), name="instrument_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.number}".strip()

    def get_absolute_url(self) -> str:
        """The page of this instrument."""
        return reverse("reports:instrument-detail", args=[self.pk])


@pghistory.track()
class InstrumentBasis(Bilingual, models.Model):
    """One of the bases on which an instrument rests, in its order; words where no instrument is meant."""

    instrument = models.ForeignKey(LegalInstrument, models.CASCADE, related_name="bases")
    basis = models.ForeignKey(LegalInstrument, models.PROTECT, related_name="basis_of", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"))
    text_en = models.CharField(_("basis in English"), max_length=400, blank=True)
    text_km = models.CharField(_("basis in Khmer"), max_length=400, blank=True)

    class Meta:
        ordering = ["instrument", "position"]
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "position"], name="basis_position_once"),
            models.CheckConstraint(
                condition=models.Q(basis__isnull=False) | ~models.Q(text_en=""), name="a_basis_says_which"
            ),
        ]

    def __str__(self) -> str:
        return str(self.basis) if self.basis_id else self.text("text").value


@pghistory.track()
class CopyLine(Bilingual, models.Model):
    """One line of the copy-to list of an official document (DEC-CC)."""

    instrument = models.ForeignKey(LegalInstrument, models.CASCADE, related_name="copies")
    position = models.PositiveIntegerField(_("order"))
    office_en = models.CharField(_("office in English"), max_length=300)
    office_km = models.CharField(_("office in Khmer"), max_length=300, blank=True)
    purpose_en = models.CharField(_("purpose in English"), max_length=200, blank=True)
    purpose_km = models.CharField(_("purpose in Khmer"), max_length=200, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    class Meta:
        ordering = ["instrument", "position"]
        verbose_name = _("copy line")
        verbose_name_plural = _("copy lines")
        constraints = [models.UniqueConstraint(fields=["instrument", "position"], name="copy_position_once")]

    def __str__(self) -> str:
        return self.text("office").value
