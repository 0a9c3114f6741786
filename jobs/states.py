"""The states of a background job, and how it moves between them."""

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

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
