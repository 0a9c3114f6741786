"""The register of legal instruments: the Decision with its bases and copy list (DEC-0.01, DEC-0.02, DEC-CC)."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from accounts.roles import Right
from kit.refusals import NotAllowed, Refused
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
