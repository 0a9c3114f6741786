"""Lists of forums and members as workbooks."""

import datetime
from collections.abc import Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from kit.sheets import Column, Workbook
from meetings.lists import seat_lines
from meetings.models import Forum, Seat
from meetings.states import SeatFunction


def forum_sheet(rows: Iterable[Forum], contacts: Mapping[int, Seat]) -> Workbook:
    """One line a forum."""
    columns = [
        Column(_("Kind"), 24),
        Column(_("Short name"), 14),
        Column(_("Name in English"), 40),
        Column(_("Name in Khmer"), 40),
        Column(_("Hosts"), 34),
        Column(_("Chair"), 26),
        Column(_("Lead facilitator"), 30),
        Column(_("Contact of the secretariat"), 26),
        Column(_("Members"), 10),
        Column(_("Vacant seats"), 10),
    ]

    def led(forum: Forum, function: str) -> str:
        return "; ".join(str(seat.person or seat.organisation) for seat in forum.leading if seat.function == function)

    book = Workbook(title=_("Forums"), made_at=timezone.localtime())
    book.write_table(
        _("Forums"),
        columns,
        (
            [
                forum.get_kind_display(),
                forum.code,
                forum.name_en,
                forum.name_km,
                "; ".join(map(str, forum.hosts.all())),
                led(forum, SeatFunction.CHAIR),
                led(forum, SeatFunction.FACILITATOR),
                str(contacts[forum.pk].person) if forum.pk in contacts else "",
                forum.members,
                forum.vacancies,
            ]
            for forum in rows
        ),
        title=_("Forums"),
    )
    return book


def seat_sheet(forum: Forum, rows: Iterable[Seat], today: datetime.date, *, contacts: bool) -> Workbook:
    """One line a term, running ones first; contact lines only for members of the forum."""
    columns = [
        Column(_("Function"), 26),
        Column(_("Person"), 28),
        Column(_("Name in Khmer"), 26),
        Column(_("Position"), 34),
        Column(_("Organisation"), 34),
        Column(_("Alternate"), 26),
        Column(_("From"), 13),
        Column(_("To"), 13),
        Column(_("Reason of the end"), 30),
    ]
    if contacts:
        columns += [Column(_("E-mail"), 28), Column(_("Telephone"), 18)]
    lines = seat_lines(rows, today)
    lines.sort(key=lambda line: bool(line.seat.to_on and line.seat.to_on < today))
    book = Workbook(title=str(forum), made_at=timezone.localtime())
    book.write_table(
        _("Members"),
        columns,
        (
            [
                line.what,
                str(line.seat.person or _("vacant")),
                line.seat.person.name_km if line.seat.person else "",
                line.seat.person.post() if line.seat.person else "",
                str(line.seat.organisation or ""),
                str(line.seat.alternate or ""),
                line.seat.from_on,
                line.seat.to_on,
                line.seat.end_reason,
                *([line.seat.person.email, line.seat.person.phone] if contacts and line.seat.person else []),
                *(["", ""] if contacts and not line.seat.person else []),
            ]
            for line in lines
        ),
        title=str(forum),
    )
    return book
