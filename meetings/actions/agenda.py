"""The agenda of a meeting: items, their order and numbers, what is left out and why."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import NeedsReason, Refused, Warning
from meetings.actions.meetings import require_organiser, require_unsealed
from meetings.agenda_order import DEEPEST, Order, block, in_order, shift
from meetings.models import AgendaItem, AgendaTemplate, ItemPerson, LeftOutItem, Meeting
from meetings.states import ItemKind
from partners.actions.saving import locked, write

FACTS = (
    "kind",
    "title_en",
    "title_km",
    "note_en",
    "note_km",
    "starts",
    "ends",
    "minutes_presentation",
    "minutes_discussion",
    "themes",
    "recurring",
)
MOST_ITEMS = 200


def begin(meeting: Meeting, by: object) -> Meeting:
    """The locked meeting, open to whoever prepares it."""
    require_organiser(by, meeting)
    meeting = locked(meeting)
    require_unsealed(meeting)
    return meeting


def next_position(meeting: Meeting) -> int:
    return (meeting.items.aggregate(last=Max("position"))["last"] or 0) + 1


def require_room(meeting: Meeting, more: int = 1) -> None:
    if meeting.items.count() + more > MOST_ITEMS:
        raise Refused(_("An agenda has at most %(most)s items.") % {"most": MOST_ITEMS}, "TWG-5d.04")


def _set_people(item: AgendaItem, people: Iterable[Mapping[str, Any]]) -> None:
    names = ("role", "person", "name", "organisation", "on_behalf_of")
    people = [{name: line[name] for name in names if line.get(name)} for line in people]
    wanted = [tuple(line.get(name) or None for name in names) for line in people]
    there = [tuple(getattr(row, name) or None for name in names) for row in item.people.select_related()]
    if wanted == there:
        return
    item.people.all().delete()
    ItemPerson.objects.bulk_create(
        ItemPerson(item=item, position=place, **line) for place, line in enumerate(people, start=1)
    )


def _check_times(values: Mapping[str, Any]) -> None:
    starts, ends = values.get("starts"), values.get("ends")
    if starts and ends and ends <= starts:
        raise Refused(_("The item ends before it begins."), field="ends")


def add_item(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    people: list[Mapping[str, Any]],
    by: object,
    now: datetime.datetime,
) -> AgendaItem:
    """A new item at the end of the agenda."""
    _check_times(values)
    with audited("meetings.add_item", by=by):
        meeting = begin(meeting, by)
        require_room(meeting)
        item = AgendaItem.objects.create(
            meeting=meeting,
            position=next_position(meeting),
            **{name: values[name] for name in FACTS if name in values},
        )
        _set_people(item, people)
        renumber(meeting)
    item.refresh_from_db()
    return item


def change_item(
    *,
    item: AgendaItem,
    values: Mapping[str, Any],
    people: list[Mapping[str, Any]],
    version: int,
    by: object,
    now: datetime.datetime,
) -> AgendaItem:
    """Save an item; ``Stale`` with both texts when somebody saved in between."""
    _check_times(values)
    with audited("meetings.change_item", by=by):
        meeting = begin(item.meeting, by)
        item = locked(item)
        write(item, {name: values[name] for name in FACTS if name in values}, version)
        _set_people(item, people)
        renumber(meeting)
    return item


def remove_item(*, item: AgendaItem, reason: str = "", by: object, now: datetime.datetime) -> None:
    """Take an item off. One that the guideline expects goes with a reason, kept and printed (TWG-5d.02, 5d.09)."""
    with audited("meetings.remove_item", by=by, why=reason):
        meeting = begin(item.meeting, by)
        item = locked(item)
        if item.points.exists() or item.papers.exists():
            raise Refused(_("Papers or minutes hang on this item: move them first."))
        if item.below.exists():
            raise Refused(_("Items stand below this one: move them first."))
        if item.expected:
            if not reason.strip():
                question = _("Why does this meeting go without it?")
                words = _("The guideline expects “%(item)s” on this agenda.") % {"item": item.text("title")}
                raise NeedsReason([Warning(item.provision, words, question)])
            LeftOutItem.objects.create(
                meeting=meeting,
                title_en=item.title_en,
                title_km=item.title_km,
                provision=item.provision,
                reason=reason,
                left_out_at=now,
                left_out_by=by,
            )
        item.delete()
        renumber(meeting)


def move_item(*, item: AgendaItem, to: str, by: object, now: datetime.datetime) -> None:
    """One step ``up``, ``down``, ``in`` (below the item before it) or ``out``. What hangs below moves along."""
    with audited("meetings.order_items", by=by):
        meeting = begin(item.meeting, by)
        order = _tree(meeting)
        place = next(number for number, (one, _depth) in enumerate(order) if one.pk == item.pk)
        shift(order, place, to)
        _write_order(meeting, order)


def order_items(*, meeting: Meeting, order: list[tuple[int, int]], by: object, now: datetime.datetime) -> None:
    """The whole order as drawn with the pointer: pairs of number and depth. Items added meanwhile stay at the end."""
    with audited("meetings.order_items", by=by):
        meeting = begin(meeting, by)
        there = {one.pk: (one, depth) for one, depth in _tree(meeting)}
        wanted = [(there.pop(pk)[0], depth) for pk, depth in order if pk in there]
        _write_order(meeting, wanted + list(there.values()))


def _tree(meeting: Meeting) -> Order:
    """Taken items in reading order, each with its depth."""
    return in_order(list(meeting.items.filter(taken=True)))


def _write_order(meeting: Meeting, order: Order) -> None:
    """Positions, parents and numbers as the order says; a depth without anything above it becomes the next possible."""
    above: list[AgendaItem] = []
    for position, (item, depth) in enumerate(order, start=1):
        depth = max(0, min(depth, len(above), DEEPEST))
        del above[depth:]
        parent = above[-1].pk if above else None
        if item.position != position or item.parent_id != parent:
            item.position, item.parent_id = position, parent
            item.version += 1
            item.save(update_fields=["position", "parent", "version"])
        above.append(item)
    renumber(meeting)


def renumber(meeting: Meeting) -> None:
    """1, 2, 2.1 … over the taken items; breaks have no number. Numbers are given, so they don't count as an edit."""
    counts: list[int] = []
    for item, depth in _tree(meeting):
        del counts[depth + 1 :]
        while len(counts) <= depth:
            counts.append(0)
        if item.kind == ItemKind.BREAK:
            number = ""
        else:
            counts[depth] += 1
            number = ".".join(str(count) for count in counts[: depth + 1])
        if item.number != number:
            item.number = number
            item.save(update_fields=["number"])


def fill_from_template(
    *, meeting: Meeting, template: AgendaTemplate, by: object, now: datetime.datetime
) -> list[AgendaItem]:
    """Start the agenda with the lines of a template."""
    with audited("meetings.fill_agenda", by=by, why=str(template)):
        meeting = begin(meeting, by)
        lines = list(template.items.all())
        require_room(meeting, len(lines))
        position = next_position(meeting)
        made: dict[int, AgendaItem] = {}
        for offset, line in enumerate(lines):
            made[line.pk] = AgendaItem.objects.create(
                meeting=meeting,
                parent=made.get(line.parent_id),
                position=position + offset,
                kind=line.kind,
                title_en=line.title_en,
                title_km=line.title_km,
                minutes_presentation=line.minutes_presentation,
                minutes_discussion=line.minutes_discussion,
                recurring=line.recurring,
                expected=line.expected,
                provision=line.provision,
            )
        renumber(meeting)
    return list(made.values())


def lay_out_times(*, meeting: Meeting, starts: datetime.time, by: object, now: datetime.datetime) -> None:
    """Give each item of the first level its hours, one after the other, from its minutes."""
    with audited("meetings.lay_out_times", by=by):
        meeting = begin(meeting, by)
        clock = datetime.datetime.combine(meeting.starts_on or datetime.date(2000, 1, 1), starts)
        first_day = clock.date()
        order = _tree(meeting)
        for place, (item, depth) in enumerate(order):
            if depth:
                continue
            rows = [one for one, _depth in order[place : place + block(order, place)]]
            minutes = sum((one.minutes_presentation or 0) + (one.minutes_discussion or 0) for one in rows)
            if not minutes and item.kind == ItemKind.BREAK:
                minutes = 15
            end = clock + datetime.timedelta(minutes=minutes)
            if end.date() != first_day:
                raise Refused(_("The minutes of the items add up to more than the day has."), "TWG-5d.08")
            if minutes:
                item.starts, item.ends = clock.time(), end.time()
                item.version += 1
                item.save(update_fields=["starts", "ends", "version"])
            clock = end
