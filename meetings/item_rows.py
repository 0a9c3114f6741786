"""The items of an agenda with those who present them, as plain values from one prepared query.

Pages only show them; whoever changes an item reads ``AgendaItem`` itself.
"""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from kit.bilingual import Bilingual, pick
from kit.fixed import Fixed, number
from meetings.models import AgendaItem, Meeting
from meetings.states import ItemKind, ItemRole

_ITEM = (
    "pk",
    "parent",
    "position",
    "number",
    "kind",
    "title_en",
    "title_km",
    "note_en",
    "note_km",
    "starts",
    "ends",
    "minutes_presentation",
    "minutes_discussion",
    "themes",
    "reached",
    "taken",
    "proposed_at",
    "declined_at",
    "declined_reason",
    "proposed_by__name_en",
    "proposed_by__name_km",
    "proposed_by__email",
)
_PERSON = (
    "people__pk",
    "people__role",
    "people__name",
    "people__on_behalf_of",
    "people__person__honorific_en",
    "people__person__honorific_km",
    "people__person__name_en",
    "people__person__name_km",
    "people__organisation__name_en",
    "people__organisation__name_km",
    "people__organisation__abbreviation_en",
    "people__organisation__abbreviation_km",
)


@dataclass(frozen=True)
class ItemPersonRow:
    """Who presents, speaks or facilitates, and for whom."""

    role: str
    name: str
    on_behalf_of: str
    honorific: tuple[str, str]
    person: tuple[str, str]
    organisation: tuple[str, str]
    abbreviation: tuple[str, str]

    def __str__(self) -> str:
        return self.person_words or self.name or self.body

    @property
    def person_words(self) -> str:
        """Honorific and name of a person of the directory."""
        return f"{pick(*self.honorific).value} {pick(*self.person).value}".strip()

    @property
    def body(self) -> str:
        """The organisation by its name."""
        return pick(*self.organisation).value

    @property
    def short(self) -> str:
        """The organisation by its abbreviation, where it has one."""
        return pick(*self.abbreviation).value or self.body

    @property
    def role_words(self) -> str:
        """The role in words."""
        return str(ItemRole(self.role).label)


@dataclass(frozen=True)
class ItemRow(Bilingual):
    """An item as pages and papers show it."""

    pk: int
    parent_id: int | None
    position: int
    number: str
    kind: str
    title_en: str
    title_km: str
    note_en: str
    note_km: str
    starts: datetime.time | None
    ends: datetime.time | None
    minutes_presentation: int | None
    minutes_discussion: int | None
    themes: tuple[str, ...]
    reached: bool | None
    taken: bool
    proposed_at: datetime.datetime | None
    declined_at: datetime.datetime | None
    declined_reason: str
    proposed_by: str
    people: tuple[ItemPersonRow, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} {self.text('title').value}".strip()

    @property
    def kind_words(self) -> str:
        """The kind in words."""
        return str(ItemKind(self.kind).label)


def _items() -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=number("meeting"))
    return rows.order_by("position", "pk", "people__position", "people__pk").values_list(*_ITEM, *_PERSON)


_ITEMS = Fixed(_items)


def _person(row: tuple) -> ItemPersonRow:
    texts = [text or "" for text in row[1:]]
    pairs = [tuple(texts[place : place + 2]) for place in range(3, len(texts), 2)]
    return ItemPersonRow(*texts[:3], *pairs)


def item_rows(meeting: Meeting) -> list[ItemRow]:
    """All items of a meeting, those that are only proposed among them, in their order."""
    found: dict[int, tuple[list, list[ItemPersonRow]]] = {}
    width = len(_ITEM)
    for row in _ITEMS.tuples(meeting=meeting.pk):
        if row[0] not in found:
            *values, name_en, name_km, email = row[:width]
            values[_ITEM.index("themes")] = tuple(values[_ITEM.index("themes")] or ())
            proposer = pick(name_en or "", name_km or "").value or email or ""
            found[row[0]] = ([*values, proposer], [])
        if row[width] is not None:
            found[row[0]][1].append(_person(row[width:]))
    return [ItemRow(*values, tuple(people)) for values, people in found.values()]
