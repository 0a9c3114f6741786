"""Large queries that are always the same but for their numbers: their SQL is written once, then only run.

Django writes the SQL of a query anew each time; for a tree of subqueries that takes longer than the database does::

    ROWS = Fixed(lambda: Indicator.objects.filter(output__in=numbers("outputs")).values("id", "title_en"))
    for row in ROWS.rows(outputs=[1, 2]): ...
"""

import datetime
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

# What is given when a query runs: numbers, a number, a day.
Given = Iterable[int] | int | datetime.date


class _Given:
    """The place of what is given when the query runs."""

    def __init__(self, name: str) -> None:
        self.name = name


def numbers(name: str) -> RawSQL:
    """For ``…__in``: any numbers, given as ``name``."""
    return RawSQL("SELECT unnest(%s::bigint[])", [_Given(name)])


def number(name: str) -> RawSQL:
    """One number, given as ``name``."""
    return RawSQL("%s::bigint", [_Given(name)])


def day(name: str) -> RawSQL:
    """One day, given as ``name``."""
    return RawSQL("%s::date", [_Given(name)])


class Fixed:
    """A query of ``values(…)`` whose SQL is written at its first use; ``make`` must not depend on the reader."""

    def __init__(self, make: Callable[[], QuerySet]) -> None:
        self.make = make

    @cached_property
    def _written(self) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        compiler = self.make().query.get_compiler(DEFAULT_DB_ALIAS)
        return compiler, *compiler.as_sql()

    def tuples(self, **given: Given) -> list[tuple[Any, ...]]:
        """The rows as ``values_list`` gives them."""
        compiler, sql, params = self._written
        filled = {name: list(value) if isinstance(value, Iterable) else value for name, value in given.items()}
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled[one.name] if isinstance(one, _Given) else one for one in params])
            return list(compiler.results_iter([cursor.fetchall()], tuple_expected=True))

    def rows(self, **given: Given) -> list[dict[str, Any]]:
        """The rows as dicts, as ``values`` gives them."""
        found = self.tuples(**given)
        names = list(self._written[0].query.selected)
        return [dict(zip(names, row, strict=True)) for row in found]
