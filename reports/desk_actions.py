"""Agreed actions on my desk: those I lead that are late or near, those I confirm, requests for more time."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from followup.lists import is_late, lines
from followup.models import Action, Extension
from followup.models.actions import OPEN, readable_with
from followup.states import ActionState, Priority
from meetings.models import Meeting
from meetings.models.meetings import invited_to
from reports import desk_parts
from reports.desk import Thing


def _waiting(reader: desk_parts.Reader) -> QuerySet[Action]:
    """Actions that wait for the reader, each once."""
    near = Action.objects.order_by().filter(state__in=OPEN, due_on__lte=reader.soon)
    asked = Extension.objects.filter(granted=None, action__forum__in=reader.kept).order_by().values("action")
    twice = Q(priority=Priority.HIGH, done_by=reader.user)
    closed = Meeting.objects.filter(Q(forum__in=reader.partner) | invited_to(reader.user))
    kept = Action.objects.order_by().filter(readable_with(closed), forum__in=reader.kept)
    # One indexed look-up each; what one leads is always visible.
    first, *others = (
        part.values("pk")
        for part in (
            near.filter(lead_seat__in=reader.seats),
            near.filter(lead_organisation__in=reader.bodies),
            kept.filter(Q(state=ActionState.DONE) & ~twice),
            kept.filter(state__in=OPEN, pk__in=asked),
        )
    )
    return Action.objects.filter(pk__in=first.union(*others))


def reads(reader: desk_parts.Reader) -> dict[str, QuerySet]:
    """What waits, with what a line says, and what one leads later on: that is always visible."""
    asks = Extension.objects.filter(action=OuterRef("pk"), granted=None)
    later = Action.objects.order_by().filter(state__in=OPEN, due_on__gt=reader.soon, due_on__lte=reader.ahead)
    by_seat, by_body = later.filter(lead_seat__in=reader.seats), later.filter(lead_organisation__in=reader.bodies)
    led = by_seat.values("pk").union(by_body.values("pk"))
    return {
        "waiting": _waiting(reader)
        .select_related("forum", "meeting", "lead_organisation")
        .annotate(asks_=Exists(asks)),
        "later": Action.objects.filter(pk__in=led)[:5],
    }


def things(user: object, today: datetime.date, rows: desk_parts.Found) -> list[Thing]:
    """What waits, as the desk shows it."""
    if not rows["waiting"]:
        return []
    kept = desk_parts.reader(user, today).kept
    found = []
    for line in lines(rows["waiting"], today):
        action = line.action
        text = action.text("text").value
        facts = [str(action.forum), line.lead.name, str(action.meeting or "")]
        late = is_late(action, today)
        if action.state == ActionState.DONE:
            title, label, due = _("Confirm: %(action)s"), _("Read and decide"), None
        elif line.asks_time and action.forum_id in kept:
            title, label, due = _("More time asked for: %(action)s"), _("Read and decide"), action.due_on
        else:
            title, label, due = _("Agreed action: %(action)s"), _("Say how far it is"), action.due_on
        found.append(
            Thing(
                due_on=due,
                title=title % {"action": text[:160]},
                text=" · ".join(filter(None, facts)) + ".",
                shape=line.shape,
                word=_("Overdue") if late else line.word,
                url=action.get_absolute_url(),
                label=label,
                late=late,
            )
        )
    return found


def waiting(reader: desk_parts.Reader) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_waiting(reader)]


def coming(today: datetime.date, found: desk_parts.Found) -> list[tuple[datetime.date, str, str]]:
    """Days ahead of actions that one leads."""
    return [(row.due_on, row.text("text").value[:120], row.get_absolute_url()) for row in found["later"]]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("actions", things, reads, waiting, coming))
