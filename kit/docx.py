"""Word files: a thin layer over python-docx that sets what Word reads for Khmer.

Word takes the font, size and weight of Khmer from a run's *complex-script* attributes, not from those python-docx sets;
it breaks Khmer lines by its own dictionary, so no zero-width space is ever written. Use::

    file = Document(lang="km", title="…", landscape=True)
    file.heading("…", 1)
    file.table(columns=[Column("លទ្ធផល", 40), …], rows=[["…", Cell(["– …", "– …"], bullets=True)], …])
    data = file.to_bytes()
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kit.khmer import clean_text

LATIN_FONT, KHMER_FONT = "Noto Sans", "Khmer OS Battambang"
BLUE, GREY = RGBColor(0x0F, 0x34, 0x68), RGBColor(0x5B, 0x63, 0x72)
_HEAD_SIZES = {0: 20, 1: 15, 2: 12, 3: 10.5}


@dataclass(frozen=True)
class Column:
    """A column of a table: its head and its width in millimetres; numbers stand to the right."""

    title: str
    width: float
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell when it is more than one text: paragraphs, as a dashed list or not, bold or not."""

    paragraphs: Sequence[str]
    bold: bool = False
    bullets: bool = False
    note: str = ""


# The order of a run's properties in the schema; Word refuses some files that break it.
_ORDER = tuple(
    qn(f"w:{name}")
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "sz", "szCs"),
        *("highlight", "u", "shd", "vertAlign", "rtl", "cs", "em", "lang"),
    )
)


def _put(properties: object, name: str, **attributes: str) -> None:
    element = properties.find(qn(name))
    if element is None:
        element = OxmlElement(name)
        properties.append(element)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)


def style_run(run: Run, *, size: float, bold: bool = False, italic: bool = False, color: RGBColor | None = None) -> Run:
    """Set the look of a run for Latin and for complex scripts alike. Khmer stands half a point larger."""
    run.font.name, run.font.size, run.font.bold, run.font.italic = LATIN_FONT, Pt(size), bold, italic
    if color is not None:
        run.font.color.rgb = color
    properties = run._element.get_or_add_rPr()
    _put(properties, "w:rFonts", ascii=LATIN_FONT, hAnsi=LATIN_FONT, cs=KHMER_FONT)
    _put(properties, "w:bCs", val="1" if bold else "0")
    _put(properties, "w:iCs", val="1" if italic else "0")
    _put(properties, "w:szCs", val=str(round((size + 0.5) * 2)))
    _put(properties, "w:lang", val="en-GB", bidi="km-KH")
    if any("\u1780" <= letter <= "\u17ff" for letter in run.text):
        _put(properties, "w:cs")
    properties[:] = sorted(properties, key=lambda e: _ORDER.index(e.tag) if e.tag in _ORDER else len(_ORDER))
    return run


def _pieces(text: str) -> list[str]:
    """Khmer and other text apart: a run is one or the other, since Word styles the whole run as complex script."""
    pieces: list[str] = []
    khmer: bool | None = None
    for letter in text:
        is_khmer = "\u1780" <= letter <= "\u17ff"
        if letter.isspace() and khmer is not None:
            pieces[-1] += letter
            continue
        if khmer is None or is_khmer != khmer:
            pieces.append("")
            khmer = is_khmer
        pieces[-1] += letter
    return pieces


class Document:
    """One Word file under construction. Lengths are millimetres, sizes points."""

    def __init__(
        self,
        *,
        lang: str,
        title: str,
        author: str = "",
        landscape: bool = False,
        size: float = 9.5,
        margins: tuple[float, float, float, float] = (18, 16, 16, 16),
        made_at: datetime | None = None,
    ):
        self.lang, self.size, self.margins = lang[:2], size, margins
        self.file = docx.Document()
        core = self.file.core_properties
        core.title, core.author, core.language = (
            clean_text(title),
            clean_text(author),
            {"km": "km-KH"}.get(self.lang, "en-GB"),
        )
        core.comments = ""
        if made_at:
            core.created = core.modified = made_at.replace(tzinfo=None)
        style = self.file.styles["Normal"]
        style.font.name, style.font.size = LATIN_FONT, Pt(size)
        properties = style.element.get_or_add_rPr()
        _put(properties, "w:rFonts", ascii=LATIN_FONT, hAnsi=LATIN_FONT, cs=KHMER_FONT)
        _put(properties, "w:szCs", val=str(round((size + 0.5) * 2)))
        _put(properties, "w:lang", val="en-GB", bidi="km-KH")
        style.paragraph_format.space_after = Pt(4)
        self._set_page(self.file.sections[0], landscape)

    def _set_page(self, section: object, landscape: bool) -> None:
        short, long = Mm(210), Mm(297)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        top, right, bottom, left = self.margins
        section.top_margin, section.right_margin = Mm(top), Mm(right)
        section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)

    def section(self, *, landscape: bool) -> None:
        """A new section on a new page, upright or landscape."""
        self._set_page(self.file.add_section(), landscape)

    def write(
        self,
        paragraph: Paragraph,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        color: RGBColor | None = None,
    ) -> None:
        """Add text to a paragraph; newlines become line breaks."""
        for i, line in enumerate(clean_text(text).split("\n")):
            if i:
                paragraph.add_run().add_break()
            for piece in _pieces(line):
                style_run(paragraph.add_run(piece), size=size or self.size, bold=bold, italic=italic, color=color)

    def paragraph(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        center: bool = False,
        color: RGBColor | None = None,
    ) -> Paragraph:
        """A paragraph of running text."""
        paragraph = self.file.add_paragraph()
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.write(paragraph, text, size=size, bold=bold, italic=italic, color=color)
        return paragraph

    def heading(self, text: str, level: int = 1) -> Paragraph:
        """A heading of Word's own levels (navigation pane, contents); 0 is the title."""
        paragraph = self.file.add_heading("", level)
        self.write(paragraph, text, size=_HEAD_SIZES.get(level, self.size + 1), bold=True, color=BLUE)
        return paragraph

    def table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]], *, repeat_head: bool = True
    ) -> object:
        """A ruled table with fixed column widths whose head comes again on each page. Rows may split over pages."""
        table = self.file.add_table(rows=1, cols=len(columns))
        table.style, table.autofit = "Table Grid", False
        for column, width in zip(table.columns, (c.width for c in columns), strict=True):
            column.width = Mm(width)
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            self._fill(cell, Cell([column.title], bold=True), column, color=BLUE)
        if repeat_head:
            properties = table.rows[0]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            properties.append(OxmlElement("w:tblHeader"))
        for row in rows:
            cells = table.add_row().cells
            for cell, column, value in zip(cells, columns, row, strict=True):
                self._fill(cell, value if isinstance(value, Cell) else Cell([str(value)]), column)
        return table

    def _fill(self, cell: object, value: Cell, column: Column, color: RGBColor | None = None) -> None:
        cell.width = Mm(column.width)
        paragraph = cell.paragraphs[0]
        for i, text in enumerate(value.paragraphs or [""]):
            paragraph = paragraph if i == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            if column.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if value.bullets:
                paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(3), Mm(-3)
                text = f"–\u00a0{text}"
            self.write(paragraph, text, size=self.size - 0.5, bold=value.bold, color=color)
        if value.note:
            self.write(cell.add_paragraph(), value.note, size=self.size - 1.5, color=GREY)

    def footer(self, text: str) -> None:
        """A line at the foot of every page, with the page number after it."""
        paragraph = self.file.sections[0].footer.paragraphs[0]
        self.write(paragraph, f"{text}   ", size=self.size - 2, color=GREY)
        run = style_run(paragraph.add_run(), size=self.size - 2, color=GREY)
        for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = code
            run._element.append(element)

    def to_bytes(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()
