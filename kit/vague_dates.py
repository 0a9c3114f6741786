"""Dates as people write them: «mid Dec 2010», «Q4 of 2007», «SY 2008/09», «ongoing», «២២ វិច្ឆិកា ព.ស. ២៥៧០».

:func:`parse_vague` reads a text and never rewrites it: the text is stored as written, the parsed days beside it serve
sorting and deadlines. What cannot be read has no days and a sentence that says why.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kit import khmer

FIRST_YEAR, LAST_YEAR = 1900, 2150
_ERA = 2400  # years from here on are of the Buddhist era


@dataclass(frozen=True)
class VagueDate:
    """What was written and, where it can be read, the first and last day it may mean.

    ``approximate``: the bounds are a reading of words such as "mid" or "about". ``kind``: empty, day, period, before,
    after, ongoing, on_demand, recurring, to_be_agreed, impossible (a form that names no day) or unread. An open side
    ("before 30 June", "ongoing") is None.
    """

    text: str
    start_on: date | None = None
    end_on: date | None = None
    approximate: bool = False
    kind: str = "unread"
    warning: str = ""

    @property
    def sort_on(self) -> date | None:
        """The day to sort and to count down by: the last one, else the first."""
        return self.end_on or self.start_on

    @property
    def understood(self) -> bool:
        """Whether the text was read (words such as "ongoing" count: they are meant to have no day)."""
        return self.kind not in ("unread", "impossible")

    def suggestion(self, lang: str) -> str:
        """The same in the other language, as a suggestion to the translator; empty where words say more than days."""
        if self.kind in ("day", "period") and not self.approximate and self.start_on and self.end_on:
            return khmer.period_words(self.start_on, self.end_on, lang)
        words = {"ongoing": ("ongoing", "បន្ត"), "on_demand": ("on demand", "តាមតម្រូវការ")}.get(self.kind)
        return words[lang[:2] == "km"] if words and not self.sort_on else ""


class _Impossible(Exception):
    """The text is of a known form but names no day; the argument is a sentence for the writer."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
            *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<be>be )?(?P<year>(?:19|20|21|24|25|26)\d\d)"
# Khmer words become the English ones of the grammar below; longer phrases first. The months follow by name.
_KHMER_WORDS = (
    *(("ឆ្នាំសិក្សា", " sy "), ("ឆ្នាំសារពើពន្ធ", " fy "), ("តាមតម្រូវការ", " on demand "), ("កំពុងបន្ត", " ongoing ")),
    *(("រៀងរាល់ឆ្នាំ", " annually "), ("ប្រចាំឆ្នាំ", " annually "), ("ប្រចាំខែ", " monthly ")),
    ("នឹងកំណត់ពេលក្រោយ", " to be determined "),
    *(("ប្រចាំត្រីមាស", " quarterly "), ("ឆមាសទីមួយ", " h1 "), ("ឆមាសទីពីរ", " h2 ")),
    *(("ត្រីមាសទី", " q"), ("ត្រីមាស", " q"), ("ឆមាសទី", " h"), ("ឆមាស", " h"), ("ពាក់កណ្តាល", " mid ")),
    *(("កណ្តាល", " mid "), ("ចុង", " end "), ("ដើម", " early "), ("បន្ត", " ongoing "), ("មុន", " before ")),
    *(("ត្រឹម", " by "), ("ចាប់ពី", " from "), ("ពី", " from "), ("ដល់", " to "), ("ប្រហែល", " about ")),
    *(("ព.ស.", " be "), ("ព.ស", " be "), ("គ.ស.", " "), ("គ.ស", " ")),
    *((name, f" {khmer.MONTHS['en'][i]} ") for i, name in enumerate(khmer.MONTHS["km"])),
    *(("កុម្ភះ", " February "), ("ថ្ងៃទី", " "), ("ថ្ងៃ", " "), ("ខែ", " "), ("ឆ្នាំ", " "), ("ទី", " "), ("នៃ", " ")),
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[,.]?|" + "|".join(khmer.WEEKDAYS["km"]),
    re.IGNORECASE,
)
_EDGES = {"early": "early", "beginning": "early", "start": "early", "begin": "early", "mid": "mid", "middle": "mid"}
_EDGES |= {"late": "end", "end": "end"}
_EDGE = re.compile(rf"(?P<edge>{'|'.join(sorted(_EDGES, key=len, reverse=True))})[ -]*(?P<rest>.+)")
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_NAMED_PART = re.compile(rf"(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<what>quarter|half|semester|trimester)(?: year)?")
_WORDS = {
    "ongoing": r"on-?going|continuous(?:ly)?|continu(?:ing|ed)|permanent(?:ly)?",
    "on_demand": r"(?:up)?on (?:demand|request)|as (?:needed|required|necessary)|if needed|when needed|ad ?hoc",
    "recurring": r"annual(?:ly)?|yearly|(?:every|each) (?:year|month|quarter|week)|monthly|quarterly|weekly|"
    r"bi-?annual(?:ly)?|semi-?annual(?:ly)?|twice a year",
    "to_be_agreed": r"to be (?:agreed|determined|confirmed|decided|announced|set|discussed)|tb[acd]",
}
_SCHOOL = re.compile(
    rf"(?P<sort>sy|school year|academic year|fy|fiscal year) ?{_YEAR}(?: ?[/-] ?(?P<second>\d{{4}}|\d\d))?"
)
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t.*)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<year>\d{4}|\d\d)")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -/,]*{_MONTH}[ -/,]*{_YEAR}")
_MONTH_FIRST = re.compile(rf"{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
_MONTH_YEAR = re.compile(rf"{_MONTH}[ -/,]*{_YEAR}")
_YEAR_MONTH = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-/](?P<number>\d{1,2})|(?P<number2>\d{1,2})/(?P<year2>(?:19|20|25)\d\d)"
)
_PART = re.compile(rf"(?:(?P<kind>[qh])(?:uarter|alf)? ?(?P<part>\d)),? ?(?:/|-|of)? ?{_YEAR}")
_PART_LAST = re.compile(rf"{_YEAR}[ ,/-]*(?P<kind>[qh]) ?(?P<part>\d)")
_ONLY_YEAR = re.compile(_YEAR)
_HALF_MONTH = re.compile(rf"h(?P<half>[12]) (?P<rest>{_MONTH}[ -/,]*{_YEAR})")
_ABOUT = re.compile(r"(?:about|around|approx(?:imately)?\.?|circa|ca?\.|~) ?(?P<rest>.+)")
_BEFORE = re.compile(r"(?:not later than|no later than|before|until|till|up to|by|to)\b ?(?P<rest>.+)")
_AFTER = re.compile(r"(?:since|from|after|as)\b ?(?:of )?(?P<rest>.+?)(?: ?onwards?)?")


def _from_buddhist(year: int, month: int | None, day: int | None = None) -> tuple[int, bool]:
    """The common year of a Buddhist-era one, and whether that is a guess: the era turns the day after Visak Bochea."""
    if month is None or month == 5 or (month == 4 and day is None):
        return year - 544, True
    return (year - 543 if month < 5 else year - 544), False


def _make_day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _Impossible(_("The year %(year)s is out of range.") % {"year": year})
    if not 1 <= month <= 12:
        raise _Impossible(_("There is no month %(month)s: write the day first, then the month.") % {"month": month})
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        lang = "km" if (get_language() or "en").startswith("km") else "en"
        name, days = khmer.MONTHS[lang][month - 1], calendar.monthrange(year, month)[1]
        values = {"month": name, "year": khmer.digits(year, lang), "days": khmer.digits(days, lang)}
        if month == 2:
            raise _Impossible(_("%(month)s %(year)s has %(days)s days.") % values)
        raise _Impossible(_("%(month)s has %(days)s days.") % values)
    return date(year, month, day)


def _day(text: str, year: int, month: int, day: int) -> VagueDate:
    guess = False
    if year >= _ERA:
        year, guess = _from_buddhist(year, month, day)
    on = _make_day(year, month, day)
    # In May nobody can tell the era's year without the lunar calendar: both readings are kept as bounds.
    end = _make_day(year + 1, month, day) if guess else on
    return VagueDate(text, on, end, approximate=guess, kind="period" if guess else "day")


def _months(text: str, year: int, first: int, last: int) -> VagueDate:
    start = _make_day(year, first, 1)
    return VagueDate(text, start, date(year, last, calendar.monthrange(year, last)[1]), kind="period")


def _edge_of(period: VagueDate, edge: str) -> VagueDate:
    """The beginning, middle or end of a period: of a year three to four months, else thirds."""
    start, end = period.start_on, period.end_on
    days = (end - start).days + 1
    if days > 300:
        first, last = {"early": (1, 3), "mid": (5, 8), "end": (10, 12)}[edge]
        bounds = _months(period.text, end.year if edge == "end" else start.year, first, last)
        return replace(bounds, approximate=True)
    third = 10 if 28 <= days <= 31 else days // 3
    first = {"early": start, "mid": start + timedelta(third), "end": start + timedelta(2 * third)}[edge]
    last = {"early": start + timedelta(third - 1), "mid": start + timedelta(2 * third - 1), "end": end}[edge]
    return VagueDate(period.text, first, last, approximate=True, kind="period")


def _read_year_part(text: str, match: re.Match) -> VagueDate:
    """Quarter, half or whole year, month with year: the named groups say which."""
    got, year, guess = match.groupdict(), int(match["year"]), False
    month = _MONTHS[got["month"]] if got.get("month") else None
    if year >= _ERA:
        if month is None and not got.get("part"):
            low = _from_buddhist(year, None)[0]
            return VagueDate(text, _make_day(low, 5, 1), _make_day(low + 1, 5, 31), approximate=True, kind="period")
        part_month = {1: 1, 2: 4, 3: 7, 4: 10}.get(int(got["part"])) if got.get("part") else month
        year, guess = _from_buddhist(year, part_month)
    if month:
        period = _months(text, year, month, month)
    elif got.get("kind") in ("q", "h"):
        size = 3 if got["kind"] == "q" else 6
        part = int(got["part"])
        if not 1 <= part <= 12 // size:
            raise _Impossible(_("A year has four quarters.") if size == 3 else _("A year has two halves."))
        period = _months(text, year, (part - 1) * size + 1, part * size)
    else:
        period = _months(text, year, 1, 12)
    return replace(period, approximate=guess)


def _school_year(text: str, match: re.Match) -> VagueDate:
    first, second = int(match["year"]), match["second"]
    if first >= _ERA:
        first -= 543
        second = second and str(int(second) - 543) if len(second or "") == 4 else None
    if second and int(second) % 100 != (first + 1) % 100:
        raise _Impossible(_("A school or fiscal year ends in the year after it began."))
    if match["sort"] in ("fy", "fiscal year") and not second:  # Cambodia's budget year is the calendar year
        return _months(text, first, 1, 12)
    return VagueDate(text, _make_day(first, 10, 1), _make_day(first + 1, 9, 30), approximate=True, kind="period")


def _one(text: str, words: str) -> VagueDate | None:
    """One date or period without range words; None where no form fits."""
    if match := _ISO.fullmatch(words):
        return _day(text, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _NUMBERS.fullmatch(words):
        year = int(match["year"])
        if len(match["year"]) == 2:
            year += 2000
            read = _day(text, year, int(match["month"]), int(match["day"]))
            return replace(read, warning=_("Two digits of a year were read as %(year)s.") % {"year": year})
        return _day(text, year, int(match["month"]), int(match["day"]))
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if match := pattern.fullmatch(words):
            return _day(text, int(match["year"]), _MONTHS[match["month"]], int(match["day"]))
    if match := _SCHOOL.fullmatch(words):
        return _school_year(text, match)
    if match := _HALF_MONTH.fullmatch(words):
        month = _one(text, match["rest"])
        middle = month.start_on + timedelta(14)
        first = match["half"] == "1"
        return replace(month, end_on=middle) if first else replace(month, start_on=middle + timedelta(1))
    if match := _EDGE.fullmatch(words):
        period = _one(text, match["rest"])
        return _edge_of(period, _EDGES[match["edge"]]) if period and period.kind == "period" else None
    for pattern in (_PART, _PART_LAST, _MONTH_YEAR, _ONLY_YEAR):
        if match := pattern.fullmatch(words):
            return _read_year_part(text, match)
    if match := _YEAR_MONTH.fullmatch(words):
        month, year = int(match["number"] or match["number2"]), int(match["year"] or match["year2"])
        _make_day(2000, month, 1)
        return _months(text, year if year < _ERA else _from_buddhist(year, month)[0], month, month)
    if match := _ABOUT.fullmatch(words):
        period = _one(text, match["rest"])
        return replace(period, approximate=True) if period else None
    return None


def _named(match: re.Match) -> str:
    what = "q" if match["what"] in ("quarter", "trimester") else "h"
    return f"{what}{_ORDINALS[match['ordinal']] or (4 if what == 'q' else 2)}"


def _normal(text: str) -> str:
    """Lower-case words of the grammar: Khmer words translated, ordinals and filler words taken out."""
    words = khmer.digits(khmer.clean_text(text), "en").replace("កណ្ដាល", "កណ្តាល")
    words = _WEEKDAY.sub(" ", words)
    for word, english in _KHMER_WORDS:
        words = words.replace(word, english)
    words = re.sub("[‐-―−]", "-", words.lower())
    words = re.sub(r"\bb\.? ?e\.?(?=[ \d]|$)", " be ", words)
    words = re.sub(r"\b(\d{4})\s+be\b", r"be \1", words)
    words = re.sub(r"\b(?:of|the|in)\b(?! ?-)", " ", words)
    words = re.sub(r"\s+", " ", words).strip(" .,;។")
    words = re.sub(r"\b([qh]) (?=\d)", r"\1", words)
    words = _NAMED_PART.sub(_named, words)
    words = re.sub(r"(?<!school )(?<!fiscal )(?<!academic )\byear (?=(?:be )?\d{4})", "", words)
    return re.sub(r"\bmonth (?=[a-z])", "", words)


def _range(text: str, words: str) -> VagueDate | None:
    """Two dates with "to" or a dash between; what the first lacks (year, month) it takes from the second."""
    for joint in (" to ", " until ", " till ", " - ", "-", "/", " and "):
        left, found, right = words.removeprefix("from ").removeprefix("between ").partition(joint)
        if not found or (joint == "-" and "-" in right):
            continue
        left, right = left.strip(), right.strip()
        if re.fullmatch(r"\d\d", right) and re.fullmatch(r"(19|20)\d\d", left):
            right = left[:2] + right
        end = _one(text, right)
        if end is None or end.end_on is None:
            continue
        year = str(end.end_on.year)
        month = khmer.MONTHS["en"][end.end_on.month - 1].lower()
        for candidate in (left, f"{left} {year}", f"{left} {month} {year}"):
            start = _one(text, candidate)
            if start and start.start_on:
                if start.start_on > end.end_on:
                    raise _Impossible(_("The period ends before it begins."))
                guess = start.approximate or end.approximate
                return VagueDate(text, start.start_on, end.end_on, guess, "period", start.warning or end.warning)
    return None


def _read(text: str, words: str) -> VagueDate | None:
    for kind, pattern in _WORDS.items():
        if match := re.match(rf"(?:{pattern})\b", words):
            rest = words[match.end() :].strip(" ,(-)")
            until = _read(text, rest) if rest else None
            return VagueDate(text, until and until.start_on, until and until.end_on, bool(until), kind)
    if read := _one(text, words):
        return read
    if (match := _BEFORE.fullmatch(words)) and (end := _read(text, match["rest"])):
        return replace(end, start_on=None, kind="before")
    if read := _range(text, words):
        return read
    if (match := _AFTER.fullmatch(words)) and (start := _read(text, match["rest"])):
        return replace(start, end_on=None, kind="after")
    return None


def parse_vague(text: str) -> VagueDate:
    """Read a date as written. The text comes back as it was given; days only where they follow from it.

    «mid Dec 2010» is 11 to 20 December 2010, approximate; «31 February 2026» has no days and says why.
    """
    words = _normal(text)
    if not words:
        return VagueDate(text, kind="empty")
    if len(words) > 200:
        return VagueDate(text, warning=_("This is too long for a date; it is kept as written."))
    try:
        read = _read(text, words)
    except _Impossible as error:
        return VagueDate(text, kind="impossible", warning=str(error))
    if read:
        return read
    return VagueDate(text, warning=_("No date could be read from this text; it is kept as written and sorts last."))
