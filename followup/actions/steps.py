"""The steps of an agreed action, its progress notes, and the days that are moved: the old day always stays."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from followup import emails_actions as emails
from followup.models import Action, ActionNote, Extension
from followup.models.actions import OPEN
from followup.permissions import KEEPERS, may_note, parties
from followup.states import ACTION_WORKFLOW, ActionState, Priority
from jobs.actions import store_upload
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused, Stale
from kit.vague_dates import parse_vague
from partners.actions.saving import locked
from partners.models import Person

RULE = "TWG-5e.08"


def _answering(by: object, answerer: Person | None) -> tuple[object, str]:
    """Who acts: the signed-in person, or whoever answers by a signed link, with or without an account."""
    if answerer is None:
        return by, ""
    return answerer.user, str(answerer)[:200]


def _check_version(action: Action, version: int | None) -> None:
    """A button pressed on an old page is refused: what was read is not what would be decided."""
    if version is not None and action.version != version:
        raise Stale({}, {}, action.version)


def _move(action: Action, verb: str, mine: set[str], now: datetime.datetime) -> Action:
    action.state = ACTION_WORKFLOW.check(action.state, verb, mine)
    action.state_since_at = now
    action.version += 1
    return action


def start(*, action: Action, version: int | None = None, by: object, now: datetime.datetime) -> Action:
    """Work has begun."""
    with audited("followup.action_start", by=by):
        action = locked(action)
        _check_version(action, version)
        _move(action, "start", parties(by, action), now).save()
    return action


def finish(
    *,
    action: Action,
    note: str,
    upload: UploadedFile | None = None,
    version: int | None = None,
    answerer: Person | None = None,
    by: object,
    now: datetime.datetime,
) -> Action:
    """Done: a note says what was reached; high priority asks for evidence, here or in an earlier note.

    ``answerer`` answers by a signed link that was checked (``followup.answers``) and stands as the lead.
    """
    actor, by_link = _answering(by, answerer)
    with audited("followup.action_finish", by=actor, why=note[:200], by_link=by_link):
        action = locked(action)
        _check_version(action, version)
        if not note.strip():
            raise Refused(_("Say what was reached."), RULE, "note")
        _move(action, "finish", {"owner"} if by_link else parties(by, action), now)
        shown = upload is not None or action.notes.exclude(file=None).exists()
        if action.priority == Priority.HIGH and not shown:
            raise Refused(_("An action of high priority needs a file as evidence."), RULE, "file")
        _note(action, note, upload, actor, by_link, now)
        action.done_on, action.done_by = timezone.localdate(now), actor
        action.closing_note = note.strip()
        action.save()
        send_after_commit(emails.done(action, emails.keepers(action, but=actor)))
    return action


def confirm(*, action: Action, version: int | None = None, by: object, now: datetime.datetime) -> Action:
    """The secretariat or the Chair confirms; for high priority somebody else than who said that it is done."""
    with audited("followup.action_confirm", by=by):
        action = locked(action)
        _check_version(action, version)
        _move(action, "confirm", parties(by, action), now)
        if action.priority == Priority.HIGH and action.done_by_id is not None and action.done_by_id == by.pk:
            raise Refused(_("A second person confirms an action of high priority; you said yourself that it is done."))
        action.confirmed_at, action.confirmed_by = now, by
        action.save()
    return action


def reopen(*, action: Action, reason: str, version: int | None = None, by: object, now: datetime.datetime) -> Action:
    """Not done after all, or taken up again; the note that ended it stays among the notes."""
    with audited("followup.action_reopen", by=by, why=reason[:200]):
        action = locked(action)
        _check_version(action, version)
        if not reason.strip():
            raise Refused(_("Say why it is opened again."), RULE, "reason")
        _move(action, "reopen", parties(by, action), now)
        action.done_on = action.done_by = action.confirmed_at = action.confirmed_by = None
        action.closing_note = ""
        action.save()
        _note(action, reason, None, by, "", now)
    return action


def drop(*, action: Action, reason: str, version: int | None = None, by: object, now: datetime.datetime) -> Action:
    """No longer wanted, for a reason; its day stays as it was."""
    with audited("followup.action_drop", by=by, why=reason[:200]):
        action = locked(action)
        _check_version(action, version)
        if not reason.strip():
            raise Refused(_("Say why it is dropped."), RULE, "reason")
        _move(action, "drop", parties(by, action), now)
        action.closing_note = reason.strip()
        action.save()
        action.extensions.filter(granted=None).update(granted=False, granted_at=now, granted_by=by)
        _note(action, reason, None, by, "", now)
    return action


# --- progress notes ---------------------------------------------------------------------------------------------------


def _note(
    action: Action, text: str, upload: UploadedFile | None, by: object, by_link: str, now: datetime.datetime
) -> ActionNote:
    file = store_upload(upload=upload, by=by, now=now) if upload is not None else None
    return ActionNote.objects.create(
        action=action, text=text.strip(), file=file, made_at=now, made_by=by, by_link=by_link
    )


def add_note(
    *,
    action: Action,
    text: str,
    upload: UploadedFile | None = None,
    answerer: Person | None = None,
    by: object,
    now: datetime.datetime,
) -> ActionNote:
    """Say how far it is. From the lead, the first note also says that work has begun."""
    actor, by_link = _answering(by, answerer)
    with audited("followup.action_note", by=actor, by_link=by_link):
        action = locked(action)
        if not by_link and not may_note(by, action):
            raise NotAllowed(_("Notes come from those who lead or help, and from the secretariat and the Chair."), RULE)
        if not text.strip():
            raise Refused(_("The note is empty."), field="text")
        note = _note(action, text, upload, actor, by_link, now)
        if action.state == ActionState.OPEN and (by_link or "owner" in parties(by, action)):
            _move(action, "start", {"owner"}, now).save()
    return note


# --- more time --------------------------------------------------------------------------------------------------------


def extend(
    *,
    action: Action,
    due_text: str,
    reason: str,
    answerer: Person | None = None,
    by: object,
    now: datetime.datetime,
) -> Extension:
    """Move the day, for a reason. The secretariat and the Chair move it at once; the lead asks them to."""
    actor, by_link = _answering(by, answerer)
    with audited("followup.action_extend", by=actor, why=reason[:200], by_link=by_link):
        action = locked(action)
        mine = {"owner"} if by_link else parties(by, action)
        if not mine & (KEEPERS | {"owner"}):
            raise NotAllowed(_("More time is asked for by the lead, and given by the secretariat and the Chair."), RULE)
        _check_extension(action, due_text, reason)
        extension = Extension.objects.create(
            action=action,
            old_text=action.due_text,
            old_on=action.due_on,
            new_text=due_text.strip(),
            new_on=parse_vague(due_text).sort_on,
            reason=reason.strip(),
            asked_at=now,
            asked_by=actor,
            by_link=by_link,
        )
        if mine & KEEPERS:
            _grant(extension, action, actor, now)
        else:
            send_after_commit(emails.more_time(action, extension, emails.keepers(action, but=actor)))
    return extension


def _check_extension(action: Action, due_text: str, reason: str) -> None:
    if action.state not in OPEN:
        raise Refused(_("The action is “%(state)s”; it needs no more time.") % {"state": action.get_state_display()})
    if not due_text.strip():
        raise Refused(_("Say until when."), field="due_text")
    if not reason.strip():
        raise Refused(_("Say why more time is needed."), RULE, "reason")
    if due_text.strip() == action.due_text:
        raise Refused(_("This is the day already."), field="due_text")
    if action.extensions.filter(granted=None).exists():
        raise Refused(_("More time was asked for already; the secretariat answers first."))


def _grant(extension: Extension, action: Action, by: object, now: datetime.datetime) -> None:
    extension.granted, extension.granted_at, extension.granted_by = True, now, by
    extension.save()
    action.due_text, action.due_on = extension.new_text, extension.new_on
    action.version += 1
    action.save()


def answer_extension(*, extension: Extension, granted: bool, by: object, now: datetime.datetime) -> Extension:
    """Give the time that was asked for, or don't; a second click changes nothing."""
    with audited("followup.action_extension", by=by):
        action = locked(extension.action)
        extension = Extension.objects.select_for_update().get(pk=extension.pk)
        if not parties(by, action) & KEEPERS:
            raise NotAllowed(_("The secretariat and the Chair give more time."), RULE)
        if extension.granted is not None:
            if extension.granted is granted:
                return extension
            raise Refused(_("This was answered already."))
        if granted and action.state not in OPEN:
            raise Refused(
                _("The action is “%(state)s”; it needs no more time.") % {"state": action.get_state_display()}
            )
        if granted:
            _grant(extension, action, by, now)
        else:
            extension.granted, extension.granted_at, extension.granted_by = False, now, by
            extension.save()
        send_after_commit(emails.time_answered(action, extension, emails.leaders(action)))
    return extension
