"""Whoever must know that a meeting was announced, moved, postponed or cancelled is told in the same transaction."""

import datetime
from collections.abc import Callable

from meetings.models import Meeting

ANNOUNCED, MOVED, POSTPONED, CANCELLED = "announced", "moved", "postponed", "cancelled"
LISTENERS: list[Callable[..., None]] = []


def tell(*, meeting: Meeting, change: str, by: object, now: datetime.datetime) -> None:
    """Call every listener with ``meeting=``, ``change=``, ``by=`` and ``now=``."""
    for listener in LISTENERS:
        listener(meeting=meeting, change=change, by=by, now=now)
