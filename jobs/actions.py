"""Asking for background work, cancelling it, keeping files."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.audit import audited, name_verbs
from accounts.models import User
from jobs import tasks
from jobs.models import Job, StoredFile
from jobs.permissions import parties
from jobs.registry import HANDLERS
from jobs.states import JOB, OPEN, JobState

name_verbs(
    {
        "jobs.enqueue": _("Asked for background work"),
        "jobs.take": _("Took up background work"),
        "jobs.finish": _("Finished background work"),
        "jobs.retry": _("Put background work back for another try"),
        "jobs.fail": _("Gave up background work"),
        "jobs.stop": _("Stopped background work"),
        "jobs.cancel": _("Cancelled background work"),
        "jobs.repeat": _("Asked for background work again"),
        "jobs.store_file": _("Stored a file"),
    }
)


def enqueue(
    *, kind: str, payload: dict, by: User | None, now: datetime, key: str = "", not_before: datetime | None = None
) -> Job:
    """A job for later, made in the caller's transaction; rings on commit. An open job of that ``key`` is returned."""
    if kind not in HANDLERS:
        raise LookupError(f"no handler for {kind}")
    with audited("jobs.enqueue", by=by):
        fields = {"kind": kind, "key": key, "payload": payload, "asked_by": by, "asked_at": now}
        fields["run_after"] = not_before or now
        job = None if key else Job.objects.create(**fields)
        while job is None:
            # Two who ask at the same moment: the partial unique index lets one in, the other gets that one's job.
            job = Job.objects.filter(kind=kind, key=key, state__in=OPEN).first()
            if job is None:
                Job.objects.bulk_create([Job(**fields)], ignore_conflicts=True)
        transaction.on_commit(tasks.ring, robust=True)
    return job


def cancel_job(*, job: Job, by: User, now: datetime) -> Job:
    """Cancel a waiting job at once; ask the worker of a running one to stop."""
    with audited("jobs.cancel", by=by):
        job = Job.objects.select_for_update().get(pk=job.pk)
        verb = "ask_stop" if job.state == JobState.RUNNING else "cancel"
        job.state = JOB.check(job.state, verb, parties(by, job))
        job.cancel_asked_at, job.cancel_asked_by = now, by
        job.finished_at = now if job.ended else None
        job.save()
    return job


def repeat_job(*, job: Job, by: User, now: datetime) -> Job:
    """Put a failed or cancelled job in the queue again."""
    with audited("jobs.repeat", by=by):
        job = Job.objects.select_for_update().get(pk=job.pk)
        job.state = JOB.check(job.state, "repeat", parties(by, job))
        job.run_after, job.finished_at, job.attempts, job.lost = now, None, 0, 0
        job.cancel_asked_at = job.cancel_asked_by = None
        job.progress_done = job.progress_total = 0
        job.progress_label, job.progress_params, job.error_en, job.error_km = "", {}, "", ""
        job.save()
        transaction.on_commit(tasks.ring, robust=True)
    return job


def store_bytes(*, content: bytes, name: str, media_type: str, by: User | None, now: datetime) -> StoredFile:
    """Keep ``content`` under its SHA-256 and a row that names it: for files the system made itself."""
    digest = hashlib.sha256(content).hexdigest()
    stored = StoredFile(
        original_name=name, sha256=digest, size=len(content), media_type=media_type, stored_by=by, stored_at=now
    )
    write_once(stored.path, content)
    with audited("jobs.store_file", by=by):
        stored.save()
    return stored


def store_upload(*, upload: UploadedFile, by: User, now: datetime) -> StoredFile:
    """Check an upload (Refused with a sentence when it won't do) and keep it."""
    from jobs.uploads import check_upload

    checked = check_upload(upload)
    return store_bytes(content=checked.content, name=checked.name, media_type=checked.media_type, by=by, now=now)


def write_once(path: Path, content: bytes) -> None:
    """Write beside, force to disk, rename: a file under its name is always whole."""
    if path.exists() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, settings.FILE_UPLOAD_PERMISSIONS or 0o640)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
