"""Members note that results were passed on in their organisation (TWG-5b.17)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import history
from kit.refusals import NotAllowed, Refused
from meetings.actions import passed_on as actions
from meetings.models import PassedOn
from meetings.passed_on_page import lines_of
from meetings.states import MeetingState, MinutesState, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
HELD = TODAY - datetime.timedelta(days=20)
VALUES = {"passed_on": TODAY, "to_whom": "Departments", "note": ""}


@pytest.fixture
def scene():
    """A held meeting with circulated minutes, its secretariat, and a member of a ministry."""
    forum = ForumFactory()
    meeting = MeetingFactory(
        forum=forum, starts_on=HELD, ends_on=HELD, state=MeetingState.HELD, minutes_state=MinutesState.CIRCULATED
    )
    ministry, member = OrganisationFactory(name_en="Ministry of Water"), UserFactory()
    SeatFactory(forum=forum, function=SeatFunction.MINISTRY, person=PersonFactory(user=member), organisation=ministry)
    SeatFactory(forum=forum, function=SeatFunction.NGO, organisation=OrganisationFactory(name_en="Clean Water NGO"))
    return meeting, seated(forum, SeatFunction.SECRETARIAT), member, ministry


def test_a_member_notes_it_once_with_one_short_form(client, scene):
    meeting, _secretariat, member, ministry = scene
    client.force_login(member)
    url = reverse("meetings:passed-on", args=[meeting.pk])
    page = client.get(url)
    sent = {
        "once": str(page.context["form"].initial["once"]),
        "organisation": ministry.pk,
        "passed_on": TODAY.isoformat(),
        "to_whom": "Provincial departments",
    }
    for _time in range(2):
        assert client.post(url, sent).status_code == 302
    row = PassedOn.objects.get()
    assert (row.organisation, row.to_whom, row.recorded_by) == (ministry, "Provincial departments", member)
    text = client.get(url).content.decode()
    assert "Provincial departments" in text
    assert "Passed on by members: 1" in text
    assert "Clean Water NGO" in text


def test_only_for_the_own_organisation_after_the_minutes_went_out_and_not_before_the_meeting(scene):
    meeting, secretariat, member, ministry = scene
    other = OrganisationFactory()
    with pytest.raises(NotAllowed):
        actions.note_passed_on(meeting=meeting, organisation=other, values=VALUES, by=member, now=NOW)
    for wrong in (HELD - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)):
        with pytest.raises(Refused):
            actions.note_passed_on(
                meeting=meeting, organisation=ministry, values=VALUES | {"passed_on": wrong}, by=member, now=NOW
            )
    actions.note_passed_on(meeting=meeting, organisation=ministry, values=VALUES, by=secretariat, now=NOW)
    assert [(line.organisation.name_en, line.done) for line in lines_of(member, meeting)] == [
        ("Clean Water NGO", False),
        ("Ministry of Water", True),
    ]
    meeting.minutes_state = MinutesState.DRAFT
    meeting.save()
    with pytest.raises(Refused):
        actions.note_passed_on(meeting=meeting, organisation=ministry, values=VALUES, by=member, now=NOW)


def test_a_stale_correction_shows_both(client, scene):
    meeting, _secretariat, member, ministry = scene
    row = actions.note_passed_on(meeting=meeting, organisation=ministry, values=VALUES, by=member, now=NOW)
    client.force_login(member)
    url = reverse("meetings:passed-on-update", args=[meeting.pk, row.pk])
    sent = {"passed_on": TODAY.isoformat(), "version": 1}
    assert client.post(url, sent | {"to_whom": "Theirs"}).status_code == 302
    assert client.post(url, sent | {"to_whom": "Mine"}).status_code == 409
    row.refresh_from_db()
    assert row.to_whom == "Theirs"


def test_the_history_of_a_note_is_read_by_those_who_see_the_meeting_alone(scene):
    meeting, _secretariat, member, ministry = scene
    row = actions.note_passed_on(meeting=meeting, organisation=ministry, values=VALUES, by=member, now=NOW)
    stranger = seated(ForumFactory(), SeatFunction.SECRETARIAT)
    assert [history.may_read(one, PassedOn, row.pk) for one in (member, stranger)] == [True, False]
