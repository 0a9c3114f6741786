"""Bringing a removed row back, with everything that hung on it, under its old numbers.

``remember`` gives plain JSON just before a row is removed; whoever removed it keeps that (the session does) and gives
it to ``restore_row``. It works until the set changes state, and only while what the row hung on is still there.
"""

import json
from datetime import datetime
from typing import Any

from django.core import serializers
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi.actions.guard import check_editable, lock, touch
from jmi.models import FieldComment, JmiSet, KeptReason, ServingAction
from jmi.rows import KINDS, STAGES, RowKind, set_path
from kit.refusals import Refused


def _below(row: models.Model, kind: RowKind, found: dict[str, dict[int, models.Model]]) -> None:
    """Gather the row and the rows below it by kind, each once."""
    found.setdefault(kind.name, {})[row.pk] = row
    for below in KINDS.values():
        if kind.name in below.hangs_on:
            for one in getattr(row, below.related).all():
                if one.pk not in found.get(below.name, {}):
                    _below(one, below, found)


def _lines(row: models.Model, kind: RowKind) -> list[models.Model]:
    children = kind.children + ((STAGES,) if kind.name == "indicator" else ())
    return [line for child in children for line in child.model.objects.filter(**{child.parent: row})]


def remember(jmi_set: JmiSet, kind: RowKind, row: models.Model) -> dict[str, Any]:
    """What is needed to bring the row back, as JSON: its name, the rows parents first, and what was said of them."""
    found: dict[str, dict[int, models.Model]] = {}
    _below(row, kind, found)
    rows = [one for name in KINDS for one in found.get(name, {}).values()]
    lines = [line for name in KINDS for one in found.get(name, {}).values() for line in _lines(one, KINDS[name])]
    keys = [f"{name}:{pk}" for name, ones in found.items() for pk in ones]
    links = [one for one in ServingAction.objects.filter(jmi_set=jmi_set) if one.key in keys]
    reasons = list(KeptReason.objects.filter(jmi_set=jmi_set, row__in=keys))
    comments = FieldComment.objects.filter(jmi_set=jmi_set, row__in=keys, settled_at=None)
    return {
        "set": jmi_set.pk,
        "kind": kind.name,
        "pk": row.pk,
        "name_en": getattr(row, f"{kind.text}_en")[:120],
        "name_km": getattr(row, f"{kind.text}_km")[:120],
        "state": state_of(jmi_set),
        "rows": json.loads(serializers.serialize("json", [*rows, *lines, *reasons, *links])),
        "comments": list(comments.values_list("pk", "answer")),
    }


def state_of(jmi_set: JmiSet) -> str:
    """The set's state and since when: once it differs nothing is brought back any more."""
    return f"{jmi_set.state} {jmi_set.state_since_at.isoformat()}"


def _check_parents(jmi_set: JmiSet, kind: RowKind, fields: dict[str, Any]) -> None:
    """What the row hung on must still be there, in this set."""
    for name in ("outcome", "output"):
        pk = fields.get(name)
        if pk is not None:
            above = KINDS[name]
            if not above.model.objects.filter(pk=pk, **{set_path(above): jmi_set.pk}).exists():
                raise Refused(_("It cannot be brought back: what it hung on has been removed since."))


def restore_row(*, jmi_set: JmiSet, removed: dict[str, Any], by: object, now: datetime) -> models.Model:
    """Bring back what ``remember`` kept; Refused with the reason when that is not possible any more."""
    kind = KINDS[removed["kind"]]
    with audited("jmi.restore_row", by=by):
        jmi_set = lock(jmi_set)
        if removed["set"] != jmi_set.pk or removed["state"] != state_of(jmi_set):
            raise Refused(_("It cannot be brought back: the set has moved on since. The history keeps its text."))
        check_editable(jmi_set, by)
        if kind.model.objects.filter(pk=removed["pk"]).exists():
            raise Refused(_("It has been brought back already."))
        _check_parents(jmi_set, kind, removed["rows"][0]["fields"])
        try:
            with transaction.atomic():
                for one in serializers.deserialize("json", json.dumps(removed["rows"])):
                    one.save(force_insert=True)
                connection.check_constraints()
        except IntegrityError as error:
            said = _("It cannot be brought back: something it points at has been removed since.")
            raise Refused(said) from error
        for pk, answer in removed["comments"]:
            comment = FieldComment.objects.filter(pk=pk, jmi_set=jmi_set).exclude(settled_at=None).first()
            if comment is not None:
                comment.settled_at = comment.settled_by = None
                comment.answer, comment.version = answer, comment.version + 1
                comment.save()
        touch(jmi_set, by=by, now=now)
    return kind.model.objects.get(pk=removed["pk"])
