"""Approved minutes go to partners and others outside the forum, and it is written down to whom (TWG-5b.20)."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused
from meetings import minutes_emails
from meetings.actions.passed_on import organisations_to_note
from meetings.meeting_file import minutes_name, tree_of
from meetings.minutes_print import minutes_docx
from meetings.models import Meeting, PassedOn
from meetings.states import MinutesState
from partners.actions.saving import locked
from partners.models import Organisation

PROVISION = "TWG-5b.20"
MOST = 50  # addresses of one release
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FINAL = (MinutesState.APPROVED, MinutesState.SEALED)


def may_release(user: object, meeting: Meeting) -> bool:
    """Members send on what is agreed; the minutes of partners among themselves only once they are shared."""
    return meeting.minutes_state in FINAL and not meeting.partners_only and bool(organisations_to_note(user, meeting))


def release_minutes(
    *,
    meeting: Meeting,
    organisation: Organisation,
    addresses: Sequence[str],
    languages: Sequence[str],
    note: str = "",
    by: object,
    now: datetime.datetime,
) -> PassedOn:
    """Send the minutes, as a file in each of ``languages``, to each address once, and note it for ``organisation``.

    ``Refused`` for minutes that are not approved and for none or too many addresses, ``NotAllowed`` for others than
    members of the forum.
    """
    with audited("meetings.release_minutes", by=by):
        meeting = locked(meeting)
        if meeting.minutes_state not in FINAL:
            raise Refused(_("Only approved minutes are sent on."), PROVISION)
        if not may_release(by, meeting) or organisation.pk not in organisations_to_note(by, meeting):
            raise NotAllowed(_("Members of the forum send its minutes on, for the own organisation."), PROVISION)
        once = list(dict.fromkeys(address.lower() for address in addresses))
        if not once:
            raise Refused(_("Give at least one e-mail address."), PROVISION, "addresses")
        if len(once) > MOST:
            raise Refused(_("At most %(most)s addresses at once.") % {"most": MOST}, PROVISION, "addresses")
        files = tuple(
            (minutes_name(meeting, lang, "docx"), minutes_docx(tree_of(meeting, lang), now), DOCX)
            for lang in dict.fromkeys(languages)
        )
        send_after_commit([minutes_emails.released(meeting, organisation, note, files, to=address) for address in once])
        return PassedOn.objects.create(
            meeting=meeting,
            organisation=organisation,
            passed_on=timezone.localdate(now),
            to_whom=Truncator(", ".join(once)).chars(300),
            note=note,
            recorded_at=now,
            recorded_by=by,
        )
