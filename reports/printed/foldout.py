"""All matrices in Khmer and English side by side: A3 landscape that folds once to A4."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kit import dates
from kit.pdf import Chapter, render_chapters
from reports.printed.book import styles
from reports.printed.contents import Book
from reports.printed.reading import Reading

ORDER = ("km", "en")


def foldouts(snapshot: dict) -> list[Chapter]:
    """A chapter a group."""
    words, books, runs = {}, {}, []
    for lang in ORDER:
        with translation.override(lang):
            words[lang] = {"baseline": _("Baseline"), "target": _("Target")}
            books[lang] = Book(snapshot, Reading(snapshot))
            runs.append(f"{books[lang].annex['matrices']} · {books[lang].heading('matrices')}")
            frozen = books[lang].frozen
            title, years = books[lang].title, books[lang].years
    book = {"title": title, "years": years, "frozen": frozen}
    chapters = []
    for forum in snapshot["forums"]:
        sides = [
            {
                "lang": lang,
                "name": f"{dates.digits(forum['number'], lang)} {forum['name'][lang] or forum['name']['en']}",
                "matrix": forum["matrix"].get(lang) or {},
                "words": words[lang],
            }
            for lang in ORDER
        ]
        if not sides[0]["matrix"].get("outcomes"):
            continue
        context = {"forum": forum, "sides": sides, "rows": _rows(sides), "book": book, "run": " · ".join(runs)}
        html = render_to_string("reports/print/foldout.html", context)
        chapters.append(Chapter(f"foldout-{forum['id']}", html, sides[0]["name"]))
    return chapters


def _rows(sides: list[dict]) -> list[dict]:
    """The rows of both matrices in step: both are written from the same chain."""
    rows = []
    pairs = zip_longest(*(side["matrix"]["outcomes"] for side in sides))
    for place, outcomes in enumerate(pairs):
        lines = zip_longest(*(outcome["rows"] if outcome else [] for outcome in outcomes))
        for n, cells in enumerate(lines):
            rows.append(
                {
                    "css": "first next" if n == 0 and place else "first" if n == 0 else "",
                    "sides": [
                        {
                            "lang": side["lang"],
                            "words": side["words"],
                            "outcome": outcome if n == 0 else None,
                            "row": row or {},
                            "second": index == 1,
                        }
                        for index, (side, outcome, row) in enumerate(zip(sides, outcomes, cells, strict=True))
                    ],
                }
            )
    return rows


def print_matrices(
    snapshot: dict,
    form: str = "matrices",
    *,
    on_progress: Callable[[int, int, str], None] = lambda done, total, label: None,
    store: Path | None = None,
) -> bytes:
    """The fold-out file."""
    chapters = foldouts(snapshot)
    with translation.override("en"):
        title = _("JMI matrices %(year)s, Khmer and English") % {"year": snapshot["year"]}
        if not chapters:
            chapters = [Chapter("none", f"<p>{_('No set of joint indicators is on record.')}</p>")]
    return render_chapters(
        chapters, lang="en", title=title, css=styles("en"), author="CRDB/CDC", on_progress=on_progress, store=store
    )
