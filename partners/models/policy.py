"""The catalogue of policy frameworks to which results link (JMI-1.02, domain guide section 4)."""

import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from partners.models.directory import DirectoryQuerySet


class FrameworkType(models.TextChoices):
    """Types of framework."""

    RS = "rs", _("Rectangular Strategy")
    NSDP = "nsdp", _("National Strategic Development Plan")
    CSDG = "csdg", _("Cambodia Sustainable Development Goals")
    BSP = "bsp", _("Budget Strategic Plan and programme budget")
    SECTOR = "sector", _("Sector, thematic or reform strategy")
    DCPS = "dcps", _("Development Cooperation and Partnerships Strategy")
    SUBNATIONAL = "subnational", _("Sub-national plan")
    OTHER = "other", _("Other framework")


class FrameworkStatus(models.TextChoices):
    """Standing of the document (LRN-2.02)."""

    IN_PREPARATION = "in_preparation", _("In preparation")
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    CLOSED = "closed", _("Closed")


@pghistory.track()
class PolicyFramework(Bilingual, models.Model):
    """One policy document with its period."""

    type = models.CharField(_("type"), max_length=20, choices=FrameworkType)
    code = models.CharField(_("short name"), max_length=40, unique=True)
    title_en = models.CharField(_("title in English"), max_length=300)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    start_year = models.PositiveIntegerField(_("first year"), null=True, blank=True)
    end_year = models.PositiveIntegerField(_("last year"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=FrameworkStatus, default=FrameworkStatus.ADOPTED)
    owner = models.ForeignKey(
        "partners.Organisation",
        models.PROTECT,
        related_name="frameworks",
        null=True,
        blank=True,
        verbose_name=_("owner"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        ordering = ["type", "code"]
        verbose_name = _("policy framework")
        verbose_name_plural = _("policy frameworks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_year=None)
                | models.Q(end_year=None)
                | models.Q(end_year__gte=models.F("start_year")),
                name="framework_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.text("title").value

    def get_absolute_url(self) -> str:
        return reverse("partners:framework-detail", args=[self.pk])

    def period(self) -> str:
        """Its years, as 2019–2023; "" where they are not fixed."""
        return "–".join(str(year) for year in (self.start_year, self.end_year) if year)


@pghistory.track()
class PolicyEntry(Bilingual, models.Model):
    """A coded goal, side, programme, sub-programme or indicator of a framework."""

    framework = models.ForeignKey(PolicyFramework, models.PROTECT, related_name="entries")
    parent = models.ForeignKey("self", models.PROTECT, related_name="children", null=True, blank=True)
    code = models.CharField(_("code"), max_length=40)
    title_en = models.CharField(_("title in English"), max_length=400)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        ordering = ["framework_id", "position", "code"]
        verbose_name = _("entry of a policy framework")
        verbose_name_plural = _("entries of policy frameworks")
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="policy_entry_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.text('title').value}"

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:framework-detail', args=[self.framework_id])}#entry-{self.pk}"
