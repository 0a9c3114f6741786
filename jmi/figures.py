"""Figures as people write them: the text is kept, the number beside it only serves bars and sums. Pure functions."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jmi.states import Direction
from kit.khmer import digits

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)*"
_FOUND = re.compile(rf"(?<![\w.,])([-−]?)({_NUMBER})")
_RANGE = re.compile(rf"^\D*?({_NUMBER})\s*%?\s*(?:–|—|-|to|ដល់)\s*({_NUMBER})\D*$", re.IGNORECASE)
_RELATIVE_DOWN = re.compile(r"\b(fewer|less|lower|reduction|decrease)\b|ថយ|តិចជាង", re.IGNORECASE)
_RELATIVE_UP = re.compile(r"\b(more|additional|higher|increase)\b|បន្ថែម|កើន|ច្រើនជាង", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(Q[1-4]|phase|stage|step|level|grade|article)\b|ត្រីមាស|ដំណាក់", re.IGNORECASE)
LARGEST = Decimal(10) ** 15


@dataclass(frozen=True)
class Figure:
    """What a text says in numbers: ``low`` and ``high`` (equal unless a range); ``change``: from the baseline."""

    low: Decimal
    high: Decimal
    change: int = 0


def _value(text: str) -> Decimal | None:
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if "," in plain and "." in plain:
        # The later sign is the decimal one: 1,320.5 and 1.320,5.
        decimal = max(plain.rfind(","), plain.rfind("."))
        plain = re.sub("[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :]
    elif re.fullmatch(r"\d{1,3}(,\d{3})+", plain) or re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", plain):
        plain = re.sub("[.,]", "", plain)
    elif plain.count(",") == 1:
        plain = plain.replace(",", ".")
    try:
        value = Decimal(plain)
    except ArithmeticError:
        return None
    return value if abs(value) < LARGEST else None


def read_figure(text: str) -> Figure | None:
    """The number in a text such as ``1,320``, ``12,5 %``, ``5–10 %``, ``70 fewer`` or ``១ ៣២០``; None for words.

    Texts with several unrelated numbers ("two of 8 laws, 1 promulgated") say nothing that can be placed on a scale.
    """
    plain = digits(text, "en").strip()
    if not plain or len(plain) > 120 or _ORDINAL.search(plain):
        return None
    if (both := _RANGE.match(plain)) and (low := _value(both[1])) is not None and (high := _value(both[2])) is not None:
        return Figure(min(low, high), max(low, high))
    found = _FOUND.findall(plain)
    if len(found) != 1:
        return None
    value = _value(found[0][1])
    if value is None:
        return None
    down, up = bool(_RELATIVE_DOWN.search(plain)), bool(_RELATIVE_UP.search(plain))
    if down != up and not re.search(r"\bthan\b|ជាង \d", plain, re.IGNORECASE):
        return Figure(value, value, -1 if down else 1)
    value = -value if found[0][0] else value
    return Figure(value, value)


def figure_value(text: str, direction: str = Direction.UP, baseline: Decimal | None = None) -> Decimal | None:
    """The one number to place on a bar: of a range its nearer end, of a change the baseline moved by it."""
    figure = read_figure(text)
    if figure is None:
        return None
    if figure.change:
        return None if baseline is None else baseline + figure.change * figure.low
    return figure.high if direction == Direction.DOWN else figure.low


def figure_words(text: str, lang: str) -> str:
    """A figure as the language writes it: a bare number with Khmer digits and decimal comma, other text with digits."""
    if lang[:2] != "km":
        return digits(text, "en") if re.fullmatch(r"[\d\s.,%០-៩]*", text) else text
    if re.fullmatch(r"[\d.,\s%]+", text):
        plain = re.sub(r",(?=\d{3}(?:\D|$))", "\u00a0", text)
        # Dots that part thousands (1.250.000) are no decimal signs.
        plain = re.sub(r"\d{1,3}(?:\.\d{3}){2,}", lambda figure: figure[0].replace(".", "\u00a0"), plain)
        return digits(re.sub(r"\.(?=\d)", ",", plain), "km")
    return digits(text, "km")
