"""Reads rows of several models in one query: each model is a branch of a UNION, its rows as JSON objects."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Field, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

Rows = dict[type[Model], dict[int, Any]]


def read_together(*branches: QuerySet) -> Rows:
    """Model → number → row, for one query set a model; ``only`` and ``defer`` of a query set are heeded."""
    fields = {branch.model: _fields(branch) for branch in branches}
    models = {model._meta.label: model for model in fields}
    first, *others = (_json(branch, fields[branch.model]) for branch in branches)
    found: Rows = {model: {} for model in fields}
    for label, text in first.union(*others, all=True):
        model = models[label]
        row = _build(model, fields[model], json.loads(text, parse_float=Decimal))
        found[model][row.pk] = row
    return found


def hang(row: Model, name: str, things: Iterable[Model]) -> None:
    """Put what hangs on a row where ``row.<name>.all()`` finds it without asking the database."""
    known = getattr(row, name).all()
    known._result_cache, known._prefetch_done = list(things), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known


def _fields(branch: QuerySet) -> list[Field]:
    names, leaves_out = branch.query.deferred_loading
    return [one for one in branch.model._meta.concrete_fields if one.primary_key or (one.name in names) != leaves_out]


def _json(branch: QuerySet, fields: list[Field]) -> QuerySet:
    row = Cast(JSONObject(**{field.attname: field.attname for field in fields}), TextField())
    kind = Value(branch.model._meta.label, TextField())
    return branch.order_by().annotate(kind_=kind, row_=row).values_list("kind_", "row_")


def _build(model: type[Model], fields: list[Field], values: dict[str, Any]) -> Model:
    names = [field.attname for field in fields]
    return model.from_db(DEFAULT_DB_ALIAS, names, [field.to_python(values[field.attname]) for field in fields])
