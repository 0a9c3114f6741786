"""Reads the result chain of one or many sets in one query, however many rows and lines hang below them.

What comes back is the outcomes as models, with everything below and beside them already read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

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
from jmi.together import hang, read_together
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
    """One kind of row: how it leads to its set, the rows it hangs on, and its order among those beside it."""

    model: type[Model]
    to_set: str
    parents: tuple[str, ...]
    order: Callable[[Any], tuple] = _in_order


_LEVELS = (
    _Level(Outcome, "jmi_set", ()),
    _Level(OutcomePolicy, "outcome__jmi_set", ("outcome",), _by_framework),
    _Level(Output, "outcome__jmi_set", ("outcome",)),
    _Level(Indicator, "output__outcome__jmi_set", ("output",)),
    _Level(IndicatorStage, "indicator__output__outcome__jmi_set", ("indicator",)),
    _Level(IndicatorTarget, "indicator__output__outcome__jmi_set", ("indicator",), _by_day),
    _Level(Breakdown, "indicator__output__outcome__jmi_set", ("indicator",)),
    _Level(Activity, "outcome__jmi_set", ("outcome",)),
    _Level(ActivityDate, "activity__outcome__jmi_set", ("activity",), _by_day),
    _Level(ActivityResource, "activity__outcome__jmi_set", ("activity",), _as_entered),
    _Level(PartneringAction, "outcome__jmi_set", ("outcome",)),
    _Level(Responsible, "", ("activity", "partnering_action")),
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
}


def _within(level: _Level, ids: list[int]) -> QuerySet:
    """The rows of this kind in these sets."""
    if level.model is Responsible:
        rule = Q(activity__outcome__jmi_set__in=ids) | Q(partnering_action__outcome__jmi_set__in=ids)
        return Responsible.objects.filter(rule)
    return level.model.objects.filter(**{f"{level.to_set}__in": ids})


def _read(ids: list[int]) -> dict[type[Model], dict[int, Any]]:
    """Every row of these sets and what it points at, by kind and number."""
    rows = {level.model: _within(level, ids) for level in _LEVELS}
    for model, pointing in _BESIDE.items():
        wanted = Q()
        for source, name in pointing:
            wanted |= Q(pk__in=rows[source].order_by().values(name))
        rows[model] = model.objects.filter(wanted)
    rows[PolicyFramework] = PolicyFramework.objects.filter(pk__in=rows[PolicyEntry].order_by().values("framework"))
    return read_together(*rows.values())


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
    _point(found, PolicyEntry, "framework")
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
