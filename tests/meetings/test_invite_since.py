"""What changed since the last meeting: the page for the talk between Chair and lead facilitator."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory, IssueFactory
from tests.factories.meeting_work import AgendaItemFactory, MeetingFactory, PaperFactory, PointFactory
from tests.factories.meetings import SeatFactory, seated
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.localdate() - datetime.timedelta(days=days)


@pytest.fixture
def scene():
    day = ago(-17)
    made = Scene(starts_on=day, ends_on=day)
    made.last = MeetingFactory(
        forum=made.forum, title_en="Plenary of spring", state="held", starts_on=ago(100), ends_on=ago(100)
    )
    return made


def page(client, user, meeting):
    client.force_login(user)
    answer = client.get(reverse("meetings:meeting-since-last", args=[meeting.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_begins_with_the_last_meeting_that_was_held(client, scene):
    MeetingFactory(forum=scene.forum, title_en="Older", state="held", starts_on=ago(300), ends_on=ago(300))
    MeetingFactory(forum=scene.forum, title_en="Fell out", state="planned", starts_on=ago(50), ends_on=ago(50))
    MeetingFactory(title_en="Of others", state="held", starts_on=ago(20), ends_on=ago(20))
    text = page(client, scene.secretary, scene.meeting)
    assert "Plenary of spring" in text
    assert "Older" not in text
    assert "Of others" not in text
    assert "Fell out" in text  # a meeting in between


def test_it_shows_what_was_decided_and_what_was_not_reached(client, scene):
    PointFactory(meeting=scene.last, kind="decision", text_en="The fee is 500 riel.")
    PointFactory(meeting=scene.last, kind="information", text_en="It rained.")
    AgendaItemFactory(meeting=scene.last, title_en="Budget lines", reached=False)
    AgendaItemFactory(meeting=scene.last, title_en="Opening words", reached=True)
    text = page(client, scene.partner.person.user, scene.meeting)
    assert "The fee is 500 riel." in text
    assert "It rained." not in text
    assert "Budget lines" in text
    assert "Opening words" not in text


def test_it_shows_late_closed_and_new_actions_and_issues_that_moved(client, scene):
    now = timezone.now()
    ActionFactory(
        forum=scene.forum, text_en="Send the list", due_on=ago(3), created_at=now - datetime.timedelta(days=150)
    )
    ActionFactory(forum=scene.forum, text_en="Name a focal point", due_on=ago(-30), created_at=now)
    ActionFactory(
        forum=scene.forum,
        text_en="Translate the guideline",
        state="done",
        closing_note="It is printed.",
        state_since_at=now,
        created_at=now - datetime.timedelta(days=150),
    )
    old = now - datetime.timedelta(days=200)
    ActionFactory(
        forum=scene.forum, text_en="Long closed", state="done", closing_note="x", state_since_at=old, created_at=old
    )
    IssueFactory(forum=scene.forum, title_en="No budget code", state_since_at=now)
    IssueFactory(forum=scene.forum, title_en="Old matter", state_since_at=old)
    text = page(client, scene.chair.person.user, scene.meeting)
    for words in ("Send the list", "Name a focal point", "Translate the guideline", "It is printed.", "No budget code"):
        assert words in text
    assert "Long closed" not in text
    assert "Old matter" not in text


def test_it_shows_who_came_and_who_left(client, scene):
    SeatFactory(forum=scene.forum, function=SeatFunction.NGO, person__name_en="New Comer", from_on=ago(10))
    SeatFactory(forum=scene.forum, function=SeatFunction.NGO, person__name_en="Gone Away", to_on=ago(5))
    SeatFactory(forum=scene.forum, function=SeatFunction.NGO, person__name_en="Always There")
    text = page(client, scene.secretary, scene.meeting)
    assert "New Comer" in text
    assert "Gone Away" in text
    assert "Always There" not in text


def test_a_paper_of_a_closed_circle_is_named_to_nobody_outside_it(client, scene):
    PaperFactory(meeting=scene.meeting, title_en="Names of candidates", access="named")
    PaperFactory(meeting=scene.meeting, title_en="Progress report")
    text = page(client, scene.partner.person.user, scene.meeting)
    assert "Progress report" in text
    assert "Names of candidates" not in text
    assert "Names of candidates" in page(client, scene.secretary, scene.meeting)


def test_other_members_and_strangers_do_not_see_it(client, scene):
    url = reverse("meetings:meeting-since-last", args=[scene.meeting.pk])
    for user in (seated(scene.forum, SeatFunction.NGO), UserFactory()):
        client.force_login(user)
        assert client.get(url).status_code == 404


def test_first_meeting_of_a_forum_shows_a_year(client, scene):
    Meeting.objects.filter(pk=scene.last.pk).delete()
    assert "last twelve months" in page(client, scene.secretary, scene.meeting)


def test_it_costs_the_same_queries_for_many_changes(client, scene):
    counts = []
    for number in (1, 25):
        for _n in range(number):
            ActionFactory(forum=scene.forum, due_on=ago(3))
            PointFactory(meeting=scene.last, kind="decision")
        page(client, scene.secretary, scene.meeting)
        with CaptureQueriesContext(connection) as queries:
            page(client, scene.secretary, scene.meeting)
        counts.append(len(queries))
    assert counts[0] == counts[1]
