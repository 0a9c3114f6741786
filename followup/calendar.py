"""Days on which agreed actions fall due, for calendars."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from followup import lists
from followup.models import Action
from followup.models.actions import OPEN
from followup.permissions import organisations_of, seat_line_of
from kit import dates
from meetings.calendar_sources import DUE, Entry
from meetings.models import JointForum


def due_dates(user: object, from_on: datetime.date, to_on: datetime.date) -> list[Entry]:
    """Open actions that ``user`` may see and whose day lies in between; ``mine`` where one leads or one's seat does."""
    rows = Action.objects.visible_to(user).filter(state__in=OPEN, due_on__range=(from_on, to_on))
    today = timezone.localdate()
    joint = JointForum.objects.filter(meeting=OuterRef("meeting")).order_by().values("forum")
    rows = rows.select_related("forum", "lead_organisation").annotate(joint_=ArraySubquery(joint))
    found = lists.lines(rows, today)
    seats, bodies = seat_line_of(user), organisations_of(user)
    entries = []
    for line in found:
        action = line.action
        entries.append(
            Entry(
                uid=f"action-{action.pk}",
                kind=DUE,
                on=action.due_on,
                title=pgettext("calendar", "%(forum)s: %(action)s")
                % {"forum": action.forum.code, "action": action.text("text").value[:200]},
                url=action.get_absolute_url(),
                word=_("late") if line.late else line.word,
                shape=line.shape,
                note="\n".join(filter(None, [line.lead.name, dates.written(action.due_text)])),
                forum=str(action.forum),
                forums=frozenset({action.forum_id, *action.joint_}),
                mine=action.lead_seat_id in seats or action.lead_organisation_id in bodies,
                sequence=action.version,
                stamp=action.state_since_at,
            )
        )
    return entries
