"""Spreadsheets: out by XlsxWriter with text kept as text, in by openpyxl read-only with defused XML.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` is what somebody typed, never a formula; an address is never a live
link; "2019" typed as text stays text. Numbers and days are written as such when they are given as such.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

import xlsxwriter
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.khmer import clean_text

FONT = "Khmer OS Battambang"  # holds Latin too; machines without it fall back to Excel's own choice
_CELL_LIMIT = 32_767
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NAME = re.compile(r"[\[\]:*?/\\]")


class Unreadable(ValueError):
    """The sheet cannot be read; the message says why, for the person who sent it."""


@dataclass(frozen=True)
class Column:
    """A column: its head and its width in characters."""

    title: str
    width: float = 18
    wrap: bool = True


class Workbook:
    """One workbook under construction::

    book = Workbook(title="…")
    book.write_table("JMI", [Column("Outcome", 40), Column("Baseline", 12)], rows)
    data = book.to_bytes()

    ``large``: rows go to disk as they come, so that memory does not grow with them; read the result by ``to_file``.
    """

    def __init__(self, *, title: str, author: str = "", made_at: datetime | None = None, large: bool = False):
        self.large = large
        self._out = tempfile.TemporaryFile() if large else io.BytesIO()  # noqa: SIM115 - closed with the response
        self._book = xlsxwriter.Workbook(
            self._out,
            {
                "in_memory": not large,
                "constant_memory": large,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "remove_timezone": True,
            },
        )
        properties = {"title": clean_text(title), "author": clean_text(author)}
        if made_at:
            properties["created"] = made_at.replace(tzinfo=None)
        self._book.set_properties(properties)
        base = {"font_name": FONT, "font_size": 10, "valign": "top"}
        add = self._book.add_format
        self._head = add(
            {**base, "bold": True, "font_color": "#0F3468", "bottom": 2, "bottom_color": "#0F3468", "text_wrap": True}
        )
        self._text = add({**base, "text_wrap": True, "num_format": "@"})
        self._line = add({**base, "num_format": "@"})
        self._day = add({**base, "num_format": "d mmm yyyy", "align": "left"})
        self._number = add({**base, "num_format": "General"})
        self._title = add({**base, "bold": True, "font_size": 13, "font_color": "#0F3468"})
        self._note = add({**base, "font_color": "#5B6372"})
        self._names: set[str] = set()

    def _sheet_name(self, name: str) -> str:
        plain = _NAME.sub(" ", clean_text(name)).strip("' ")[:31] or "Sheet"
        candidate, i = plain, 2
        while candidate.casefold() in self._names:
            candidate = f"{plain[:27]} {i}"
            i += 1
        self._names.add(candidate.casefold())
        return candidate

    def write_table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[object]],
        *,
        title: str = "",
        notes: Sequence[str] = (),
        landscape: bool = True,
    ) -> None:
        """A sheet with one table: head frozen and filterable, repeated in print; one page wide."""
        sheet = self._book.add_worksheet(self._sheet_name(name))
        top = 0
        for text, style in ((title, self._title), *((note, self._note) for note in notes)):
            if text:
                sheet.write_string(top, 0, _cut(text), style)
                top += 1
        top += bool(top)
        for i, column in enumerate(columns):
            sheet.set_column(i, i, column.width)
            sheet.write_string(top, i, _cut(column.title), self._head)
        last = top
        for row in rows:
            last += 1
            for i, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(sheet, last, i, value, self._text if column.wrap else self._line)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(last, top), len(columns) - 1)
        sheet.repeat_rows(top)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: object, row: int, column: int, value: object, text: object) -> None:
        if value is None or value == "":
            sheet.write_blank(row, column, None, text)
        elif isinstance(value, bool) or not isinstance(value, int | float | Decimal | date | datetime):
            sheet.write_string(row, column, _cut(str(value)), text)
        elif isinstance(value, date | datetime):
            sheet.write_datetime(row, column, value, self._day)
        else:
            sheet.write_number(row, column, value, self._number)

    def to_bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._out.getvalue()

    def to_file(self) -> IO[bytes]:
        """The finished file, open at its beginning."""
        self._book.close()
        self._out.seek(0)
        return self._out


def xlsx(name: str, book: Workbook) -> HttpResponse | FileResponse:
    """The workbook as a download named after its list and the day."""
    response = FileResponse(book.to_file()) if book.large else HttpResponse(book.to_bytes())
    response["Content-Type"] = MEDIA_TYPE
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _cut(text: str) -> str:
    text = clean_text(text)
    return text if len(text) <= _CELL_LIMIT else text[: _CELL_LIMIT - 1] + "…"


def workbook(*, title: str, tables: Iterable[tuple[str, Sequence[Column], Iterable[Sequence[object]]]]) -> bytes:
    """A workbook of several tables (name, columns, rows) in one call."""
    book = Workbook(title=title)
    for name, columns, rows in tables:
        book.write_table(name, columns, rows)
    return book.to_bytes()


@contextmanager
def _opened(data: bytes) -> Iterator[object]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise on a broken file
        raise Unreadable(_("This file cannot be read as an Excel workbook (.xlsx).")) from error
    try:
        yield book
    finally:
        book.close()


def read_rows(
    data: bytes, *, sheet: str | None = None, max_rows: int = 20_000, max_columns: int = 200
) -> list[list[str]]:
    """The cells of one sheet as texts, cleaned, empty rows at the end left out. Days come as ISO dates.

    Give it only files that passed ``jobs.uploads.check_upload``: bombs are refused there.
    """
    rows: list[list[str]] = []
    with _opened(data) as book:
        if sheet is not None and sheet not in book.sheetnames:
            raise Unreadable(_("The workbook has no sheet «%(sheet)s».") % {"sheet": sheet})
        page = book[sheet] if sheet else book.worksheets[0]
        try:
            for row in page.iter_rows(max_col=max_columns, values_only=True):
                if len(rows) >= max_rows:
                    raise Unreadable(_("The sheet has more than %(rows)s rows.") % {"rows": max_rows})
                rows.append([_as_text(value) for value in row])
        except Unreadable:
            raise
        except Exception as error:
            raise Unreadable(_("A sheet of this workbook is damaged.")) from error
    while rows and not any(rows[-1]):
        rows.pop()
    used = max((i + 1 for row in rows for i, text in enumerate(row) if text), default=0)
    return [row[:used] for row in rows]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean_text(str(value)).strip()
