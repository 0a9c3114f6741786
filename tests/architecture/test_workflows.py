"""Every pair of state and step of every process, and the diagrams drawn from the same tables."""

import pytest
from django.utils.functional import Promise

from kit.diagrams import all_workflows, document
from kit.refusals import NotAllowed, Refused
from reports.provisions import known
from tests.architecture.floors import ROOT

TABLES = all_workflows()
PAIRS = [
    pytest.param(table, state, step, id=f"{name}-{state}-{step.verb}")
    for name, table in TABLES.items()
    for state in table.states.values
    for step in table.steps
]


@pytest.mark.parametrize(("table", "state", "step"), PAIRS)
def test_step_is_taken_from_its_states_by_its_parties_and_no_other_way(table, state, step):
    if state not in step.sources:
        with pytest.raises(Refused) as refused:
            table.check(state, step.verb, step.who)
        assert not isinstance(refused.value, NotAllowed)
        assert str(table.states(state).label) in str(refused.value.message)
        assert step not in table.offers(state, step.who)
        return
    for party in step.who:
        assert table.check(state, step.verb, [party]) == step.target
        assert step in table.offers(state, [party])
    with pytest.raises(NotAllowed):
        table.check(state, step.verb, ["nobody of these"])
    with pytest.raises(NotAllowed):
        table.check(state, step.verb, [])
    assert table.offers(state, []) == []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_table_is_whole(table):
    states = set(table.states.values)
    verbs = [step.verb for step in table.steps]
    assert table.initial in states
    assert set(table.final) <= states
    assert len(verbs) == len(set(verbs)), "a verb names one row"
    for step in table.steps:
        assert set(step.sources) <= states, step.verb
        assert step.target in states, step.verb
        assert step.who, f"{step.verb}: nobody may take it"
        assert isinstance(step.label, Promise), f"{step.verb}: its label is not translated"
        assert step.tone in {"primary", "secondary", "danger"}, step.verb
        assert not step.provision or known(step.provision), f"{step.verb}: no provision {step.provision}"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_state_is_reached_and_left(table):
    reached, waiting = {table.initial}, [table.initial]
    while waiting:
        state = waiting.pop()
        new = {step.target for step in table.steps if state in step.sources} - reached
        reached |= new
        waiting += new
    assert set(table.states.values) == reached
    stuck = {state for state in table.states.values if not any(state in step.sources for step in table.steps)}
    assert stuck <= set(table.final)
    for state in reached:
        assert bool(table.whose_turn(state)) == (state not in table.final), state


def test_processes_are_found():
    assert "jmi.SET_WORKFLOW" in TABLES


def test_diagrams_are_up_to_date():
    written = (ROOT / "docs" / "workflows.md").read_text("utf-8")
    assert written == document(), "run: python manage.py workflows"
