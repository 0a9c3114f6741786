"""Reporting rounds and the progress report of each forum."""

import uuid

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from jmi import states
from jmi.models.chain import Breakdown, Indicator, IndicatorStage, Outcome
from jmi.models.sets import Cycle, JmiSet, SharedWith
from kit.bilingual import Bilingual
from meetings.models import forums_held


@pghistory.track()
class Round(Bilingual, models.Model):
    """A reporting round that CRDB/CDC opens: period and due date; a forum may have its own (JMI-4.06)."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="rounds")
    name_en = models.CharField(_("name in English"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    year = models.PositiveIntegerField(_("year"))
    period_from_on = models.DateField(_("period from"))
    period_to_on = models.DateField(_("period to"))
    due_on = models.DateField(_("due on"))
    state = models.CharField(_("state"), max_length=10, choices=states.RoundState, default=states.RoundState.PLANNED)
    note_en = models.TextField(_("note to the secretariats in English"), blank=True)
    note_km = models.TextField(_("note to the secretariats in Khmer"), blank=True)
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-period_to_on", "pk"]
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to_on__gte=models.F("period_from_on")), name="round_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.text("name").value

    def get_absolute_url(self) -> str:
        return reverse("jmi:round-detail", args=[self.pk])


class ProgressReportQuerySet(models.QuerySet):
    """Progress reports by who may see them."""

    def visible_to(self, user: object) -> "ProgressReportQuerySet":
        """All for CRDB/CDC; else those of own or shared sets."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL):
            return self
        return self.of_forums(forums_held(user))

    def of_forums(self, forums: object) -> "ProgressReportQuerySet":
        """Those of sets that one of these forums owns or shares."""
        shared = SharedWith.objects.filter(forum__in=forums).values("jmi_set")
        return self.filter(Q(jmi_set__forum__in=forums) | Q(jmi_set__in=shared))


class Following(models.Model):
    """Which of the texts ``PAIRS`` have not followed the last change of their other language (``jmi.older``)."""

    PAIRS: tuple[str, ...] = ()

    older_texts = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("texts that have not followed the other language"),
        default=list,
        blank=True,
        editable=False,
    )

    class Meta:
        abstract = True


@pghistory.track()
class ProgressReport(Bilingual, Following):
    """What one set has reached by the end of a round's period."""

    PAIRS = ("government_statement", "partner_statement", "summary")

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    jmi_set = models.ForeignKey(JmiSet, models.PROTECT, related_name="reports")
    state = models.CharField(
        _("state"), max_length=14, choices=states.ReportState, default=states.ReportState.REQUESTED
    )
    state_since_at = models.DateTimeField(_("in this state since"))
    own_period_from_on = models.DateField(_("own period from"), null=True, blank=True)
    own_period_to_on = models.DateField(_("own period to"), null=True, blank=True)
    due_on = models.DateField(_("due on"))
    due_reason = models.TextField(_("why the date was moved"), blank=True)
    nothing_to_report = models.BooleanField(_("nothing to report in this period"), default=False)
    nothing_reason = models.TextField(_("why there is nothing to report"), blank=True)
    government_statement_en = models.TextField(_("statement of the Government side in English"), blank=True)
    government_statement_km = models.TextField(_("statement of the Government side in Khmer"), blank=True)
    partner_statement_en = models.TextField(_("statement of the development partners in English"), blank=True)
    partner_statement_km = models.TextField(_("statement of the development partners in Khmer"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_km = models.TextField(_("summary in Khmer"), blank=True)
    discussed_on = models.DateField(_("discussed in the TWG meeting of"), null=True, blank=True)
    discussed_note = models.CharField(_("meeting and agenda item"), max_length=300, blank=True)
    dissent = models.TextField(_("dissenting note of the lead facilitator"), blank=True)
    dissent_at = models.DateTimeField(_("dissent noted at"), null=True, blank=True)
    dissent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    submitted_late = models.BooleanField(_("submitted late"), default=False)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProgressReportQuerySet.as_manager()

    class Meta:
        ordering = ["round_id", "jmi_set_id", "pk"]
        verbose_name = _("JMI progress report")
        verbose_name_plural = _("JMI progress reports")
        constraints = [
            models.UniqueConstraint(fields=["round", "jmi_set"], name="one_report_a_set_and_round"),
            models.CheckConstraint(
                condition=Q(own_period_from_on=None)
                | Q(own_period_to_on=None)
                | Q(own_period_to_on__gte=models.F("own_period_from_on")),
                name="report_period_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(nothing_to_report=False) | ~Q(nothing_reason=""), name="nothing_to_report_says_why"
            ),
            models.CheckConstraint(
                condition=Q(dissent="", dissent_at=None, dissent_by=None)
                | (~Q(dissent="") & Q(dissent_at__isnull=False, dissent_by__isnull=False)),
                name="dissent_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.jmi_set.forum}"

    def get_absolute_url(self) -> str:
        return reverse("jmi:report-detail", args=[self.pk])

    @property
    def period(self) -> tuple[object, object]:
        """First and last day reported on: the own period where there is one, else the round's."""
        return self.own_period_from_on or self.round.period_from_on, self.own_period_to_on or self.round.period_to_on


@pghistory.track()
class DueMove(models.Model):
    """A due date (or period) of one report that was moved: the old one, the new one and why."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="due_moves")
    old_on = models.DateField(_("old date"))
    new_on = models.DateField(_("new date"))
    reason = models.TextField(_("reason"))
    moved_at = models.DateTimeField(_("moved at"))
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["moved_at", "pk"]
        verbose_name = _("moved date")
        verbose_name_plural = _("moved dates")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="due_move_says_why")]

    def __str__(self) -> str:
        return f"{self.old_on} → {self.new_on}"


@pghistory.track()
class OutcomeNote(Bilingual, Following):
    """The optional note on an outcome; figures belong to the output's indicators (JMI-3.18)."""

    PAIRS = ("note",)

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="outcome_notes")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="notes")
    note_en = models.TextField(_("note in English"), blank=True)
    note_km = models.TextField(_("note in Khmer"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["report_id", "outcome_id", "pk"]
        verbose_name = _("note on an outcome")
        verbose_name_plural = _("notes on outcomes")
        constraints = [models.UniqueConstraint(fields=["report", "outcome"], name="outcome_once_in_a_report")]

    def __str__(self) -> str:
        return self.text("note").value[:80]


class Told(Following):
    """What is told of a row, in both languages: progress, constraint, next step, request to a higher forum."""

    PAIRS = ("progress", "constraint", "next_step", "request")

    progress_en = models.TextField(_("progress in English"), blank=True)
    progress_km = models.TextField(_("progress in Khmer"), blank=True)
    constraint_en = models.TextField(_("constraint in English"), blank=True)
    constraint_km = models.TextField(_("constraint in Khmer"), blank=True)
    next_step_en = models.TextField(_("next step in English"), blank=True)
    next_step_km = models.TextField(_("next step in Khmer"), blank=True)
    request_en = models.TextField(_("request to a higher forum in English"), blank=True)
    request_km = models.TextField(_("request to a higher forum in Khmer"), blank=True)

    class Meta:
        abstract = True


@pghistory.track()
class IndicatorProgress(Bilingual, Told):
    """The actual of one indicator. ``value`` empty and ``reported`` say what is known; nothing means zero but 0."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="indicators")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="progress")
    reported = models.CharField(
        _("reported"), max_length=14, choices=states.Reported, default=states.Reported.NOT_REPORTED
    )
    value_text = models.CharField(_("value, as written"), max_length=300, blank=True)
    value = models.DecimalField(_("value as a figure"), max_digits=20, decimal_places=4, null=True, blank=True)
    stage = models.ForeignKey(IndicatorStage, models.PROTECT, related_name="+", null=True, blank=True)
    as_of_text = models.CharField(_("as of"), max_length=100, blank=True)
    as_of_on = models.DateField(null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    verification = models.CharField(_("how sure"), max_length=10, choices=states.Verification, blank=True)
    rating = models.CharField(_("rating"), max_length=10, choices=states.Rating, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["report_id", "indicator_id", "pk"]
        verbose_name = _("progress of an indicator")
        verbose_name_plural = _("progress of indicators")
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="indicator_once_in_a_report"),
            models.CheckConstraint(
                condition=Q(reported=states.Reported.REPORTED) | Q(value=None, stage=None),
                name="value_only_when_reported",
            ),
        ]

    def __str__(self) -> str:
        return self.value_text or self.get_reported_display()


@pghistory.track()
class IndicatorProgressPart(models.Model):
    """The actual of one part of an indicator."""

    progress = models.ForeignKey(IndicatorProgress, models.CASCADE, related_name="parts")
    breakdown = models.ForeignKey(Breakdown, models.PROTECT, related_name="progress")
    value_text = models.CharField(_("value, as written"), max_length=300, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    stage = models.ForeignKey(IndicatorStage, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["progress_id", "breakdown_id", "pk"]
        verbose_name = _("value of a part")
        verbose_name_plural = _("values of parts")
        constraints = [models.UniqueConstraint(fields=["progress", "breakdown"], name="part_once_in_a_progress")]

    def __str__(self) -> str:
        return self.value_text


@pghistory.track()
class DiscussionRequest(models.Model):
    """A point from a progress entry that the next meeting shall discuss (TWG-4c.06)."""

    progress = models.ForeignKey(IndicatorProgress, models.CASCADE, related_name="discussion_requests")
    text = models.TextField(_("what to discuss"))
    raised_at = models.DateTimeField(_("raised at"))
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_up_on = models.DateField(_("taken up in the meeting of"), null=True, blank=True)

    class Meta:
        ordering = ["raised_at", "pk"]
        verbose_name = _("point for the next meeting")
        verbose_name_plural = _("points for the next meeting")

    def __str__(self) -> str:
        return self.text[:80]


@pghistory.track()
class RoundReminder(models.Model):
    """A reminder that CRDB/CDC sent by hand from the round board."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="reminders")
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recipients = models.TextField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField(_("text"))
    key = models.UUIDField(
        _("key of the sending"), default=uuid.uuid4, help_text=_("The same sending twice reminds once.")
    )

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="reminder_once_a_sending")]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d} {self.recipients}"
