"""A province, NCDD-S and a working group, with the paths between them."""

import pytest

from meetings.states import ForumKind, SeatFunction
from partners.models import Position
from tests.factories.accounts import UserFactory
from tests.factories.followup import EscalationPathFactory
from tests.factories.jmi import JmiForumFactory, JmiOrganisationFactory, member, seat


@pytest.fixture
def province():
    """A province's dialogue with its secretariat; unresolved issues from there must go to NCDD-S."""
    forum = JmiForumFactory(kind=ForumKind.SND, name_en="Kampong Chhnang dialogue")
    forum.people = member(forum, email="province@example.org")
    return forum


@pytest.fixture
def ncdds():
    """The secretariat of the national committee, where somebody holds a position."""
    body = JmiOrganisationFactory(name_en="NCDD-S")
    user = UserFactory(email="ncdds@example.org")
    forum = JmiForumFactory()
    person = seat(user, forum, SeatFunction.OBSERVER).person
    person.seats.all().delete()
    Position.objects.create(person=person, organisation=body, title_en="Officer")
    body.user = user
    return body


@pytest.fixture
def group():
    """A working group."""
    forum = JmiForumFactory(name_en="Rural Water TWG")
    forum.people = member(forum, SeatFunction.CHAIR, email="group@example.org")
    return forum


@pytest.fixture
def ways(province, ncdds, group):
    """province → NCDD-S (must) → working groups (may); province → working groups (may)."""
    EscalationPathFactory(
        from_kind=ForumKind.SND, to_kind="", to_organisation=ncdds, strength="must", provision="SND-4.3.18"
    )
    EscalationPathFactory(from_kind=ForumKind.SND, to_kind=ForumKind.TWG, strength="may", provision="SND-4.3.22")
    EscalationPathFactory(
        from_kind="", from_organisation=ncdds, to_kind=ForumKind.TWG, strength="may", provision="SND-4.3.21"
    )
