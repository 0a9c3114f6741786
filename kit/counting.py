"""Several counts in one query: what stands in tabs and badges of a page."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

from kit.fixed import Given, Statement


class Rows:
    """Rows counted on many pages, by a query that is the same for everybody but for what is ``given`` (kit.fixed)::

    TAKEN = Rows(lambda: AgendaItem.objects.filter(meeting=number("meeting"), taken=True))
    counted([TAKEN.given(meeting=5), …])

    Those that are counted together are one prepared statement; a name then means the same in all of them.
    """

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make

    def given(self, **values: Given) -> "Asked":
        """These rows for one reader or record."""
        return Asked(self, values)


class Asked(NamedTuple):
    """Rows with what their query needs."""

    rows: Rows
    values: dict[str, Given]


_STATEMENTS: dict[tuple[Rows, ...], Statement] = {}


def _statement(kinds: tuple[Rows, ...]) -> Statement:
    """One statement for these rows, written at its first use; which rows go together depends on the page alone."""
    if kinds not in _STATEMENTS:
        parts, params = [], []
        for kind in kinds:
            sql, given = kind.make().order_by().values("pk").query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
            parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS part)")  # noqa: S608 - written by Django, values apart
            params.extend(given)
        _STATEMENTS[kinds] = Statement("SELECT " + ", ".join(parts), params)
    return _STATEMENTS[kinds]


def _prepared(asked: list[Asked]) -> tuple[int, ...]:
    together: dict[str, Given] = {}
    for _rows, values in asked:
        for name, value in values.items():
            if together.setdefault(name, value) != value:
                raise ValueError(f"two meanings of {name!r} in one count")
    return _statement(tuple(rows for rows, _values in asked)).run(**together)[0]


def counted(things: Iterable[QuerySet | Asked | int | None]) -> list[int | None]:
    """Each query set as its number of rows, all in one query; numbers and None stay as they are.

    What is ``Rows`` is counted in one query of its own, which neither Django writes nor the database plans again.
    """
    found: list[int | None] = []
    places, parts, params = [], [], []
    prepared: list[tuple[int, Asked]] = []
    for place, thing in enumerate(things):
        found.append(thing)
        if isinstance(thing, Asked):
            prepared.append((place, thing))
        elif isinstance(thing, QuerySet):
            found[place] = 0
            try:
                plain = thing if thing.query.is_sliced else thing.order_by()
                sql, given = plain.values("pk").query.get_compiler(thing.db).as_sql()
            except EmptyResultSet:
                continue
            places.append(place)
            parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS part)")  # noqa: S608 - written by Django, values apart
            params.extend(given)
    if prepared:
        for (place, _asked), number in zip(prepared, _prepared([asked for _place, asked in prepared]), strict=True):
            found[place] = number
    if parts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(parts), params)
            for place, number in zip(places, cursor.fetchone(), strict=True):
                found[place] = number
    return found
