"""Comments on single fields, kept reasons, and the frozen copy of each submission."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OfSetOrReport(models.Model):
    """Belongs to a JMI set or to a progress report, never to both."""

    jmi_set = models.ForeignKey("jmi.JmiSet", models.CASCADE, related_name="%(class)ss", null=True, blank=True)
    report = models.ForeignKey("jmi.ProgressReport", models.CASCADE, related_name="%(class)ss", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(jmi_set__isnull=True) ^ Q(report__isnull=True), name="%(class)s_of_set_or_report"
            ),
        ]


@pghistory.track()
class FieldComment(OfSetOrReport):
    """A comment tied to one field of one row: ``row`` is "indicator:12", ``field`` "target_text"."""

    row = models.CharField(_("row"), max_length=60, blank=True)
    field = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("comment"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asks_change = models.BooleanField(_("asks for a change"), default=False)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(OfSetOrReport.Meta):
        ordering = ["made_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return self.text[:80]


@pghistory.track()
class KeptReason(OfSetOrReport):
    """Why a *should* was not followed; printed below the matrix."""

    provision = models.CharField(_("provision"), max_length=20)
    row = models.CharField(_("row"), max_length=60, blank=True)
    reason = models.TextField(_("reason"))
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(OfSetOrReport.Meta):
        ordering = ["given_at", "pk"]
        verbose_name = _("kept reason")
        verbose_name_plural = _("kept reasons")

    def __str__(self) -> str:
        return f"{self.provision}: {self.reason[:80]}"


@pghistory.track()
class Submission(OfSetOrReport):
    """The frozen copy of one submission: JSON of everything, with its fingerprint."""

    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on_behalf_of = models.CharField(_("on behalf of"), max_length=200, blank=True)
    late = models.BooleanField(_("late"), default=False)

    class Meta(OfSetOrReport.Meta):
        ordering = ["submitted_at", "pk"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self) -> str:
        return f"{self.number} · {self.submitted_at:%Y-%m-%d}"
