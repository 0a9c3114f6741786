"""Lists of issues: what may be filtered, who has what for how long; the same number of queries for one row or many."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followup.models import Issue, Leg
from followup.states import IssueKind, IssueState
from followup.trail import Holder, holders
from kit.addresses import address
from kit.sheets import Column, Workbook
from kit.whole import whole
from meetings.lists import THEMES, forum_options, theme_words
from meetings.states import ForumKind
from partners.models.organisations import Side

SHAPES = {
    IssueState.RAISED: "with",
    IssueState.UNRESOLVED: "at-risk",
    IssueState.FORWARDED: "forwarded",
    IssueState.ANSWERED: "returned",
    IssueState.TAKEN_ON: "on-track",
    IssueState.CLOSED: "done",
}
# Pills of the list: name → states.
GROUPS: dict[str, tuple[str, ...]] = {
    "open": (IssueState.RAISED, IssueState.UNRESOLVED),
    "up": (IssueState.FORWARDED,),
    "answered": (IssueState.ANSWERED,),
    "taken_on": (IssueState.TAKEN_ON,),
    "closed": (IssueState.CLOSED,),
}
GROUP_WORDS = {
    "": gettext_lazy("All"),
    "open": gettext_lazy("At their origin"),
    "up": gettext_lazy("Handed up"),
    "answered": gettext_lazy("Answered, to be closed"),
    "taken_on": gettext_lazy("Taken on"),
    "closed": gettext_lazy("Closed"),
}
# Columns of the board, in the order of the way.
STAGES = {
    "origin": gettext_lazy("At their origin"),
    "sent": gettext_lazy("Sent, not yet taken"),
    "taken": gettext_lazy("With a receiver"),
    "back": gettext_lazy("Answer on its way back"),
    "answered": gettext_lazy("Answered, to be closed"),
}


def with_legs(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    """The issues with all that lists show."""
    legs = Leg.objects.select_related("to_forum", "to_organisation")
    return rows.select_related("forum", "place", "raised_by_organisation").prefetch_related(
        Prefetch("legs", legs.order_by("sent_at", "pk"))
    )


def filtered(rows: QuerySet[Issue], asked: Mapping[str, str], *, state: bool = True) -> QuerySet[Issue]:
    """Narrow by what the address asks for; what is not known is passed over."""
    if state and asked.get("state") in GROUPS:
        rows = rows.filter(state__in=GROUPS[asked["state"]])
    forum, text = whole(asked.get("forum")), (asked.get("find") or "").strip()[:100]
    if forum is not None:
        rows = rows.filter(Q(forum=forum) | Q(pk__in=Leg.objects.filter(to_forum=forum).values("issue")))
    if asked.get("mechanism") in ForumKind.values:
        rows = rows.filter(forum__kind=asked["mechanism"])
    if asked.get("kind") in IssueKind.values:
        rows = rows.filter(kind=asked["kind"])
    if asked.get("side") in Side.values:
        rows = rows.filter(side=asked["side"])
    if asked.get("theme") in THEMES:
        rows = rows.filter(themes__contains=[asked["theme"]])
    if (place := whole(asked.get("place"))) is not None:
        rows = rows.filter(place=place)
    if text:
        rows = rows.filter(
            Q(title_en__icontains=text)
            | Q(title_km__icontains=text)
            | Q(text_en__icontains=text)
            | Q(text_km__icontains=text)
        )
    return rows


def choices(user: object, forum: str = "") -> list[dict[str, object]]:
    """The selects of the filter: name, label and options; ``forum``: the one that is chosen."""
    return [
        {"name": "forum", "label": _("Forum"), "options": forum_options(user, forum)},
        {"name": "mechanism", "label": _("Mechanism"), "options": ForumKind.choices},
        {"name": "kind", "label": _("Kind"), "options": IssueKind.choices},
        {"name": "side", "label": _("Side"), "options": Side.choices},
        {"name": "theme", "label": _("Theme"), "options": list(THEMES.items())},
    ]


@dataclass(frozen=True)
class Row:
    """A line of the list."""

    issue: Issue
    holders: list[Holder]
    shape: str

    @property
    def themes(self) -> str:
        """Themes in words."""
        return ", ".join(theme_words(one) for one in self.issue.themes)

    @property
    def line(self) -> "IssueLine":
        """The row as values, as the table shows it."""
        issue, title = self.issue, self.issue.text("title")
        return IssueLine(
            url=address("followup:issue-detail", issue.pk),
            title=title.value,
            lang=title.lang,
            kind=str(issue.get_kind_display()),
            place=str(issue.place or ""),
            themes=self.themes,
            forum=str(issue.forum),
            raised_on=issue.raised_on,
            shape=self.shape,
            state=str(issue.get_state_display()),
            holders=tuple((str(holder), holder.days, holder.turn) for holder in self.holders),
        )


@dataclass(frozen=True)
class IssueLine:
    """An issue as tables show it; ``holders``: with whom it is, for how many days, and how that is marked."""

    url: str
    title: str
    lang: str
    kind: str
    place: str
    themes: str
    forum: str
    raised_on: datetime.date
    shape: str
    state: str
    holders: tuple[tuple[str, int, str], ...]


def rows_of(issues: Iterable[Issue]) -> list[Row]:
    """The lines; ``with_legs`` has read all that they need."""
    return [Row(issue, holders(issue, list(issue.legs.all())), SHAPES[issue.state]) for issue in issues]


def board(issues: Iterable[Issue]) -> list[dict[str, object]]:
    """The columns of the board: each stay a card, the longest first."""
    cards = [(row, holder) for row in rows_of(issues) for holder in row.holders]
    columns = []
    for stage, words in STAGES.items():
        here = sorted((pair for pair in cards if pair[1].stage == stage), key=lambda pair: -pair[1].days)
        columns.append({"stage": stage, "title": words, "cards": here, "longest": here[0][1].days if here else None})
    return columns


def stuck_with(issues: Iterable[Issue]) -> list[dict[str, object]]:
    """By holder: how many issues wait there, and the longest; where most is stuck, first."""
    found: dict[str, list[Holder]] = {}
    for row in rows_of(issues):
        for holder in row.holders:
            found.setdefault(str(holder), []).append(holder)
    lines = [
        {
            "who": who,
            "count": len(rows),
            "longest": max(one.days for one in rows),
            "turn": max(rows, key=lambda one: one.days).turn,
        }
        for who, rows in found.items()
    ]
    return sorted(lines, key=lambda line: (-line["count"], -line["longest"], line["who"]))


def sheet(rows: Sequence[Row]) -> Workbook:
    """One line a stay; an issue that nobody holds any more has one line too."""
    columns = [
        Column(_("Issue in English"), 44),
        Column(_("Issue in Khmer"), 44),
        Column(_("Forum"), 30),
        Column(_("Kind"), 16),
        Column(_("Side"), 18),
        Column(_("Place"), 20),
        Column(_("Themes"), 24),
        Column(_("Raised on"), 13),
        Column(_("State"), 20),
        Column(_("With"), 34),
        Column(_("since"), 13),
        Column(_("Days"), 8),
        Column(_("Answer"), 50),
    ]
    book = Workbook(title=_("Issues"), made_at=timezone.localtime())
    book.write_table(_("Issues"), columns, _lines(rows), title=_("Issues"))
    return book


def _lines(rows: Sequence[Row]) -> Iterable[list[object]]:
    for row in rows:
        issue = row.issue
        said = [
            issue.title_en,
            issue.title_km,
            str(issue.forum),
            issue.get_kind_display(),
            issue.get_side_display(),
            str(issue.place or ""),
            row.themes,
            issue.raised_on,
            issue.get_state_display(),
        ]
        answer = issue.text("answer").value
        for holder in row.holders or [None]:
            where = [str(holder), holder.since, holder.days] if holder else ["", None, None]
            yield [*said, *where, answer]


def newest_first(rows: QuerySet[Issue]) -> QuerySet[Issue]:
    """Those raised last, first."""
    return rows.order_by(F("raised_on").desc(), "-pk")
