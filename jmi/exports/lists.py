"""Lists as workbooks: cycles, sets, rounds, the board of a round, progress reports."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from jmi.models import Cycle, JmiSet, ProgressReport, Round
from jmi.round_board import Row
from kit import dates
from kit.sheets import Column, Workbook


def _book(title: str, columns: list[Column], rows: Iterable[list[object]], now: datetime) -> Workbook:
    book = Workbook(title=title, made_at=now)
    book.write_table(title, columns, rows, title=title)
    return book


def cycle_list_sheet(cycles: Iterable[Cycle], now: datetime) -> Workbook:
    """One line a cycle."""
    columns = [
        Column(_("Cycle"), 14),
        Column(_("First year"), 12),
        Column(_("Last year"), 12),
        Column(_("Name in English"), 44),
        Column(_("Name in Khmer"), 44),
        Column(_("State"), 18),
    ]
    rows = ([str(c), c.start_year, c.end_year, c.name_en, c.name_km, c.get_state_display()] for c in cycles)
    return _book(_("JMI cycles"), columns, rows, now)


def set_list_sheet(sets: Iterable[JmiSet], now: datetime) -> Workbook:
    """One line a set."""
    columns = [
        Column(_("Working group"), 44),
        Column(_("Cycle"), 14),
        Column(_("Version"), 10),
        Column(_("Title in English"), 44),
        Column(_("Title in Khmer"), 44),
        Column(_("State"), 22),
        Column(_("since"), 14),
    ]
    rows = (
        [
            str(one.forum),
            str(one.cycle),
            one.number,
            one.title_en,
            one.title_km,
            one.get_state_display(),
            timezone.localdate(one.state_since_at),
        ]
        for one in sets
    )
    return _book(_("Joint Monitoring Indicators"), columns, rows, now)


def round_list_sheet(rounds: Iterable[Round], now: datetime) -> Workbook:
    """One line a round, with how many of the reports asked for came in."""
    columns = [
        Column(_("Round"), 44),
        Column(_("Cycle"), 14),
        Column(_("From"), 14),
        Column(_("To"), 14),
        Column(_("State"), 18),
        Column(_("Due on"), 14),
        Column(_("Asked"), 12),
        Column(_("Received"), 12),
    ]
    rows = (
        [
            str(one),
            str(one.cycle),
            one.period_from_on,
            one.period_to_on,
            one.get_state_display(),
            one.due_on,
            one.asked,
            one.sent,
        ]
        for one in rounds
    )
    return _book(_("Reporting rounds"), columns, rows, now)


def board_sheet(round_: Round, rows: Sequence[Row], now: datetime) -> Workbook:
    """The board as a sheet."""
    book = Workbook(title=str(round_), made_at=now)
    columns = [
        Column(_("Working group"), 44),
        Column(_("Host"), 14),
        Column(_("State"), 18),
        Column(_("Whose turn"), 16),
        Column(_("Days"), 8),
        Column(_("Due on"), 14),
        Column(_("Sent on"), 14),
        Column(_("Late"), 8),
        Column(_("Discussed in the TWG meeting of"), 18),
        Column(_("Last reminded"), 14),
    ]
    table = [
        [
            row.name,
            row.host,
            row.word,
            row.turn_word,
            row.days,
            row.report.due_on,
            row.sent_on,
            (_("yes") if row.report.submitted_late else _("no")) if row.sent_on else "",
            row.report.discussed_on,
            row.reminded_at.date() if row.reminded_at else None,
        ]
        for row in rows
    ]
    book.write_table(
        _("Round"), columns, table, title=str(round_), notes=[_("as of %(day)s") % {"day": dates.day(now)}]
    )
    return book


def report_list_sheet(reports: Iterable[ProgressReport], now: datetime) -> Workbook:
    """The list of progress reports, one line each."""
    book = Workbook(title=_("Progress reports"), made_at=now)
    columns = [
        Column(_("Working group"), 44),
        Column(_("Round"), 30),
        Column(_("State"), 18),
        Column(_("Due on"), 14),
        Column(_("Sent on"), 14),
        Column(_("Late"), 8),
    ]
    table = []
    for one in reports:
        sent = timezone.localdate(one.submitted_at) if one.submitted_at else None
        late = (_("yes") if one.submitted_late else _("no")) if sent else ""
        forum = str(one.jmi_set.forum)
        table.append([forum, str(one.round), one.get_state_display(), one.due_on, sent, late])
    book.write_table(_("Progress reports"), columns, table, title=_("Progress reports"))
    return book
