"""Factories of editions and legal instruments, and of a round whose reports were accepted."""

import datetime

import factory
from django.utils import timezone

from accounts.roles import RoleName
from jmi.actions.reports import fingerprint as content_fingerprint
from jmi.models import ProgressReport, Round, Submission
from jmi.report_tree import report_tree
from jmi.states import ReportState, SetState
from jobs.states import JobState
from reports.actions.editions import JOB_KIND
from reports.freezing import fingerprint
from reports.models import CopyLine, Edition, EditionFile, InstrumentBasis, LegalInstrument
from reports.states import EditionState, FileForm, InstrumentType
from tests.factories.accounts import UserFactory
from tests.factories.jmi import CycleFactory, JmiSetFactory
from tests.factories.jmi_progress import RoundFactory, fill_report, full_report
from tests.factories.jobs import JobFactory, StoredFileFactory
from tests.factories.snapshots import snapshot

Model = factory.django.DjangoModelFactory


def publisher(**fields: object):
    """A coordinator of CRDB/CDC."""
    return UserFactory(roles=[RoleName.CRDB], **fields)


class EditionFactory(Model):
    """A built first edition of a small report, without its files."""

    class Meta:
        model = Edition

    year = 2026
    first_year = factory.SelfAttribute("year")
    round = factory.SubFactory(RoundFactory, year=factory.SelfAttribute("..year"))
    as_of_on = datetime.date(2026, 11, 20)
    languages = "en"
    number = 1
    state = EditionState.BUILT
    snapshot = factory.LazyAttribute(lambda one: snapshot(2, year=one.year, missing=(2,)))
    fingerprint = factory.LazyAttribute(lambda one: fingerprint(one.snapshot))
    job = factory.LazyFunction(
        lambda: JobFactory(kind=JOB_KIND, state=JobState.DONE, finished_at=timezone.now(), started_at=timezone.now())
    )
    asked_at = factory.LazyFunction(timezone.now)
    asked_by = factory.LazyFunction(publisher)
    built_at = factory.LazyFunction(timezone.now)
    built_by = factory.SelfAttribute("asked_by")


class EditionFileFactory(Model):
    """Its English book, without bytes."""

    class Meta:
        model = EditionFile

    edition = factory.SubFactory(EditionFactory)
    form = FileForm.ENGLISH
    file = factory.SubFactory(StoredFileFactory, media_type="application/pdf")
    pages = 12


class LegalInstrumentFactory(Model):
    """A sub-decree."""

    class Meta:
        model = LegalInstrument

    type = InstrumentType.SUB_DECREE
    number = factory.Sequence(lambda n: f"{n} ANK.BK")
    signed_on = datetime.date(2016, 4, 5)
    title_en = "Sub-decree on an office"
    title_km = "អនុក្រឹត្យស្តីពីអង្គភាព"


class InstrumentBasisFactory(Model):
    """A basis in words."""

    class Meta:
        model = InstrumentBasis

    instrument = factory.SubFactory(LegalInstrumentFactory)
    position = 1
    text_en = "A need"


class CopyLineFactory(Model):
    """A copy for the archive."""

    class Meta:
        model = CopyLine

    instrument = factory.SubFactory(LegalInstrumentFactory)
    position = 1
    office_en = "Archive"
    purpose_en = "archive"


def accept(report: ProgressReport, *, late: bool = False, at: datetime.datetime | None = None) -> ProgressReport:
    """Fill, freeze and accept ``report`` as if all steps had been taken."""
    at = at or timezone.now() - datetime.timedelta(days=1)
    by = UserFactory()
    fill_report(report)
    report.state, report.state_since_at = ReportState.SUBMITTED, at
    report.submitted_at, report.submitted_by, report.submitted_late = at, by, late
    report.discussed_on = at.date()
    report.save()
    content = report_tree(report)
    Submission.objects.create(
        report=report,
        number=1,
        content=content,
        sha256=content_fingerprint(content),
        submitted_at=at,
        submitted_by=by,
        late=late,
    )
    report.state, report.accepted_at, report.accepted_by = ReportState.ACCEPTED, at, by
    report.save()
    return report


def accepted_round(received: int = 2, missing: int = 1, **fields: object) -> Round:
    """A round with so many accepted reports, and so many that were only asked for."""
    round = RoundFactory(cycle=CycleFactory(start_year=2024, end_year=2028, name_en="JMI cycle 2024-2028"), **fields)
    for n in range(received + missing):
        jmi_set = JmiSetFactory(cycle=round.cycle, state=SetState.IN_FORCE)
        report = full_report(round=round, jmi_set=jmi_set)
        if n < received:
            accept(ProgressReport.objects.select_related("round", "jmi_set__forum", "jmi_set__cycle").get(pk=report.pk))
    return round
