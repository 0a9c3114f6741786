"""Paths of escalation: the guideline's own, and those that CRDB/CDC adds, changes or takes out of use."""

import csv
import datetime
from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.issue_permissions import may_keep_paths
from followup.models import EscalationPath
from kit.refusals import NotAllowed, Refused
from partners.actions.saving import locked, write
from partners.models import Organisation

FILE = Path(__file__).resolve().parent.parent / "reference" / "paths.csv"
BODIES = ("ncdd", "ncdds", "moi")


def load_paths(*, by: object = None, now: datetime.datetime) -> int:
    """Add the guideline's paths while there are none; what CRDB/CDC keeps is never overwritten.

    They wait for the bodies of the reference list to which they lead.
    """
    bodies = {row.reference: row for row in Organisation.objects.filter(reference__in=BODIES)}
    if len(bodies) < len(BODIES) or EscalationPath.objects.exists():
        return 0
    with audited("followup.load_paths", by=by, at=now.isoformat()), FILE.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file)):
            EscalationPath.objects.create(
                from_kind=row["from_kind"],
                from_organisation=bodies.get(row["from_body"]),
                to_kind=row["to_kind"],
                to_organisation=bodies.get(row["to_body"]),
                to_host=bool(row["to_host"]),
                strength=row["strength"],
                provision=row["provision"],
                position=place,
            )
    return EscalationPath.objects.count()


def save_path(
    *,
    path: EscalationPath | None,
    values: Mapping[str, object],
    version: int = 0,
    by: object,
    now: datetime.datetime,
) -> EscalationPath:
    """Add a path, or change one. Legs that went along it keep it; a path out of use is not offered any more."""
    if not may_keep_paths(by):
        raise NotAllowed(_("Only CRDB/CDC keeps the paths of escalation."), "DEC-2")
    if bool(values.get("from_kind")) == bool(values.get("from_organisation")):
        raise Refused(_("A path begins at one kind of forum or at one body."), "", "from_kind")
    named = [name for name in ("to_kind", "to_forum", "to_organisation", "to_host") if values.get(name)]
    if len(named) > 1:
        raise Refused(_("A path leads to one receiver; leave the others empty."), "", named[1])
    with audited("followup.save_path", by=by, at=now.isoformat()):
        if path is None:
            return EscalationPath.objects.create(**values)
        return write(locked(path), values, version)
