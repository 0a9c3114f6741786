"""What a worker does with a job: take it by lease and token, keep the lease, write the end while the token holds."""

import contextlib
import logging
import threading
import time
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.audit import audited
from jobs import states
from jobs.models import Job
from jobs.registry import HANDLERS, Handler
from jobs.states import JOB, JobState
from kit.refusals import Refused

log = logging.getLogger("jobs")
WORKER = ("worker",)
UNEXPECTED = _("Something unexpected went wrong. The administrators find the details in the log under “job %(job)s”.")
TOO_OFTEN = _(
    "The work was cut short %(times)s times, each time without a word. It was given up; ask an administrator."
)
UNKNOWN = _("No part of the system knows this kind of work.")


class Cancelled(Exception):
    """Somebody asked to cancel; the handler lets it pass through."""


class LeaseLost(Exception):
    """Another worker holds the job now: nothing of this one's work may be written."""


class JobFailed(Exception):
    """Raised by a handler that knows it cannot succeed: no further try. ``message`` is a translated sentence."""

    def __init__(self, message: str | Promise, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class Run:
    """A handler's view of its job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.payload: dict = job.payload
        self.by = job.asked_by
        self.finished = False

    def _held(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self.job.pk, token=self.job.token, state=JobState.RUNNING)

    def check(self) -> None:
        """Raise Cancelled or LeaseLost when there is reason to stop; call it between pieces of work."""
        asked = self._held().values_list("cancel_asked_at", flat=True).first()
        if asked is not None:
            raise Cancelled
        if not self._held().exists():
            raise LeaseLost

    def progress(self, done: int, total: int, label: str = "", **params: object) -> None:
        """Say how far the work is; ``label`` is a message id marked with ``gettext_noop``. Checks as well."""
        changed = self._held().update(
            progress_done=min(done, total), progress_total=total, progress_label=label, progress_params=params
        )
        if not changed:
            raise LeaseLost
        self.check()

    @contextlib.contextmanager
    def finish(self, **result: object) -> Iterator[dict]:
        """The transaction that says done: rows written inside stand only if this worker still holds the job."""
        with audited("jobs.finish", by=self.by, job=self.job.pk):
            job = Job.objects.select_for_update().filter(pk=self.job.pk, token=self.job.token).first()
            if job is None or job.state != JobState.RUNNING:
                raise LeaseLost
            if job.cancel_asked_at is not None:
                raise Cancelled
            yield result
            end(job, "finish", now=timezone.now(), result=result, progress_done=job.progress_total)
        self.finished = True


def end(job: Job, verb: str, *, now: datetime, **changes: object) -> None:
    """Write the next state of a locked job by ``verb`` of the table."""
    job.state = JOB.check(job.state, verb, WORKER)
    job.token = job.leased_until = None
    job.finished_at = now if job.ended else None
    for name, value in changes.items():
        setattr(job, name, value)
    job.save()


def failure(message: str | Promise, params: dict[str, object]) -> dict[str, str]:
    """The sentence in both languages, to be read by whoever opens the page."""
    texts = {}
    for language in ("en", "km"):
        with translation.override(language):
            texts[f"error_{language}"] = str(message) % params if params else str(message)
    return texts


def take(now: datetime) -> Job | None:
    """The next due job, now leased to this worker under a fresh token; None when there is nothing to do."""
    with audited("jobs.take", by=None):
        job = Job.objects.due(now).select_for_update(skip_locked=True, of=("self",)).select_related("asked_by").first()
        if job is None:
            return None
        if job.state == JobState.RUNNING:
            job.lost += 1
            if job.cancel_asked_at is not None:
                end(job, "stop", now=now)
                return job
            if job.lost >= states.MAX_LOST:
                end(job, "fail", now=now, **failure(TOO_OFTEN, {"times": job.lost}))
                return job
        job.state = JOB.check(job.state, "take", WORKER)
        job.token = uuid.uuid4()
        job.leased_until = now + timedelta(seconds=states.LEASE_SECONDS)
        job.started_at = job.started_at or now
        job.save()
        return job


def heartbeat(job: Job, seconds: int, stop: threading.Event) -> None:
    """Renew the lease four times in its length, for at most ``seconds``; a database that is away is tried again."""
    ends = time.monotonic() + seconds
    while not stop.wait(states.LEASE_SECONDS / 4) and time.monotonic() < ends:
        try:
            until = timezone.now() + timedelta(seconds=states.LEASE_SECONDS)
            if not Job.objects.filter(pk=job.pk, token=job.token).update(leased_until=until):
                break
        except DatabaseError:
            connection.close()
    connection.close()


def work(job: Job) -> None:
    """Do one taken job and write how it ended."""
    known: Handler | None = HANDLERS.get(job.kind)
    if known is None:
        give_up(job, UNKNOWN, {})
        return
    stop = threading.Event()
    beat = threading.Thread(
        target=heartbeat, args=(job, known.seconds, stop), name=f"lease of job {job.pk}", daemon=True
    )
    beat.start()
    run = Run(job)
    try:
        with translation.override(job.asked_by.language if job.asked_by else "en"):
            run.check()
            answer = known.function(run)
        if not run.finished:
            with run.finish(**(answer or {})):
                pass
    except LeaseLost:
        log.warning("job %s: another worker has it now; this one's work is dropped", job.pk)
    except Cancelled:
        close(job, "stop", {})
    except JobFailed as error:
        give_up(job, error.message, error.params)
    except Refused as error:
        give_up(job, error.message, {})
    except (OperationalError, InterfaceError):
        # The database may be restarting: the lease runs out and the sweeper rings again.
        log.exception("job %s: the database failed; the job is taken up again", job.pk)
        connection.close()
    except Exception:
        log.exception("job %s failed", job.pk)
        try_again(job)
    finally:
        stop.set()
        beat.join(timeout=states.LEASE_SECONDS)


def close(job: Job, verb: str, changes: dict[str, object]) -> None:
    """End a job that is still this worker's."""
    with audited(f"jobs.{verb}", by=None, job=job.pk):
        mine = Job.objects.select_for_update().filter(pk=job.pk, token=job.token, state=JobState.RUNNING).first()
        if mine is not None:
            end(mine, verb, now=timezone.now(), **changes)


def give_up(job: Job, message: str | Promise, params: dict[str, object]) -> None:
    """Say failed, with the sentence that people will read."""
    close(job, "fail", failure(message, params))


def try_again(job: Job) -> None:
    """Put the job back for later; after the last try say failed."""
    tries = job.attempts + 1
    if tries >= states.MAX_ATTEMPTS:
        close(job, "fail", {"attempts": tries, **failure(UNEXPECTED, {"job": job.pk})})
        return
    pause = states.BACK_OFF_SECONDS[min(tries, len(states.BACK_OFF_SECONDS)) - 1]
    close(job, "retry", {"attempts": tries, "run_after": timezone.now() + timedelta(seconds=pause)})


def run_one() -> bool:
    """Take and do one job; whether there was one."""
    job = take(timezone.now())
    if job is None:
        return False
    if job.state == JobState.RUNNING:
        work(job)
    return True


def run_all(limit: int = 1000) -> int:
    """Do what is due, here and now: for tests and for machines without a worker."""
    done = 0
    while done < limit and run_one():
        done += 1
    return done


__all__ = ["Cancelled", "JobFailed", "LeaseLost", "Run", "run_all", "run_one", "take", "work"]
