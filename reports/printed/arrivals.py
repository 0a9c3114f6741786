"""The annex of who submitted when, and who did not."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import dates
from reports.printed import pictures
from reports.printed.forum import ForumRow
from reports.printed.reading import Reading
from reports.printed.words import count_word, day_of, day_text, sentence


class Arrivals:
    """Rows in the order of arrival on one date axis; the missing last."""

    def __init__(self, reading: Reading, table: str) -> None:
        self.reading, self.table = reading, table
        days = [forum.submitted_on for forum in reading.received if forum.submitted_on]
        first = min([*days, reading.due]) - timedelta(days=5)
        last = max([*days, reading.due, reading.as_of if reading.missing else reading.due]) + timedelta(days=3)
        self.calendar = pictures.Calendar(first, last, reading.due)

    @property
    def number(self) -> str:
        """«Table B.1»."""
        return self.table

    @property
    def caption(self) -> str:
        """Above the table."""
        count = len(self.reading.forums)
        return ngettext(
            "JMI progress reports for %(year)s from %(n)s Technical Working Group",
            "JMI progress reports for %(year)s from %(n)s Technical Working Groups",
            count,
        ) % {"year": dates.digits(self.reading.year), "n": count_word(count)}

    @property
    def sentence(self) -> str:
        """In time, late, missing."""
        late = sum(forum.late for forum in self.reading.received)
        missing = len(self.reading.missing)
        text = _("In the order of arrival. %(intime)s came in time, %(late)s late.") % {
            "intime": sentence(count_word(len(self.reading.received) - late)),
            "late": count_word(late),
        }
        if not missing:
            return f"{text} {_('None is missing.')}"
        rest = ngettext(
            "%(n)s is missing, and this report was closed without it.",
            "%(n)s are missing, and this report was closed without them.",
            missing,
        ) % {"n": count_word(missing)}
        return f"{text} {sentence(rest)}"

    @property
    def legend(self) -> list[tuple[SafeString, str]]:
        """Disc, triangle, broken ring, line."""
        disc = pictures.svg(9, 9, f'<circle cx="4.5" cy="4.5" r="3.6" fill="{pictures.BLUE}"/>', _("in time"), "mark")
        late = pictures.svg(9, 9, f'<path d="M.3 8.4h8.4L4.5.6z" fill="{pictures.RED}"/>', _("late"), "mark")
        ring = pictures.mark("not_reported", _("not received"))
        line = pictures.svg(3, 9, f'<path d="M1.5 0v9" stroke="{pictures.INK}" stroke-width=".8"/>', _("due"), "mark")
        return [
            (disc, _("in time")),
            (late, _("late")),
            (ring, _("not received by %(day)s") % {"day": day_text(self.reading.as_of)}),
            (line, _("date set by CRDB/CDC, %(day)s") % {"day": day_text(self.reading.due, "long")}),
        ]

    @property
    def axis(self) -> SafeString:
        """Days above the strips: the first, the due date, the last."""
        calendar = self.calendar
        shown: list[date] = [calendar.due]
        for day in (calendar.first + timedelta(days=5), calendar.last - timedelta(days=3)):
            if all(abs(calendar.x(day) - calendar.x(other)) > 38 for other in shown):
                shown.append(day)
        spans = format_html_join(
            "",
            '<span style="left:{}pt">{}</span>',
            ((f"{max(calendar.x(day) - 12, 0):.1f}", dates.day(day, "short")) for day in sorted(shown)),
        )
        return format_html('<div class="axis">{}</div>', spans)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A row a group."""
        came = sorted(self.reading.received, key=lambda forum: (forum.submitted_on, forum.data["position"]))
        return [self._row(forum) for forum in [*came, *self.reading.missing]]

    def _row(self, forum: ForumRow) -> dict[str, object]:
        report = forum.report
        if not forum.received:
            got = _("not received")
        elif forum.late and forum.days_late:
            got = ngettext("%(day)s · %(n)s day late", "%(day)s · %(n)s days late", forum.days_late) % {
                "day": dates.day(forum.submitted_on, "short"),
                "n": dates.number(forum.days_late),
            }
        elif forum.late:
            got = _("%(day)s · late") % {"day": dates.day(forum.submitted_on, "short")}
        else:
            got = _("%(day)s · in time") % {"day": dates.day(forum.submitted_on, "short")}
        return {
            "forum": forum,
            "late": forum.late,
            "got": got,
            "strip": pictures.strip_row(self.calendar, forum.submitted_on, forum.late, got),
            "asked": dates.number(report.get("asked_again", 0)) if report else "–",
            "filled": dates.number(report["filled"]) if forum.received and report.get("filled") is not None else "–",
        }

    @property
    def note(self) -> str:
        """What the columns count."""
        own = [
            _("%(group)s (%(day)s)") % {"group": forum.name_text, "day": day_text(forum.report.get("due"))}
            for forum in self.reading.forums
            if forum.report.get("due") and day_of(forum.report["due"]) != self.reading.due
        ]
        parts = [
            _("The guideline sets no day for these reports; CRDB/CDC did."),
            _(
                "Asked again: reminders sent and times sent back. Filled: share of indicators, "
                "activities and partnering "
                "actions that carry an answer; “nothing to report” is an answer."
            ),
        ]
        if own:
            parts.append(_("With a date of their own: %(groups)s.") % {"groups": ", ".join(own)})
        return " ".join(parts)
