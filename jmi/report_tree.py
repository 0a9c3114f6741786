"""A progress report as one plain tree: the page, the print, the exports, the frozen copy and the comparison read it.

``report_tree(report)`` gives dicts that are JSON as they stand (days as ISO text, figures as text); a ``Submission``
keeps exactly this under ``content``::

    {"schema": 1, "kind": "jmi-progress-report",
     "report": {id, state, due_on, period_from_on, period_to_on, nothing_to_report, nothing_reason,
                government_statement_en/_km, partner_statement_en/_km, summary_en/_km, discussed_on, discussed_note,
                approved_at, approved_by, dissent, dissent_at, dissent_by, version,
                older_texts (names of texts that have not followed their other language, on all that is told)},
     "round": {id, name_en, name_km, year, period_from_on, period_to_on, due_on},
     "set": {id, number, title_en, title_km, cycle}, "forum": {id, code, name_en, name_km},
     "outcomes": [{id, number, title_en, title_km, start_year, end_year, note: {note_en, note_km, version} | None,
                   activities, partnering, unplanned (what was done and stood in no plan),
                   outputs: [{id, number, title_en, title_km, start_year, end_year,
                              indicators: [{id, number, title_en/_km, kind, unit_en/_km, direction, baseline_text,
                                            baseline_value, baseline_period, baseline_on, target_text, target_value,
                                            target_period, target_on, source_name, stages, targets, breakdowns,
                                            progress: {reported, value_text, value, stage_id, as_of_text, as_of_on,
                                                       source, verification, rating, progress_en/_km,
                                                       constraint_en/_km, next_step_en/_km, request_en/_km, parts,
                                                       evidence, discussion, version} | None,
                                            last: {value_text, value, stage_id, as_of_text, as_of_on, year} | None}],
                              activities: [{id, number, text_en/_km, workplan_reference, start_text, end_text, end_on,
                                            responsibles, progress: {reported, state, on_schedule, behind_schedule,
                                            reason, progress_en …, evidence, version} | None}],
                              partnering: [{… side, need, due_text, due_on …}],
                              unplanned: [{id, kind, text_en/_km, side, who, when_text, progress: {…}}]}]}]}

A constant number of queries, whatever the number of rows.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject

from jmi import models
from jmi.states import Reported
from kit.fixed import Fixed, number, numbers

SCHEMA = 1
TOLD = tuple(f"{stem}_{lang}" for stem in ("progress", "constraint", "next_step", "request") for lang in ("en", "km"))
SCHEDULE = ("reported", "state", "on_schedule", "behind_schedule", "reason", "version", "older_texts", *TOLD)
REPORT_FIELDS = (
    *("id", "state", "due_on", "nothing_to_report", "nothing_reason", "government_statement_en"),
    *("government_statement_km", "partner_statement_en", "partner_statement_km", "summary_en", "summary_km"),
    *("discussed_on", "discussed_note", "approved_at", "dissent", "dissent_at", "version", "older_texts"),
)


def _objects(rows: QuerySet, *fields: str, **named: object) -> ArraySubquery:
    """The rows as an array of JSON objects, in one subquery."""
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in fields}, **named)))


def plain(value: object) -> object:
    """A value as JSON holds it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    return value


def _dict(thing: object, *fields: str) -> dict[str, object]:
    return {name: plain(getattr(thing, name)) for name in fields}


def report_tree(report: models.ProgressReport, *, last_of: int | None = None) -> dict[str, object]:
    """The whole report; ``report`` comes with round, set, forum and cycle selected.

    ``last_of``: the one indicator whose last earlier value is wanted, where a single row is shown (0: of none).
    """
    jmi_set = report.jmi_set
    outcomes = _outcomes(report)
    indicators = defaultdict(list)
    for row in indicator_rows([report], last_of=last_of)[report.pk]:
        indicators[row["output_id"]].append(row)
    for outcome in outcomes:
        outcome["note"] = outcome["notes"][0] if outcome["notes"] else None
        del outcome["notes"]
        hanging = {kind: _by_output(outcome[kind]) for kind in ("activities", "partnering", "unplanned")}
        for kind, rows in hanging.items():
            outcome[kind] = rows[None]
        for output in outcome["outputs"]:
            output["indicators"] = indicators[output["id"]]
            for kind, rows in hanging.items():
                output[kind] = rows[output["id"]]
    head = _dict(report, *REPORT_FIELDS)
    head["period_from_on"], head["period_to_on"] = (plain(day) for day in report.period)
    head["approved_by"] = str(report.approved_by) if report.approved_by_id else ""
    head["dissent_by"] = str(report.dissent_by) if report.dissent_by_id else ""
    return {
        "schema": SCHEMA,
        "kind": "jmi-progress-report",
        "report": head,
        "round": _dict(report.round, "id", "name_en", "name_km", "year", "period_from_on", "period_to_on", "due_on"),
        "set": _dict(jmi_set, "id", "number", "title_en", "title_km") | {"cycle": str(jmi_set.cycle)},
        "forum": _dict(jmi_set.forum, "id", "code", "name_en", "name_km"),
        "outcomes": outcomes,
    }


def _by_output(rows: list[dict[str, object]]) -> dict[int | None, list[dict[str, object]]]:
    """Activities or partnering actions by their output (None: of the outcome as a whole), with their one entry."""
    found = defaultdict(list)
    for row in rows:
        if "entries" in row:
            entries = row.pop("entries")
            row["progress"] = entries[0] if entries else None
        else:
            row = _with_entry(row)
        found[row["output_id"]].append(row)
    return found


HANGING = ("outputs", "notes", "activities", "partnering", "unplanned")


def _outcomes(report: models.ProgressReport) -> list[dict[str, object]]:
    """Outcomes with their outputs, notes, activities and partnering actions: one query."""
    return [_row(outcome) for outcome in OUTCOMES.rows(report=report.pk, jmi_set=report.jmi_set_id)]


def _every_outcome() -> QuerySet:
    outputs = models.Output.objects.filter(outcome=OuterRef("pk")).order_by("position", "pk")
    notes = models.OutcomeNote.objects.filter(report=number("report"), outcome=OuterRef("pk"))
    return (
        models.Outcome.objects.filter(jmi_set=number("jmi_set"))
        .order_by("position", "pk")
        .annotate(
            outputs_=_objects(outputs, "id", "number", "title_en", "title_km", "start_year", "end_year"),
            notes_=_objects(notes, "id", "note_en", "note_km", "version", "older_texts"),
            activities_=_scheduled(models.Activity, models.ActivityProgress, "activity"),
            partnering_=_scheduled(models.PartneringAction, models.PartneringProgress, "partnering_action"),
            unplanned_=_unplanned(),
        )
        .values(
            *("id", "number", "title_en", "title_km", "start_year", "end_year"),
            *(f"{name}_" for name in HANGING),
        )
    )


OUTCOMES = Fixed(_every_outcome)


def _row(row: dict[str, object]) -> dict[str, object]:
    """A row as JSON holds it; ``stages_`` and the like lose the dash that keeps them off the model's own names."""
    return {name.removesuffix("_"): plain(value) for name, value in row.items()}


OWN_FIELDS = {
    models.Activity: ("number", "workplan_reference", "start_text", "end_text", "end_on", "milestone"),
    models.PartneringAction: ("side", "need", "due_text", "due_on", "tags"),
}


def _scheduled(model: type, progress: type, name: str) -> ArraySubquery:
    """The outcome's activities or partnering actions with who does them and where they stand."""
    who = models.Responsible.objects.filter(**{name: OuterRef("pk")}).order_by("position", "pk")
    entry = progress.objects.filter(report=number("report"), **{name: OuterRef("pk")})
    responsibles = _objects(
        who,
        *("role", "text"),
        organisation_en=F("organisation__name_en"),
        organisation_km=F("organisation__name_km"),
        abbreviation_en=F("organisation__abbreviation_en"),
        abbreviation_km=F("organisation__abbreviation_km"),
        organisation_kind=F("organisation__kind"),
        forum_en=F("forum__name_en"),
        forum_km=F("forum__name_km"),
    )
    return _objects(
        model.objects.filter(outcome=OuterRef("pk")).order_by("position", "pk"),
        *("id", "outcome_id", "output_id", "text_en", "text_km", *OWN_FIELDS[model]),
        responsibles=responsibles,
        entries=_objects(entry, "id", *SCHEDULE, evidence=_files(name.removesuffix("_action"))),
    )


def _files(entry: str) -> ArraySubquery:
    """The evidence of an entry of this kind (``jmi.models.EVIDENCED``)."""
    rows = models.Evidence.objects.filter(**{entry: OuterRef("pk")}).order_by("added_at", "pk")
    return _objects(rows, "id", "note", name=F("file__original_name"), sha256=F("file__sha256"))


def _unplanned() -> ArraySubquery:
    """What was done under the outcome and stood in no plan: words and standing in one row."""
    rows = models.UnplannedProgress.objects.filter(report=number("report"), outcome=OuterRef("pk")).order_by("pk")
    own = ("id", "kind", "outcome_id", "output_id", "text_en", "text_km", "side", "who", "when_text")
    return _objects(rows, *own, *SCHEDULE, evidence=_files("unplanned"))


def _with_entry(row: dict[str, object]) -> dict[str, object]:
    """A row that was not planned, with what is told of it apart, as in the planned ones."""
    entry = {name: row.pop(name) for name in (*SCHEDULE, "evidence")}
    return row | {"progress": {"id": row["id"]} | entry}


INDICATOR_FIELDS = (
    *("id", "output_id", "number", "title_en", "title_km", "kind", "unit_en", "unit_km", "direction"),
    *("baseline_text", "baseline_value", "baseline_period", "baseline_on", "target_text", "target_value"),
    *("target_period", "target_on", "source_name"),
)
LAST_FIELDS = ("value_text", "value", "stage_id", "as_of_text", "as_of_on", "year", "rating")


def indicator_rows(
    reports: Sequence[models.ProgressReport], *, last_of: int | None = None
) -> dict[int, list[dict[str, object]]]:
    """Report id → its set's indicators with this report's entry and the last earlier value (``last_of``: of this
    indicator alone); two queries."""
    by_set = defaultdict(list)
    for row in INDICATORS.rows(sets={report.jmi_set_id for report in reports}):
        by_set[row.pop("output__outcome__jmi_set")].append(_row(row))
    entries = _entries(reports, last_of)
    found: dict[int, list[dict[str, object]]] = {}
    for report in reports:
        found[report.pk] = []
        for row in by_set[report.jmi_set_id]:
            now, last = _now_and_last(entries[row["id"]], report)
            found[report.pk].append(row | {"progress": now, "last": last})
    return found


def _every_indicator() -> QuerySet:
    own = {"indicator": OuterRef("pk")}
    stages = models.IndicatorStage.objects.filter(**own).order_by("position", "pk")
    targets = models.IndicatorTarget.objects.filter(**own).order_by(F("due_on").asc(nulls_last=True), "pk")
    parts = models.Breakdown.objects.filter(**own).order_by("position", "pk")
    part_fields = ("id", "kind", "label", "baseline_text", "baseline_value", "target_text", "target_value")
    return (
        models.Indicator.objects.filter(output__outcome__jmi_set__in=numbers("sets"))
        .order_by("output__outcome__position", "output__position", "position", "pk")
        .annotate(
            stages_=_objects(stages, "id", "name_en", "name_km"),
            targets_=_objects(targets, "due_text", "due_on", "value_text", "value"),
            breakdowns_=_objects(
                parts,
                *part_fields,
                place_en=Coalesce("place__name_en", Value("")),
                place_km=Coalesce("place__name_km", Value("")),
            ),
        )
        .values(
            *INDICATOR_FIELDS,
            *("stages_", "targets_", "breakdowns_", "output__outcome__jmi_set"),
        )
    )


INDICATORS = Fixed(_every_indicator)


def _now_and_last(entries: list[dict[str, object]], report: models.ProgressReport) -> tuple[dict | None, dict | None]:
    """This report's entry, and the latest one reported before it."""
    now = last = None
    for entry in entries:
        if entry["report_id"] == report.pk:
            now = entry
        elif entry["reported"] == Reported.REPORTED and entry["until_on"] <= report.round.period_to_on.isoformat():
            last = {name: entry[name] for name in LAST_FIELDS}
    return now, last


def _entries(reports: Sequence[models.ProgressReport], last_of: int | None) -> dict[int, list[dict[str, object]]]:
    """Indicator → its entries, the oldest first, in one query: of all rounds, or those of the reports with all rounds
    of the indicator ``last_of``."""
    found = defaultdict(list)
    if last_of is None:
        rows = ENTRIES.rows(sets={report.jmi_set_id for report in reports})
    else:
        rows = ENTRIES_OF_REPORTS.rows(reports={report.pk for report in reports}, indicator=last_of)
    for row in rows:
        found[row["indicator_id"]].append(_row(row))
    return found


ENTRY_FIELDS = (
    *("id", "report_id", "indicator_id", "reported", "value_text", "value", "stage_id", "as_of_text", "as_of_on"),
    *("source", "verification", "rating", "version", "older_texts", *TOLD),
)
PART_FIELDS = ("breakdown_id", "value_text", "value", "stage_id")


def _every_entry(which: Q) -> QuerySet:
    parts = models.IndicatorProgressPart.objects.filter(progress=OuterRef("pk"))
    asked = models.DiscussionRequest.objects.filter(progress=OuterRef("pk")).order_by("raised_at", "pk")
    return (
        models.IndicatorProgress.objects.filter(which)
        .order_by("report__round__period_to_on", "report_id")
        .annotate(
            parts_=_objects(parts, *PART_FIELDS),
            evidence_=_files("progress"),
            discussion_=_objects(asked, "id", "text", "taken_up_on"),
        )
        .values(
            *ENTRY_FIELDS,
            *("parts_", "evidence_", "discussion_"),
            year=F("report__round__year"),
            until_on=F("report__round__period_to_on"),
        )
    )


ENTRIES = Fixed(lambda: _every_entry(Q(indicator__output__outcome__jmi_set__in=numbers("sets"))))


def _entries_of_reports() -> QuerySet:
    """A union of two look-ups: an OR over two indexed columns reads the table."""
    entries = models.IndicatorProgress.objects.order_by().values("pk")
    wanted = entries.filter(report__in=numbers("reports")).union(entries.filter(indicator=number("indicator")))
    return _every_entry(Q(pk__in=wanted))


ENTRIES_OF_REPORTS = Fixed(_entries_of_reports)


def indicator_of(row: Mapping[str, Any]) -> models.Indicator:
    """The indicator of a row; what the row does not hold is read when it is asked for."""
    known = [field for field in models.Indicator._meta.concrete_fields if field.attname in row]
    values = [field.to_python(row[field.attname]) for field in known]
    return models.Indicator.from_db(DEFAULT_DB_ALIAS, [field.attname for field in known], values)


ENTRIES_OF = {
    "indicator": ENTRY_FIELDS,
    "activity": ("id", *SCHEDULE),
    "partnering": ("id", *SCHEDULE),
    "outcome": ("id", "note_en", "note_km", "version", "older_texts"),
}


def put_entry(row: dict[str, Any], kind: str, entry: Any, *, parts: bool) -> None:
    """What was just saved for ``row`` takes its place in the tree; ``parts``: those of an indicator were saved too."""
    place = "note" if kind == "outcome" else "progress"
    before = row[place] or ({"parts": [], "discussion": []} if kind == "indicator" else {})
    if kind != "outcome":
        before.setdefault("evidence", [])
    row[place] = before | _dict(entry, *ENTRIES_OF[kind])
    if parts:
        told = entry.parts.values(*PART_FIELDS)
        row[place]["parts"] = [{name: plain(value) for name, value in part.items()} for part in told]
