"""Taking what earlier meetings and other rooms leave for an agenda."""

import datetime
from collections.abc import Collection

from accounts.audit import audited
from meetings.actions.agenda import begin, next_position, renumber, require_room
from meetings.carry_over import proposals
from meetings.models import AgendaItem, Meeting


def carry_over(*, meeting: Meeting, keys: Collection[str], by: object, now: datetime.datetime) -> list[AgendaItem]:
    """Put the ticked proposals on the agenda. What stands there already is not offered, so that none comes twice."""
    with audited("meetings.carry_over", by=by):
        meeting = begin(meeting, by)
        chosen = [one for one in proposals(meeting) if one.key in keys]
        require_room(meeting, len(chosen))
        position = next_position(meeting)
        made = []
        for offset, one in enumerate(chosen):
            if one.fills is None:
                item = AgendaItem.objects.create(meeting=meeting, position=position + offset, **one.values)
            else:
                item = one.fills
                item.note_en, item.note_km = one.values.get("note_en", ""), one.values.get("note_km", "")
                item.version += 1
                item.save(update_fields=["note_en", "note_km", "version"])
            if "made" in one.more:
                one.more["made"](item, by, now)
            made.append(item)
        renumber(meeting)
    return made
