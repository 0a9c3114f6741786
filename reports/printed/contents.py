"""Titles, numbers and the contents of one edition in one language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kit import dates
from reports.printed import pictures
from reports.printed.reading import Reading
from reports.printed.sentences import Summary
from reports.printed.words import count_word, day_text, num, plain, status_word

ANNEXES = {"en": "ABCDEFG", "km": "កខគឃងចឆ"}
LETTERS = ("matrices", "submitted", "reasons", "notes")


@dataclass(frozen=True)
class Line:
    """A line of the contents."""

    anchor: str
    number: str
    title: str
    other: str
    css: str = "head"
    annexes: bool = False


class Book:
    """Titles, numbers and contents of one edition in the active language."""

    def __init__(self, snapshot: dict, reading: Reading) -> None:
        self.snapshot, self.reading = snapshot, reading
        self.lang = "km" if dates.is_khmer() else "en"
        self.other_lang = "en" if self.lang == "km" else "km"
        self.dialogue = "dialogue" in snapshot
        order = ("summary", *(("mechanisms",) if "mechanisms" in snapshot else ()), "progress", "balance")
        order += ("issues",) if self.dialogue else ()
        self.letters = (*LETTERS, "meetings") if self.dialogue else LETTERS
        self.digit = {name: num(place) for place, name in enumerate(order, start=1)}
        letters = ANNEXES[self.lang]
        self.letter = {name: letters[place] for place, name in enumerate(self.letters)}
        self.annex = {name: _("Annex %(letter)s") % {"letter": letter} for name, letter in self.letter.items()}
        self.numbered = {name: f"{self.digit[name]} {self.heading(name)}" for name in order}
        self.numbered |= {name: f"{self.annex[name]} · {self.heading(name)}" for name in self.letters}

    motto_rule = pictures.RULE

    def heading(self, name: str) -> str:
        """The heading of a chapter in the active language."""
        return _(HEADINGS[name])

    def other_heading(self, name: str) -> str:
        """The same in the other language."""
        with translation.override(self.other_lang):
            return _(HEADINGS[name])

    @property
    def title(self) -> str:
        """The title of the book."""
        return _(TITLES[self.snapshot["kind"]])

    @property
    def title_lines(self) -> list[str]:
        """The title as it breaks on the cover: Khmer at its spaces, English where the line ends."""
        return self.title.split(" ") if self.lang == "km" else [self.title]

    @property
    def years(self) -> str:
        """The year, or first and last year."""
        first, last = self.snapshot["first_year"], self.snapshot["year"]
        return dates.digits(str(last) if first == last else f"{first}–{last}")

    @property
    def long_years(self) -> bool:
        """Whether the years need smaller letters on the cover."""
        return self.snapshot["first_year"] != self.snapshot["year"]

    @property
    def subtitle(self) -> str:
        """Below the title."""
        cycle = self.snapshot["cycle"]
        return _("Joint Monitoring Indicators %(cycle)s: the joint results of %(groups)s Technical Working Groups") % {
            "cycle": dates.digits(f"{cycle['start']}–{cycle['end']}"),
            "groups": count_word(len(self.reading.forums)),
        }

    @property
    def month(self) -> str:
        """The month in which the figures were frozen."""
        if self.lang == "km":
            return f"ខែ{dates.MONTHS_KM[self.reading.as_of.month - 1]} ឆ្នាំ{dates.digits(self.reading.as_of.year)}"
        return f"{dates.MONTHS_LONG[self.reading.as_of.month - 1]} {self.reading.as_of.year}"

    @property
    def frozen(self) -> str:
        """At the foot of each page."""
        return _("Figures frozen %(day)s") % {"day": day_text(self.reading.as_of, "long")}

    @property
    def about(self) -> list[tuple[str, str]]:
        """Number, mandate, data and language of the edition."""
        snapshot, reading = self.snapshot, self.reading
        rows = [
            (_("Report"), f"{self.title} {self.years}"),
            (_("Edition"), num(snapshot["number"]) if snapshot.get("number") else "–"),
            (
                _("Mandate"),
                _(
                    "Decision No. 68 SSR of 10 May 2019, Article 2: CRDB/CDC coordinates the "
                    "mechanisms and reports on their "
                    "progress to the Prime Minister."
                ),
            ),
            (_("Reporting round"), plain(snapshot["round"]["name"])),
            (
                _("Period"),
                _("%(first)s to %(last)s")
                % {
                    "first": day_text(snapshot["round"]["from"], "long"),
                    "last": day_text(snapshot["round"]["to"], "long"),
                },
            ),
            (_("Figures frozen on"), day_text(reading.as_of, "long")),
            (
                _("Source"),
                _(
                    "The progress reports of the Technical Working Groups, each discussed in the "
                    "group, approved by its "
                    "Chair, submitted and accepted by CRDB/CDC by that day, as they were submitted."
                ),
            ),
        ]
        fed = snapshot.get("consolidation")
        if fed:
            rows.append(
                (
                    _("Fed with"),
                    _("%(title)s, edition %(number)s")
                    % {"title": f"{_(TITLES['jmi'])} {dates.digits(fed['year'])}", "number": num(fed["number"])},
                )
            )
        return rows

    @property
    def scale(self) -> list[tuple[str, str, str]]:
        """Mark, word and meaning of each rating."""
        meanings = {
            "achieved": _("The target is reached."),
            "on_track": _("The target will be reached in time if work goes on as it does."),
            "delayed": _("There is progress, but less than planned."),
            "off_track": _("There is no progress, or the figure moves away from its target."),
            "not_reported": _("Nothing was reported; this is not zero."),
        }
        return [(pictures.mark(name, status_word(name)), status_word(name), text) for name, text in meanings.items()]

    @property
    def weave(self) -> str:
        """The cover's picture, groups in the order of the book."""
        threads = [forum.statuses for _side, forums in self.reading.sides for forum in forums]
        words = _("One thread a working group, one lozenge an indicator: %(words)s") % {
            "words": Summary(self.reading).status_words
        }
        return pictures.weave(threads, words)

    @property
    def contents_note(self) -> str:
        """Below the contents."""
        if self.lang == "km":
            return _("English titles stand beside the Khmer.")
        return _("Khmer titles stand beside the English.")

    def side_number(self, place: int) -> str:
        """«2.1»."""
        return f"{self.digit['progress']}.{num(place)}"

    @property
    def lines(self) -> list[Line]:
        """The contents: chapters, sides, groups, annexes."""
        lines = []
        front = ("about", "acronyms", "summary", *(("mechanisms",) if "mechanisms" in self.digit else ()), "progress")
        for name in front:
            lines.append(Line(name, self.digit.get(name, ""), self.heading(name), self.other_heading(name)))
        sides = self.reading.sides
        for place, (side, forums) in enumerate(sides, start=1):
            title = self.reading.side_title(side)
            other = side["title"].get(self.other_lang, "")
            lines.append(
                Line(
                    f"side-{side['code'] or 'other'}",
                    self.side_number(place),
                    title,
                    other if other != title else "",
                    "sub",
                )
            )
            for forum in forums:
                last = place == len(sides) and forum is forums[-1]
                lines.append(
                    Line(forum.anchor, "", forum.name_text, forum.other_name, "sub deep last" if last else "sub deep")
                )
        lines.append(Line("balance", self.digit["balance"], self.heading("balance"), self.other_heading("balance")))
        if self.dialogue:
            lines.append(Line("issues", self.digit["issues"], self.heading("issues"), self.other_heading("issues")))
        for place, name in enumerate(self.letters):
            lines.append(
                Line(
                    name if name != "matrices" else f"matrix-{sides[0][1][0].data['id']}" if sides else "submitted",
                    self.letter[name],
                    self.heading(name),
                    self.other_heading(name),
                    annexes=place == 0,
                )
            )
        return lines


HEADINGS = {
    "about": gettext_noop("About this edition"),
    "acronyms": gettext_noop("Acronyms"),
    "summary": gettext_noop("Summary"),
    "mechanisms": gettext_noop("The mechanisms"),
    "progress": gettext_noop("Joint Monitoring Indicators"),
    "balance": gettext_noop("Mutual accountability"),
    "issues": gettext_noop("Issues handed up and their answers"),
    "meetings": gettext_noop("Register of meetings"),
    "matrices": gettext_noop("JMI matrices"),
    "submitted": gettext_noop("Who submitted when"),
    "reasons": gettext_noop("Kept reasons"),
    "notes": gettext_noop("Data notes"),
}
TITLES = {
    "jmi": gettext_noop("Joint Monitoring Indicators Progress Report"),
    "annual": gettext_noop("Development Cooperation and Partnerships Report"),
    "midterm": gettext_noop("Mid-term Review of the Partnership Mechanisms"),
}
