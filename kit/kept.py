"""Pieces of a page that depend on nothing but their values: laid out once for the same values, then taken from memory.

Django's templates cost some 10 µs a tag; a row of a table has twenty. ``{% piece "jmi/_row.html" row=row %}`` is an
``{% include … only %}`` that remembers: the same values in the same language on the same day give the same text. There
is nothing to invalidate, because everything that is shown is part of the key; so a piece takes **values** only (text,
numbers, days, tuples, lists, dicts and frozen dataclasses of them), never a model, a request or a query set
(``TypeError``), and sees nothing of the page around it. Forms in a piece get the token of the request that shows them.
"""

import secrets
import time
from collections import OrderedDict
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from enum import Enum
from threading import Lock
from typing import Any
from uuid import UUID

from django.template import Context, Template
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# What a process remembers, the longest unused go first: so many pieces, and so many letters in all of them. Filters and
# pickers hold whole lists of choices, each with what somebody typed or chose.
MOST = 8192
MOST_LETTERS = 24_000_000
# Stands for the token against forged forms while a piece is laid out; the token differs with each answer.
# Nobody can write it into a text: another one in each process.
TOKEN = f"token-of-the-request-{secrets.token_hex(16)}"

_PLAIN = frozenset({str, int, bool, float, type(None), date, datetime, clock_time, timedelta, UUID})
_FIELDS: dict[type, tuple[str, ...]] = {}
_KEPT: OrderedDict[tuple, tuple[SafeString, bool]] = OrderedDict()
_LOCK = Lock()
_letters = 0
_day: tuple[int, date] = (-1, date.min)


def key(value: Any) -> Any:
    """What tells ``value`` from every other: equal values of different kinds (1 and True, safe and plain text) differ.

    ``TypeError`` for what is no value: a model may change what it shows without becoming another.
    """
    kind = type(value)
    if kind in _PLAIN:
        return kind, value
    if kind is SafeString:
        return kind, str.__str__(value)
    if kind is Decimal:
        return kind, str(value)  # 1.0 and 1.00 are equal and not the same to read
    names = _FIELDS.get(kind)
    if names is None and is_dataclass(kind):
        if not kind.__dataclass_params__.frozen:
            raise TypeError(f"a piece takes frozen dataclasses, {kind.__name__} may change")
        names = _FIELDS[kind] = tuple(field.name for field in fields(kind))
    if names is not None:
        return (kind, *[key(getattr(value, name)) for name in names])
    if isinstance(value, tuple | list):
        return (kind, *[key(one) for one in value])
    if isinstance(value, dict):
        return (kind, *[(key(name), key(one)) for name, one in value.items()])
    if isinstance(value, Enum):
        return kind, value.value
    if isinstance(value, Promise):
        return Promise, str(value)
    raise TypeError(f"a piece takes values only, not {kind.__name__}")


def _today() -> date:
    """The day here, asked of the calendar once a second."""
    global _day
    second = int(time.time())
    if _day[0] != second:
        _day = (second, timezone.localdate())
    return _day[1]


def piece(template: Template, values: dict[str, Any], token: object = "") -> SafeString:
    """The text of ``template`` with these values alone; ``token`` goes into its forms."""
    global _letters
    wanted = (template.name, id(template), get_language(), _today(), key(values))
    found = _KEPT.get(wanted)
    if found is None:
        text = template.render(Context({**values, "csrf_token": TOKEN}))
        found = (text, TOKEN in text)
        with _LOCK:
            before = _KEPT.pop(wanted, None)  # another thread may have been quicker
            _KEPT[wanted] = found
            _letters += len(text) - (len(before[0]) if before else 0)
            while len(_KEPT) > MOST or (_letters > MOST_LETTERS and len(_KEPT) > 1):
                _wanted, (gone, _has_form) = _KEPT.popitem(last=False)
                _letters -= len(gone)
    else:
        with _LOCK:
            if wanted in _KEPT:
                _KEPT.move_to_end(wanted)
    text, has_form = found
    return mark_safe(text.replace(TOKEN, str(token))) if has_form else text  # noqa: S308 - laid out by a template


def forget() -> None:
    """Empty the memory."""
    global _letters
    with _LOCK:
        _KEPT.clear()
        _letters = 0
