"""What goes into a snapshot, and what does not."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jmi.models import IndicatorProgress, ProgressReport, Submission
from jmi.states import Reported, ReportState
from reports.freezing import fingerprint, freeze
from reports.printed.reading import Reading
from tests.factories.jmi_progress import RoundFactory, RoundReminderFactory, full_report
from tests.factories.reports import accept, accepted_round

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def received(snapshot: dict) -> list[bool]:
    return [bool(forum["report"].get("received")) for forum in snapshot["forums"]]


def test_accepted_reports_go_in_and_the_others_are_named():
    round = accepted_round(received=2, missing=1)
    taken = freeze(round=round, as_of=TODAY())
    assert received(taken) == [True, True, False]
    missing = taken["forums"][2]
    assert missing["name"]["en"]
    assert [
        row["now"] for outcome in missing["outcomes"] for output in outcome["outputs"] for row in output["indicators"]
    ] == [
        None,
        None,
    ]


def test_report_accepted_after_the_day_stays_out():
    round = accepted_round(received=1, missing=0)
    ProgressReport.objects.update(accepted_at=timezone.now() - datetime.timedelta(days=3))
    assert received(freeze(round=round, as_of=TODAY() - datetime.timedelta(days=2))) == [True]
    assert received(freeze(round=round, as_of=TODAY() - datetime.timedelta(days=4))) == [False]


def test_what_was_submitted_is_printed_not_what_was_changed_since():
    round = accepted_round(received=1, missing=0)
    before = freeze(round=round, as_of=TODAY())
    IndicatorProgress.objects.update(value_text="999", value=999, progress_en="Changed behind the back")
    after = freeze(round=round, as_of=TODAY())
    assert after["forums"][0]["outcomes"] == before["forums"][0]["outcomes"]
    assert fingerprint(after) == fingerprint(before)


def test_draft_of_a_missing_report_never_leaks():
    round = accepted_round(received=1, missing=0)
    report = full_report(round=round)
    indicator = report.jmi_set.outcomes.get().outputs.get().indicators.first()
    IndicatorProgress.objects.create(
        report=report, indicator=indicator, reported=Reported.REPORTED, value_text="secret-7", progress_en="secret-word"
    )
    report.summary_en = "secret-summary"
    report.save()
    assert "secret" not in str(freeze(round=round, as_of=TODAY()))


def test_last_submission_counts_when_there_are_several():
    round = accepted_round(received=1, missing=0)
    first = Submission.objects.get()
    content = {**first.content, "report": {**first.content["report"], "summary_en": "The second try"}}
    Submission.objects.create(
        report=first.report,
        number=2,
        content=content,
        sha256="0" * 64,
        submitted_at=timezone.now(),
        submitted_by=first.submitted_by,
        late=True,
    )
    taken = freeze(round=round, as_of=TODAY())["forums"][0]
    assert taken["summary"]["en"] == "The second try"
    assert (taken["report"]["late"], taken["report"]["asked_again"]) == (True, 1)


def test_reminders_are_counted_as_asked_again():
    round = accepted_round(received=0, missing=1)
    report = ProgressReport.objects.get(round=round)
    RoundReminderFactory(report=report)
    RoundReminderFactory(report=report)
    accept(full_report(round=round))
    found = {
        forum["report"]["id"]: forum["report"]["asked_again"] for forum in freeze(round=round, as_of=TODAY())["forums"]
    }
    assert found[report.pk] == 2


def test_consolidating_does_not_change_the_fingerprint():
    round = accepted_round(received=1, missing=0)
    before = fingerprint(freeze(round=round, as_of=TODAY()))
    ProgressReport.objects.update(state=ReportState.CONSOLIDATED)
    assert fingerprint(freeze(round=round, as_of=TODAY())) == before


def test_zero_is_a_figure_and_nothing_is_none():
    round = accepted_round(received=1, missing=0)
    content = Submission.objects.get().content
    rows = content["outcomes"][0]["outputs"][0]["indicators"]
    rows[0]["progress"] |= {"value": "0", "value_text": "0"}
    rows[1]["progress"] |= {"reported": "not_reported", "value": None, "value_text": "", "rating": ""}
    rows[0] |= {"baseline_value": "0", "target_value": "10", "baseline_text": "0", "target_text": "10"}
    Submission.objects.update(content=content)
    reading = Reading(freeze(round=round, as_of=TODAY()))
    zero, none = reading.indicators
    assert (zero.way, zero.now_text, zero.status) == (0.0, "0", "on_track")
    assert (none.way, none.now_text, none.status) == (None, "", "not_reported")
    assert reading.forums[0].mean_way == 0.0


def test_last_years_value_stands_beside_this_years():
    round = accepted_round(received=1, missing=0)
    report = ProgressReport.objects.get(round=round)
    before = RoundFactory(
        cycle=round.cycle, year=2025, period_from_on="2025-01-01", period_to_on="2025-12-31", due_on="2026-01-31"
    )
    old = ProgressReport.objects.create(
        round=before,
        jmi_set=report.jmi_set,
        state=ReportState.CONSOLIDATED,
        state_since_at=timezone.now(),
        due_on="2026-01-31",
    )
    indicator = report.jmi_set.outcomes.get().outputs.get().indicators.first()
    IndicatorProgress.objects.create(
        report=old, indicator=indicator, reported=Reported.REPORTED, value=1500, value_text="1,500", rating="on_track"
    )
    rows = Reading(freeze(round=round, as_of=TODAY())).indicators
    assert rows[0].last_year == "2025: 1,500"
    assert rows[1].last_year == ""


def test_queries_do_not_grow_with_received_reports():
    small = accepted_round(received=1, missing=0)
    with CaptureQueriesContext(connection) as one:
        freeze(round=small, as_of=TODAY())
    for _more in range(5):
        accept(full_report(round=small))
    with CaptureQueriesContext(connection) as many:
        freeze(round=small, as_of=TODAY())
    assert len(many) == len(one)
