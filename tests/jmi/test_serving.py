"""Agreed actions say which JMI they serve: beside the action, beside the row, in the workbook; to whom sees both."""

import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from followup import serving as asked
from jmi.actions import chain, revision, sets, undo
from jmi.actions.serving import serve
from jmi.models import Indicator, JmiSet, Output, ServingAction
from jmi.serving import served
from kit.refusals import NotAllowed, Refused
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory
from tests.factories.jmi import complete_set, member
from tests.factories.jmi_serving import ServingActionFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def scene():
    """A working group with a matrix, an action, and its secretariat signed in."""
    jmi_set = complete_set()
    jmi_set.keeper = member(jmi_set.forum)
    jmi_set.action = ActionFactory(forum=jmi_set.forum, text_en="Train the verifiers")
    jmi_set.row = Indicator.objects.get(output__outcome__jmi_set=jmi_set)
    return jmi_set


def _client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _page(action):
    return reverse("followup:action-serves", args=[action.pk])


def test_ticked_rows_stand_beside_the_action_beside_the_row_and_in_the_workbook(scene):
    client, key = _client(scene.keeper), f"indicator:{scene.row.pk}"
    page = client.get(_page(scene.action)).content.decode()
    assert page.count('name="serves"') == 5 and scene.row.title_en in page  # one of each kind
    client.post(_page(scene.action), {"of": f"jmi:{scene.pk}", "serves": key})
    shown = client.get(scene.action.get_absolute_url()).content.decode()
    assert f"{scene.get_absolute_url()}#indicator-{scene.row.pk}" in shown and scene.row.title_en in shown
    matrix = client.get(scene.get_absolute_url()).content.decode()
    assert f'id="serving-indicator-{scene.row.pk}"' in matrix and "Train the verifiers" in matrix
    sheet = client.get(reverse("followup:action-export")).content
    cells = [str(cell) for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.values for cell in row]
    assert any(scene.row.title_en in cell for cell in cells)
    client.post(_page(scene.action), {"of": f"jmi:{scene.pk}"})
    assert not ServingAction.objects.exists()


def test_only_keepers_of_the_list_link_and_only_to_sets_they_see(scene):
    other = complete_set()
    member_ = member(scene.forum, SeatFunction.NGO)
    key = f"indicator:{scene.row.pk}"
    assert _client(member_).get(_page(scene.action)).status_code == 404
    with pytest.raises(NotAllowed):
        serve(action=scene.action, jmi_set=scene, rows=[key], by=member_, now=NOW)
    client = _client(scene.keeper)
    assert client.get(_page(scene.action), {"of": f"jmi:{other.pk}"}).status_code == 404
    assert client.post(_page(scene.action), {"of": f"jmi:{other.pk}"}).status_code == 404
    with pytest.raises(NotAllowed):
        serve(action=scene.action, jmi_set=other, rows=[], by=scene.keeper, now=NOW)
    with pytest.raises(Refused):  # a row of another set under the name of this one
        serve(
            action=scene.action,
            jmi_set=scene,
            rows=[f"output:{Output.objects.get(outcome__jmi_set=other).pk}"],
            by=scene.keeper,
            now=NOW,
        )


def test_links_are_hidden_from_those_who_may_not_see_the_other_end(scene):
    link = ServingActionFactory(indicator=scene.row, jmi_set=scene, action=ActionFactory(text_en="Elsewhere agreed"))
    assert "Elsewhere agreed" not in _client(scene.keeper).get(scene.get_absolute_url()).content.decode()
    leader = member(link.action.forum)
    assert served(leader, [link.action_id]) == {}
    assert asked.served(UserFactory(roles=["crdb"]), [link.action_id])[link.action_id][0].words == str(scene.row)


def test_pages_of_many_links_ask_as_often_as_those_of_one(scene, django_assert_max_num_queries):
    ServingActionFactory(indicator=scene.row, jmi_set=scene)
    client = _client(scene.keeper)
    client.get(scene.get_absolute_url())
    with django_assert_max_num_queries(40) as one:
        client.get(scene.get_absolute_url())
    for _more in range(4):
        ServingActionFactory(indicator=scene.row, jmi_set=scene)
    with django_assert_max_num_queries(len(one)):
        client.get(scene.get_absolute_url())


def test_a_removed_row_takes_its_links_and_brings_them_back(scene):
    JmiSet.objects.filter(pk=scene.pk).update(state="drafting")
    jmi_set = JmiSet.objects.get(pk=scene.pk)
    ServingActionFactory(indicator=scene.row, jmi_set=jmi_set, action=scene.action)
    kept = chain.remove_row(jmi_set=jmi_set, kind="indicator", pk=scene.row.pk, by=scene.keeper, now=NOW)
    assert not ServingAction.objects.exists()
    undo.restore_row(jmi_set=jmi_set, removed=kept, by=scene.keeper, now=NOW)
    assert ServingAction.objects.get().row == scene.row


def test_a_revision_in_force_takes_the_links_over_and_an_ended_set_takes_no_new_one(scene):
    JmiSet.objects.filter(pk=scene.pk).update(state="in_force")
    old = JmiSet.objects.get(pk=scene.pk)
    ServingActionFactory(indicator=scene.row, jmi_set=old, action=scene.action)
    new = revision.revise(jmi_set=old, reason="New census", by=scene.keeper, now=NOW)
    assert [book.key for book in asked.SOURCES["jmi"].books(scene.keeper, scene.action)] == [str(old.pk)]
    JmiSet.objects.filter(pk=new.pk).update(state="sent_to_pm")
    sets.put_in_force(jmi_set=JmiSet.objects.get(pk=new.pk), on=NOW.date(), by=UserFactory(roles=["crdb"]), now=NOW)
    assert [one.url for one in served(scene.keeper, [scene.action.pk])[scene.action.pk]] == [
        f"{new.get_absolute_url()}#indicator-{Indicator.objects.get(copied_from=scene.row).pk}"
    ]
    with pytest.raises(Refused):
        serve(
            action=scene.action,
            jmi_set=JmiSet.objects.get(pk=old.pk),
            rows=[f"indicator:{scene.row.pk}", f"output:{scene.row.output_id}"],
            by=scene.keeper,
            now=NOW,
        )


def test_a_link_is_to_exactly_one_row_once(scene):
    link = ServingActionFactory(indicator=scene.row, jmi_set=scene)
    for wrong in ({"output": scene.row.output}, {"indicator": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ServingAction.objects.create(
                **({"action": scene.action, "jmi_set": scene, "indicator": scene.row, "made_at": NOW} | wrong)
            )
    with pytest.raises(IntegrityError), transaction.atomic():
        ServingAction.objects.create(action=link.action, jmi_set=scene, indicator=scene.row, made_at=NOW)
