"""A province keeps promises of its own: its side is not the Government's, and not that of partners either."""

import importlib

import pytest
from django.apps import apps
from django.utils import timezone

from followup import lists
from followup.actions.actions import create_action
from followup.balance import by_side
from followup.models import Action, Issue
from jmi.facts import has_both_sides
from partners.models.organisations import OrganisationKind, Side
from tests.factories.followup import ActionFactory, IssueFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member
from tests.factories.meetings import SeatFactory

pytestmark = pytest.mark.django_db


def test_what_a_province_promises_is_counted_and_filtered_apart():
    forum = JmiForumFactory()
    user, province = member(forum), JmiOrganisationFactory(kind=OrganisationKind.SUBNATIONAL)
    for body in (province, JmiOrganisationFactory()):
        create_action(forum=forum, text_en="Open the well", lead_organisation=body, by=user, now=timezone.now())
    today = timezone.localdate()
    sides = by_side(Action.objects.all(), today)
    assert {side: one.total for side, one in sides.items() if one.total} == {Side.PROVINCE: 1, Side.GOVERNMENT: 1}
    [found] = lists.chosen(user, lists.ActionFilter.read({"side": "province"}), today)
    assert found.lead_organisation == province


def test_a_ministry_and_a_province_alone_are_not_both_sides():
    assert not has_both_sides(frozenset({Side.GOVERNMENT, Side.PROVINCE}))
    assert has_both_sides(frozenset({Side.PROVINCE, Side.NGO}))


def test_older_promises_of_provinces_change_their_side():
    province = JmiOrganisationFactory(kind=OrganisationKind.SUBNATIONAL)
    seat = SeatFactory(organisation=province)
    led = ActionFactory(lead_organisation=province, side=Side.GOVERNMENT)
    by_seat = ActionFactory(lead_organisation=None, lead_seat=seat, forum=seat.forum, side=Side.GOVERNMENT)
    others = [ActionFactory(side=Side.GOVERNMENT), ActionFactory(lead_organisation=province, side=Side.NGO)]
    issue = IssueFactory(raised_by_organisation=province, side=Side.GOVERNMENT)
    importlib.import_module("followup.migrations.0006_promises_of_provinces").provinces(apps, None)
    assert {*Action.objects.filter(side=Side.PROVINCE)} == {led, by_seat}
    assert [Action.objects.get(pk=one.pk).side for one in others] == [Side.GOVERNMENT, Side.NGO]
    assert Issue.objects.get(pk=issue.pk).side == Side.PROVINCE
