"""What is expected of every address, for every role: one ``Page`` a URL name, in ``tests/access/<app>.py``.

How to add a page
-----------------
In ``tests/access/<app>.py`` (it is found by its name, nothing to register):

    from tests.access.table import CRDB, KEEPERS, Page, World

    def matrix_of_health(world: World) -> dict:            # the sample object: keyword arguments of the address
        return {"pk": world.make("jmi-set", JmiSetFactory, forum=world.forum).pk}

    PAGES = [
        Page("jmi:set-list", get="*"),                                     # every signed-in role; nobody else; no POST
        Page("jmi:set-detail", get="crdb secretariat chair facilitator member", make=matrix_of_health, otherwise=404),
        Page("jmi:set-submit", post="secretariat chair", refused="facilitator member", make=matrix_of_health,
             otherwise=404, data={"reason": "x"}),
    ]

- ``get`` / ``post`` / ``put`` / ``patch`` / ``delete``: the roles whose request is served (200-399 without going to
  sign-in, or 400, 409, 410, 422: a form that was sent back). ``"*"`` = every signed-in role, ``"public"`` = everybody.
- ``refused``: roles that see the thing but get 403 on ``post``.
- ``otherwise``: what every other signed-in role gets, 403 (the page's policy) or 404 (the object is hidden from them).
- anonymous visitors are sent to sign-in unless the page is public.
- methods not named get 405 (or the page's own refusal), never an answer.
- ``status``: the one status that those who are served get, where it isn't one of the above.
- ``make`` builds the sample object; ``case`` names it, so one address may stand in the table several times (own forum,
  other forum, draft, endorsed). Addresses with a number are also tried with an absent one: 404 or 403.
- roles inside a forum (secretariat, chair, facilitator, member) come from ``PEOPLE`` of ``tests/access/<app>.py``:
  ``PEOPLE = {"secretariat": lambda world: <User with that seat in world.forum>}``; a role nobody makes is
  skipped, loudly (``test_every_role_is_somebody``).
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field

import tests.access
from accounts.models import User
from accounts.roles import RoleName
from tests.factories.accounts import UserFactory

ROLES = ("administrator", "crdb", "national_reader", "secretariat", "chair", "facilitator", "member", "outsider")
METHODS = ("get", "post", "put", "patch", "delete")
KEEPERS = "administrator crdb"
CRDB = "crdb"


class World:
    """The people and things of one test; made when first asked for."""

    def __init__(self) -> None:
        self.users: dict[str, User] = {}
        self.things: dict[str, object] = {}

    def branch(self) -> "World":
        """The same people and things, beside which others may be made without being known here."""
        other = World()
        other.users, other.things = dict(self.users), dict(self.things)
        return other

    def user(self, role: str) -> User:
        """The person with ``role``."""
        if role not in self.users:
            self.users[role] = people()[role](self)
        return self.users[role]

    def make(self, name: str, maker: Callable[..., object], **fields: object) -> object:
        """The thing called ``name``, made once."""
        if name not in self.things:
            self.things[name] = maker(**fields)
        return self.things[name]


def _nationwide(role: RoleName) -> Callable[[World], User]:
    return lambda world: UserFactory(email=f"{role.value}@example.org", roles=[role])


PEOPLE: dict[str, Callable[[World], User]] = {
    "administrator": _nationwide(RoleName.ADMINISTRATOR),
    "crdb": _nationwide(RoleName.CRDB),
    "national_reader": _nationwide(RoleName.NATIONAL_READER),
    "outsider": lambda world: UserFactory(email="outsider@example.org"),
}


@dataclass(frozen=True)
class Page:
    """One address and what is expected of it."""

    name: str
    get: str = ""
    post: str = ""
    put: str = ""
    patch: str = ""
    delete: str = ""
    refused: str = ""
    otherwise: int = 403
    make: Callable[[World], dict] | None = None
    data: dict | Callable[[World], dict] = field(default_factory=dict)
    case: str = ""
    status: int = 0

    @property
    def label(self) -> str:
        """Name and case, for the test's name."""
        return f"{self.name}[{self.case}]" if self.case else self.name

    def served(self, method: str) -> set[str]:
        """The roles (and perhaps "anonymous") that ``method`` is served to."""
        roles = set(getattr(self, method).split())
        if "public" in roles:
            return {*ROLES, "anonymous"}
        return set(ROLES) if "*" in roles else roles

    @property
    def public(self) -> bool:
        """Whether it is open to people who have not signed in."""
        return any("public" in getattr(self, method) for method in METHODS)


def _modules() -> list:
    names = [found.name for found in pkgutil.iter_modules(tests.access.__path__) if found.name != "table"]
    return [importlib.import_module(f"tests.access.{name}") for name in names]


def pages() -> list[Page]:
    """Every expected page of every app."""
    return [page for module in _modules() for page in getattr(module, "PAGES", [])]


def people() -> dict[str, Callable[[World], User]]:
    """How to make the person of each role."""
    found = dict(PEOPLE)
    for module in _modules():
        found |= getattr(module, "PEOPLE", {})
    return found
