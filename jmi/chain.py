"""Reads the result chain of one or many sets in one query, however many rows and lines hang below them.

What comes back is the outcomes as models, with everything below and beside them already read.
"""

# ruff: noqa: S608 - the statement is made of names of tables and columns
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

from jmi.models import (
    Activity,
    ActivityDate,
    ActivityResource,
    Breakdown,
    Indicator,
    IndicatorStage,
    IndicatorTarget,
    JmiSet,
    Outcome,
    OutcomePolicy,
    Output,
    PartneringAction,
    Responsible,
)
from jmi.together import Rows, hang, rows_of
from kit.fixed import Statement, place
from meetings.models import Forum
from partners.models import Organisation, Place, PolicyEntry, PolicyFramework


def _in_order(row: Any) -> tuple:
    return row.position, row.pk


def _by_day(row: Any) -> tuple:
    return row.due_on or date.max, row.pk


def _by_framework(row: OutcomePolicy) -> tuple:
    return row.entry.framework.type, row.entry.position, row.pk


def _as_entered(row: Any) -> tuple:
    return (row.pk,)


@dataclass(frozen=True)
class _Level:
    """One kind of row: the rows it hangs on, through which it belongs to its set, and its order beside others."""

    model: type[Model]
    parents: tuple[str, ...]
    order: Callable[[Any], tuple] = _in_order


# Each stands below its first parent.
_LEVELS = (
    _Level(Outcome, ()),
    _Level(OutcomePolicy, ("outcome",), _by_framework),
    _Level(Output, ("outcome",)),
    _Level(Indicator, ("output",)),
    _Level(IndicatorStage, ("indicator",)),
    _Level(IndicatorTarget, ("indicator",), _by_day),
    _Level(Breakdown, ("indicator",)),
    _Level(Activity, ("outcome",)),
    _Level(ActivityDate, ("activity",), _by_day),
    _Level(ActivityResource, ("activity",), _as_entered),
    _Level(PartneringAction, ("outcome",)),
    _Level(Responsible, ("activity", "partnering_action")),
)
# What the rows point at: model, and the fields that point at it.
_BESIDE: dict[type[Model], tuple[tuple[type[Model], str], ...]] = {
    PolicyEntry: (
        (OutcomePolicy, "entry"),
        *((model, name) for model in (Outcome, Output, Indicator) for name in ("source_entry", "bsp_entry")),
    ),
    Organisation: ((ActivityResource, "organisation"), (Responsible, "organisation")),
    Forum: ((Responsible, "forum"),),
    Place: ((Breakdown, "place"),),
    PolicyFramework: ((PolicyEntry, "framework"),),
}


@cache
def _statement() -> Statement:
    """One statement for all kinds of rows: level by level by index, then what they point at. Written once."""
    parts = {Outcome: f"SELECT * FROM {_table(Outcome)} WHERE jmi_set_id = ANY(%s::bigint[])"}
    for level in _LEVELS[1:]:
        fields = (level.model._meta.get_field(name) for name in level.parents)
        # A row hangs on one of its parents: the branches share none.
        parts[level.model] = " UNION ALL ".join(
            f"SELECT * FROM {_table(level.model)} WHERE {_name(field.column)} IN"
            f" (SELECT id FROM {_part(field.related_model)})"
            for field in fields
        )
    for model, pointing in _BESIDE.items():
        keys = " UNION ".join(
            f"SELECT {_name(source._meta.get_field(name).column)} FROM {_part(source)}" for source, name in pointing
        )
        parts[model] = f"SELECT * FROM {_table(model)} WHERE id IN ({keys})"
    named = ", ".join(f"{_part(model)} AS MATERIALIZED ({sql})" for model, sql in parts.items())
    rows = (f"SELECT '{model._meta.label}', row_to_json({_part(model)})::text FROM {_part(model)}" for model in parts)
    return Statement(f"WITH {named} {' UNION ALL '.join(rows)}", [place("sets")])


def _name(name: str) -> str:
    return connection.ops.quote_name(name)


def _table(model: type[Model]) -> str:
    return _name(model._meta.db_table)


def _part(model: type[Model]) -> str:
    return _name(f"the_{model._meta.model_name}")


def _read(ids: list[int]) -> Rows:
    """Every row of these sets and what it points at, by kind and number."""
    return rows_of([*(level.model for level in _LEVELS), *_BESIDE], _statement().run(sets=ids))


def _point(found: dict[type[Model], dict[int, Any]], model: type[Model], name: str) -> None:
    field = model._meta.get_field(name)
    known = found[field.related_model]
    for row in found[model].values():
        field.set_cached_value(row, known.get(getattr(row, field.attname)))


def chains(sets: Iterable[JmiSet]) -> dict[int, list[Outcome]]:
    """Set id → its outcomes in order, everything below already read."""
    ids = [one.pk for one in sets]
    if not ids:
        return defaultdict(list)
    found = _read(ids)
    for pointing in _BESIDE.values():
        for model, name in pointing:
            _point(found, model, name)
    for level in _LEVELS:
        rows = sorted(found[level.model].values(), key=level.order)
        for name in level.parents:
            _gather(found, level.model, name, rows)
    outputs = Activity._meta.get_field("output"), PartneringAction._meta.get_field("output")
    for field in outputs:
        _point(found, field.model, field.name)
    chain: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in sorted(found[Outcome].values(), key=_in_order):
        chain[outcome.jmi_set_id].append(outcome)
    return chain


def _gather(found: dict[type[Model], dict[int, Any]], model: type[Model], name: str, rows: list[Model]) -> None:
    """Hang ``rows`` on their parents, which know them and are known by them."""
    field = model._meta.get_field(name)
    below: dict[int, list[Model]] = defaultdict(list)
    parents = found[field.related_model]
    for row in rows:
        parent = getattr(row, field.attname)
        if parent is not None:
            below[parent].append(row)
            field.set_cached_value(row, parents[parent])
    for pk, parent in parents.items():
        hang(parent, field.remote_field.related_name, below[pk])


def below(things: Iterable[Activity | PartneringAction], output: Output | None) -> list:
    """Those that hang on this output, or (None) on the outcome as a whole."""
    wanted = output.pk if output is not None else None
    return [thing for thing in things if thing.output_id == wanted]
