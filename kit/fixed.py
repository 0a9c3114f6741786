"""Large queries that are always the same but for their numbers: written once, planned once, then only run.

Django writes the SQL of a query anew each time, and PostgreSQL reads and plans it anew each time; for a tree of
subqueries both take longer than the answer (``docs/speed.md``)::

    ROWS = Fixed(lambda: Indicator.objects.filter(output__in=numbers("outputs")).values("id", "title_en"))
    for row in ROWS.rows(outputs=[1, 2]): ...
"""

import datetime
import weakref
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import count
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

# What is given when a query runs: numbers, texts, a number, a day, a text.
Given = Iterable[int] | Iterable[str] | int | datetime.date | str

# Statements prepared on each open connection, by their names; a new connection begins with none.
_PREPARED: weakref.WeakKeyDictionary[Any, set[str]] = weakref.WeakKeyDictionary()
_NUMBER = count(1)
LARGEST = 2**63 - 1  # the largest number that a key can be


class _Given:
    """The place of what is given when the query runs."""

    def __init__(self, name: str) -> None:
        self.name = name


def numbers(name: str) -> RawSQL:
    """For ``…__in``: any numbers, given as ``name``."""
    return RawSQL("SELECT unnest(%s::bigint[])", [_Given(name)])


def texts(name: str) -> RawSQL:
    """For ``…__in``: any texts, given as ``name``."""
    return RawSQL("SELECT unnest(%s::text[])", [_Given(name)])


def number(name: str) -> RawSQL:
    """One number, given as ``name``."""
    return RawSQL("%s::bigint", [_Given(name)])


def day(name: str) -> RawSQL:
    """One day, given as ``name``."""
    return RawSQL("%s::date", [_Given(name)])


def instant(name: str) -> RawSQL:
    """One instant, given as ``name``."""
    return RawSQL("%s::timestamptz", [_Given(name)])


def text(name: str) -> RawSQL:
    """One text, given as ``name``."""
    return RawSQL("%s::text", [_Given(name)])


def place(name: str) -> _Given:
    """The place of what is given as ``name``, among the parameters of a ``Statement``."""
    return _Given(name)


class Statement:
    """SQL with ``%s`` that a connection prepares at its first use; ``params``: constants, or places for what is given.

    With a generic plan the database neither reads nor plans the text again. The text must not depend on the reader.
    """

    def __init__(self, sql: str, params: Iterable[Any]) -> None:
        self.sql, self.params = sql, list(params)
        self.given = list(dict.fromkeys(one.name for one in self.params if isinstance(one, _Given)))
        self.name = f"fixed_{next(_NUMBER)}"
        places = ", ".join(["%s"] * len(self.given))
        self.execute = f"EXECUTE {self.name}({places})" if places else f"EXECUTE {self.name}"

    def written(self, cursor: Any, *, blank: bool = False) -> bytes:
        """The text with its constants in it and ``$1`` for what is given; ``blank``: NULL for what is given."""
        first, *parts = self.sql.split("%s")
        text = [first.replace("%%", "%")]
        for param, part in zip(self.params, parts, strict=True):
            if isinstance(param, _Given):
                text.append("NULL" if blank else f"${self.given.index(param.name) + 1}")
            else:
                text.append(cursor.mogrify("%s", [param]).decode())
            text.append(part.replace("%%", "%"))
        # Bytes: a text given as str is searched for placeholders.
        return "".join(text).encode()

    def _prepare(self, raw: Any) -> None:
        """Outside of what Django counts as queries."""
        with raw.cursor() as cursor:
            cursor.execute(f"PREPARE {self.name} AS ".encode() + self.written(cursor))

    def run(self, **given: Given) -> list[tuple[Any, ...]]:
        """The rows as the database gives them, none for a number that no key can be; ``KeyError`` for what was not
        given."""
        values = [
            list(value) if isinstance(value, Iterable) and not isinstance(value, str) else value
            for value in (given[name] for name in self.given)
        ]
        if any(type(value) is int and abs(value) > LARGEST for value in values):
            return []  # an address may hold any number; no row has this one
        connection.ensure_connection()
        raw = connection.connection
        ready = _PREPARED.setdefault(raw, set())
        if self.name not in ready:
            with connection.wrap_database_errors:
                self._prepare(raw)
            ready.add(self.name)
        with connection.cursor() as cursor:
            cursor.execute(self.execute, values)
            return cursor.fetchall()


class Fixed:
    """A query set whose SQL is written at its first use; ``make`` must not depend on the reader.

    ``rows`` and ``tuples`` are for ``values(…)``, ``models`` for anything else.
    """

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make

    @cached_property
    def _written(self) -> tuple[SQLCompiler, Statement]:
        compiler = self._asked.query.get_compiler(DEFAULT_DB_ALIAS)
        return compiler, Statement(*compiler.as_sql())

    @cached_property
    def _asked(self) -> QuerySet:
        return self.make()

    def tuples(self, **given: Given) -> list[tuple[Any, ...]]:
        """The rows as ``values_list`` gives them."""
        compiler, statement = self._written
        return list(compiler.results_iter([statement.run(**given)], tuple_expected=True))

    def rows(self, **given: Given) -> list[dict[str, Any]]:
        """The rows as dicts, as ``values`` gives them."""
        return self.made(self.statement.run(**given))

    def models(self, **given: Given) -> list[Any]:
        """The rows as models, with what the query set selects and annotates; nothing is prefetched."""
        _compiler, statement = self._written
        return self._as_models(statement.run(**given))

    @property
    def statement(self) -> Statement:
        """What is asked; its ``params`` stand in the order of their places."""
        return self._written[1]

    def made(self, found: list[tuple[Any, ...]]) -> list[Any]:
        """Rows of the database as ``models`` or ``rows`` gives them."""
        compiler = self._written[0]
        if self._asked._fields is None:  # neither values nor values_list
            return self._as_models(found)
        names = list(compiler.query.selected)
        rows = compiler.results_iter([found], tuple_expected=True)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _as_models(self, found: list[tuple[Any, ...]]) -> list[Any]:
        compiler = self._written[0]
        own, columns = compiler.klass_info["select_fields"], compiler.select
        start, end = own[0], own[-1] + 1
        model: type[Model] = compiler.klass_info["model"]
        names = [column[0].target.attname for column in columns[start:end]]
        related = get_related_populators(compiler.klass_info, columns, DEFAULT_DB_ALIAS)
        made = []
        for row in compiler.results_iter([found]):
            one = model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])
            for populator in related:
                populator.populate(row, one)
            for name, place in compiler.annotation_col_map.items():
                setattr(one, name, row[place])
            made.append(one)
        return made
