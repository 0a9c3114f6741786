"""Tabs and panels that higher floors add to the pages of a forum.

tabs.register(Tab("jmis", _("JMIs"), 30, url=lambda forum: reverse("jmi:set-list", ...), count=lambda user, forum: 3))
tabs.register_panel(lambda user, forum: Panel("jmi/_forum_panel.html", {...}, order=30))     # on the overview

A page that a tab leads to extends ``meetings/forum.html`` with ``tabs.context(user, forum, "jmis")`` in its context.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.functional import Promise

from accounts.roles import Right
from kit.counting import Asked, counted
from kit.fixed import Fixed, Given, number, numbers, texts
from meetings.models import Forum, forums_held
from meetings.permissions import seats_of
from meetings.sight import kinds_seen
from meetings.states import ForumKind

CHOICES = 40  # forums to change to from the page of a forum: own ones, then those of its kind; all others by the list


def _always(user: object, forum: Forum) -> bool:
    return True


def _uncounted(user: object, forum: Forum) -> None:
    return None


@dataclass(frozen=True)
class Tab:
    """One tab: ``order`` from left to right; ``shown`` says whether this user has it in this forum.

    ``count`` gives a number or the rows to be counted: those of all tabs are counted in one query. A tab that is not
    ``shown_empty`` is there only where it counts something.
    """

    key: str
    label: str | Promise
    order: int
    url: Callable[[Forum], str]
    count: Callable[[object, Forum], QuerySet | Asked | int | None] = _uncounted
    shown: Callable[[object, Forum], bool] = _always
    shown_empty: bool = True


@dataclass(frozen=True)
class TabShown:
    """A tab as a page shows it."""

    key: str
    label: str
    url: str
    count: int | None


@dataclass(frozen=True)
class Choice:
    """A forum to change to, on the page that one is on."""

    name: str
    url: str
    own: bool
    current: bool


@dataclass(frozen=True)
class Panel:
    """A part of the overview: a template with its context, in the main column or at the ``side``."""

    template: str
    context: dict[str, object]
    order: int = 50
    side: bool = False


TABS: dict[str, Tab] = {}
PANELS: list[Callable[[object, Forum], Panel | None]] = []
# (user, forum) -> {"strong", "text", "url", "label"} | None: the request above the overview; first one wins.
ASKS: list[Callable[[object, Forum], dict[str, object] | None]] = []


def register(tab: Tab) -> None:
    """Add a tab to every forum."""
    TABS[tab.key] = tab


def register_panel(maker: Callable[[object, Forum], Panel | None]) -> None:
    """Add a part to the overview of every forum."""
    if maker not in PANELS:
        PANELS.append(maker)


def register_ask(maker: Callable[[object, Forum], dict[str, object] | None]) -> None:
    """Add something that may be asked of the reader at the top of a forum's overview."""
    if maker not in ASKS:
        ASKS.append(maker)


def panels_of(user: object, forum: Forum) -> list[Panel]:
    """The parts of the overview, in order."""
    made = [panel for maker in PANELS if (panel := maker(user, forum)) is not None]
    return sorted(made, key=lambda panel: panel.order)


def ask_of(user: object, forum: Forum) -> dict[str, object] | None:
    """The first thing asked of the reader."""
    return next((ask for maker in ASKS if (ask := maker(user, forum)) is not None), None)


def choices() -> QuerySet[Forum]:
    """Forums to change to from the page of a forum: own ones, then those of its kind, as far as they are listed."""
    own = numbers("forums")
    kind = Forum.objects.filter(pk=number("forum")).order_by().values("kind")
    return (
        Forum.objects.filter(listed())
        .filter(Q(pk__in=own) | Q(kind__in=kind))
        .annotate(theirs=Case(When(pk__in=own, then=Value(0)), default=Value(1)))
        .order_by("theirs", "position", "code")[: CHOICES + 1]
    )


_CHOICES = Fixed(choices)


def lister(user: object) -> dict[str, Given]:
    """What decides which forums are listed for ``user``, for the places in ``listed``."""
    everywhere = user.has_right(Right.KEEP_DIRECTORY)
    return {
        "forums": sorted(forums_held(user)),
        "kinds": list(ForumKind.values) if everywhere else kinds_seen(user),
    }


def listed() -> Q:
    """``Forum.objects.listed_for``, with places for what is known of the reader."""
    return Q(pk__in=numbers("forums")) | Q(kind__in=texts("kinds"))


def context(user: object, forum: Forum, current: str, others: list[Forum] | None = None) -> dict[str, object]:
    """What ``meetings/forum.html`` needs: the forum, its tabs with counts, and the forums one can change to, which
    a page may have read (``choices``) together with its own."""
    shown = [tab for tab in sorted(TABS.values(), key=lambda tab: tab.order) if tab.shown(user, forum)]
    here = TABS[current]
    own = set(seats_of(user))
    if others is None:
        others = _CHOICES.models(forum=forum.pk, **lister(user))
    return {
        "forum": forum,
        "forum_tab": current,
        "forum_tabs": tuple(
            TabShown(tab.key, str(tab.label), tab.url(forum), count)
            for tab, count in zip(shown, counted(tab.count(user, forum) for tab in shown), strict=True)
            if count or tab.shown_empty
        ),
        "forum_choices": tuple(
            Choice(str(other), here.url(other), other.pk in own, other.pk == forum.pk) for other in others[:CHOICES]
        ),
        "forum_choices_more": len(others) > CHOICES,
    }
