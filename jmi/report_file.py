"""A progress report as a tagged PDF, from the same tree as the page; laid out once as long as nothing in it changes.

Laying it out takes a second, so it is done in the background (``jmi.handlers``) and kept by what it was made of.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template

from jmi.models import ProgressReport
from jmi.progress_exports import lang, report_title
from jmi.report_page import Rec, dress
from jmi.report_read import readable
from jmi.report_tree import report_tree
from kit.kept import piece
from kit.pdf.store import Store, digest


@dataclass(frozen=True)
class Head:
    """What stands above the rows."""

    title: str
    forum: str
    round: str
    state: str


@dataclass(frozen=True)
class Printed:
    """What one PDF is made of; ``name`` is the same whenever all of that is the same."""

    lang: str
    title: str
    html: str
    css: tuple[str, ...]

    @property
    def name(self) -> str:
        """Under which it is kept."""
        return digest("jmi-progress-report", self.lang, self.title, self.css, self.html)

    def kept(self) -> bytes | None:
        """The PDF if it was made before."""
        return _shelf().read(self.name)

    def make(self) -> None:
        """Lay it out and keep it, unless that was done before."""
        if self.kept() is None:
            from kit.pdf import render_pdf

            content = render_pdf(self.html, lang=self.lang, title=self.title, css=list(self.css))
            _shelf().keep(self.name, content)


def _shelf() -> Store:
    return Store(Path(settings.VAR_DIR) / "layouts")


def printed(user: object, pk: int, today: date) -> tuple[ProgressReport, Printed]:
    """The report if ``user`` may see it, and its text in the reader's language; else 404."""
    report = readable(user, pk)
    tree = dress(report_tree(report), today)
    return report, Printed(lang(), report_title(tree), _html(report, tree, today), _css())


def _html(report: ProgressReport, tree: Rec, today: date) -> str:
    head = Head(
        title=str(report),
        forum=str(report.jmi_set.forum),
        round=str(report.round),
        state=str(report.get_state_display()),
    )
    values = {"head": head, "tree": tree, "LANG": lang(), "today": today}
    return piece(get_template("jmi/report_pdf.html").template, values)


def _css() -> tuple[str, ...]:
    digits = "khmer" if lang() == "km" else "decimal"
    own = PRINT_CSS.replace("(page)", f"(page, {digits})").replace("(pages)", f"(pages, {digits})")
    return (*_screen_css(), own)


@cache
def _screen_css() -> tuple[str, str]:
    """The bars look as on the screen: the same tokens and the same style sheet."""
    folder = settings.BASE_DIR / "static" / "css"
    tokens = (folder / "tokens.css").read_text("utf-8")
    start = tokens.index(":root")  # the values only: fonts on paper are the PDF maker's own
    return tokens[start : tokens.index("}", start) + 1], (folder / "charts.css").read_text("utf-8")


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
