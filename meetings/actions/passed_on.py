"""Members carry results back to their organisation and say so: when, to whom (TWG-5b.17)."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NotAllowed, Refused
from meetings.models import Meeting, PassedOn, Seat, held
from meetings.permissions import may_organise
from meetings.states import MinutesState
from partners.actions.saving import locked, write
from partners.models import Organisation

FACTS = ("passed_on", "to_whom", "note")
PROVISION = "TWG-5b.17"


def forums_of(meeting: Meeting) -> set[int]:
    """The forums whose meeting it is."""
    return {meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}


def member_organisations(meeting: Meeting) -> set[int]:
    """The organisations with a seat in the forums of the meeting on its day."""
    seats = Seat.objects.current(meeting.starts_on).filter(forum__in=forums_of(meeting), organisation__isnull=False)
    return set(seats.order_by().values_list("organisation", flat=True))


def organisations_to_note(user: object, meeting: Meeting) -> set[int]:
    """For which organisations ``user`` may note it: the own ones; all members for those who keep the minutes."""
    if meeting.minutes_state == MinutesState.DRAFT:
        return set()
    if may_organise(user, meeting):
        return member_organisations(meeting)
    forums = forums_of(meeting)
    return {seat.organisation for seat in held(user) if seat.forum in forums and seat.organisation is not None}


def may_change(user: object, row: PassedOn) -> bool:
    """Whoever may note for that organisation changes what was noted."""
    return row.organisation_id in organisations_to_note(user, row.meeting)


def _check(meeting: Meeting, organisation: Organisation, values: Mapping[str, Any], by: object, today: object) -> None:
    if meeting.minutes_state == MinutesState.DRAFT:
        raise Refused(_("There is nothing to pass on yet: the minutes are a draft."), PROVISION)
    if organisation.pk not in organisations_to_note(by, meeting):
        raise NotAllowed(_("A member notes this for the own organisation."), PROVISION)
    if values["passed_on"] > today:
        raise Refused(_("This day lies ahead."), PROVISION, "passed_on")
    if meeting.starts_on is not None and values["passed_on"] < meeting.starts_on:
        raise Refused(_("This day is before the meeting."), PROVISION, "passed_on")


def note_passed_on(
    *, meeting: Meeting, organisation: Organisation, values: Mapping[str, Any], by: object, now: datetime.datetime
) -> PassedOn:
    """Note that the results were passed on in an organisation."""
    with audited("meetings.note_passed_on", by=by):
        meeting = locked(meeting)
        _check(meeting, organisation, values, by, timezone.localdate(now))
        facts = {name: values[name] for name in FACTS}
        return PassedOn.objects.create(
            meeting=meeting, organisation=organisation, recorded_at=now, recorded_by=by, **facts
        )


def change_passed_on(
    *, row: PassedOn, values: Mapping[str, Any], version: int, by: object, now: datetime.datetime
) -> PassedOn:
    """Correct a note; ``Stale`` with both texts when somebody saved in between."""
    with audited("meetings.change_passed_on", by=by):
        _check(row.meeting, row.organisation, values, by, timezone.localdate(now))
        return write(locked(row), {name: values[name] for name in FACTS}, version)


def remove_passed_on(*, row: PassedOn, by: object, now: datetime.datetime) -> None:
    """Take back what was noted by mistake."""
    if not may_change(by, row):
        raise NotAllowed(_("A member notes this for the own organisation."), PROVISION)
    with audited("meetings.remove_passed_on", by=by):
        PassedOn.objects.filter(pk=row.pk).delete()
