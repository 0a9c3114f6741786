"""Points of the minutes: typed live, turned from one kind into another in place, moved, removed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.fixed import Fixed, number
from kit.refusals import Refused, Stale
from meetings import meeting_tabs
from meetings.actions.minutes_guard import check_open, check_organiser, lock
from meetings.models import AgendaItem, Meeting, Point
from meetings.states import PointKind

TEXTS = ("text_en", "text_km")
FIELDS = (
    *TEXTS,
    "speaker",
    "organisation",
    "by_consensus",
    "differing_views",
    "binding_after",
)
# Two clicks on one button, or a form that was sent again: the same words by the same hand within this time.
TWICE = timedelta(seconds=60)


def _check_item(meeting: Meeting, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused(_("This agenda item is not of this meeting."), field="item")


def _check_kind(kind: str) -> None:
    if kind not in PointKind.values:
        raise Refused(_("There is no such kind of point."), field="kind")


def _check_words(values: Mapping[str, object]) -> None:
    if not any(str(values.get(name) or "").strip() for name in TEXTS):
        raise Refused(_("Write the point in one of the two languages."), field="text_en")


def _stamp(point: Point, values: Mapping[str, object], now: datetime) -> bool:
    """Write the values and note which language changed when; False when nothing differs."""
    differs = False
    for name in FIELDS:
        if name not in values or getattr(point, name) == values[name]:
            continue
        differs = True
        setattr(point, name, values[name])
        if name == "text_en":
            point.en_changed_at = now
        elif name == "text_km":
            point.km_changed_at = now
    return differs


def _tell(point: Point, left: str, by: object, now: datetime) -> None:
    """Let the higher floors know that a point left a kind, or is of its present one with its present text."""
    if left and left != point.kind and left in meeting_tabs.POINT_THINGS:
        meeting_tabs.POINT_THINGS[left].left(point, by, now)
    if point.kind in meeting_tabs.POINT_THINGS:
        meeting_tabs.POINT_THINGS[point.kind].became(point, by, now)


def add_point(
    *,
    meeting: Meeting,
    item: AgendaItem | None = None,
    kind: str = PointKind.INFORMATION,
    by: object,
    now: datetime,
    **values: object,
) -> Point:
    """Write a new point at the end of an item. The same words sent twice make one point."""
    _check_item(meeting, item)
    _check_kind(kind)
    _check_words(values)
    with audited("meetings.add_point", by=by):
        meeting = lock(meeting)
        check_organiser(meeting, by)
        check_open(meeting)
        others = Point.objects.filter(meeting=meeting, item=item)
        same = others.filter(
            kind=kind,
            text_en=values.get("text_en") or "",
            text_km=values.get("text_km") or "",
            edited_by=by,
            edited_at__gte=now - TWICE,
        ).first()
        if same is not None:
            return same
        last = others.order_by("-position").values_list("position", flat=True).first()
        point = Point(
            meeting=meeting, item=item, kind=kind, position=0 if last is None else last + 1, edited_at=now, edited_by=by
        )
        _stamp(point, values, now)
        point.save()
        _tell(point, "", by, now)
        if item is not None and item.reached is None:
            AgendaItem.objects.filter(pk=item.pk).update(reached=True)
    return point


_LOCKED = Fixed(lambda: Point.objects.select_for_update(of=("self",)).filter(pk=number("point")).order_by())


def _locked(point: Point, by: object) -> Point:
    meeting = lock(point.meeting)
    check_organiser(meeting, by)
    check_open(meeting)
    rows = _LOCKED.models(point=point.pk)
    if not rows:
        raise Refused(_("Somebody removed this point in the meantime. Your text is still here; add it as a new point."))
    found: Point = rows[0]
    found.meeting = meeting
    return found


def save_point(*, point: Point, version: int, by: object, now: datetime, **values: object) -> Point:
    """Save the text of a point; Stale with both texts when somebody saved in between (never for the same words)."""
    _check_words({name: values.get(name, getattr(point, name)) for name in TEXTS})
    with audited("meetings.save_point", by=by):
        point = _locked(point, by)
        theirs = {name: getattr(point, name) for name in values}
        if point.version != version and theirs != values:
            raise Stale(theirs, dict(values), point.version)
        if not _stamp(point, values, now):
            return point
        point.edited_at, point.edited_by = now, by
        point.version += 1
        point.save()
        _tell(point, "", by, now)
    return point


def tell_more(*, point: Point, changed: Mapping[str, object], by: object, now: datetime) -> None:
    """What else the composer says of the thing that a point stands for: who leads an action, until when."""
    with audited("meetings.save_point", by=by):
        point = _locked(point, by)
        thing = meeting_tabs.POINT_THINGS.get(point.kind)
        if thing is not None and thing.told is not None and changed:
            thing.told(point, changed, by, now)


def turn_point(*, point: Point, kind: str, by: object, now: datetime) -> Point:
    """Turn a point into another kind in place. What it stood for goes, what it stands for now is made."""
    _check_kind(kind)
    with audited("meetings.turn_point", by=by, why=kind):
        point = _locked(point, by)
        if point.kind == kind:
            return point
        left, point.kind = point.kind, kind
        point.edited_at, point.edited_by = now, by
        point.version += 1
        point.save(update_fields=["kind", "edited_at", "edited_by", "version"])
        _tell(point, left, by, now)
    return point


def move_point(*, point: Point, up: bool, by: object, now: datetime) -> Point:
    """Change places with the point before or after within the same item."""
    with audited("meetings.move_point", by=by):
        point = _locked(point, by)
        rows = list(Point.objects.filter(meeting=point.meeting, item=point.item_id).order_by("position", "pk"))
        place = next(number for number, row in enumerate(rows) if row.pk == point.pk)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(rows):
            return point
        rows[place], rows[other] = rows[other], rows[place]
        for number, row in enumerate(rows):
            if row.position != number:
                Point.objects.filter(pk=row.pk).update(position=number)
    return point


def put_under(*, point: Point, item: AgendaItem | None, by: object, now: datetime) -> Point:
    """Move a point to the end of another item ("send to item 4")."""
    _check_item(point.meeting, item)
    with audited("meetings.move_point", by=by):
        point = _locked(point, by)
        last = Point.objects.filter(meeting=point.meeting, item=item).order_by("-position").first()
        point.item, point.position = item, last.position + 1 if last else 0
        point.edited_at, point.edited_by = now, by
        point.version += 1
        point.save(update_fields=["item", "position", "edited_at", "edited_by", "version"])
        _tell(point, "", by, now)
    return point


def remove_point(*, point: Point, version: int, by: object, now: datetime) -> None:
    """Take a point out of the draft; refused when somebody changed it since it was read. Revisions keep it."""
    with audited("meetings.remove_point", by=by):
        point = _locked(point, by)
        if point.version != version:
            raise Refused(_("Somebody changed this point in the meantime. Read it again before you remove it."))
        if point.kind in meeting_tabs.POINT_THINGS:
            meeting_tabs.POINT_THINGS[point.kind].left(point, by, now)
        point.delete()


def mark_reached(*, meeting: Meeting, item: AgendaItem, reached: bool | None, by: object, now: datetime) -> AgendaItem:
    """Note that an item was reached, or not: what was not comes again on the next agenda."""
    _check_item(meeting, item)
    with audited("meetings.mark_reached", by=by):
        meeting = lock(meeting)
        check_organiser(meeting, by)
        check_open(meeting)
        item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if item.reached != reached:
            item.reached = reached
            item.save(update_fields=["reached"])
    return item
