"""Letters: built unsent by ``emails.py`` of each app, sent after the transaction that caused them."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import formataddr, parseaddr

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation

from kit.mail_html import SEPARATOR, html_of

log = logging.getLogger("mail")
BREAKS = re.compile(r"[\s\x00-\x1f\x7f\u0085\u2028\u2029]+")


@dataclass(frozen=True)
class Message:
    """One letter to one person. ``language`` is set as its Content-Language; headers hold no line ends, ever.

    ``body`` is the text; the HTML part beside it is made from it (``kit.mail_html``).

    ``calendar``: method and text of a calendar file, shown by mail programs as an invitation and attached as a file.
    """

    to: str
    subject: str
    body: str
    language: str = "en"
    to_name: str = ""
    reply_to: str = ""
    attachments: tuple[tuple[str, bytes, str], ...] = field(default=())
    private: bool = False  # holds a way in: kept sealed, and only until it is sent
    calendar: tuple[str, bytes] | None = None

    def email(self) -> EmailMessage:
        """Django's message; ValidationError when an address is none."""
        message = EmailMultiAlternatives(
            subject=one_line(self.subject),
            body=self.body,
            to=[address(self.to, self.to_name)],
            reply_to=[address(self.reply_to)] if self.reply_to else None,
            attachments=list(self.attachments),
            headers={"Content-Language": self.language, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(html_of(one_line(self.subject), self.body, self.language), "text/html")
        if self.calendar:
            method, data = self.calendar
            text = data.decode()
            message.attach_alternative(text, f"text/calendar; method={one_line(method)}")
            message.attach("invite.ics", text, "text/calendar")
        return message


def one_line(text: str) -> str:
    """``text`` with every kind of line end and control character made a space: it cannot begin another header."""
    return BREAKS.sub(" ", text).strip()


def address(email: str, name: str = "") -> str:
    """``name <email>`` for a header; ValidationError unless ``email`` is exactly one address."""
    validate_email(email)
    if parseaddr(email)[1] != email:
        raise ValidationError("not one address")
    Address(addr_spec=email)
    return formataddr((one_line(name), email)) if name else email


def in_language(language: str, build: Callable[[], tuple[str, str]], **message: object) -> Message:
    """The letter whose ``build()`` gives subject and body, in the recipient's language."""
    with translation.override(language):
        subject, body = build()
    return Message(subject=subject, body=body, language=language, **message)


def in_both(first: str, build: Callable[[], tuple[str, str]], **message: object) -> Message:
    """A letter in both languages, ``first`` above, for those whose language isn't known for sure."""
    second = "en" if first == "km" else "km"
    parts = []
    for language in (first, second):
        with translation.override(language):
            parts.append(build())
    subject = f"{parts[0][0]} / {parts[1][0]}"
    body = f"{parts[0][1].rstrip()}\n\n{SEPARATOR}\n\n{parts[1][1].rstrip()}\n"
    return Message(subject=subject, body=body, language=first, **message)


_quiet: ContextVar[bool] = ContextVar("quiet", default=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Nothing is sent for what is done inside: for imports and demonstrations that repeat what was long ago."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


Keeper = Callable[[list[Message]], Callable[[], object]]
_keepers: list[Keeper] = []


def keep_with(keeper: Keeper) -> None:
    """Let ``keeper`` write letters down in the transaction that causes them; it returns what posts them afterwards."""
    _keepers[:] = [keeper]


def send_after_commit(messages: Iterable[Message]) -> None:
    """Send when the present transaction is committed; a mail server that is away fails no request and loses nothing."""
    letters = [] if _quiet.get() else list(messages)
    if letters:
        post = _keepers[0](letters) if _keepers else lambda: send(letters)
        transaction.on_commit(post, robust=True)


def send(messages: Iterable[Message]) -> list[Exception | None]:
    """Send over one connection; for each letter what kept it from being sent, or None."""
    letters = list(messages)
    found: list[Exception | None] = []
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        log.error("the mail server does not answer: %s", error)
        return [error] * len(letters)
    try:
        for message in letters:
            try:
                mail = message.email()
                mail.connection = connection
                mail.send()
                found.append(None)
            except (OSError, ValidationError, ValueError) as error:
                log.error("letter to %s not sent: %s", one_line(message.to), error)
                found.append(error)
    finally:
        connection.close()
    return found
