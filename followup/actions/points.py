"""An action born of a point of the minutes: its words are those of the point, its lead and day are its own."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.actions.actions import create_action, update_action
from followup.models import Action
from followup.states import ActionState
from kit.refusals import Refused
from meetings.models import Point
from partners.actions.saving import locked


def became(point: Point, by: object, now: datetime.datetime) -> None:
    """The point is an action now, or says something else than before."""
    action = Action.objects.filter(point=point).first()
    if action is None:
        if point.text_en.strip() or point.text_km.strip():
            create_action(
                forum=point.meeting.forum,
                text_en=point.text_en,
                text_km=point.text_km,
                lead_organisation=point.organisation,
                point=point,
                allowed=True,
                by=by,
                now=now,
            )
        return
    with audited("followup.update_action", by=by):
        action = locked(action)
        words = {"text_en": point.text_en.strip(), "text_km": point.text_km.strip(), "item_id": point.item_id}
        if any(getattr(action, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(action, name, value)
            action.version += 1
            action.save()


def told(point: Point, changed: Mapping[str, object], by: object, now: datetime.datetime) -> None:
    """Lead and day, as the composer of the minutes has them; what was not touched there stays."""
    action = Action.objects.filter(point=point).select_related("lead_organisation", "lead_seat", "issue").first()
    if action is None:
        return
    helpers = list(action.contributors.select_related("organisation", "seat"))
    leads = {"lead_organisation", "lead_seat"} & set(changed)
    update_action(
        action=action,
        text_en=action.text_en,
        text_km=action.text_km,
        side="" if leads else action.side,
        **{
            "lead_organisation": action.lead_organisation,
            "lead_seat": action.lead_seat,
            "lead_text": action.lead_text,
            "due_text": action.due_text,
        }
        | changed,
        priority=action.priority,
        themes=action.themes,
        organisations=[one.organisation for one in helpers if one.organisation_id],
        seats=[one.seat for one in helpers if one.seat_id],
        issue=action.issue,
        version=action.version,
        allowed=True,
        by=by,
        now=now,
    )


def left(point: Point, by: object, now: datetime.datetime) -> None:
    """The point is no action any more: one on which nobody has worked goes with it."""
    action = Action.objects.filter(point=point).first()
    if action is None:
        return
    with audited("followup.remove_action", by=by):
        action = locked(action)
        begun = action.state != ActionState.OPEN or action.notes.exists() or action.extensions.exists()
        if begun or action.reminders.exists():
            raise Refused(
                _("Work on this action has begun. Drop it with a reason; the point stays an action."), "TWG-5e.08"
            )
        action.delete()
