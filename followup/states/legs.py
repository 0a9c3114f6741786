"""The stay of an issue with one receiver."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kit.workflow import Step, Workflow


class LegState(models.TextChoices):
    """A leg: the stay of an issue with one receiver."""

    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    PASSED_ON = "passed_on", _("Handed further up")
    RESOLVED = "resolved", _("Resolved")


LEG_WORKFLOW = Workflow(
    name="issue-leg",
    states=LegState,
    initial=LegState.SENT,
    final=(LegState.DECLINED, LegState.RESOLVED),
    steps=(
        Step("accept", ("sent",), "accepted", ("receiver",), _("Accept")),
        Step("decline", ("sent",), "declined", ("receiver",), _("Decline"), ("reason",)),
        Step(
            "resolve",
            ("sent", "accepted"),
            "resolved",
            ("receiver",),
            pgettext_lazy("verb", "Answer"),
            ("answer",),
            tone="primary",
        ),
        Step("pass-on", ("sent", "accepted"), "passed_on", ("receiver",), _("Hand further up"), ("receiver",)),
        # The answer to the leg above comes down; the receiver may then answer below.
        Step("answer-came", ("passed_on",), "accepted", ("receiver",), _("Take up the answer")),
        Step("relay", ("passed_on",), "resolved", ("receiver",), _("Relay the answer"), ("answer",), tone="primary"),
    ),
)


class ReceiverKind(models.TextChoices):
    """To whom an issue may be handed."""

    FORUM = "forum", _("A forum")
    ORGANISATION = "organisation", _("A ministry or institution")
    OUTSIDE = "outside", _("Outside, as text")
