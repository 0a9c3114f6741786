"""A month as a grid of weeks, or three months as a list."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from kit import dates
from kit.whole import whole
from meetings.calendar_sources import Entry

LIST_MONTHS = 3
IN_CELL = 4  # the list shows the rest
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Day:
    """A day of the grid."""

    on: datetime.date
    inside: bool
    today: bool
    entries: list[Entry]
    more: int = 0


@dataclass(frozen=True)
class Span:
    """What a calendar page shows: its first and last day, and the months before and after."""

    first: datetime.date
    last: datetime.date
    as_list: bool
    before: datetime.date
    after: datetime.date

    @property
    def from_on(self) -> datetime.date:
        """The first day that is drawn."""
        return self.first if self.as_list else self.first - datetime.timedelta(days=self.first.weekday())

    @property
    def to_on(self) -> datetime.date:
        """The last day that is drawn."""
        return self.last if self.as_list else self.last + datetime.timedelta(days=6 - self.last.weekday())


def _shift(month: datetime.date, by: int) -> datetime.date:
    number = month.year * 12 + month.month - 1 + by
    return datetime.date(number // 12, number % 12 + 1, 1)


def span(month: str, view: str, today: datetime.date) -> Span:
    """From an address: ``month=2026-12``, ``view=list``; what is not understood is this month as a grid."""
    year, _dash, number = month.partition("-")
    y, m = whole(year, digits=4), whole(number, digits=2)
    first = today.replace(day=1)
    if y and m and 1 <= m <= 12 and FIRST_YEAR <= y <= LAST_YEAR:
        first = datetime.date(y, m, 1)
    as_list = view == "list"
    step = LIST_MONTHS if as_list else 1
    end = _shift(first, step - 1)
    last = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return Span(first, last, as_list, _shift(first, -step), _shift(first, step))


def weeks(shown: Span, entries: Iterable[Entry], today: datetime.date) -> list[list[Day]]:
    """The grid, Monday first; what is only roughly known stands apart (``vague``)."""
    exact = [entry for entry in entries if not entry.approximate]
    days = []
    for n in range((shown.to_on - shown.from_on).days + 1):
        on = shown.from_on + datetime.timedelta(days=n)
        here = [entry for entry in exact if entry.falls_on(on)]
        kept = IN_CELL if len(here) > IN_CELL + 1 else len(here)
        days.append(Day(on, on.month == shown.first.month, on == today, here[:kept], len(here) - kept))
    return [days[n : n + 7] for n in range(0, len(days), 7)]


def vague(entries: Iterable[Entry], shown: Span) -> list[Entry]:
    """What has only a month or quarter that touches the month shown."""
    return [e for e in entries if e.approximate and e.on <= shown.last and e.last_on >= shown.first]


def by_month(entries: Iterable[Entry], shown: Span) -> list[tuple[datetime.date, list[Entry]]]:
    """The list, month by month; what began earlier stands in the first month."""
    found: dict[datetime.date, list[Entry]] = {}
    for entry in entries:
        found.setdefault(max(entry.on, shown.first).replace(day=1), []).append(entry)
    return sorted(found.items())


def weekdays() -> list[tuple[str, str]]:
    """Names of the days, whole and short."""
    if dates.is_khmer():
        return [(name, name) for name in dates.WEEKDAYS_KM]
    return [(name, name[:3]) for name in dates.WEEKDAYS]
