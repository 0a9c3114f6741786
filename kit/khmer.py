"""Khmer text: what is stored, how it is searched, sorted, broken into lines, and how numbers and days are written.

Stored text holds no zero-width characters (:func:`clean_text`): where a line may break is a matter of the output, never
of the data. Browsers, Word and LibreOffice break Khmer by their own dictionaries; only the PDF maker calls
:func:`segment`. The fold and the clusters serve search columns alone.
"""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

KHMER_DIGITS = "០១២៣៤៥៦៧៨៩"
_TO_KHMER = str.maketrans("0123456789", KHMER_DIGITS)
_TO_ASCII = str.maketrans(KHMER_DIGITS, "0123456789")

MONTHS = {
    "km": ("មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
WEEKDAYS = {
    "km": ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

# Zero-width and direction marks, the invisible inherent vowels, soft hyphen; what XML (DOCX, XLSX, PDF tags) refuses.
_INVISIBLE = "\u00ad\u17b4\u17b5\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNPRINTABLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_DROP = re.compile(f"[{_INVISIBLE}{_UNPRINTABLE}]")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    """Text as it is stored: NFC, one kind of newline, nothing invisible. What can be read is never changed."""
    return unicodedata.normalize("NFC", _DROP.sub("", _NEWLINES.sub("\n", text)))


# --- search -----------------------------------------------------------------------------------------------------------

_BASE = "\u1780-\u17b3"
_MARKS = "\u17b6-\u17d1\u17dd"
_SYLLABLE = re.compile(f"([{_BASE}])((?:\u17d2[{_BASE}]|[{_MARKS}])+)")
_PART = re.compile(f"\u17d2[{_BASE}]|[{_MARKS}]")
_UPPER_VOWELS = "\u17b7\u17b8\u17b9\u17ba\u17be"
_WHOLE = str.maketrans({"\u17a3": "អ", "\u17a4": "អា", "\u17cf": "\u17cd", "\u17a8": "ឧក", "\u17b1": "ឲ"})
_COENG_DA, _COENG_TA, _COENG_RO = "\u17d2\u178a", "\u17d2\u178f", "\u17d2\u179a"
_VOWEL_PAIRS = (("េី", "ើ"), ("េា", "ោ"), ("េឿ", "ឿ"), ("េើ", "ើ"), ("េៀ", "ៀ"), ("េែ", "ែ"), ("េេ", "ែ"))


def _rank(part: str) -> tuple[int, int]:
    if part == "\u17cc":  # robat
        return 0, 0
    if part[0] == "\u17d2":
        return 1, int(part == _COENG_RO)
    if part in "\u17c9\u17ca":  # shifters
        return 2, 0
    if part <= "\u17c5":  # vowels; the one written before its consonant first
        return 3, {"\u17c1": 0}.get(part, 1)
    return 4, ord(part)


def _fold_syllable(match: re.Match) -> str:
    parts = sorted((_COENG_TA if p == _COENG_DA else p for p in _PART.findall(match[2])), key=_rank)
    marks = "".join(p for i, p in enumerate(parts) if len(p) == 2 or not i or p != parts[i - 1] or p == "\u17c1")
    for pair, one in _VOWEL_PAIRS:
        marks = marks.replace(pair, one)
    if any(v in marks for v in _UPPER_VOWELS):
        marks = re.sub("[\u17bb\u17c9\u17ca]", "", marks)
    return match[1] + marks


def fold(text: str) -> str:
    """The search form of a text: nineteen of twenty common ways to type the same Khmer word fall together.

    Also without case and Latin accents, with ASCII digits. For search columns only; applying it twice changes nothing.
    """
    text = unicodedata.normalize("NFC", _DROP.sub("", text)).translate(_WHOLE).translate(_TO_ASCII)
    text = _SYLLABLE.sub(_fold_syllable, text).replace("ឲ្យ", "ឲយ").replace("អោយ", "ឲយ")
    latin = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in latin if not "\u0300" <= c <= "\u036f")


_TOKEN = re.compile(f"[{_BASE}](?:\u17d2[{_BASE}]|[{_MARKS}])*\u17d2?|[^\\W_\u1780-\u17ff]+")


def clusters(text: str) -> list[str]:
    """The folded syllable clusters of the Khmer and the words of the rest, in reading order: the units of search."""
    return _TOKEN.findall(fold(text))


def search_text(text: str) -> str:
    """What a search column holds: ``to_tsvector('simple', search_text(...))``. Index paragraphs, not whole books
    (PostgreSQL keeps 16,383 positions a vector)."""
    return " ".join(clusters(text))


def search_query(text: str) -> str:
    """A raw tsquery for :func:`search_text` columns: every space-separated piece as a phrase, the last cluster as the
    beginning of one. Empty when nothing can be searched for. Use with ``SearchQuery(q, search_type="raw",
    config="simple")``."""
    phrases = [p for p in (clusters(piece) for piece in text.split()) if p]
    if not phrases:
        return ""
    quoted = [" <-> ".join(f"'{token}'" for token in phrase) for phrase in phrases]
    return " & ".join(f"({phrase})" if "<->" in phrase else phrase for phrase in [*quoted[:-1], f"{quoted[-1]}:*"])


# --- sorting ----------------------------------------------------------------------------------------------------------

_LATE_VOWELS = re.compile("ុំ|ាំ|ុះ|េះ|ោះ|ំ|ះ")
_LATE_ORDER = {v: chr(0x17C6 + i) for i, v in enumerate(("ុំ", "ំ", "ាំ", "ះ", "ុះ", "េះ", "ោះ"))}


def sort_key(text: str) -> str:
    """A key that code point order (collation "C") sorts as Khmer dictionaries do, give or take one neighbour in a
    hundred. Store it beside the name; where there is an official code or protocol rank, order by that instead."""
    text = unicodedata.normalize("NFC", _DROP.sub("", text)).translate(_WHOLE).translate(_TO_ASCII).casefold()
    kept = re.sub("[\u17c8-\u17d1]", "", text)
    return _LATE_VOWELS.sub(lambda match: _LATE_ORDER[match[0]], kept)


# --- line breaks (PDF only) -------------------------------------------------------------------------------------------

ZWSP = "\u200b"
_RUN = re.compile(f"[{_BASE}{_MARKS}\u17d2\u17d3\u17d7{KHMER_DIGITS}]+")
# A break stands only between a Khmer letter, mark or ៗ and a base letter: that alone forbids breaks before ៗ ។ ៈ,
# within ៣៥.៥% or ១២ខែ, and inside a cluster.
_GOOD_LEFT = re.compile(f"[{_BASE}{_MARKS}\u17d3\u17d7]")
_GOOD_RIGHT = re.compile(f"[{_BASE}]")
# A line that ends with one of these reads as if a word were cut.
_PREFIXES = frozenset(("ការ", "រាជ", "ភាព", "អ្នក", "សេចក្តី", "ទី", "មហា", "អនុ", "អគ្គ", "ព្រះ", "ឯក", "ពហុ", "អន្តរ", "មិន"))
_KEEP = (
    *("បន្ទាយមានជ័យ", "បាត់ដំបង", "កំពង់ចាម", "កំពង់ឆ្នាំង", "កំពង់ស្ពឺ", "កំពង់ធំ", "កំពត", "កណ្តាល", "កណ្ដាល", "កោះកុង", "ក្រចេះ"),
    *("មណ្ឌលគិរី", "ភ្នំពេញ", "ព្រះវិហារ", "ព្រៃវែង", "ពោធិ៍សាត់", "រតនគិរី", "សៀមរាប", "ព្រះសីហនុ", "ស្ទឹងត្រែង", "ស្វាយរៀង"),
    *("តាកែវ", "ឧត្តរមានជ័យ", "កែប", "ប៉ៃលិន", "ត្បូងឃ្មុំ", "កម្ពុជា", "លេខាធិការដ្ឋាន", "រាជរដ្ឋាភិបាល", "ដៃគូ", "ព្រហស្បតិ៍"),
)
_KEEP_RE = re.compile("|".join(sorted(_KEEP, key=len, reverse=True)))


@lru_cache(maxsize=20_000)
def _segment_run(run: str) -> str:
    from khmercut import tokenize  # 26 MiB: loaded by those who make PDFs, not by every web worker

    words = tokenize(run)
    if "".join(words) != run:
        return run  # never trade a letter for a line break
    kept = {i for match in _KEEP_RE.finditer(run) for i in range(match.start() + 1, match.end())}
    out, at = [words[0]] if words else [], 0
    for left, right in pairwise(words):
        at += len(left)
        good = _GOOD_LEFT.match(left[-1]) and _GOOD_RIGHT.match(right[0]) and left not in _PREFIXES and at not in kept
        out.append(ZWSP + right if good else right)
    return "".join(out)


def segment(text: str) -> str:
    """The text with U+200B where a Khmer line may break. Apply once, to what is laid out, never to what is stored."""
    return _RUN.sub(lambda match: _segment_run(match[0]), text) if re.search("[\u1780-\u17ff]", text) else text


# --- numbers and days -------------------------------------------------------------------------------------------------


def digits(text: object, lang: str) -> str:
    """The digits of the language: Khmer ones in Khmer text, ASCII in all else."""
    return str(text).translate(_TO_KHMER if lang[:2] == "km" else _TO_ASCII)


def number(value: int | float | Decimal, lang: str, places: int | None = None) -> str:
    """A number as the edition prints it: 1,200.5 in English, ១ ២០០,៥ in Khmer (no-break spaces, decimal comma)."""
    plain = f"{value:,}" if places is None else f"{value:,.{places}f}"
    if lang[:2] != "km":
        return plain
    return digits(plain.replace(",", "\u00a0").replace(".", ","), "km")


def date_words(day: date, lang: str, *, weekday: bool = False) -> str:
    """The day in words: «22 November 2026», «ថ្ងៃទី២២ ខែវិច្ឆិកា ឆ្នាំ២០២៦»; with its weekday on letters and minutes."""
    month = MONTHS["km" if lang[:2] == "km" else "en"][day.month - 1]
    if lang[:2] == "km":
        lead = f"ថ្ងៃ{WEEKDAYS['km'][day.weekday()]} ទី" if weekday else "ថ្ងៃទី"
        return digits(f"{lead}{day.day} ខែ{month} ឆ្នាំ{day.year}", "km")
    return (
        f"{WEEKDAYS['en'][day.weekday()]} {day.day} {month} {day.year}" if weekday else f"{day.day} {month} {day.year}"
    )


def date_short(day: date, lang: str) -> str:
    """The day for a table cell: «22 Nov 2026», «២២ វិច្ឆិកា ២០២៦» (the month always as a word)."""
    if lang[:2] == "km":
        return digits(f"{day.day} {MONTHS['km'][day.month - 1]} {day.year}", "km")
    return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"


def month_words(day: date, lang: str) -> str:
    """The month of a day: «November 2026», «ខែវិច្ឆិកា ឆ្នាំ២០២៦»."""
    if lang[:2] == "km":
        return digits(f"ខែ{MONTHS['km'][day.month - 1]} ឆ្នាំ{day.year}", "km")
    return f"{MONTHS['en'][day.month - 1]} {day.year}"


def quarter_words(year: int, quarter: int, lang: str) -> str:
    """«Q4 2007», «ត្រីមាសទី៤ ឆ្នាំ២០០៧»."""
    return digits(f"ត្រីមាសទី{quarter} ឆ្នាំ{year}", "km") if lang[:2] == "km" else f"Q{quarter} {year}"


def half_words(year: int, half: int, lang: str) -> str:
    """«second half of 2011», «ឆមាសទី២ ឆ្នាំ២០១១»."""
    if lang[:2] == "km":
        return digits(f"ឆមាសទី{half} ឆ្នាំ{year}", "km")
    return f"{'first' if half == 1 else 'second'} half of {year}"


def period_words(start: date, end: date, lang: str) -> str:
    """A period from its first to its last day, as short as it can be said: year, half, quarter, month, day or range."""
    if start == end:
        return date_short(start, lang)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.day == 1 and (end + timedelta(1)).day == 1:
        if (months, start.month) == (12, 1):
            return digits(f"ឆ្នាំ{start.year}", "km") if lang[:2] == "km" else str(start.year)
        if months == 6 and start.month in (1, 7):
            return half_words(start.year, 1 if start.month == 1 else 2, lang)
        if months == 3 and start.month % 3 == 1:
            return quarter_words(start.year, start.month // 3 + 1, lang)
        if months == 1:
            return month_words(start, lang)
        if start.month == 1 and end.month == 12:
            return digits(f"{start.year}–{end.year}", lang)
    return f"{date_short(start, lang)} {'ដល់' if lang[:2] == 'km' else 'to'} {date_short(end, lang)}"
