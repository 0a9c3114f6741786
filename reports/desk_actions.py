"""Agreed actions on my desk: those I lead that are late or near, those I confirm, requests for more time."""

import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from followup.lists import SOON, is_late, led_by, lines, with_all
from followup.models import Action, Extension
from followup.models.actions import OPEN, readable
from followup.permissions import organisations_of
from followup.seat_line import seats_behind
from followup.states import ActionState, Priority
from meetings.permissions import PARTIES, seats_of
from reports import desk_parts
from reports.desk import Thing


def _kept_forums(user: object) -> list[int]:
    """Forums whose actions one confirms."""
    return [
        forum
        for forum, functions in seats_of(user).items()
        if any(PARTIES[function] & {"secretariat", "chair"} for function in functions)
    ]


def _waiting(user: object, today: datetime.date) -> QuerySet[Action]:
    """Actions that wait for ``user``, each once."""
    near = Action.objects.order_by().filter(state__in=OPEN, due_on__lte=today + datetime.timedelta(SOON))
    # One indexed look-up each; what one leads is always visible.
    parts = [near.filter(lead_seat__in=seats_behind(user)), near.filter(lead_organisation__in=organisations_of(user))]
    if forums := _kept_forums(user):
        asked = Extension.objects.filter(granted=None, action__forum__in=forums).order_by().values("action")
        twice = Q(priority=Priority.HIGH, done_by=user)
        kept = Action.objects.order_by().filter(readable(user), forum__in=forums)
        parts += [kept.filter(Q(state=ActionState.DONE) & ~twice), kept.filter(state__in=OPEN, pk__in=asked)]
    first, *others = (part.values("pk") for part in parts)
    return Action.objects.filter(pk__in=first.union(*others))


def things(user: object, today: datetime.date) -> list[Thing]:
    """What waits, as the desk shows it."""
    if not seats_of(user):
        return []
    kept = set(_kept_forums(user))
    found = []
    for line in lines(with_all(_waiting(user, today)), today):
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


def waiting(user: object) -> list[QuerySet]:
    """What is counted beside the desk's name."""
    return [_waiting(user, timezone.localdate())] if seats_of(user) else []


def coming(user: object, today: datetime.date) -> list[tuple[datetime.date, str, str]]:
    """Days ahead of actions that one leads."""
    if not seats_of(user):
        return []
    ahead = (today + datetime.timedelta(SOON + 1), today + datetime.timedelta(120))
    rows = Action.objects.visible_to(user).filter(led_by(user), state__in=OPEN, due_on__range=ahead)[:5]
    return [(row.due_on, row.text("text").value[:120], row.get_absolute_url()) for row in rows]


def register_all() -> None:
    """Called once, when the application is ready."""
    desk_parts.register(desk_parts.Part("actions", things, waiting, coming))
