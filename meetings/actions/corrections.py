"""Corrections of circulated minutes: proposed line by line by members, taken or refused by the secretariat."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from kit import dates
from kit.refusals import NotAllowed, Refused, Stale
from meetings import meeting_tabs
from meetings.actions.minutes_guard import check_organiser, lock, may_propose
from meetings.models import Correction, Point
from meetings.states import CorrectionState, MinutesState

LANGUAGES = ("en", "km")


def propose(*, point: Point, language: str, new_text: str, reason: str = "", by: object, now: datetime) -> Correction:
    """Propose another text for one point while the minutes are circulated."""
    if language not in LANGUAGES:
        raise Refused(_("Choose the language."), field="language")
    if not new_text.strip():
        raise Refused(_("Write the text as it should read."), "TWG-5e.07", "new_text")
    with audited("meetings.propose_correction", by=by):
        meeting = lock(point.meeting)
        if not may_propose(by, meeting):
            raise NotAllowed(_("Members and invited persons propose corrections."), "TWG-5e.07")
        if meeting.minutes_state != MinutesState.CIRCULATED:
            raise Refused(_("Corrections are proposed while the minutes are circulated."), "TWG-5e.07")
        until = meeting.corrections_until_on
        if until and timezone.localdate(now) > until:
            raise Refused(
                _("Corrections were taken until %(day)s; silence since then counts as consent.")
                % {"day": dates.day(until)},
                "TWG-5e.07",
            )
        point = Point.objects.select_for_update(of=("self",)).get(pk=point.pk)
        old = getattr(point, f"text_{language}")
        if old == new_text.strip():
            raise Refused(_("This is the text as it stands."), field="new_text")
        same = Correction.objects.filter(
            point=point, language=language, new_text=new_text.strip(), proposed_by=by, state=CorrectionState.PROPOSED
        ).first()
        return same or Correction.objects.create(
            point=point,
            language=language,
            old_text=old,
            new_text=new_text.strip(),
            reason=reason.strip(),
            proposed_at=now,
            proposed_by=by,
        )


def answer(
    *,
    correction: Correction,
    accept: bool,
    text: str = "",
    reply: str = "",
    standing: str | None = None,
    by: object,
    now: datetime,
) -> Correction:
    """Take a correction into the text or refuse it with a reason.

    ``text`` is what the point shall read, if not just as proposed. When the point has changed since the proposal, it is
    taken only by somebody who has seen the text that stands (``standing``): Stale shows both.
    """
    if not accept and not reply.strip():
        raise Refused(_("Say why the correction is not taken."), "TWG-5e.07", "reply")
    with audited("meetings.answer_correction", by=by, why=reply[:200]):
        meeting = lock(correction.point.meeting)
        check_organiser(meeting, by)
        if meeting.minutes_state not in (MinutesState.CIRCULATED, MinutesState.DRAFT):
            raise Refused(_("The minutes are approved."), "TWG-5e.07")
        correction = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
        if correction.state != CorrectionState.PROPOSED:
            raise Refused(_("This correction is answered already."))
        if accept:
            _take(correction, (text or correction.new_text).strip(), standing, by, now)
        correction.state = CorrectionState.ACCEPTED if accept else CorrectionState.REFUSED
        correction.answered_at, correction.answered_by, correction.answer = now, by, reply.strip()
        correction.save()
    return correction


def _take(correction: Correction, text: str, standing: str | None, by: object, now: datetime) -> None:
    point = Point.objects.select_for_update(of=("self",)).get(pk=correction.point_id)
    stem = f"text_{correction.language}"
    present = getattr(point, stem)
    if present not in (correction.old_text, standing):
        raise Stale({"text": present}, {"text": text}, point.version)
    if present == text:
        return
    setattr(point, stem, text)
    setattr(point, f"{correction.language}_changed_at", now)
    point.edited_at, point.edited_by = now, by
    point.version += 1
    point.save()
    if point.kind in meeting_tabs.POINT_THINGS:
        meeting_tabs.POINT_THINGS[point.kind].became(point, by, now)
