"""Talks between the Chair and the lead facilitator about agreed actions (TWG-5e.01).

The style is informal (TWG-5e.02): a day and who talked are all that is asked. A talk is a meeting of its own kind, so
it stands in lists and reports beside the others; nobody asks it for an agenda or for minutes.
"""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from meetings.actions.attendance import of_seat
from meetings.actions.meetings import create_meeting
from meetings.models import Attendance, Meeting, Point, Seat
from meetings.permissions import kinds_called_by
from meetings.states import MeetingKind, MeetingState, PointKind


def may_log_contact(user: object, meeting: Meeting) -> bool:
    """Chair, lead facilitator and secretariat note their talks."""
    return MeetingKind.CONTACT in kinds_called_by(user, meeting.forum_id)


def log_contact(
    *,
    meeting: Meeting,
    on: datetime.date,
    seats: list[Seat],
    note_en: str = "",
    note_km: str = "",
    by: object,
    now: datetime.datetime,
) -> Meeting:
    """Note a talk held on the day ``on`` in the run-up to ``meeting``: who talked and, if one likes, about what.

    Raises ``NotAllowed`` for others than Chair, lead facilitator and secretariat, ``Refused`` for a day ahead, for
    fewer than two people and for seats of another forum.
    """
    if not may_log_contact(by, meeting):
        raise NotAllowed(_("The Chair, the lead facilitator and the secretariat note their talks."), "TWG-5e.01")
    if on > timezone.localdate(now):
        raise Refused(_("This day lies ahead: note the talk when it was held."), "TWG-5e.02", "on")
    if len({seat.person_id for seat in seats}) < 2:
        raise Refused(_("Tick at least two people who talked."), "TWG-5e.02", "seats")
    if any(seat.forum_id != meeting.forum_id or seat.person_id is None for seat in seats):
        raise Refused(_("Only people who sit in this forum can be ticked."), "TWG-5e.02", "seats")
    with audited("meetings.log_contact", by=by):
        # Not all who see the talk see a meeting of partners alone.
        ahead = meeting.state not in (MeetingState.HELD, MeetingState.CANCELLED) and not meeting.partners_only
        values = {"kind": MeetingKind.CONTACT, "main_meeting": meeting if ahead else None}
        talk = create_meeting(
            forum=meeting.forum, values=values, days=[{"day_on": on}], joint_forums=[], by=by, now=now
        )
        talk.state = MeetingState.HELD
        talk.save(update_fields=["state"])
        for seat in {seat.person_id: seat for seat in reversed(seats)}.values():  # one may sit in two seats
            Attendance.objects.create(meeting=talk, **of_seat(seat))
        if note_en or note_km:
            Point.objects.create(
                meeting=talk,
                kind=PointKind.INFORMATION,
                text_en=note_en,
                text_km=note_km,
                en_changed_at=now if note_en else None,
                km_changed_at=now if note_km else None,
                position=0,
                edited_at=now,
                edited_by=by,
            )
    return talk
