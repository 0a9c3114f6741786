"""Administrative places of Cambodia, province to village."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from partners.models.directory import TermQuerySet


class PlaceKind(models.TextChoices):
    """Kinds of administrative unit (domain guide, section 6)."""

    CAPITAL = "capital", _("Capital")
    PROVINCE = "province", _("Province")
    MUNICIPALITY = "municipality", _("City / municipality")
    DISTRICT = "district", _("District")
    KHAN = "khan", _("Khan")
    COMMUNE = "commune", _("Commune")
    SANGKAT = "sangkat", _("Sangkat")
    VILLAGE = "village", _("Village")


@pghistory.track()
class Place(Bilingual, models.Model):
    """One unit of the tree. Units are merged, never deleted: close ``valid_to_on`` and point to ``successor``."""

    code = models.CharField(_("official code"), max_length=12, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    other_names = models.CharField(_("other spellings"), max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, related_name="children", null=True, blank=True)
    valid_from_on = models.DateField(_("valid from"), null=True, blank=True)
    valid_to_on = models.DateField(_("valid to"), null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, related_name="predecessors", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.text("name").value

    def get_absolute_url(self) -> str:
        return reverse("partners:place-detail", args=[self.code])
