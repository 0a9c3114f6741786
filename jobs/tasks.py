"""The doorbell: a ring says no more than «there is something to do»; what it is stands in the rows."""

import logging

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from jobs import broker
from jobs.letters import post_due
from jobs.models import Job
from jobs.runner import run_one

log = logging.getLogger("jobs")


@shared_task(name="jobs.tasks.run")
def run() -> None:
    """Do one due job; ring again while there are more, so that other tasks get their turn in between."""
    if run_one() and Job.objects.due(timezone.now()).exists():
        ring()


@shared_task(name="jobs.tasks.sweep")
def sweep() -> int:
    """Ring for jobs whose ring was lost or whose worker died; how many bells."""
    bells = min(Job.objects.due(timezone.now()).count(), 8)
    for _number in range(bells):
        ring()
    return bells


@shared_task(name="jobs.tasks.post_letters")
def post_letters() -> int:
    """Send letters that wait for another try, or whose process died; how many."""
    return post_due(timezone.now())


def ring() -> bool:
    """Ring once; a broker that is away is no error and holds up nobody, the sweeper rings again."""
    if not broker.answers():
        log.warning("the broker does not answer; the sweeper rings again")
        return False
    try:
        run.apply_async(retry=False)
    except Exception as error:  # kombu's, redis's and the operating system's errors have no common base
        log.warning("nobody heard the bell (%s); the sweeper rings again", error)
        return False
    return True


@worker_ready.connect
def sweep_at_start(**_facts: object) -> None:
    """A worker that comes back looks at once for what was left lying."""
    ring()
