"""Putting the points of a revision back; agenda, attendance and what higher floors keep stay as they are."""

from datetime import datetime

from meetings import meeting_tabs
from meetings.models import AgendaItem, Meeting, Point
from partners.models import Organisation

PLAIN = ("kind", "text_en", "text_km", "speaker", "by_consensus", "differing_views", "binding_after")


def put_back(meeting: Meeting, content: dict[str, object], by: object, now: datetime) -> None:
    """Make the points of the meeting those of ``content``; called inside the action's transaction."""
    wanted = content["points"]
    items = set(AgendaItem.objects.filter(meeting=meeting).values_list("pk", flat=True))
    bodies = set(
        Organisation.objects.filter(pk__in=[row["organisation_id"] for row in wanted if row["organisation_id"]])
        .order_by()
        .values_list("pk", flat=True)
    )
    standing = {point.pk: point for point in Point.objects.select_for_update(of=("self",)).filter(meeting=meeting)}
    places: dict[object, int] = {}
    for row in wanted:
        item = row["item"] if row["item"] in items else None
        places[item] = places.get(item, -1) + 1
        point = standing.pop(row["id"], None)
        before = point.kind if point else ""
        if point is None:
            taken = Point.objects.filter(pk=row["id"]).exists()
            point = Point(meeting=meeting, pk=None if taken else row["id"], version=0)
        values = {name: row[name] for name in PLAIN}
        values |= {
            "item_id": item,
            "position": places[item],
            "organisation_id": row["organisation_id"] if row["organisation_id"] in bodies else None,
        }
        _write(point, values, before, by, now)
    for point in standing.values():
        if point.kind in meeting_tabs.POINT_THINGS:
            meeting_tabs.POINT_THINGS[point.kind].left(point, by, now)
        point.delete()


def _write(point: Point, values: dict[str, object], before: str, by: object, now: datetime) -> None:
    changed = [name for name, value in values.items() if getattr(point, name) != value]
    if before and not changed:
        return
    for name in changed:
        setattr(point, name, values[name])
        if name == "text_en":
            point.en_changed_at = now
        elif name == "text_km":
            point.km_changed_at = now
    point.edited_at, point.edited_by = now, by
    point.version += 1
    point.save()
    if before and before != point.kind and before in meeting_tabs.POINT_THINGS:
        meeting_tabs.POINT_THINGS[before].left(point, by, now)
    if point.kind in meeting_tabs.POINT_THINGS and set(changed) - {"position"}:
        meeting_tabs.POINT_THINGS[point.kind].became(point, by, now)
