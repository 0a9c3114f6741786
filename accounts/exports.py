"""Accounts and the audit trail as workbooks."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.models import User
from kit import dates
from kit.sheets import Column, Workbook

SHEET = 1_000_000  # rows; a sheet of Excel holds 1,048,576


def user_sheet(users: Iterable[User], now: datetime) -> Workbook:
    """One line an account, with the nationwide roles that are held now (``open_grants``)."""
    columns = [
        Column(_("Name in English"), 32),
        Column(_("Name in Khmer"), 32),
        Column(_("E-mail"), 34),
        Column(_("Nationwide roles"), 34),
        Column(_("State"), 12),
        Column(_("Last sign-in"), 16),
    ]
    rows = (
        [
            one.name_en,
            one.name_km,
            one.email,
            ", ".join(str(grant.get_role_display()) for grant in one.open_grants),
            _("open") if one.is_active else _("closed"),
            timezone.localdate(one.last_login) if one.last_login else None,
        ]
        for one in users
    )
    book = Workbook(title=_("Accounts"), made_at=now)
    book.write_table(_("Accounts"), columns, rows, title=_("Accounts"))
    return book


def trail_sheet(acts: Iterator[dict[str, object]], notes: list[str], now: datetime) -> Workbook:
    """One line an act, however many there are: rows go to disk as they come, and on to a further sheet."""
    columns = [
        Column(_("Day"), 14),
        Column(_("Time"), 10),
        Column(_("Who"), 30),
        Column(_("What was done"), 36),
        Column(_("Changed records"), 44),
        Column(_("Reason"), 50),
    ]
    rows = (
        [
            timezone.localdate(act["at"]),
            dates.clock(timezone.localtime(act["at"])),
            act["who"] or _("the system"),
            act["what"] or _("Change"),
            ", ".join(f"{capfirst(label)} ({number})" for label, number in act["touched"]),
            act["why"],
        ]
        for act in acts
    )
    book = Workbook(title=_("Audit trail"), made_at=now, large=True)
    first = True
    while first or (head := next(rows, None)) is not None:
        page = rows if first else chain([head], rows)
        book.write_table(_("Audit trail"), columns, islice(page, SHEET), title=_("Audit trail"), notes=notes)
        first = False
    return book
