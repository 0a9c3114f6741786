"""The matrix as a Word file with the five columns of Annex A."""

from datetime import datetime

from jmi.exports import cells
from jmi.matrix import Matrix
from kit.docx import Cell, Column, Document

WIDTHS = (46, 42, 58, 68, 51)


def matrix_docx(matrices: list[Matrix], *, made_at: datetime | None = None) -> bytes:
    """One table a language, each on pages of its own, landscape, with the reasons below."""
    first = matrices[0]
    file = Document(
        lang=first.lang, title=f"{first.forum} · JMI {first.cycle}", landscape=True, size=9, made_at=made_at
    )
    for place, matrix in enumerate(matrices):
        if place:
            file.section(landscape=True)
        file.heading(matrix.forum, 1)
        title = f"{matrix.title} · " if matrix.title else ""
        file.paragraph(f"{title}JMI {matrix.cycle}. {matrix.standing}. {matrix.joint}".strip(), size=8.5)
        columns = [Column(head, width) for head, width in zip(cells.heads(matrix), WIDTHS, strict=True)]
        file.table(columns, [_row(row) for row in cells.rows(matrix)])
        if kept := cells.reasons(matrix):
            file.heading(cells.reasons_title(matrix), 3)
            for text in kept:
                file.paragraph(text, size=8.5)
    file.footer(f"JMI {first.cycle} · {first.forum}")
    return file.to_bytes()


def _row(row: cells.Row) -> list[Cell]:
    outcome, output, indicators, activities, partnering = row
    return [
        Cell([entry.text for entry in outcome], bold=True, note=_note(outcome)),
        Cell([entry.text for entry in output], bold=True, note=_note(output)),
        Cell([entry.text for entry in indicators if entry.text], note=_note(indicators)),
        Cell([_with_note(entry) for entry in activities], bullets=bool(activities)),
        Cell([_with_note(entry) for entry in partnering], bullets=bool(partnering)),
    ]


def _note(entries: list[cells.Entry]) -> str:
    return "\n".join(entry.note for entry in entries if entry.note)


def _with_note(entry: cells.Entry) -> str:
    return f"{entry.text}\n{entry.note}" if entry.note else entry.text
