"""What the guideline asks of an agenda, as pure functions of its items."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kit.refusals import Refused
from meetings.models import AgendaItem
from meetings.states import ItemKind

# Items at which nothing is presented and nothing discussed.
WITHOUT_TALK = frozenset({ItemKind.BREAK, ItemKind.OPENING, ItemKind.CLOSING})


def untitled(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Items without a title in either language."""
    return [item for item in items if not item.title_en.strip() and not item.title_km.strip()]


def without_discussion(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Items that are presented without any time for discussion, their own or that of the item above (TWG-5d.08)."""
    rows = list(items)
    discussed = {item.pk for item in rows if item.minutes_discussion}
    for item in rows:  # in order: what lies below an item with discussion has it too
        if item.parent_id in discussed:
            discussed.add(item.pk)
    return [
        item
        for item in rows
        if item.minutes_presentation and item.pk not in discussed and item.kind not in WITHOUT_TALK
    ]


def has_discussion(items: Iterable[AgendaItem]) -> bool:
    """Whether any item has minutes for discussion."""
    return any((item.minutes_discussion or 0) > 0 for item in items)


def gaps(items: list[AgendaItem]) -> list[Refused]:
    """What keeps this agenda from being announced (TWG-5d.04, TWG-5d.08)."""
    if not items:
        return [Refused(_("The agenda has no item yet."), "TWG-5d.04", "agenda")]
    found = []
    if untitled(items):
        found.append(Refused(_("An item of the agenda has no title."), "TWG-5d.04", "agenda"))
    silent = without_discussion(items)
    found += [
        Refused(
            _("“%(item)s” is presented, but has no time for discussion.") % {"item": item},
            "TWG-5d.08",
            f"item-{item.pk}",
        )
        for item in silent
    ]
    if not silent and not has_discussion(items):
        found.append(Refused(_("No item of the agenda has time for discussion."), "TWG-5d.08", "agenda"))
    return found


def has_members_item(items: Iterable[AgendaItem]) -> bool:
    """Whether members have a slot for their own information (TWG-5d.09)."""
    return any(item.kind == ItemKind.MEMBERS for item in items)


def minutes(items: Iterable[AgendaItem]) -> tuple[int, int]:
    """Minutes for presentations and for discussion, added up."""
    rows = list(items)
    return sum(item.minutes_presentation or 0 for item in rows), sum(item.minutes_discussion or 0 for item in rows)
