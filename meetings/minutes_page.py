"""What the pages of the minutes show: items with their points, who else is writing, what may be done."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import User
from kit.bilingual import pick
from kit.counting import Asked, Rows
from kit.fixed import Fixed, instant, number
from meetings import meeting_tabs
from meetings.actions.minutes_guard import may_propose
from meetings.agenda_order import in_order
from meetings.item_rows import ItemRow, item_rows
from meetings.minutes_content import is_older
from meetings.models import Correction, Meeting, Point
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

    item: ItemRow | None
    depth: int = 0
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


def _points_at(where: Q) -> Fixed:
    corrections = Correction.objects.filter(point=OuterRef("pk"), state=CorrectionState.PROPOSED).order_by()
    waiting = corrections.values("point").annotate(all=Count("pk")).values("all")
    return Fixed(
        lambda: (
            Point.objects.filter(where, meeting=number("meeting"))
            .select_related("organisation")
            .annotate(waiting_=Subquery(waiting))
            .order_by("position", "pk")
        )
    )


_ALL_POINTS, _OF_ITEM, _OF_NONE = _points_at(Q()), _points_at(Q(item=number("item"))), _points_at(Q(item=None))


def _points(meeting: Meeting, only: int | None) -> list[Point]:
    rows = _ALL_POINTS if only is None else _OF_ITEM if only else _OF_NONE
    found = rows.models(meeting=meeting.pk, item=only)
    for point in found:
        point.meeting = meeting
    return found


_ONE_POINT = _points_at(Q(pk=number("point")))


def one_point(meeting: Meeting, pk: int) -> Point | None:
    """A point of the minutes of this meeting."""
    for point in _ONE_POINT.models(meeting=meeting.pk, point=pk):
        point.meeting = meeting
        return point
    return None


def blocks(user: object, meeting: Meeting) -> list[Block]:
    """Items in their order, each with its points, as the whole is read."""
    items = [item for item in item_rows(meeting) if item.taken]
    found = {item.pk: Block(item, depth) for item, depth in in_order(items)}
    general = Block(None)
    for line in lines_of(user, _points(meeting, None)):
        found.get(line.point.item_id, general).lines.append(line)
    return [*([general] if general.lines or not items else []), *found.values()]


def blocks_at(user: object, meeting: Meeting, only: int | None) -> tuple[list[Block], Block | None]:
    """The items, and the one that is open with its points and links (0: what belongs to no item; None: the first one
    to write in). There is none where no such item is."""
    items = [item for item in item_rows(meeting) if item.taken]
    found = [Block(item, depth) for item, depth in in_order(items)]
    key = first_item([Block(None), *found]) if only is None else only
    if key == 0 or not items:
        found.insert(0, Block(None))
    here = next((block for block in found if block.key == key), None)
    if here is not None:
        here.lines = lines_of(user, _points(meeting, key))
        here.links = meeting_tabs.item_links(user, [here.item]).get(key, []) if here.item else []
    return found, here


def lines_of(user: object, points: list[Point]) -> list[Line]:
    """The points, as ``_points`` or ``one_point`` reads them, with what stands beside them."""
    things: dict[int, tuple[str, dict[str, object]]] = {}
    for kind, thing in meeting_tabs.POINT_THINGS.items():
        mine = [point for point in points if point.kind == kind]
        if mine:
            things |= thing.shown(user, mine)
    found = []
    for point in points:
        text = pick(point.text_en, point.text_km)
        line = Line(point, text.value, text.lang, text.missing, is_older(point))
        if point.pk in things:
            line.aside = render_to_string(*things[point.pk])
        line.corrections = point.waiting_ or 0
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


_OTHERS = Rows(
    lambda: Point.objects.filter(meeting=number("meeting"), edited_at__gte=instant("recent")).exclude(
        Q(edited_by=number("user")) | Q(edited_by=None)
    )
)


def others_writing(user: User, meeting: Meeting, now: datetime.datetime) -> Asked:
    """What others wrote in these minutes in the last minutes, to be counted."""
    return _OTHERS.given(meeting=meeting.pk, user=user.pk, recent=now - RECENT)


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


def first_item(found: Sequence[Block]) -> int:
    """The item to open: the first that was not reached yet, else the first of all."""
    waiting = [block for block in found if block.item and block.item.reached is None]
    return (waiting or list(found))[0].key if found else 0


def offers(user: object, meeting: Meeting) -> list:
    """The steps of the minutes that may be taken now."""
    if meeting.state != MeetingState.HELD:
        return []
    return MINUTES_WORKFLOW.offers(meeting.minutes_state, meeting_parties(user, meeting))
