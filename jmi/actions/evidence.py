"""Files that show what is told: of an indicator, an activity, a partnering action, or what was not planned."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from jmi.actions.entries import SCHEDULED, begin, locked
from jmi.models import (
    EVIDENCED,
    Activity,
    Evidence,
    Indicator,
    IndicatorProgress,
    PartneringAction,
    ProgressReport,
    UnplannedProgress,
)
from jobs.actions import store_upload
from kit.refusals import Refused

EVIDENCE_LIMIT = 20
Told = Indicator | Activity | PartneringAction | UnplannedProgress


LINKS = {Indicator: "progress", Activity: "activity", PartneringAction: "partnering", UnplannedProgress: "unplanned"}


def _entry(report: ProgressReport, thing: Told) -> object:
    """The entry of the report on ``thing``, made when nothing was entered yet."""
    if isinstance(thing, Indicator):
        return IndicatorProgress.objects.get_or_create(report=report, indicator=thing)[0]
    if isinstance(thing, UnplannedProgress):
        return UnplannedProgress.objects.get(pk=thing.pk, report=report)
    _model, entries, name = SCHEDULED[LINKS[type(thing)]]
    return entries.objects.get_or_create(report=report, **{name: thing})[0]


def _kind(link: str, thing: object) -> str:
    """As which kind of row it is written, for the rights."""
    return {"progress": "indicator", "unplanned": getattr(thing, "kind", "")}.get(link, link)


def add_evidence(
    *, report: ProgressReport, thing: Told, upload: UploadedFile, note: str, by: User, now: datetime
) -> Evidence:
    """Keep a checked file beside what is told of ``thing``; several are allowed."""
    with audited("jmi.add_evidence", by=by):
        report = locked(report)
        link = LINKS[type(thing)]
        begin(report, _kind(link, thing), by, now)
        entry = _entry(report, thing)
        if entry.evidence.count() >= EVIDENCE_LIMIT:
            raise Refused(_("Twenty files are enough for one entry. Take one away first."), "", "file")
        file = store_upload(upload=upload, by=by, now=now)
        return Evidence.objects.create(file=file, note=note, added_at=now, added_by=by, **{link: entry})


def remove_evidence(*, evidence: Evidence, by: User, now: datetime) -> None:
    """Take a file away from a draft; frozen copies still name it."""
    with audited("jmi.remove_evidence", by=by):
        link = next(name for name in EVIDENCED if getattr(evidence, f"{name}_id"))
        report = locked(evidence.entry.report)
        begin(report, _kind(link, evidence.entry), by, now)
        evidence.delete()
