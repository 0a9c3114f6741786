"""Days of the JMIs in a calendar, the rolling budget window, and what a partnering action holds."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jmi import suggestions
from jmi.actions import chain as actions
from jmi.actions import entries
from jmi.actions.chain import Place
from jmi.calendar import due_dates
from jmi.chain import chains
from jmi.facts import facts_of
from jmi.matrix import matrix_of
from jmi.models import Activity, JmiSet, PartneringAction
from jmi.rules import rolled
from jmi.states import SetState
from partners.models import PolicyEntry, PolicyFramework
from tests.factories.jmi import JmiOrganisationFactory, complete_set, member
from tests.factories.jmi_progress import full_report

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)
YEAR = (datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))


@pytest.fixture
def in_force():
    made = complete_set(outputs=2)
    JmiSet.objects.filter(pk=made.pk).update(state=SetState.IN_FORCE)
    return made


@pytest.mark.provision("JMI-A.17")
def test_milestone_dates_reach_the_calendar_of_those_who_see_the_set(in_force):
    activity = Activity.objects.filter(outcome__jmi_set=in_force).first()
    found = [due for due in due_dates(member(in_force.forum), *YEAR) if due.kind == "jmi-milestone"]
    assert [due.day for due in found] == [datetime.date(2020, 9, 30)] * 2
    assert found[0].url == f"{in_force.get_absolute_url()}#activity-{activity.pk}"
    assert in_force.forum.code in found[0].label and activity.text_en in found[0].label
    assert due_dates(member(complete_set().forum), *YEAR) == []
    assert due_dates(member(in_force.forum), datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)) == []


def test_reports_stand_in_the_calendar_until_they_are_sent():
    report = full_report(state="drafted")
    user, days = member(report.jmi_set.forum), (report.due_on, report.due_on)
    assert [(due.day, due.kind, due.url) for due in due_dates(user, *days)] == [
        (report.due_on, "jmi-report", report.get_absolute_url())
    ]
    type(report).objects.update(state="submitted")
    assert due_dates(user, *days) == []


def test_calendar_asks_no_more_for_many_rows(in_force):
    user = member(in_force.forum)

    def count():
        with CaptureQueriesContext(connection) as queries:
            due_dates(user, *YEAR)
        return len(queries)

    count()  # rights are read once
    one = count()
    more = complete_set(outputs=4, rows=4, forum=in_force.forum, cycle=in_force.cycle, number=9)
    JmiSet.objects.filter(pk=more.pk).update(state=SetState.IN_FORCE)
    assert count() == one


# ── the budget window ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("window", "year", "now"),
    [((2019, 2021), 2021, (2019, 2021)), ((2019, 2021), 2022, (2020, 2022)), ((2019, 2021), 2025, (2023, 2025))],
)
def test_budget_window_rolls_one_year_at_a_time(window, year, now):
    assert rolled(window, year) == now


@pytest.mark.provision("JMI-3.10")
@pytest.mark.parametrize("kind", ["outcome", "output", "indicator"])
def test_each_level_names_its_budget_window_and_is_told_when_it_has_rolled_on(kind):
    jmi_set = complete_set()
    by = member(jmi_set.forum)
    outcome = jmi_set.outcomes.get()
    output = outcome.outputs.get()
    row = {"outcome": outcome, "output": output, "indicator": output.indicators.get()}[kind]
    place = {"outcome": Place(), "output": Place(outcome=outcome.pk), "indicator": Place(output=output.pk)}[kind]

    def link(start):
        framework = PolicyFramework.objects.create(
            type="bsp", code=f"BSP {start}", title_en="BSP", start_year=start, end_year=start + 2
        )
        entry = PolicyEntry.objects.create(framework=framework, code="2.1", title_en="Rural water")
        actions.save_row(
            jmi_set=jmi_set, kind=kind, pk=row.pk, place=place, values={"bsp_entry": entry}, by=by, now=NOW
        )
        chain = chains([jmi_set])[jmi_set.pk]
        found = suggestions.warnings(facts_of(jmi_set, chain))
        return [one for one in found if one.provision == "JMI-3.10"], str(matrix_of(jmi_set, "en"))

    told, matrix = link(2019)
    assert told == [] and "2.1 Rural water (2019–2021)" in matrix
    told, _matrix = link(2015)
    assert [(one.row, one.field) for one in told] == [(f"{kind}:{row.pk}", "bsp_entry")]
    assert "2015–2017" in told[0].message and ("2018–2020" in told[0].message or "2017–2019" in told[0].message)


@pytest.mark.provision("JMI-A.20")
def test_partnering_action_holds_text_need_party_and_state():
    report = full_report(state="drafted")
    jmi_set, by = report.jmi_set, member(report.jmi_set.forum)
    JmiSet.objects.filter(pk=jmi_set.pk).update(state=SetState.DRAFTING)
    output = jmi_set.outcomes.first().outputs.first()
    party = JmiOrganisationFactory(abbreviation_en="UNICEF")
    made = actions.save_row(
        jmi_set=jmi_set,
        kind="partnering",
        pk=None,
        place=Place(output=output.pk),
        values={"text_en": "Lend verifiers", "need": "prerequisite", "tags": ["capacity"]},
        children={"responsibles": [{"role": "lead", "organisation": party}]},
        by=by,
        now=NOW,
    )
    cell = next(one for row in matrix_of(jmi_set, "en").outputs for one in row.partnering if one.pk == made.pk)
    assert (cell.text.value, cell.need, cell.who) == ("Lend verifiers", "Prerequisite", "UNICEF")
    values = {"state": "done", "on_schedule": True}
    common = {"report": report, "kind": "partnering", "thing": made, "values": values, "version": 0}
    assert entries.save_schedule(**common, by=by, now=NOW).state == "done"
    assert PartneringAction.objects.get(pk=made.pk).progress.get().report == report
