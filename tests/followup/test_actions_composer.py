"""The composer of the minutes takes lead and day of an action at once; a point is sent to another item."""

import pytest
from django.urls import reverse
from django.utils import timezone

from followup.models import Action
from meetings.models import Point
from meetings.states import MeetingState, SeatFunction
from tests.factories.meeting_work import AgendaItemFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def meeting():
    return MeetingFactory(forum=ForumFactory(), state=MeetingState.HELD)


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, title_en="JMI progress")


@pytest.fixture
def desk(client, meeting):
    client.force_login(seated(meeting.forum, SeatFunction.SECRETARIAT))
    return client


def save(desk, meeting, item, **data):
    url = reverse("meetings:point-save", args=[meeting.pk])
    return desk.post(url, {"item": item.pk, "kind": "action", "text_en": "Share the map."} | data)


@pytest.mark.provision("TWG-5e.08")
def test_an_action_is_whole_at_once(desk, meeting, item):
    body = OrganisationFactory()
    more = {"action-lead_organisation": str(body.pk), "action-due_text": "end of June 2027"}
    assert save(desk, meeting, item, **more).status_code == 302
    action = Action.objects.get()
    assert (action.lead_organisation, action.side, action.due_text) == (body, body.side, "end of June 2027")
    assert action.due_on.year == 2027
    page = desk.get(reverse("meetings:minutes", args=[meeting.pk]), {"item": item.pk}).content.decode()
    assert 'name="action-due_text"' in page
    assert body.short() in page


def test_what_is_not_touched_stays_and_a_given_day_does_not_move(desk, meeting, item):
    seat = SeatFactory(forum=meeting.forum, function=SeatFunction.CHAIR)
    save(desk, meeting, item, **{"action-lead_seat": str(seat.pk), "action-due_text": "Q2 2027"})
    point = Point.objects.get()
    data = {"point": point.pk, "version": point.version, "text_en": "Share both maps.", "action-due_text": "2029"}
    save(desk, meeting, item, **data, **{"action-lead_seat": str(seat.pk), "action-lead_text": "with help"})
    action = Action.objects.get()
    assert (action.text_en, action.lead_seat, action.lead_text) == ("Share both maps.", seat, "with help")
    assert action.due_text == "Q2 2027"


def test_a_day_half_typed_is_not_yet_promised(desk, meeting, item):
    save(desk, meeting, item, auto="1", **{"action-due_text": "3"})
    assert Action.objects.get().due_text == ""
    point = Point.objects.get()
    more = {"point": point.pk, "version": point.version, "action-due_text": "30 June 2027"}
    save(desk, meeting, item, **more)
    assert Action.objects.get().due_text == "30 June 2027"


def test_other_kinds_take_no_lead(desk, meeting, item):
    save(desk, meeting, item, kind="decision", **{"action-lead_seat": "x", "action-due_text": "Q2 2027"})
    assert Point.objects.get().kind == "decision"
    assert not Action.objects.exists()


def test_a_lead_from_elsewhere_comes_back_with_all_that_was_typed(desk, meeting, item):
    stranger = SeatFactory(forum=ForumFactory())
    answer = save(desk, meeting, item, **{"action-lead_seat": str(stranger.pk), "action-due_text": "Q2 2027"})
    assert answer.status_code == 422
    assert 'value="Q2 2027"' in answer.content.decode()
    assert not Point.objects.exists()


def test_a_point_is_sent_to_another_item_with_its_action(desk, meeting, item):
    other = AgendaItemFactory(meeting=meeting, title_en="Any other business")
    save(desk, meeting, item)
    page = desk.get(reverse("meetings:minutes", args=[meeting.pk]), {"item": item.pk}).content.decode()
    assert f'name="item" value="{other.pk}"' in page
    point = Point.objects.get()
    desk.post(reverse("meetings:point-move", args=[meeting.pk, point.pk]), {"item": other.pk})
    assert Point.objects.get().item == other
    assert Action.objects.get().item == other
