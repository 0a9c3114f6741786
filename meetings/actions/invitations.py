"""Inviting by seat, by name, by organisation and by group; sending letters, taking back, and the replies."""

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.audit import audited
from kit.mail import Message, send_after_commit
from kit.refusals import NotAllowed, Refused
from meetings import answer_emails, invitation_emails, reply_links
from meetings.actions import changes
from meetings.calendar_sources import sequence_of
from meetings.guests import guests, rows_of, seats_to_invite
from meetings.models import Invitation, InvitationLetter, Letter, Meeting, Seat
from meetings.permissions import may_organise
from meetings.states import MeetingState, Reply
from partners.actions.saving import locked, write
from partners.models import Organisation, Person
from partners.models.people import Level

ON_PAPER = "paper"


def _require(by: object, meeting: Meeting) -> None:
    if not may_organise(by, meeting):
        raise NotAllowed(_("The Chair and the secretariat invite to a meeting."), "TWG-5e.05")


def _require_open(meeting: Meeting) -> None:
    if meeting.state == MeetingState.HELD:
        raise Refused(_("This meeting has taken place; nobody can be invited any more."))
    if meeting.state == MeetingState.CANCELLED:
        raise Refused(_("This meeting was cancelled; nobody can be invited any more."))


def _fresh(meeting: Meeting) -> Meeting:
    """The meeting with all that letters show, read once for all of them."""
    rows = Meeting.objects.select_related("forum", "invitation_letter").prefetch_related("days", "joint_forums")
    return rows.get(pk=meeting.pk)


def invite_seats(*, meeting: Meeting, seats: Iterable[Seat], by: object, now: datetime.datetime) -> int:
    """Invite the holders of these seats; whoever is invited already stays so once."""
    _require(by, meeting)
    with audited("meetings.invite", by=by):
        locked(meeting)
        _require_open(meeting)
        wanted = {seat.pk for seat in seats}
        free = list(seats_to_invite(meeting, now.date()).filter(pk__in=wanted).order_by("pk"))
        people: set[int] = set()
        rows = []
        for seat in free:
            if seat.person_id not in people:
                people.add(seat.person_id)
                rows.append(Invitation(meeting=meeting, seat=seat, person=seat.person, organisation=seat.organisation))
        Invitation.objects.bulk_create(rows)
        return len(rows)


def invite(
    *,
    meeting: Meeting,
    person: Person | None = None,
    organisation: Organisation | None = None,
    group: str = "",
    email: str = "",
    by: object,
    now: datetime.datetime,
) -> Invitation:
    """Invite somebody by name, a body, or a group in words."""
    _require(by, meeting)
    if person is None and organisation is None and not group.strip():
        raise Refused(_("Name a person, an organisation or a group."), field="person")
    with audited("meetings.invite", by=by):
        locked(meeting)
        _require_open(meeting)
        same = meeting.invitations.filter(withdrawn=False, person=person, group=group.strip())
        if person is None:
            same = same.filter(organisation=organisation)
        if same.exists():
            raise Refused(_("This invitation is there already."), field="person" if person else "group")
        return Invitation.objects.create(
            meeting=meeting, person=person, organisation=organisation, group=group.strip(), email=email
        )


def withdraw(
    *, invitation: Invitation, reason: str = "", version: int, by: object, now: datetime.datetime
) -> Invitation:
    """Take an invitation back. Who has a letter already is told; the link in it no longer works."""
    _require(by, invitation.meeting)
    with audited("meetings.withdraw_invitation", by=by, why=reason):
        row = locked(invitation)
        if row.withdrawn:
            return row
        write(row, {"withdrawn": True}, version)
        if row.sent_at is not None and row.meeting.state != MeetingState.HELD:
            _send(_fresh(row.meeting), [row.pk], invitation_emails.TAKE_BACK, reason, by, now)
        return row


def send_letters(
    *, meeting: Meeting, invitations: Iterable[Invitation] | None = None, by: object, now: datetime.datetime
) -> tuple[int, int]:
    """Send the letters that wait, or those of the given invitations again: (sent, without an address)."""
    _require(by, meeting)
    with audited("meetings.send_invitations", by=by):
        meeting = locked(meeting)
        _require_open(meeting)
        if meeting.state != MeetingState.ANNOUNCED:
            raise Refused(_("Letters go out when the meeting is announced: they name its day."), "TWG-5e.05")
        rows = meeting.invitations.filter(withdrawn=False)
        rows = rows.filter(sent_at=None) if invitations is None else rows.filter(pk__in=[row.pk for row in invitations])
        wanted = list(rows.values_list("pk", flat=True))
        sent = _send(_fresh(meeting), wanted, invitation_emails.ASK, "", by, now)
        return sent, len(wanted) - sent


def hand_over(*, invitation: Invitation, version: int, by: object, now: datetime.datetime) -> Invitation:
    """The letter was handed over on paper."""
    _require(by, invitation.meeting)
    with audited("meetings.hand_over_letter", by=by):
        row = locked(invitation)
        _require_open(row.meeting)
        write(row, {"sent_at": now, "sent_by": by, "sequence": max(row.sequence, sequence_of(row.meeting))}, version)
        Letter.objects.create(
            meeting=row.meeting, kind=ON_PAPER, recipient=str(row)[:300], subject=str(row.meeting)[:300], sent_at=now,
            sent_by=by,
        )  # fmt: skip
        return row


def _send(meeting: Meeting, numbers: list[int], kind: str, reason: str, by: object, now: datetime.datetime) -> int:
    """Letters to these invitations as far as they have an address: marked, logged, sent after the commit."""
    rows = rows_of(meeting).filter(pk__in=numbers)
    found = [guest for guest in guests(rows, meeting.starts_on or now.date()) if guest.email]
    sequence = sequence_of(meeting)
    if kind != invitation_emails.ASK:
        sequence = max(sequence, *(guest.invitation.sequence + 1 for guest in found)) if found else sequence
    meeting.latest_ = sequence
    messages: list[Message] = []
    for guest in found:
        row = guest.invitation
        row.meeting = meeting
        message = invitation_emails.message(kind, guest, meeting, sequence=sequence, reason=reason, now=now)
        row.sequence, row.sent_at, row.sent_by = sequence, now, by
        row.version += 1
        messages.append(message)
    written = ["sequence", "calendar_days", "sent_at", "sent_by", "version"]
    Invitation.objects.bulk_update([guest.invitation for guest in found], written)
    Letter.objects.bulk_create(
        Letter(
            meeting=meeting, kind=kind, recipient=f"{guest.name} <{guest.email}>"[:300], subject=message.subject[:300],
            sent_at=now, sent_by=by,
        )
        for guest, message in zip(found, messages, strict=True)
    )  # fmt: skip
    send_after_commit(messages)
    return len(messages)


def on_meeting_changed(*, meeting: Meeting, change: str, by: object, now: datetime.datetime) -> int:
    """Tell the invited, within the step that changed the meeting: announced, moved, postponed or cancelled.

    Announcing sends the letters that wait. A new day asks those again who had replied for another one.
    """
    meeting = _fresh(meeting)
    rows = meeting.invitations.filter(withdrawn=False)
    had_letters = list(rows.exclude(sent_at=None).values_list("pk", flat=True))
    if change in (changes.POSTPONED, changes.CANCELLED):
        return _send(meeting, had_letters, invitation_emails.TAKE_BACK, meeting.state_reason, by, now)
    for row in rows.filter(pk__in=had_letters).exclude(reply=Reply.NONE):
        _clear_reply(row)
    sent = _send(meeting, had_letters, invitation_emails.MOVE, "", by, now)
    if change == changes.ANNOUNCED:
        waiting = list(rows.filter(sent_at=None).values_list("pk", flat=True))
        sent += _send(meeting, waiting, invitation_emails.ASK, "", by, now)
    return sent


def _clear_reply(row: Invitation) -> None:
    """What was answered for another day stays in the history of the record."""
    values = {"reply": Reply.NONE, "replied_at": None, "substitute_name": "", "substitute_position": ""}
    write(row, values | {"substitute_level": "", "reply_note": ""}, row.version)


def reply(
    *,
    token: str,
    answer: str,
    substitute_name: str = "",
    substitute_position: str = "",
    substitute_level: str = "",
    note: str = "",
    now: datetime.datetime,
) -> Invitation:
    """The invited person's own answer, by the address in the letter. The same answer twice changes nothing."""
    opened = reply_links.open_reply(token, now=now)
    with audited("meetings.reply_to_invitation", by=None, why=_("by the address in the letter")):
        locked(opened.invitation.meeting)
        row = locked(reply_links.open_reply(token, now=now).invitation)
        before = row.reply, row.substitute_name
        row = _answer(row, answer, (substitute_name, substitute_position, substitute_level), note, now)
        if row.reply in (Reply.DECLINED, Reply.SUBSTITUTE) and (row.reply, row.substitute_name) != before:
            send_after_commit(answer_emails.does_not_come(row))
        return row


def record_reply(
    *,
    invitation: Invitation,
    answer: str,
    substitute_name: str = "",
    substitute_position: str = "",
    substitute_level: str = "",
    note: str = "",
    version: int,
    by: object,
    now: datetime.datetime,
) -> Invitation:
    """An answer that reached the secretariat by telephone or on paper."""
    _require(by, invitation.meeting)
    with audited("meetings.record_reply", by=by):
        row = locked(invitation)
        if row.withdrawn:
            raise Refused(_("This invitation was withdrawn."))
        return _answer(row, answer, (substitute_name, substitute_position, substitute_level), note, now, version)


def _answer(
    row: Invitation,
    answer: str,
    substitute: tuple[str, str, str],
    note: str,
    now: datetime.datetime,
    version: int | None = None,
) -> Invitation:
    if answer not in Reply.values or answer == Reply.NONE:
        raise Refused(_("Say whether you come."), field="answer")
    by_other = answer == Reply.SUBSTITUTE
    name, position, level = substitute if by_other else ("", "", "")
    if by_other and not name.strip():
        raise Refused(_("Name the substitute."), field="substitute_name")
    values = {
        "reply": answer,
        "substitute_name": name.strip(),
        "substitute_position": position.strip(),
        "substitute_level": level if level in Level.values else "",
        "reply_note": note.strip(),
    }
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    # A level below the one expected is no reason to refuse: it is said on the page, in the list and in the attendance.
    return write(row, values | {"replied_at": now}, row.version if version is None else version)


def save_letter(
    *, meeting: Meeting, values: dict[str, object], version: int, by: object, now: datetime.datetime
) -> InvitationLetter:
    """Keep the own words of the letters: reference, dates, text, signature, copies."""
    _require(by, meeting)
    with audited("meetings.save_letter", by=by):
        locked(meeting)
        letter = InvitationLetter.objects.filter(meeting=meeting).first()
        if letter is None:
            letter = InvitationLetter(meeting=meeting, version=0)
        return write(letter, values, version)
