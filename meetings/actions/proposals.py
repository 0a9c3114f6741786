"""Items that members propose (TWG-5d.09): they stand beside the agenda until they are taken or declined."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused
from meetings import answer_emails
from meetings.actions.agenda import FACTS, begin, next_position, renumber, require_room
from meetings.models import AgendaItem, Meeting
from meetings.permissions import meeting_parties
from meetings.states import MeetingState
from partners.actions.saving import locked

PROPOSERS = frozenset({"member", "secretariat", "chair", "convener"})


def may_propose(user: object, meeting: Meeting) -> bool:
    """Each member may, until the meeting was held or called off."""
    return bool(meeting_parties(user, meeting) & PROPOSERS) and meeting.state in (
        MeetingState.PLANNED,
        MeetingState.ANNOUNCED,
        MeetingState.POSTPONED,
    )


def propose_item(*, meeting: Meeting, values: Mapping[str, Any], by: object, now: datetime.datetime) -> AgendaItem:
    """A member asks for an item; it stands beside the agenda until it is taken or declined."""
    if not meeting_parties(by, meeting) & PROPOSERS:
        raise NotAllowed(_("Members of the forum propose items."), "TWG-5d.09")
    with audited("meetings.propose_item", by=by):
        meeting = locked(meeting)
        if not may_propose(by, meeting):
            raise Refused(_("Items can be proposed until the meeting is held."), "TWG-5d.09")
        require_room(meeting)
        return AgendaItem.objects.create(
            meeting=meeting,
            position=next_position(meeting),
            taken=False,
            proposed_by=by,
            proposed_at=now,
            **{name: values[name] for name in FACTS if name in values},
        )


def take_item(*, item: AgendaItem, by: object, now: datetime.datetime) -> AgendaItem:
    """Put a proposed item on the agenda, also one that was declined before."""
    with audited("meetings.take_item", by=by):
        meeting = begin(item.meeting, by)
        item = locked(item)
        if not item.taken:
            item.taken, item.declined_at, item.declined_by, item.declined_reason = True, None, None, ""
            item.position = next_position(meeting)
            item.version += 1
            item.save()
            renumber(meeting)
    return item


def decline_item(*, item: AgendaItem, reason: str, by: object, now: datetime.datetime) -> AgendaItem:
    """Decline a proposal; whoever proposed it reads why."""
    if not reason.strip():
        raise Refused(_("Give the reason; the member who proposed the item reads it."), "TWG-5d.09", "reason")
    with audited("meetings.decline_item", by=by, why=reason):
        begin(item.meeting, by)
        item = locked(item)
        if item.taken or item.proposed_at is None:
            raise Refused(_("This item stands on the agenda."))
        again = item.declined_reason == reason
        item.declined_at, item.declined_by, item.declined_reason = now, by, reason
        item.version += 1
        item.save()
        if not again:
            send_after_commit(answer_emails.item_declined(item))
    return item
