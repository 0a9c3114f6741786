"""Several prepared queries asked at once: a page that shows many short lists goes to the database once for all of them.

Each of the lists comes back as it would alone (``Fixed.models`` or ``Fixed.rows``), in its own order::

    PAGE = Together(seats=Fixed(...), papers=Fixed(...))
    found = PAGE.ask(forum=3)
    found["seats"], found["papers"]

Their columns differ, so each row travels as an array of texts, and what reads a column's text from the database
otherwise (psycopg's typecasters) reads it here too.
"""

from collections.abc import Callable
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.db import connection
from psycopg2 import extensions

from kit.fixed import Fixed, Given, Statement

# Columns that are text already.
_TEXTS = {18, 25, 1042, 1043}


class Together:
    """The queries by their names; what they are given may be shared among them."""

    def __init__(self, **queries: Fixed) -> None:
        self.queries = queries

    @cached_property
    def _statement(self) -> Statement:
        parts, params = [], []
        for place, fixed in enumerate(self.queries.values()):
            names = [f"c{number}" for number in range(len(self._types[place]))]
            texts = ", ".join(f"{name}::text" for name in names)
            parts.append(
                f"SELECT {place}, row_number() OVER (), ARRAY[{texts}] "  # noqa: S608 - written by Django, values apart
                f"FROM ({fixed.statement.sql}) AS part_{place} ({', '.join(names)})"
            )
            params += fixed.statement.params
        return Statement(" UNION ALL ".join(parts), params)

    @cached_property
    def _types(self) -> list[list[int]]:
        """The types of the columns of each query, as the database numbers them."""
        found = []
        for fixed in self.queries.values():
            with connection.connection.cursor() as cursor:
                # Nothing is given and nothing read: only what the columns are.
                cursor.execute(b"SELECT * FROM (" + fixed.statement.written(cursor, blank=True) + b") AS part LIMIT 0")
                found.append([column.type_code for column in cursor.description])
        return found

    def ask(self, **given: Given) -> dict[str, list[Any]]:
        """The rows of each query by its name; ``KeyError`` for what was not given."""
        connection.ensure_connection()
        rows = self._statement.run(**given)
        rows.sort(key=itemgetter(0, 1))
        raw = connection.connection
        readers = [[_reader(raw, code) for code in codes] for codes in self._types]
        with raw.cursor() as cursor:
            found: list[list[tuple]] = [[] for _one in self.queries]
            for place, _number, texts in rows:
                found[place].append(
                    tuple(
                        text if text is None or read is None else read(text, cursor)
                        for text, read in zip(texts, readers[place], strict=True)
                    )
                )
        return {name: fixed.made(found[place]) for place, (name, fixed) in enumerate(self.queries.items())}


def _reader(raw: Any, code: int) -> Callable[[str, Any], Any] | None:
    """What reads the text of a column of this type on this connection; None for a text."""
    if code in _TEXTS:
        return None
    return raw.string_types.get(code) or extensions.string_types.get(code)
