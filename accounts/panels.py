"""What higher floors show on accounts' pages without being imported here.

panels.register(seats_of)                 # in an app's ready(); (user, viewer) -> Panel | None
panels.register_roles(seat_functions)     # () -> list[tuple[name, sentence]]: roles that follow from a seat
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from accounts.models import User


@dataclass(frozen=True)
class Row:
    """One line: what it says, where it leads, a second line in small."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """A titled list beside an account."""

    title: str | Promise
    rows: list[Row] = field(default_factory=list)
    empty: str | Promise = ""


MAKERS: list[Callable[[User, User], Panel | None]] = []
ROLE_MAKERS: list[Callable[[], list[tuple[str, str]]]] = []


def register(maker: Callable[[User, User], Panel | None]) -> None:
    """Add a panel to account and profile pages."""
    if maker not in MAKERS:
        MAKERS.append(maker)


def register_roles(maker: Callable[[], list[tuple[str, str]]]) -> None:
    """Add names and sentences to the page of roles."""
    if maker not in ROLE_MAKERS:
        ROLE_MAKERS.append(maker)


def of(user: User, *, viewer: User) -> list[Panel]:
    """The panels of ``user`` as ``viewer`` may see them."""
    return [panel for maker in MAKERS if (panel := maker(user, viewer)) is not None]


def roles() -> list[tuple[str, str]]:
    """Names and sentences of roles that follow from seats."""
    return [row for maker in ROLE_MAKERS for row in maker()]
