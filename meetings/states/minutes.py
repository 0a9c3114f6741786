"""Words of the minutes and their process, apart from that of the meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.workflow import Step, Workflow


class MinutesState(models.TextChoices):
    """draft → circulated → approved → sealed; the correction window runs while circulated."""

    DRAFT = "draft", _("Draft")
    CIRCULATED = "circulated", _("Circulated for corrections")
    APPROVED = "approved", _("Approved")
    SEALED = "sealed", _("Sealed")


MINUTES_WORKFLOW = Workflow(
    name="minutes",
    states=MinutesState,
    initial=MinutesState.DRAFT,
    final=(MinutesState.SEALED,),
    steps=(
        Step(
            "circulate",
            ("draft",),
            "circulated",
            ("secretariat", "chair", "convener"),
            _("Circulate for corrections"),
            ("date",),
            tone="primary",
            provision="TWG-5e.07",
        ),
        Step(
            "withdraw",
            ("circulated", "approved"),
            "draft",
            ("secretariat", "chair", "convener"),
            _("Take back to draft"),
            ("reason",),
        ),
        # Silence is consent: approving waits for the end of the window unless the Chair gives a reason.
        Step(
            "approve",
            ("circulated",),
            "approved",
            ("chair", "convener"),
            _("Approve the minutes"),
            tone="primary",
            provision="TWG-5a.02",
        ),
        Step(
            "seal",
            ("approved",),
            "sealed",
            ("secretariat", "chair", "convener"),
            _("Seal"),
            tone="primary",
            provision="TWG-5e.06",
        ),
    ),
)


class PointKind(models.TextChoices):
    """What a point of the minutes is; one can be turned into another in place."""

    INFORMATION = "information", _("Information")
    DECISION = "decision", _("Decision")
    RECOMMENDATION = "recommendation", _("Recommendation")
    ACTION = "action", _("Action")
    UNRESOLVED = "unresolved", _("Unresolved issue")
    LESSON = "lesson", _("Lesson or idea")
    COMMITMENT = "commitment", _("Commitment")


class CorrectionState(models.TextChoices):
    """What became of a proposed correction."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
