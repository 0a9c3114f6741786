"""One indicator as one language reads it: its status, its bar, what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kit import dates
from reports.printed import pictures
from reports.printed.words import both, day_of, day_text, figure, paragraphs, plain, status_word, when_words

if TYPE_CHECKING:
    from reports.printed.reading import Reading


class IndicatorRow:
    """One indicator: its status, its bar, what is told of it."""

    def __init__(self, data: dict, reading: Reading, received: bool) -> None:
        self.data, self.reading, self.received = data, reading, received
        self.now = (data.get("now") or {}) if received else {}

    @property
    def status(self) -> str:
        """Its rating; else what is known: nothing to report, not rated, not reported. Missing is never zero."""
        reported = self.now.get("reported", "not_reported")
        if reported == "nothing":
            return "nothing"
        if reported != "reported":
            return "not_reported"
        return self.now.get("rating") or "unrated"

    @property
    def number(self) -> str:
        """Its number, in the digits of the language."""
        return dates.digits(self.data["number"])

    @property
    def title(self) -> SafeString:
        """Its title."""
        return both(self.data["title"])

    @property
    def word(self) -> str:
        """Its status in a word."""
        return status_word(self.status)

    @property
    def mark(self) -> SafeString:
        """Its status as a shape."""
        return pictures.mark(self.status, self.word)

    @property
    def unit(self) -> str:
        """Unit and direction below the title."""
        parts = [plain(self.data["unit"])]
        if self.data["direction"] == "down":
            parts.append(_("a lower figure is better"))
        text = _("; ").join(part for part in parts if part)
        return text[:1].upper() + text[1:]

    @property
    def way(self) -> float | None:
        """The share of the way from baseline to target that is done; None where it cannot be said."""
        if self.data["kind"] == "milestones" and self.data["stages"]:
            stage = self.now.get("stage")
            return None if stage is None else (stage + 1) / len(self.data["stages"])
        return pictures.way(
            figure(self.data["baseline"]["value"]), figure(self.data["target"]["value"]), figure(self.now.get("value"))
        )

    @property
    def earlier(self) -> tuple[tuple[float, str], ...]:
        """The values of earlier years on the same way, with the last two digits of their year."""
        start, goal = figure(self.data["baseline"]["value"]), figure(self.data["target"]["value"])
        found = []
        for old in self.data.get("earlier", []):
            share = pictures.way(start, goal, figure(old.get("value")))
            if share is not None:
                found.append((share, dates.digits(f"{old['year'] % 100:02d}")))
        return tuple(found)

    def value_text(self, part: dict) -> str:
        """A value as written, in the digits of the language."""
        text = part.get("text") or ""
        value = figure(part.get("value"))
        if value is not None and (not text or figure(text.replace(",", "")) == value):
            places = len(text.replace(",", "").partition(".")[2]) if text else None
            return self._number(value, places)
        return dates.digits(text)

    @staticmethod
    def _number(value, places: int | None) -> str:
        text = dates.number(value)
        if places:
            mark = "," if dates.is_khmer() else "."
            whole, found, rest = text.partition(mark)
            zero = dates.digits("0")
            text = whole + mark + rest.ljust(places, zero) if found else whole + mark + zero * places
        return text

    @property
    def baseline_text(self) -> str:
        """The baseline with its period."""
        part = self.data["baseline"]
        text = self.value_text(part)
        if text and part.get("period"):
            return _("%(value)s in %(period)s") % {"value": text, "period": when_words(part["period"])}
        return text

    @property
    def target_text(self) -> str:
        """The target."""
        return self.value_text(self.data["target"])

    @property
    def target_word(self) -> str:
        """«target 2023»."""
        period = self.data["target"].get("period") or ""
        return _("target %(period)s") % {"period": when_words(period)} if period else _("target")

    @property
    def now_text(self) -> str:
        """The value reported."""
        if self.data["kind"] == "milestones" and self.now.get("stage") is not None and self.data["stages"]:
            return plain(self.data["stages"][self.now["stage"]])
        return self.value_text(self.now)

    @property
    def planned(self) -> float | None:
        """The dated intermediate target of this year, on the way."""
        start, goal = figure(self.data["baseline"]["value"]), figure(self.data["target"]["value"])
        for step in self.data.get("targets", []):
            due = day_of(step.get("due_on"))
            if due and due.year == self.reading.year:
                share = pictures.way(start, goal, figure(step.get("value")))
                return share if share is not None and 0 <= share <= 1 else None
        return None

    @property
    def numeric(self) -> bool:
        """Whether a bar can be drawn: a number with its own baseline and target."""
        return (
            pictures.way(figure(self.data["baseline"]["value"]), figure(self.data["target"]["value"]), 0) is not None
            and self.data["kind"] != "milestones"
        )

    @property
    def bar(self) -> SafeString:
        """The results bar."""
        way = self.way
        missing = "" if way is not None else (_("no figure") if self.status != "not_reported" else _("not reported"))
        if self.numeric and way is None and self.now_text:
            missing = self.now_text
        return pictures.results_bar(
            pictures.Way(
                now=way,
                now_text=self.now_text,
                baseline_text=self.baseline_text,
                target_text=self.target_text,
                target_word=self.target_word,
                earlier=self.earlier,
                planned=self.planned,
                missing=missing,
                words=self.in_words,
            )
        )

    @property
    def stages(self) -> list[tuple[str, str]]:
        """The stages of a milestone indicator: (shape class, word)."""
        reached = self.now.get("stage")
        return [
            (
                "stage-none" if reached is None else "stage-done" if place <= reached else "stage-open",
                plain(stage),
            )
            for place, stage in enumerate(self.data["stages"])
        ]

    @property
    def in_words(self) -> str:
        """The bar in a sentence, for those who cannot see it."""
        return _("Baseline %(baseline)s; now %(now)s; target %(target)s. %(status)s.") % {
            "baseline": self.baseline_text or "–",
            "now": self.now_text or _("not reported"),
            "target": self.target_text or "–",
            "status": self.word,
        }

    @property
    def last_year(self) -> str:
        """The value of the latest earlier year, in words."""
        for old in sorted(self.data.get("earlier", []), key=lambda one: -one["year"]):
            text = self.value_text(old)
            if text:
                return _("%(year)s: %(value)s") % {"year": dates.digits(old["year"]), "value": text}
        return ""

    @property
    def source(self) -> str:
        """As of when, from where, how sure."""
        parts = []
        if self.now.get("as_of_text") or self.now.get("as_of_on"):
            when = self.now.get("as_of_text") or day_text(self.now["as_of_on"])
            parts.append(_("as of %(day)s") % {"day": when_words(when)})
        if self.now.get("source"):
            parts.append(_("source: %(source)s") % {"source": self.now["source"]})
        sure = {
            "verified": _("verified"),
            "doubtful": _("doubtful, see the data notes"),
            "reported": _("reported, not verified"),
        }.get(self.now.get("verification") or "")
        if sure and self.status != "not_reported":
            parts.append(sure)
        return " · ".join(parts)

    @property
    def doubtful(self) -> bool:
        """Whether the figure is marked doubtful."""
        return self.now.get("verification") == "doubtful"

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Values and stages by sex, place, group."""
        found = []
        for part in self.now.get("parts", []):
            stage = part.get("stage")
            words = [plain(self.data["stages"][stage])] if stage is not None else []
            words += [self.value_text(part)] if part.get("text") else []
            if words:
                found.append((plain(part["label"]), ", ".join(words)))
        return found

    def told(self, name: str) -> SafeString:
        """A told text, as paragraphs."""
        return paragraphs(self.now.get(name))
