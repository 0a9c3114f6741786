"""Days, times and figures as the screen writes them: ``22 Nov 2026`` or ``២២ វិច្ឆិកា ២០២៦``.

Latin month names are constants here, not translations: an English page must read the same on every machine, and dates
inside Khmer sentences follow the Khmer page.
"""

import datetime
import re
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kit.vague_dates import VagueDate, parse_vague

__all__ = ["VagueDate", "clock", "countdown", "day", "digits", "is_khmer", "number", "parse_vague", "written"]

MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS_LONG = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_KM = (
    "មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា",
    "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_KM = ("ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍", "អាទិត្យ")

NBSP = "\u00a0"
_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_KHMER_LETTER = re.compile(r"[\u1780-\u17d3]")
_LETTER = re.compile(r"[^\d\s–/-]")


def is_khmer(lang: str | None = None) -> bool:
    """Whether ``lang`` (default: the active language) is Khmer."""
    return (lang or get_language() or "en").startswith("km")


def digits(text: object, lang: str | None = None) -> str:
    """``text`` with the digits of the language."""
    return str(text).translate(_KHMER_DIGITS) if is_khmer(lang) else str(text)


def written(text: str | None, lang: str | None = None) -> str:
    """A date as somebody wrote it; in the other language where its days allow to say exactly the same."""
    if not text:
        return ""
    khmer = is_khmer(lang)
    if bool(_KHMER_LETTER.search(text)) == khmer or not _LETTER.search(text):
        return digits(text, lang)
    return parse_vague(text).suggestion("km" if khmer else "en") or digits(text, lang)


def number(value: object, lang: str | None = None) -> str:
    """A figure with grouped thousands: ``2,140.5`` or ``២ ១៤០,៥``; other values with the digits of the language."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return digits("–" if value is None else value, lang)
    text = f"{value:,f}" if isinstance(value, (float, Decimal)) else f"{value:,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if is_khmer(lang):
        text = text.replace(",", NBSP).replace(".", ",")
    return digits(text, lang)


def _date(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: datetime.date | None, style: str = "medium", lang: str | None = None) -> str:
    """A day in words; a dash for none.

    ``medium`` 22 Nov 2026 · ``short`` 22 Nov · ``long`` 22 November 2026 · ``full`` Sunday 22 November 2026 ·
    ``month`` Nov 2026 · ``day`` 22 · ``monthname`` Nov. The parts never break apart.
    """
    if value is None:
        return "–"
    value = _date(value)
    month = value.month - 1
    if is_khmer(lang):
        name, year, number_ = MONTHS_KM[month], digits(value.year, "km"), digits(value.day, "km")
        if style == "full":
            return f"ថ្ងៃ{WEEKDAYS_KM[value.weekday()]}{NBSP}ទី{number_}{NBSP}ខែ{name}{NBSP}ឆ្នាំ{year}"
    else:
        name = (MONTHS_LONG if style in ("long", "full") else MONTHS_SHORT)[month]
        year, number_ = str(value.year), str(value.day)
        if style == "full":
            return f"{WEEKDAYS[value.weekday()]}{NBSP}{number_}{NBSP}{name}{NBSP}{year}"
    parts = {"short": (number_, name), "month": (name, year), "day": (number_,), "monthname": (name,)}
    return NBSP.join(parts.get(style, (number_, name, year)))


def clock(value: datetime.datetime | datetime.time | None, lang: str | None = None) -> str:
    """A time of day, ``10:42`` or ``១០:៤២``, in Cambodia's time; a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return digits(f"{value:%H:%M}", lang)


def countdown(due: datetime.date, today: datetime.date) -> str:
    """The distance of ``due`` in words: “in 11 days”, “tomorrow”, “today”, “12 days late”."""
    left = (_date(due) - _date(today)).days
    if left == 0:
        return _("today")
    if left == 1:
        return _("tomorrow")
    if left > 1:
        return ngettext("in %(days)s day", "in %(days)s days", left) % {"days": digits(left)}
    return ngettext("%(days)s day late", "%(days)s days late", -left) % {"days": digits(-left)}
