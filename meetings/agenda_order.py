"""The order of an agenda: reading order with depth, and moves within it. Pure, nothing is written."""

from meetings.models import AgendaItem

# Deeper than this nobody finds an item again.
DEEPEST = 2
Order = list[tuple[AgendaItem, int]]


def in_order(items: list[AgendaItem]) -> Order:
    """Items in reading order, each with its depth; what hangs on nothing shown stands on the first level."""
    shown = {item.pk for item in items}
    below: dict[int | None, list[AgendaItem]] = {}
    for item in sorted(items, key=lambda one: (one.position, one.pk)):
        below.setdefault(item.parent_id if item.parent_id in shown else None, []).append(item)
    found: Order = []

    def walk(parent: int | None, depth: int) -> None:
        for item in below.get(parent, ()):
            found.append((item, depth))
            walk(item.pk, depth + 1)

    walk(None, 0)
    return found


def block(order: Order, place: int) -> int:
    """How many rows an item takes with all that hangs below it."""
    depth = order[place][1]
    size = 1
    while place + size < len(order) and order[place + size][1] > depth:
        size += 1
    return size


def shift(order: Order, place: int, to: str) -> None:
    """Move the row at ``place``, with what hangs below it, one step ``up``, ``down``, ``in`` or ``out``."""
    depth = order[place][1]
    size = block(order, place)
    rows = order[place : place + size]
    if to == "in" and place and depth < DEEPEST and order[place - 1][1] >= depth:
        order[place : place + size] = [(one, level + 1) for one, level in rows]
    elif to == "out" and depth:
        order[place : place + size] = [(one, level - 1) for one, level in rows]
    elif to == "up" and place:
        before = place - 1
        while before > 0 and order[before][1] > depth:
            before -= 1
        del order[place : place + size]
        order[before:before] = rows
    elif to == "down" and place + size < len(order):
        after = block(order, place + size)
        del order[place : place + size]
        order[place + after : place + after] = rows
