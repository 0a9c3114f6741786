"""One working group as one language reads it: facts, what it tells, its promises."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kit import dates
from reports.printed import pictures
from reports.printed.indicator import IndicatorRow
from reports.printed.words import both, day_of, day_text, has, joined, paragraphs, plain

if TYPE_CHECKING:
    from reports.printed.reading import Reading

TOLD = ("progress", "constraint", "next_step", "request")


@dataclass(frozen=True)
class Told:
    """One side head with what the indicators tell under it."""

    head: str
    texts: list[tuple[str, SafeString]]


class ForumRow:
    """One working group."""

    def __init__(self, data: dict, reading: Reading) -> None:
        self.data, self.reading = data, reading
        self.report = data.get("report") or {}
        self.received = bool(self.report.get("received"))
        self.indicators = [
            IndicatorRow(indicator, reading, self.received)
            for outcome in data["outcomes"]
            for output in outcome["outputs"]
            for indicator in output["indicators"]
        ]

    @property
    def anchor(self) -> str:
        """Where the contents link to."""
        return f"twg-{self.data['id']}"

    @property
    def number(self) -> str:
        """Its number among the groups."""
        return dates.digits(self.data["number"])

    @property
    def name(self) -> SafeString:
        """Its name."""
        return both(self.data["name"])

    @property
    def name_text(self) -> str:
        """Its name for running heads and bookmarks."""
        return plain(self.data["name"])

    @property
    def long_name(self) -> bool:
        """Whether the name needs smaller letters to stand on one line."""
        return len(self.name_text) > 44

    @property
    def other_name(self) -> str:
        """Its name in the other language, for the contents."""
        return self.data["name"].get("en" if dates.is_khmer() else "km", "")

    @property
    def statuses(self) -> list[str]:
        """The statuses of its indicators."""
        return [row.status for row in self.indicators]

    @cached_property
    def mean_way(self) -> float | None:
        """The mean over its reported indicators, each held between 0 and 1; None without any."""
        ways = [row.way for row in self.indicators if row.way is not None]
        return sum(min(1.0, max(0.0, way)) for way in ways) / len(ways) if ways else None

    @property
    def way_text(self) -> str:
        """The mean way in per cent."""
        return "–" if self.mean_way is None else dates.number(round(self.mean_way * 100))

    @property
    def way_bar(self) -> SafeString:
        """The small bar of the table."""
        words = _("%(percent)s %% of the way") % {"percent": self.way_text} if self.received else _("not reported")
        return pictures.way_bar(self.mean_way, self.reading.elapsed, words)

    @property
    def submitted_on(self) -> date | None:
        """The day the report that was taken in arrived."""
        return day_of(self.report.get("submitted_on")) if self.received else None

    @property
    def late(self) -> bool:
        """Whether it came after its date."""
        return self.received and bool(self.report.get("late"))

    @property
    def days_late(self) -> int:
        """Days after its own date."""
        due = day_of(self.report.get("due"))
        return max((self.submitted_on - due).days, 0) if self.submitted_on and due else 0

    @property
    def no_set(self) -> bool:
        """Whether there is no JMI set at all."""
        return not self.data["outcomes"]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The facts beside the text."""
        rows = [
            (_("Host ministry"), joined([plain(host) for host in self.data["hosts"]])),
            (_("Chair"), plain(self.data.get("chair"))),
            (_("Lead facilitator"), joined([plain(one) for one in self.data.get("facilitators", [])])),
            (_("Discussed in the group"), day_text(self.report.get("discussed_on")) if self.received else "–"),
            (
                _("Progress report"),
                day_text(self.report.get("submitted_on")) if self.received else _("not received"),
            ),
        ]
        done = Counter(row.kind for row in self.activities + self.partnering)
        if self.received and done.total():
            words = [
                _("%(n)s done") % {"n": dates.number(done["done"])},
                _("%(n)s under way") % {"n": dates.number(done["open"])},
                _("%(n)s late") % {"n": dates.number(done["late"])},
            ]
            rows.append((_("Activities and partnering actions"), " · ".join(words)))
        return [(name, value or "–") for name, value in rows]

    @cached_property
    def activities(self) -> list[PromiseRow]:
        """Its activities, as reported."""
        return [PromiseRow(data, self) for data in self.data.get("activities", [])]

    @cached_property
    def partnering(self) -> list[PromiseRow]:
        """Its partnering actions, as reported."""
        return [PromiseRow(data, self) for data in self.data.get("partnering", [])]

    @cached_property
    def unplanned(self) -> list[PromiseRow]:
        """What was done and stood in no plan; counted with no promise."""
        return [PromiseRow(data, self) for data in self.data.get("unplanned", [])]

    @property
    def behind(self) -> list[PromiseRow]:
        """Activities and partnering actions that are behind schedule or dropped."""
        return [row for row in self.activities + self.partnering if row.kind in ("late", "dropped")]

    @property
    def told(self) -> list[Told]:
        """Progress, constraint, next step, request: side heads with the indicators' texts."""
        heads = {
            "progress": _("Progress"),
            "constraint": _("Constraint"),
            "next_step": _("Next step"),
            "request": _("Request to a higher forum"),
        }
        found = []
        for name in TOLD:
            texts = [(row.number, row.told(name)) for row in self.indicators if has(row.now.get(name))]
            if texts:
                found.append(Told(heads[name], texts))
        return found

    @property
    def summary(self) -> SafeString:
        """The group's own summary."""
        return paragraphs(self.data.get("summary")) if self.received else SafeString("")

    @property
    def statements(self) -> list[tuple[str, SafeString]]:
        """What each side says."""
        said = self.data.get("statements", {}) if self.received else {}
        heads = {
            "government": _("Government side"),
            "partner": _("Development partners"),
            "dissent": _("Dissenting note of the lead facilitator"),
        }
        return [(heads[side], paragraphs(said[side])) for side in heads if has(said.get(side))]


class PromiseRow:
    """An activity or partnering action: whose it is and where it stands."""

    def __init__(self, data: dict, forum: ForumRow) -> None:
        self.data, self.forum = data, forum

    @property
    def kind(self) -> str:
        """Done, open, late, dropped or missing; late also where both boxes were ticked."""
        if not self.forum.received or self.data.get("reported") != "reported":
            return "missing"
        if self.data.get("state") in ("done", "dropped"):
            return self.data["state"]
        return "late" if self.data.get("behind") else "open"

    @property
    def word(self) -> str:
        """Where it stands, in a word."""
        return {
            "done": _("done"),
            "open": _("under way"),
            "late": _("behind schedule"),
            "dropped": _("dropped"),
            "missing": _("not reported"),
        }[self.kind]

    @property
    def text(self) -> SafeString:
        """What was promised."""
        return both(self.data["text"])

    @property
    def who(self) -> str:
        """Who answers for it."""
        return joined([plain(one) for one in self.data.get("responsibles", [])]) or self.data.get("who") or "–"

    @property
    def reason(self) -> str:
        """Why it is late."""
        return self.data.get("reason") or plain(self.data.get("constraint")) or "–"
