"""Looking at laid out pages before they are written: does all text stay in its place, does Khmer break between words?

For tests of whatever is printed: ``problems(html, lang="km", css=[…])`` is empty or says what is wrong and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from kit.khmer import ZWSP
from kit.pdf.document import lay_out, parse

_SLACK = 0.75  # CSS pixels: rounding, and side bearings of letters
_KHMER = re.compile("[\u1780-\u17d3\u17dd]")


@dataclass(frozen=True)
class Problem:
    """``kind``: "page" (off the paper), "cell" (out of its table cell), "block" (wider than the block it stands in),
    "clipped" (hidden by its box) or "split" (a line ends inside a Khmer word); ``by``: CSS pixels."""

    kind: str
    page: int
    text: str
    by: float = 0.0

    def __str__(self) -> str:
        return f"page {self.page}: {self.kind} by {self.by:.1f} px: «{self.text[:60]}»"


@dataclass(frozen=True)
class _Frame:
    left: float
    top: float
    right: float
    bottom: float

    def beyond(self, box: object, *, across_only: bool = False) -> float:
        """How far a box reaches out of this frame."""
        out = [self.left - box.position_x, box.position_x + box.width - self.right]
        if not across_only:
            out += [self.top - box.position_y, box.position_y + box.height - self.bottom]
        return max(out)


def _padding_frame(box: object) -> _Frame:
    x, y = box.padding_box_x(), box.padding_box_y()
    return _Frame(x, y, x + box.padding_width(), y + box.padding_height())


def _children(box: object) -> Iterator[object]:
    for child in getattr(box, "children", ()):
        yield child._box if isinstance(child, AbsolutePlaceholder) else child


def _text_of(box: object) -> str:
    if isinstance(box, boxes.TextBox):
        return box.text
    return "".join(_text_of(child) for child in _children(box))


def _is_marker(box: object) -> bool:
    return str(getattr(box, "element_tag", "") or "").endswith("::marker")


def _walk(box: object, frames: dict[str, _Frame], page: int) -> Iterator[Problem]:
    if isinstance(box, boxes.TextBox):
        if box.text.strip(f"{ZWSP} \u00a0\n"):
            for kind, frame in frames.items():
                by = frame.beyond(box, across_only=kind == "block")
                if by > _SLACK:
                    yield Problem(kind, page, box.text, by)
        return
    frames = dict(frames)
    if isinstance(box, boxes.TableCellBox):
        frames["cell"] = _padding_frame(box)
    if isinstance(box, boxes.BlockContainerBox | boxes.InlineBlockBox) and not isinstance(box, boxes.MarginBox):
        frames["block"] = _padding_frame(box)
    if box.style["overflow"] != "visible" and not box.is_for_root_element and not isinstance(box, boxes.PageBox):
        frames["clipped"] = _padding_frame(box)
    if box.style["transform"] or _is_marker(box):  # turned text and list marks stand outside on purpose
        frames = {"page": frames["page"]}
    if isinstance(box, boxes.BlockContainerBox):
        yield from _split_lines(box, page)
    for child in _children(box):
        yield from _walk(child, frames, page)


def _split_lines(block: object, page: int) -> Iterator[Problem]:
    lines = [child for child in _children(block) if isinstance(child, boxes.LineBox)]
    texts = [_text_of(line) for line in lines]
    if len(texts) < 2 or block.element is None or not _KHMER.search("".join(texts)):
        return
    source = re.sub(r"[ \t\n\r]+", " ", "".join(block.element.itertext()))
    for above, below in pairwise(texts):
        if above and below and _KHMER.match(above[-1]) and _KHMER.match(below[0]):
            # A space at the end of a line is taken out by layout; the source tells a space from a cut word.
            cut = above[-15:].split(" ")[-1] + below[:15].split(" ")[0]
            if cut in source:
                yield Problem("split", page, f"{above[-20:]}|{below[:20]}")


def problems(
    html: str,
    *,
    lang: str,
    css: Iterable[str] = (),
    given: Mapping[str, bytes] | None = None,
    kinds: Iterable[str] = ("page", "cell", "block", "clipped", "split"),
) -> list[Problem]:
    """What is wrong with the layout of this document; an empty list when every piece of text lies in its place."""
    document = lay_out(parse(html, lang=lang, title="-", given=given), css)
    wanted, found = set(kinds), []
    for number, page in enumerate(document.pages, start=1):
        frame = {"page": _Frame(0, 0, page.width, page.height)}
        found += [problem for problem in _walk(page._page_box, frame, number) if problem.kind in wanted]
    return found


def overflows(
    html: str, *, lang: str, css: Iterable[str] = (), given: Mapping[str, bytes] | None = None
) -> list[Problem]:
    """Pieces of text that leave their page, cell or block, or are cut off."""
    return problems(html, lang=lang, css=css, given=given, kinds=("page", "cell", "block", "clipped"))


def lines(
    html: str, *, lang: str, css: Iterable[str] = (), given: Mapping[str, bytes] | None = None
) -> list[tuple[int, str]]:
    """All lines of text in reading order with their page numbers, zero-width spaces left out."""
    document = lay_out(parse(html, lang=lang, title="-", given=given), css)
    found = []
    for number, page in enumerate(document.pages, start=1):
        for box in page._page_box.descendants():
            if isinstance(box, boxes.LineBox) and (text := _text_of(box).replace(ZWSP, "")).strip():
                found.append((number, text))
    return found
