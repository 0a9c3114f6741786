"""The list of meetings narrows by kind, year and words from its filter bar; history stands beside the agenda."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from meetings.actions import minutes
from meetings.states import MeetingKind, MeetingState, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaItemFactory, AgendaTemplateFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def secretariat(client, forum):
    user = seated(forum, SeatFunction.SECRETARIAT)
    client.force_login(user)
    return user


def test_kind_year_and_words_are_asked_for_in_the_filter_bar(client, forum, secretariat):
    MeetingFactory(forum=forum, title_en="Sludge plenary", starts_on=datetime.date(2025, 3, 1), ends_on=None)
    MeetingFactory(forum=forum, title_en="Budget talk", kind=MeetingKind.CORE)
    MeetingFactory(title_en="Of others", starts_on=datetime.date(2019, 3, 1), ends_on=None)
    for url in (reverse("meetings:meeting-list"), reverse("meetings:forum-meetings", args=[forum.pk])):
        page = client.get(url, {"state": "coming"}).content.decode()
        for field in ('name="kind"', 'name="year"', 'name="q"', '<input type="hidden" name="state" value="coming">'):
            assert field in page
        assert '<option value="2025"' in page
        assert '<option value="2019"' not in page
        found = client.get(url, {"year": "2025", "kind": "plenary", "q": "sludge"}).content.decode()
        assert "Sludge plenary" in found
        assert "Budget talk" not in found
        assert '<option value="2025" selected>' in found


def test_history_stands_beside_the_agenda_and_the_templates(client, forum, secretariat):
    item = AgendaItemFactory(meeting=MeetingFactory(forum=forum))
    template = AgendaTemplateFactory()
    of_item = reverse("accounts:history", args=["meetings.agendaitem", item.pk])
    assert of_item in client.get(reverse("meetings:agenda", args=[item.meeting_id])).content.decode()
    assert client.get(of_item).status_code == 200
    of_template = reverse("accounts:history", args=["meetings.agendatemplate", template.pk])
    assert of_template not in client.get(reverse("meetings:agenda-template-list")).content.decode()
    client.force_login(UserFactory(roles=[RoleName.CRDB]))
    assert of_template in client.get(reverse("meetings:agenda-template-list")).content.decode()
    assert client.get(of_template).status_code == 200
    client.force_login(seated(ForumFactory(), SeatFunction.NGO))
    assert client.get(reverse("accounts:history", args=["meetings.agendaitem", item.pk])).status_code == 404


@pytest.mark.provision("TWG-5e.06")
def test_an_item_with_points_in_sealed_minutes_stays_and_says_why(client, forum, secretariat):
    meeting = MeetingFactory(forum=forum, state=MeetingState.HELD)
    item = PointFactory(meeting=meeting, item=AgendaItemFactory(meeting=meeting)).item
    url = reverse("meetings:item-remove", args=[meeting.pk, item.pk])
    answer = client.post(url, {"reason": "x"})
    assert answer.status_code == 422
    assert "Papers or minutes hang on this item" in answer.content.decode()
    minutes.circulate(meeting=meeting, until=timezone.localdate() + DAY, by=secretariat, now=NOW)
    minutes.approve(meeting=meeting, by=seated(forum, SeatFunction.CHAIR), now=NOW + 3 * DAY)
    minutes.seal(meeting=meeting, by=secretariat, now=NOW + 3 * DAY)
    answer = client.post(url, {"reason": "x"})
    assert answer.status_code == 422
    assert "The minutes are sealed" in answer.content.decode()
    item.refresh_from_db()
