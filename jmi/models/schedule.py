"""Where activities and partnering actions stand, planned or not; and the files that show it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jmi import states
from jmi.models.chain import Activity, Outcome, Output, PartneringAction
from jmi.models.progress import IndicatorProgress, ProgressReport, Told
from kit.bilingual import Bilingual
from partners.models.organisations import Side


class OnSchedule(Told):
    """CRDB/CDC's own form: state, on schedule, behind schedule (both may be ticked), why."""

    reported = models.CharField(
        _("reported"), max_length=14, choices=states.Reported, default=states.Reported.NOT_REPORTED
    )
    state = models.CharField(_("state"), max_length=12, choices=states.ActivityState, blank=True)
    on_schedule = models.BooleanField(_("on schedule"), default=False)
    behind_schedule = models.BooleanField(_("behind schedule"), default=False)
    reason = models.TextField(_("why"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


@pghistory.track()
class ActivityProgress(Bilingual, OnSchedule):
    """Where one activity stands."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="activities")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="progress")

    class Meta:
        ordering = ["report_id", "activity_id", "pk"]
        verbose_name = _("progress of an activity")
        verbose_name_plural = _("progress of activities")
        constraints = [models.UniqueConstraint(fields=["report", "activity"], name="activity_once_in_a_report")]

    def __str__(self) -> str:
        return f"{self.activity}: {self.get_state_display()}"


@pghistory.track()
class PartneringProgress(Bilingual, OnSchedule):
    """Where one partnering action stands."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="partnering")
    partnering_action = models.ForeignKey(PartneringAction, models.PROTECT, related_name="progress")

    class Meta:
        ordering = ["report_id", "partnering_action_id", "pk"]
        verbose_name = _("progress of a partnering action")
        verbose_name_plural = _("progress of partnering actions")
        constraints = [
            models.UniqueConstraint(fields=["report", "partnering_action"], name="partnering_once_in_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.partnering_action}: {self.get_state_display()}"


@pghistory.track()
class UnplannedProgress(Bilingual, OnSchedule):
    """An activity or partnering action that was never planned, told with its own words where it belongs."""

    PAIRS = (*Told.PAIRS, "text")

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="unplanned")
    kind = models.CharField(_("what it is"), max_length=10, choices=states.UnplannedKind)
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="unplanned")
    output = models.ForeignKey(Output, models.PROTECT, related_name="unplanned", null=True, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    text_km = models.TextField(_("text in Khmer"), blank=True)
    side = models.CharField(_("whose commitment"), max_length=12, choices=Side, blank=True)
    who = models.CharField(_("responsible, as text"), max_length=300, blank=True)
    when_text = models.CharField(_("when, as written"), max_length=100, blank=True)

    class Meta:
        ordering = ["report_id", "pk"]
        verbose_name = _("activity that was not planned")
        verbose_name_plural = _("activities that were not planned")
        constraints = [
            models.CheckConstraint(condition=~Q(text_en="") | ~Q(text_km=""), name="unplanned_says_what"),
        ]

    def __str__(self) -> str:
        return self.text("text").value[:80]


# What a file may be evidence of: an entry of an indicator, or of something that was done.
EVIDENCED = ("progress", "activity", "partnering", "unplanned")


@pghistory.track()
class Evidence(models.Model):
    """An evidence file of one entry; several are allowed."""

    progress = models.ForeignKey(IndicatorProgress, models.CASCADE, related_name="evidence", null=True, blank=True)
    activity = models.ForeignKey(ActivityProgress, models.CASCADE, related_name="evidence", null=True, blank=True)
    partnering = models.ForeignKey(PartneringProgress, models.CASCADE, related_name="evidence", null=True, blank=True)
    unplanned = models.ForeignKey(UnplannedProgress, models.CASCADE, related_name="evidence", null=True, blank=True)
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+")
    note = models.CharField(_("what it shows"), max_length=300, blank=True)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(progress__isnull=False, activity=None, partnering=None, unplanned=None)
                    | Q(progress=None, activity__isnull=False, partnering=None, unplanned=None)
                    | Q(progress=None, activity=None, partnering__isnull=False, unplanned=None)
                    | Q(progress=None, activity=None, partnering=None, unplanned__isnull=False)
                ),
                name="evidence_of_one_entry",
            ),
        ]

    def __str__(self) -> str:
        return self.note or str(self.file)

    @property
    def entry(self) -> models.Model:
        """The entry that the file is evidence of."""
        return next(found for name in EVIDENCED if (found := getattr(self, name)) is not None)
