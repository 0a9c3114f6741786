"""The rules of the guideline at their boundaries, on plain values."""

from dataclasses import replace
from datetime import date

import pytest

from jmi import rules, suggestions
from jmi.facts import (
    ActivityFacts,
    IndicatorFacts,
    OutcomeFacts,
    OutputFacts,
    PartneringFacts,
    SetFacts,
    SourceFacts,
)
from partners.models.organisations import Side

SOURCE = SourceFacts(origin="existing", has_source=True, has_bsp=True)
INDICATOR = IndicatorFacts(
    key="indicator:1",
    name="",
    baseline="10",
    baseline_period="2018",
    target="20",
    target_period="2020",
    target_year=2020,
    source=SOURCE,
    source_validated=True,
)
OUTPUT = OutputFacts(
    key="output:1",
    name="1.1",
    start=2019,
    end=2020,
    lifted=True,
    source=SOURCE,
    indicators=(INDICATOR,),
    activities=(ActivityFacts(key="activity:1", name=""),),
    partnering=(PartneringFacts(key="partnering:1", name=""),),
)
OUTCOME = OutcomeFacts(
    key="outcome:1",
    name="1",
    start=2019,
    end=2023,
    policy=frozenset({"nsdp"}),
    source=SOURCE,
    smart=frozenset(suggestions.SMART),
    outputs=(OUTPUT,),
)
SET = SetFacts(
    cycle_start=2019,
    cycle_end=2023,
    joint_senses=1,
    outcomes=(OUTCOME,),
    sides=frozenset({Side.GOVERNMENT, Side.PARTNER}),
)


def with_outcome(**change) -> SetFacts:
    return replace(SET, outcomes=(replace(OUTCOME, **change),))


def with_output(**change) -> SetFacts:
    return with_outcome(outputs=(replace(OUTPUT, **change),))


def with_indicator(**change) -> SetFacts:
    return with_output(indicators=(replace(INDICATOR, **change),))


def with_activity(**change) -> SetFacts:
    return with_output(activities=(ActivityFacts(key="activity:1", name="", **change),))


def ids(findings) -> list[str]:
    return [one.provision for one in findings]


def test_good_set_has_nothing_open():
    assert rules.gaps(SET) == []
    assert suggestions.warnings(SET) == []
    assert suggestions.hints(SET) == []


@pytest.mark.provision("JMI-2.01")
def test_chain_needs_outcome_output_and_activity():
    assert ids(rules.gaps(replace(SET, outcomes=()))) == ["JMI-2.01"]
    assert ids(rules.gaps(with_outcome(outputs=()))) == ["JMI-2.01"]
    assert "JMI-3.07" in ids(rules.gaps(with_output(activities=())))


@pytest.mark.provision("JMI-3.07")
def test_output_without_activity_or_without_partnering_action_is_a_gap():
    for change in ({"activities": ()}, {"partnering": ()}):
        found = rules.gaps(with_output(**change))
        assert [(one.provision, one.row) for one in found] == [("JMI-3.07", "output:1")]


@pytest.mark.provision("JMI-2.04")
@pytest.mark.parametrize(
    ("policy", "ok"),
    [
        ({"rs"}, True),
        ({"nsdp"}, True),
        ({"csdg"}, True),
        ({"sector"}, True),
        ({"bsp"}, False),
        ({"dcps"}, False),
        (set(), False),
        ({"bsp", "rs"}, True),
    ],
)
def test_outcome_links_to_a_goal(policy, ok):
    assert ("JMI-2.04" not in ids(rules.gaps(with_outcome(policy=frozenset(policy))))) is ok


@pytest.mark.provision("JMI-3.09")
def test_activity_without_responsible_is_a_gap():
    assert ids(rules.gaps(with_activity(responsible=0))) == ["JMI-3.09"]
    assert rules.gaps(with_activity(responsible=1)) == []


@pytest.mark.provision("JMI-2.05")
def test_implementer_only_in_words_is_said():
    assert ids(suggestions.hints(with_activity(responsible=2, from_directory=0))) == ["JMI-2.05"]
    assert suggestions.hints(with_activity(responsible=2, from_directory=1)) == []


@pytest.mark.provision("JMI-3.06")
@pytest.mark.parametrize("missing", ["baseline", "baseline_period", "target", "target_period"])
def test_baseline_and_target_each_with_its_period(missing):
    assert ids(rules.gaps(with_indicator(**{missing: ""}))) == ["JMI-3.06"]


@pytest.mark.provision("JMI-A.12")
def test_shorter_indicator_needs_from_and_to():
    assert ids(rules.gaps(with_indicator(target_year=2019))) == ["JMI-A.12"]
    assert rules.gaps(with_indicator(target_year=2019, from_text="2019", to_text="2019")) == []
    assert ids(rules.gaps(with_indicator(from_text="2019"))) == ["JMI-A.12"]
    assert rules.gaps(with_indicator(target_year=2020)) == [], "it runs the whole period"
    assert rules.gaps(with_indicator(target_year=None)) == [], "a target in words says nothing of the length"


@pytest.mark.provision("JMI-2.07")
@pytest.mark.parametrize(
    ("day", "ok"),
    [
        (date(2018, 12, 31), False),
        (date(2019, 1, 1), True),
        (date(2020, 12, 31), True),
        (date(2021, 1, 1), False),
    ],
)
def test_activity_dates_lie_in_the_output_period(day, ok):
    assert (ids(rules.gaps(with_activity(days=(("x", day),)))) == []) is ok


@pytest.mark.provision("JMI-A.24")
def test_at_least_one_sense_of_joint():
    assert ids(rules.gaps(replace(SET, joint_senses=0))) == ["JMI-A.24"]


@pytest.mark.provision("JMI-3.15", "JMI-3.16")
def test_second_outcome_is_said_and_needs_the_members_agreement():
    second = replace(OUTCOME, key="outcome:2", name="2")
    two = replace(SET, outcomes=(OUTCOME, second))
    assert [(one.provision, one.row) for one in rules.gaps(two)] == [("JMI-3.16", "outcome:2")]
    assert [(one.provision, one.row) for one in suggestions.hints(two)] == [("JMI-3.15", "outcome:2")]
    assert rules.gaps(replace(SET, outcomes=(OUTCOME, replace(second, agreed=True)))) == []


@pytest.mark.provision("JMI-3.17")
@pytest.mark.parametrize(("number", "warned"), [(1, 0), (3, 0), (4, 1), (5, 2)])
def test_more_than_three_outputs_ask_for_a_reason(number, warned):
    outputs = tuple(replace(OUTPUT, key=f"output:{i}", lifted=i == 0) for i in range(number))
    found = [one for one in suggestions.warnings(with_outcome(outputs=outputs)) if one.provision == "JMI-3.17"]
    assert [one.row for one in found] == [f"output:{i}" for i in range(3, 3 + warned)]
    assert all(one.question for one in found)


@pytest.mark.provision("JMI-A.10")
def test_number_of_outputs_never_is_a_gap():
    outputs = tuple(replace(OUTPUT, key=f"output:{i}") for i in range(9))
    assert rules.gaps(with_outcome(outputs=outputs)) == []


@pytest.mark.provision("JMI-A.09")
@pytest.mark.parametrize(("lifted", "warned"), [(0, True), (1, False), (2, True)])
def test_exactly_one_output_is_lifted(lifted, warned):
    outputs = tuple(replace(OUTPUT, key=f"output:{i}", lifted=i < lifted) for i in range(2))
    assert ("JMI-A.09" in ids(suggestions.warnings(with_outcome(outputs=outputs)))) is warned


@pytest.mark.provision("JMI-3.05")
@pytest.mark.parametrize(
    ("start", "end", "warned"), [(2019, 2019, 0), (2019, 2021, 0), (2019, 2022, 1), (2018, 2019, 1)]
)
def test_output_runs_one_to_three_years_within_its_outcome(start, end, warned):
    assert ids(suggestions.warnings(with_output(start=start, end=end))) == ["JMI-3.05"] * warned


@pytest.mark.provision("JMI-3.01")
@pytest.mark.parametrize(("start", "warned"), [(2019, False), (2020, True)])
def test_outcome_shorter_than_five_years_asks_why(start, warned):
    assert ("JMI-3.01" in ids(suggestions.warnings(with_outcome(start=start, end=2023)))) is warned


@pytest.mark.provision("JMI-A.03")
@pytest.mark.parametrize(("end", "said"), [(2023, False), (2024, True)])
def test_outcome_that_ends_after_the_cycle_is_said(end, said):
    assert ("JMI-A.03" in ids(suggestions.hints(with_outcome(end=end)))) is said


@pytest.mark.provision("JMI-1.03")
def test_outcome_without_framework_asks_why():
    assert ids(suggestions.warnings(with_outcome(source=SourceFacts()))) == ["JMI-1.03"]


@pytest.mark.provision("JMI-3.02")
def test_new_at_any_level_asks_why():
    new = replace(SOURCE, origin="new")
    for facts in (with_outcome(source=new), with_output(source=new), with_indicator(source=new)):
        assert ids(suggestions.warnings(facts)) == ["JMI-3.02"]


@pytest.mark.provision("JMI-3.08")
def test_unticked_smart_boxes_are_named_with_both_words_for_r():
    found = suggestions.warnings(with_outcome(smart=frozenset({"specific", "measurable", "achievable"})))
    assert ids(found) == ["JMI-3.08"]
    assert "Realistic / relevant, Time-bound" in str(found[0].message)


@pytest.mark.provision("JMI-A.13")
def test_second_indicator_is_only_said():
    two = with_output(indicators=(INDICATOR, replace(INDICATOR, key="indicator:2")))
    assert ids(suggestions.hints(two)) == ["JMI-A.13"]
    assert suggestions.warnings(two) == []


@pytest.mark.provision("JMI-A.08")
@pytest.mark.parametrize(("ticks", "said"), [(3, False), (2, True)])
def test_three_boxes_of_an_output(ticks, said):
    assert ("JMI-A.08" in ids(suggestions.hints(with_output(ticks=ticks)))) is said


@pytest.mark.provision("JMI-1.01")
def test_set_with_one_side_only_is_flagged():
    assert ids(suggestions.hints(replace(SET, sides=frozenset({Side.GOVERNMENT})))) == ["JMI-1.01"]
    assert ids(suggestions.hints(replace(SET, sides=frozenset({Side.PARTNER})))) == ["JMI-1.01"]
    assert suggestions.hints(replace(SET, sides=frozenset({Side.GOVERNMENT, Side.NGO}))) == []


@pytest.mark.provision("JMI-A.04")
def test_missing_budget_plan_is_said():
    assert ids(suggestions.hints(with_outcome(source=replace(SOURCE, has_bsp=False)))) == ["JMI-A.04"]


@pytest.mark.provision("JMI-4.02")
@pytest.mark.parametrize(("day", "late"), [(14, False), (15, True)])
def test_fifteenth_of_june_is_late(day, late):
    assert rules.is_late(date(2019, 6, day), date(2019, 6, 14)) is late
    assert rules.is_late(date(2019, 6, day), None) is False


@pytest.mark.provision("JMI-A.02")
def test_first_outputs_have_the_first_round_and_later_ones_their_own():
    assert rules.first_output_years(2019, 2023, 2020, 2019) == (2019, 2020)
    assert rules.first_output_years(2019, 2023, 2020, 2020) == (2019, 2020)
    assert rules.first_output_years(2019, 2023, 2020, 2021) == (2021, 2022)
    assert rules.first_output_years(2019, 2023, 2020, 2023) == (2023, 2023)
    assert rules.first_output_years(2019, 2023, None, 2030) == (2023, 2023)
