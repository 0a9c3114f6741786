"""What the summary and the chapter on the indicators say: every number is computed, in both languages."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kit import dates
from reports.printed import pictures
from reports.printed.changes import Changes
from reports.printed.forum import ForumRow
from reports.printed.notes import DataNotes
from reports.printed.promises import Promises
from reports.printed.reading import Reading
from reports.printed.words import (
    RATINGS,
    both,
    count_word,
    day_text,
    has,
    joined,
    num,
    of_all,
    sentence,
    status_word,
)

MOST_REQUESTS, MOST_CHANGES, MOST_COLUMNS = 3, 10, 10


class Summary:
    """The words of the summary, the table at a glance and the chapter on the indicators."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.counts = reading.counts
        self.total = len(reading.indicators)
        self.good = self.counts["achieved"] + self.counts["on_track"]

    figure_1 = property(lambda self: _("Figure %(n)s") % {"n": num(1)})
    table_1 = property(lambda self: _("Table %(n)s") % {"n": num(1)})
    table_2 = property(lambda self: _("Table %(n)s") % {"n": num(2)})
    table_3 = property(lambda self: _("Table %(n)s") % {"n": num(3)})

    @property
    def year_place(self) -> int:
        """Which year of the cycle this is."""
        return self.reading.year - self.reading.snapshot["cycle"]["start"] + 1

    @property
    def lead(self) -> str:
        """The sentence of the whole report."""
        if not self.total:
            return _("No joint indicators are on record for this round.")
        ordinals = ["", _("first"), _("second"), _("third"), _("fourth"), _("fifth")]
        within = 1 <= self.year_place <= 5
        first = (
            _("In the %(ordinal)s year of the cycle, %(of)s joint indicators are achieved or on track.")
            % {"ordinal": ordinals[self.year_place], "of": of_all(self.good, self.total)}
            if within
            else sentence(
                _("%(of)s joint indicators are achieved or on track.") % {"of": of_all(self.good, self.total)}
            )
        )
        missing = len(self.reading.missing)
        if not missing:
            return f"{first} {_('Every working group reported.')}"
        rest = ngettext(
            "%(groups)s working group did not report; its indicators are shown as not reported.",
            "%(groups)s working groups did not report; their indicators are shown as not reported.",
            missing,
        ) % {"groups": count_word(missing)}
        return f"{first} {sentence(rest)}"

    @property
    def big_figures(self) -> list[tuple[str, str, str]]:
        """Four large figures with their words."""
        reading, promises = self.reading, Promises(self.reading)
        ways = [forum.mean_way for forum in reading.forums if forum.mean_way is not None]
        mean = num(round(sum(ways) / len(ways) * 100)) if ways else "–"
        return [
            (num(self.good), f"/{num(self.total)}", _("joint indicators achieved or on track")),
            (
                num(len(reading.received)),
                f"/{num(len(reading.forums))}",
                _("working groups' reports received and accepted"),
            ),
            (mean, "%" if ways else "", _("of the way from baseline to target covered, on average")),
            (
                num(promises.share_kept) if promises.reported else "–",
                "%" if promises.reported else "",
                ngettext(
                    "of %(n)s promise reported on is done or on schedule",
                    "of %(n)s promises reported on are done or on schedule",
                    promises.reported,
                )
                % {"n": num(promises.reported)},
            ),
        ]

    @property
    def status_caption(self) -> str:
        """Above the stacked bar."""
        return ngettext(
            "The %(n)s joint indicator by status, %(day)s",
            "The %(n)s joint indicators by status, %(day)s",
            self.total,
        ) % {"n": num(self.total), "day": day_text(self.reading.snapshot["round"]["to"], "long")}

    @property
    def status_words(self) -> str:
        """«5 achieved, 26 on track»."""
        return joined(
            [f"{digits} {status_word(name).lower()}" for name, count, digits in self.reading.statuses if count]
        )

    @property
    def status_bar(self) -> SafeString:
        """All indicators by status."""
        if not self.total:
            return SafeString("")
        return pictures.stacked(self.reading.statuses, self.status_words)

    @property
    def side_heads(self) -> list[tuple[str, str]]:
        """Results, reports, distance, change, accountability, data: a head and its sentences."""
        rows = [
            (_("Results"), self.results),
            (_("Reports"), self.reports),
            (_("Distance"), self.distance),
            (_("Since last year"), Changes(self.reading).sentence),
            (_("Accountability"), Promises(self.reading).sentence),
            (_("Data"), DataNotes(self.reading).sentence),
        ]
        return [(head, text) for head, text in rows if text]

    @property
    def results(self) -> str:
        """How many of each status; which are off track."""
        if not self.total:
            return _("There is nothing to count.")
        text = ngettext("Of %(n)s indicator: %(words)s.", "Of %(n)s indicators: %(words)s.", self.total) % {
            "n": num(self.total),
            "words": self.status_words,
        }
        off = [row for row in self.reading.indicators if row.status == "off_track"]
        if off:
            text += " " + _("Off track: %(names)s.") % {"names": joined([str(row.title) for row in off[:4]])}
        return text

    @property
    def reports(self) -> str:
        """How many reports came, in time or late, and who is missing."""
        reading = self.reading
        late = sum(forum.late for forum in reading.received)
        text = _("%(of)s working groups' reports were accepted by %(day)s; %(intime)s came in time, %(late)s late.") % {
            "of": sentence(of_all(len(reading.received), len(reading.forums))),
            "day": day_text(reading.as_of, "long"),
            "intime": count_word(len(reading.received) - late),
            "late": pgettext("how many reports", "none") if not late and not dates.is_khmer() else count_word(late),
        }
        if reading.missing:
            text += " " + _("Not received from: %(names)s.") % {
                "names": joined([forum.name_text for forum in reading.missing])
            }
        return text

    @property
    def distance(self) -> str:
        """The mean way against the straight line."""
        ways = [forum.mean_way for forum in self.reading.forums if forum.mean_way is not None]
        if not ways or self.reading.elapsed is None:
            return ""
        return _(
            "On average the reported indicators have covered %(way)s %% of the way to their targets; a straight line "
            "through the cycle would stand at %(line)s %%."
        ) % {"way": num(round(sum(ways) / len(ways) * 100)), "line": num(round(self.reading.elapsed * 100))}

    @cached_property
    def all_requests(self) -> list[tuple[SafeString, str]]:
        """Requests to a higher forum, from those off track first."""
        order = {"off_track": 0, "delayed": 1}
        found = [
            (order.get(row.status, 2), place, row.now["request"], forum)
            for place, forum in enumerate(self.reading.forums)
            for row in forum.indicators
            if has(row.now.get("request"))
        ]
        merged: dict[str, tuple[SafeString, list[str]]] = {}
        for _rank, _place, text, forum in sorted(found, key=lambda one: one[:2]):
            words = both(text)
            names = merged.setdefault(str(words), (words, []))[1]
            if forum.name_text not in names:
                names.append(forum.name_text)
        return [(words, joined(names)) for words, names in merged.values()]

    @property
    def requests(self) -> list[tuple[SafeString, str]]:
        """The first of them, for the summary."""
        return self.all_requests[:MOST_REQUESTS]

    @property
    def more_requests(self) -> str:
        """How many further ones stand with their groups."""
        rest = len(self.all_requests) - MOST_REQUESTS
        if rest <= 0:
            return ""
        return ngettext(
            "%(n)s further request stands with its group.", "%(n)s further requests stand with their groups.", rest
        ) % {"n": num(rest)}

    # ── the table at a glance ────────────────────────────────────────────────────────────────────────────────────
    @property
    def glance_title(self) -> str:
        """«Twenty groups at a glance»."""
        count = len(self.reading.forums)
        return sentence(
            ngettext("%(n)s group at a glance", "%(n)s groups at a glance", count) % {"n": count_word(count)}
        )

    @property
    def glance_caption(self) -> str:
        """Above the table."""
        return _("Joint indicators by rating, distance covered and report, %(year)s") % {
            "year": dates.digits(self.reading.year)
        }

    @property
    def columns(self) -> list[str]:
        """A column an indicator."""
        return [num(n) for n in range(1, min(self.reading.most_indicators, MOST_COLUMNS) + 1)]

    @property
    def span(self) -> int:
        """All columns together."""
        return len(self.columns) + 5

    @property
    def way_head(self) -> str:
        """Head of the way column."""
        return _("Way from baseline to target, %")

    @property
    def glance_note(self) -> str:
        """Where each column comes from and what a dash means."""
        parts = [
            _("Numbered columns: the group's indicators in the order of its matrix; a dash: no such indicator."),
            _("Bars: mean over a group's reported indicators."),
        ]
        if self.reading.elapsed:
            parts.append(
                _("The upright line is a straight line through the cycle (%(line)s).")
                % {"line": num(round(self.reading.elapsed * 100))}
            )
        parts.append(
            _("Report: the day it was received at CRDB/CDC, due by %(day)s; ▶ late.")
            % {"day": day_text(self.reading.due, "long")}
        )
        return " ".join(parts)

    # ── the chapter on the indicators ────────────────────────────────────────────────────────────────────────────
    @property
    def progress_lead(self) -> str:
        """Which side stands best and worst by share achieved or on track."""
        shares = []
        for side, forums in self.reading.sides:
            rows = [row for forum in forums for row in forum.indicators if row.status != "not_reported"]
            if rows:
                good = sum(row.status in ("achieved", "on_track") for row in rows)
                shares.append((good / len(rows), good, len(rows), self.reading.side_title(side)))
        if len(shares) < 2 or min(shares)[0] == max(shares)[0]:
            return self.lead
        best, worst = max(shares, key=lambda one: one[0]), min(shares, key=lambda one: one[0])
        return _(
            "Of the indicators reported on, “%(best)s” stands best (%(bg)s) and “%(worst)s” lags most (%(wg)s)."
        ) % {
            "best": best[3],
            "bg": of_all(best[1], best[2]),
            "worst": worst[3],
            "wg": of_all(worst[1], worst[2]),
        }

    def side_lead(self, forums: list[ForumRow]) -> str:
        """The sentence of one side."""
        rows = [row for forum in forums for row in forum.indicators]
        good = sum(row.status in ("achieved", "on_track") for row in rows)
        if not rows:
            return _("No joint indicators are on record for this side.")
        text = ngettext(
            "%(groups)s group, %(of)s indicators achieved or on track.",
            "%(groups)s groups, %(of)s indicators achieved or on track.",
            len(forums),
        ) % {"groups": count_word(len(forums)), "of": of_all(good, len(rows))}
        missing = [forum.name_text for forum in forums if not forum.received]
        return sentence(text) + (
            " " + _("Not received from: %(names)s.") % {"names": joined(missing)} if missing else ""
        )

    def group_lead(self, forum: ForumRow) -> str:
        """The sentence of a group that gave no summary of its own."""
        good = sum(status in ("achieved", "on_track") for status in forum.statuses)
        if not forum.statuses:
            return _("The group has no joint indicators.")
        return sentence(
            _("%(of)s of the group's indicators are achieved or on track.") % {"of": count_word(good)}
            if len(forum.statuses) == 1
            else _("%(of)s indicators are achieved or on track.") % {"of": of_all(good, len(forum.statuses))}
        )

    @property
    def status_heads(self) -> list[tuple[SafeString, str]]:
        """The columns of the table by side."""
        return [(pictures.mark(name, status_word(name), 8), status_word(name)) for name in (*RATINGS, "not_reported")]

    @property
    def sides_table(self) -> list[dict[str, object]]:
        """A row a side."""
        rows = []
        for side, forums in self.reading.sides:
            counts = Counter(status for forum in forums for status in forum.statuses)
            total = counts.total()
            parts = [(name, counts[name], "") for name in (*RATINGS, "unrated", "nothing", "not_reported")]
            rows.append(
                {
                    "anchor": f"side-{side['code'] or 'other'}",
                    "title": self.reading.side_title(side),
                    "bar": pictures.stacked(parts, "", width=110, height=10) if total else "–",
                    "numbers": [num(counts[name]) if counts[name] else "–" for name in (*RATINGS, "not_reported")],
                    "total": num(total),
                }
            )
        return rows

    @cached_property
    def change_rows(self) -> list[dict[str, object]]:
        """Indicators with a figure in both years."""
        return Changes(self.reading).rows[:MOST_CHANGES]

    @property
    def change_caption(self) -> str:
        """Above the table of changes."""
        return _("The largest steps towards and away from the targets since %(year)s") % {
            "year": dates.digits(self.reading.year - 1)
        }

    change_from = property(lambda self: dates.digits(self.reading.year - 1))
    change_to = property(lambda self: dates.digits(self.reading.year))

    @property
    def change_note(self) -> str:
        """What is left out."""
        rest = len(Changes(self.reading).rows) - MOST_CHANGES
        base = _("Only indicators with a figure in both years; ordered by the share of the way gained, losses last.")
        if rest <= 0:
            return base
        more = ngettext("%(n)s more is left out.", "%(n)s more are left out.", rest) % {"n": num(rest)}
        return f"{base} {more}"
