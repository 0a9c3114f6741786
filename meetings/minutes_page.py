"""What the pages of the minutes show: items with their points, who else is writing, what may be done."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import User
from kit.bilingual import pick
from meetings import meeting_tabs
from meetings.actions.minutes_guard import may_propose
from meetings.minutes_content import is_older
from meetings.models import AgendaItem, Correction, Meeting, Point
from meetings.permissions import ORGANISERS, meeting_parties
from meetings.states import (
    MINUTES_WORKFLOW,
    CorrectionState,
    MeetingState,
    MinutesState,
    PointKind,
)

# Who reads minutes that are still a draft: those who write them, the lead facilitator, CRDB/CDC.
DRAFT_READERS = ORGANISERS | {"facilitator", "crdb"}
STOPPED = (MeetingState.CANCELLED, MeetingState.POSTPONED)
RECENT = datetime.timedelta(minutes=3)
ICONS = {
    PointKind.INFORMATION: "info",
    PointKind.DECISION: "check",
    PointKind.RECOMMENDATION: "flag",
    PointKind.ACTION: "arrow-right",
    PointKind.UNRESOLVED: "warning",
    PointKind.LESSON: "book",
    PointKind.COMMITMENT: "shield",
}


@dataclass(frozen=True)
class Rights:
    """What somebody may do with the minutes of a meeting now."""

    read: bool
    write: bool
    answer: bool
    propose: bool
    organise: bool


@dataclass
class Line:
    """One point as the page shows it."""

    point: Point
    text: str
    lang: str
    missing: bool
    older: str
    aside: str = ""
    corrections: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def lag(self) -> str:
        """Which language lags behind, in words."""
        if not self.older:
            return ""
        lacks = self.point.text_km if self.older == "km" else self.point.text_en
        if lacks.strip():
            return _("The Khmer is older than the English") if self.older == "km" else _("The English is older")
        return _("Khmer missing") if self.older == "km" else _("English missing")


@dataclass
class Block:
    """An item of the agenda with its points; ``item`` None holds what belongs to no item."""

    item: AgendaItem | None
    lines: list[Line] = field(default_factory=list)
    links: list[meeting_tabs.Link] = field(default_factory=list)

    @property
    def key(self) -> int:
        """For addresses: the id of the item, 0 for none."""
        return self.item.pk if self.item else 0

    @property
    def title(self) -> str:
        """The item in words."""
        return self.item.text("title").value if self.item else _("General")


def rights(user: object, meeting: Meeting) -> Rights:
    """What ``user`` may do with these minutes."""
    parties = meeting_parties(user, meeting)
    organise = bool(parties & ORGANISERS)
    draft = meeting.minutes_state == MinutesState.DRAFT
    stopped = meeting.state in STOPPED
    return Rights(
        read=not draft or bool(parties & DRAFT_READERS),
        write=organise and draft and not stopped,
        answer=organise and meeting.minutes_state in (MinutesState.DRAFT, MinutesState.CIRCULATED),
        propose=meeting.minutes_state == MinutesState.CIRCULATED and may_propose(user, meeting),
        organise=organise,
    )


def blocks(user: object, meeting: Meeting, only: int | None = None) -> list[Block]:
    """Items in their order, each with its points; ``only`` fills the points of that one (0: of none)."""
    items = list(
        AgendaItem.objects.filter(meeting=meeting, taken=True)
        .prefetch_related("people__person", "people__organisation")
        .order_by("position", "pk")
    )
    points = Point.objects.filter(meeting=meeting).select_related("organisation", "edited_by")
    if only is not None:
        points = points.filter(item=only or None)
    found = {item.pk: Block(item) for item in _nested(items)}
    general = Block(None)
    if only is None:
        links = meeting_tabs.item_links(user, items)
    else:
        links = meeting_tabs.item_links(user, [item for item in items if item.pk == only])
    for number, rows in links.items():
        if number in found:
            found[number].links = rows
    for line in lines_of(user, meeting, list(points.order_by("position", "pk"))):
        found.get(line.point.item_id, general).lines.append(line)
    return [*([general] if general.lines or only == 0 or not items else []), *found.values()]


def _nested(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Items with those below them right after, as the agenda is read."""
    below: dict[int | None, list[AgendaItem]] = {}
    known = {item.pk for item in items}
    for item in items:
        below.setdefault(item.parent_id if item.parent_id in known else None, []).append(item)
    order: list[AgendaItem] = []

    def walk(parent: int | None, depth: int) -> None:
        for item in below.get(parent, ()):
            item.depth = depth
            order.append(item)
            walk(item.pk, depth + 1)

    walk(None, 0)
    return order


def lines_of(user: object, meeting: Meeting, points: list[Point]) -> list[Line]:
    """The points with what stands beside them, in a fixed number of queries."""
    things: dict[int, tuple[str, dict[str, object]]] = {}
    for kind, thing in meeting_tabs.POINT_THINGS.items():
        mine = [point for point in points if point.kind == kind]
        if mine:
            things |= thing.shown(user, mine)
    waiting = dict(
        Correction.objects.filter(point__meeting=meeting, state=CorrectionState.PROPOSED)
        .order_by()
        .values_list("point")
        .annotate(Count("pk"))
    )
    found = []
    for point in points:
        text = pick(point.text_en, point.text_km)
        line = Line(point, text.value, text.lang, text.missing, is_older(point))
        if point.pk in things:
            line.aside = render_to_string(*things[point.pk])
        line.corrections = waiting.get(point.pk, 0)
        line.notes = _notes(point)
        found.append(line)
    return found


def _notes(point: Point) -> list[str]:
    said = ", ".join(filter(None, [point.speaker, str(point.organisation) if point.organisation else ""]))
    return [
        text
        for text in (
            said,
            _("By consensus") if point.by_consensus else _("Not by consensus") if point.by_consensus is False else "",
            _("Differing views: %(views)s") % {"views": point.differing_views} if point.differing_views else "",
            _("Binding only after %(what)s") % {"what": point.binding_after} if point.binding_after else "",
        )
        if text
    ]


def counts(meeting: Meeting) -> Counter:
    """How many points each item has; 0 for those of no item."""
    rows = Point.objects.filter(meeting=meeting).order_by().values_list("item").annotate(Count("pk"))
    return Counter({item or 0: number for item, number in rows})


def writing_now(user: User, meeting: Meeting, now: datetime.datetime) -> list[dict[str, object]]:
    """Who else wrote in these minutes in the last minutes, and in which item."""
    rows = (
        Point.objects.filter(meeting=meeting, edited_at__gte=now - RECENT)
        .exclude(Q(edited_by=user) | Q(edited_by=None))
        .select_related("edited_by", "item")
        .order_by("edited_at")
    )
    latest = {row.edited_by_id: row for row in rows}
    return [{"who": row.edited_by, "item": row.item, "at": row.edited_at} for row in latest.values()]


def first_item(meeting: Meeting, found: Sequence[Block]) -> int:
    """The item to open: the first that was not reached yet, else the first of all."""
    waiting = [block for block in found if block.item and block.item.reached is None]
    return (waiting or list(found))[0].key if found else 0


def offers(user: object, meeting: Meeting) -> list:
    """The steps of the minutes that may be taken now."""
    if meeting.state != MeetingState.HELD:
        return []
    return MINUTES_WORKFLOW.offers(meeting.minutes_state, meeting_parties(user, meeting))
