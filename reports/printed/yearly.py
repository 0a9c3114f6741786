"""What only the annual and the mid-term report hold: a section a mechanism, and the years side by side."""

from __future__ import annotations

from collections import Counter

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit import dates
from meetings.states import ForumKind
from reports.printed import pictures
from reports.printed.dialogue import meetings_sentence
from reports.printed.reading import Reading
from reports.printed.words import STATUSES, count_word, day_text, num, sentence, status_word


def mechanisms(reading: Reading) -> list[dict[str, object]]:
    """A section for each mechanism, from what is recorded of it; what is not recorded says so (DEC-2.01)."""
    return [
        {"title": str(ForumKind(row["kind"]).label), "text": _mechanism(reading, row)}
        for row in reading.snapshot["mechanisms"]["rows"]
    ]


def _mechanism(reading: Reading, row: dict) -> list[str]:
    bodies = ngettext("%(n)s body is on record.", "%(n)s bodies are on record.", row["bodies"])
    found = [sentence(bodies % {"n": count_word(row["bodies"])}) if row["bodies"] else _("No body is on record.")]
    if row["bodies"]:
        found.append(_("With a named Chair: %(n)s.") % {"n": num(row["chaired"])})
    if "asked" in row:
        found.append(
            _("Progress reports for %(year)s: %(asked)s asked for, %(received)s accepted, %(late)s of them late.")
            % {
                "year": dates.digits(reading.year),
                "asked": num(row["asked"]),
                "received": num(row["received"]),
                "late": num(row["late"]),
            }
        )
        found.append(_("Discussed in a meeting of the group: %(n)s.") % {"n": num(row["discussed"])})
    meetings = [
        one for one in reading.snapshot.get("dialogue", {}).get("meetings", []) if one["mechanism"] == row["kind"]
    ]
    if told := meetings_sentence(meetings):
        found.append(told)
    elif meetings:
        found.append(_("None of the meetings on record was held."))
    elif "asked" not in row:
        day = day_text(reading.snapshot["mechanisms"]["on"], "long")
        found.append(_("No meeting of this mechanism was kept in this system by %(day)s.") % {"day": day})
    return found


def years(reading: Reading) -> dict[str, object] | None:
    """Groups by year and status, each year as its own consolidation said (DEC-2.02); None in other reports."""
    trend = reading.snapshot.get("trend")
    if not trend:
        return None
    rows = [
        {
            "name": forum.name_text,
            "cells": [_cell(year["groups"].get(str(forum.data["id"]))) for year in trend],
        }
        for forum in reading.forums
    ]
    totals = [
        {
            "year": dates.digits(year["year"]),
            "number": num(year["number"]),
            "cell": _cell([status for group in year["groups"].values() for status in group]),
        }
        for year in trend
    ]
    return {"years": totals, "rows": rows}


def _cell(statuses: list[str] | None) -> list[tuple[SafeString, str]]:
    counts = Counter(statuses or [])
    return [(pictures.mark(name, status_word(name), 8), num(counts[name])) for name in STATUSES if counts[name]]
