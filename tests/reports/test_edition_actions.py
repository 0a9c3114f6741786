"""An edition is ordered, built once, numbered without gaps, submitted, answered."""

import datetime

import pytest
from django.utils import timezone

from jmi.actions.reports import return_
from jmi.models import IndicatorProgress, ProgressReport
from jmi.states import ReportState
from jobs import runner
from jobs.actions import cancel_job
from jobs.models import Job, StoredFile
from jobs.states import JobState
from kit.pdf import render_pdf
from kit.refusals import NotAllowed, Refused
from reports import handlers
from reports.actions import order_edition, record_advice, submit_edition
from reports.models import Edition, EditionFile
from reports.states import EditionKind, EditionState
from tests.factories.accounts import UserFactory
from tests.factories.reports import EditionFactory, accepted_round, publisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick(monkeypatch):
    """Books of one line, so that these tests are about what surrounds the layout."""
    made = []

    def printing(snapshot, form, *, on_progress=lambda *a: None, store=None):
        made.append(form)
        on_progress(1, 2, "chapter one")
        return render_pdf(f"<p>{snapshot['number']}</p>", lang="en", title=form, variant=None)

    monkeypatch.setattr(handlers, "print_book", printing)
    monkeypatch.setattr(handlers, "print_matrices", printing)
    return made


def order(round, by=None, **fields):
    wanted = {"kind": EditionKind.JMI, "as_of": timezone.localdate(), "languages": "en", **fields}
    return order_edition(round=round, by=by or publisher(), now=timezone.now(), **wanted)


@pytest.mark.provision("JMI-3.21")
def test_built_edition_has_number_files_and_consolidates_its_reports(quick):
    round = accepted_round(received=2, missing=1)
    by = publisher()
    edition, is_new = order(round, by, languages="both")
    assert is_new
    assert edition.phase == "queued"
    runner.run_all()
    edition.refresh_from_db()
    assert (edition.state, edition.number, edition.built_by) == (EditionState.BUILT, 1, by)
    assert {one.form for one in edition.files.all()} == {"en", "km", "matrices"}
    assert all(len(one.file.read()) == one.file.size and one.pages == 1 for one in edition.files.all())
    states = ProgressReport.objects.filter(round=round).values_list("state", flat=True)
    assert sorted(states) == [ReportState.CONSOLIDATED, ReportState.CONSOLIDATED, ReportState.REQUESTED]


def test_only_crdb_orders():
    with pytest.raises(NotAllowed):
        order(accepted_round(), UserFactory())
    assert not Edition.objects.exists()


def test_round_without_accepted_report_gives_nothing_to_print():
    with pytest.raises(Refused, match="nothing to print"):
        order(accepted_round(received=0, missing=2))
    assert not Job.objects.exists()


@pytest.mark.parametrize("days", [1, 400])
def test_day_in_the_future_is_refused(days):
    with pytest.raises(Refused, match="future"):
        order(accepted_round(), as_of=timezone.localdate() + datetime.timedelta(days=days))


def test_same_data_and_languages_give_the_same_edition_without_layout(quick):
    round = accepted_round()
    first, _new = order(round)
    runner.run_all()
    again, is_new = order(round)
    assert (again.pk, is_new) == (first.pk, False)
    assert not Job.objects.filter(state=JobState.QUEUED).exists()
    assert quick == ["en"]


def test_other_language_is_a_new_edition_with_the_next_number(quick):
    round = accepted_round()
    order(round)
    runner.run_all()
    second, is_new = order(round, languages="km")
    runner.run_all()
    second.refresh_from_db()
    assert (is_new, second.number) == (True, 2)


def test_second_order_while_building_gives_the_same_work_or_is_refused(quick):
    round = accepted_round()
    first, _new = order(round)
    again, is_new = order(round)
    assert (again.pk, is_new) == (first.pk, False)
    with pytest.raises(Refused, match="being built"):
        order(round, languages="km")
    assert Job.objects.count() == 1


def test_worker_that_died_leaves_nothing_and_the_next_builds_one_edition(quick):
    edition, _new = order(accepted_round())
    dead = runner.take(timezone.now())
    assert dead.state == JobState.RUNNING
    assert not EditionFile.objects.exists()
    Job.objects.update(leased_until=timezone.now() - datetime.timedelta(seconds=1))
    assert runner.run_all() == 1
    edition.refresh_from_db()
    assert (edition.state, edition.number, edition.files.count()) == (EditionState.BUILT, 1, 1)
    assert Edition.objects.count() == 1


def test_worker_that_lost_its_lease_writes_no_half_edition(quick, monkeypatch):
    edition, _new = order(accepted_round())

    def slow(snapshot, form, **more):
        Job.objects.update(leased_until=timezone.now() - datetime.timedelta(seconds=1))
        runner.take(timezone.now())
        return render_pdf("<p>late</p>", lang="en", title="late", variant=None)

    monkeypatch.setattr(handlers, "print_book", slow)
    runner.run_one()
    edition.refresh_from_db()
    assert (edition.state, edition.number) == (EditionState.ORDERED, None)
    assert not EditionFile.objects.exists()
    assert not StoredFile.objects.exists()


def test_layout_that_fails_is_tried_again_and_then_reported(quick, monkeypatch):
    edition, _new = order(accepted_round())

    def broken(snapshot, form, **more):
        raise RuntimeError("no ink")

    monkeypatch.setattr(handlers, "print_book", broken)
    for _try in range(10):
        Job.objects.filter(state=JobState.QUEUED).update(run_after=timezone.now())
        runner.run_one()
    edition = Edition.objects.get(pk=edition.pk)
    assert edition.phase == JobState.FAILED
    assert edition.job.error_en
    assert edition.number is None


def test_cancelled_building_uses_no_number(quick):
    round = accepted_round()
    by = publisher()
    edition, _new = order(round, by)
    cancel_job(job=edition.job, by=by, now=timezone.now())
    runner.run_all()
    edition = Edition.objects.get(pk=edition.pk)
    assert (edition.phase, edition.number) == (JobState.CANCELLED, None)
    assert not ProgressReport.objects.filter(state=ReportState.CONSOLIDATED).exists()
    following, _new = order(round, by)
    runner.run_all()
    following.refresh_from_db()
    assert following.number == 1


def test_building_is_cancelled_between_chapters(quick, monkeypatch):
    by = publisher()
    edition, _new = order(accepted_round(), by)

    def long(snapshot, form, *, on_progress, store=None):
        cancel_job(job=edition.job, by=by, now=timezone.now())
        on_progress(1, 9, "chapter one")
        raise AssertionError("the work went on")

    monkeypatch.setattr(handlers, "print_book", long)
    runner.run_one()
    assert Edition.objects.get(pk=edition.pk).phase == JobState.CANCELLED


def test_report_sent_back_while_building_stops_the_edition_with_its_name(quick, monkeypatch):
    round = accepted_round(received=1, missing=0)
    by = publisher()
    edition, _new = order(round, by)
    report = ProgressReport.objects.get(round=round)
    plain = handlers.print_book

    def meanwhile(snapshot, form, **more):
        return_(report=report, comment="Look again", by=by, now=timezone.now())
        return plain(snapshot, form, **more)

    monkeypatch.setattr(handlers, "print_book", meanwhile)
    runner.run_all()
    edition = Edition.objects.get(pk=edition.pk)
    assert edition.phase == JobState.FAILED
    assert report.jmi_set.forum.name_en in edition.job.error_en
    assert not EditionFile.objects.exists()


def test_later_changes_never_reach_a_built_edition(quick):
    round = accepted_round(received=1, missing=0)
    edition, _new = order(round)
    runner.run_all()
    edition.refresh_from_db()
    before = edition.snapshot
    IndicatorProgress.objects.update(value=1, value_text="1")
    forum = ProgressReport.objects.get(round=round).jmi_set.forum
    forum.name_en = "Renamed"
    forum.save()
    edition.refresh_from_db()
    assert edition.snapshot == before
    assert "Renamed" not in str(edition.snapshot)


@pytest.mark.provision("DEC-2.03")
def test_submission_needs_recipient_and_day():
    edition, by, now = EditionFactory(), publisher(), timezone.now()
    with pytest.raises(Refused) as refusal:
        submit_edition(edition=edition, recipient=" ", on=timezone.localdate(), by=by, now=now)
    assert refusal.value.field == "recipient"
    with pytest.raises(Refused) as refusal:
        submit_edition(edition=edition, recipient="Prime Minister", on=None, by=by, now=now)
    assert refusal.value.field == "submitted_on"
    edition.refresh_from_db()
    assert edition.state == EditionState.BUILT
    submit_edition(edition=edition, recipient="Prime Minister", on=timezone.localdate(), by=by, now=now)
    edition.refresh_from_db()
    assert (edition.state, edition.recipient, edition.submitted_on) == (
        EditionState.SUBMITTED,
        "Prime Minister",
        timezone.localdate(),
    )


@pytest.mark.parametrize("days", [1, -400])
def test_submission_day_lies_between_freezing_and_today(days):
    day = timezone.localdate() + datetime.timedelta(days=days)
    with pytest.raises(Refused):
        submit_edition(edition=EditionFactory(), recipient="PM", on=day, by=publisher(), now=timezone.now())


@pytest.mark.provision("DEC-2.04")
def test_advice_is_recorded_with_day_text_and_what_follows():
    day, by, now = timezone.localdate(), publisher(), timezone.now()
    edition = EditionFactory(state=EditionState.SUBMITTED, recipient="Prime Minister", submitted_on=day)
    for text, on in (("", day), ("Go on", None), ("Go on", day - datetime.timedelta(days=1))):
        with pytest.raises(Refused):
            record_advice(edition=edition, text=text, on=on, follow_up="", by=by, now=now)
    record_advice(edition=edition, text="Go on", on=day, follow_up="MEF opens the code", by=by, now=now)
    edition.refresh_from_db()
    assert (edition.state, edition.advice, edition.follow_up) == (EditionState.ADVISED, "Go on", "MEF opens the code")


def test_advice_before_submission_is_refused():
    with pytest.raises(Refused, match="not possible"):
        record_advice(
            edition=EditionFactory(),
            text="x",
            on=timezone.localdate(),
            follow_up="",
            by=publisher(),
            now=timezone.now(),
        )


def test_readers_may_neither_submit_nor_advise():
    edition = EditionFactory()
    with pytest.raises(NotAllowed):
        submit_edition(edition=edition, recipient="PM", on=timezone.localdate(), by=UserFactory(), now=timezone.now())


@pytest.mark.provision("JMI-3.22", "DEC-2.01")
def test_annual_report_fixes_the_consolidation_it_was_fed_with(quick):
    round, by = accepted_round(received=1, missing=1), publisher()
    with pytest.raises(Refused, match="first"):
        order(round, by, kind=EditionKind.ANNUAL)
    jmi, _new = order(round, by)
    runner.run_all()
    annual, _new = order(round, by, kind=EditionKind.ANNUAL)
    runner.run_all()
    annual.refresh_from_db()
    jmi.refresh_from_db()
    assert (annual.consolidation, annual.number) == (jmi, 1)
    assert annual.snapshot["forums"] == jmi.snapshot["forums"]
    kinds = [row["kind"] for row in annual.snapshot["mechanisms"]["rows"]]
    assert kinds == ["twg", "smd", "ngo", "snd", "network"]
    assert annual.snapshot["mechanisms"]["rows"][0] | {"kind": ""} == {
        "kind": "",
        "bodies": 2,
        "chaired": 0,
        "asked": 2,
        "received": 1,
        "discussed": 1,
        "late": 0,
    }


@pytest.mark.provision("DEC-2.02")
def test_midterm_review_covers_the_years_that_were_built(quick):
    by = publisher()
    round = accepted_round(received=1, missing=0)
    order(round, by)
    runner.run_all()
    with pytest.raises(Refused, match="several years"):
        order(round, by, kind=EditionKind.MIDTERM)
    EditionFactory(year=2025, round__cycle=round.cycle)
    review, _new = order(round, by, kind=EditionKind.MIDTERM)
    runner.run_all()
    review.refresh_from_db()
    assert (review.first_year, review.year, review.number) == (2025, 2026, 1)
    assert [row["year"] for row in review.snapshot["trend"]] == [2025, 2026]
    assert Edition.objects.built().filter(kind=EditionKind.JMI).count() == 2
