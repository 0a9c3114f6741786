"""What an edition is made of on a day: accepted submissions as they were sent, who is missing, and the matrices.

A constant number of queries for all that was received; what was not received is read from the set of the group.
"""

import hashlib
import json
from collections import Counter, defaultdict
from datetime import date

from django.db.models import F

from jmi.matrix import matrices, matrix_to_dict
from jmi.models import IndicatorProgress, JmiSet, KeptReason, ProgressReport, Round, RoundReminder, Submission
from jmi.report_tree import plain as as_json
from jmi.report_tree import report_tree
from jmi.states import Reported, ReportState, SetState
from meetings.models import Forum, Seat
from meetings.states import ForumKind, ForumState, SeatFunction
from partners.models import Organisation, PolicyEntry, PolicyFramework
from reports.freezing import tree as trees
from reports.printed.words import local_day
from reports.states import EditionKind

VERSION = 1
TAKEN = (ReportState.ACCEPTED, ReportState.CONSOLIDATED)
# A set that stands; drafts are the group's own.
STANDING = (SetState.IN_FORCE, SetState.SENT_TO_PM, SetState.CONSOLIDATED, SetState.ACCEPTED, SetState.CLOSED)


def taken_in(round: Round, as_of: date) -> list[ProgressReport]:
    """The reports of ``round`` that CRDB/CDC had accepted by the end of that day."""
    reports = ProgressReport.objects.filter(round=round, state__in=TAKEN, accepted_at__isnull=False)
    return [one for one in reports if local_day(one.accepted_at) <= as_of.isoformat()]


def fingerprint(snapshot: dict) -> str:
    """SHA-256 of a snapshot without its number: the same data give the same fingerprint."""
    kept = {name: value for name, value in snapshot.items() if name != "number"}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def freeze(*, round: Round, as_of: date, kind: str = EditionKind.JMI) -> dict:
    """The snapshot of one round on one day."""
    reports = {
        report.jmi_set.forum_id: report
        for report in ProgressReport.objects.filter(round=round).select_related(
            "round", "jmi_set__forum", "jmi_set__cycle", "approved_by", "dissent_by"
        )
    }
    taken = {report.pk for report in taken_in(round, as_of)}
    forums = _forums(reports)
    submissions: dict[int, list[Submission]] = defaultdict(list)
    for copy in Submission.objects.filter(report__in=[one.pk for one in reports.values()]).order_by("number"):
        submissions[copy.report_id].append(copy)
    reminders = Counter(
        RoundReminder.objects.filter(report__round=round).values_list("report_id", flat=True).order_by()
    )
    sets = _sets(forums, reports, round)
    written = {lang: matrices(sets.values(), lang) for lang in ("en", "km")}
    seats = _seats(forums, as_of)
    reasons = _reasons(reports, sets, taken)
    earlier = _earlier(round)
    rows = []
    for place, forum in enumerate(forums, start=1):
        report = reports.get(forum.pk)
        copies = submissions[report.pk] if report else []
        received = report is not None and report.pk in taken and bool(copies)
        tree = copies[-1].content if received else _empty_tree(report)
        jmi_set = sets.get(forum.pk)
        rows.append(
            {
                **_head(forum, place, seats),
                "report": _report(report, copies, received, reminders, tree),
                "summary": trees.pair(tree["report"], "summary") if received else {"en": "", "km": ""},
                "statements": trees.statements(tree) if received else {},
                "outcomes": trees.outcomes(tree, earlier) if tree else [],
                "activities": trees.promises(tree, "activities") if tree else [],
                "partnering": trees.promises(tree, "partnering") if tree else [],
                "unplanned": trees.unplanned(tree) if received else [],
                "matrix": {lang: matrix_to_dict(written[lang][jmi_set.pk]) if jmi_set else {} for lang in ("en", "km")},
                "reasons": reasons.get(forum.pk, []),
            }
        )
    cycle = round.cycle
    snapshot = {
        "v": VERSION,
        "kind": kind,
        "year": round.year,
        "first_year": round.year,
        "as_of": as_of.isoformat(),
        "cycle": {"start": cycle.start_year, "end": cycle.end_year, "name": trees.pair(vars(cycle), "name")},
        "round": {
            "id": round.pk,
            "name": trees.pair(vars(round), "name"),
            "year": round.year,
            "from": round.period_from_on.isoformat(),
            "to": round.period_to_on.isoformat(),
            "due": round.due_on.isoformat(),
        },
        "sides": _sides(forums),
        "forums": rows,
    }
    snapshot["acronyms"] = _acronyms(json.dumps(snapshot, ensure_ascii=False))
    return json.loads(json.dumps(snapshot))


def _forums(reports: dict[int, ProgressReport]) -> list[Forum]:
    """All active working groups and whoever was asked for a report, in their order."""
    asked = Forum.objects.filter(pk__in=list(reports))
    active = Forum.objects.filter(kind=ForumKind.TWG, state=ForumState.ACTIVE)
    found = (active | asked).select_related("strategy_entry__parent").prefetch_related("hosts").distinct()
    return sorted(found, key=lambda forum: (forum.kind != ForumKind.TWG, forum.position, forum.code))


def _head(forum: Forum, place: int, seats: dict[int, dict[str, list[dict]]]) -> dict:
    side = _side(forum)
    held = seats.get(forum.pk, {})
    return {
        "id": forum.pk,
        "position": place,
        "number": str(forum.position or place),
        "code": forum.code,
        "name": trees.pair(vars(forum), "name"),
        "side": side.code if side else "",
        "hosts": [trees.pair(vars(host), "name") for host in forum.hosts.all()],
        "chair": next(iter(held.get(SeatFunction.CHAIR, [])), None),
        "facilitators": held.get(SeatFunction.FACILITATOR, []),
    }


def _side(forum: Forum) -> PolicyEntry | None:
    entry = forum.strategy_entry
    return entry.parent if entry is not None and entry.parent_id else entry


def _sides(forums: list[Forum]) -> list[dict]:
    found = {side.code: side for forum in forums if (side := _side(forum)) is not None}
    ordered = sorted(found.values(), key=lambda side: (side.framework_id, side.position, side.code))
    return [{"code": side.code, "title": trees.pair(vars(side), "title")} for side in ordered]


def _seats(forums: list[Forum], as_of: date) -> dict[int, dict[str, list[dict]]]:
    found: dict[int, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    held = (
        Seat.objects.current(as_of)
        .filter(forum__in=forums, function__in=(SeatFunction.CHAIR, SeatFunction.FACILITATOR))
        .select_related("person", "organisation")
        .order_by("pk")
    )
    for seat in held:
        who, body = seat.person, seat.organisation
        if who is None and body is None:
            continue
        text = {}
        for lang in ("en", "km"):
            name = who.text("name", lang).value if who else ""
            short = body.text("abbreviation", lang).value or body.text("name", lang).value if body else ""
            parts = (short, name) if seat.function == SeatFunction.FACILITATOR else (name, short)
            text[lang] = ", ".join(part for part in parts if part)
        found[seat.forum_id][seat.function].append(text)
    return found


def _sets(forums: list[Forum], reports: dict[int, ProgressReport], round: Round) -> dict[int, JmiSet]:
    """Group → the set that was reported on; for groups that were not asked, the one that stands."""
    wanted = [report.jmi_set_id for report in reports.values()]
    query = JmiSet.objects.select_related("cycle", "forum").prefetch_related("keptreasons", "shared_with__forum")
    found = {one.forum_id: one for one in query.filter(pk__in=wanted)}
    rest = [forum.pk for forum in forums if forum.pk not in found]
    for one in query.filter(forum__in=rest, cycle=round.cycle_id, state__in=STANDING).order_by("number"):
        found[one.forum_id] = one
    return found


def _empty_tree(report: ProgressReport | None) -> dict | None:
    """The chain of a report that was not received, without anything that was written into it."""
    if report is None:
        return None
    tree = report_tree(report)
    for outcome in tree["outcomes"]:
        outcome["note"] = None
        for part in (outcome, *outcome["outputs"]):
            for name in ("indicators", "activities", "partnering"):
                for row in part.get(name, []):
                    row["progress"] = None
    return tree


def _report(
    report: ProgressReport | None, copies: list[Submission], received: bool, reminders: Counter, tree: dict | None
) -> dict:
    if report is None:
        return {}
    last = copies[-1] if received else None
    head = tree["report"] if received else {}
    return {
        "id": report.pk,
        "received": received,
        # What building itself changes must not make the data differ.
        "state": ReportState.ACCEPTED if report.state in TAKEN else report.state,
        "due": report.due_on.isoformat(),
        "submitted_on": local_day(last.submitted_at) if last else None,
        "late": last.late if last else False,
        "discussed_on": head.get("discussed_on"),
        "approved_on": (head.get("approved_at") or "")[:10] or None,
        "on_behalf_of": last.on_behalf_of if last else "",
        "asked_again": reminders[report.pk] + max(len(copies) - 1, 0),
        "filled": trees.filled(tree) if received else None,
        "nothing": bool(head.get("nothing_to_report")),
        "nothing_reason": head.get("nothing_reason", ""),
        "submission": {"number": last.number, "sha256": last.sha256} if last else None,
    }


def _earlier(round: Round) -> dict[int, list[dict]]:
    """Indicator → its reported values of earlier rounds that were accepted, oldest first.

    A revised set has indicators of its own: values follow the number of the indicator within the group.
    """
    rows = (
        IndicatorProgress.objects.filter(
            report__round__period_to_on__lt=round.period_to_on,
            report__round__cycle=round.cycle_id,
            report__state__in=TAKEN,
            reported=Reported.REPORTED,
        )
        .order_by("report__round__period_to_on", "report__jmi_set__number")
        .values(
            *("indicator_id", "value", "value_text", "rating"),
            year=F("report__round__year"),
            number=F("indicator__number"),
            forum=F("report__jmi_set__forum_id"),
        )
    )
    by_indicator: dict[int, dict[int, dict]] = defaultdict(dict)
    by_number: dict[tuple[int, str], dict[int, dict]] = defaultdict(dict)
    for row in rows:
        value = {
            "year": row["year"],
            "value": as_json(row["value"]),
            "text": row["value_text"],
            "rating": row["rating"],
        }
        by_indicator[row["indicator_id"]][row["year"]] = value
        if row["number"]:
            by_number[row["forum"], row["number"]][row["year"]] = value
    now = IndicatorProgress.objects.filter(report__round=round).values_list(
        "indicator_id", "indicator__number", "report__jmi_set__forum_id"
    )
    for indicator, number, forum in now:
        if number and indicator not in by_indicator and (forum, number) in by_number:
            by_indicator[indicator] = by_number[forum, number]
    return {indicator: [years[year] for year in sorted(years)] for indicator, years in by_indicator.items()}


def _reasons(reports: dict[int, ProgressReport], sets: dict[int, JmiSet], taken: set[int]) -> dict[int, list[dict]]:
    """Group → kept reasons of its set and of its report, oldest first."""
    by_report = {report.pk: forum for forum, report in reports.items() if report.pk in taken}
    by_set = {one.pk: forum for forum, one in sets.items()}
    found: dict[int, list[dict]] = defaultdict(list)
    kept = (KeptReason.objects.filter(report__in=by_report) | KeptReason.objects.filter(jmi_set__in=by_set)).order_by(
        "given_at", "pk"
    )
    for reason in kept:
        forum = by_report.get(reason.report_id) or by_set[reason.jmi_set_id]
        found[forum].append(
            {
                "provision": reason.provision,
                "reason": reason.reason,
                "on": local_day(reason.given_at),
                "row": reason.row,
            }
        )
    return found


def _acronyms(text: str) -> dict[str, dict[str, str]]:
    """Abbreviations of organisations and frameworks that stand in the data, with their names of that day."""
    found = {}
    for one in Organisation.objects.exclude(abbreviation_en="", abbreviation_km="").order_by("-protocol_rank", "pk"):
        short = one.abbreviation_en or one.abbreviation_km
        if short in text or (one.abbreviation_km and one.abbreviation_km in text):
            found[short] = {"en": one.name_en, "km": one.name_km, "abbr_km": one.abbreviation_km}
    for one in PolicyFramework.objects.all():
        if one.code in text:
            found.setdefault(one.code, {"en": one.title_en, "km": one.title_km, "abbr_km": ""})
    return found
