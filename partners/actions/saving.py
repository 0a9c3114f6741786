"""One way to save a form over a record that others may have saved in between."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Model

from kit.refusals import Stale

Record = TypeVar("Record", bound=Model)


def locked(record: Record) -> Record:
    """The row as it stands, locked until the transaction ends."""
    return type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)


def write(record: Record, values: Mapping[str, object], version: int, **theirs_also: object) -> Record:
    """Write ``values`` over the locked ``record``; Stale when its version is not the one that was edited.

    ``theirs_also`` are present values of things that are saved with it, shown beside the others.
    """
    if record.version != version:
        theirs = {name: getattr(record, name) for name in values if hasattr(record, name)} | theirs_also
        raise Stale(theirs, dict(values), record.version)
    for name, value in values.items():
        setattr(record, name, value)
    record.version += 1
    record.save()
    return record


def set_names(related: object, names: list[str]) -> None:
    """Make the other names of a record exactly ``names``; unchanged ones keep their row."""
    known = {row.name: row for row in related.all()}
    for name, row in known.items():
        if name not in names:
            row.delete()
    for name in names:
        if name not in known:
            related.create(name=name)
