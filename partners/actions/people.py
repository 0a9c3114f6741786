"""Writes on people and their positions (LRN-4.05)."""

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from kit.refusals import Refused, Stale
from partners import panels
from partners.actions.saving import locked, set_names, write
from partners.models import Person, Position
from partners.permissions import may_add_people, may_edit_person, may_keep, require

# Filled from the entry that goes, where the entry that stays has nothing.
FILLED = ("honorific_en", "honorific_km", "name_en", "name_km", "email", "phone")


def save_person(
    *,
    person: Person | None,
    values: Mapping[str, object],
    other_names: list[str],
    version: int = 1,
    by: object,
    now: datetime.datetime,
) -> Person:
    """Enter a person, or change one; ``Stale`` when somebody saved in between."""
    require(may_edit_person(by, person) if person else may_add_people(by))
    if not values.get("name_en") and not values.get("name_km"):
        raise Refused(_("A name is needed, in Latin or in Khmer script."), field="name_en")
    with audited("partners.change_person" if person else "partners.add_person", by=by):
        if person is None:
            person = Person.objects.create(**values)
        else:
            person = locked(person)
            if person.merged_into_id:
                raise Refused(_("This entry was merged into another. Change that one."))
            names = [other.name for other in person.other_names.all()]
            write(person, values, version, other_names="\n".join(names))
        set_names(person.other_names, other_names)
    return person


def save_position(
    *,
    person: Person,
    position: Position | None,
    values: Mapping[str, object],
    version: int = 0,
    by: object,
    now: datetime.datetime,
) -> Position:
    """Enter or change a position that ``person`` holds or held. It is part of the person's entry and shares its
    version: ``Stale`` when somebody changed the entry in between."""
    require(may_edit_person(by, person) or (position is None and may_add_people(by)))
    if values.get("from_on") and values.get("to_on") and values["to_on"] < values["from_on"]:
        raise Refused(_("It cannot end before it began."), field="to_on")
    with audited("partners.change_position" if position else "partners.add_position", by=by):
        person = locked(person)
        if position is None:
            return Position.objects.create(person=person, **values)
        position = Position.objects.select_for_update().get(pk=position.pk, person=person)
        if person.version != version:
            raise Stale({name: getattr(position, name) for name in values}, dict(values), person.version)
        for name, value in values.items():
            setattr(position, name, value)
        position.save()
        person.version += 1
        person.save(update_fields=["version"])
        return position


def merge_people(*, keep: Person, drop: Person, reason: str = "", by: object, now: datetime.datetime) -> Person:
    """Join two entries of one person: names become spellings of ``keep``; positions, seats and the account move.

    Nothing is deleted: the entry that goes stays readable and leads to the one that stays (LRN-4.05).
    """
    require(may_keep(by))
    if keep.pk == drop.pk:
        raise Refused(_("These are the same entry already."), field="other")
    with audited("partners.merge_people", by=by, why=reason):
        rows = Person.objects.select_for_update(of=("self",)).in_bulk([keep.pk, drop.pk])
        keep, drop = rows[keep.pk], rows[drop.pk]
        if keep.merged_into_id or drop.merged_into_id:
            raise Refused(_("One of the two was merged into another entry already."), field="other")
        if keep.user_id and drop.user_id:
            raise Refused(_("Both entries have an account. End one of the accounts first."), field="other")
        _join(keep, drop)
        for carry in panels.ON_PEOPLE_MERGED:
            carry(keep, drop, by)
    return keep


def _join(keep: Person, drop: Person) -> None:
    names = [other.name for other in keep.other_names.all()]
    for name in (drop.name_en, drop.name_km, *(other.name for other in drop.other_names.all())):
        if name and name not in (*names, keep.name_en, keep.name_km):
            names.append(name)
    user, drop.user = drop.user, None
    drop.merged_into = keep
    drop.version += 1
    drop.save()  # first: an account belongs to one entry only
    for field in FILLED:
        if not getattr(keep, field):
            setattr(keep, field, getattr(drop, field))
    if keep.sex == Person.sex.field.default:
        keep.sex = drop.sex
    keep.user = keep.user or user
    keep.version += 1
    keep.save()
    set_names(keep.other_names, [name for name in names if name not in (keep.name_en, keep.name_km)])
    drop.merged.update(merged_into=keep)
    drop.positions.update(person=keep)


def link_account(*, person: Person, email: str, version: int, by: object, now: datetime.datetime) -> Person:
    """Say which account is this person's, by its address, or "" for none. Rights from seats follow at once."""
    require(may_keep(by))
    with audited("partners.link_account", by=by):
        person = locked(person)
        user = None
        if email:
            user = User.objects.filter(email=email.lower(), is_active=True).first()
            if user is None:
                raise Refused(_("Nobody signs in with this address."), field="account")
            if Person.objects.exclude(pk=person.pk).filter(user=user).exists():
                raise Refused(_("This account belongs to another person of the directory."), field="account")
        return write(person, {"user": user}, version)


def link_new_account(user: User) -> Person | None:
    """Give a new account to the one person of the directory with its address; nobody when none or several have it."""
    found = list(Person.objects.filter(email__iexact=user.email, user=None, merged_into=None)[:2])
    if len(found) != 1:
        return None
    with audited("partners.link_account", by=None):
        person = locked(found[0])
        return write(person, {"user": user}, person.version)
