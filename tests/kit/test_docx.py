"""Word files: Khmer in Word's complex-script attributes, tables that repeat their head, no zero-width characters."""

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from kit.docx import KHMER_FONT, Cell, Column, Document
from tests.kit.khmer_samples import SENTENCES


def _file() -> bytes:
    file = Document(
        lang="km", title="តារាង <&>", author="CRDB/CDC", landscape=True, made_at=datetime(2026, 11, 22, tzinfo=UTC)
    )
    file.heading("ទឹកស្អាត JMI", 1)
    file.paragraph("ក\u200bម្ពុជា with UNICEF\nline two", bold=True)
    columns = [Column("លទ្ធផល", 60), Column("Indicator", 80), Column("គោលដៅ", 30, numeric=True)]
    file.table(columns, [["=1+1", Cell([SENTENCES[0], "b"], bullets=True, note="MRD"), "៩០,០"]] * 30)
    file.section(landscape=False)
    file.paragraph("upright")
    file.footer("CRDB/CDC")
    return file.to_bytes()


def _runs(opened):
    for paragraph in opened.element.body.iter(qn("w:p")):
        yield from paragraph.iter(qn("w:r"))


def test_every_khmer_run_carries_its_complex_script_attributes():
    count = 0
    for run in _runs(docx.Document(io.BytesIO(_file()))):
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        if any("\u1780" <= letter <= "\u17ff" for letter in text):
            count += 1
            properties = run.find(qn("w:rPr"))
            assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == KHMER_FONT
            assert int(properties.find(qn("w:szCs")).get(qn("w:val"))) >= 16
            assert properties.find(qn("w:cs")) is not None
            assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "km-KH"
            assert not any("a" <= letter <= "z" for letter in text)
    assert count > 60


def test_bold_khmer_is_bold_in_both_scripts():
    opened = docx.Document(io.BytesIO(_file()))
    run = opened.paragraphs[1].runs[0]
    assert run.text.startswith("កម្ពុជា") and run.bold
    assert run._element.rPr.find(qn("w:bCs")).get(qn("w:val")) == "1"


def test_run_properties_stand_in_the_order_of_the_schema():
    order = ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "cs", "lang"]
    for run in _runs(docx.Document(io.BytesIO(_file()))):
        if run.find(qn("w:rPr")) is None:
            continue  # a bare line break
        names = [child.tag.split("}")[1] for child in run.find(qn("w:rPr"))]
        assert names == sorted(names, key=order.index)


def test_no_zero_width_characters_anywhere():
    with zipfile.ZipFile(io.BytesIO(_file())) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                assert not any(letter in parts.read(name).decode() for letter in "\u200b\u200c\u2060\ufeff")


def test_table_repeats_its_head_and_keeps_its_widths():
    table = docx.Document(io.BytesIO(_file())).tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [round(cell.width.mm) for cell in table.rows[5].cells] == [60, 80, 30]
    assert table.autofit is False
    assert table.cell(1, 0).text == "=1+1"
    assert [p.text for p in table.cell(1, 1).paragraphs] == [f"–\u00a0{SENTENCES[0]}", "–\u00a0b", "MRD"]


def test_sections_turn_the_page():
    one, two = docx.Document(io.BytesIO(_file())).sections
    assert (one.orientation, round(one.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
    assert (two.orientation, round(two.page_width.mm)) == (WD_ORIENT.PORTRAIT, 210)


def test_document_says_title_author_and_language():
    core = docx.Document(io.BytesIO(_file())).core_properties
    assert (core.title, core.author, core.language) == ("តារាង <&>", "CRDB/CDC", "km-KH")
    assert core.created.year == 2026


def test_headings_are_words_own_levels():
    opened = docx.Document(io.BytesIO(_file()))
    assert opened.paragraphs[0].style.name == "Heading 1"


def test_line_ends_are_line_breaks():
    opened = docx.Document(io.BytesIO(_file()))
    assert opened.paragraphs[1].text == "កម្ពុជា with UNICEF\nline two"
