"""What an agreed action serves in higher rooms: a row of a JMI matrix, an item of a workplan.

A room that keeps such links registers them when the application is ready; pages and workbooks of actions ask here and
know no room by name::

    serving.register(serving.Source("jmi", _("JMI"), served, books, choices, save))
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from followup.models import Action


@dataclass(frozen=True)
class Served:
    """One thing that an action serves, as its reader may see it."""

    kind: str
    words: str
    url: str


@dataclass(frozen=True)
class Book:
    """Where things to be served stand together: one JMI set, one workplan."""

    key: str
    words: str


@dataclass(frozen=True)
class Choice:
    """One thing that can be served; ``level`` says how deep it stands below the things before it."""

    value: str
    kind: str
    words: str
    level: int = 0
    ticked: bool = False


@dataclass(frozen=True)
class Source:
    """A room whose things actions serve.

    ``served(user, actions)``: action id → what it serves, only what the user may see, in a constant number of queries.
    ``books(user, action)``: those to choose from, the nearest first. ``choices(user, action, book)``: the things of one
    of them, None for a book that is not the user's. ``save(action=, book=, values=, by=, now=)`` makes the ticked
    things of a book exactly these; it checks who may, and writes its own acts of the trail.
    """

    key: str
    label: str | Promise
    served: Callable[[object, Iterable[int]], Mapping[int, list[Served]]]
    books: Callable[[object, Action], Sequence[Book]]
    choices: Callable[[object, Action, str], Sequence[Choice] | None]
    save: Callable[..., None]


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let actions serve things of a further room."""
    SOURCES[source.key] = source


def served(user: object, actions: Iterable[int]) -> dict[int, list[Served]]:
    """Action id → all that it serves, of every room."""
    ids, found = list(actions), {}
    for source in SOURCES.values():
        for number, things in source.served(user, ids).items():
            found.setdefault(number, []).extend(things)
    return found


def books(user: object, action: Action) -> list[tuple[Source, Book]]:
    """All that the user may choose from, room by room."""
    return [(source, book) for source in SOURCES.values() for book in source.books(user, action)]


def save(*, source: str, action: Action, book: str, values: Iterable[str], by: object, now: datetime.datetime) -> None:
    """Make what an action serves of one book exactly ``values``."""
    SOURCES[source].save(action=action, book=book, values=list(values), by=by, now=now)
