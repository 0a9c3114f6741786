"""The five cells of each row as paragraphs, the same in Word and Excel."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from jmi.matrix import ActivityCell, IndicatorCell, Matrix, OutcomeBlock, OutputRow


@dataclass(frozen=True)
class Entry:
    """A paragraph of a cell with its note."""

    text: str
    note: str = ""


Row = tuple[list[Entry], list[Entry], list[Entry], list[Entry], list[Entry]]


def heads(matrix: Matrix) -> list[str]:
    """The five column heads, periods included."""
    return [f"{heading.title}\n{heading.note}" for heading in matrix.headings]


def rows(matrix: Matrix) -> Iterator[Row]:
    """One row an output, in the order of the matrix; the outcome stands in its first row."""
    with translation.override(matrix.lang):
        for block in matrix.outcomes:
            for place, row in enumerate(block.rows or (None,)):
                yield (
                    [_outcome(block)] if place == 0 else [],
                    [_output(row)] if row else [],
                    [entry for one in row.indicators for entry in _indicator(one)] if row else [],
                    [_activity(one) for one in row.activities] if row else [],
                    [Entry(one.text.value, one.note) for one in row.partnering] if row else [],
                )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _numbered(number: str, text: str) -> str:
    return f"{number} {text}".strip()


def _outcome(block: OutcomeBlock) -> Entry:
    links = " · ".join(f"{line.label} {line.value}" for line in block.links)
    measured = f"{_('Measured by')}: {block.measured}" if block.measured else ""
    achieved = f"{_('Final achievement')}: {block.achievement}" if block.achievement else ""
    return Entry(_numbered(block.number, block.text.value), _joined(links, measured, achieved))


def _output(row: OutputRow) -> Entry:
    return Entry(_numbered(row.number, row.text.value), row.lifted)


def _activity(one: ActivityCell) -> Entry:
    return Entry(_numbered(one.number, one.text.value), _joined(one.note, one.budget))


def _indicator(one: IndicatorCell) -> Iterator[Entry]:
    title = _numbered(one.number, one.text.value)
    yield Entry(f"{title} ({one.hint})" if one.hint else title)
    for line in one.lines:
        yield Entry(f"{line.label}: {line.value}")
    source = f"{_('Source')}: {_joined(one.source, one.validated)}" if one.source else ""
    if note := _joined(" → ".join(one.stages), one.runs, source):
        yield Entry("", note)


def reasons(matrix: Matrix) -> list[str]:
    """What is printed below the matrix."""
    return [
        f"{one.provision} {one.where}: {one.text}" if one.where else f"{one.provision}: {one.text}"
        for one in matrix.reasons
    ]


def reasons_title(matrix: Matrix) -> str:
    """The heading over the reasons."""
    with translation.override(matrix.lang):
        return _("Where the guideline suggests otherwise")
