"""Writes on organisations (DEC-1.01, LRN-2.03)."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import Refused
from partners import panels
from partners.actions.saving import locked, set_names, write
from partners.models import Organisation
from partners.permissions import may_keep, require


def save_organisation(
    *,
    organisation: Organisation | None,
    values: Mapping[str, object],
    other_names: list[str],
    version: int = 1,
    by: object,
    now: datetime.datetime,
) -> Organisation:
    """Enter a new organisation, or change one; ``Stale`` when somebody saved in between."""
    require(may_keep(by))
    verb = "partners.change_organisation" if organisation else "partners.add_organisation"
    with audited(verb, by=by):
        if organisation is None:
            organisation = Organisation.objects.create(**values)
        else:
            organisation = locked(organisation)
            _check_parent(organisation, values.get("parent"))
            names = [other.name for other in organisation.other_names.all()]
            write(organisation, values, version, other_names="\n".join(names))
        set_names(organisation.other_names, other_names)
    return organisation


def _check_parent(organisation: Organisation, parent: Organisation | None) -> None:
    above = parent
    while above is not None:
        if above.pk == organisation.pk:
            raise Refused(_("An organisation cannot be a unit of itself."), field="parent")
        above = above.parent


def close_organisation(
    *,
    organisation: Organisation,
    on: datetime.date,
    successor: Organisation | None = None,
    reason: str,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Organisation:
    """End an organisation on a day, merged into ``successor`` where there is one. Its records stay; its units and the
    seats that run are carried on by the successor, and old links lead on to it (LRN-2.03)."""
    require(may_keep(by))
    if not reason.strip():
        raise Refused(_("Say why, and name the legal act if there is one."), field="reason")
    with audited("partners.close_organisation", by=by, why=reason):
        organisation = locked(organisation)
        if organisation.valid_to_on:
            raise Refused(_("This organisation is closed already."))
        if organisation.valid_from_on and on < organisation.valid_from_on:
            raise Refused(_("It cannot end before it began."), field="on")
        heir = successor
        while heir is not None:
            if heir.pk == organisation.pk:
                raise Refused(_("An organisation cannot be its own successor."), field="successor")
            heir = heir.successor
        if successor is not None and successor.valid_to_on and successor.valid_to_on <= on:
            raise Refused(_("The successor has ended itself by that day."), field="successor")
        write(organisation, {"valid_to_on": on, "successor": successor}, version)
        if successor is not None:
            for unit in organisation.units.select_for_update().filter(valid_to_on=None):
                write(unit, {"parent": successor}, unit.version)
            for carry in panels.ON_SUCCESSION:
                carry(organisation, successor, on, by)
    return organisation


def reopen_organisation(
    *, organisation: Organisation, reason: str, version: int, by: object, now: datetime.datetime
) -> Organisation:
    """Take back a closing that was a mistake. What was carried to the successor stays there."""
    require(may_keep(by))
    if not reason.strip():
        raise Refused(_("Say why."), field="reason")
    with audited("partners.reopen_organisation", by=by, why=reason):
        organisation = locked(organisation)
        if not organisation.valid_to_on:
            raise Refused(_("This organisation is not closed."))
        return write(organisation, {"valid_to_on": None, "successor": None}, version)
