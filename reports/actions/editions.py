"""An edition is ordered, built by a worker, submitted to the Prime Minister, and answered with advice."""

from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.models import User
from jmi.actions.reports import consolidate
from jmi.models import Cycle, ProgressReport, Round
from jmi.states import ReportState
from jobs.actions import enqueue, store_bytes
from jobs.runner import JobFailed
from jobs.states import OPEN
from kit.refusals import NotAllowed, Refused
from reports.freezing import fingerprint, freeze
from reports.freezing.kinds import complete
from reports.models import Edition, EditionFile
from reports.permissions import parties
from reports.states import EDITION_WORKFLOW, EditionState

JOB_KIND = "reports.build"


def _check_publisher(by: User) -> None:
    if "publisher" not in parties(by):
        raise NotAllowed(_("Only CRDB/CDC builds and issues reports."), "DEC-2")


def last_built(kind: str, year: int) -> Edition | None:
    """The latest numbered edition of that report and year."""
    return Edition.objects.filter(kind=kind, year=year).exclude(number=None).order_by("-number").first()


def order_edition(
    *, kind: str, round: Round, as_of: date, languages: str, by: User, now: datetime
) -> tuple[Edition, bool]:
    """Freeze the data and ask for the building. Gives the edition, and whether it is a new one.

    The same data in the same languages as the last edition give that edition: nothing is laid out again. While one is
    being built for the same report and year, no second is begun.
    """
    with audited("reports.edition_order", by=by):
        _check_publisher(by)
        if as_of > timezone.localdate(now):
            raise Refused(_("The day lies in the future; figures can be frozen up to today."), "", "as_of_on")
        if as_of < round.period_from_on:
            raise Refused(_("The day lies before the period that is reported on."), "", "as_of_on")
        # Who orders or finishes holds the cycle: one building a report and year, numbers without gaps.
        Cycle.objects.select_for_update().get(pk=round.cycle_id)
        round = Round.objects.select_related("cycle").get(pk=round.pk)
        open_one = Edition.objects.filter(
            kind=kind, year=round.year, state=EditionState.ORDERED, job__state__in=OPEN
        ).first()
        snapshot, consolidation, first_year = complete(kind, freeze(round=round, as_of=as_of, kind=kind), round)
        if not any((forum["report"] or {}).get("received") for forum in snapshot["forums"]):
            raise Refused(_("No report of this round was accepted by that day: there is nothing to print."), "JMI-3.21")
        mark = fingerprint(snapshot)
        if open_one is not None:
            if (open_one.fingerprint, open_one.languages) == (mark, languages):
                return open_one, False
            raise Refused(_("An edition of this report is being built. Wait for it, or cancel it first."), "JMI-3.21")
        last = last_built(kind, round.year)
        if last is not None and (last.fingerprint, last.languages) == (mark, languages):
            return last, False
        edition = Edition(
            kind=kind,
            year=round.year,
            first_year=first_year,
            round=round,
            consolidation=consolidation,
            as_of_on=as_of,
            languages=languages,
            snapshot=snapshot,
            fingerprint=mark,
            asked_at=now,
            asked_by=by,
        )
        # The job is named by the edition that it will make; the edition is found by its job.
        edition.job = enqueue(kind=JOB_KIND, payload={}, by=by, now=now, key=f"{kind}:{round.year}")
        edition.save()
    return edition, True


def next_number(edition: Edition) -> int:
    """The number this edition will get: one more than the last that succeeded, without gaps."""
    numbers = Edition.objects.filter(kind=edition.kind, year=edition.year)
    return (numbers.aggregate(last=Max("number"))["last"] or 0) + 1


def finish_edition(
    *, edition: Edition, number: int, files: list[tuple[str, str, bytes, int]], by: User, now: datetime
) -> Edition:
    """Number, files and consolidation in the transaction that says done; called within ``run.finish()``.

    ``files``: (form, name, content, pages). A report that was sent back while the edition was being built stops it.
    """
    with audited("reports.edition_finish", by=by):
        Cycle.objects.select_for_update().get(pk=edition.round.cycle_id)
        edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        edition.state = EDITION_WORKFLOW.check(edition.state, "finish", ("worker",))
        if next_number(edition) != number:
            raise RuntimeError("another edition was numbered in between; this one is laid out again")
        _consolidate(edition, by, now)
        edition.number, edition.built_at, edition.built_by = number, now, by
        edition.snapshot = {**edition.snapshot, "number": number}
        edition.save()
        for form, name, content, pages in files:
            stored = store_bytes(content=content, name=name, media_type="application/pdf", by=by, now=now)
            EditionFile.objects.create(edition=edition, form=form, file=stored, pages=pages)
    return edition


def _consolidate(edition: Edition, by: User, now: datetime) -> None:
    """Mark the reports that went in as consolidated (JMI-3.21)."""
    used = {
        forum["report"]["id"]: forum["name"]["en"]
        for forum in edition.snapshot["forums"]
        if (forum["report"] or {}).get("received")
    }
    for report in ProgressReport.objects.filter(pk__in=used).select_related("jmi_set__forum").order_by("pk"):
        if report.state == ReportState.ACCEPTED:
            consolidate(report=report, by=by, now=now)
        elif report.state != ReportState.CONSOLIDATED:
            raise JobFailed(
                _("The report of “%(group)s” was sent back while this edition was being built. Build it again.")
                % {"group": used[report.pk]}
            )


def _check_day(
    on: date | None, now: datetime, first: date, before: str, missing: str, provision: str, field: str
) -> None:
    """A day is given, not in the future, and not before ``first``."""
    if on is None:
        raise Refused(missing, provision, field)
    if on > timezone.localdate(now):
        raise Refused(_("The day lies in the future."), provision, field)
    if on < first:
        raise Refused(before, provision, field)


def submit_edition(*, edition: Edition, recipient: str, on: date | None, by: User, now: datetime) -> Edition:
    """Record that an edition went to the Prime Minister, to whom and on which day (DEC-2.03)."""
    with audited("reports.edition_submit", by=by):
        edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        edition.state = EDITION_WORKFLOW.check(edition.state, "submit", parties(by, edition))
        if not recipient.strip():
            raise Refused(_("Say to whom the report was submitted."), "DEC-2.03", "recipient")
        before = _("The day lies before the figures were frozen.")
        missing = _("Give the day of the submission.")
        _check_day(on, now, edition.as_of_on, before, missing, "DEC-2.03", "submitted_on")
        edition.recipient, edition.submitted_on = recipient.strip(), on
        edition.submitted_at, edition.submitted_by = now, by
        edition.save()
    return edition


def record_advice(*, edition: Edition, text: str, on: date | None, follow_up: str, by: User, now: datetime) -> Edition:
    """Record the Prime Minister's review and advice with its day, and what follows from it (DEC-2.04)."""
    with audited("reports.edition_advice", by=by):
        edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        edition.state = EDITION_WORKFLOW.check(edition.state, "advice", parties(by, edition))
        if not text.strip():
            raise Refused(_("Write down the advice."), "DEC-2.04", "advice")
        before, missing = _("The day lies before the submission."), _("Give the day of the advice.")
        _check_day(on, now, edition.submitted_on, before, missing, "DEC-2.04", "advice_on")
        edition.advice, edition.advice_on, edition.follow_up = text.strip(), on, follow_up.strip()
        edition.advised_at, edition.advised_by = now, by
        edition.save()
    return edition
