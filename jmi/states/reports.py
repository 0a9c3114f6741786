"""Reporting rounds and the process of the yearly progress report."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kit.workflow import Step, Workflow


class ReportState(models.TextChoices):
    """States of a yearly progress report of one TWG."""

    REQUESTED = "requested", _("Requested")
    DRAFTED = "drafted", _("Drafting")
    DISCUSSED = "discussed", _("Discussed in TWG meeting")
    APPROVED = "approved", _("Approved by Chair")
    SUBMITTED = "submitted", _("Received")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    CONSOLIDATED = "consolidated", _("Consolidated")


REPORT_WORKFLOW = Workflow(
    name="jmi-progress-report",
    states=ReportState,
    initial=ReportState.REQUESTED,
    final=(ReportState.CONSOLIDATED,),
    steps=(
        Step(
            "draft",
            ("requested",),
            "drafted",
            ("secretariat",),
            _("Start the report"),
            tone="primary",
            provision="JMI-3.19",
        ),
        Step(
            "discuss",
            ("drafted", "returned"),
            "discussed",
            ("secretariat",),
            _("Record the TWG meeting"),
            ("date",),
            tone="primary",
            provision="JMI-3.20",
        ),
        Step("approve", ("discussed",), "approved", ("chair",), _("Approve"), tone="primary", provision="TWG-5e.11"),
        Step(
            "submit",
            ("approved",),
            "submitted",
            ("secretariat", "chair"),
            _("Submit to CRDB/CDC"),
            tone="primary",
            provision="JMI-4.06",
        ),
        # After "submit": the expected step out of "approved" is the secretariat's.
        Step(
            "send-back",
            ("discussed", "approved"),
            "drafted",
            ("chair",),
            _("Send back to the secretariat"),
            ("comment",),
            provision="TWG-5e.11",
        ),
        Step("accept", ("submitted",), "accepted", ("crdb",), _("Accept"), tone="primary", provision="JMI-4.06"),
        Step(
            "return",
            ("submitted", "accepted"),
            "returned",
            ("crdb",),
            _("Send back"),
            ("comment",),
            provision="JMI-4.06",
        ),
        # Only the building of an edition consolidates; it is taken back when CRDB/CDC returns the report later.
        Step(
            "consolidate",
            ("accepted",),
            "consolidated",
            ("crdb",),
            _("Take into the consolidated report"),
            provision="JMI-3.21",
        ),
        Step("reopen", ("consolidated",), "accepted", ("crdb",), _("Reopen"), ("reason",), provision="JMI-3.21"),
    ),
)


class RoundState(models.TextChoices):
    """States of a reporting round."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", pgettext_lazy("state", "Open")
    CLOSED = "closed", _("Closed")
