"""Organisations of every kind that the Decision names."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from partners.models.directory import TermQuerySet


class OrganisationKind(models.TextChoices):
    """Categories of actor in Decision 68 SSR, Articles 1 and 3 (DEC-1.01, DEC-3)."""

    COUNCIL_OF_MINISTERS = "council_of_ministers", _("Office of the Council of Ministers")
    MINISTRY = "ministry", _("Ministry or institution")
    CDC = "cdc", _("Council for the Development of Cambodia")
    NATIONAL_BODY = "national_body", _("Other national administration")
    SUBNATIONAL = "subnational", _("Sub-national administration")
    UNIT = "unit", _("Department or unit")
    DEVELOPMENT_PARTNER = "development_partner", _("Development partner")
    NGO_LOCAL = "ngo_local", _("Local NGO")
    NGO_INTERNATIONAL = "ngo_international", _("International NGO")
    ASSOCIATION = "association", _("Association")
    ACADEMIA = "academia", _("Academic community")
    PRIVATE_SECTOR = "private_sector", _("Private sector")
    COMMUNITY = "community", _("Community")
    OTHER = "other", _("Other stakeholder")


class Side(models.TextChoices):
    """Whose promise it is, for mutual accountability."""

    GOVERNMENT = "government", _("Government")
    PARTNER = "partner", _("Development partners")
    NGO = "ngo", _("NGOs")
    PROVINCE = "province", _("Sub-national administration")
    PRIVATE = "private", _("Private sector")
    OTHER = "other", _("Others")


# Ministries and provinces keep promises of their own; both are the Government where it stands beside its partners.
PUBLIC = frozenset({Side.GOVERNMENT, Side.PROVINCE})

SIDE_OF_KIND: dict[str, str] = {
    OrganisationKind.COUNCIL_OF_MINISTERS: Side.GOVERNMENT,
    OrganisationKind.MINISTRY: Side.GOVERNMENT,
    OrganisationKind.CDC: Side.GOVERNMENT,
    OrganisationKind.NATIONAL_BODY: Side.GOVERNMENT,
    OrganisationKind.SUBNATIONAL: Side.PROVINCE,
    OrganisationKind.UNIT: Side.GOVERNMENT,
    OrganisationKind.DEVELOPMENT_PARTNER: Side.PARTNER,
    OrganisationKind.NGO_LOCAL: Side.NGO,
    OrganisationKind.NGO_INTERNATIONAL: Side.NGO,
    OrganisationKind.ASSOCIATION: Side.NGO,
    OrganisationKind.ACADEMIA: Side.OTHER,
    OrganisationKind.PRIVATE_SECTOR: Side.PRIVATE,
    OrganisationKind.COMMUNITY: Side.OTHER,
    OrganisationKind.OTHER: Side.OTHER,
}


@pghistory.track()
class Organisation(Bilingual, models.Model):
    """A body that takes part. Merged or dissolved bodies are closed and point to their successor, never deleted."""

    kind = models.CharField(_("kind"), max_length=30, choices=OrganisationKind)
    name_en = models.CharField(_("name in English"), max_length=300)
    name_km = models.CharField(_("name in Khmer"), max_length=300, blank=True)
    abbreviation_en = models.CharField(_("abbreviation"), max_length=40, blank=True)
    abbreviation_km = models.CharField(_("abbreviation in Khmer"), max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, related_name="units", null=True, blank=True)
    place = models.ForeignKey("partners.Place", models.PROTECT, related_name="organisations", null=True, blank=True)
    resident = models.BooleanField(_("resident in Cambodia"), default=True)
    protocol_rank = models.PositiveIntegerField(_("protocol order"), default=1000)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    valid_from_on = models.DateField(_("valid from"), null=True, blank=True)
    valid_to_on = models.DateField(_("valid to"), null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, related_name="predecessors", null=True, blank=True)
    reference = models.CharField(_("key in the reference data"), max_length=60, unique=True, null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["protocol_rank", "name_en", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to_on=None)
                | models.Q(valid_from_on=None)
                | models.Q(valid_to_on__gte=models.F("valid_from_on")),
                name="organisation_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.text("name").value

    def get_absolute_url(self) -> str:
        return reverse("partners:organisation-detail", args=[self.pk])

    @property
    def side(self) -> str:
        """The side that this kind of organisation stands on."""
        return SIDE_OF_KIND[self.kind]

    def short(self) -> str:
        """The abbreviation in the active language, or the name where there is none."""
        return self.text("abbreviation").value or str(self)


@pghistory.track()
class OrganisationName(models.Model):
    """Another name or abbreviation under which search must find an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=300)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="organisation_other_name_once")]

    def __str__(self) -> str:
        return self.name
