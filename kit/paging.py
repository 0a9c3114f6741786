"""Pages of long lists: a page reads one row more than it shows, and that says whether there is a next one.

How many rows there are in all is said where it is known for nothing: up to ``MOST``, beyond that "more than 1,000".
So a list of a million rows costs what a list of a thousand costs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kit import dates
from kit.whole import whole

MOST = 1_000
# Nobody turns so many pages; whoever looks for something filters.
LAST = 2_000


@dataclass(frozen=True)
class Page:
    """Some rows of a list. ``total`` is None where nobody counted; ``beyond``: there are more rows than ``total``."""

    rows: Sequence[Any]
    number: int = 1
    more: bool = False
    size: int = 100
    total: int | None = None
    beyond: bool = False

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def words(self) -> str:
        """“Page 3 of 12”; “Page 3” where the end is not known."""
        number = dates.digits(self.number)
        if self.total is None or self.beyond:
            return _("Page %(number)s") % {"number": number}
        last = max(1, -(-self.total // self.size))
        return _("Page %(number)s of %(total)s") % {"number": number, "total": dates.digits(last)}

    @property
    def amount(self) -> str:
        """How many rows there are in all; “more than 1,000” where no more were counted."""
        number = dates.number(self.total)
        return _("more than %(number)s") % {"number": number} if self.beyond else number

    def of(self, rows: Sequence[Any]) -> "Page":
        """The same page, its rows told otherwise."""
        return replace(self, rows=rows)


def asked(sent: str | None) -> int:
    """The number of the page that an address asks for; 1 for what is none."""
    return min(max(whole(sent, 1, digits=6), 1), LAST)


def page_of(rows: QuerySet | Sequence[Any], sent: str | None, size: int, *, count: bool = True) -> Page:
    """The page of ``rows`` that ``?page=`` asks for; the last one for a number beyond the end.

    With ``count`` the rows are read up to ``MOST``, so they should be little more than keys
    (``values_list("pk", flat=True)``): what a page shows is then read for its keys alone.
    """
    number = asked(sent)
    if count and number * size < MOST:
        found = list(rows[: MOST + 1])
        number = min(number, max(1, -(-len(found) // size)))
        start, end = (number - 1) * size, number * size
        return Page(found[start:end], number, len(found) > end, size, min(len(found), MOST), len(found) > MOST)
    found = list(rows[(number - 1) * size : number * size + 1])
    if not found and number > 1:
        return page_of(rows, str(_last(rows, number, size)), size, count=count)
    if len(found) > size:
        return Page(found[:size], number, True, size, MOST if count else None, beyond=count)
    return Page(found, number, False, size, (number - 1) * size + len(found))


def _last(rows: QuerySet | Sequence[Any], empty: int, size: int) -> int:
    """The last page with rows before the ``empty`` one, by halving: only for addresses that lead beyond the end."""
    first = 1
    while empty - first > 1:
        middle = (first + empty) // 2
        start = (middle - 1) * size
        first, empty = (middle, empty) if list(rows[start : start + 1]) else (first, middle)
    return first
