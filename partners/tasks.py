"""Scheduled work of the directory."""

import datetime

from celery import shared_task
from django.utils import timezone

from partners import search

# Longer than the time between two runs, so that a late night loses nothing.
LOOK_BACK = datetime.timedelta(hours=2)


@shared_task(ignore_result=True)
def index_changes() -> None:
    """Heal the search index after bulk writes and crashes between a commit and its indexing."""
    search.catch_up(since=timezone.now() - LOOK_BACK)


@shared_task(ignore_result=True)
def rebuild_index() -> None:
    """Once a night the whole index, so that nothing stale can last."""
    search.rebuild()
