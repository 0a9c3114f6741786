"""What stands in the navigation: one table, read for each signed-in page.

An entry is shown when its page exists and the role of the user reaches it; an address that cannot be reversed is not
there yet. ``covers`` names the pages under which the entry is the current one.
"""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLES, Right, RoleName
from meetings.models import held
from meetings.states import SeatFunction
from reports.desk import desk_count


@dataclass(frozen=True)
class Entry:
    """A line of the table: ``name`` is the URL name; ``right`` limits it to a role; ``more`` puts it under More."""

    label: str | Promise
    name: str
    icon: str
    covers: tuple[str, ...]
    right: Right | None = None
    more: bool = False
    tab: bool = False


ENTRIES: tuple[Entry, ...] = (
    Entry(pgettext_lazy("navigation", "My desk"), "reports:desk", "home", ("reports:desk",), tab=True),
    Entry(
        pgettext_lazy("navigation", "Forums"),
        "meetings:forum-list",
        "people",
        ("meetings:", "twg:", "followup:action-forum", "followup:action-meeting", "followup:action-handover"),
        tab=True,
    ),
    Entry(
        pgettext_lazy("navigation", "Indicators"),
        "jmi:set-list",
        "flag",
        ("jmi:set", "jmi:row", "jmi:outcome", "jmi:reason", "jmi:comment"),
        tab=True,
    ),
    Entry(pgettext_lazy("navigation", "Actions"), "followup:action-list", "check", ("followup:action",)),
    Entry(pgettext_lazy("navigation", "Issues"), "followup:issue-list", "flag", ("followup:issue",)),
    Entry(
        pgettext_lazy("navigation", "Rounds"),
        "jmi:round-list",
        "clock",
        ("jmi:round", "jmi:report", "jmi:progress"),
        tab=True,
    ),
    Entry(pgettext_lazy("navigation", "Calendar"), "meetings:calendar", "calendar", ("meetings:calendar",), tab=True),
    Entry(pgettext_lazy("navigation", "Overview"), "reports:overview", "map", ("reports:overview",)),
    Entry(pgettext_lazy("navigation", "Report"), "reports:edition-list", "report", ("reports:edition",)),
    Entry(
        pgettext_lazy("navigation", "Guideline"),
        "reports:guideline",
        "book",
        ("reports:guideline", "reports:provision"),
    ),
    Entry(pgettext_lazy("navigation", "JMI cycles"), "jmi:cycle-list", "list", ("jmi:cycle",), more=True),
    Entry(pgettext_lazy("navigation", "Partners"), "partners:organisation-list", "people", ("partners:",), more=True),
    Entry(pgettext_lazy("navigation", "Work in the background"), "jobs:job-list", "settings", ("jobs:",), more=True),
    Entry(
        pgettext_lazy("navigation", "Audit trail"),
        "accounts:trail",
        "history",
        ("accounts:trail", "accounts:history"),
        Right.READ_AUDIT,
        more=True,
    ),
    Entry(
        pgettext_lazy("navigation", "Administration"),
        "accounts:user-list",
        "lock",
        ("accounts:",),
        Right.INVITE_USERS,
        more=True,
    ),
)
SEARCH = Entry(pgettext_lazy("navigation", "Search"), "reports:search", "search", ("reports:search",), tab=True)
PERSONAL: tuple[Entry, ...] = (
    Entry(_("My profile"), "accounts:profile", "person", ("accounts:profile",)),
    Entry(_("Password"), "account_change_password", "key", ("account_change_password",)),
    Entry(_("Two-step sign-in"), "mfa_index", "shield", ("mfa_",)),
)


@cache
def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


@dataclass(frozen=True)
class Line:
    """An entry as a page shows it; ``counted`` is the one that says how much waits."""

    label: str
    url: str
    icon: str
    active: bool
    counted: bool


@dataclass(frozen=True)
class Menu:
    """All lines a user has: along the top and under More; on a phone four tabs and the others under More."""

    main: tuple[Line, ...]
    more: tuple[Line, ...]
    tabs: tuple[Line, ...]
    tabs_more: tuple[Line, ...]


@dataclass(frozen=True)
class Who:
    """The signed-in person, with what is one's own to change."""

    name: str
    initials: str
    function: str
    email: str
    links: tuple[Line, ...]


# The phone's masthead has no search: it is always one of the four tabs.
TABS = ("reports:desk", "meetings:forum-list", "meetings:calendar", "jmi:set-list", "jmi:round-list")


def _line(entry: Entry, current: Entry | None) -> Line:
    url = _address(entry.name) or ""
    return Line(str(entry.label), url, entry.icon, entry is current, entry.name == "reports:desk")


def _current(entries: list[Entry], view_name: str) -> Entry | None:
    """The entry with the longest covering name is the current one."""
    best, length = None, 0
    for entry in entries:
        for name in entry.covers:
            if view_name.startswith(name) and len(name) > length:
                best, length = entry, len(name)
    return best


@lru_cache(maxsize=1024)
def _menu(rights: frozenset[Right], view_name: str, _lang: str | None) -> Menu:
    """The same for everybody with these rights, on the same page and in the same language."""
    entries = [
        entry for entry in (*ENTRIES, SEARCH) if (entry.right is None or entry.right in rights) and _address(entry.name)
    ]
    current = _current(entries, view_name)
    lines = {entry: _line(entry, current) for entry in entries}
    tabs = sorted((one for one in entries if one.tab and one is not SEARCH), key=lambda one: TABS.index(one.name))[:3]
    tabs += [one for one in entries if one is SEARCH]
    return Menu(
        main=tuple(line for one, line in lines.items() if not one.more and one is not SEARCH),
        more=tuple(line for one, line in lines.items() if one.more),
        tabs=tuple(lines[one] for one in tabs),
        tabs_more=tuple(line for one, line in lines.items() if one not in tabs),
    )


@lru_cache(maxsize=8)
def _own_lines(_lang: str | None) -> tuple[Line, ...]:
    return tuple(_line(entry, None) for entry in PERSONAL if _address(entry.name))


def _who(user: object) -> Who:
    names = (user.name_km, user.name_en) if (get_language() or "en").startswith("km") else (user.name_en, user.name_km)
    name = next((text for text in names if text), user.email)
    parts = [part for part in name.split() if part[:1].isalpha()] or [name]
    initials = "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts[:1])).upper()
    return Who(name, initials, _function(user), user.email, _own_lines(get_language()))


def _function(user: object) -> str:
    """What the signed-in person is here: a nationwide role, else the first seat."""
    role = next((ROLES[name].name.label for name in RoleName if name in user.role_names()), "")
    if role:
        return str(role)
    seat = next(iter(held(user)), None)
    return f"{SeatFunction(seat.function).label}, {seat.forum_code}" if seat else ""


class Navigation:
    """What the frame of a page shows to ``user``; read when a template asks, for a part of a page has no frame."""

    def __init__(self, user: object, view_name: str) -> None:
        self._user, self._view_name = user, view_name

    @cached_property
    def menu(self) -> Menu:
        """The lines."""
        rights = frozenset(entry.right for entry in ENTRIES if entry.right and self._user.has_right(entry.right))
        return _menu(rights, self._view_name, get_language())

    @cached_property
    def who(self) -> Who:
        """The person."""
        return _who(self._user)

    @property
    def waiting(self) -> int:
        """How many things wait on my desk."""
        return desk_count(self._user)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``NAVIGATION`` of those who signed in, ``HOME_URL`` and ``SEARCH_URL``."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"HOME_URL": "/", "SEARCH_URL": ""}
    match = request.resolver_match
    return {
        "HOME_URL": _address("reports:desk") or "/",
        "SEARCH_URL": _address(SEARCH.name) or "",
        "NAVIGATION": Navigation(user, match.view_name if match else ""),
    }
