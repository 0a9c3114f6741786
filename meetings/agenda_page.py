"""What the pages and papers of a meeting show of its agenda, in a number of queries that doesn't grow with it."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import dates
from meetings import agenda_rules, meeting_tabs
from meetings.agenda_order import in_order
from meetings.item_rows import ItemRow, item_rows
from meetings.lists import theme_words
from meetings.models import Meeting
from meetings.states import ItemKind, ItemRole


@dataclass(frozen=True)
class ItemLine:
    """An item as lists show it: values only, so that its row is remembered (``kit.kept``)."""

    item: ItemRow
    depth: int
    hours: str
    people: str
    minutes: str
    themes: str
    silent: bool
    links: tuple[meeting_tabs.Link, ...] = ()

    @property
    def facts(self) -> list[str]:
        """Kind, hours, people, minutes and themes, as far as there are any."""
        return [part for part in (self.hours, self.people, self.minutes, self.themes) if part] or [self.item.kind_words]


@dataclass
class Agenda:
    """The whole agenda: what stands on it, what is proposed, what was left out."""

    lines: list[ItemLine]
    proposed: list[ItemRow]
    declined: list[ItemRow]
    presentation: int
    discussion: int
    open: list[Any]
    has_members_item: bool

    @property
    def total_words(self) -> str:
        """Minutes for presentations and for discussion."""
        return _("%(presented)s minutes for presentations, %(discussed)s for discussion") % {
            "presented": dates.digits(self.presentation),
            "discussed": dates.digits(self.discussion),
        }


def hours(starts: datetime.time | None, ends: datetime.time | None) -> str:
    """“09:15 – 10:15”."""
    return " – ".join(dates.clock(time) for time in (starts, ends) if time)


def people_words(item: ItemRow) -> str:
    """Who presents, with role where it is not presenting, organisation, and for whom they speak."""
    found = []
    for row in item.people:
        body = row.short if row.person_words or row.name else ""
        words = ", ".join(filter(None, [str(row), body]))
        if row.on_behalf_of:
            words = _("%(person)s for %(group)s") % {"person": words, "group": row.on_behalf_of}
        if row.role != ItemRole.PRESENTER:
            words = f"{words} ({row.role_words})"
        found.append(words)
    return "; ".join(found)


def minutes_words(item: ItemRow) -> str:
    """“10 + 20 minutes”: presentation and discussion."""
    if item.minutes_presentation is None and item.minutes_discussion is None:
        return ""
    both = (item.minutes_presentation or 0, item.minutes_discussion or 0)
    if item.kind == ItemKind.BREAK or not all(both):
        number = sum(both)
        return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": dates.digits(number)}
    return _("%(presented)s + %(discussed)s minutes") % {
        "presented": dates.digits(both[0]),
        "discussed": dates.digits(both[1]),
    }


def read_agenda(user: object, meeting: Meeting, *, linked: bool = True) -> Agenda:
    """The agenda, ``linked`` with what other rooms have for it."""
    items = item_rows(meeting)
    taken = [item for item in items if item.taken]
    links = meeting_tabs.item_links(user, taken) if linked else {}
    silent = {item.pk for item in agenda_rules.without_discussion(taken)}
    presented, discussed = agenda_rules.minutes(taken)
    return Agenda(
        lines=[
            ItemLine(
                item,
                depth,
                hours(item.starts, item.ends),
                people_words(item),
                minutes_words(item),
                ", ".join(theme_words(theme) for theme in item.themes),
                item.pk in silent,
                tuple(links.get(item.pk, ())),
            )
            for item, depth in in_order(taken)
        ],
        proposed=[item for item in items if not item.taken and item.declined_at is None],
        declined=[item for item in items if not item.taken and item.declined_at is not None],
        presentation=presented,
        discussion=discussed,
        open=agenda_rules.gaps(taken),
        has_members_item=agenda_rules.has_members_item(taken),
    )
