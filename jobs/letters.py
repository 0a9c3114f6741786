"""Letters on their way: written down with what causes them, sent after the commit, tried again when that fails.

A process that dies after the commit leaves its letters waiting; beat's ``jobs.tasks.post_letters`` sends them. Between
the mail server's yes and our writing it down a crash costs one repeat at most.
"""

import base64
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.sealing import seal, unseal
from jobs.models import Letter
from jobs.permissions import letter_parties
from jobs.states import LETTER, LETTER_DAYS, LETTER_PAUSES_MINUTES, LetterState
from kit.mail import Message, one_line, send
from kit.refusals import Refused

WORKER = ("worker",)
PRIVATE = _(
    "This e-mail held a personal link and was not kept. "
    "Send a new invitation, or let the person ask for a new password."
)
# The process that wrote a letter sends it at once; whoever comes by later leaves it alone for so long.
OWN_TRY = timedelta(minutes=2)
AT_A_TIME = 100


def keep(messages: list[Message]) -> Callable[[], object]:
    """Write letters down; what is returned posts them once that is committed."""
    now = timezone.now()
    rows = Letter.objects.bulk_create(
        Letter(
            to=one_line(message.to)[:320],
            to_name=one_line(message.to_name)[:300],
            reply_to=one_line(message.reply_to)[:320],
            subject=one_line(message.subject),
            body=seal(message.body) if message.private else message.body,
            language=message.language,
            attachments=[
                [name, base64.b64encode(content).decode(), kind] for name, content, kind in message.attachments
            ],
            calendar=[message.calendar[0], message.calendar[1].decode()] if message.calendar else [],
            private=message.private,
            made_at=now,
            try_after=now + OWN_TRY,
        )
        for message in messages
    )
    keys = [row.pk for row in rows]
    return lambda: post(keys, now=timezone.now(), waits=False)


def _message(row: Letter) -> Message:
    return Message(
        to=row.to,
        to_name=row.to_name,
        reply_to=row.reply_to,
        subject=row.subject,
        body=unseal(row.body) if row.private else row.body,
        language=row.language,
        calendar=(row.calendar[0], row.calendar[1].encode()) if row.calendar else None,
        attachments=tuple((name, base64.b64decode(content), kind) for name, content, kind in row.attachments),
    )


def _server_is_away(now: datetime) -> bool:
    """Whether somebody was told so a moment ago: then no request waits for the mail server once more."""
    lately = now - timedelta(minutes=1)
    return Letter.objects.filter(state=LetterState.WAITING, attempts__gt=0, tried_at__gte=lately).exists()


def post(keys: Sequence[int], *, now: datetime, waits: bool = True) -> int:
    """Send waiting letters; how many were sent. ``waits``: in the background, where a slow server holds up nobody."""
    if not waits and _server_is_away(now):
        return 0
    with transaction.atomic():
        waiting = Letter.objects.filter(pk__in=keys, state=LetterState.WAITING)
        rows = list(waiting.select_for_update(skip_locked=True).order_by("pk"))
        for row in rows:
            pause = LETTER_PAUSES_MINUTES[min(row.attempts, len(LETTER_PAUSES_MINUTES) - 1)]
            row.attempts, row.tried_at, row.try_after = row.attempts + 1, now, now + timedelta(minutes=pause)
        Letter.objects.bulk_update(rows, ["attempts", "tried_at", "try_after"])
    letters: list[Message] = []
    ready: list[Letter] = []
    for row in rows:
        try:
            letters.append(_message(row))
            ready.append(row)
        except ValueError as error:  # sealed under a key that is gone
            _told(row, error, now)
    for row, error in zip(ready, send(letters) if letters else [], strict=True):
        _told(row, error, now)
    Letter.objects.bulk_update(rows, ["state", "sent_at", "body", "attachments", "calendar", "error"])
    return sum(row.state == LetterState.SENT for row in rows)


def _told(row: Letter, error: Exception | None, now: datetime) -> None:
    """Note how a try went."""
    if error is None:
        row.state, row.sent_at, row.error = LETTER.check(row.state, "send", WORKER), now, ""
        if row.private:
            row.body, row.attachments, row.calendar = "", [], []
        return
    row.error = one_line(str(error))[:1000] or type(error).__name__
    if _for_good(error) or now - (row.resent_at or row.made_at) > timedelta(days=LETTER_DAYS):
        row.state = LETTER.check(row.state, "fail", WORKER)


def _for_good(error: Exception) -> bool:
    """Whether trying again would be answered the same."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _words in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        return error.smtp_code >= 550  # below: «come back later», or a sign-in that an administrator mends
    return isinstance(error, ValidationError | ValueError)


def post_due(now: datetime) -> int:
    """Send what waits; how many were sent."""
    return post(list(Letter.objects.due(now).values_list("pk", flat=True)[:AT_A_TIME]), now=now)


def resend(*, letter: Letter, by: User, now: datetime) -> Letter:
    """Send a letter again; one that held a way in is written anew where it was asked for."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        letter.state = LETTER.check(letter.state, "resend", letter_parties(by))
        if letter.private and not letter.body:
            raise Refused(PRIVATE)
        letter.resent_at, letter.resent_by, letter.try_after, letter.attempts = now, by, now + OWN_TRY, 0
        letter.save()
        transaction.on_commit(lambda: post([letter.pk], now=now), robust=True)
    return letter
