"""One chapter laid out apart from its book, and the margins of the finished book's pages.

A chapter's pages are drawn without running heads and folios: where in the book it will stand is not known yet, and
shall not matter for keeping it. What it needs of other chapters (page numbers for its references) is handed in; what
others need of it (anchors, bookmarks, named strings, page types) is handed out. The margins of all pages are drawn
in a second go, when numbers are known, from the same style sheets. Both reach into WeasyPrint, whose version is pinned;
``tests/kit/test_pdf_book.py`` holds the result against one plain document.
"""

from __future__ import annotations

import html as html_escapes
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import weasyprint.document
import weasyprint.layout
import weasyprint.layout.page
import weasyprint.pdf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector, TargetLookupItem, anchor_name_from_token
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.percent import resolve_percentages
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.urls import get_url_tuple

from kit.pdf.document import VARIANT, lay_out, parse, style_sheets

_PT = 0.75  # points in a CSS pixel
UNKNOWN_PAGE = 88  # stands for a number not known yet: two digits, so that lines keep their length


def wrap(chapter_html: str, starts: str) -> str:
    """A chapter as it stands in the whole document."""
    return f'<section class="chapter {html_escapes.escape(starts)}">{chapter_html}</section>'


class _Elsewhere:
    """Stands for a target in another chapter."""

    cached_counter_values: dict = {}

    def extract_text(self, style: str) -> str:
        """target-text() cannot look into other chapters."""
        return ""


class _Outside:
    """Collects what a chapter asks of others and answers from what is known."""

    def __init__(self, numbers: Mapping[str, int | None], total: int):
        self.numbers, self.total, self.counted = numbers, total, set()

    def lookup(self, original: object) -> object:
        def lookup_target(collector, anchor_token, source_box, css_token, parse_again):
            token = anchor_token
            if token[0] == "attr()":
                name, kind, fallback = token[1]
                value = source_box.element.get(name, fallback)
                token = (
                    ("string", value) if kind == "string" else ("url", get_url_tuple(value, source_box.style.base_url))
                )
            anchor = anchor_name_from_token(token) if token[1] else None
            if anchor and anchor not in collector.target_lookup_items and self.numbers.get(anchor, 0) is None:
                self.counted.add(anchor)  # nowhere in the book: nothing is printed, as in one document
            elif anchor and anchor not in collector.target_lookup_items:
                item = TargetLookupItem("up-to-date")
                item.target_box, item.page_maker_index = _Elsewhere(), -1
                collector.target_lookup_items[anchor] = item
            item = collector.target_lookup_items.get(anchor)
            if item and isinstance(item.target_box, _Elsewhere):
                self.counted.add(anchor)
                number = self.numbers.get(anchor, UNKNOWN_PAGE)
                item.cached_page_counter_values = {"page": [number], "pages": [self.total]}
                return item
            return original(collector, anchor_token, source_box, css_token, parse_again)

        return lookup_target


def _keep_links(pages: Sequence[Page]) -> Iterator[tuple[list, list]]:
    """As WeasyPrint's resolve_links, but links to anchors elsewhere stay."""
    seen: set[str] = set()
    for page in pages:
        anchors = []
        for name, (x, y, *_) in page.anchors.items():
            if name not in seen:
                seen.add(name)
                anchors.append((name, x, y))
        yield page.links, anchors


@contextmanager
def _alone(outside: _Outside, offset: int, contexts: list) -> Iterator[None]:
    """WeasyPrint for a chapter: no margin boxes, page indexes from ``offset``, targets from outside."""
    real_type, build = page_layout.PageType, Document._build_layout_context.__func__

    def page_type(side, blank, name, index, groups):
        return real_type(side, blank, name, index + offset, groups)

    def build_context(cls, *args):
        contexts.append(build(cls, *args))
        return contexts[-1]

    with ExitStack() as stack:
        stack.enter_context(patch.object(weasyprint.layout, "make_margin_boxes", lambda *_: iter(())))
        stack.enter_context(patch.object(page_layout, "PageType", page_type))
        stack.enter_context(patch.object(Document, "_build_layout_context", classmethod(build_context)))
        stack.enter_context(
            patch.object(TargetCollector, "lookup_target", outside.lookup(TargetCollector.lookup_target))
        )
        stack.enter_context(patch.object(weasyprint.pdf, "resolve_links", _keep_links))
        yield


def _strings(page: Page, number: int, context: object) -> dict[str, dict]:
    """Named strings set on a page: their values, and whether the page begins with the element that sets them."""
    found = {}
    for name, by_page in context.string_set.items():
        if values := by_page.get(number):
            element, starts = page._page_box, False
            while element is not None and not starts:
                style = element.style["string_set"]
                starts = style != "none" and any(set_name == name for set_name, _ in style)
                element = element.children[0] if getattr(element, "children", None) else None
            found[name] = {"values": list(values), "starts": starts}
    return found


def _box(page_box: object) -> list[float]:
    """Left, top, width and height of a page's content area, in CSS pixels."""
    return [page_box.content_box_x(), page_box.content_box_y(), page_box.width, page_box.height]


def _is_plain(style: Mapping) -> bool:
    """Whether a page box draws nothing of its own that depends on the side (background, mark, bleed)."""
    return style["background_image"] == (("none", None),) and getattr(style["background_color"], "alpha", 0) == 0


def _describe_page(page: Page, number: int, context: object) -> dict:
    box, kind = page._page_box, page._page_box.page_type
    height = page.height * _PT
    return {
        "side": kind.side,
        "name": kind.name,
        "blank": kind.blank,
        "box": _box(box),
        "plain": _is_plain(box.style),
        "strings": _strings(page, number, context),
        "anchors": {name: [x * _PT, height - y * _PT] for name, (x, y, *_) in page.anchors.items()},
        "bookmarks": [
            [level, label, x * _PT, height - y * _PT, state] for level, label, (x, y), state in page.bookmarks
        ],
    }


def _prefix_ids(prefix: str) -> object:
    """Header cells are named per document; in a book the names must differ between chapters."""
    import pydyf

    def named(name: object) -> pydyf.String:
        return pydyf.String(f"{prefix}-{name.string}")

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem":
                if "ID" in thing:
                    thing["ID"] = named(thing["ID"])
                if "Headers" in (thing.get("A") or {}):
                    thing["A"]["Headers"] = pydyf.Array([named(name) for name in thing["A"]["Headers"]])

    return finish


def render_chapter(
    chapter_html: str,
    *,
    key: str,
    lang: str,
    css: Sequence[str],
    starts: str,
    first: bool,
    right: bool,
    numbers: Mapping[str, int | None],
    total: int,
    given: Mapping[str, bytes],
) -> tuple[bytes, dict]:
    """The chapter as a PDF without margins, and what its book needs to know about it."""
    document = parse(wrap(chapter_html, starts), lang=lang, title=key, given=given)
    outside, contexts = _Outside(numbers, total), []
    side = "html { break-before: right }" if right else "html { break-before: left }"
    with _alone(outside, 0 if first else 1, contexts):
        laid_out = lay_out(document, [*css, side])
        pages = [_describe_page(page, i + 1, contexts[0]) for i, page in enumerate(laid_out.pages)]
        pdf = laid_out.write_pdf(pdf_variant=VARIANT, finisher=_prefix_ids(key))
    return pdf, {"pages": pages, "counted": sorted(outside.counted), "refused": document.url_fetcher.refused}


def render_margins(
    specs: Sequence[Mapping], *, lang: str, css: Sequence[str], total: int, given: Mapping[str, bytes]
) -> tuple[bytes, dict]:
    """Running heads and folios of pages as a PDF with one page each, and where the content of each page must stand.

    A spec holds number, side, name and blank of a page and ``strings``: for each named string its values on the page,
    whether the page starts with it, and ``before``, the value carried over.
    """
    document = parse("<body></body>", lang=lang, title="", given=given)
    fonts, sheets = style_sheets(css, document.url_fetcher)
    counters = CounterStyle()
    options = {**DEFAULT_OPTIONS, "stylesheets": sheets}
    context = Document._build_layout_context(document, fonts, counters, {}, options)
    by_index = ":nth(" in "".join(css)
    pages, places, styled = [], [], set()
    for spec in specs:
        index = spec["number"] - 1 if by_index else min(spec["number"] - 1, 1)
        kind = page_layout.PageType(spec["side"], spec["blank"], spec["name"], index, ())
        if kind not in styled:
            page_layout.set_page_type_computed_styles(kind, document, context.style_for)
            styled.add(kind)
        box = boxes.PageBox(kind, context.style_for(kind))
        resolve_percentages(box, box.style["size"])
        box.position_x = box.position_y = 0
        page_layout.page_width(box, context, box.style["size"][0])
        page_layout.page_height(box, context, box.style["size"][1])
        places.append({"box": _box(box), "plain": _is_plain(box.style)})
        context.current_page, context.page_bottom = spec["number"], box.content_box_y() + box.height
        context.get_string_set_for = _string_reader(spec["strings"])
        state = ([0], {"page": [spec["number"]], "pages": [total]}, [{"pages"}], [])
        root = boxes.BlockBox("html", box.style.anonymous_style, document.etree_element, [])
        root.position_x, root.position_y, root.width, root.height = box.content_box_x(), box.content_box_y(), 0, 0
        box.children = (root, *page_layout.make_margin_boxes(context, box, state))
        layout_backgrounds(box, context.get_image_from_uri)
        box.background = box.canvas_background = None
        box.children = box.children[1:]
        for side in ("top", "right", "bottom", "left"):
            setattr(box, f"border_{side}_width", 0)
        pages.append(Page(box))
    laid_out = Document(pages, DocumentMetadata(), document.url_fetcher, fonts, {}, None)
    return laid_out.write_pdf(), {"places": places, "refused": document.url_fetcher.refused}


def _string_reader(strings: Mapping[str, Mapping]) -> object:
    def get_string_set_for(page, name, keyword="first"):
        known = strings.get(name, {})
        values, before = known.get("values"), known.get("before")
        if values:
            if keyword == "first" or (keyword == "start" and known.get("starts")):
                return (values[0],)
            if keyword == "last":
                return (values[-1],)
            if keyword == "first-except":
                return ()
            if keyword == "all-once":
                return tuple(values)
        return () if keyword == "all-once" or before is None else (before,)

    return get_string_set_for
