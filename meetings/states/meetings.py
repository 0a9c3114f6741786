"""Kinds of meeting, and the process of a meeting (domain guide, section 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.workflow import Step, Workflow


class MeetingKind(models.TextChoices):
    """Kinds of meeting that any forum may hold (domain guide, section 8)."""

    PLENARY = "plenary", _("Plenary")
    CORE = "core", _("Core group")
    SUBGROUP = "subgroup", _("Sub-group")
    PREPARATORY = "preparatory", _("Preparatory meeting")
    FOLLOW_UP = "follow_up", _("Follow-up meeting")
    PARTNERS = "partners", _("Partners only")
    CONTACT = "contact", _("Chair and lead facilitator")
    LEARNING = "learning", _("Learning event")
    OTHER = "other", _("Other meeting")


class MeetingState(models.TextChoices):
    """Where a meeting stands. Its minutes have states of their own."""

    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    HELD = "held", _("Held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


MEETING_WORKFLOW = Workflow(
    name="meeting",
    states=MeetingState,
    initial=MeetingState.PLANNED,
    final=(MeetingState.CANCELLED,),
    steps=(
        Step(
            "announce",
            ("planned", "postponed"),
            "announced",
            ("secretariat", "chair", "convener"),
            _("Announce and invite"),
            tone="primary",
            provision="TWG-5d.04",
        ),
        Step(
            "hold",
            ("announced",),
            "held",
            ("secretariat", "chair", "convener"),
            _("The meeting was held"),
            tone="primary",
            provision="TWG-5d.03",
        ),
        Step(
            "record",
            ("planned",),
            "held",
            ("secretariat", "chair", "convener"),
            _("Record as held"),
            provision="TWG-5d.03",
        ),
        Step(
            "postpone",
            ("planned", "announced"),
            "postponed",
            ("secretariat", "chair", "convener"),
            _("Postpone"),
            ("reason",),
            provision="TWG-5e.05",
        ),
        Step(
            "cancel",
            ("planned", "announced", "postponed"),
            "cancelled",
            ("secretariat", "chair", "convener"),
            _("Cancel"),
            ("reason",),
            tone="danger",
            provision="TWG-5e.05",
        ),
        Step(
            "unhold",
            ("held",),
            "announced",
            ("secretariat", "chair", "convener"),
            _("It was not held after all"),
            ("reason",),
        ),
    ),
)
