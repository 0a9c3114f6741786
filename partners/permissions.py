"""Who keeps the directory, and who sees the contact lines of people. Higher floors add their own reasons."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from accounts.roles import Right
from kit.refusals import NotAllowed
from partners.models import Person

# (user) -> bool: who may add people besides those who keep the directory, as a secretariat that fills a seat.
MAY_ADD_PEOPLE: list[Callable[[object], bool]] = []
# (user, person) -> bool: who may see how to reach a person, as somebody in the same forum.
MAY_SEE_CONTACT: list[Callable[[object, Person], bool]] = []


def may_keep(user: object) -> bool:
    """Keeps organisations, people, places and policy frameworks, nationwide."""
    return user.is_authenticated and user.has_right(Right.KEEP_DIRECTORY)


def may_add_people(user: object) -> bool:
    """May enter a person who is not in the directory yet."""
    return may_keep(user) or (user.is_authenticated and user.is_active and any(rule(user) for rule in MAY_ADD_PEOPLE))


def may_edit_person(user: object, person: Person) -> bool:
    """Keepers, and everybody for the own entry."""
    return may_keep(user) or is_self(user, person)


def is_self(user: object, person: Person) -> bool:
    """Whether this is the entry of the user."""
    return user.is_authenticated and user.is_active and person.user_id is not None and person.user_id == user.pk


def may_see_contact(user: object, person: Person) -> bool:
    """Keepers, CRDB/CDC, oneself, and those whom a higher floor lets: a colleague of the same forum."""
    if may_keep(user) or is_self(user, person) or (user.is_authenticated and user.has_right(Right.SEE_ALL)):
        return True
    return user.is_authenticated and user.is_active and any(rule(user, person) for rule in MAY_SEE_CONTACT)


def require(allowed: bool) -> None:
    """Refuse the step to those who may not take it."""
    if not allowed:
        raise NotAllowed(_("Only those who keep the directory may do this."))
