"""Agreed actions: brought in, changed, taken out. The steps of their process stand in ``steps``."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.models import Action, Contributor, Issue
from followup.models.actions import OPEN
from followup.permissions import may_bring, may_keep
from followup.states import ACTION_WORKFLOW, Priority
from kit.refusals import NotAllowed, Refused
from kit.vague_dates import parse_vague
from meetings.models import AgendaItem, Forum, Meeting, Point, Seat
from partners.actions.saving import locked, write
from partners.models import Organisation


def side_of(organisation: Organisation | None, seat: Seat | None) -> str:
    """The side on which a lead stands; "" while nobody is named."""
    body = organisation or (seat.organisation if seat is not None else None)
    return body.side if body is not None else ""


def _check(text_en: str, text_km: str, seat: Seat | None, forum: Forum, meeting: Meeting | None) -> None:
    if not text_en.strip() and not text_km.strip():
        raise Refused(_("Say what was agreed, in English or in Khmer."), field="text_en")
    if seat is not None and seat.forum_id != forum.pk:
        joint = meeting is not None and meeting.joint_forums.filter(forum=seat.forum_id).exists()
        if not joint and not (meeting is not None and meeting.forum_id == seat.forum_id):
            raise Refused(_("This seat is in another forum."), field="lead_seat")


def create_action(
    *,
    forum: Forum,
    text_en: str = "",
    text_km: str = "",
    side: str = "",
    lead_organisation: Organisation | None = None,
    lead_seat: Seat | None = None,
    lead_text: str = "",
    due_text: str = "",
    priority: str = Priority.NORMAL,
    themes: Iterable[str] = (),
    organisations: Iterable[Organisation] = (),
    seats: Iterable[Seat] = (),
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    issue: Issue | None = None,
    point: Point | None = None,
    allowed: bool = False,
    by: object,
    now: datetime.datetime,
) -> Action:
    """Enter an agreed action. ``organisations`` and ``seats`` contribute; the day is kept as written.

    ``allowed`` for callers that have checked the right themselves: a point of the minutes, an issue taken on.
    """
    meeting = meeting or (point.meeting if point is not None else None) or (item.meeting if item is not None else None)
    if not allowed and not may_bring(by, forum, meeting):
        raise NotAllowed(_("The secretariat, the Chair and the lead facilitator enter agreed actions."), "TWG-5b.13")
    _check(text_en, text_km, lead_seat, forum, meeting)
    with audited("followup.create_action", by=by):
        action = Action.objects.create(
            forum=forum,
            meeting=meeting,
            item=item or (point.item if point is not None else None),
            issue=issue,
            point=point,
            text_en=text_en.strip(),
            text_km=text_km.strip(),
            side=side or side_of(lead_organisation, lead_seat),
            lead_organisation=lead_organisation,
            lead_seat=lead_seat,
            lead_text=lead_text.strip(),
            due_text=due_text.strip(),
            due_on=parse_vague(due_text).sort_on,
            priority=priority,
            themes=list(themes),
            state=ACTION_WORKFLOW.initial,
            state_since_at=now,
            created_at=now,
            created_by=by,
        )
        _set_contributors(action, organisations, seats)
    return action


def _set_contributors(action: Action, organisations: Iterable[Organisation], seats: Iterable[Seat]) -> None:
    """Make the contributors exactly these; unchanged ones keep their row."""
    wanted = {(body.pk, None) for body in organisations} | {(None, seat.pk) for seat in seats}
    for row in action.contributors.all():
        key = (row.organisation_id, row.seat_id)
        if key in wanted:
            wanted.remove(key)
        else:
            row.delete()
    for organisation, seat in sorted(wanted, key=str):
        Contributor.objects.create(action=action, organisation_id=organisation, seat_id=seat)


def update_action(
    *,
    action: Action,
    text_en: str,
    text_km: str,
    side: str = "",
    lead_organisation: Organisation | None = None,
    lead_seat: Seat | None = None,
    lead_text: str = "",
    due_text: str = "",
    priority: str = Priority.NORMAL,
    themes: Iterable[str] = (),
    organisations: Iterable[Organisation] = (),
    seats: Iterable[Seat] = (),
    issue: Issue | None = None,
    version: int,
    allowed: bool = False,
    by: object,
    now: datetime.datetime,
) -> Action:
    """Change what was agreed. A day once given moves only by an extension, which keeps the old one.

    What a point of the minutes says is said there: its words stay as they are here. ``allowed`` as in
    ``create_action``.
    """
    with audited("followup.update_action", by=by):
        action = locked(action)
        if not allowed and not may_keep(by, action):
            raise NotAllowed(_("The secretariat and the Chair of the forum change agreed actions."), "TWG-5b.13")
        if action.state not in OPEN:
            raise Refused(
                _("The action is “%(state)s”; reopen it before you change it.") % {"state": action.get_state_display()}
            )
        if action.point_id is not None:
            text_en, text_km = action.text_en, action.text_km
        _check(text_en, text_km, lead_seat, action.forum, action.meeting)
        if action.due_text and due_text.strip() != action.due_text:
            raise Refused(_("Give more time by an extension: the old day stays on record."), field="due_text")
        values = {
            "text_en": text_en.strip(),
            "text_km": text_km.strip(),
            "side": side or side_of(lead_organisation, lead_seat),
            "lead_organisation": lead_organisation,
            "lead_seat": lead_seat,
            "lead_text": lead_text.strip(),
            "due_text": due_text.strip(),
            "due_on": parse_vague(due_text).sort_on,
            "priority": priority,
            "themes": list(themes),
            "issue": issue,
        }
        write(action, values, version)
        _set_contributors(action, organisations, seats)
    return action
