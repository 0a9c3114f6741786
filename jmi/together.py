"""Reads rows of several models in one query: each model is a branch of a UNION, its rows as JSON objects."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, CharField, Field, IntegerField, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject

from kit.fixed import Fixed, Given

Rows = dict[type[Model], dict[int, Any]]
AS_IN_JSON = (BooleanField, CharField, IntegerField, TextField)


class FixedTogether:
    """Query sets of several models as one prepared query (``kit.fixed``); ``make`` must not depend on the reader."""

    def __init__(self, make: Callable[[], Sequence[QuerySet]]) -> None:
        self.make = make

    @cached_property
    def _written(self) -> tuple[dict[type[Model], list[Field]], Fixed]:
        branches = self.make()
        fields = {branch.model: _fields(branch) for branch in branches}
        first, *others = (_json(branch, fields[branch.model]) for branch in branches)
        return fields, Fixed(lambda: first.union(*others, all=True))

    def read(self, **given: Given) -> Rows:
        """Model → number → row, for one query set a model; ``only`` and ``defer`` of a query set are heeded."""
        fields, query = self._written
        return rows_of(fields, query.tuples(**given), fields)


def rows_of(
    models: Iterable[type[Model]],
    rows: Iterable[tuple[str, str]],
    fields: Mapping[type[Model], list[Field]] | None = None,
) -> Rows:
    """Model → number → row, from labels of models and rows as JSON; all fields unless ``fields`` says which."""
    found: Rows = {model: {} for model in models}
    kinds = {
        model._meta.label: (
            model,
            [(one.attname, _reader(one)) for one in (fields or {}).get(model, model._meta.concrete_fields)],
        )
        for model in found
    }
    for label, text in rows:
        model, read = kinds[label]
        values = json.loads(text, parse_float=Decimal)
        made = [values[name] if make is None else make(values[name]) for name, make in read]
        row = model.from_db(DEFAULT_DB_ALIAS, [name for name, _ in read], made)
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


def _reader(field: Field) -> Callable[[Any], Any] | None:
    """What makes the field's value of a value of JSON; None where they are the same."""
    target = field.target_field if field.remote_field else field
    return None if isinstance(target, AS_IN_JSON) else field.to_python
