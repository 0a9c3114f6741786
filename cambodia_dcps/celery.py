"""Celery: a doorbell only. What is to be done stands as rows in PostgreSQL (``jobs``, ``deadlines``)."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, worker_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cambodia_dcps.settings")

app = Celery("cambodia_dcps")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The one beat schedule, a line a job with its reason.
app.conf.beat_schedule = {
    # A worker that died keeps its lease for LEASE_SECONDS of jobs.states at most; the sweeper rings again for its jobs.
    "jobs-sweep": {"task": "jobs.tasks.sweep", "schedule": 10.0},
    # A mail server that was away: each letter has its own pause before the next try, from a minute to an hour.
    "jobs-letters": {"task": "jobs.tasks.post_letters", "schedule": 60.0},
    # Saves are indexed as they commit; bulk writes and crashes in between are healed from the audit trail.
    "search-changes": {"task": "partners.tasks.index_changes", "schedule": 300.0},
    # Whatever went past the trail (a restored table) is findable the next morning.
    "search-rebuild": {"task": "partners.tasks.rebuild_index", "schedule": crontab(hour=2, minute=40)},
    # Laid out chapters of reports are kept on disk; what no report has used for a month makes room.
    "layouts-sweep": {"task": "reports.tasks.sweep_layouts", "schedule": crontab(hour=3, minute=20)},
}


@worker_init.connect
@beat_init.connect
def refuse_to_serve(**_signal: object) -> None:
    """An old worker on a new database, or one with the example's key, ends with a sentence instead of working."""
    from cambodia_dcps import checks

    try:
        checks.refuse_to_serve()
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from error  # Celery swallows anything less
