"""What stands in the navigation: one table, read for each signed-in page.

An entry is shown when its page exists and the role of the user reaches it; an address that cannot be reversed is not
there yet. ``covers`` names the pages under which the entry is the current one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
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


def _items(entries: tuple[Entry, ...], user: object) -> Iterator[dict[str, object]]:
    for entry in entries:
        if entry.right and not user.has_right(entry.right):
            continue
        url = _address(entry.name)
        if url:
            yield {"entry": entry, "label": entry.label, "url": url, "icon": entry.icon, "count": None, "active": False}


def _mark_current(items: list[dict[str, object]], view_name: str) -> None:
    """The entry with the longest covering name is the current one."""
    best, length = None, 0
    for item in items:
        for name in item["entry"].covers:
            if view_name.startswith(name) and len(name) > length:
                best, length = item, len(name)
    if best:
        best["active"] = True


def _person(user: object) -> dict[str, object]:
    names = (user.name_km, user.name_en) if (get_language() or "en").startswith("km") else (user.name_en, user.name_km)
    name = next((text for text in names if text), user.email)
    parts = [part for part in name.split() if part[:1].isalpha()] or [name]
    initials = "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts[:1])).upper()
    return {"name": name, "initials": initials, "function": _function(user)}


def _function(user: object) -> str:
    """What the signed-in person is here: a nationwide role, else the first seat."""
    role = next((ROLES[name].name.label for name in RoleName if name in user.role_names()), "")
    if role:
        return str(role)
    seat = next(iter(held(user)), None)
    return f"{SeatFunction(seat.function).label}, {seat.forum_code}" if seat else ""


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``NAV``, ``NAV_MORE``, ``TABS`` (phone), ``SEARCH_URL``, ``PERSON`` and ``PERSON_LINKS``."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"HOME_URL": "/", "SEARCH_URL": ""}
    items = list(_items((*ENTRIES, SEARCH), user))
    match = request.resolver_match
    _mark_current(items, match.view_name if match else "")
    for item in items:
        if item["entry"].name == "reports:desk":
            item["count"] = lambda: desk_count(user)  # called by the template; counted once a request
    main = [item for item in items if item["entry"] is not SEARCH and not item["entry"].more]
    more = [item for item in items if item["entry"].more]
    # The phone's masthead has no search: it is always one of the four tabs.
    order = {
        "reports:desk": 0,
        "meetings:forum-list": 1,
        "meetings:calendar": 2,
        "jmi:set-list": 3,
        "jmi:round-list": 4,
    }
    tabs = sorted((item for item in main if item["entry"].tab), key=lambda item: order[item["entry"].name])[:3]
    tabs += [item for item in items if item["entry"] is SEARCH]
    return {
        "HOME_URL": _address("reports:desk") or "/",
        "SEARCH_URL": _address(SEARCH.name) or "",
        "NAV": main,
        "NAV_MORE": more,
        "NAV_MORE_ACTIVE": any(item["active"] for item in more),
        "TABS": tabs,
        "TABS_MORE": [item for item in items if item not in tabs],
        "PERSON": SimpleLazyObject(lambda: _person(user)),
        "PERSON_LINKS": list(_items(PERSONAL, user)),
    }
