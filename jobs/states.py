"""The states of a background job, and how it moves between them."""

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kit.workflow import Step, Workflow

# A worker that stops keeping its lease is taken for dead after this long; a living one renews four times in between.
LEASE_SECONDS: float = settings.JOBS_LEASE_SECONDS
# How often a handler may raise before the job is given up, and how often its worker may die under it.
MAX_ATTEMPTS = 4
MAX_LOST = 12
# Pause before the next try, by number of tries so far.
BACK_OFF_SECONDS = (5, 30, 120)


class JobState(TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("at work")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


OPEN = (JobState.QUEUED, JobState.RUNNING)
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)

# A letter that was not sent is tried again after these pauses, the last one again and again, for so many days.
LETTER_PAUSES_MINUTES = (1, 5, 15, 60)
LETTER_DAYS = 3


class LetterState(TextChoices):
    """Where a letter stands."""

    WAITING = "waiting", pgettext_lazy("letter", "waiting")
    SENT = "sent", pgettext_lazy("letter", "sent")
    FAILED = "failed", pgettext_lazy("letter", "not sent")


LETTER = Workflow(
    name="e-mail",
    states=LetterState,
    initial=LetterState.WAITING,
    steps=(
        Step("send", (LetterState.WAITING,), LetterState.SENT, ("worker",), _("Send")),
        Step("fail", (LetterState.WAITING,), LetterState.FAILED, ("worker",), _("Give up")),
        Step("resend", (LetterState.SENT, LetterState.FAILED), LetterState.WAITING, ("keeper",), _("Send again")),
    ),
    final=(LetterState.SENT,),
)

JOB = Workflow(
    name="job",
    states=JobState,
    initial=JobState.QUEUED,
    steps=(
        Step("take", (JobState.QUEUED, JobState.RUNNING), JobState.RUNNING, ("worker",), _("Take up")),
        Step("finish", (JobState.RUNNING,), JobState.DONE, ("worker",), _("Finish")),
        Step("retry", (JobState.RUNNING,), JobState.QUEUED, ("worker",), _("Try again later")),
        Step("fail", (JobState.RUNNING,), JobState.FAILED, ("worker",), _("Give up")),
        Step("stop", (JobState.RUNNING,), JobState.CANCELLED, ("worker",), _("Stop")),
        Step("ask_stop", (JobState.RUNNING,), JobState.RUNNING, ("asker", "coordinator"), _("Cancel"), tone="danger"),
        Step("cancel", (JobState.QUEUED,), JobState.CANCELLED, ("asker", "coordinator"), _("Cancel"), tone="danger"),
        Step(
            "repeat", (JobState.FAILED, JobState.CANCELLED), JobState.QUEUED, ("asker", "coordinator"), _("Try again")
        ),
    ),
    final=(JobState.DONE,),
)
