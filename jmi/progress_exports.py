"""A progress report as Word table: target · progress · constraints. ``jmi.report_file`` has the PDF."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jmi.report_page import Rec
from kit import dates
from kit.bilingual import pick
from kit.docx import Cell, Column, Document


def lang() -> str:
    """The language of the file: that of the reader."""
    return "km" if (get_language() or "en").startswith("km") else "en"


def report_title(tree: Rec) -> str:
    """Forum and round."""
    round_ = tree["round"]
    return f"{pick(tree.forum.name_en, tree.forum.name_km).value} · {pick(round_.name_en, round_.name_km).value}"


def report_docx(tree: Rec, now: datetime) -> bytes:
    """The JMI progress table of CRDB/CDC: target · progress · constraints, one indicator a row."""
    title = report_title(tree)
    file = Document(lang=lang(), title=title, landscape=True, made_at=now)
    file.heading(_("JMI progress report"), 0)
    file.heading(pick(tree.forum.name_en, tree.forum.name_km).value, 1)
    period = f"{dates.day(tree.report.period_from_on)} – {dates.day(tree.report.period_to_on)}"
    file.paragraph(f"{pick(tree['round'].name_en, tree['round'].name_km).value} · {period}")
    file.paragraph(_discussed(tree))
    if tree.report.nothing_to_report:
        file.paragraph(_("There is nothing to report in this period.") + " " + tree.report.nothing_reason, bold=True)
    columns = [
        Column(_("JMI target"), 78),
        Column(_("Actual"), 36),
        Column(_("Progress"), 58),
        Column(_("Constraints"), 48),
        Column(_("Next step, request"), 45),
    ]
    for outcome in tree.outcomes:
        file.heading(f"{_('Outcome')} {outcome.number} {pick(outcome.title_en, outcome.title_km).value}", 2)
        for output in outcome.outputs:
            file.heading(f"{_('Output')} {output.number} {pick(output.title_en, output.title_km).value}", 3)
            file.table(columns, [_indicator_cells(row) for row in output.indicators])
            _schedule_table(file, [*output.activities, *output.partnering, *output.unplanned])
        _schedule_table(file, [*outcome.activities, *outcome.partnering, *outcome.unplanned])
    for head, stem in (
        (_("The Government side"), "government_statement"),
        (_("The development partners"), "partner_statement"),
    ):
        text = pick(tree.report[f"{stem}_en"], tree.report[f"{stem}_km"]).value
        file.heading(head, 3)
        file.paragraph(text or _("Not written."))
    if tree.report.dissent:
        file.heading(_("Dissenting note of the lead facilitator"), 3)
        file.paragraph(f"{tree.report.dissent}\n{tree.report.dissent_by}")
    file.footer(title)
    return file.to_bytes()


def _discussed(tree: Rec) -> str:
    on = tree.report.discussed_on
    return _("Discussed in the TWG meeting of %(day)s") % {"day": dates.day(on)} if on else _("not yet discussed")


def _told(entry: Rec | None, stem: str) -> str:
    return pick(entry[f"{stem}_en"], entry[f"{stem}_km"]).value if entry else ""


def _indicator_cells(row: Rec) -> list[Cell]:
    entry = row.progress
    target = f"{_('Baseline')}: {row.baseline_text or '–'} {row.baseline_period}".strip()
    goal = f"{_('Target')}: {row.target_text or '–'} {row.target_period}".strip()
    actual = [row.progress.value_words if entry and entry.value_words else row.status[1]]
    if entry and entry.value_words:
        actual += [row.status[1], entry.as_of_text, entry.source]
    parts = [f"{part.name}: {part.now or '–'}" for part in row.breakdowns]
    later = [text for text in (_told(entry, "next_step"), _told(entry, "request")) if text]
    return [
        Cell([row.name, dates.digits(target), dates.digits(goal)]),
        Cell([dates.digits(text) for text in (*actual, *parts) if text]),
        Cell([_told(entry, "progress")]),
        Cell([_told(entry, "constraint")]),
        Cell(later),
    ]


def _schedule_table(file: Document, rows: Sequence[Rec]) -> None:
    if not rows:
        return
    columns = [
        Column(_("Activity or partnering action"), 110),
        Column(_("Responsible"), 45),
        Column(_("State"), 40),
        Column(_("Why"), 70),
    ]
    cells = []
    for row in rows:
        why = [row.progress.reason, _told(row.progress, "progress")] if row.progress else []
        files = ", ".join(one.name for one in row.progress.evidence) if row.progress else ""
        why += [f"{_('Evidence')}: {files}"] if files else []
        states = [word for _shape, word in row.badges]
        who = [", ".join(row.who), row.side_word]
        name = [text for text in (row.name, row.kind_word) if text]
        cells.append([Cell(name), Cell([w for w in who if w]), Cell(states), Cell([w for w in why if w])])
    file.table(columns, cells)
