"""The steps of a meeting: announce, hold, record, postpone, cancel, and "it was not held after all"."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import Incomplete, Refused, Stale
from meetings import agenda_rules
from meetings.actions import changes
from meetings.actions.meetings import require_unsealed, when_of
from meetings.models import Meeting
from meetings.permissions import meeting_parties
from meetings.states import MEETING_WORKFLOW, MinutesState
from partners.actions.saving import locked


def _begin(meeting: Meeting, verb: str, version: int | None, by: object) -> Meeting:
    """The locked meeting in its new state, once all that speaks against the step has been asked."""
    parties = meeting_parties(by, meeting)
    meeting = locked(meeting)
    target = MEETING_WORKFLOW.check(meeting.state, verb, parties)
    require_unsealed(meeting)
    if version is not None and meeting.version != version:
        raise Stale({"state": meeting.get_state_display()}, {}, meeting.version)
    meeting.state = target
    return meeting


def _end(meeting: Meeting, now: datetime.datetime, reason: str = "") -> Meeting:
    meeting.state_since_at = now
    meeting.state_reason = reason
    meeting.version += 1
    meeting.save()
    return meeting


def announce(*, meeting: Meeting, version: int | None, by: object, now: datetime.datetime) -> Meeting:
    """Announce: there is a day, an agenda with titles, and time for discussion (TWG-5d.04, 5d.08)."""
    with audited("meetings.announce", by=by):
        meeting = _begin(meeting, "announce", version, by)
        gaps = announce_gaps(meeting)
        if gaps:
            raise Incomplete(_("The meeting cannot be announced yet."), gaps)
        meeting = _end(meeting, now)
        changes.tell(meeting=meeting, change=changes.ANNOUNCED, by=by, now=now)
    return meeting


def announce_gaps(meeting: Meeting) -> list[Refused]:
    """What is still missing before the meeting can be announced."""
    gaps = []
    if meeting.starts_on is None or meeting.approximate:
        gaps.append(Refused(_("Set the day of the meeting."), "TWG-5e.05", "days"))
    return gaps + agenda_rules.gaps(list(meeting.items.filter(taken=True)))


def hold(*, meeting: Meeting, version: int | None, by: object, now: datetime.datetime) -> Meeting:
    """An announced meeting took place."""
    return _held(meeting, "hold", version, by, now)


def record(*, meeting: Meeting, version: int | None, by: object, now: datetime.datetime) -> Meeting:
    """A meeting that was never announced here took place."""
    return _held(meeting, "record", version, by, now)


def _held(meeting: Meeting, verb: str, version: int | None, by: object, now: datetime.datetime) -> Meeting:
    with audited(f"meetings.{verb}", by=by):
        meeting = _begin(meeting, verb, version, by)
        if meeting.starts_on is None:
            raise Refused(_("Say when the meeting was held: edit it and set the day."), "TWG-5d.03")
        if meeting.starts_on > timezone.localdate(now):
            raise Refused(_("The meeting lies ahead: it cannot have been held."), "TWG-5d.03")
        return _end(meeting, now)


def postpone(
    *, meeting: Meeting, version: int | None, reason: str, planned_text: str = "", by: object, now: datetime.datetime
) -> Meeting:
    """Put off, with the reason that all who were invited read; a new time if it is known."""
    with audited("meetings.postpone", by=by, why=reason):
        meeting = _begin(meeting, "postpone", version, by)
        _require(reason)
        meeting = _end(meeting, now, reason)
        changes.tell(meeting=meeting, change=changes.POSTPONED, by=by, now=now)
        if planned_text:
            meeting.days.all().delete()
            facts: dict[str, Any] = when_of([], planned_text) | {"planned_text": planned_text}
            for name, value in facts.items():
                setattr(meeting, name, value)
            meeting.save(update_fields=[*facts])
    return meeting


def cancel(*, meeting: Meeting, version: int | None, reason: str, by: object, now: datetime.datetime) -> Meeting:
    """Call off for good."""
    with audited("meetings.cancel", by=by, why=reason):
        meeting = _begin(meeting, "cancel", version, by)
        _require(reason)
        meeting = _end(meeting, now, reason)
        changes.tell(meeting=meeting, change=changes.CANCELLED, by=by, now=now)
    return meeting


def unhold(*, meeting: Meeting, version: int | None, reason: str, by: object, now: datetime.datetime) -> Meeting:
    """Taken for held by mistake. Minutes that were circulated are taken back first."""
    with audited("meetings.unhold", by=by, why=reason):
        meeting = _begin(meeting, "unhold", version, by)
        _require(reason)
        if meeting.minutes_state != MinutesState.DRAFT:
            raise Refused(_("Take the minutes back to draft first."))
        return _end(meeting, now)


def _require(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Give the reason."), "TWG-5e.05", "reason")
