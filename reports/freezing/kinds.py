"""What the annual and the mid-term report take from the consolidations (DEC-2.01, DEC-2.02, JMI-3.22)."""

import json
from collections import Counter
from datetime import date

from django.utils.translation import gettext as _

from jmi.models import Round
from kit.refusals import Refused
from meetings.models import Forum, Seat
from meetings.states import ForumKind, ForumState, SeatFunction
from reports.freezing.dialogue import dialogue
from reports.models import Edition
from reports.states import EditionKind


def complete(kind: str, snapshot: dict, round: Round) -> tuple[dict, Edition | None, int]:
    """The snapshot of ``kind``, the consolidation it fixes (annual report only), and its first year."""
    if kind == EditionKind.JMI:
        return snapshot, None, round.year
    if kind == EditionKind.ANNUAL:
        return _annual(snapshot, round)
    return _midterm(round)


def _latest(year: int) -> Edition | None:
    built = Edition.objects.filter(kind=EditionKind.JMI, year=year).exclude(number=None)
    return built.order_by("-number").first()


def _named(edition: Edition) -> dict:
    return {
        "year": edition.year,
        "number": edition.number,
        "as_of": edition.as_of_on.isoformat(),
        "fingerprint": edition.fingerprint,
    }


def _annual(now: dict, round: Round) -> tuple[dict, Edition, int]:
    """The JMI chapter is the last consolidation of the year, fixed at that version; the mechanisms are of the day."""
    fed = _latest(round.year)
    if fed is None:
        raise Refused(
            _("Build the consolidated JMI progress report of %(year)s first: the annual report is fed with it.")
            % {"year": round.year},
            "JMI-3.22",
        )
    snapshot = {**fed.snapshot, "kind": EditionKind.ANNUAL.value, "consolidation": _named(fed)}
    snapshot.pop("number", None)
    snapshot["mechanisms"] = {"on": now["as_of"], "rows": _mechanisms(now)}
    as_of = date.fromisoformat(now["as_of"])
    snapshot["dialogue"] = json.loads(json.dumps(dialogue(round.period_from_on, round.period_to_on, as_of)))
    return snapshot, fed, round.year


def _mechanisms(now: dict) -> list[dict]:
    """For each mechanism what is recorded of it: bodies, vacant chairs, and of the working groups their reports."""
    bodies = Counter(Forum.objects.filter(state=ForumState.ACTIVE).values_list("kind", flat=True).order_by())
    chaired = Counter(
        Seat.objects.current()
        .filter(function=SeatFunction.CHAIR, person__isnull=False, forum__state=ForumState.ACTIVE)
        .values_list("forum__kind", flat=True)
        .order_by()
    )
    asked = [forum["report"] for forum in now["forums"] if forum["report"]]
    rows = []
    for kind in (ForumKind.TWG, ForumKind.SMD, ForumKind.NGO, ForumKind.SND, ForumKind.NETWORK):
        row = {"kind": kind.value, "bodies": bodies[kind], "chaired": min(chaired[kind], bodies[kind])}
        if kind == ForumKind.TWG:
            row |= {
                "asked": len(asked),
                "received": sum(bool(report["received"]) for report in asked),
                "discussed": sum(bool(report.get("discussed_on")) for report in asked),
                "late": sum(bool(report.get("late")) for report in asked),
            }
        rows.append(row)
    return rows


def _midterm(round: Round) -> tuple[dict, None, int]:
    """Several years of the cycle side by side, each as its last consolidation said."""
    cycle = round.cycle
    years = [_latest(year) for year in range(cycle.start_year, round.year + 1)]
    built = [edition for edition in years if edition is not None]
    if len(built) < 2 or built[-1].year != round.year:
        raise Refused(
            _(
                "A mid-term review covers several years: build the consolidated JMI progress reports of at least two "
                "first."
            ),
            "DEC-2.02",
        )
    snapshot = {**built[-1].snapshot, "kind": EditionKind.MIDTERM.value, "first_year": built[0].year}
    snapshot.pop("number", None)
    snapshot["trend"] = [
        {**_named(edition), "groups": {str(forum["id"]): statuses(forum) for forum in edition.snapshot["forums"]}}
        for edition in built
    ]
    return snapshot, None, built[0].year


def statuses(forum: dict) -> list[str]:
    """The statuses of one group's indicators in a snapshot; missing is never zero."""
    received = (forum["report"] or {}).get("received")
    found = []
    for outcome in forum["outcomes"]:
        for output in outcome["outputs"]:
            for indicator in output["indicators"]:
                now = (indicator["now"] or {}) if received else {}
                reported = now.get("reported", "not_reported")
                if reported == "reported":
                    found.append(now.get("rating") or "unrated")
                else:
                    found.append("nothing" if reported == "nothing" else "not_reported")
    return found
