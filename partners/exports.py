"""Lists of the directory as workbooks."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from kit.sheets import Column, Workbook, xlsx
from partners.models import Organisation, Person, Place, PolicyFramework
from partners.models.organisations import Side

__all__ = ["framework_sheet", "organisation_sheet", "person_sheet", "place_sheet", "xlsx"]


def _book(title: str, columns: list[Column], rows: Iterable[list[object]]) -> Workbook:
    book = Workbook(title=title, made_at=timezone.localtime())
    book.write_table(title, columns, rows, title=title)
    return book


def organisation_sheet(rows: Iterable[Organisation]) -> Workbook:
    """One line an organisation."""
    columns = [
        Column(_("Name in English"), 44),
        Column(_("Name in Khmer"), 40),
        Column(_("Abbreviation"), 14),
        Column(_("Other names"), 30),
        Column(_("Kind"), 24),
        Column(_("Side"), 18),
        Column(_("Part of"), 30),
        Column(_("In Cambodia"), 12),
        Column(_("E-mail"), 26),
        Column(_("Telephone"), 18),
        Column(_("Website"), 26),
        Column(_("Closed on"), 14),
    ]
    return _book(
        _("Organisations"),
        columns,
        (
            [
                row.name_en,
                row.name_km,
                row.abbreviation_en or row.abbreviation_km,
                "; ".join(other.name for other in row.other_names.all()),
                row.get_kind_display(),
                str(Side(row.side).label),
                str(row.parent or ""),
                _("yes") if row.resident else _("no"),
                row.email,
                row.phone,
                row.website,
                row.valid_to_on,
            ]
            for row in rows
        ),
    )


def person_sheet(rows: Iterable[Person], *, contacts: bool) -> Workbook:
    """One line a person; without contact lines unless the reader may see all of them."""
    columns = [
        Column(_("Title"), 12),
        Column(_("Name in Latin script"), 28),
        Column(_("Title in Khmer"), 14),
        Column(_("Name in Khmer"), 28),
        Column(_("Other spellings"), 28),
        Column(_("Sex"), 12),
        Column(_("Position"), 44),
    ]
    if contacts:
        columns += [Column(_("E-mail"), 28), Column(_("Telephone"), 18)]
    return _book(
        _("People"),
        columns,
        (
            [
                row.honorific_en,
                row.name_en,
                row.honorific_km,
                row.name_km,
                "; ".join(other.name for other in row.other_names.all()),
                row.get_sex_display(),
                row.post(),
                *([row.email, row.phone] if contacts else []),
            ]
            for row in rows
        ),
    )


def place_sheet(rows: Iterable[Place]) -> Workbook:
    """One line a unit."""
    columns = [
        Column(_("Code"), 12),
        Column(_("Kind"), 18),
        Column(_("Name in English"), 28),
        Column(_("Name in Khmer"), 28),
        Column(_("Lies in"), 28),
        Column(_("Closed on"), 14),
    ]
    return _book(
        _("Places"),
        columns,
        (
            [row.code, row.get_kind_display(), row.name_en, row.name_km, str(row.parent or ""), row.valid_to_on]
            for row in rows
        ),
    )


def framework_sheet(rows: Iterable[PolicyFramework]) -> Workbook:
    """One line an entry; frameworks without entries have one of their own."""
    columns = [
        Column(_("Framework"), 18),
        Column(_("Title"), 50),
        Column(_("Status"), 14),
        Column(_("Period"), 14),
        Column(_("Code"), 10),
        Column(_("Entry in English"), 44),
        Column(_("Entry in Khmer"), 44),
    ]

    def lines() -> Iterable[list[object]]:
        for row in rows:
            head = [row.code, str(row), row.get_status_display(), row.period()]
            entries = list(row.entries.all())
            yield from ([*head, entry.code, entry.title_en, entry.title_km] for entry in entries)
            if not entries:
                yield [*head, "", "", ""]

    return _book(_("Policy frameworks"), columns, lines())
