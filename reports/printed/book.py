"""The report as chapters of HTML in one language, and how they become a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from kit import dates
from kit.pdf import Chapter, render_chapters
from reports.printed.acronyms import acronyms
from reports.printed.arrivals import Arrivals
from reports.printed.contents import Book
from reports.printed.dialogue import Dialogue
from reports.printed.forum import ForumRow
from reports.printed.notes import DataNotes, reasons
from reports.printed.promises import Promises
from reports.printed.reading import Reading
from reports.printed.sentences import Summary
from reports.printed.words import count_word, day_text, joined, num, plain
from reports.printed.yearly import mechanisms, years

CSS = ("report.css",)


class Say(Summary):
    """All sentences and tables that the templates ask for."""

    def __init__(self, reading: Reading, book: Book) -> None:
        super().__init__(reading)
        self.book = book
        promises, notes = Promises(reading), DataNotes(reading)
        self.balances = promises.tables
        self.balance_lead = promises.sentence or _("No promise of either side is on record.")
        self.balance_note = _(
            "Kept: done, or under way and on schedule, as a share of those reported on. What is "
            "ticked both on and behind "
            "schedule counts as behind."
        )
        self.notes, self.rules = notes.rows, notes.rules
        self.notes_lead = notes.sentence or _("No figure was reported.")
        self.reasons = reasons(reading)
        self.reasons_lead = (
            _("Where a group did not follow a “should” of the guideline, it gave a reason; these are kept and printed.")
            if self.reasons
            else _("No group departed from a “should” of the guideline.")
        )
        table = _("Table %(n)s") % {"n": f"{book.letter['submitted']}.{num(1)}"}
        self.arrivals = Arrivals(reading, table)


def _side_heading(reading: Reading, side: dict) -> str:
    code, title = side.get("code", ""), reading.side_title(side)
    if code == "0":
        return _("Core · %(title)s") % {"title": title}
    if code.isdigit():
        return _("Rectangle %(n)s · %(title)s") % {"n": dates.digits(code), "title": title}
    return f"{dates.digits(code)} · {title}" if code else title


def _where(forum: ForumRow) -> str:
    """Where a missing report is, and how long."""
    report = forum.report
    if not report:
        return _("No report was asked of this group in the round.")
    labels = {
        "requested": _("The report was asked for and not begun."),
        "drafted": _("The report is being drafted by the secretariat."),
        "discussed": _("The report was discussed in the group and waits for the Chair."),
        "approved": _("The Chair approved the report; it was not submitted."),
        "submitted": _("The report was submitted and waits for CRDB/CDC."),
        "returned": _("CRDB/CDC sent the report back; it waits for the group."),
        "accepted": _("The report was accepted only after the figures were frozen."),
        "consolidated": _("The report was accepted only after the figures were frozen."),
    }
    due = _("It was due on %(day)s.") % {"day": day_text(report.get("due"), "long")} if report.get("due") else ""
    return f"{labels.get(report.get('state', ''), '')} {due}".strip()


def chapters(snapshot: dict, lang: str) -> list[Chapter]:
    """All chapters in ``lang``: each its own HTML, so that an unchanged one need not be laid out again."""
    with translation.override(lang):
        reading = Reading(snapshot)
        book = Book(snapshot, reading)
        for place, (side, _forums) in enumerate(reading.sides, start=1):
            side["heading"] = _side_heading(reading, side)
            side["number"] = book.side_number(place)
        say = Say(reading, book)
        for forum in reading.forums:
            row = forum.indicators[: len(say.columns)]
            forum.cells = [*row, *[None] * (len(say.columns) - len(row))]
            forum.arrived = dates.day(forum.submitted_on, "short") if forum.submitted_on else ""
            forum.many = len(forum.indicators) > 1

        def made(name: str, **more: object) -> str:
            return render_to_string(
                f"reports/print/{name}.html", {"book": book, "reading": reading, "say": say, **more}
            )

        found = [
            Chapter("cover", made("cover"), _("cover")),
            Chapter("contents", made("contents"), _("contents"), starts="right"),
            Chapter("about", made("about"), book.heading("about")),
        ]
        extra = []
        if "mechanisms" in snapshot:
            extra.append(
                Chapter("mechanisms", made("mechanisms", parts=mechanisms(reading)), book.heading("mechanisms"))
            )
        rest = [
            Chapter("summary", made("summary"), _("summary"), starts="left"),
            *extra,
            Chapter("progress", made("progress", trend=years(reading)), _("progress")),
        ]
        order, figures, tables = 0, 1, 5
        for side, forums in reading.sides:
            rest.append(
                Chapter(
                    f"side-{side['code']}",
                    made("side", side=side, forums=forums, lead=say.side_lead(forums)),
                    reading.side_title(side),
                )
            )
            for forum in forums:
                order += 1
                figures += 1
                tables += 1
                rest.append(
                    Chapter(
                        forum.anchor,
                        made("group", **_group(book, say, forum, side, figures, tables)),
                        forum.name_text,
                    )
                )
        spoken = _dialogue(snapshot, book)
        rest.append(Chapter("balance", made("balance", spoken=spoken), book.heading("balance")))
        if spoken is not None:
            rest.append(Chapter("issues", made("issues", spoken=spoken), book.heading("issues")))
        for _side, forums in reading.sides:
            for forum in forums:
                matrix = forum.data["matrix"].get(lang) or {}
                run = f"{book.annex['matrices']} · {book.heading('matrices')}"
                rest.append(
                    Chapter(
                        f"matrix-{forum.data['id']}",
                        made("matrix", forum=forum, matrix=matrix, run=run),
                        forum.name_text,
                    )
                )
        rest.append(Chapter("annexes", made("annexes"), book.heading("submitted")))
        if spoken is not None:
            rest.append(Chapter("meetings", made("meetings", spoken=spoken), book.heading("meetings")))
        listed = acronyms(" ".join(chapter.html for chapter in rest), snapshot.get("acronyms", {}), lang)
        return [*found, Chapter("acronyms", made("acronyms", acronyms=listed), book.heading("acronyms")), *rest]


def _dialogue(snapshot: dict, book: Book) -> Dialogue | None:
    """What meetings agreed and raised; only reports of the whole year hold it."""
    if not book.dialogue:
        return None
    return Dialogue(snapshot["dialogue"], book.digit["balance"], book.digit["issues"], book.annex["meetings"])


def _group(book: Book, say: Say, forum: ForumRow, side: dict, figures: int, tables: int) -> dict[str, object]:
    name = _("Technical Working Group %(number)s") % {"number": forum.number}
    missing = None
    if not forum.received:
        hosts = joined([plain(host) for host in forum.data["hosts"]])
        sentence = _("Not received from the working group on %(group)s") % {"group": forum.name_text}
        missing = {"sentence": f"{sentence} ({hosts})." if hosts else f"{sentence}.", "where": _where(forum)}
    count = len(forum.indicators)
    return {
        "forum": forum,
        "run": f"{book.digit['progress']} {book.heading('progress')}",
        "over": f"{name} · {book.reading.side_title(side)}",
        "lead": say.group_lead(forum),
        "missing": missing,
        "figure": _("Figure %(n)s") % {"n": num(figures)},
        "table": _("Table %(n)s") % {"n": num(tables)},
        "caption": _("From baseline to target: the joint indicator")
        if count == 1
        else _("From baseline to target: the %(n)s joint indicators") % {"n": count_word(count)},
        "key": _(
            "Blue reaches the value of %(year)s; white ticks show earlier years; the triangle is the "
            "intermediate target "
            "dated %(year)s, the thick line the target."
        )
        % {"year": dates.digits(book.reading.year)},
    }


def styles(lang: str) -> tuple[str, ...]:
    """The style sheets of the report in one language."""
    from kit.pdf.fetch import print_css

    return tuple(print_css(name) for name in (*CSS, f"report-{lang}.css"))


def print_book(
    snapshot: dict,
    lang: str,
    *,
    on_progress: Callable[[int, int, str], None] = lambda done, total, label: None,
    store: Path | None = None,
) -> bytes:
    """The whole report as PDF; ``store`` keeps the layouts of chapters for the next edition."""
    made = chapters(snapshot, lang)
    with translation.override(lang):
        book = Book(snapshot, Reading(snapshot))
        title = f"{book.title} {book.years}"
    return render_chapters(
        made, lang=lang, title=title, css=styles(lang), author="CRDB/CDC", on_progress=on_progress, store=store
    )
