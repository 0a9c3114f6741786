"""Numbered, frozen editions of the consolidated report (DEC-2.01, DEC-2.02, JMI-3.21, JMI-3.22)."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from jobs.states import JobState
from reports.states import EditionKind, EditionLanguages, EditionState, FileForm

PUBLIC_STATES = (EditionState.SUBMITTED, EditionState.ADVISED)


class EditionQuerySet(models.QuerySet):
    """Editions by who may read them."""

    def visible_to(self, user: object) -> "EditionQuerySet":
        """All for those who see everything; for every other signed-in person from the submission on.

        Until CRDB/CDC has submitted an edition to the Prime Minister it is a working paper (see docs/adr).
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL) or user.has_right(Right.PUBLISH):
            return self
        return self.filter(state__in=PUBLIC_STATES)

    def built(self) -> "EditionQuerySet":
        """Those that have a number and files."""
        return self.exclude(state=EditionState.ORDERED)


@pghistory.track(exclude=["snapshot"])
class Edition(models.Model):
    """One building of a report. Number, files and frozen data come in one transaction, or not at all."""

    kind = models.CharField(_("report"), max_length=10, choices=EditionKind, default=EditionKind.JMI)
    year = models.PositiveIntegerField(_("year"))
    first_year = models.PositiveIntegerField(_("first year"))
    round = models.ForeignKey("jmi.Round", models.PROTECT, related_name="editions", verbose_name=_("reporting round"))
    consolidation = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="used_in",
        null=True,
        blank=True,
        verbose_name=_("consolidated JMI progress report it was fed with"),
    )
    as_of_on = models.DateField(_("figures frozen on"))
    languages = models.CharField(_("languages"), max_length=4, choices=EditionLanguages, default=EditionLanguages.BOTH)
    number = models.PositiveIntegerField(_("edition"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=EditionState, default=EditionState.ORDERED)
    job = models.OneToOneField("jobs.Job", models.PROTECT, related_name="edition", verbose_name=_("background work"))
    snapshot = models.JSONField(_("frozen data"), default=dict)
    fingerprint = models.CharField(_("fingerprint of the data"), max_length=64)
    asked_at = models.DateTimeField(_("ordered at"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    built_at = models.DateTimeField(_("built at"), null=True, blank=True)
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    recipient = models.CharField(_("recipient"), max_length=200, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submission recorded at"), null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    advice = models.TextField(_("advice"), blank=True)
    advice_on = models.DateField(_("advice of"), null=True, blank=True)
    follow_up = models.TextField(_("what follows from it, and who does it"), blank=True)
    advised_at = models.DateTimeField(_("advice recorded at"), null=True, blank=True)
    advised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "kind", F("number").desc(nulls_first=True), "-pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["kind", "year", "number"], name="edition_number_once"),
            models.CheckConstraint(condition=Q(first_year__lte=F("year")), name="edition_years_in_order"),
            models.CheckConstraint(
                condition=Q(state="ordered", number=None, built_at=None)
                | ~Q(state="ordered") & Q(number__gte=1, built_at__isnull=False),
                name="a_built_edition_is_numbered",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None, state__in=("ordered", "built"))
                | ~Q(state__in=("ordered", "built")) & Q(submitted_on__isnull=False) & ~Q(recipient=""),
                name="a_submitted_edition_says_to_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(advice_on=None) & ~Q(state="advised")
                | Q(state="advised", advice_on__isnull=False) & ~Q(advice=""),
                name="advice_has_day_and_text",
            ),
            models.CheckConstraint(
                condition=Q(kind=EditionKind.ANNUAL, consolidation__isnull=False)
                | ~Q(kind=EditionKind.ANNUAL) & Q(consolidation=None),
                name="an_annual_report_fixes_its_consolidation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}" + (f" · {self.number}" if self.number else "")

    def get_absolute_url(self) -> str:
        """The page of this edition."""
        return reverse("reports:edition-detail", args=[self.pk])

    @property
    def phase(self) -> str:
        """Queued, running, failed or cancelled (of its job) while ordered; afterwards its state."""
        if self.state != EditionState.ORDERED:
            return self.state
        return JobState.RUNNING if self.job.state == JobState.DONE else self.job.state

    @property
    def phase_label(self) -> str:
        """The phase in words."""
        if self.state != EditionState.ORDERED:
            return self.get_state_display()
        return JobState(self.phase).label

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages of the books, in the order in which they are made."""
        return ("en", "km") if self.languages == EditionLanguages.BOTH else (self.languages,)


class EditionFile(models.Model):
    """One file of an edition with its pages; the stored file carries the SHA-256."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    form = models.CharField(_("file"), max_length=10, choices=FileForm)
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(_("pages"))

    class Meta:
        ordering = ["edition", "form"]
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of an edition")
        constraints = [models.UniqueConstraint(fields=["edition", "form"], name="edition_form_once")]

    def __str__(self) -> str:
        return self.get_form_display()
