"""Every stored value of a set as plain JSON, for the frozen copy of a submission."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from jmi.models import JmiSet, Outcome
from jmi.rows import KINDS, STAGES, RowKind


def _value(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _fields(thing: models.Model) -> dict[str, Any]:
    return {field.attname: _value(getattr(thing, field.attname)) for field in thing._meta.concrete_fields}


def _row(row: models.Model, kind: RowKind) -> dict[str, Any]:
    found = _fields(row)
    for child in kind.children + ((STAGES,) if kind.name == "indicator" else ()):
        found[child.name] = [_fields(line) for line in getattr(row, child.name).all()]
    if kind.name == "outcome":
        for name in ("output", "activity", "partnering"):
            found[KINDS[name].related] = [_row(one, KINDS[name]) for one in getattr(row, KINDS[name].related).all()]
    if kind.name == "output":
        found["indicators"] = [_row(one, KINDS["indicator"]) for one in row.indicators.all()]
    return found


def raw_of(jmi_set: JmiSet, chain: list[Outcome]) -> dict[str, Any]:
    """The set with all rows and lines, by field name."""
    return _fields(jmi_set) | {"outcomes": [_row(outcome, KINDS["outcome"]) for outcome in chain]}
