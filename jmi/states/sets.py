"""Cycles and the process of a set (domain guide 7.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kit.workflow import Step, Workflow


class CycleState(models.TextChoices):
    """A closed cycle is readable only (JMI-1.05)."""

    OPEN = "open", pgettext_lazy("state", "Open")
    CLOSED = "closed", _("Closed")


class SetState(models.TextChoices):
    """States of a set of one TWG in one cycle."""

    DRAFTING = "drafting", _("Drafting")
    AGREED = "agreed", _("Agreed in TWG")
    SUBMITTED = "submitted", _("Submitted")
    ACCEPTED = "accepted", _("Accepted")
    CONSOLIDATED = "consolidated", _("Consolidated")
    SENT_TO_PM = "sent_to_pm", _("Sent to Prime Minister")
    IN_FORCE = "in_force", _("In force")
    REVISED = "revised", _("Replaced by a revision")
    CLOSED = "closed", _("Closed")


SET_WORKFLOW = Workflow(
    name="jmi-set",
    states=SetState,
    initial=SetState.DRAFTING,
    final=(SetState.REVISED, SetState.CLOSED),
    steps=(
        # Chair and lead facilitator each take "agree"; the state changes when both have (JMI-2.03). Only the Chair's
        # agreement can make it final (JMI-3.03): the action keeps the state at drafting until the Chair has agreed.
        Step(
            "agree",
            ("drafting",),
            "agreed",
            ("chair", "facilitator"),
            _("Agree to this set"),
            tone="primary",
            provision="JMI-2.03",
        ),
        Step(
            "reopen",
            ("agreed",),
            "drafting",
            ("chair", "facilitator", "secretariat"),
            _("Reopen for changes"),
            ("reason",),
            provision="JMI-3.12",
        ),
        Step(
            "submit",
            ("agreed",),
            "submitted",
            ("secretariat", "chair"),
            _("Submit to CRDB/CDC"),
            tone="primary",
            provision="JMI-4.01",
        ),
        Step("accept", ("submitted",), "accepted", ("crdb",), _("Accept"), tone="primary", provision="JMI-4.03"),
        Step(
            "return",
            ("submitted", "accepted"),
            "drafting",
            ("crdb",),
            _("Send back"),
            ("comment",),
            provision="JMI-4.03",
        ),
        Step(
            "consolidate",
            ("accepted",),
            "consolidated",
            ("crdb",),
            _("Take into the consolidated set"),
            tone="primary",
            provision="JMI-4.03",
        ),
        Step(
            "send-to-pm",
            ("consolidated",),
            "sent_to_pm",
            ("crdb",),
            _("Record sending to the Prime Minister"),
            ("date",),
            tone="primary",
            provision="JMI-4.05",
        ),
        Step(
            "put-in-force",
            ("sent_to_pm",),
            "in_force",
            ("crdb",),
            _("Put in force"),
            ("date",),
            tone="primary",
            provision="JMI-4.05",
        ),
        # Revising makes a new version in drafting; the old one turns to "revised" when the new one comes into force.
        Step("supersede", ("in_force",), "revised", ("crdb",), _("Replace by the revision"), provision="JMI-3.13"),
        Step("close", ("in_force",), "closed", ("crdb",), _("Close with the cycle"), provision="JMI-1.05"),
    ),
)
