"""The way of the minutes: draft, circulated, approved, sealed; and their revisions."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit import dates
from kit.mail import send_after_commit
from kit.refusals import NeedsReason, Refused, Warning
from meetings import meeting_tabs, minutes_emails
from meetings.actions.minutes_guard import check_not_called_off, check_open, check_organiser, lock
from meetings.minutes_content import content_of, decisions_in_dispute, fingerprint
from meetings.models import Correction, Letter, Meeting, MinutesRevision, Point
from meetings.permissions import meeting_parties
from meetings.states import MINUTES_WORKFLOW, CorrectionState, MeetingState, MinutesState


def _step(meeting: Meeting, verb: str, by: object) -> str:
    return MINUTES_WORKFLOW.check(meeting.minutes_state, verb, meeting_parties(by, meeting))


def _keep(meeting: Meeting, note: str, by: object, now: datetime) -> MinutesRevision:
    last = MinutesRevision.objects.filter(meeting=meeting).order_by("-number").first()
    content = content_of(meeting)
    if last is not None and last.content == content and not note:
        return last
    number = last.number + 1 if last else 1
    return MinutesRevision.objects.create(
        meeting=meeting, number=number, content=content, note=note[:300], saved_at=now, saved_by=by
    )


def keep_revision(*, meeting: Meeting, note: str = "", by: object, now: datetime) -> MinutesRevision:
    """Keep the minutes as they stand. Nothing new is kept when nothing has changed and no reason is given."""
    with audited("meetings.keep_revision", by=by, why=note[:200]):
        meeting = lock(meeting)
        check_organiser(meeting, by)
        if meeting.minutes_state == MinutesState.SEALED:
            raise Refused(_("The minutes are sealed; there will be no further revision."), "TWG-5e.06")
        return _keep(meeting, note.strip(), by, now)


def circulate(*, meeting: Meeting, until: date, reason: str = "", by: object, now: datetime) -> Meeting:
    """Send the draft to everybody invited and seated; corrections are taken until the end of ``until`` (TWG-5e.07)."""
    with audited("meetings.circulate_minutes", by=by, why=reason[:200]):
        meeting = lock(meeting)
        target = _step(meeting, "circulate", by)
        check_not_called_off(meeting)
        if meeting.state != MeetingState.HELD:
            raise Refused(_("Record first that the meeting was held."), "TWG-5d.03")
        if not Point.objects.filter(meeting=meeting).exists():
            raise Refused(_("There is nothing to circulate: the minutes have no point yet."), "TWG-5e.06")
        if until <= timezone.localdate(now):
            raise Refused(_("Leave members at least until tomorrow."), "TWG-5e.07", "until")
        disputed = decisions_in_dispute(meeting)
        if disputed and not reason.strip():
            raise NeedsReason([_dispute(point) for point in disputed])
        meeting.minutes_state, meeting.corrections_until_on = target, until
        meeting.circulated_at, meeting.circulated_by = now, by
        meeting.version += 1
        meeting.save()
        why = f" {reason.strip()}" if reason.strip() else ""
        _keep(meeting, _("Circulated; corrections until %(day)s.") % {"day": dates.day(until)} + why, by, now)
        letters = minutes_emails.circulated(meeting)
        Letter.objects.bulk_create(
            Letter(
                meeting=meeting,
                kind="minutes",
                recipient=one.to,
                subject=one.subject[:300],
                sent_at=now,
                sent_by=by,
            )
            for one in letters
        )
        send_after_commit(letters)
    return meeting


def _dispute(point: Point) -> Warning:
    return Warning(
        "TWG-5a.03",
        _("“%(point)s” was not decided by consensus, and no differing view is written down.") % {"point": str(point)},
        _("Why are the differing views left out?"),
    )


def withdraw(*, meeting: Meeting, reason: str, by: object, now: datetime) -> Meeting:
    """Take circulated or approved minutes back to draft; the text as circulated stays as a revision."""
    if not reason.strip():
        raise Refused(_("Say why."), "", "reason")
    with audited("meetings.withdraw_minutes", by=by, why=reason[:200]):
        meeting = lock(meeting)
        target = _step(meeting, "withdraw", by)
        _keep(meeting, _("Taken back to draft: %(why)s") % {"why": reason.strip()}, by, now)
        meeting.minutes_state, meeting.corrections_until_on = target, None
        meeting.approved_at = meeting.approved_by = None
        meeting.version += 1
        meeting.save()
    return meeting


def open_corrections(meeting: Meeting) -> int:
    """How many proposals wait for an answer."""
    return Correction.objects.filter(point__meeting=meeting, state=CorrectionState.PROPOSED).count()


def _early(meeting: Meeting, now: datetime) -> list[Warning]:
    """Against an approval before the window for corrections has closed."""
    until = meeting.corrections_until_on
    if not until or timezone.localdate(now) > until:
        return []
    said = _("Members may propose corrections until %(day)s.") % {"day": dates.day(until)}
    return [Warning("TWG-5e.07", said, _("Why are the minutes approved before that day?"))]


def approve(*, meeting: Meeting, reason: str = "", by: object, now: datetime) -> Meeting:
    """Approve. Silence is consent; before the end of the window, and with issues left open, the Chair says why."""
    with audited("meetings.approve_minutes", by=by, why=reason[:200]):
        meeting = lock(meeting)
        target = _step(meeting, "approve", by)
        left = open_corrections(meeting)
        if left:
            raise Refused(
                _("%(count)s proposed corrections wait for an answer.") % {"count": dates.number(left)}, "TWG-5e.07"
            )
        warnings = _early(meeting, now) + [one for part in meeting_tabs.APPROVALS for one in part.warnings(meeting)]
        if warnings and not reason.strip():
            raise NeedsReason(warnings)
        for part in meeting_tabs.APPROVALS:
            part.approved(meeting, reason.strip(), by, now)
        _keep(meeting, _("Approved.") + (f" {reason.strip()}" if reason.strip() else ""), by, now)
        meeting.minutes_state, meeting.approved_at, meeting.approved_by = target, now, by
        meeting.version += 1
        meeting.save()
    return meeting


def seal(*, meeting: Meeting, by: object, now: datetime) -> Meeting:
    """Seal: the last revision is the text for good, its fingerprint is printed; the database refuses any change."""
    with audited("meetings.seal_minutes", by=by):
        meeting = lock(meeting)
        target = _step(meeting, "seal", by)
        revision = _keep(meeting, _("Sealed."), by, now)
        meeting.minutes_state, meeting.sealed_at, meeting.sealed_by = target, now, by
        # Read back: what is fingerprinted is what the database keeps.
        revision.refresh_from_db(fields=["content"])
        meeting.sealed_sha256 = fingerprint(revision.content)
        meeting.version += 1
        meeting.save()
    return meeting


def sealed_content(meeting: Meeting) -> dict[str, object]:
    """The text that is printed: of sealed minutes the last revision, else as it stands now."""
    if meeting.minutes_state == MinutesState.SEALED:
        return MinutesRevision.objects.filter(meeting=meeting).order_by("-number").first().content
    return content_of(meeting)


def restore(*, revision: MinutesRevision, by: object, now: datetime) -> Meeting:
    """Go back to a revision. What stands now is kept first; points are put back under their own ids."""
    from meetings.minutes_restoring import put_back

    with audited("meetings.restore_minutes", by=by, why=str(revision.number)):
        meeting = lock(revision.meeting)
        check_organiser(meeting, by)
        check_open(meeting)
        _keep(meeting, _("Before going back to revision %(number)s.") % {"number": revision.number}, by, now)
        put_back(meeting, revision.content, by, now)
        _keep(meeting, _("Went back to revision %(number)s.") % {"number": revision.number}, by, now)
    return meeting
