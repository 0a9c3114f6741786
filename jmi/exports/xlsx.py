"""The matrix as an Excel file with the five columns of Annex A; reasons on a second sheet below it."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from jmi.exports import cells
from jmi.matrix import Matrix
from kit.sheets import Column, Workbook

WIDTHS = (34, 32, 42, 50, 38)


def matrix_xlsx(matrices: list[Matrix], *, made_at: datetime | None = None) -> bytes:
    """One sheet a language; every cell is text, never a formula."""
    first = matrices[0]
    book = Workbook(title=f"{first.forum} · JMI {first.cycle}", made_at=made_at)
    for matrix in matrices:
        columns = [Column(head, width) for head, width in zip(cells.heads(matrix), WIDTHS, strict=True)]
        rows = [["\n".join(_lines(cell)) for cell in row] for row in cells.rows(matrix)]
        with translation.override(matrix.lang):
            name, kept_name = _("JMI matrix"), _("Reasons")
            heads = [_("Provision"), _("Row"), _("Reason")]
        book.write_table(
            name,
            columns,
            rows,
            title=f"{matrix.forum} · JMI {matrix.cycle}",
            notes=[f"{matrix.standing}. {matrix.joint}"],
        )
        if matrix.reasons:
            book.write_table(
                kept_name,
                [Column(heads[0], 14), Column(heads[1], 30), Column(heads[2], 90)],
                [[one.provision, one.where, one.text] for one in matrix.reasons],
            )
    return book.to_bytes()


def _lines(entries: list[cells.Entry]) -> list[str]:
    bullets = len(entries) > 1 and not any(":" in entry.text for entry in entries)
    lines = []
    for entry in entries:
        if entry.text:
            lines.append(f"– {entry.text}" if bullets else entry.text)
        if entry.note:
            lines.append(entry.note)
    return lines
