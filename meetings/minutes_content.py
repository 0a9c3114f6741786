"""The minutes of a meeting as plain data: what a revision keeps, what is sealed, what is printed.

Everything a reader of the minutes needs stands here in words of that day, in both languages; names that change later in
the directory leave kept minutes as they were.
"""

import hashlib
import json
from collections.abc import Iterable

from django.utils import translation

from meetings import meeting_tabs
from meetings.attendance_facts import attendance_facts
from meetings.models import AgendaItem, Meeting, Point
from meetings.states import PointKind

LANGS = ("en", "km")
Content = dict[str, object]


def fingerprint(content: Content) -> str:
    """SHA-256 of the canonical JSON; anyone can compute it again from the copy."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def content_of(meeting: Meeting) -> Content:
    """The minutes as they stand now; the same number of queries however long they are."""
    items = list(
        AgendaItem.objects.filter(meeting=meeting, taken=True)
        .prefetch_related("people__person", "people__organisation")
        .order_by("position", "pk")
    )
    points = list(
        Point.objects.filter(meeting=meeting).select_related("organisation", "item").order_by("position", "pk")
    )
    return {
        "form": 1,
        "meeting": _head(meeting),
        "items": [_item(item) for item in items],
        "points": [_point(point) for point in points],
        "things": _things(points),
        "attendance": attendance_facts(meeting),
    }


def _both(thing: object, lang: str) -> str:
    with translation.override(lang):
        return str(thing) if thing is not None else ""


def _head(meeting: Meeting) -> Content:
    return {
        "id": meeting.pk,
        "number": meeting.number,
        "kind": meeting.kind,
        "title_en": meeting.title_en,
        "title_km": meeting.title_km,
        "theme_en": meeting.theme_en,
        "theme_km": meeting.theme_km,
        "forum_en": meeting.forum.name_en,
        "forum_km": meeting.forum.name_km,
        "hosts": [{"en": host.name_en, "km": host.name_km} for host in meeting.forum.hosts.all()],
        "joint": [
            {"en": joint.forum.name_en, "km": joint.forum.name_km}
            for joint in meeting.joint_forums.select_related("forum")
        ],
        "planned_text": meeting.planned_text,
        "starts_on": _day(meeting.starts_on),
        "ends_on": _day(meeting.ends_on),
        "days": [
            {
                "day_on": _day(day.day_on),
                "starts": _clock(day.starts),
                "ends": _clock(day.ends),
                "venue": day.venue,
                "online": bool(day.online_link),
            }
            for day in meeting.days.all()
        ],
        "presided": {lang: meeting.presided_text or _both(meeting.presided_by, lang) for lang in LANGS},
        "papers_shared_on": _day(meeting.papers_shared_on),
        "papers_late_reason": meeting.papers_late_reason,
    }


def _day(value: object) -> str:
    return value.isoformat() if value else ""


def _clock(value: object) -> str:
    return f"{value:%H:%M}" if value else ""


def _item(item: AgendaItem) -> Content:
    return {
        "id": item.pk,
        "parent": item.parent_id,
        "number": item.number,
        "kind": item.kind,
        "title_en": item.title_en,
        "title_km": item.title_km,
        "starts": _clock(item.starts),
        "ends": _clock(item.ends),
        "reached": item.reached,
        "people": [{lang: _person(row, lang) for lang in LANGS} for row in item.people.all()],
    }


def _person(row: object, lang: str) -> str:
    with translation.override(lang):
        body = row.organisation.short() if row.organisation else ""
        return ", ".join(filter(None, [str(row.person or row.name), body, row.on_behalf_of]))


def _point(point: Point) -> Content:
    return {
        "id": point.pk,
        "item": point.item_id,
        "kind": point.kind,
        "text_en": point.text_en,
        "text_km": point.text_km,
        "speaker": point.speaker,
        "organisation": {lang: _both(point.organisation, lang) for lang in LANGS} if point.organisation else None,
        "organisation_id": point.organisation_id,
        "by_consensus": point.by_consensus,
        "differing_views": point.differing_views,
        "binding_after": point.binding_after,
    }


def _things(points: Iterable[Point]) -> dict[str, Content]:
    """What higher floors say of a point on paper (who leads an action, by when), by id of the point."""
    found: dict[str, Content] = {}
    for kind, thing in meeting_tabs.POINT_THINGS.items():
        mine = [point for point in points if point.kind == kind]
        for lang in LANGS if mine else ():
            with translation.override(lang):
                for number, facts in thing.printed(mine, lang).items():
                    found.setdefault(str(number), {})[lang] = facts
    return found


def is_older(point: Point) -> str:
    """Which language lags behind: "en" or "km" when that text is missing or older than the other, else ""."""
    if not point.text_en.strip():
        return "en"
    if not point.text_km.strip():
        return "km"
    english, khmer = point.en_changed_at, point.km_changed_at
    if english and khmer and abs((english - khmer).total_seconds()) > 300:
        return "km" if english > khmer else "en"
    return ""


def decisions_in_dispute(meeting: Meeting) -> list[Point]:
    """Decisions taken without consensus whose differing views are not written down (TWG-5a.03)."""
    rows = Point.objects.filter(meeting=meeting, kind=PointKind.DECISION, by_consensus=False, differing_views="")
    return list(rows.order_by("position", "pk"))
