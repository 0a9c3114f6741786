"""Writes on places: units are renamed, closed and succeeded, never deleted (domain guide, section 6)."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.refusals import Refused
from partners.actions.saving import locked, write
from partners.models import Place
from partners.permissions import may_keep, require


def save_place(
    *, place: Place, values: Mapping[str, object], version: int, by: object, now: datetime.datetime
) -> Place:
    """Correct the names or the kind of a unit; ``Stale`` when somebody saved in between."""
    require(may_keep(by))
    with audited("partners.change_place", by=by):
        return write(locked(place), values, version)


def close_place(
    *,
    place: Place,
    on: datetime.date,
    successor: Place | None = None,
    reason: str,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Place:
    """End a unit on a day; what lies below it moves to the successor of the same level."""
    require(may_keep(by))
    if not reason.strip():
        raise Refused(_("Say why, and name the legal act if there is one."), field="reason")
    with audited("partners.close_place", by=by, why=reason):
        place = locked(place)
        if place.valid_to_on:
            raise Refused(_("This unit is closed already."))
        if place.valid_from_on and on < place.valid_from_on:
            raise Refused(_("It cannot end before it began."), field="on")
        below = place.children.filter(valid_to_on=None)
        if successor is None and below.exists():
            raise Refused(_("Units lie below it: name the unit that takes them over."), field="successor")
        if successor is not None and _lies_within(successor, place):
            raise Refused(_("A unit cannot be succeeded by itself or by what lies below it."), field="successor")
        write(place, {"valid_to_on": on, "successor": successor}, version)
        for child in below.select_for_update():
            write(child, {"parent": successor}, child.version)
    return place


def _lies_within(place: Place | None, whole: Place) -> bool:
    while place is not None:
        if place.pk == whole.pk:
            return True
        place = place.parent
    return False
