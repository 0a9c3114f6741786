"""Writing, moving and removing the rows of a matrix. Drafts always save; nobody's text is overwritten unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi.actions.guard import check_editable, lock, touch
from jmi.actions.undo import remember
from jmi.figures import figure_value
from jmi.models import FieldComment, Indicator, JmiSet, KeptReason, Outcome, Output
from jmi.older import behind
from jmi.rows import KINDS, STAGES, ChildKind, RowKind, set_path
from jmi.states import COUNTED
from kit.refusals import Refused, Stale
from kit.vague_dates import parse_vague

_PARTY = ("organisation", "forum", "text")
# Choices with a default say nothing by themselves: a line that holds only these is empty.
_NO_CONTENT = frozenset(("role", "currency", "kind"))


@dataclass(frozen=True)
class Place:
    """Where a row hangs: on the set, on an outcome, or on an output (whose outcome is then known)."""

    outcome: int | None = None
    output: int | None = None


def row_of(jmi_set: JmiSet, kind: RowKind, pk: int, *, locked: bool = False) -> models.Model:
    """The row of this set; Refused when there is none (a row of another set is none)."""
    rows = kind.model.objects.select_for_update(of=("self",)) if locked else kind.model.objects.all()
    row = rows.filter(pk=pk, **{set_path(kind): jmi_set.pk}).first()
    if row is None:
        raise Refused(_("This row is no longer there. Somebody has removed it."))
    return row


def parents_of(jmi_set: JmiSet, kind: RowKind, place: Place) -> dict[str, models.Model | None]:
    """The foreign keys for a row at ``place``; Refused unless it lies in this very set (JMI-A.23: outcome first)."""
    if kind.name == "outcome":
        return {"jmi_set": jmi_set}
    if place.output is not None:
        output = Output.objects.filter(pk=place.output, outcome__jmi_set=jmi_set).select_related("outcome").first()
        if output is None or (place.outcome is not None and output.outcome_id != place.outcome):
            raise Refused(_("This output does not belong to this set."))
        if kind.name == "indicator":
            return {"output": output}
        if kind.name in ("activity", "partnering"):
            return {"outcome": output.outcome, "output": output}
    elif place.outcome is not None:
        outcome = Outcome.objects.filter(pk=place.outcome, jmi_set=jmi_set).first()
        if outcome is None:
            raise Refused(_("This outcome does not belong to this set."))
        if kind.name == "output":
            return {"outcome": outcome}
        if kind.name in ("activity", "partnering"):
            return {"outcome": outcome, "output": None}
    raise Refused(_("Set the outcome first: outputs, indicators and activities hang on it."), "JMI-A.23")


def siblings(row: models.Model, kind: RowKind) -> models.QuerySet:
    """Rows of the same kind in the same place, in order."""
    own = {"outcome": ("jmi_set",), "output": ("outcome",), "indicator": ("output",)}
    names = own.get(kind.name, ("outcome", "output"))
    return kind.model.objects.filter(**{f"{name}_id": getattr(row, f"{name}_id") for name in names})


def _append(row: models.Model, kind: RowKind) -> None:
    last = siblings(row, kind).exclude(pk=row.pk).aggregate(last=models.Max("position"))["last"]
    row.position = 0 if last is None else last + 1


def save_row(
    *,
    jmi_set: JmiSet,
    kind: str,
    pk: int | None,
    place: Place,
    values: Mapping[str, Any],
    children: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    version: int | None = None,
    by: object,
    now: datetime,
) -> models.Model:
    """Save one row with its lines. ``version`` is that of the row as the writer saw it; Stale when it has moved on."""
    row_kind = KINDS[kind]
    with audited(f"jmi.save_{kind}", by=by):
        jmi_set = lock(jmi_set)
        check_editable(jmi_set, by)
        parents = parents_of(jmi_set, row_kind, place)
        if pk is None:
            row = row_kind.model(**parents)
            _append(row, row_kind)
        else:
            row = row_of(jmi_set, row_kind, pk, locked=True)
            if version is not None and row.version != version:
                raise Stale(as_written(row, row_kind), dict(values) | dict(children or {}), row.version)
            row.version += 1
            if any(getattr(row, f"{name}_id") != (one.pk if one else None) for name, one in parents.items()):
                for name, one in parents.items():
                    setattr(row, name, one)
                _append(row, row_kind)
        before = (getattr(row, f"{row_kind.text}_en"), getattr(row, f"{row_kind.text}_km"))
        for name in row_kind.fields:
            if name in values:
                setattr(row, name, values[name])
        row.older = "" if values.get("same_now") else older_of(row, row_kind, before)
        derive(row)
        check_ready(row, row_kind, children or {})
        row.save()
        for name, lines in (children or {}).items():
            if name == STAGES.name:
                _write_stages(row, lines)
            else:
                _write_lines(row, row_kind.child(name), lines)
        if isinstance(row, Indicator):
            _derive_lines(row, row_kind, set(children or {}))
        touch(jmi_set, by=by, now=now)
    return row


def older_of(row: models.Model, kind: RowKind, before: tuple[str, str]) -> str:
    """The language that has not followed the last change of the other; "" when both were changed, or one is empty."""
    english, khmer = (getattr(row, f"{kind.text}_{lang}") for lang in ("en", "km"))
    return behind(before, (english, khmer), row.older)


def derive(row: models.Model) -> None:
    """Set the parsed values beside the texts; where a text says no number or day, there is none."""
    indicator = row if isinstance(row, Indicator) else getattr(row, "indicator", None)
    if indicator is not None:
        _derive_figures(row, indicator)
    for name, first in (
        *(("baseline_period", False), ("target_period", False), ("from_text", True), ("to_text", False)),
        *(("start_text", True), ("end_text", False), ("due_text", False)),
    ):
        day = f"{name.rsplit('_', 1)[0]}_on"
        if hasattr(row, name) and hasattr(row, day):
            read = parse_vague(getattr(row, name))
            setattr(row, day, (read.start_on or read.end_on) if first else read.sort_on)


def _derive_figures(row: models.Model, indicator: Indicator) -> None:
    """The figures of an indicator or of a line below it: "two of 8 laws" is words, not a two, where words are told."""
    counted = indicator.kind in COUNTED
    if hasattr(row, "baseline_value"):
        row.baseline_value = figure_value(row.baseline_text, indicator.direction) if counted else None
        row.target_value = figure_value(row.target_text, indicator.direction, row.baseline_value) if counted else None
    if hasattr(row, "value_text"):
        row.value = figure_value(row.value_text, indicator.direction, indicator.baseline_value) if counted else None


def check_ready(row: models.Model, kind: RowKind, children: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Refuse "ready" where a must is open: an activity without implementer, an indicator without baseline or target."""
    if not getattr(row, "ready", False):
        return
    if kind.name == "activity":
        lines = children.get("responsibles")
        if lines is None:
            left = bool(row.pk) and row.responsibles.exists()
        else:
            left = any(any(line.get(one) for one in _PARTY) for line in lines if not line.get("DELETE"))
        if not left:
            raise Refused(_("Name who carries out the activity before it is marked ready."), "JMI-3.09", "ready")
    if kind.name == "indicator" and not (row.baseline_text and row.target_text):
        raise Refused(_("Give baseline and target before the indicator is marked ready."), "JMI-A.12", "ready")


def _write_lines(row: models.Model, child: ChildKind, lines: Sequence[Mapping[str, Any]]) -> None:
    known = {line.pk: line for line in child.model.objects.filter(**{child.parent: row})}
    for place, values in enumerate(lines):
        pk = values.get("id")
        line = known.get(pk) if pk else None
        if pk and line is None:
            raise Refused(_("A line of this row is no longer there. Somebody has removed it."))
        empty = not any(values.get(name) not in (None, "", False) for name in child.fields if name not in _NO_CONTENT)
        if values.get("DELETE") or (empty and "kind" not in child.fields):
            if line is not None:
                _delete(line)
            continue
        line = line or child.model(**{child.parent: row})
        for name in child.fields:
            if name in values:  # a new link has no entry to read yet
                setattr(line, name, values[name])
        if hasattr(line, "position"):
            line.position = place
        derive(line)
        line.save()


def _derive_lines(row: Indicator, kind: RowKind, written: set[str]) -> None:
    """Lines that were not sent follow the indicator's new kind, direction or baseline too."""
    for child in kind.children:
        if child.name not in written:
            for line in child.model.objects.filter(indicator=row).select_related("indicator"):
                derive(line)
                line.save()


def _write_stages(row: models.Model, lines: Sequence[Mapping[str, Any]]) -> None:
    known = list(row.stages.order_by("position", "pk"))
    for place, values in enumerate(lines):
        stage = known[place] if place < len(known) else STAGES.model(indicator=row)
        stage.name_en, stage.name_km, stage.position = values["name_en"], values["name_km"], place
        stage.save()
    for stage in known[len(lines) :]:
        _delete(stage)


def _delete(thing: models.Model) -> None:
    try:
        thing.delete()
    except ProtectedError as error:
        raise Refused(_("Progress was reported on this; it can be changed but not removed.")) from error


def remove_row(*, jmi_set: JmiSet, kind: str, pk: int, by: object, now: datetime) -> dict[str, Any]:
    """Remove a row and what hangs on it; its comments are settled, its kept reasons go (the history keeps both).

    Gives what ``undo.restore_row`` needs to bring it back.
    """
    row_kind = KINDS[kind]
    with audited(f"jmi.remove_{kind}", by=by):
        jmi_set = lock(jmi_set)
        check_editable(jmi_set, by)
        row = row_of(jmi_set, row_kind, pk, locked=True)
        gone = [f"{kind}:{pk}", *_keys_below(row, row_kind)]
        removed = remember(jmi_set, row_kind, row)
        _delete(row)
        KeptReason.objects.filter(jmi_set=jmi_set, row__in=gone).delete()
        FieldComment.objects.filter(jmi_set=jmi_set, row__in=gone, settled_at=None).update(
            settled_at=now, settled_by=by, answer=_("The row was removed.")
        )
        touch(jmi_set, by=by, now=now)
    return removed


def _keys_below(row: models.Model, kind: RowKind) -> list[str]:
    keys = []
    for below in KINDS.values():
        if kind.name in below.hangs_on:
            for one in getattr(row, below.related).all():
                keys += [f"{below.name}:{one.pk}", *_keys_below(one, below)]
    return keys


def move_row(
    *,
    jmi_set: JmiSet,
    kind: str,
    pk: int,
    step: int = 0,
    before: int | None = None,
    to_end: bool = False,
    by: object,
    now: datetime,
) -> int:
    """Move a row among its siblings: by ``step`` (-1 up, 1 down), before another, or to the end. Its place from 1."""
    row_kind = KINDS[kind]
    with audited(f"jmi.move_{kind}", by=by):
        jmi_set = lock(jmi_set)
        check_editable(jmi_set, by)
        row = row_of(jmi_set, row_kind, pk)
        order = list(siblings(row, row_kind).order_by("position", "pk"))
        old = next(i for i, one in enumerate(order) if one.pk == pk)
        row = order.pop(old)
        if before is not None:
            new = next((i for i, one in enumerate(order) if one.pk == before), None)
            if new is None:
                raise Refused(_("The row to move before is no longer in this place."))
        else:
            new = len(order) if to_end else max(0, min(len(order), old + step))
        order.insert(new, row)
        for place, one in enumerate(order):
            one.position = place
        row_kind.model.objects.bulk_update(order, ["position"])
        if new != old:
            touch(jmi_set, by=by, now=now)
    return new + 1


def as_written(row: models.Model, kind: RowKind) -> dict[str, Any]:
    """The present values of a row and its lines, as the refusal of a stale save shows them."""
    values: dict[str, Any] = {name: getattr(row, name) for name in kind.fields}
    values |= {
        child.name: [
            {name: getattr(line, name) for name in child.fields}
            for line in child.model.objects.filter(**{child.parent: row})
        ]
        for child in kind.children
    }
    if kind.name == "indicator":
        values[STAGES.name] = [{"name_en": one.name_en, "name_km": one.name_km} for one in row.stages.all()]
    return values
