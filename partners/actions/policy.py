"""Writes on the catalogue of policy frameworks (domain guide, section 4)."""

import datetime
from collections.abc import Mapping

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import Refused
from partners.actions.saving import locked, write
from partners.models import PolicyEntry, PolicyFramework
from partners.permissions import may_keep, require


def save_framework(
    *,
    framework: PolicyFramework | None,
    values: Mapping[str, object],
    version: int = 1,
    by: object,
    now: datetime.datetime,
) -> PolicyFramework:
    """Enter or change a framework; ``Stale`` when somebody saved in between."""
    require(may_keep(by))
    start, end = values.get("start_year"), values.get("end_year")
    if start and end and end < start:
        raise Refused(_("It cannot end before it began."), field="end_year")
    same = PolicyFramework.objects.filter(code=values["code"])
    if (same.exclude(pk=framework.pk) if framework else same).exists():
        raise Refused(_("Another framework has this short name."), field="code")
    with audited("partners.change_framework" if framework else "partners.add_framework", by=by):
        if framework is None:
            return PolicyFramework.objects.create(**values)
        return write(locked(framework), values, version)


def save_entry(
    *,
    framework: PolicyFramework,
    entry: PolicyEntry | None,
    values: Mapping[str, object],
    version: int = 1,
    by: object,
    now: datetime.datetime,
) -> PolicyEntry:
    """Enter or change a coded entry; new ones stand after those there are."""
    require(may_keep(by))
    with audited("partners.change_entry" if entry else "partners.add_entry", by=by):
        framework = locked(framework)
        same = framework.entries.filter(code=values["code"])
        if (same.exclude(pk=entry.pk) if entry else same).exists():
            raise Refused(_("This framework has an entry with this code already."), field="code")
        parent = values.get("parent")
        if parent is not None and (parent.framework_id != framework.pk or (entry and _is_under(parent, entry))):
            raise Refused(_("The entry above must be another one of the same framework."), field="parent")
        if entry is None:
            last = framework.entries.aggregate(last=Max("position"))["last"] or 0
            return PolicyEntry.objects.create(framework=framework, position=last + 1, **values)
        return write(locked(entry), values, version)


def _is_under(place: PolicyEntry | None, entry: PolicyEntry) -> bool:
    while place is not None:
        if place.pk == entry.pk:
            return True
        place = place.parent
    return False
