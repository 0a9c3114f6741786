"""Excel files: what people typed stays what they typed."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from kit import sheets
from kit.sheets import Column, Unreadable, Workbook, read_rows

_SLY = [
    "=1+1",
    "+5",
    "-3",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "\t=1",
    "http://example.org",
    "2019",
    "00123",
    "1e5",
    "TRUE",
    "{=1}",
]


def _book(rows, columns=2):
    return sheets.workbook(title="t", tables=[("JMI", [Column(f"c{i}") for i in range(columns)], rows)])


def test_no_cell_is_a_formula_or_a_link_and_text_is_unchanged():
    data = _book([[text, "x"] for text in _SLY])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "<f " not in sheet and "hyperlink" not in sheet.lower()
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [page.cell(i + 2, 1).value for i in range(len(_SLY))] == _SLY
    assert {page.cell(i + 2, 1).data_type for i in range(len(_SLY))} == {"s"}


def test_numbers_and_days_are_numbers_and_days():
    page = openpyxl.load_workbook(io.BytesIO(_book([[12.5, Decimal("3")], [date(2026, 11, 22), None]]))).worksheets[0]
    assert (page["A2"].value, page["B2"].value) == (12.5, 3)
    assert page["A3"].value.date() == date(2026, 11, 22)
    assert page["B3"].value is None


def test_missing_is_blank_and_zero_is_zero():
    page = openpyxl.load_workbook(io.BytesIO(_book([[None, 0]]))).worksheets[0]
    assert (page["A2"].value, page["B2"].value) == (None, 0)


def test_head_is_frozen_filterable_and_repeated():
    book = Workbook(title="t")
    book.write_table("a", [Column("x"), Column("y")], [["1", "2"]], title="Title", notes=["from here"])
    page = openpyxl.load_workbook(io.BytesIO(book.to_bytes())).worksheets[0]
    assert page["A1"].value == "Title" and page["A2"].value == "from here"
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:B5"
    assert page.print_title_rows == "$4:$4"


def test_khmer_is_written_without_zero_width_characters_in_a_khmer_font():
    page = openpyxl.load_workbook(io.BytesIO(_book([["ក\u200bម្ពុជា", "x"]]))).worksheets[0]
    assert page["A2"].value == "កម្ពុជា"
    assert "Khmer" in page["A2"].font.name


def test_sheet_names_are_made_valid_and_unique():
    book = Workbook(title="t")
    for name in ("JMI: a/b [1]", "JMI: a/b [1]", "x" * 40, "", "ទឹក"):
        book.write_table(name, [Column("x")], [])
    names = openpyxl.load_workbook(io.BytesIO(book.to_bytes())).sheetnames
    assert len(set(names)) == 5 and all(len(name) <= 31 for name in names)


def test_very_long_text_is_cut_where_excel_would_break():
    page = openpyxl.load_workbook(io.BytesIO(_book([["x" * 40_000, ""]]))).worksheets[0]
    assert len(page["A2"].value) == 32_767 and page["A2"].value.endswith("…")


def test_read_rows_gives_clean_texts():
    rows = read_rows(_book([["ក\u200bខ", 12.0], [date(2026, 11, 22), 1.5], ["", ""]]))
    assert rows == [["c0", "c1"], ["កខ", "12"], ["2026-11-22", "1.5"]]


def test_rows_must_have_as_many_cells_as_columns():
    with pytest.raises(ValueError):
        _book([["only one"]])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<xml/>", b"\xd0\xcf\x11\xe0" * 50])
def test_broken_files_are_refused_with_a_sentence(data):
    with pytest.raises(Unreadable, match="cannot be read"):
        read_rows(data)


def test_entity_bombs_are_refused():
    good = _book([["a", "b"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as parts, zipfile.ZipFile(out, "w") as bad:
        for name in parts.namelist():
            text = parts.read(name)
            if name == "xl/worksheets/sheet1.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
                text = text.replace(b"?>", b"?>" + bomb, 1)
            bad.writestr(name, text)
    with pytest.raises(Unreadable):
        read_rows(out.getvalue())


def test_too_many_rows_and_unknown_sheets_are_refused():
    data = _book([["a", "b"]] * 10)
    with pytest.raises(Unreadable, match="more than 5"):
        read_rows(data, max_rows=5)
    with pytest.raises(Unreadable, match="no sheet"):
        read_rows(data, sheet="other")
