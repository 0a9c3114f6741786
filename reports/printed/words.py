"""Language of one edition: texts of two languages, figures, days and small numbers in words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.html import conditional_escape, format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from jmi import matrix_text
from kit import dates
from kit.bilingual import Text, pick

Pair = dict[str, str]
RATINGS = ("achieved", "on_track", "delayed", "off_track")
STATUSES = (*RATINGS, "unrated", "nothing", "not_reported")


def status_word(status: str) -> str:
    """The word of a status, in the active language."""
    return {
        "achieved": gettext("Achieved"),
        "on_track": gettext("On track"),
        "delayed": gettext("Delayed"),
        "off_track": gettext("Off track"),
        "unrated": gettext("Not rated"),
        "nothing": gettext("Nothing to report"),
        "not_reported": gettext("Not reported"),
    }[status]


def chosen(pair: Pair | None) -> Text:
    """The text of the active language, or the other where it is missing."""
    pair = pair or {}
    return pick(pair.get("en", ""), pair.get("km", ""))


def plain(pair: Pair | None) -> str:
    """The chosen text as it is."""
    return chosen(pair).value


def both(pair: Pair | None) -> SafeString:
    """The chosen text, escaped; in an element of its own language where the wanted one is missing."""
    text = chosen(pair)
    if text.missing:
        return format_html('<span lang="{}">{}</span>', text.lang, text.value)
    return conditional_escape(text.value)


def paragraphs(pair: Pair | None) -> SafeString:
    """The chosen text as paragraphs, escaped."""
    text = chosen(pair)
    if not text.value.strip():
        return mark_safe("")
    html = mark_safe(linebreaks(text.value, autoescape=True))  # noqa: S308 - escaped by linebreaks
    return format_html('<div lang="{}">{}</div>', text.lang, html) if text.missing else html


def has(pair: Pair | None) -> bool:
    """Whether there is anything in either language."""
    return bool(pair) and any(value.strip() for value in pair.values())


def day_of(text: str | None) -> date | None:
    """A day from a snapshot."""
    return date.fromisoformat(text[:10]) if text else None


def local_day(value: datetime | None) -> str | None:
    """The day in Phnom Penh of an instant, for a snapshot."""
    return timezone.localtime(value).date().isoformat() if value else None


def day_text(text: str | date | None, style: str = "medium") -> str:
    """A day of a snapshot in words; a dash for none."""
    return dates.day(day_of(text) if isinstance(text, str) else text, style)


def when_words(text: str) -> str:
    """A date as it was written, in the active language where exactly the same can be said in it."""
    return matrix_text.when_words(text, "km" if dates.is_khmer() else "en")


def figure(text: str | None) -> Decimal | None:
    """A number of a snapshot."""
    try:
        return Decimal(text) if text not in (None, "") else None
    except InvalidOperation:
        return None


_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def count_word(number: int) -> str:
    """Small numbers in words in an English sentence, digits beyond twenty; Khmer digits in Khmer."""
    if dates.is_khmer() or not 0 <= number < len(_SMALL):
        return dates.number(number)
    return _SMALL[number]


def sentence(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def joined(names: list[str]) -> str:
    """«a, b and c»."""
    if len(names) < 2:
        return "".join(names)
    comma = gettext(", ")
    return gettext("%(most)s and %(last)s") % {"most": comma.join(names[:-1]), "last": names[-1]}


def percent(part: int, whole: int) -> int:
    """Rounded half up; of nothing, nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def num(value: int) -> str:
    """A number in the digits of the language."""
    return dates.number(value)


def of_all(part: int, whole: int) -> str:
    """«nine of twenty», «៩ ក្នុងចំណោម ២០»."""
    if whole > 20 and not dates.is_khmer():
        return gettext("%(part)s of %(whole)s") % {"part": num(part), "whole": num(whole)}
    return gettext("%(part)s of %(whole)s") % {"part": count_word(part), "whole": count_word(whole)}
