"""Several counts in one query: what stands in tabs and badges of a page."""

from collections.abc import Iterable

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def counted(things: Iterable[QuerySet | int | None]) -> list[int | None]:
    """Each query set as its number of rows, all in one query; numbers and None stay as they are."""
    found: list[int | None] = []
    places, parts, params = [], [], []
    for place, thing in enumerate(things):
        found.append(thing)
        if isinstance(thing, QuerySet):
            found[place] = 0
            try:
                plain = thing if thing.query.is_sliced else thing.order_by()
                sql, given = plain.values("pk").query.get_compiler(thing.db).as_sql()
            except EmptyResultSet:
                continue
            places.append(place)
            parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS part)")  # noqa: S608 - written by Django, values apart
            params.extend(given)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(parts), params)
            for place, number in zip(places, cursor.fetchone(), strict=True):
                found[place] = number
    return found
