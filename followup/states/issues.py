"""Issues at their origin, and how two belong together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.workflow import Step, Workflow


class IssueKind(models.TextChoices):
    """What is raised."""

    CHALLENGE = "challenge", _("Challenge")
    BOTTLENECK = "bottleneck", _("Bottleneck")
    FUNDING_GAP = "funding_gap", _("Funding gap")
    REQUEST = "request", _("Request")


class IssueState(models.TextChoices):
    """State at the origin: the record stays open there until the origin closes it."""

    RAISED = "raised", _("Raised")
    UNRESOLVED = "unresolved", _("Unresolved")
    FORWARDED = "forwarded", _("Handed up")
    ANSWERED = "answered", _("Answered")
    TAKEN_ON = "taken_on", _("Taken on as an action")
    CLOSED = "closed", _("Closed")


ISSUE_WORKFLOW = Workflow(
    name="issue",
    states=IssueState,
    initial=IssueState.RAISED,
    final=(IssueState.CLOSED,),
    steps=(
        Step(
            "answer",
            ("raised", "unresolved"),
            "answered",
            ("origin",),
            _("Answer on the spot"),
            ("note",),
            tone="primary",
            provision="SND-4.3.14",
        ),
        Step("take-on", ("raised", "unresolved"), "taken_on", ("origin",), _("Take on as an action"), ("action",)),
        Step("leave", ("raised",), "unresolved", ("origin",), _("Mark unresolved"), provision="TWG-5a.05"),
        Step(
            "forward",
            ("raised", "unresolved", "answered", "forwarded"),
            "forwarded",
            ("origin", "partner"),
            _("Hand up"),
            ("receiver",),
            tone="primary",
            provision="TWG-5a.05",
        ),
        # Set by what the receiver does with its leg of the way; never by hand.
        Step(
            "answered", ("forwarded",), "answered", ("receiver",), _("The answer has come back"), provision="TWG-5a.05"
        ),
        Step("declined", ("forwarded",), "unresolved", ("receiver",), _("It was declined"), provision="TWG-5a.06"),
        Step(
            "close",
            ("answered", "taken_on"),
            "closed",
            ("origin",),
            _("Close"),
            ("note",),
            tone="primary",
            provision="TWG-5a.05",
        ),
        Step("raise-again", ("closed", "answered"), "raised", ("origin",), _("Raise again"), ("reason",)),
    ),
)


class JoinKind(models.TextChoices):
    """How two issues belong together."""

    SPLIT = "split", _("Split from")
    JOINED = "joined", _("Joined with")
    AGAIN = "again", _("Raised again after")
