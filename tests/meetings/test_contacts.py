"""Talks between the Chair and the lead facilitator: noted with a day and two names, asked for before a plenary."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.refusals import NotAllowed, Refused
from meetings.actions.contacts import log_contact
from meetings.models import Meeting
from meetings.states import MeetingKind, MeetingState, SeatFunction
from reports import desk_parts
from reports.desk_minutes import things
from tests.factories.meeting_work import MeetingFactory
from tests.factories.meetings import SeatFactory, seated
from tests.meetings.invited import Scene

pytestmark = pytest.mark.django_db
HINT = "No talk of Chair and lead facilitator is noted yet"


@pytest.fixture
def scene():
    day = timezone.localdate() + datetime.timedelta(20)
    return Scene(starts_on=day, ends_on=day, kind="plenary")


def sent(scene, **changed):
    return {
        "on": timezone.localdate().isoformat(),
        "seats": [scene.chair.pk, scene.partner.pk],
        "note_en": "",
        "note_km": "",
    } | changed


@pytest.mark.provision("TWG-5e.01")
def test_before_a_plenary_the_page_says_that_no_talk_is_noted_until_one_is(client, scene):
    client.force_login(scene.secretary)
    since = reverse("meetings:meeting-since-last", args=[scene.meeting.pk])
    page = client.get(scene.meeting.get_absolute_url()).content.decode()
    assert HINT in page
    assert "No talk is noted." in client.get(since).content.decode()
    client.force_login(scene.partner.person.user)
    answer = client.post(
        reverse("meetings:contact-create", args=[scene.meeting.pk]), sent(scene, note_en="Both late actions.")
    )
    assert answer.url == since
    text = client.get(since).content.decode()
    assert "Sok Dara" in text and "Ann Lee" in text and "Both late actions." in text
    assert "No talk is noted." not in text
    assert HINT not in client.get(scene.meeting.get_absolute_url()).content.decode()


@pytest.mark.provision("TWG-5e.02")
def test_a_talk_asks_for_a_day_and_people_only(client, scene):
    client.force_login(scene.chair.person.user)
    answer = client.post(reverse("meetings:contact-create", args=[scene.meeting.pk]), sent(scene))
    assert answer.status_code == 302
    talk = Meeting.objects.get(kind=MeetingKind.CONTACT)
    assert (talk.state, talk.starts_on, talk.forum) == (MeetingState.HELD, timezone.localdate(), scene.forum)
    assert not talk.items.exists() and not talk.points.exists()
    assert {row.person for row in talk.attendances.all()} == {scene.chair.person, scene.partner.person}
    # Nobody is asked to write its minutes.
    found = desk_parts.read("minutes", scene.secretary, timezone.localdate())
    assert not any(str(talk) in thing.title for thing in things(scene.secretary, timezone.localdate(), found))
    shown = client.get(reverse("meetings:meeting-list"), {"state": "no-minutes"}).content.decode()
    assert f'href="{talk.get_absolute_url()}"' not in shown


def test_a_form_sent_twice_notes_one_talk(client, scene):
    client.force_login(scene.secretary)
    url = reverse("meetings:contact-create", args=[scene.meeting.pk])
    once = client.get(url).context["form"].initial["once"]
    for _twice in range(2):
        assert client.post(url, sent(scene, once=str(once))).status_code == 302
    assert Meeting.objects.filter(kind=MeetingKind.CONTACT).count() == 1


def test_days_ahead_one_person_and_strangers_are_refused_and_nothing_is_lost(client, scene):
    client.force_login(scene.secretary)
    url = reverse("meetings:contact-create", args=[scene.meeting.pk])
    tomorrow = (timezone.localdate() + datetime.timedelta(1)).isoformat()
    stranger = SeatFactory(function=SeatFunction.CHAIR)
    for wrong in ({"on": tomorrow}, {"seats": [scene.chair.pk]}, {"on": ""}, {"seats": [scene.chair.pk, stranger.pk]}):
        answer = client.post(url, sent(scene, note_en="What we said", **wrong))
        assert answer.status_code == 422, wrong
        assert "What we said" in answer.content.decode()
    assert not Meeting.objects.filter(kind=MeetingKind.CONTACT).exists()


def test_other_members_note_no_talks(scene):
    member = seated(scene.forum, SeatFunction.MINISTRY)
    now = timezone.now()
    with pytest.raises(NotAllowed):
        log_contact(
            meeting=scene.meeting, on=timezone.localdate(), seats=[scene.chair, scene.partner], by=member, now=now
        )
    with pytest.raises(Refused):
        log_contact(meeting=scene.meeting, on=timezone.localdate(), seats=[scene.chair], by=scene.secretary, now=now)


def test_a_forum_without_a_facilitator_is_not_told_to_talk_to_one(client, scene):
    scene.partner.delete()
    client.force_login(scene.secretary)
    assert HINT not in client.get(scene.meeting.get_absolute_url()).content.decode()


def test_somebody_in_two_seats_is_one_person(scene):
    deputy = SeatFactory(forum=scene.forum, function=SeatFunction.DEPUTY_CHAIR, person=scene.chair.person)
    facts = {"meeting": scene.meeting, "on": timezone.localdate(), "by": scene.secretary, "now": timezone.now()}
    with pytest.raises(Refused):
        log_contact(seats=[scene.chair, deputy], **facts)
    talk = log_contact(seats=[scene.chair, deputy, scene.partner], **facts)
    assert [row.person for row in talk.attendances.all()] == [scene.partner.person, scene.chair.person]


def test_a_talk_names_no_meeting_of_partners_alone(scene):
    scene.meeting.kind = MeetingKind.PARTNERS
    scene.meeting.save()
    by = scene.partner.person.user
    talk = log_contact(
        meeting=scene.meeting, on=timezone.localdate(), seats=[scene.chair, scene.partner], by=by, now=timezone.now()
    )
    assert talk.main_meeting is None


def test_a_talk_counts_since_the_last_plenary_however_it_was_noted(client, scene):
    today = timezone.localdate()
    client.force_login(scene.secretary)

    def hint():
        return HINT in client.get(scene.meeting.get_absolute_url()).content.decode()

    early, late = today - datetime.timedelta(200), today - datetime.timedelta(10)
    before = today - datetime.timedelta(100)
    MeetingFactory(forum=scene.forum, kind="plenary", state="held", starts_on=before, ends_on=before)
    MeetingFactory(forum=scene.forum, kind="contact", state="held", starts_on=early, ends_on=early)
    assert hint(), "a talk before the last plenary is no talk about what it agreed"
    MeetingFactory(forum=scene.forum, kind="contact", state="held", starts_on=late, ends_on=late)
    assert not hint()
