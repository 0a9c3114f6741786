"""Meetings, their papers and points of minutes are found by those who may see them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.states import MinutesState, PaperAccess, SeatFunction
from partners import search
from partners.models import SearchEntry
from reports.search import answer
from tests.factories.meeting_work import MeetingFactory, PaperFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db


def keys(user):
    return [group.key for group in answer(user, "zanzibar")[0]]


def test_meetings_papers_and_points_are_found_by_those_who_see_them(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        forum = ForumFactory()
        meeting = MeetingFactory(forum=forum, title_en="Zanzibar plenary")
        PaperFactory(meeting=meeting, title_en="Zanzibar study", shared_at=timezone.now())
        point = PointFactory(meeting=meeting, text_en="The Zanzibar model was welcomed.")
        member, stranger = seated(forum, SeatFunction.NGO), seated(ForumFactory(), SeatFunction.NGO)
    assert keys(member) == ["meeting", "paper"]
    assert keys(stranger) == []
    in_index = SearchEntry.objects.filter(source="point", object_id=point.pk)
    assert not in_index.exists()  # typed, and found by nobody
    with django_capture_on_commit_callbacks(execute=True):
        meeting.minutes_state = MinutesState.CIRCULATED
        meeting.save(update_fields=["minutes_state"])
    assert in_index.exists()
    assert keys(member) == ["meeting", "paper", "point"]
    assert keys(stranger) == []
    client.force_login(member)
    page = client.get(reverse("reports:search"), {"q": "zanzibar"}).content.decode()
    assert reverse("meetings:papers", args=[meeting.pk]) in page
    assert f"#point-{point.pk}" in page
    assert "The Zanzibar model was welcomed." in page


def test_papers_of_a_closed_circle_are_not_found_by_members():
    forum = ForumFactory()
    PaperFactory(meeting__forum=forum, title_en="Zanzibar study", shared_at=timezone.now(), access=PaperAccess.NAMED)
    search.rebuild()
    assert keys(seated(forum, SeatFunction.NGO)) == []
