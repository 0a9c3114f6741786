"""Agreed actions and their process."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kit.workflow import Step, Workflow


class ActionState(models.TextChoices):
    """States of an agreed action."""

    OPEN = "open", pgettext_lazy("agreed action", "Open")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    CONFIRMED = "confirmed", _("Confirmed")
    DROPPED = "dropped", _("Dropped")


class Priority(models.TextChoices):
    """High priority asks for evidence and a second person."""

    NORMAL = "normal", _("Normal")
    HIGH = "high", _("High")


# Parties: "owner" holds the lead (its seat, or sits for the lead organisation); others hold seats of the forum.
ACTION_WORKFLOW = Workflow(
    name="agreed-action",
    states=ActionState,
    initial=ActionState.OPEN,
    final=(ActionState.CONFIRMED, ActionState.DROPPED),
    steps=(
        Step("start", ("open",), "in_progress", ("owner", "secretariat"), _("In progress")),
        Step(
            "finish",
            ("open", "in_progress"),
            "done",
            ("owner", "secretariat"),
            _("Done"),
            ("note",),
            tone="primary",
            provision="TWG-5e.08",
        ),
        Step(
            "confirm",
            ("done",),
            "confirmed",
            ("secretariat", "chair"),
            _("Confirm"),
            tone="primary",
            provision="TWG-5e.08",
        ),
        Step("reopen", ("done", "dropped"), "in_progress", ("secretariat", "chair"), _("Reopen"), ("reason",)),
        Step(
            "drop", ("open", "in_progress"), "dropped", ("secretariat", "chair"), _("Drop"), ("reason",), tone="danger"
        ),
    ),
)
