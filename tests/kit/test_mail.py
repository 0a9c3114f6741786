"""Letters: no foreign headers, the right language, nothing sent for what was undone."""

import re

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


def html_part(message):
    return next(part.content for part in message.email().alternatives if part.mimetype == "text/html")


def test_the_html_part_says_the_same_and_escapes_what_people_wrote():
    url = "https://desk.example.org/meetings/reply/a:b-c_d/?x=1&y=2"
    body = f"Dear <b>Sok</b>,\n\nReply here:\n{url}\n\n- one\n- two & three\n\nSee {url}. Thank you.\n"
    page = html_part(Message(to="sok@example.org", subject="A <script>", body=body))
    href = url.replace("&", "&amp;")
    assert "Dear &lt;b&gt;Sok&lt;/b&gt;," in page
    assert f'<a href="{href}">Reply here</a>' in page
    assert f'<a href="{href}">{href}</a>. Thank you.' in page
    assert "<li>two &amp; three</li>" in page
    assert "<title>A &lt;script&gt;</title>" in page
    assert not any(word in page for word in ("<img", "<script", "src=", "url("))


def test_the_html_part_of_both_languages_marks_each_and_names_khmer_fonts():
    page = html_part(in_both("km", lambda: (gettext("English"), gettext("Khmer")), to="sok@example.org"))
    assert page.index('lang="km" class="km"') < page.index("<hr>") < page.index('lang="en" class="en"')
    assert "Noto Sans Khmer" in page


def test_a_calendar_entry_stands_last_beside_text_and_html():
    letter = Message(to="sok@example.org", subject="s", body="b", calendar=("REQUEST", b"BEGIN:VCALENDAR")).email()
    kinds = [part.get_content_type() for part in letter.message().walk()]
    assert kinds.index("text/plain") < kinds.index("text/html") < kinds.index("text/calendar")


@settings(max_examples=100, deadline=None)
@given(body=ANYTHING)
def test_any_text_becomes_html_without_markup_of_its_own(body):
    page = html_part(Message(to="sok@example.org", subject="s", body=body))
    inside = page.split("<main>")[1].split("</main>")[0]
    assert set(re.findall(r"<\s*/?\s*([^\s>]+)", inside)) <= {"div", "p", "br", "ul", "li", "a", "hr"}
