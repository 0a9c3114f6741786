"""Which language of a text has not followed the last change of the other: rows of a set, texts of a report."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

Both = tuple[str, str]  # English, Khmer
# Ticked by whoever has looked: the older translation still holds.
SAME_NOW = "same_now"


def behind(before: Both, now: Both, standing: str) -> str:
    """The language that has not followed; "" when both were changed, or one is empty. ``standing``: so far."""
    changed = (now[0] != before[0], now[1] != before[1])
    if not now[0].strip() or not now[1].strip() or all(changed):
        return ""
    if not any(changed):
        return standing
    changed_one, other = ("en", "km") if changed[0] else ("km", "en")
    if standing == changed_one or not before[0 if other == "en" else 1].strip():
        return ""  # it follows now
    # A translation that is written for the first time is the younger one, not a change that the other must follow.
    return "" if not before[0 if changed_one == "en" else 1].strip() else other


def texts_of(row: Any) -> dict[str, Both]:
    """The pairs of texts of a row that keeps ``older_texts``, by their names without the language."""
    return {stem: (getattr(row, f"{stem}_en"), getattr(row, f"{stem}_km")) for stem in row.PAIRS}


def follow(row: Any, before: Mapping[str, Both], *, same_now: bool = False) -> None:
    """Set ``older_texts`` of a row whose texts were ``before``; ``same_now``: the writer says that all agree."""
    found = []
    for stem, now in texts_of(row).items():
        lang = "" if same_now else behind(before[stem], now, older_in(row.older_texts, stem))
        found += [f"{stem}_{lang}"] if lang else []
    row.older_texts = found


def older_in(older_texts: Iterable[str], stem: str) -> str:
    """The language of a text that has not followed; "" for none. Frozen copies of old know of none."""
    return next((name.rpartition("_")[2] for name in older_texts or () if name.rpartition("_")[0] == stem), "")


def older_words(lang: str) -> str:
    """The mark beside a text."""
    if not lang:
        return ""
    if (get_language() or "en").startswith(lang):
        return _("translation older")
    return _("Khmer older") if lang == "km" else _("English older")
