"""Inviting, letters with their calendar entry, changes of the meeting, withdrawing."""

import datetime
from email import message_from_bytes, policy

import icalendar
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kit.refusals import NotAllowed, Refused
from meetings.actions import changes, steps
from meetings.actions import invitations as actions
from meetings.actions import meetings as meeting_actions
from meetings.guests import guests_of, seats_to_invite
from meetings.models import Invitation, Letter, Seat
from meetings.states import Reply, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaItemFactory, MeetingDayFactory
from tests.factories.meetings import SeatFactory
from tests.factories.partners import PersonFactory
from tests.meetings.invited import DAY, NOW, Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return Scene()


def invite_all(scene):
    seats = Seat.objects.filter(forum=scene.forum)
    return actions.invite_seats(meeting=scene.meeting, seats=seats, by=scene.secretary, now=NOW)


def send(scene, commit):
    with commit(execute=True):
        return actions.send_letters(meeting=scene.meeting, by=scene.secretary, now=NOW)


def calendar_of(message):
    """The calendar file of a letter, as a mail program reads it."""
    (part,) = [part for part in message.alternatives if part.mimetype.startswith("text/calendar")]
    calendar = icalendar.Calendar.from_ical(part.content)
    (event,) = calendar.walk("VEVENT")
    return part.mimetype, calendar, event


def letter_to(seat):
    return next(message for message in mail.outbox if seat.person.email in message.to[0])


def test_every_seat_is_invited_once(scene):
    assert invite_all(scene) == 3
    assert invite_all(scene) == 0
    assert not seats_to_invite(scene.meeting, DAY).exists()
    assert set(scene.meeting.invitations.values_list("seat__function", flat=True)) == {
        "secretariat",
        "chair",
        "facilitator",
    }


def test_who_holds_two_seats_gets_one_invitation(scene):
    SeatFactory(forum=scene.forum, function=SeatFunction.FOCAL_POINT, theme="gender", person=scene.chair.person)
    assert invite_all(scene) == 3


def test_guests_stand_in_protocol_order(scene):
    minister_only = scene.seat(SeatFunction.MINISTRY, scene.ministry, "director", "Mr", "លោក", "Chea Rith", "ជា ឫទ្ធិ")
    invite_all(scene)
    actions.invite(meeting=scene.meeting, group="Commune chiefs", by=scene.secretary, now=NOW)
    names = [guest.name for guest in guests_of(scene.meeting, DAY)]
    assert names[0] == "H.E. Sok Dara"
    assert names.index(str(minister_only.person)) < names.index("Ann Lee")
    assert names[-1] == "Commune chiefs"


@pytest.mark.parametrize("who", ["partner", "stranger"])
def test_only_organisers_invite(scene, who):
    user = scene.partner.person.user if who == "partner" else UserFactory()
    with pytest.raises(NotAllowed):
        actions.invite(meeting=scene.meeting, group="All", by=user, now=NOW)
    assert not scene.meeting.invitations.exists()


def test_same_group_is_not_invited_twice(scene):
    actions.invite(meeting=scene.meeting, group="Commune chiefs", by=scene.secretary, now=NOW)
    with pytest.raises(Refused):
        actions.invite(meeting=scene.meeting, group="Commune chiefs ", by=scene.secretary, now=NOW)


def test_letter_brings_a_calendar_entry_and_the_address_for_the_reply(scene, django_capture_on_commit_callbacks):
    invite_all(scene)
    sent, without = send(scene, django_capture_on_commit_callbacks)
    assert (sent, without) == (2, 1)  # the secretary's person has no address in the directory
    message = letter_to(scene.chair)
    assert "\n" not in message.subject
    mimetype, calendar, event = calendar_of(message)
    assert mimetype == "text/calendar; method=REQUEST"
    assert calendar["METHOD"] == "REQUEST"
    assert str(event["UID"]).startswith(f"meeting-{scene.meeting.pk}@")
    assert event["DTSTART"].dt.isoformat() == "2026-12-10T08:30:00+07:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-10T12:00:00+07:00"
    assert event["STATUS"] == "CONFIRMED"
    assert scene.chair.person.email in str(event["ATTENDEE"])
    assert "/meetings/reply/" in message.body
    assert message.body.startswith("សូមគោរពជូន ឯកឧត្តម")
    mail_ = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    parts = {
        part.get_filename() or "shown": part for part in mail_.walk() if part.get_content_type() == "text/calendar"
    }
    assert parts["shown"].get_param("method") == "REQUEST"
    assert "សាលប្រជុំធំ" in icalendar.Calendar.from_ical(parts["invite.ics"].get_content()).walk("VEVENT")[0]["LOCATION"]
    assert message.message()["Content-Language"] == "km"
    assert Letter.objects.filter(meeting=scene.meeting, kind="invitation").count() == 2


def entries_of(message):
    """Each calendar file of a letter once: its method and its one event."""
    sent = sorted(message.attachments, key=lambda file: (len(file.filename), file.filename))
    files = [icalendar.Calendar.from_ical(file.content) for file in sent]
    assert all(len(file.walk("VEVENT")) == 1 for file in files), "RFC 5546: one UID in a file"
    return [(str(file["METHOD"]), file.walk("VEVENT")[0]) for file in files]


def test_each_day_of_a_meeting_comes_as_an_entry_and_one_that_falls_away_is_taken_back(
    scene, django_capture_on_commit_callbacks
):
    for after in (1, 2):
        MeetingDayFactory(meeting=scene.meeting, day_on=DAY + datetime.timedelta(days=after), venue=f"Hall {after}")
    invite_all(scene)
    send(scene, django_capture_on_commit_callbacks)
    asked = entries_of(letter_to(scene.chair))
    assert [method for method, _event in asked] == ["REQUEST"] * 3
    assert [event["DTSTART"].dt.date().day for _method, event in asked] == [10, 11, 12]
    assert str(asked[2][1]["LOCATION"]) == "Hall 2"
    mail.outbox.clear()
    scene.meeting.days.last().delete()
    with django_capture_on_commit_callbacks(execute=True):
        actions.on_meeting_changed(meeting=scene.meeting, change=changes.MOVED, by=scene.secretary, now=NOW)
    moved = entries_of(letter_to(scene.chair))
    assert [method for method, _event in moved] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [str(event["UID"]) for _method, event in moved] == [str(event["UID"]) for _method, event in asked]
    assert all(after[1]["SEQUENCE"] > before[1]["SEQUENCE"] for before, after in zip(asked, moved, strict=True))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        steps.cancel(meeting=scene.meeting, version=None, reason="Flood", by=scene.secretary, now=NOW)
    gone = entries_of(letter_to(scene.chair))
    assert [method for method, _event in gone] == ["CANCEL", "CANCEL"]


def test_letters_wait_until_the_meeting_is_announced():
    scene = Scene(state="planned")
    invite_all(scene)
    with pytest.raises(Refused):
        actions.send_letters(meeting=scene.meeting, by=scene.secretary, now=NOW)
    assert not scene.meeting.invitations.exclude(sent_at=None).exists()


@pytest.mark.provision("TWG-5e.05")
def test_announcing_sends_the_invitations(django_capture_on_commit_callbacks):
    scene = Scene(state="planned")
    AgendaItemFactory(meeting=scene.meeting)
    invite_all(scene)
    with django_capture_on_commit_callbacks(execute=True):
        steps.announce(meeting=scene.meeting, version=None, by=scene.secretary, now=NOW)
    assert len(mail.outbox) == 2
    assert scene.meeting.invitations.exclude(sent_at=None).count() == 2


def test_a_new_day_moves_the_entry_and_asks_again(scene, django_capture_on_commit_callbacks):
    invite_all(scene)
    send(scene, django_capture_on_commit_callbacks)
    row = scene.meeting.invitations.get(seat=scene.chair)
    actions.record_reply(invitation=row, answer="coming", version=row.version, by=scene.secretary, now=NOW)
    _type, _calendar, first = calendar_of(letter_to(scene.chair))
    mail.outbox.clear()
    scene.meeting.refresh_from_db()
    values = {name: getattr(scene.meeting, name) for name in meeting_actions.FACTS}
    with django_capture_on_commit_callbacks(execute=True):
        meeting_actions.change_meeting(
            meeting=scene.meeting,
            values=values,
            days=[{"day_on": DAY + datetime.timedelta(days=1), "starts": datetime.time(14, 0)}],
            joint_forums=[],
            version=scene.meeting.version,
            by=scene.secretary,
            now=NOW,
        )
    _type, _calendar, second = calendar_of(letter_to(scene.chair))
    assert second["UID"] == first["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]
    assert second["DTSTART"].dt.isoformat() == "2026-12-11T14:00:00+07:00"
    row.refresh_from_db()
    assert row.reply == Reply.NONE


@pytest.mark.parametrize(("verb", "state"), [("postpone", "postponed"), ("cancel", "cancelled")])
def test_calling_off_takes_the_entry_back_with_the_reason(scene, verb, state, django_capture_on_commit_callbacks):
    invite_all(scene)
    send(scene, django_capture_on_commit_callbacks)
    _type, _calendar, first = calendar_of(letter_to(scene.chair))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        getattr(steps, verb)(
            meeting=scene.meeting, version=None, reason="Floods in three provinces", by=scene.secretary, now=NOW
        )
    message = letter_to(scene.partner)
    mimetype, _calendar, event = calendar_of(message)
    assert mimetype == "text/calendar; method=CANCEL"
    assert (event["UID"], event["STATUS"]) == (first["UID"], "CANCELLED")
    assert event["SEQUENCE"] > first["SEQUENCE"]
    assert "Floods in three provinces" in message.body
    assert message.subject.startswith(state.capitalize())


def test_who_had_no_letter_is_not_told_of_a_change(scene, django_capture_on_commit_callbacks):
    invite_all(scene)
    with django_capture_on_commit_callbacks(execute=True):
        steps.cancel(meeting=scene.meeting, version=None, reason="Floods", by=scene.secretary, now=NOW)
    assert mail.outbox == []


def test_withdrawn_guest_is_told_and_leaves_the_list(scene, django_capture_on_commit_callbacks):
    invite_all(scene)
    send(scene, django_capture_on_commit_callbacks)
    mail.outbox.clear()
    row = scene.meeting.invitations.get(seat=scene.partner)
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(invitation=row, version=row.version, by=scene.secretary, now=NOW)
    assert [message.subject for message in mail.outbox] == ["Invitation withdrawn: Plenary 2026, Water TWG"]
    assert "Ann Lee" not in [guest.name for guest in guests_of(scene.meeting, DAY)]
    assert invite_all(scene) == 1


def test_a_subject_holds_no_second_header(scene, django_capture_on_commit_callbacks):
    scene.meeting.title_en = scene.meeting.title_km = "Plenary\r\nBcc: everybody@example.org"
    scene.meeting.save()
    invite_all(scene)
    send(scene, django_capture_on_commit_callbacks)
    for message in mail.outbox:
        assert "Bcc" not in message.message()
        assert message.recipients() == [message.to[0]] or len(message.recipients()) == 1


def test_letter_on_paper_is_logged(scene):
    row = actions.invite(meeting=scene.meeting, group="Commune chiefs", by=scene.secretary, now=NOW)
    actions.hand_over(invitation=row, version=row.version, by=scene.secretary, now=NOW)
    assert list(Letter.objects.values_list("kind", "recipient")) == [("paper", "Commune chiefs")]
    row.refresh_from_db()
    assert row.sent_at == NOW


def test_many_letters_cost_as_many_queries_as_few(scene):
    def grow(number):
        for n in range(number):
            person = PersonFactory(name_en=f"Guest {n} of {number}", email=f"g{n}-{number}@example.org")
            Invitation.objects.create(meeting=scene.meeting, person=person)

    counts = []
    for number in (3, 60):
        grow(number)
        with CaptureQueriesContext(connection) as queries:
            actions.send_letters(meeting=scene.meeting, by=scene.secretary, now=timezone.now())
        counts.append(len(queries))
    assert counts[1] <= counts[0]
