"""Two patches of WeasyPrint so that Khmer can be copied out of and found in its PDFs.

WeasyPrint writes one ToUnicode entry per *glyph*, set when the glyph is first drawn; Khmer reorders and shares glyphs
in nearly every cluster, so 14 to 48 % of the letters come out wrong (upstream issue 2841, open). Remedies:

* **exact codes**: each pair of a glyph and the text it stands for gets a code of its own, mapped back to the glyph by a
  CIDToGIDMap stream; pages look the same to the pixel;
* **ActualText** around each line that holds Khmer.

They reach into WeasyPrint's inside: its version is pinned in requirements.in, and ``tests/kit/test_pdf_text.py`` reads
a PDF back with three readers. Drop this module when the issue is closed and that test passes without it.
"""

import re
from functools import wraps

import pydyf
import weasyprint
from weasyprint.draw import text as draw_text
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

PINNED = "70.0"
_FIRST_CODE, _LAST_CODE = 0xFFF0, 0x8000  # codes are given downwards; fonts with as many glyphs are left alone
_LEFTOVER = "\u2060"  # text of a glyph that has no character of its own (split vowels)
_KHMER = re.compile("[\u1780-\u17ff]")
_NOT_COPIED = re.compile("[\u200b-\u200f\u2060\ufeff]")
_CLUSTER_LIMIT = 24  # longer ones are Pango's own ellipsis


def _exact(font: pdf_fonts.Font) -> bool:
    if not hasattr(font, "codes"):
        font.codes, font.pairs = {}, {}
        plain = not (font.bitmap or font.png or font.svg or font.colr) and font.glyph_count < _LAST_CODE
        font.exact = plain and "CFF " not in font.tables and "CFF2" not in font.tables
    return font.exact


def _code(font: pdf_fonts.Font, pango_font: object, stream: object, font_size: float, glyph: int, text: str) -> int:
    """The code under which this glyph means this text."""
    known = font.pairs.get((glyph, text))
    if known is not None:
        return known
    if glyph not in font.to_unicode or font.to_unicode[glyph] == text:
        code = glyph
    else:
        code = _FIRST_CODE - len(font.codes)
        if code <= _LAST_CODE:
            return glyph
        font.codes[code] = glyph
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / font_size)
    font.widths[code] = font.widths[glyph]
    font.to_unicode[code] = text
    font.pairs[glyph, text] = code
    return code


def _recode_run(glyph_item: object, utf8: bytes, stream: object, style_size: float) -> None:
    item, glyphs = glyph_item.item, glyph_item.glyphs
    if item.analysis.level % 2:  # right to left
        return
    pango_font = item.analysis.font
    font, font_size = stream.add_font(pango_font)
    if pango.pango_version() < 14802:
        font_size = style_size
    if not _exact(font):
        return
    count, starts = glyphs.num_glyphs, glyphs.log_clusters
    first = 0
    while first < count:
        after = first + 1
        while after < count and starts[after] == starts[first]:
            after += 1
        end = item.length if after == count else starts[after]
        text = utf8[item.offset + starts[first] : item.offset + end].decode(errors="ignore")
        if len(text) <= _CLUSTER_LIMIT:
            drawn = [
                glyphs.glyphs[i]
                for i in range(first, after)
                if glyphs.glyphs[i].glyph != pango.PANGO_GLYPH_EMPTY
                and not glyphs.glyphs[i].glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
                and glyphs.glyphs[i].glyph not in font.codes
            ]
            for i, info in enumerate(drawn):
                piece = (text[i:] if i == len(drawn) - 1 else text[i : i + 1]) or _LEFTOVER
                info.glyph = _code(font, pango_font, stream, font_size, info.glyph, piece)
        first = after


def _draw_first_line(draw: object) -> object:
    @wraps(draw)
    def wrapped(stream, textbox, text_overflow, block_ellipsis, matrix):
        text = getattr(textbox, "text", "") or ""
        if not text.strip() or textbox.style["font_size"] < 1e-6:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        layout, lines = textbox.pango_layout, textbox.pango_layout.get_first_line

        def get_first_line():
            line, index = lines()
            utf8, run = layout.text.encode(), line.runs[0]
            while run != ffi.NULL:
                _recode_run(run.data, utf8, stream, textbox.style["font_size"])
                run = run.next
            return line, index

        layout.get_first_line = get_first_line
        spans = _KHMER.search(text) is not None and text_overflow != "ellipsis" and block_ellipsis == "none"
        if spans:
            actual = "\ufeff" + _NOT_COPIED.sub("", text)
            stream.stream.append(f"/Span << /ActualText <{actual.encode('utf-16-be').hex()}> >> BDC".encode())
        try:
            return draw(stream, textbox, text_overflow, block_ellipsis, matrix)
        finally:
            del layout.get_first_line
            if spans:
                stream.stream.append(b"EMC")

    return wrapped


def _subset(subset: object) -> object:
    @wraps(subset)
    def wrapped(font, to_unicode, hinting):
        missing = set(font.missing.values())
        if font.glyph_count < _LAST_CODE:
            to_unicode = {g: t for g, t in to_unicode.items() if g < _LAST_CODE or g in missing}
        return subset(font, to_unicode, hinting)

    return wrapped


def _font_dictionary(build: object) -> object:
    @wraps(build)
    def wrapped(font_dictionary, pdf, font, widths, compress, reference, pdf_version):
        before = len(pdf.objects)
        build(font_dictionary, pdf, font, widths, compress, reference, pdf_version)
        if not getattr(font, "codes", None):
            return
        # Nought for what is not drawn: the full identity hardly compresses (119 kB a font).
        drawn = {*font.codes, *font.to_unicode, *font.widths}
        table = bytearray(2 * (max(drawn) + 1))
        for code in drawn:
            table[2 * code : 2 * code + 2] = font.codes.get(code, code).to_bytes(2, "big")
        stream = pydyf.Stream([bytes(table)], compress=True)
        pdf.add_object(stream)
        for thing in pdf.objects[before:]:
            if isinstance(thing, pydyf.Dictionary) and "CIDToGIDMap" in thing:
                thing["CIDToGIDMap"] = stream.reference

    return wrapped


def install() -> None:
    """Put the patches in place, once a process."""
    if getattr(draw_text.draw_first_line, "__wrapped__", None):
        return
    if weasyprint.__version__ != PINNED:
        raise RuntimeError(f"kit.pdf.text_layer is written for WeasyPrint {PINNED}, found {weasyprint.__version__}.")
    draw_text.draw_first_line = _draw_first_line(draw_text.draw_first_line)
    pdf_fonts.Font.subset = _subset(pdf_fonts.Font.subset)
    pdf_fonts._build_vector_font_dictionary = _font_dictionary(pdf_fonts._build_vector_font_dictionary)
