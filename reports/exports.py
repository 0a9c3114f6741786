"""The list of editions as a workbook."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from kit.sheets import Column, Workbook
from reports.models import Edition


def edition_sheet(editions: Iterable[Edition], now: datetime) -> Workbook:
    """One line an edition."""
    columns = [
        Column(_("Report"), 44),
        Column(_("First year"), 12),
        Column(_("Last year"), 12),
        Column(_("Edition"), 10),
        Column(_("Languages"), 20),
        Column(_("Round"), 40),
        Column(_("State"), 20),
        Column(_("Figures as of"), 14),
        Column(_("Built on"), 14),
        Column(_("Built by"), 28),
        Column(_("Submitted on"), 14),
        Column(_("Recipient"), 44),
        Column(_("Advice of"), 14),
    ]
    rows = (
        [
            one.get_kind_display(),
            one.first_year,
            one.year,
            one.number,
            one.get_languages_display(),
            str(one.round),
            str(one.phase_label),
            one.as_of_on,
            timezone.localdate(one.built_at) if one.built_at else None,
            str(one.built_by or ""),
            one.submitted_on,
            one.recipient,
            one.advice_on,
        ]
        for one in editions
    )
    book = Workbook(title=_("Editions"), made_at=now)
    book.write_table(_("Editions"), columns, rows, title=_("Editions"))
    return book
