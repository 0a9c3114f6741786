"""Activities and partnering actions by the side that answers for them (mutual accountability)."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.printed import pictures
from reports.printed.reading import Reading
from reports.printed.words import num, percent


class Promises:
    """Activities and partnering actions by the side that answers for them (mutual accountability)."""

    KINDS = ("done", "open", "late", "dropped", "missing")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.rows = [row for forum in reading.forums for row in forum.activities + forum.partnering]
        self.counts = Counter(row.kind for row in self.rows)

    @property
    def reported(self) -> int:
        """How many were reported on."""
        return len(self.rows) - self.counts["missing"]

    @property
    def share_kept(self) -> int:
        """Done or under way on schedule, of those reported on, in per cent."""
        return percent(self.counts["done"] + self.counts["open"], self.reported)

    def _by_side(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for row in self.rows:
            found.setdefault(row.data.get("side") or "other", Counter())[row.kind] += 1
        return found

    @property
    def side_words(self) -> dict[str, str]:
        """The sides in words."""
        return {
            "government": _("Government"),
            "partner": _("Development partners"),
            "ngo": _("NGOs"),
            "province": _("Sub-national administration"),
            "private": _("Private sector"),
            "joint": _("Jointly"),
            "other": _("Others, or not said"),
        }

    @property
    def sentence(self) -> str:
        """Government, provinces and partners in one sentence."""
        sides = self._by_side()
        parts = []
        for side in ("government", "province", "partner"):
            counts = sides.get(side, Counter())
            reported = counts.total() - counts["missing"]
            if reported:
                parts.append(
                    _("%(side)s: %(kept)s %% of %(n)s promises done or on schedule")
                    % {
                        "side": self.side_words[side],
                        "kept": num(percent(counts["done"] + counts["open"], reported)),
                        "n": num(reported),
                    }
                )
        if not parts:
            return _("No promise of either side was reported on.") if self.rows else ""
        late = self.counts["late"]
        tail = ngettext("%(n)s is behind schedule.", "%(n)s are behind schedule.", late) % {"n": num(late)}
        return _("%(parts)s. %(tail)s") % {
            "parts": _("; ").join(parts),
            "tail": tail if late else _("None is behind schedule."),
        }

    @property
    def tables(self) -> list[dict[str, object]]:
        """By side, and by group."""
        if not self.rows:
            return []
        sides = self._by_side()
        heads = [
            (pictures.swatch("done"), _("Done")),
            (pictures.swatch("open"), _("Under way")),
            (pictures.swatch("late"), _("Behind")),
            (pictures.swatch("dropped"), _("Dropped")),
            (pictures.swatch("missing"), _("No report")),
            ("", _("Total")),
            ("", _("Kept, %")),
        ]
        by_side = [(word, sides[name]) for name, word in self.side_words.items() if name in sides]
        by_group = [
            (forum.name_text, Counter(row.kind for row in forum.activities + forum.partnering))
            for forum in self.reading.forums
        ]
        return [
            {
                "number": _("Table %(n)s") % {"n": num(4)},
                "caption": _("Promises by the side that answers for them"),
                "note": _(
                    "Activities and partnering actions of all groups; one with several parties counts for the lead."
                ),
                "first": _("Side"),
                "heads": heads,
                "rows": self._rows(by_side),
            },
            {
                "number": _("Table %(n)s") % {"n": num(5)},
                "caption": _("The same promises by working group"),
                "note": "",
                "first": _("Technical Working Group"),
                "heads": heads,
                "rows": self._rows([pair for pair in by_group if pair[1].total()]),
            },
        ]

    def _rows(self, groups: list[tuple[str, Counter[str]]]) -> list[dict[str, object]]:
        most = max((counts.total() for _name, counts in groups), default=1)
        rows = []
        for name, counts in groups:
            reported = counts.total() - counts["missing"]
            kept = num(percent(counts["done"] + counts["open"], reported)) if reported else "–"
            numbers = [num(counts[kind]) if counts[kind] else "–" for kind in self.KINDS]
            rows.append(
                {
                    "name": name,
                    "bar": pictures.balance([(kind, counts[kind]) for kind in self.KINDS], most, "", width=76),
                    "numbers": [*numbers, num(counts.total()), kept],
                }
            )
        return rows
