"""Letters: written down with what causes them, tried again, never lost, sent again by an administrator."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from jobs import letters
from jobs.models import Letter
from jobs.states import LETTER_DAYS, LetterState
from kit.mail import Message, send_after_commit
from kit.refusals import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.jobs import LetterFactory

pytestmark = pytest.mark.django_db
ICS = ("meeting.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar")


class Server:
    """A mail server that answers as it is told."""

    def __init__(self, monkeypatch):
        self.answer = None
        monkeypatch.setattr("jobs.letters.send", self.send)
        self.sent = []

    def send(self, messages):
        if self.answer is None:
            self.sent += messages
        return [self.answer for _one in messages]


@pytest.fixture
def server(monkeypatch):
    """The mail server."""
    return Server(monkeypatch)


CALENDAR = ("REQUEST", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n")


def write(capture, **fields):
    """Cause one letter and commit."""
    with capture(execute=True):
        send_after_commit([Message(**{"to": "sok@example.org", "subject": "s", "body": "Dear Sok", **fields})])
    return Letter.objects.get()


def test_a_letter_is_sent_at_once_and_written_down(django_capture_on_commit_callbacks):
    letter = write(django_capture_on_commit_callbacks, to_name="Sok", reply_to="desk@example.org", attachments=(ICS,))
    assert (letter.state, letter.error, letter.attempts) == ("sent", "", 1)
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to, sent.body) == (["Sok <sok@example.org>"], ["desk@example.org"], "Dear Sok")
    assert [(one.filename, one.mimetype) for one in sent.attachments] == [("meeting.ics", "text/calendar")]


def test_an_invitation_to_a_calendar_arrives_as_one(django_capture_on_commit_callbacks):
    write(django_capture_on_commit_callbacks, calendar=CALENDAR)
    (sent,) = mail.outbox
    assert sent.alternatives[0].mimetype == "text/html"
    assert sent.alternatives[-1].content == CALENDAR[1].decode()


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_leaves_no_letter():
    with pytest.raises(RuntimeError), transaction.atomic():
        send_after_commit([Message(to="sok@example.org", subject="s", body="b")])
        raise RuntimeError
    assert not Letter.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_letter_whose_process_died_is_sent_by_the_next_round():
    with transaction.atomic():
        letters.keep([Message(to="sok@example.org", subject="s", body="b")])  # and then nobody posts it
    assert letters.post_due(timezone.now()) == 0, "its own process may still be sending it"
    assert letters.post_due(timezone.now() + letters.OWN_TRY) == 1
    assert letters.post_due(timezone.now() + letters.OWN_TRY) == 0
    assert len(mail.outbox) == 1


def test_a_day_without_mail_server_loses_no_letter_and_sends_each_once(server, django_capture_on_commit_callbacks):
    server.answer = ConnectionRefusedError("away")
    with django_capture_on_commit_callbacks(execute=True):
        send_after_commit([Message(to=f"r{n}@example.org", subject="s", body="b") for n in range(30)])
    now = timezone.now()
    assert Letter.objects.filter(state="waiting", error="away").count() == 30
    for minute in range(0, 24 * 60, 7):
        assert letters.post_due(now + timedelta(minutes=minute)) == 0
    assert max(Letter.objects.values_list("attempts", flat=True)) < 35, "pauses grow"
    server.answer = None
    for minute in range(24 * 60, 26 * 60, 7):
        letters.post_due(now + timedelta(minutes=minute))
    assert sorted(one.to for one in server.sent) == sorted(f"r{n}@example.org" for n in range(30))
    assert not Letter.objects.exclude(state="sent").exists()


def test_no_request_waits_for_a_server_that_was_away_a_moment_ago(server, django_capture_on_commit_callbacks):
    server.answer = TimeoutError("no answer")
    first = write(django_capture_on_commit_callbacks)
    assert first.attempts == 1
    with django_capture_on_commit_callbacks(execute=True):
        send_after_commit([Message(to="next@example.org", subject="s", body="b")])
    second = Letter.objects.exclude(pk=first.pk).get()
    assert (second.attempts, second.state) == (0, "waiting")


@pytest.mark.parametrize(
    "answer, state",
    [
        (smtplib.SMTPRecipientsRefused({"sok@example.org": (550, b"no such mailbox")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"sok@example.org": (451, b"greylisted")}), "waiting"),
        (smtplib.SMTPDataError(554, b"spam"), "failed"),
        (smtplib.SMTPAuthenticationError(535, b"password"), "waiting"),
        (ConnectionResetError("gone"), "waiting"),
    ],
)
def test_an_answer_that_will_not_change_ends_the_tries(server, django_capture_on_commit_callbacks, answer, state):
    server.answer = answer
    letter = write(django_capture_on_commit_callbacks)
    assert letter.state == state
    assert letter.error


def test_after_three_days_a_letter_counts_as_not_sent(server, django_capture_on_commit_callbacks):
    server.answer = ConnectionRefusedError("away")
    letter = write(django_capture_on_commit_callbacks)
    letters.post_due(timezone.now() + timedelta(days=LETTER_DAYS, hours=1))
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED


def test_no_address_is_no_letter_and_holds_up_no_other(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_after_commit([Message(to=to, subject="s", body="b") for to in ("no address", "sok@example.org")])
    assert dict(Letter.objects.values_list("to", "state")) == {"no address": "failed", "sok@example.org": "sent"}


def test_a_way_in_is_never_readable_and_gone_once_sent(server, django_capture_on_commit_callbacks):
    server.answer = ConnectionRefusedError("away")
    letter = write(django_capture_on_commit_callbacks, private=True, body="https://desk/invitation/secret-token/")
    assert "secret-token" not in letter.body
    server.answer = None
    letters.post_due(timezone.now() + timedelta(hours=1))
    letter.refresh_from_db()
    assert "secret-token" in server.sent[0].body
    assert letter.body == ""
    keeper = UserFactory(roles=[RoleName.ADMINISTRATOR])
    with pytest.raises(Refused):
        letters.resend(letter=letter, by=keeper, now=timezone.now())


def test_invitations_and_ways_back_in_are_private():
    from accounts import emails
    from tests.factories.invitations import InvitationFactory

    assert emails.invitation(invitation=InvitationFactory(), url="https://desk/x/").private
    assert emails.password_reset(user=UserFactory(), url="https://desk/x/").private


def test_an_administrator_sends_a_failed_letter_again(client, django_capture_on_commit_callbacks):
    letter = LetterFactory(state="failed", error="no such mailbox", subject="The round is open")
    keeper = UserFactory(roles=[RoleName.ADMINISTRATOR], name_en="Keo Mony")
    client.force_login(keeper)
    page = client.get(reverse("jobs:letter-list") + "?state=failed").content.decode()
    assert "no such mailbox" in page
    assert letter.body not in page, "texts are not shown"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("jobs:letter-resend", args=[letter.pk]))
    letter.refresh_from_db()
    assert (letter.state, letter.resent_by) == ("sent", keeper)
    assert [one.subject for one in mail.outbox] == ["The round is open"]
    assert "Keo Mony" in client.get(reverse("jobs:letter-list")).content.decode()


def test_nobody_else_sends_letters_again():
    with pytest.raises(NotAllowed):
        letters.resend(letter=LetterFactory(state="failed"), by=UserFactory(), now=timezone.now())
    with pytest.raises(Refused):
        keeper = UserFactory(roles=[RoleName.ADMINISTRATOR])
        letters.resend(letter=LetterFactory(), by=keeper, now=timezone.now())


def test_list_of_letters_costs_the_same_for_one_and_for_fifty(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(UserFactory(roles=[RoleName.ADMINISTRATOR]))
    LetterFactory()
    url = reverse("jobs:letter-list")
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    LetterFactory.create_batch(60)
    with django_assert_num_queries(len(one)):
        page = client.get(url).content.decode()
    assert "before=" in page
