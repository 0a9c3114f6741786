"""Tabs and parts that this and higher floors add to the pages of a meeting.

register(Tab("actions", _("Agreed actions"), 40, url=lambda meeting: reverse(...), count=lambda user, meeting: 3))
register_item_links(lambda user, items: {item.pk: [Link("JMI 2.1", url, "jmi")]})       # below an agenda item
register_point_kind("action", PointKindHandler(...))                                     # what a point turns into

A page of a tab extends ``meetings/meeting.html`` with ``context(user, meeting, "actions")`` in its context.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.forms import Form
from django.utils.functional import Promise

from kit.counting import Asked
from kit.refusals import Warning
from meetings.item_rows import ItemRow
from meetings.meeting_page import frame
from meetings.models import Meeting, Point


def _always(user: object, meeting: Meeting) -> bool:
    return True


def _uncounted(user: object, meeting: Meeting) -> None:
    return None


def _unprinted(points: list[Point], lang: str) -> dict[int, dict[str, str]]:
    return {}


@dataclass(frozen=True)
class Tab:
    """One tab: ``order`` from left to right; ``shown`` says whether this user has it at this meeting.

    ``count`` gives a number or the rows to be counted: those of all tabs are counted in one query, which nobody has
    to write or plan again where they are ``kit.counting.Rows``.
    """

    key: str
    label: str | Promise
    order: int
    url: Callable[[Meeting], str]
    count: Callable[[object, Meeting], QuerySet | Asked | int | None] = _uncounted
    shown: Callable[[object, Meeting], bool] = _always


@dataclass(frozen=True)
class Link:
    """What an agenda item is about, in another room: a JMI, a workplan item, an incoming issue."""

    label: str
    url: str
    kind: str = ""


@dataclass(frozen=True)
class PointThing:
    """What a higher floor keeps for points of one kind (an agreed action, an issue).

    ``became(point, by, now)`` is called in the transaction in which a point becomes of this kind or its text changes;
    ``left(point, by, now)`` when it is turned into another kind or removed: it raises ``Refused`` where work on the
    thing has begun; ``shown(user, points)`` gives, per id of a point, the template and the context of what stands
    beside it, in one query for all points. ``printed(points, lang)`` gives, per id of a point, what the printed
    minutes say of it: ``{"who": …, "side": …, "due": …}`` in that language. ``form(data, meeting, point, user)`` is the
    small form that the composer of a point shows for this kind, ``told(point, changed, by, now)`` writes what was
    changed in it, right after ``became``.
    """

    became: Callable[[Point, object, datetime.datetime], None]
    left: Callable[[Point, object, datetime.datetime], None]
    shown: Callable[[object, list[Point]], Mapping[int, tuple[str, dict[str, object]]]]
    printed: Callable[[list[Point], str], Mapping[int, dict[str, str]]] = _unprinted
    form: Callable[[Mapping | None, Meeting, Point | None, object], Form] | None = None
    told: Callable[[Point, Mapping[str, object], object, datetime.datetime], None] | None = None


@dataclass(frozen=True)
class Approval:
    """What a higher floor has to say before minutes are approved, and what it does with the reason that is given.

    ``warnings(meeting)``: what should be settled first; ``approved(meeting, reason, by, now)`` is called with the
    reason, in the transaction of the approval, when minutes are approved all the same.
    """

    warnings: Callable[[Meeting], list[Warning]]
    approved: Callable[[Meeting, str, object, datetime.datetime], None]


TABS: dict[str, Tab] = {}
ITEM_LINKS: list[Callable[[object, list[ItemRow]], Mapping[int, list[Link]]]] = []
POINT_THINGS: dict[str, PointThing] = {}
APPROVALS: list[Approval] = []
# (forum, meeting or None, today) -> proposed items as dicts of AgendaItem values plus "source" (a sentence why).
CARRIED: list[Callable[[Meeting], list[dict[str, object]]]] = []


def register(tab: Tab) -> None:
    """Add a tab to every meeting."""
    TABS[tab.key] = tab


def register_item_links(maker: Callable[[object, list[ItemRow]], Mapping[int, list[Link]]]) -> None:
    """Add links below agenda items; one call for all items of a meeting."""
    if maker not in ITEM_LINKS:
        ITEM_LINKS.append(maker)


def register_point_thing(kind: str, thing: PointThing) -> None:
    """Say what a point of this kind stands for on a higher floor."""
    POINT_THINGS[kind] = thing


def register_approval(approval: Approval) -> None:
    """Warn before minutes are approved."""
    if approval not in APPROVALS:
        APPROVALS.append(approval)


def register_carried(maker: Callable[[Meeting], list[dict[str, object]]]) -> None:
    """Add what the agenda of a next meeting starts with (open actions, incoming issues)."""
    if maker not in CARRIED:
        CARRIED.append(maker)


def item_links(user: object, items: Iterable[ItemRow]) -> dict[int, list[Link]]:
    """All links of the items, by id of the item."""
    rows, found = list(items), {}
    for maker in ITEM_LINKS:
        for number, links in maker(user, rows).items():
            found.setdefault(number, []).extend(links)
    return found


def context(user: object, meeting: Meeting, current: str, also: Iterable[QuerySet | Asked] = ()) -> dict[str, object]:
    """What ``meetings/meeting.html`` needs: the meeting, its head (``frame``), its tabs with counts.

    What a page counts besides is counted in the same query: it stands last in ``meeting_counts``, as ``also`` has it.
    """
    shown = [tab for tab in sorted(TABS.values(), key=lambda tab: tab.order) if tab.shown(user, meeting)]
    head = frame(user, meeting, [*(tab.count(user, meeting) for tab in shown), *also])
    return head | {
        "meeting": meeting,
        "meeting_tab": current,
        "meeting_tabs": [
            {"key": tab.key, "label": tab.label, "url": tab.url(meeting), "count": count}
            for tab, count in zip(shown, head["meeting_counts"], strict=False)
        ],
    }
