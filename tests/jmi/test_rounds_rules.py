"""Rules of rounds and reports, as pure functions."""

import datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from jmi.progress_rules import (
    STATE_SHAPE,
    STEPS_DONE,
    expected_value,
    indicator_gaps,
    is_late,
    is_overdue,
    rate,
    schedule_gaps,
    whose_turn,
)
from jmi.report_page import entry_status, indicator_bar, rec
from jmi.states import REPORT_WORKFLOW, ReportState
from kit.templatetags.desk import results_bar

DUE = datetime.date(2026, 12, 15)


@pytest.mark.provision("JMI-4.06")
@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True), (400, True)])
def test_report_is_late_from_the_day_after_the_due_day(days, late):
    assert is_late(DUE + datetime.timedelta(days), DUE) is late


@pytest.mark.parametrize("state", ReportState.values)
def test_overdue_is_only_what_was_never_sent(state):
    after, on = DUE + datetime.timedelta(1), DUE
    assert is_overdue(state, DUE, on) is False
    assert is_overdue(state, DUE, after) is (state in ("requested", "drafted", "discussed", "approved"))


@pytest.mark.parametrize("state", ReportState.values)
def test_every_state_has_a_shape_steps_and_a_turn_that_the_workflow_allows(state):
    assert state in STATE_SHAPE
    assert 0 <= STEPS_DONE[state] <= 6
    turn = whose_turn(state)
    if turn:
        assert turn in REPORT_WORKFLOW.whose_turn(state)
    else:
        assert state in ("accepted", "consolidated")


def test_rate_of_nothing_is_not_nought():
    assert rate(0, 0) is None
    assert rate(0, 5) == 0
    assert rate(9, 11) == 82


def test_expected_value_moves_steadily_and_stops_at_its_ends():
    start, end = datetime.date(2024, 12, 31), datetime.date(2026, 12, 31)
    middle = datetime.date(2025, 12, 31)
    assert expected_value(Decimal(10), start, Decimal(20), end, middle) == 15
    assert expected_value(Decimal(20), start, Decimal(10), end, middle) == 15
    assert expected_value(Decimal(10), start, Decimal(20), end, datetime.date(2030, 1, 1)) == 20
    assert expected_value(Decimal(10), None, Decimal(20), end, middle) is None
    assert expected_value(Decimal(10), end, Decimal(20), start, middle) is None


def entry(**changes):
    blank = {
        f"{stem}_{lang}": "" for stem in ("progress", "constraint", "next_step", "request") for lang in ("en", "km")
    }
    blank |= {"reported": "reported", "value_text": "", "value": None, "stage_id": None, "parts": [], "rating": ""}
    blank |= {"as_of_text": "", "source": "", "evidence": [], "version": 1, "verification": "", "discussion": []}
    return rec(blank | changes)


def fields(gaps):
    return [(gap.field, gap.must) for gap in gaps]


@pytest.mark.provision("JMI-3.18")
def test_indicator_needs_value_rating_and_day_and_should_name_its_source():
    assert fields(indicator_gaps("indicator:1", "x", None)) == [("value_text", True)]
    assert fields(indicator_gaps("indicator:1", "x", entry())) == [
        ("value_text", True), ("rating", True), ("as_of_text", True), ("source", False),
    ]  # fmt: skip
    whole = entry(value_text="0", rating="off_track", as_of_text="2026", source="register")
    assert indicator_gaps("indicator:1", "x", whole) == []


def test_a_part_or_a_stage_is_a_value_too():
    base = {"rating": "on_track", "as_of_text": "2026", "source": "x"}
    assert indicator_gaps("i:1", "x", entry(stage_id=3, **base)) == []
    assert indicator_gaps("i:1", "x", entry(parts=[{"value_text": "12"}], **base)) == []


@pytest.mark.parametrize("reported", ["not_reported", "nothing"])
def test_silence_needs_a_reason(reported):
    assert fields(indicator_gaps("i:1", "x", entry(reported=reported))) == [("progress", True)]
    assert indicator_gaps("i:1", "x", entry(reported=reported, constraint_km="គ្មានទិន្នន័យ")) == []


def test_behind_schedule_needs_its_reason_even_when_on_schedule_is_ticked_too():
    row = {
        "reported": "reported",
        "state": "ongoing",
        "on_schedule": True,
        "behind_schedule": True,
        "reason": "",
        "version": 1,
    }
    assert fields(schedule_gaps("activity:1", "x", row)) == [("reason", True)]
    assert schedule_gaps("activity:1", "x", row | {"reason": "Floods"}) == []
    assert schedule_gaps("activity:1", "x", row | {"behind_schedule": False}) == []


def indicator(**changes):
    row = {"id": 1, "kind": "number", "title_en": "Villages", "title_km": "", "stages": [], "direction": "up"}
    row |= {"baseline_value": "10", "baseline_text": "10", "baseline_period": "2024", "baseline_on": None}
    row |= {"target_value": "20", "target_text": "20", "target_period": "2027", "target_on": None}
    return rec(row | changes)


def test_missing_is_not_zero_on_the_bar():
    day = datetime.date(2026, 9, 30)
    silent = indicator_bar(indicator(), entry(reported="not_reported"), day)
    nought = indicator_bar(indicator(), entry(value_text="0", value="0"), day)
    assert (silent.reported, silent.actual) == (False, None)
    assert (nought.reported, nought.actual, nought.wrong_way) == (True, 0, True)
    assert indicator_bar(indicator(), None, day).reported is False


def test_a_value_in_words_stands_as_written_and_is_never_silence():
    day = datetime.date(2026, 9, 30)
    bar = indicator_bar(indicator(), entry(value_text="217 of 254 done (85 %)", value=None, rating="on_track"), day)
    assert (bar.actual_text, bar.baseline_text, bar.target_text) == ("217 of 254 done (85 %)", "10", "20")
    shown = render_to_string("components/results_bar.html", results_bar(bar))
    assert "217 of 254 done (85 %)" in shown
    assert "not report" not in shown.lower()
    stages = [{"id": 4, "name_en": "Drafted", "name_km": ""}]
    told = indicator_bar(indicator(kind="milestones", stages=stages), entry(value_text="two at the Council"), day)
    assert told.actual_text == "two at the Council"
    assert "two at the Council" in render_to_string("components/results_bar.html", results_bar(told))


def test_three_kinds_of_silence_have_words_of_their_own():
    words = {
        entry_status(None)[1],
        entry_status(entry(reported="nothing"))[1],
        entry_status(entry(value_text="0"))[1],
        entry_status(entry(value_text="0", rating="achieved"))[1],
    }
    assert words == {"Not reported", "Nothing to report", "Not rated yet", "Achieved"}


def test_bar_of_stages_counts_the_reached_ones():
    stages = [{"id": n, "name_en": f"S{n}", "name_km": ""} for n in (4, 5, 6)]
    bar = indicator_bar(indicator(kind="milestones", stages=stages), entry(stage_id=5), datetime.date(2026, 1, 1))
    assert (bar.kind, bar.reached, bar.steps) == ("words", 2, ("S4", "S5", "S6"))
