"""Words of the result chain and of progress."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where a result or indicator was taken from (JMI-3.02)."""

    EXISTING = "existing", _("Existing, as it stands")
    ADAPTED = "adapted", _("Adapted")
    NEW = "new", _("New")


class JointSense(models.TextChoices):
    """What makes it joint (JMI-A.24)."""

    IDENTIFIED = "identified", _("Jointly identified")
    FORMULATED = "formulated", _("Jointly formulated")
    IMPLEMENTED = "implemented", _("Jointly implemented")
    MONITORED = "monitored", _("Jointly monitored")


class IndicatorKind(models.TextChoices):
    """How an indicator is measured."""

    NUMBER = "number", _("Number")
    PERCENTAGE = "percentage", _("Percentage")
    RATIO = "ratio", _("Ratio")
    YES_NO = "yes_no", _("Yes or no")
    MILESTONES = "milestones", _("Milestone stages")
    WORDS = "words", _("Words")


# Kinds whose baseline, target and values are figures; of the others only the text says anything.
COUNTED = frozenset((IndicatorKind.NUMBER, IndicatorKind.PERCENTAGE, IndicatorKind.RATIO))


class Direction(models.TextChoices):
    """Which change is good."""

    UP = "up", _("A higher figure is better")
    DOWN = "down", _("A lower figure is better")
    NONE = "none", _("No direction")


class SourceType(models.TextChoices):
    """Where data come from (JMI-3.11)."""

    ROUTINE = "routine", _("Routine system")
    NSDP = "nsdp", _("NSDP monitoring")
    CSDG = "csdg", _("CSDG monitoring")
    SECTOR = "sector", _("Sector framework")
    SURVEY = "survey", _("Survey")
    OTHER = "other", _("Other")


class BreakdownKind(models.TextChoices):
    """By what a figure is split."""

    TOTAL = "total", _("Total")
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    PLACE = "place", _("Place")
    GROUP = "group", _("Group")


class ResponsibleRole(models.TextChoices):
    """Role of an implementer."""

    LEAD = "lead", _("Lead")
    SUPPORT = "support", _("With")


class Prerequisite(models.TextChoices):
    """Column heading of Annex A: required or prerequisite (JMI-A.20)."""

    REQUIRED = "required", _("Required")
    PREREQUISITE = "prerequisite", _("Prerequisite")


class PartneringTag(models.TextChoices):
    """What a partnering action strengthens (JMI-A.21)."""

    COUNTRY_SYSTEMS = "country_systems", _("Use of country systems")
    OWNERSHIP = "ownership", _("Ownership")
    CAPACITY = "capacity", _("Capacity development")
    TECHNICAL_COOPERATION = "technical_cooperation", _("Technical cooperation")
    OTHER = "other", _("Other")


class FundSource(models.TextChoices):
    """Source of a resource line (JMI-2.02)."""

    STATE_BUDGET = "state_budget", _("State budget")
    PARTNER = "partner", _("Development partner")
    NGO = "ngo", _("NGO")
    OTHER = "other", _("Other")


class YesNoNA(models.TextChoices):
    """Yes, no, not applicable."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_APPLICABLE = "na", _("Not applicable")


class Reported(models.TextChoices):
    """Whether there is a report at all: kept apart from zero."""

    NOT_REPORTED = "not_reported", _("Not reported")
    NOTHING_TO_REPORT = "nothing", _("Nothing to report")
    REPORTED = "reported", _("Reported")


class Verification(models.TextChoices):
    """How sure a figure is."""

    REPORTED = "reported", _("Reported")
    VERIFIED = "verified", _("Verified")
    DOUBTFUL = "doubtful", _("Doubtful")


class Rating(models.TextChoices):
    """The one fixed scale."""

    ACHIEVED = "achieved", _("Achieved")
    ON_TRACK = "on_track", _("On track")
    DELAYED = "delayed", _("Delayed")
    OFF_TRACK = "off_track", _("Off track")


class ActivityState(models.TextChoices):
    """State of an activity or partnering action as reported."""

    NOT_STARTED = "not_started", _("Not started")
    ONGOING = "ongoing", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class UnplannedKind(models.TextChoices):
    """What was done although it stood in no plan."""

    ACTIVITY = "activity", _("Activity")
    PARTNERING = "partnering", _("Partnering action")
