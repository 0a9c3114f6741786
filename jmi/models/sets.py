"""Cycles, and the set of one forum in a cycle."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from jmi.states import CycleState, JointSense, SetState
from kit.bilingual import Bilingual
from meetings.models import forums_held


@pghistory.track()
class Cycle(Bilingual, models.Model):
    """A period of any length for which sets are agreed (2019-2023; the closed 2014-2018 stays readable, JMI-1.05)."""

    name_en = models.CharField(_("name in English"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    start_year = models.PositiveIntegerField(_("first year"))
    end_year = models.PositiveIntegerField(_("last year"))
    first_output_end_year = models.PositiveIntegerField(_("last year of the first outputs"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=CycleState, default=CycleState.OPEN)
    drafts_due_on = models.DateField(_("drafts due on"), null=True, blank=True, help_text=_("The last day in time."))
    drafts_due_text = models.CharField(_("drafts due, as written"), max_length=120, blank=True)
    consolidation_due_on = models.DateField(_("consolidated set due on"), null=True, blank=True)
    consolidation_due_text = models.CharField(_("consolidated set due, as written"), max_length=120, blank=True)
    consolidation_due_approximate = models.BooleanField(_("approximate"), default=False)
    sent_to_pm_on = models.DateField(_("sent to the Prime Minister on"), null=True, blank=True)
    sent_to_pm_reference = models.CharField(_("letter to the Prime Minister, reference"), max_length=200, blank=True)
    sent_to_pm_file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+", null=True, blank=True)
    late_entry_until_on = models.DateField(_("final achievements may be entered until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-start_year", "pk"]
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        constraints = [
            models.CheckConstraint(condition=Q(end_year__gte=F("start_year")), name="cycle_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.start_year}–{self.end_year}"

    def get_absolute_url(self) -> str:
        return reverse("jmi:cycle-detail", args=[self.pk])


class JmiSetQuerySet(models.QuerySet):
    """Sets by who may see them."""

    def visible_to(self, user: object) -> "JmiSetQuerySet":
        """All for CRDB/CDC; else those of forums, own or shared, in which the user holds a seat now."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL):
            return self
        return self.of_forums(forums_held(user))

    def of_forums(self, forums: object) -> "JmiSetQuerySet":
        """Those that one of these forums owns or shares."""
        shared = SharedWith.objects.filter(forum__in=forums).values("jmi_set")
        return self.filter(Q(forum__in=forums) | Q(pk__in=shared))


@pghistory.track()
class JmiSet(models.Model):
    """What one forum agrees to reach in a cycle; a revision after endorsement is a further ``number``d version."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="sets")
    forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="jmi_sets")
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=SetState, default=SetState.DRAFTING)
    state_since_at = models.DateTimeField(_("in this state since"))
    number = models.PositiveIntegerField(_("version"), default=1)
    revises = models.OneToOneField("self", models.PROTECT, related_name="revision", null=True, blank=True)
    revision_reason = models.TextField(_("reason of the revision"), blank=True)
    revision_meeting_on = models.DateField(_("TWG meeting that decided it"), null=True, blank=True)
    joint_senses = ArrayField(
        models.CharField(max_length=20, choices=JointSense),
        verbose_name=_("joint in which sense"),
        default=list,
        blank=True,
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    submitted_late = models.BooleanField(_("submitted late"), default=False)
    sent_to_pm_on = models.DateField(_("sent to the Prime Minister on"), null=True, blank=True)
    in_force_on = models.DateField(_("in force from"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = JmiSetQuerySet.as_manager()

    class Meta:
        ordering = ["cycle", "forum", "number", "pk"]
        verbose_name = _("JMI set")
        verbose_name_plural = _("JMI sets")
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None) | Q(submitted_at__isnull=False),
                name="jmi_set_submitted_at_with_by",
            ),
            models.CheckConstraint(
                condition=Q(revises=None) | ~Q(revision_reason=""), name="jmi_set_revision_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum} {self.cycle}"

    def get_absolute_url(self) -> str:
        return reverse("jmi:set-detail", args=[self.pk])


@pghistory.track()
class SharedWith(models.Model):
    """A JMI set that another forum shares."""

    jmi_set = models.ForeignKey(JmiSet, models.CASCADE, related_name="shared_with")
    forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="shared_jmi_sets")

    class Meta:
        verbose_name = _("shared JMI set")
        verbose_name_plural = _("shared JMI sets")
        constraints = [models.UniqueConstraint(fields=["jmi_set", "forum"], name="jmi_set_shared_once")]

    def __str__(self) -> str:
        return f"{self.jmi_set} · {self.forum}"


@pghistory.track()
class Agreement(models.Model):
    """The agreement of one side to a set (JMI-2.03); withdrawn when the set is changed after it."""

    jmi_set = models.ForeignKey(JmiSet, models.CASCADE, related_name="agreements")
    party = models.CharField(
        _("side"), max_length=20, choices=[("chair", _("Chair")), ("facilitator", _("Lead facilitator"))]
    )
    agreed_at = models.DateTimeField(_("agreed at"))
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    meeting_on = models.DateField(_("TWG meeting"), null=True, blank=True)
    note = models.TextField(_("note or dissent"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["agreed_at"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            models.UniqueConstraint(
                fields=["jmi_set", "party"], condition=Q(withdrawn_at=None), name="one_standing_agreement_a_side"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {self.agreed_by}"
