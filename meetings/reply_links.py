"""The address by which an invited person answers without a password: signed, and dead as soon as it should be."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.refusals import Refused
from meetings.models import Invitation
from meetings.states import MeetingState

SALT = "meetings.reply"


@dataclass(frozen=True)
class Opened:
    """An invitation with the language of its letter."""

    invitation: Invitation
    language: str


def token_of(invitation: Invitation, language: str) -> str:
    """The signed part of the address. It holds the version of the letter: a later letter ends it."""
    return signing.Signer(salt=SALT).sign_object([invitation.pk, invitation.sequence, language])


def path_of(invitation: Invitation, language: str) -> str:
    """Where this invitation is answered."""
    return reverse("meetings:reply", args=[token_of(invitation, language)])


def address_of(invitation: Invitation, language: str, name: str = "meetings:reply") -> str:
    """The same with its host, for a letter."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[token_of(invitation, language)])


def read(token: str) -> tuple[int, int, str]:
    """Number, letter and language of an address; Refused when it was not made here."""
    try:
        number, sequence, language = signing.Signer(salt=SALT).unsign_object(token)
        return int(number), int(sequence), "km" if language == "km" else "en"
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused(
            _("This address is not whole. Open it from the letter itself, or copy all of it into the address line.")
        ) from None


def open_reply(token: str, *, now: datetime.datetime) -> Opened:
    """The invitation behind an address; Refused, with what to do, when it no longer counts."""
    number, sequence, language = read(token)
    row = (
        Invitation.objects.select_related("meeting__forum", "person", "organisation", "seat__organisation")
        .prefetch_related("meeting__days")
        .filter(pk=number)
        .first()
    )
    if row is None or row.withdrawn:
        raise Refused(_("This invitation was withdrawn. The secretariat can tell you why."))
    meeting = row.meeting
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(_("This meeting was cancelled: %(reason)s") % {"reason": meeting.state_reason})
    if meeting.state == MeetingState.POSTPONED:
        raise Refused(
            _("This meeting was postponed: %(reason)s You will receive a new letter.")
            % {"reason": _sentence(meeting.state_reason)}
        )
    last = meeting.ends_on or meeting.starts_on
    if meeting.state == MeetingState.HELD or (last is not None and last < timezone.localdate(now)):
        raise Refused(_("This meeting has taken place; replies are no longer taken."))
    if sequence != row.sequence:
        raise Refused(_("The meeting was changed after this letter. Please reply by the address in the latest letter."))
    return Opened(row, language)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?", "។")) else f"{text}."
