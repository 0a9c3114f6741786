"""Old and new version of a set side by side, row by row and field by field, with what differs marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from jmi.models import Outcome
from jmi.rows import KINDS, STAGES, RowKind
from jmi.stale import in_words


@dataclass(frozen=True)
class Difference:
    """One field in both versions."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class RowPair:
    """One row in both versions. ``change``: same, changed, added, removed."""

    kind: str
    label: str
    name: str
    change: str
    differences: tuple[Difference, ...]
    depth: int
    key: str


def rows_of(chain: list[Outcome]) -> Iterator[tuple[RowKind, models.Model, int]]:
    """All rows in the order of the matrix, with their depth."""
    for outcome in chain:
        yield KINDS["outcome"], outcome, 0
        activities, partnering = list(outcome.activities.all()), list(outcome.partnering_actions.all())
        for output in [*outcome.outputs.all(), None]:
            if output is not None:
                yield KINDS["output"], output, 1
                for indicator in output.indicators.all():
                    yield KINDS["indicator"], indicator, 2
            pk = output.pk if output is not None else None
            for kind, things in (("activity", activities), ("partnering", partnering)):
                for one in things:
                    if one.output_id == pk:
                        yield KINDS[kind], one, 2 if output is not None else 1


def compare(old: list[Outcome], new: list[Outcome]) -> list[RowPair]:
    """Pairs in the order of the new version; rows that were removed stand at the end."""
    before = {(kind.name, row.pk): (kind, row, depth) for kind, row, depth in rows_of(old)}
    pairs = []
    for kind, row, depth in rows_of(new):
        _kind, twin, _depth = before.pop((kind.name, row.copied_from_id), (kind, None, depth))
        pairs.append(_pair(kind, twin, row, depth))
    pairs += [_pair(kind, row, None, depth) for kind, row, depth in before.values()]
    return pairs


def _pair(kind: RowKind, old: models.Model | None, new: models.Model | None, depth: int) -> RowPair:
    row = new if new is not None else old
    differences = tuple(_differences(kind, old, new))
    change = "added" if old is None else "removed" if new is None else "changed" if differences else "same"
    return RowPair(kind.name, str(kind.label), str(row), change, differences, depth, f"{kind.name}:{row.pk}")


def _differences(kind: RowKind, old: models.Model | None, new: models.Model | None) -> Iterator[Difference]:
    for name in kind.fields:
        label = str(capfirst(kind.model._meta.get_field(name).verbose_name))
        values = tuple(_words(row, name) for row in (old, new))
        if values[0] != values[1]:
            yield Difference(label, *values)
    for child in kind.children + ((STAGES,) if kind.name == "indicator" else ()):
        values = tuple(_lines(row, child.name) for row in (old, new))
        if values[0] != values[1]:
            yield Difference(str(child.label), *values)


def _words(row: models.Model | None, name: str) -> str:
    if row is None:
        return ""
    field = row._meta.get_field(name)
    value: Any = getattr(row, f"get_{name}_display")() if field.choices and getattr(row, name) else getattr(row, name)
    return "" if value is False else in_words(value)


def _lines(row: models.Model | None, name: str) -> str:
    return "\n".join(_line(line) for line in getattr(row, name).all()) if row is not None else ""


def _line(line: models.Model) -> str:
    extra = (getattr(line, name, "") for name in ("baseline_text", "target_text", "reference"))
    role = line.get_role_display() if hasattr(line, "role") else ""
    return " · ".join(str(part) for part in (str(line), role, *extra) if part)
