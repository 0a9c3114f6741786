"""The matrix as PDF: A4 landscape in one language; both languages on an A3 sheet that folds once, rows aligned."""

from django.template.loader import render_to_string
from django.utils import translation

from jmi.matrix import Matrix, OutcomeBlock, OutputRow
from kit import dates
from kit.pdf import render_pdf
from kit.pdf.fetch import print_css

KHMER_FOLIOS = ('@page annex { @bottom-right { content: counter(page, khmer) " / " counter(pages, khmer) } }',)
Pair = tuple[tuple[OutcomeBlock, OutcomeBlock], list[tuple[OutputRow, OutputRow]]]


def pairs(left: Matrix, right: Matrix) -> list[Pair]:
    """The blocks and rows of two languages beside each other; both were written from the same chain."""
    return [
        ((one, other), list(zip(one.rows, other.rows, strict=True)))
        for one, other in zip(left.outcomes, right.outcomes, strict=True)
    ]


def matrix_html(matrix: Matrix, *, printed_on: str = "") -> str:
    """The printed page of one language."""
    with translation.override(matrix.lang):
        return render_to_string("jmi/print/matrix.html", {"matrix": matrix, "printed_on": printed_on})


def twin_html(english: Matrix, khmer: Matrix, *, printed_on: str = "") -> str:
    """The printed sheet with Khmer on the left and English on the right."""
    with translation.override("km"):
        return render_to_string(
            "jmi/print/twin.html",
            {"km": khmer, "en": english, "pairs": pairs(khmer, english), "printed_on": printed_on},
        )


def matrix_pdf(english: Matrix, khmer: Matrix, lang: str, *, today: object = None) -> bytes:
    """The PDF in "en", "km" or "both"."""
    css = [print_css("matrix.css"), *(KHMER_FOLIOS if lang == "km" else ())]
    shown = khmer if lang == "km" else english
    title = f"{shown.forum} · JMI {shown.cycle}"
    if lang == "both":
        html = twin_html(english, khmer, printed_on=dates.day(today, "long", "en") if today else "")
        return render_pdf(html, lang="km", title=title, css=css)
    printed = dates.day(today, "long", lang) if today else ""
    return render_pdf(matrix_html(shown, printed_on=printed), lang=lang, title=title, css=css)
