"""What higher floors show on pages of the directory and do when records are joined, without being imported here."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from partners.models import Organisation, Person


@dataclass(frozen=True)
class Row:
    """One line: what it says, where it leads, a second line, a status as (shape, word)."""

    text: str
    url: str = ""
    note: str = ""
    badge: tuple[str, str] | None = None


@dataclass(frozen=True)
class Panel:
    """A titled list on a page of the directory."""

    title: str | Promise
    rows: list[Row] = field(default_factory=list)
    empty: str | Promise = ""


# (user, record) -> Panel | None, in the order of registration.
ORGANISATION: list[Callable[[object, Organisation], Panel | None]] = []
PERSON: list[Callable[[object, Person], Panel | None]] = []
# (keep, drop, by): move what hangs on the second entry to the first. Called inside the transaction.
ON_PEOPLE_MERGED: list[Callable[[Person, Person, object], None]] = []
# (closed, successor, on, by): carry on what runs at the successor. Called inside the transaction.
ON_SUCCESSION: list[Callable[[Organisation, Organisation, datetime.date, object], None]] = []


def of_organisation(user: object, organisation: Organisation) -> list[Panel]:
    """The panels that ``user`` may see."""
    return [panel for make in ORGANISATION if (panel := make(user, organisation)) is not None]


def of_person(user: object, person: Person) -> list[Panel]:
    """The panels that ``user`` may see."""
    return [panel for make in PERSON if (panel := make(user, person)) is not None]
