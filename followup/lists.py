"""The list of actions: its filter as the address says it, its rows in the order of their days, never a count of all."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet

from followup.leads import Lead, leads_of
from followup.models import Action, Contributor, Extension
from followup.models.actions import OPEN
from followup.permissions import organisations_of, seat_line_of
from followup.states import ActionState, Priority
from kit.counting import counted
from kit.vague_dates import parse_vague
from kit.whole import whole
from meetings.lists import THEMES
from meetings.models import Forum, JointForum, Seat
from partners.models import Organisation, Place
from partners.models.organisations import Side
from partners.search import find_ids

PAGE = 100
SOON = 30
# What a pill counts is counted so far, then "and more": a count of a million rows would cost more than the page.
MOST_COUNTED = 999
SHOWS = ("open", "late", "soon", "asked", "done", "ended", "all")
DUES = ("late", "soon", "none")


@dataclass(frozen=True)
class ActionFilter:
    """The filter as it was understood; ``forum``, ``organisation`` and ``province`` are numbers of rows as text."""

    show: str = "open"
    q: str = ""
    forum: str = ""
    side: str = ""
    organisation: str = ""
    province: str = ""
    state: str = ""
    due: str = ""
    from_on: str = ""
    to_on: str = ""
    theme: str = ""
    priority: str = ""
    lead: str = ""
    meeting: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "ActionFilter":
        """From an address; what is not understood counts for nothing."""

        def one(name: str, allowed: Iterable[str], otherwise: str = "") -> str:
            return sent.get(name, "") if sent.get(name, "") in allowed else otherwise

        def number(name: str) -> str:
            found = whole(sent.get(name, ""))
            return "" if found is None else str(found)

        def on(name: str) -> str:
            try:
                return datetime.date.fromisoformat(sent.get(name, "")).isoformat()
            except ValueError:
                return ""

        return cls(
            show=one("show", SHOWS, "open"),
            q=sent.get("q", "").strip()[:200].replace("\x00", ""),
            forum=number("forum"),
            side=one("side", [*Side.values, "none"]),
            organisation=number("organisation"),
            province=number("province"),
            state=one("state", ActionState.values),
            due=one("due", DUES),
            from_on=on("from_on"),
            to_on=on("to_on"),
            theme=sent.get("theme", "").strip()[:30].replace("\x00", ""),
            priority=one("priority", Priority.values),
            lead=one("lead", ("me",)),
            meeting=number("meeting"),
        )

    def query(self, **change: str) -> str:
        """The filter as an address, without what is as usual."""
        plain, usual = replace(self, **change), ActionFilter()
        named = ((field.name, getattr(plain, field.name)) for field in fields(self))
        return urlencode([(name, value) for name, value in named if value != getattr(usual, name)])

    @property
    def is_set(self) -> bool:
        """Whether anything but the pill is filtered."""
        return replace(self, show="open") != ActionFilter()


def _shown(show: str, today: datetime.date) -> Q:
    soon = today + datetime.timedelta(SOON)
    return {
        "open": Q(state__in=OPEN),
        "late": Q(state__in=OPEN, due_on__lt=today),
        "soon": Q(state__in=OPEN, due_on__range=(today, soon)),
        "asked": Q(state__in=OPEN) & Q(pk__in=Extension.objects.filter(granted=None).order_by().values("action")),
        "done": Q(state=ActionState.DONE),
        "ended": Q(state__in=(ActionState.CONFIRMED, ActionState.DROPPED)),
        "all": Q(),
    }[show]


def of_forum(forum: Forum | str) -> Q:
    """Actions of a forum, and of the joint meetings it took part in (TWG-4d.06). One query, so that what is asked
    with it stays a look-up in an index."""
    joint = list(JointForum.objects.filter(forum=forum).values_list("meeting", flat=True))
    return Q(forum=forum) | Q(meeting__in=joint) if joint else Q(forum=forum)


def _of_body(pk: str) -> Q:
    """Led by an organisation: named itself, or by the seat that it holds."""
    seats = list(Seat.objects.filter(organisation=pk).order_by().values_list("pk", flat=True))
    return Q(lead_organisation=pk) | Q(lead_seat__in=seats) if seats else Q(lead_organisation=pk)


def _of_place(pk: str) -> Q:
    """Of the forum of a province, or led by a body that sits in it."""
    inside = Q(pk=pk) | Q(parent=pk) | Q(parent__parent=pk) | Q(parent__parent__parent=pk)
    places = Place.objects.filter(inside).order_by().values("pk")
    bodies = list(Organisation.objects.filter(place__in=places).order_by().values_list("pk", flat=True))
    forums = list(Forum.objects.filter(place__in=places).order_by().values_list("pk", flat=True))
    return Q(forum__in=forums) | Q(lead_organisation__in=bodies)


def led_by(user: object) -> Q:
    """Led by a seat that ``user`` holds, or by the organisation that the user sits for."""
    return Q(lead_seat__in=seat_line_of(user)) | Q(lead_organisation__in=organisations_of(user))


def chosen(user: object, wanted: ActionFilter, today: datetime.date) -> QuerySet[Action]:
    """The actions that ``user`` may see and that fit, by day."""
    rows = Action.objects.visible_to(user).filter(_shown(wanted.show, today))
    if wanted.q:
        rows = rows.filter(pk__in=find_ids(user, wanted.q, "action"))
    if wanted.forum:
        rows = rows.filter(of_forum(wanted.forum))
    if wanted.meeting:
        rows = rows.filter(meeting=wanted.meeting)
    if wanted.side:
        rows = rows.filter(side="" if wanted.side == "none" else wanted.side)
    if wanted.organisation:
        rows = rows.filter(_of_body(wanted.organisation))
    if wanted.province:
        rows = rows.filter(_of_place(wanted.province))
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.due == "none":
        rows = rows.filter(due_on=None)
    elif wanted.due:
        rows = rows.filter(_shown(wanted.due, today))
    if wanted.from_on:
        rows = rows.filter(due_on__gte=wanted.from_on)
    if wanted.to_on:
        rows = rows.filter(due_on__lte=wanted.to_on)
    if wanted.theme:
        rows = rows.filter(themes__contains=[wanted.theme])
    if wanted.priority:
        rows = rows.filter(priority=wanted.priority)
    if wanted.lead == "me":
        rows = rows.filter(led_by(user))
    return rows


def counts(kinds: Iterable[QuerySet[Action]]) -> list[int | None]:
    """How many there are of each kind, counted in one query as far as ``MOST_COUNTED``; None beyond."""
    numbers = counted(rows.order_by()[: MOST_COUNTED + 1] for rows in kinds)
    return [number if number <= MOST_COUNTED else None for number in numbers]


def exact_day(due_on: datetime.date | None, due_text: str) -> bool:
    """Whether a day is one that may count down. “Q2 2027” may not."""
    read = parse_vague(due_text)
    return due_on is not None and (read.kind in ("empty", "day") and not read.approximate)


@dataclass(frozen=True)
class Line:
    """An action as lists show it."""

    action: Action
    lead: Lead
    late: bool
    shape: str
    word: str
    asks_time: bool = False

    @property
    def due_on(self) -> datetime.date | None:
        """The day."""
        return self.action.due_on

    @property
    def due_text(self) -> str:
        """The day as written."""
        return self.action.due_text

    @property
    def exact(self) -> bool:
        """The day is a day: it may count down."""
        return exact_day(self.action.due_on, self.action.due_text)

    @property
    def closed(self) -> bool:
        """Done or dropped: its day counts down no more."""
        return self.action.state not in OPEN


SHAPES = {
    ActionState.OPEN: "none",
    ActionState.IN_PROGRESS: "on-track",
    ActionState.DONE: "with",
    ActionState.CONFIRMED: "done",
    ActionState.DROPPED: "not-reported",
}


def is_late(action: Action, today: datetime.date) -> bool:
    """Open after its day; the day itself is still in time."""
    return action.state in OPEN and action.due_on is not None and action.due_on < today


def words_of(action: Action, today: datetime.date) -> tuple[str, str]:
    """Shape and word of the state: the word is that of the state, the shape says when it is late."""
    return "late" if is_late(action, today) else SHAPES[action.state], action.get_state_display()


def with_leads(rows: QuerySet[Action]) -> QuerySet[Action]:
    """With what lines read."""
    asks = Extension.objects.filter(action=OuterRef("pk"), granted=None)
    related = ("forum", "meeting", "item", "lead_organisation", "lead_seat__organisation")
    return rows.select_related(*related).annotate(asks_=Exists(asks))


def with_all(rows: QuerySet[Action]) -> QuerySet[Action]:
    """With what lines and rights read."""
    return with_leads(rows).prefetch_related("meeting__joint_forums")


def lines(actions: Iterable[Action], today: datetime.date) -> list[Line]:
    """Rows with their leads; the same queries for one and for a hundred."""
    rows = list(actions)
    leads = leads_of(rows)
    return [
        Line(row, leads[row.pk], is_late(row, today), *words_of(row, today), asks_time=getattr(row, "asks_", False))
        for row in rows
    ]


def theme_choices() -> list[tuple[str, str]]:
    """The themes of the guideline in words."""
    return [(key, str(words)) for key, words in THEMES.items()]


def helpers_of(actions: Iterable[Action]) -> dict[int, list[str]]:
    """Action id → who contributes, in words; one query."""
    found: dict[int, list[str]] = {}
    rows = Contributor.objects.filter(action__in=[row.pk for row in actions])
    for one in rows.select_related("organisation", "seat__person", "seat__organisation"):
        body = one.organisation or one.seat.organisation
        found.setdefault(one.action_id, []).append(body.short() if body else str(one.seat))
    return found
