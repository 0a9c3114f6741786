"""The register of legal instruments: the Decision with its bases and copy list (DEC-0.01, DEC-0.02, DEC-CC)."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from accounts.roles import Right
from kit.refusals import NotAllowed, Refused, Stale
from reports.models import CopyLine, InstrumentBasis, LegalInstrument

DATA = Path(__file__).resolve().parent.parent / "data"
DECISION = "68 SSR"


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_decision(*, by: User | None, now: datetime) -> int:
    """Put the Decision, its bases and copy list into the register; what is there already stays as people left it."""
    with audited("reports.decision_load", by=by):
        made = 0
        found: dict[str, LegalInstrument] = {}
        for row in _rows("instruments.csv"):
            number = row.pop("number")
            amends = found.get(row.pop("amends"))
            fields = {
                **row,
                "signed_on": date.fromisoformat(row["signed_on"]),
                "effective_on": date.fromisoformat(row["effective_on"]) if row["effective_on"] else None,
                "signed": row["signed"] == "1",
                "stamped": row["stamped"] == "1",
                "amends": amends,
            }
            kind = fields.pop("type")
            thing, new = LegalInstrument.objects.get_or_create(type=kind, number=number, defaults=fields)
            made += new
            found[number or kind] = thing
        decision = found[DECISION]
        for row in _rows("decision.csv"):
            place = int(row["position"])
            if row["kind"] == "basis":
                values = {"basis": found.get(row["number"]), "text_en": row["text_en"], "text_km": row["text_km"]}
                made += InstrumentBasis.objects.get_or_create(instrument=decision, position=place, defaults=values)[1]
            else:
                values = {
                    "office_en": row["text_en"],
                    "office_km": row["text_km"],
                    "purpose_en": row["purpose_en"],
                    "purpose_km": row["purpose_km"],
                }
                made += CopyLine.objects.get_or_create(instrument=decision, position=place, defaults=values)[1]
    return made


FIELDS = (
    *("type", "number", "number_km", "signed_on", "title_en", "title_km", "place", "signatory", "signed", "stamped"),
    *("effective_on", "amends", "note_en", "note_km"),
)
Pairs = Sequence[tuple[str, str]]


def save_instrument(
    *,
    instrument: LegalInstrument | None,
    values: Mapping[str, object],
    bases: Pairs,
    copies: Pairs,
    version: int = 0,
    by: User,
    now: datetime,
) -> LegalInstrument:
    """Add an instrument to the register, or change one; ``bases`` and ``copies`` are lines in English and Khmer.

    Lines keep their identity by place, so that the day on which a copy went out stays with it (DEC-0.01, DEC-CC).
    """
    with audited("reports.instrument_save", by=by):
        if not by.has_right(Right.PUBLISH):
            raise NotAllowed(_("Only CRDB/CDC keeps the register of legal instruments."), "DEC-0.01")
        if instrument is not None:
            instrument = LegalInstrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
            if instrument.version != version:
                theirs = {name: getattr(instrument, name) for name in FIELDS}
                raise Stale(theirs, {name: values[name] for name in FIELDS}, instrument.version)
            instrument.version += 1
        else:
            instrument = LegalInstrument()
        for name in FIELDS:
            setattr(instrument, name, values[name])
        _check_instrument(instrument)
        instrument.save()
        _write_bases(instrument, bases)
        _write_copies(instrument, copies)
    return instrument


def _check_instrument(one: LegalInstrument) -> None:
    same = LegalInstrument.objects.filter(type=one.type, number=one.number).exclude(number="").exclude(pk=one.pk)
    if same.exists():
        raise Refused(_("An instrument of this type and number stands in the register."), "DEC-0.01", "number")
    if one.amends_id and one.amends_id == one.pk:
        raise Refused(_("An instrument does not amend itself."), "DEC-0.01", "amends")
    if one.signed_on and one.effective_on and one.effective_on < one.signed_on:
        raise Refused(_("It cannot take effect before it is signed."), "DEC-3.01", "effective_on")


def basis_words(line: InstrumentBasis) -> tuple[str, str]:
    """A basis as its line is written in the form: its own words, else the number of the instrument meant."""
    return (line.text_en or (line.basis.number or str(line.basis) if line.basis_id else ""), line.text_km)


def _write_bases(instrument: LegalInstrument, lines: Pairs) -> None:
    known = list(instrument.bases.select_related("basis").order_by("position"))
    numbers = {one.number: one for one in LegalInstrument.objects.exclude(number="")}
    for place, (english, khmer) in enumerate(lines):
        new = InstrumentBasis(instrument=instrument, position=_next(known, place))
        line = known[place] if place < len(known) else new
        if line.pk and basis_words(line) == (english, khmer):
            continue
        line.basis = numbers.get(english) or (line.basis if line.pk and line.text_en else None)
        line.text_en = "" if line.basis and line.basis.number == english else english or khmer
        line.text_km = khmer
        line.save()
    for line in known[len(lines) :]:
        line.delete()


def _write_copies(instrument: LegalInstrument, lines: Pairs) -> None:
    known = list(instrument.copies.order_by("position"))
    for place, (english, khmer) in enumerate(lines):
        line = known[place] if place < len(known) else CopyLine(instrument=instrument, position=_next(known, place))
        if (line.office_en, line.office_km) != (english or khmer, khmer):
            line.office_en, line.office_km = english or khmer, khmer
            line.save()
    for line in known[len(lines) :]:
        if line.sent_on:
            raise Refused(_("A copy that went out stays in the list."), "DEC-CC", "copies_en")
        line.delete()


def _next(known: list, place: int) -> int:
    return (known[-1].position if known else 0) + place - len(known) + 1


def record_copy(*, line: CopyLine, on: date | None, by: User, now: datetime) -> CopyLine:
    """Note on which day the copy went out; an empty day takes it back (DEC-CC)."""
    with audited("reports.copy_sent", by=by):
        if not by.has_right(Right.PUBLISH):
            raise NotAllowed(_("Only CRDB/CDC keeps the register of legal instruments."), "DEC-CC")
        if on is not None and on > timezone.localdate(now):
            raise Refused(_("The day lies in the future."), "DEC-CC", "sent_on")
        line = CopyLine.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=line.pk)
        if on is not None and line.instrument.signed_on and on < line.instrument.signed_on:
            raise Refused(_("The day lies before the signature."), "DEC-CC", "sent_on")
        line.sent_on = on
        line.save()
    return line
