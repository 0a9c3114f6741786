"""Letters by mail around an invitation, returned unsent; each with the calendar entry that it is about."""

import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from kit import dates
from kit.mail import Message, in_both, in_language
from meetings import ics, reply_links
from meetings.calendar_sources import day_uid, days_in_words, meeting_entry
from meetings.guests import Guest
from meetings.models import Meeting

ASK, MOVE, TAKE_BACK = "invitation", "change", "cancellation"
METHODS = {ASK: "REQUEST", MOVE: "REQUEST", TAKE_BACK: "CANCEL"}


def when(meeting: Meeting) -> str:
    """Days, hours and venues, or the period as written."""
    if meeting.approximate or meeting.starts_on is None:
        return dates.written(meeting.planned_text) or _("the day follows")
    return days_in_words(meeting.days.all()) or dates.day(meeting.starts_on, "full")


def calendar_days(kind: str, meeting: Meeting) -> int:
    """How many calendar entries a guest has after a letter of this kind."""
    if kind == TAKE_BACK or meeting.approximate or meeting.starts_on is None:
        return 0
    return len(meeting_entry(meeting).parts) or 1


def _organiser(meeting: Meeting) -> tuple[str, str]:
    """The desk writes for the forum; Outlook and others want one address."""
    from email.utils import parseaddr

    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1], str(meeting.forum)


def message(
    kind: str, guest: Guest, meeting: Meeting, *, sequence: int, reason: str = "", now: datetime.datetime
) -> Message:
    """The letter to one guest: in the own language, or in both where it is not known."""
    guest.invitation.sequence = sequence
    had, guest.invitation.calendar_days = guest.invitation.calendar_days, calendar_days(kind, meeting)
    build = _asking if kind != TAKE_BACK else _taking_back
    first = guest.first_language

    def text() -> tuple[str, str]:
        return build(kind, guest, meeting, reason)

    with translation.override(first):
        entry = meeting_entry(meeting)
        calendar, *more = ics.invitations(
            entry,
            method=METHODS[kind],
            gone=[day_uid(meeting, place) for place in range(len(entry.parts or (entry,)) + 1, had + 1)],
            sequence=sequence,
            organiser=_organiser(meeting),
            guest=(guest.email, guest.name),
            lang=first,
            now=now,
        )
    files = tuple((f"invite-{place}.ics", data, "text/calendar") for place, data in enumerate(more, start=2))
    facts = {"to": guest.email, "to_name": guest.name, "private": True}
    if not meeting.approximate and meeting.starts_on is not None:
        facts |= {"calendar": (METHODS[kind], calendar), "attachments": files}
    if guest.language:
        return in_language(first, text, **facts)
    return in_both(first, text, **facts)


def _dear(guest: Guest) -> str:
    person = guest.person
    honorific = person.text("honorific").value if person else ""
    return _("Dear %(name)s,") % {"name": guest.name} if honorific or not person else _("Dear Sir or Madam,")


def _facts(guest: Guest, meeting: Meeting, reason: str) -> dict[str, str]:
    lang = translation.get_language() or "en"
    return {
        "dear": _dear(guest),
        "meeting": str(meeting),
        "forum": str(meeting.forum),
        "when": when(meeting),
        "reason": reason,
        "reply": reply_links.address_of(guest.invitation, lang),
        "letter": reply_links.address_of(guest.invitation, lang, "meetings:reply-letter-export"),
    }


def _body(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _asking(kind: str, guest: Guest, meeting: Meeting, reason: str) -> tuple[str, str]:
    facts = _facts(guest, meeting, reason)
    if kind == MOVE:
        subject = _("Changed: %(meeting)s, %(forum)s") % facts
        lead = _("The meeting “%(meeting)s” of %(forum)s has been changed. It now takes place:") % facts
    else:
        subject = _("Invitation: %(meeting)s, %(forum)s") % facts
        lead = _("You are invited to the meeting “%(meeting)s” of %(forum)s.") % facts
    letter = getattr(meeting, "invitation_letter", None)
    until = (
        _("Please reply until %(day)s.") % {"day": dates.day(letter.reply_by_on, "long")}
        if letter and letter.reply_by_on
        else ""
    )
    return subject, _body(
        facts["dear"],
        lead,
        facts["when"],
        meeting.text("theme").value,
        reason,
        _("Reply or name a substitute; no password is needed:") + f"\n{facts['reply']}",
        until,
        _("The letter as PDF:") + f"\n{facts['letter']}",
        _("This address is yours alone: whoever has it can reply in your name."),
        str(meeting.forum),
    )


def _taking_back(kind: str, guest: Guest, meeting: Meeting, reason: str) -> tuple[str, str]:
    facts = _facts(guest, meeting, reason)
    if guest.invitation.withdrawn:
        subject = _("Invitation withdrawn: %(meeting)s, %(forum)s") % facts
        lead = _("Your invitation to the meeting “%(meeting)s” of %(forum)s was withdrawn.") % facts
    elif meeting.state == "cancelled":
        subject = _("Cancelled: %(meeting)s, %(forum)s") % facts
        lead = _("The meeting “%(meeting)s” of %(forum)s was cancelled.") % facts
    else:
        subject = _("Postponed: %(meeting)s, %(forum)s") % facts
        lead = _("The meeting “%(meeting)s” of %(forum)s was postponed. The new day follows in a letter.") % facts
    was = _("It was planned for:") + f"\n{facts['when']}"
    return subject, _body(facts["dear"], lead, reason, was, str(meeting.forum))
