"""From HTML to PDF in one piece: ``render_pdf``. Books of many chapters: :mod:`kit.pdf.book`."""

from __future__ import annotations

import atexit
import logging
import re
import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from kit import khmer

if TYPE_CHECKING:
    from weasyprint import CSS, HTML
    from weasyprint.document import Document
    from weasyprint.text.fonts import FontConfiguration

    from kit.pdf.fetch import OwnFiles

log = logging.getLogger(__name__)

VARIANT = "pdf/ua-1"
_SKIPPED = frozenset(("style", "script", "title", "template"))
# A number and its unit or sign stay on one line: "៦ ០០០ ដុល្លារ", "២០ ភាគរយ", "≥ 90 %".
_UNIT_WORDS = (
    *("%", "ភាគរយ", "ដុល្លារ", "រៀល", "លាន", "ពាន់", "នាក់", "រូប", "ថ្ងៃ", "ខែ", "ឆ្នាំ", "ម៉ោង", "គីឡូម៉ែត្រ", "ហិកតា"),
    *("គ្រួសារ", "ស្រុក", "ឃុំ", "ភូមិ", *khmer.MONTHS["km"]),
)
_UNITS = re.compile(f"(?<=[≥≤≈±]) (?=[0-9០-៩])|(?<=[0-9០-៩]) (?={'|'.join(_UNIT_WORDS)})")


# What turns the direction of the letters after it, and control characters: nobody types them on purpose, and one
# reverses the rest of a line and garbles what is copied out of it. Forms refuse them; old data may hold some.
_NEVER_PRINTED = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def _prepared(text: str) -> str:
    return khmer.segment(_UNITS.sub("\u00a0", _NEVER_PRINTED.sub("", text)))


def break_khmer(root: Element) -> None:
    """Put break opportunities into all Khmer text of a parsed document, once, and keep numbers with their units."""
    for element in root.iter():
        shown = isinstance(element.tag, str) and element.tag.split("}")[-1] not in _SKIPPED
        if shown and element.text:
            element.text = _prepared(element.text)
        if element.tail:
            element.tail = _prepared(element.tail)


def _describe(root: Element, lang: str, title: str, author: str, keywords: str) -> None:
    """Language, title, author and keywords of the document, whatever the template said."""
    root.set("lang", lang)
    head = root.find("head")
    if head is None:
        head = Element("head")
        root.insert(0, head)
    for old in head.findall("title"):
        head.remove(old)
    SubElement(head, "title").text = title
    for name, content in (("author", author), ("keywords", keywords)):
        if content:
            SubElement(head, "meta", {"name": name, "content": content})


def parse(
    html: str, *, lang: str, title: str, author: str = "", keywords: str = "", given: Mapping[str, bytes] | None = None
) -> HTML:
    """The parsed document with its metadata and its Khmer broken, ready for layout."""
    from weasyprint import HTML

    from kit.pdf import text_layer
    from kit.pdf.fetch import BASE_URL, OwnFiles

    text_layer.install()
    document = HTML(string=html, base_url=BASE_URL, url_fetcher=OwnFiles(given))
    _describe(document.etree_element, lang, title, author, keywords)
    break_khmer(document.etree_element)
    return document


_shared = threading.local()  # Pango's font maps belong to one thread
_SHARED_SHEETS = 32


@atexit.register
def _forget_fonts() -> None:
    """WeasyPrint removes its font files when they are forgotten; at the very end of a process it no longer can."""
    vars(_shared).clear()


def style_sheets(css: Iterable[str], fetcher: OwnFiles) -> tuple[FontConfiguration, list[CSS]]:
    """Fonts and parsed style sheets: fonts.css, base.css and the given texts. Kept per thread: loading fonts costs as
    much as laying out a page."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from kit.pdf.fetch import BASE_URL, OwnFiles, print_css

    if not hasattr(_shared, "fonts"):
        _shared.fonts, _shared.sheets = FontConfiguration(), {}
    sheets = []
    for text in (print_css("fonts.css"), print_css("base.css"), *css):
        own = "kit:given/" in text  # images handed in belong to this document alone
        if own or text not in _shared.sheets:
            source = fetcher if own else OwnFiles()
            sheet = CSS(string=text, base_url=BASE_URL, url_fetcher=source, font_config=_shared.fonts)
            fetcher.refused.extend(source.refused if source is not fetcher else ())
            if own:
                sheets.append(sheet)
                continue
            if len(_shared.sheets) >= _SHARED_SHEETS:
                _shared.sheets.pop(next(iter(_shared.sheets)))
            _shared.sheets[text] = sheet
        sheets.append(_shared.sheets[text])
    return _shared.fonts, sheets


def lay_out(document: HTML, css: Iterable[str] = ()) -> Document:
    """Pages of a parsed document under the base styles and the given ones (texts of CSS, in order)."""
    fonts, sheets = style_sheets(css, document.url_fetcher)
    laid_out = document.render(font_config=fonts, stylesheets=sheets)
    for page in laid_out.pages:  # bookmarks are read by people and searched by viewers: no break opportunities there
        page.bookmarks = [(level, label.replace(khmer.ZWSP, ""), *rest) for level, label, *rest in page.bookmarks]
    return laid_out


def render_pdf(
    html: str,
    *,
    lang: str,
    title: str,
    css: Iterable[str] = (),
    author: str = "",
    keywords: str = "",
    given: Mapping[str, bytes] | None = None,
    variant: str | None = VARIANT,
) -> bytes:
    """A tagged PDF of one HTML document.

    ``css``: texts of further style sheets (``kit.pdf.fetch.print_css("letter.css")`` reads one of the project's).
    ``given``: images by name, for ``src="kit:given/<name>"``. Nothing else can be opened: no network, no files.
    """
    document = parse(html, lang=lang, title=title, author=author, keywords=keywords, given=given)
    pdf = lay_out(document, css).write_pdf(pdf_variant=variant)
    for url in document.url_fetcher.refused:
        log.warning("A printed document asked for %s, which is not one of the project's own files.", url[:200])
    return pdf
