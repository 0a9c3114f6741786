"""This year's figures against last year's."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from kit import dates
from reports.printed import pictures
from reports.printed.forum import ForumRow
from reports.printed.indicator import IndicatorRow
from reports.printed.reading import Reading
from reports.printed.words import figure, num


class Changes:
    """This year's figures against last year's."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def _pairs(self) -> list[tuple[float, ForumRow, IndicatorRow, dict]]:
        found = []
        for forum in self.reading.forums:
            for row in forum.indicators:
                old = next((one for one in row.data.get("earlier", []) if one["year"] == self.reading.year - 1), None)
                if not old or row.way is None or row.data["kind"] == "milestones":
                    continue
                start, goal = figure(row.data["baseline"]["value"]), figure(row.data["target"]["value"])
                before = pictures.way(start, goal, figure(old.get("value")))
                if before is not None:
                    found.append((row.way - before, forum, row, old))
        return sorted(found, key=lambda one: -one[0])

    @cached_property
    def pairs(self) -> list[tuple[float, ForumRow, IndicatorRow, dict]]:
        """Gain, group, indicator, last year's entry; largest gain first."""
        return self._pairs()

    @property
    def rows(self) -> list[dict[str, object]]:
        """For the table."""
        return [
            {
                "group": forum.name_text,
                "title": row.title,
                "before": row.value_text(old),
                "now": row.now_text,
                "target": row.target_text,
                "mark": row.mark,
                "word": row.word,
            }
            for _gain, forum, row, old in self.pairs
        ]

    @property
    def sentence(self) -> str:
        """How many moved towards their target."""
        if not self.pairs:
            return ""
        nearer = sum(gain > 0 for gain, *_rest in self.pairs)
        away = sum(gain < 0 for gain, *_rest in self.pairs)
        same = len(self.pairs) - nearer - away
        return _(
            "%(n)s indicators carry a figure for both %(before)s and %(now)s: %(nearer)s moved towards the target, "
            "%(same)s stood still and %(away)s moved away."
        ) % {
            "n": num(len(self.pairs)),
            "before": dates.digits(self.reading.year - 1),
            "now": dates.digits(self.reading.year),
            "nearer": num(nearer),
            "same": num(same),
            "away": num(away),
        }
