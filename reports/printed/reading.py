"""A snapshot as one language reads it: groups, indicators and sides, ready for the templates."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from django.utils.safestring import SafeString

from kit import dates
from reports.printed import pictures
from reports.printed.forum import ForumRow
from reports.printed.indicator import IndicatorRow
from reports.printed.words import RATINGS, STATUSES, chosen, day_of, status_word


class Reading:
    """The whole snapshot in the active language."""

    def __init__(self, snapshot: dict) -> None:
        self.snapshot = snapshot
        self.year: int = snapshot["year"]
        self.as_of = day_of(snapshot["as_of"])
        self.due = day_of(snapshot["round"]["due"])
        self.forums = [ForumRow(forum, self) for forum in snapshot["forums"]]

    @cached_property
    def elapsed(self) -> float | None:
        """The share of the cycle that has passed by the end of the period: a straight line from first to last year."""
        start, end = self.snapshot["cycle"]["start"], self.snapshot["cycle"]["end"]
        share = (self.year - start + 1) / (end - start + 1)
        return share if 0 < share <= 1 else None

    @property
    def received(self) -> list[ForumRow]:
        """Groups whose report was accepted by the day."""
        return [forum for forum in self.forums if forum.received]

    @property
    def missing(self) -> list[ForumRow]:
        """Groups whose report was not."""
        return [forum for forum in self.forums if not forum.received]

    @cached_property
    def indicators(self) -> list[IndicatorRow]:
        """All indicators."""
        return [row for forum in self.forums for row in forum.indicators]

    @cached_property
    def counts(self) -> Counter[str]:
        """Indicators by status."""
        return Counter(row.status for row in self.indicators)

    @property
    def statuses(self) -> list[tuple[str, int, str]]:
        """(status, number, digits) in the order of the scale."""
        return [(name, self.counts[name], dates.number(self.counts[name])) for name in STATUSES]

    @property
    def legend(self) -> list[tuple[SafeString, str]]:
        """Shape and word of each status that occurs; the four ratings and «not reported» always."""
        shown = [name for name in STATUSES if name in (*RATINGS, "not_reported") or self.counts[name]]
        return [(pictures.mark(name, status_word(name)), status_word(name)) for name in shown]

    @cached_property
    def sides(self) -> list[tuple[dict, list[ForumRow]]]:
        """The sides of the Rectangular Strategy with their groups, in order; groups without a side last."""
        found = [
            ({**side}, [forum for forum in self.forums if forum.data["side"] == side["code"]])
            for side in self.snapshot["sides"]
        ]
        known = {side["code"] for side in self.snapshot["sides"]}
        rest = [forum for forum in self.forums if forum.data["side"] not in known]
        found = [(side, forums) for side, forums in found if forums]
        if rest:
            found.append(({"code": "", "title": {"en": "Other groups", "km": "ក្រុមផ្សេងទៀត"}}, rest))
        return found

    @property
    def most_indicators(self) -> int:
        """How many columns the table at a glance needs."""
        return max((len(forum.indicators) for forum in self.forums), default=0)

    def side_title(self, side: dict) -> str:
        """The title of a side."""
        return chosen(side["title"]).value
