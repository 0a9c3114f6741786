"""Acronyms, collected from the text of an edition."""

import csv
import re
from functools import lru_cache
from pathlib import Path

from django.utils.html import strip_tags

from kit.khmer import fold, sort_key

FILE = Path(__file__).resolve().parent.parent / "data" / "acronyms.csv"
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&]*(?:[-/&][A-Z][A-Za-z0-9]*)*(?![A-Za-z0-9])")


@lru_cache(maxsize=1)
def known() -> dict[str, dict[str, str]]:
    """The acronyms of the guideline and of public finance: acronym → {en, km, abbr_km}."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["acronym"]: row for row in csv.DictReader(file)}


def acronyms(html: str, more: dict[str, dict[str, str]], lang: str) -> list[tuple[str, str]]:
    """Those that stand in the text, with their meaning; ``more`` are those of organisations and frameworks, frozen."""
    text = strip_tags(_TITLE.sub(" ", html))
    meanings = {**more, **known()}
    words = set(_LATIN.findall(text))
    words |= {part for word in words for part in re.split("[-/]", word)}
    found = {}
    for short, meaning in meanings.items():
        long = meaning.get(lang) or meaning.get("en") or meaning.get("km") or ""
        if not long or long == short:
            continue
        if short in words:
            found[short] = long
        khmer = meaning.get("abbr_km") or ""
        if khmer and khmer in text:
            found[khmer] = long
    return sorted(found.items(), key=lambda pair: sort_key(fold(pair[0])))
