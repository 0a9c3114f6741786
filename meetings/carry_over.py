"""What the agenda of a meeting can start with: items not reached, items that come again, and what higher floors add."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kit import dates
from meetings import meeting_tabs
from meetings.models import AgendaItem, Meeting
from meetings.states import MeetingState

# What a proposal copies of the item it comes from.
COPIED = (
    "kind",
    "title_en",
    "title_km",
    "minutes_presentation",
    "minutes_discussion",
    "themes",
    "recurring",
)


@dataclass(frozen=True)
class Proposal:
    """An item that is offered, with the sentence why; ``key`` says which one was ticked."""

    key: str
    values: dict[str, Any]
    source: str
    title: str
    more: dict[str, Any] = field(default_factory=dict)
    fills: AgendaItem | None = None


def held_before(meeting: Any, forum: Any, kind: Any, day: Any) -> QuerySet[Meeting]:
    """The meetings of the same forum and kind that were held before one, the last one first; values or places."""
    rows = Meeting.objects.filter(forum=forum, kind=kind, state=MeetingState.HELD)
    if day is not None:
        rows = rows.filter(starts_on__lte=day)
    return rows.exclude(pk=meeting).order_by("-starts_on", "-pk")


def proposals(meeting: Meeting) -> list[Proposal]:
    """All that is offered and is not on the agenda yet."""
    found = [*_from_last(meeting)]
    for maker in meeting_tabs.CARRIED:
        found += [_offered(values) for values in maker(meeting)]
    there = list(meeting.items.all())
    origins = {item.carried_from_id for item in there}
    titles = {_plain(title): item for item in there for title in (item.title_en, item.title_km) if title.strip()}
    kept: dict[str, Proposal] = {}
    for one in found:
        same = titles.get(_plain(one.values.get("title_en") or one.values.get("title_km") or ""))
        if one.values.get("carried_from_id", 0) in origins:
            continue
        if same is not None:
            # An item of a template stands there already; what is said about it goes below its title.
            if same.note_en or same.note_km or not (one.values.get("note_en") or one.values.get("note_km")):
                continue
            one = replace(one, fills=same)
        kept.setdefault(one.key, one)
    return list(kept.values())


def _plain(title: str) -> str:
    return title.strip().casefold()


def _from_last(meeting: Meeting) -> list[Proposal]:
    last = held_before(meeting.pk, meeting.forum_id, meeting.kind, meeting.starts_on).first()
    if last is None:
        return []
    when = dates.day(last.starts_on)
    found = []
    for item in last.items.filter(taken=True).order_by("position", "pk"):
        if item.reached is False:
            source = _("Not reached on %(day)s") % {"day": when}
        elif item.recurring:
            source = _("Comes again at each meeting")
        else:
            continue
        found.append(_of_item(item, source))
    return found


def _of_item(item: AgendaItem, source: str) -> Proposal:
    values = {name: getattr(item, name) for name in COPIED} | {"carried_from_id": item.pk}
    return Proposal(f"item-{item.pk}", values, source, item.text("title").value)


def _offered(given: dict[str, Any]) -> Proposal:
    """What a higher floor gives: values of an item, ``source``, and perhaps ``key`` and ``made(item, by, now)``."""
    values = {name: value for name, value in given.items() if name not in ("source", "key", "made")}
    title = str(values.get("title_en") or values.get("title_km") or "")
    key = str(given.get("key") or hashlib.sha256(f"{title}{given.get('source', '')}".encode()).hexdigest()[:16])
    more = {"made": given["made"]} if "made" in given else {}
    return Proposal(key, values, str(given.get("source", "")), title, more)
