"""Outcome → outputs → indicators → activities → partnering actions. Numbers are text; dates stand as written."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jmi import states
from jmi.models.sets import JmiSet
from kit.bilingual import Bilingual
from partners.models.organisations import Side


class Translated(models.Model):
    """Which language of the main text has not followed the last change of the other (``jmi.actions.chain``)."""

    MAIN_TEXT = "text"

    older = models.CharField(
        _("older translation"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))], blank=True
    )

    class Meta:
        abstract = True


class Sourced(Translated):
    """Where a level of the chain was taken from (JMI-3.02, JMI-A.06) and its budget reference (JMI-3.10)."""

    MAIN_TEXT = "title"

    origin = models.CharField(_("taken from a framework"), max_length=10, choices=states.Origin, blank=True)
    source_entry = models.ForeignKey("partners.PolicyEntry", models.PROTECT, related_name="+", null=True, blank=True)
    source_text = models.CharField(_("framework, code or page, as written"), max_length=300, blank=True)
    original_text = models.TextField(_("original wording"), blank=True)
    bsp_entry = models.ForeignKey("partners.PolicyEntry", models.PROTECT, related_name="+", null=True, blank=True)
    bsp_text = models.CharField(_("budget programme, as written"), max_length=200, blank=True)

    class Meta:
        abstract = True


@pghistory.track()
class Outcome(Sourced, Bilingual):
    """A result within the life of the set, five years by default (JMI-3.04)."""

    jmi_set = models.ForeignKey(JmiSet, models.CASCADE, related_name="outcomes")
    position = models.PositiveIntegerField(_("order"), default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title_en = models.TextField(_("outcome in English"), blank=True)
    title_km = models.TextField(_("outcome in Khmer"), blank=True)
    start_year = models.PositiveIntegerField(_("first year"), null=True, blank=True)
    end_year = models.PositiveIntegerField(_("last year"), null=True, blank=True)
    measured_by = models.TextField(_("how it is measured"), blank=True)
    baseline_text = models.CharField(_("baseline"), max_length=200, blank=True)
    achievement_text = models.CharField(_("final achievement"), max_length=200, blank=True)
    agreement_on = models.DateField(_("members agreed on"), null=True, blank=True)
    agreement_note = models.TextField(_("how members agreed"), blank=True)
    smart = ArrayField(models.CharField(max_length=20), verbose_name=_("SMART"), default=list, blank=True)
    smart_note = models.TextField(_("note on SMART"), blank=True)
    smart_at = models.DateTimeField(_("assessed at"), null=True, blank=True)
    smart_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    ambition_opinion = models.TextField(_("opinion on ambition and achievability"), blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, related_name="copies", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["jmi_set_id", "position", "pk"]
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.CheckConstraint(
                condition=Q(start_year=None) | Q(end_year=None) | Q(end_year__gte=F("start_year")),
                name="outcome_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text('title').value}".strip()


@pghistory.track()
class OutcomePolicy(models.Model):
    """A link of an outcome to the RS-IV, NSDP, CSDG or a sector plan (JMI-1.02, JMI-2.04)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="policy_links")
    entry = models.ForeignKey("partners.PolicyEntry", models.PROTECT, related_name="outcome_links")
    reference = models.CharField(_("goal or indicator, as written"), max_length=200, blank=True)

    class Meta:
        ordering = ["entry__framework__type", "entry__position", "pk"]
        verbose_name = _("policy link")
        verbose_name_plural = _("policy links")
        constraints = [models.UniqueConstraint(fields=["outcome", "entry"], name="outcome_policy_entry_once")]

    def __str__(self) -> str:
        return str(self.entry)


@pghistory.track()
class Output(Sourced, Bilingual):
    """The verifiable result that is monitored, within one to three years (JMI-3.05)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="outputs")
    position = models.PositiveIntegerField(_("order"), default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title_en = models.TextField(_("output in English"), blank=True)
    title_km = models.TextField(_("output in Khmer"), blank=True)
    start_year = models.PositiveIntegerField(_("first year"), null=True, blank=True)
    end_year = models.PositiveIntegerField(_("last year"), null=True, blank=True)
    verification = models.TextField(_("means of verification"), blank=True)
    feasible = models.BooleanField(_("feasible"), default=False)
    timely = models.BooleanField(_("realistic in time"), default=False)
    within_influence = models.BooleanField(_("within influence of Government and partners"), default=False)
    lifted = models.BooleanField(_("lifted from the routine framework"), default=False)
    copied_from = models.ForeignKey("self", models.SET_NULL, related_name="copies", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["outcome_id", "position", "pk"]
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        constraints = [
            models.CheckConstraint(
                condition=Q(start_year=None) | Q(end_year=None) | Q(end_year__gte=F("start_year")),
                name="output_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text('title').value}".strip()


@pghistory.track()
class Indicator(Sourced, Bilingual):
    """How delivery of an output is shown or counted (JMI-A.11): baseline, target, period, source."""

    output = models.ForeignKey(Output, models.CASCADE, related_name="indicators")
    position = models.PositiveIntegerField(_("order"), default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    title_en = models.TextField(_("indicator in English"), blank=True)
    title_km = models.TextField(_("indicator in Khmer"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=states.IndicatorKind, default=states.IndicatorKind.NUMBER)
    unit_en = models.CharField(_("unit in English"), max_length=60, blank=True)
    unit_km = models.CharField(_("unit in Khmer"), max_length=60, blank=True)
    direction = models.CharField(_("direction"), max_length=6, choices=states.Direction, default=states.Direction.UP)
    baseline_text = models.CharField(_("baseline"), max_length=300, blank=True)
    baseline_value = models.DecimalField(
        _("baseline as a figure"), max_digits=20, decimal_places=4, null=True, blank=True
    )
    baseline_period = models.CharField(_("period of the baseline"), max_length=100, blank=True)
    baseline_on = models.DateField(_("period of the baseline, sortable"), null=True, blank=True)
    target_text = models.CharField(_("target"), max_length=300, blank=True)
    target_value = models.DecimalField(_("target as a figure"), max_digits=20, decimal_places=4, null=True, blank=True)
    target_period = models.CharField(_("period of the target"), max_length=100, blank=True)
    target_on = models.DateField(_("period of the target, sortable"), null=True, blank=True)
    from_text = models.CharField(_("runs from, if not the whole period"), max_length=100, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_text = models.CharField(_("runs to"), max_length=100, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source_type = models.CharField(_("data source"), max_length=10, choices=states.SourceType, blank=True)
    source_name = models.CharField(_("name of the data source"), max_length=300, blank=True)
    source_validated_on = models.DateField(_("source validated by the TWG on"), null=True, blank=True)
    budget_code = models.CharField(_("programme-budget indicator code"), max_length=60, blank=True)
    ready = models.BooleanField(_("ready"), default=False)
    copied_from = models.ForeignKey("self", models.SET_NULL, related_name="copies", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["output_id", "position", "pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return f"{self.number} {self.text('title').value}".strip()


@pghistory.track()
class IndicatorStage(Bilingual, models.Model):
    """One stage of an indicator measured in milestones (drafted, consulted, agreed, adopted)."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="stages")
    position = models.PositiveIntegerField(_("order"))
    name_en = models.CharField(_("stage in English"), max_length=120, blank=True)
    name_km = models.CharField(_("stage in Khmer"), max_length=120, blank=True)

    class Meta:
        ordering = ["indicator_id", "position", "pk"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")

    def __str__(self) -> str:
        return self.text("name").value


@pghistory.track()
class IndicatorTarget(models.Model):
    """A dated intermediate target (JMI-A.13)."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    due_text = models.CharField(_("by when, as written"), max_length=100)
    due_on = models.DateField(_("by when, sortable"), null=True, blank=True)
    value_text = models.CharField(_("target"), max_length=300)
    value = models.DecimalField(_("target as a figure"), max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["indicator_id", F("due_on").asc(nulls_last=True), "pk"]
        verbose_name = _("intermediate target")
        verbose_name_plural = _("intermediate targets")

    def __str__(self) -> str:
        return f"{self.due_text}: {self.value_text}"


@pghistory.track()
class Breakdown(models.Model):
    """A part of an indicator: total, female, male, a place, a group; with its own baseline, target or stage."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="breakdowns")
    position = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("split by"), max_length=10, choices=states.BreakdownKind)
    label = models.CharField(_("name of the part"), max_length=200, blank=True)
    place = models.ForeignKey("partners.Place", models.PROTECT, related_name="+", null=True, blank=True)
    baseline_text = models.CharField(_("baseline"), max_length=300, blank=True)
    baseline_value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    target_text = models.CharField(_("target"), max_length=300, blank=True)
    target_value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)

    class Meta:
        ordering = ["indicator_id", "position", "pk"]
        verbose_name = _("part of an indicator")
        verbose_name_plural = _("parts of an indicator")

    def __str__(self) -> str:
        return self.label or self.get_kind_display()


@pghistory.track()
class Activity(Translated, Bilingual):
    """What is done for the output (or for the outcome as a whole), by whom and when (JMI-3.07, JMI-3.09)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="activities")
    output = models.ForeignKey(Output, models.CASCADE, related_name="activities", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    text_en = models.TextField(_("activity in English"), blank=True)
    text_km = models.TextField(_("activity in Khmer"), blank=True)
    workplan_reference = models.CharField(_("or: where it stands in a workplan"), max_length=300, blank=True)
    milestone = models.BooleanField(_("milestone activity"), default=False)
    start_text = models.CharField(_("from"), max_length=100, blank=True)
    start_on = models.DateField(null=True, blank=True)
    end_text = models.CharField(_("until"), max_length=100, blank=True)
    end_on = models.DateField(null=True, blank=True)
    in_programme_budget = models.BooleanField(_("in the programme budget"), default=False)
    budget_code = models.CharField(_("budget code"), max_length=60, blank=True)
    ready = models.BooleanField(_("ready"), default=False)
    copied_from = models.ForeignKey("self", models.SET_NULL, related_name="copies", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["outcome_id", "position", "pk"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self) -> str:
        return f"{self.number} {self.text('text').value or self.workplan_reference}".strip()


@pghistory.track()
class ActivityDate(models.Model):
    """A milestone date of an activity; there may be several (JMI-A.17)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="dates")
    label = models.CharField(_("what"), max_length=200, blank=True)
    due_text = models.CharField(_("by when, as written"), max_length=100)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["activity_id", F("due_on").asc(nulls_last=True), "pk"]
        verbose_name = _("milestone date")
        verbose_name_plural = _("milestone dates")

    def __str__(self) -> str:
        return f"{self.label} {self.due_text}".strip()


@pghistory.track()
class ActivityResource(models.Model):
    """Resources of an activity: needed, committed; amount in any currency, or words (JMI-2.02, JMI-2.06)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="resources")
    source = models.CharField(_("source"), max_length=20, choices=states.FundSource, blank=True)
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    text = models.CharField(_("in words"), max_length=300, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="USD", blank=True)
    needed = models.DecimalField(_("needed"), max_digits=18, decimal_places=2, null=True, blank=True)
    committed = models.DecimalField(_("committed"), max_digits=18, decimal_places=2, null=True, blank=True)
    fiscal_year = models.PositiveIntegerField(_("fiscal year"), null=True, blank=True)
    on_budget = models.CharField(_("on budget"), max_length=4, choices=states.YesNoNA, blank=True)
    in_sector_plan = models.BooleanField(_("in the sector plan"), default=False)
    in_bsp = models.BooleanField(_("in the Budget Strategic Plan"), default=False)

    class Meta:
        ordering = ["activity_id", "pk"]
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=(Q(needed=None) | Q(needed__gte=0)) & (Q(committed=None) | Q(committed__gte=0)),
                name="resource_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.text or f"{self.currency} {self.needed}"

    @property
    def gap(self) -> object:
        """Needed less committed, never below zero; None when nothing needed is known."""
        if self.needed is None:
            return None
        return max(self.needed - (self.committed or 0), 0)


@pghistory.track()
class PartneringAction(Translated, Bilingual):
    """What partners and Government must do for it to work (JMI-A.20)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="partnering_actions")
    output = models.ForeignKey(Output, models.CASCADE, related_name="partnering_actions", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    text_en = models.TextField(_("partnering action in English"), blank=True)
    text_km = models.TextField(_("partnering action in Khmer"), blank=True)
    need = models.CharField(_("required or prerequisite"), max_length=14, choices=states.Prerequisite, blank=True)
    side = models.CharField(_("whose commitment"), max_length=12, choices=Side, blank=True)
    tags = ArrayField(
        models.CharField(max_length=24, choices=states.PartneringTag),
        verbose_name=_("strengthens"),
        default=list,
        blank=True,
    )
    principles = ArrayField(
        models.CharField(max_length=40), verbose_name=_("DCPS principles"), default=list, blank=True
    )
    due_text = models.CharField(_("by when, as written"), max_length=100, blank=True)
    due_on = models.DateField(null=True, blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, related_name="copies", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["outcome_id", "position", "pk"]
        verbose_name = _("partnering action")
        verbose_name_plural = _("partnering actions")

    def __str__(self) -> str:
        return self.text("text").value


@pghistory.track()
class Responsible(models.Model):
    """Who carries out an activity or partnering action: an organisation, a forum, or text, each with a role."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="responsibles", null=True, blank=True)
    partnering_action = models.ForeignKey(
        PartneringAction, models.CASCADE, related_name="responsibles", null=True, blank=True
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    role = models.CharField(
        _("role"), max_length=10, choices=states.ResponsibleRole, default=states.ResponsibleRole.LEAD
    )
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="responsibilities", null=True, blank=True
    )
    forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="responsibilities", null=True, blank=True)
    text = models.CharField(_("or as text"), max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("responsible party")
        verbose_name_plural = _("responsible parties")
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=True) ^ Q(partnering_action__isnull=True), name="responsible_for_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(forum__isnull=False) | ~Q(text=""),
                name="responsible_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        if self.organisation_id:
            return self.organisation.short()
        return str(self.forum) if self.forum_id else self.text
