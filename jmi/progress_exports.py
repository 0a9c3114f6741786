"""A progress report as files: Word table (target · progress · constraints), PDF."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
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


def report_pdf(tree: Rec, context: dict[str, object]) -> bytes:
    """The report as a tagged PDF, from the same tree as the page; laid out once as long as nothing in it changes."""
    from kit.pdf import render_pdf
    from kit.pdf.store import Store, digest

    html = render_to_string("jmi/report_pdf.html", {"tree": tree, "LANG": lang(), **context})
    digits = "khmer" if lang() == "km" else "decimal"
    css = [*_screen_css(), PRINT_CSS.replace("(page)", f"(page, {digits})").replace("(pages)", f"(pages, {digits})")]
    shelf = Store(Path(settings.VAR_DIR) / "layouts")
    name = digest("jmi-progress-report", lang(), report_title(tree), css, html)
    content = shelf.read(name)
    if content is None:
        content = render_pdf(html, lang=lang(), title=report_title(tree), css=css)
        shelf.keep(name, content)
    return content


def _screen_css() -> list[str]:
    """The bars look as on the screen: the same tokens and the same style sheet."""
    folder = settings.BASE_DIR / "static" / "css"
    tokens = (folder / "tokens.css").read_text("utf-8")
    start = tokens.index(":root")  # the values only: fonts on paper are the PDF maker's own
    return [tokens[start : tokens.index("}", start) + 1], (folder / "charts.css").read_text("utf-8")]


# Widths and rules of the printed report; colours are the tokens of static/css/tokens.css.
PRINT_CSS = """
@page {
  size: A4; margin: 18mm 16mm;
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; color: #5C6780 }
}
body { font-size: 9.5pt; color: #13203A }
h1 { font-size: 17pt; margin: 0 0 2mm; color: #0E2B57 }
h2 { font-size: 12.5pt; border-bottom: .75pt solid #13203A; padding-bottom: 1mm; margin: 7mm 0 2mm; break-after: avoid }
h3 { font-size: 10.5pt; margin: 5mm 0 1mm; break-after: avoid }
.lead { color: #3E4A63; margin: 0 0 1mm }
.entry { border-bottom: .5pt solid #DFE4EC; padding: 2.5mm 0; break-inside: avoid }
.entry h4 { font-size: 9.5pt; margin: 0 0 1.5mm; font-weight: 600 }
.two { width: 100%; border-collapse: collapse; table-layout: fixed }
.two > tbody > tr > td { vertical-align: top; padding: 0 4mm 0 0 }
.two > tbody > tr > td.figures { width: 62mm }
.note { color: #5C6780; font-size: 8.5pt; margin: 1mm 0 0 }
.ends { width: 100%; border-collapse: collapse; font-size: 8.5pt; table-layout: fixed }
.ends td { padding: 0; vertical-align: top }
.ends td + td { text-align: right }
dl { margin: 0 } dt { font-size: 8.5pt; color: #5C6780 } dd { margin: 0 0 1.5mm }
table.list { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9pt }
table.list th:first-child { width: 40% } table.list th:nth-child(3) { width: 24% }
table.list th { text-align: left; font-weight: 600; border-bottom: .75pt solid #C6CEDB; padding: 1mm 2mm 1mm 0 }
table.list td { vertical-align: top; border-bottom: .5pt solid #DFE4EC; padding: 1.5mm 2mm 1.5mm 0 }
blockquote { margin: 2mm 0; padding-left: 3mm; border-left: 2pt solid #AF8229 }
.shape { width: 8pt; height: 8pt; vertical-align: -1pt }
.visually-hidden { display: none }
.badge { margin-right: 2mm; white-space: nowrap } .badge .shape { margin-right: 1mm }
.bar, .bar-value, .bar-ends, .bar-steps, .bar-none { font-size: 8.5pt; line-height: 1.3 }
.two, .two > tbody > tr, .two > tbody > tr > td { border: 0 !important }
h1, h2 { font-family: "Noto Sans", "Noto Sans Khmer", sans-serif; font-weight: 600; line-height: 1.35 }
h2 { font-size: 12pt } .lead { font-size: 10pt; line-height: 1.5; font-family: inherit }
"""
