"""The handover of a seat names the open issues for which it answers."""

import pytest
from django.utils import timezone

from followup import handover
from meetings.states import SeatFunction
from tests.factories.followup import IssueFactory, LegFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def issues_of(seat, user):
    parts = handover.sections(seat, user, timezone.localdate())
    return [[row.title for row in part.rows] for part in parts if part.title == "Open issues"]


def test_a_secretariat_hands_over_the_open_issues_of_its_forum():
    forum, body = ForumFactory(), OrganisationFactory()
    IssueFactory(forum=forum, title_en="Wells dry out", title_km="")
    secretariat = seated(forum, SeatFunction.SECRETARIAT)
    seat = SeatFactory(forum=forum, function=SeatFunction.SECRETARIAT)
    assert issues_of(seat, secretariat) == [["Wells dry out"]]
    assert issues_of(SeatFactory(forum=ForumFactory(), function=SeatFunction.CHAIR), secretariat) == [[]]
    assert issues_of(SeatFactory(forum=forum, function=SeatFunction.NGO, organisation=body), secretariat) == []


def test_a_body_hands_over_what_came_to_it():
    forum, body = ForumFactory(), OrganisationFactory()
    LegFactory(issue=IssueFactory(forum=forum, title_en="Wells dry out", title_km=""), to_organisation=body)
    seat = SeatFactory(forum=forum, function=SeatFunction.MINISTRY, organisation=body)
    assert issues_of(seat, seated(forum, SeatFunction.SECRETARIAT)) == [["Wells dry out"]]
