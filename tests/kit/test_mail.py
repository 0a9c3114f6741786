"""Letters: no foreign headers, the right language, nothing sent for what was undone."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.mail import Message, in_both, in_language, send, send_after_commit

ANYTHING = st.text(st.characters(codec="utf-8"), max_size=80)
ENDS = st.sampled_from(["\r\n", "\n", "\r", "\u2028", "\x0b", "\x00", "\x85", "\r\nBcc: evil@example.org\r\n\r\n"])
KNOWN = {
    "subject", "from", "to", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    "content-language", "auto-submitted",
}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(subject=ANYTHING, name=ANYTHING, end=ENDS)
def test_no_text_begins_another_header(subject, name, end):
    message = Message(
        to="sok@example.org", to_name=f"{name}{end}X: y", subject=f"{subject}{end}Bcc: evil@example.org", body="b"
    )
    letter = message.email()
    assert letter.recipients() and all("sok@example.org" in to for to in letter.recipients())
    assert {key.lower() for key in letter.message()} <= KNOWN


@settings(max_examples=200, deadline=None)
@given(prefix=ANYTHING, end=ENDS)
def test_no_address_is_two(prefix, end):
    for to in (
        f"sok@example.org{end}evil@example.org",
        f"sok@example.org,{prefix}@example.org",
        f"{prefix} <evil@example.org>",
    ):
        with pytest.raises((ValidationError, ValueError)):
            Message(to=to, subject="s", body="b").email()


def test_letter_is_in_the_language_of_its_reader():
    letter = in_language("km", lambda: (gettext("English"), gettext("Khmer")), to="sok@example.org")
    assert (letter.subject, letter.body) == ("អង់គ្លេស", "ខ្មែរ")
    assert letter.email().message()["Content-Language"] == "km"


def test_letter_in_both_languages_begins_with_the_readers():
    letter = in_both("km", lambda: (gettext("English"), gettext("Khmer")), to="sok@example.org")
    assert letter.subject == "អង់គ្លេស / English"
    assert letter.body.index("ខ្មែរ") < letter.body.index("Khmer")


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_for_what_was_undone():
    letter = Message(to="sok@example.org", subject="s", body="b")
    with pytest.raises(RuntimeError), transaction.atomic():
        send_after_commit([letter])
        raise RuntimeError
    assert mail.outbox == []
    with transaction.atomic():
        send_after_commit([letter])
        assert mail.outbox == []
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_mail_server_that_is_away_fails_no_request(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with transaction.atomic():
        send_after_commit([Message(to="sok@example.org", subject="s", body="b")])


def test_one_bad_address_holds_up_no_other():
    letters = [Message(to=to, subject="s", body="b") for to in ("no address", "sok@example.org")]
    found = send(letters)
    assert isinstance(found[0], ValidationError) and found[1] is None
    assert [letter.to for letter in mail.outbox] == [["sok@example.org"]]
