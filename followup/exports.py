"""Actions, their ageing and the balance of promises as workbooks."""

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from followup import lists, serving
from followup.balance import AGES, Age, Balance, ForumBalance
from followup.models import Action
from kit import dates
from kit.sheets import Column, Workbook
from partners.models.organisations import Side

CHUNK = 500
# What one workbook takes; a longer list says so in the file and asks for a narrower filter.
MOST_ROWS = 50_000
LARGE = 5_000


def _chunks(rows: QuerySet[Action], user: object, today: datetime.date) -> Iterator[list[object]]:
    """Rows in pieces, each with the same few queries, so that memory does not grow with the list."""
    ids = list(rows.values_list("pk", flat=True)[:MOST_ROWS])
    for start in range(0, len(ids), CHUNK):
        piece = ids[start : start + CHUNK]
        found = lists.with_all(Action.objects.filter(pk__in=piece)).prefetch_related("extensions")
        helpers, served = lists.helpers_of(found), serving.served(user, piece)
        for line in lists.lines(found, today):
            action = line.action
            old = [one.old_text for one in action.extensions.all() if one.granted]
            yield [
                action.pk,
                action.text_en,
                action.text_km,
                str(action.forum),
                str(action.meeting or ""),
                str(action.item or ""),
                Side(action.side).label if action.side else "",
                line.lead.name,
                line.lead.note,
                "; ".join(helpers.get(action.pk, [])),
                action.due_text,
                action.due_on,
                "; ".join(filter(None, old)),
                action.get_priority_display(),
                action.get_state_display(),
                _("late") if line.late else "",
                action.done_on,
                action.closing_note,
                "; ".join(str(dict(lists.theme_choices()).get(theme, theme)) for theme in action.themes),
                "; ".join(f"{one.kind}: {one.words}" for one in served.get(action.pk, [])),
            ]


def action_sheet(rows: QuerySet[Action], user: object, today: datetime.date) -> Workbook:
    """One line an action; what it serves as far as ``user`` may see it."""
    columns = [
        Column(_("Number"), 9),
        Column(_("Action in English"), 50),
        Column(_("Action in Khmer"), 50),
        Column(_("Forum"), 30),
        Column(_("Meeting"), 26),
        Column(_("Agenda item"), 26),
        Column(_("Whose promise"), 18),
        Column(_("Lead"), 26),
        Column(_("Function or body"), 24),
        Column(_("Contributing"), 30),
        Column(_("Due, as written"), 18),
        Column(_("Due"), 13),
        Column(_("Due before"), 18),
        Column(_("Priority"), 11),
        Column(_("State"), 15),
        Column(_("Late"), 10),
        Column(_("Done on"), 13),
        Column(_("Note or reason"), 40),
        Column(_("Themes"), 24),
        Column(_("Serves"), 44),
    ]
    number = rows.order_by().values("pk")[: MOST_ROWS + 1].count()
    note = _("Only the first %(rows)s actions: narrow the filter for the rest.") % {"rows": dates.number(MOST_ROWS)}
    book = Workbook(title=_("Agreed actions"), made_at=timezone.localtime(), large=number > LARGE)
    title, notes = _("Agreed actions"), [note] if number > MOST_ROWS else []
    book.write_table(title, columns, _chunks(rows, user, today), title=title, notes=notes)
    return book


def age_heads() -> list[str]:
    """The columns of lateness in words."""
    days = [dates.digits(age) for age in AGES]
    return [
        _("up to %(to)s days late") % {"to": days[0]},
        *(
            _("%(from)s to %(to)s days late") % {"from": dates.digits(low + 1), "to": high}
            for low, high in zip(AGES, days[1:], strict=False)
        ),
        _("more than %(from)s days late") % {"from": days[-1]},
    ]


def age_spans() -> list[str]:
    """The same in figures alone, for a table whose head says what they are."""
    lows = [1, *(age + 1 for age in AGES)]
    spans = [f"{low}–{high}" for low, high in zip(lows, AGES, strict=False)]
    return [dates.digits(span) for span in (*spans, f"> {AGES[-1]}")]


def body_name(age: Age) -> str:
    """The organisation, or that none leads."""
    return str(age.organisation) if age.organisation is not None else _("No organisation named")


def ageing_sheet(rows: Iterable[Age]) -> Workbook:
    """One line an organisation."""
    columns = [
        Column(_("Organisation"), 44),
        Column(_("Open"), 9),
        Column(_("Late"), 9),
        *(Column(head, 15) for head in age_heads()),
        Column(_("Not yet due"), 12),
        Column(_("Without a day"), 13),
        Column(_("Longest since"), 14),
    ]
    title = _("Open actions by organisation")
    book = Workbook(title=title, made_at=timezone.localtime())
    lines = (
        [body_name(row), row.total, row.late_total, *row.late, row.coming, row.undated, row.oldest_on] for row in rows
    )
    book.write_table(title, columns, lines, title=title)
    return book


def balance_words() -> dict[str, str]:
    """The figures of a balance in words, in their order."""
    return {
        "kept": _("kept in time"),
        "kept_late": _("kept late"),
        "kept_undated": _("kept, without a day"),
        "running": _("not yet due"),
        "undated": _("open, without a day"),
        "late": _("late"),
        "dropped": _("dropped"),
    }


def side_name(side: str) -> str:
    """A side in words."""
    return str(Side(side).label) if side else _("Nobody named")


def balance_sheet(sides: dict[str, Balance], forums: Iterable[ForumBalance]) -> Workbook:
    """One line a side, then one a forum and side."""
    words = balance_words()
    figures = [Column(word, 13) for word in words.values()]
    ends = [Column(_("of them moved"), 12), Column(_("in all"), 10), Column(_("% kept in time"), 12)]

    def numbers(one: Balance) -> list[object]:
        return [*(number for _name, number in one.parts()), one.extended, one.total, one.percent_in_time]

    title = _("Promises by side")
    book = Workbook(title=title, made_at=timezone.localtime())
    rows = ([side_name(side), *numbers(one)] for side, one in sides.items() if one.total)
    book.write_table(title, [Column(_("Side"), 26), *figures, *ends], rows, title=title)
    lines = (
        [str(one.forum), side_name(side), *numbers(balance)]
        for one in forums
        for side, balance in sorted(one.sides.items())
    )
    heads = [Column(_("Forum"), 40), Column(_("Side"), 22), *figures, *ends]
    book.write_table(_("By forum"), heads, lines, title=_("Promises by forum and side"))
    return book
