"""The life of a set: begin, agree by both sides, submit, return, accept … each step of ``SET_WORKFLOW``."""

import hashlib
import json
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi import rules, suggestions
from jmi.actions.guard import lock
from jmi.actions.serving import carry_to
from jmi.chain import chains
from jmi.emails import set_returned, set_submitted
from jmi.facts import facts_of
from jmi.matrix import matrix_of, matrix_to_dict
from jmi.models import Agreement, Cycle, FieldComment, JmiSet, Outcome, SharedWith, Submission
from jmi.permissions import may_create, parties
from jmi.raw import raw_of
from jmi.states import SET_WORKFLOW, CycleState, JointSense, SetState
from kit.mail import send_after_commit
from kit.refusals import Incomplete, NotAllowed, Refused, Stale
from meetings.models import Forum


def create_set(
    *, cycle: Cycle, forum: Forum, title_en: str = "", title_km: str = "", by: object, now: datetime
) -> JmiSet:
    """Begin the set of a forum in a cycle. A forum may have two in a cycle when each has a title."""
    if not may_create(by, forum.pk):
        raise NotAllowed(_("Only members of the working group may begin its set."), "JMI-3.12")
    with audited("jmi.create_set", by=by):
        cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
        if cycle.state == CycleState.CLOSED:
            raise Refused(_("This cycle is closed; its sets can be read, not changed."), "JMI-1.05")
        others = JmiSet.objects.filter(cycle=cycle, forum=forum, revises=None)
        if others.exists() and not (title_en or title_km):
            raise Refused(_("This forum has a set in this cycle already; give the second one a title."), "", "title_en")
        return JmiSet.objects.create(
            cycle=cycle,
            forum=forum,
            title_en=title_en,
            title_km=title_km,
            state_since_at=now,
            created_at=now,
            created_by=by,
        )


def describe_set(
    *,
    jmi_set: JmiSet,
    title_en: str,
    title_km: str,
    joint_senses: list[str],
    shared_forums: list[Forum],
    version: int,
    by: object,
    now: datetime,
) -> JmiSet:
    """Title, in which senses it is joint (JMI-A.24), and the forums that share it."""
    from jmi.actions.guard import check_editable, touch

    with audited("jmi.describe_set", by=by):
        jmi_set = lock(jmi_set)
        check_editable(jmi_set, by)
        check_version(jmi_set, version)
        jmi_set.title_en, jmi_set.title_km = title_en, title_km
        jmi_set.joint_senses = [one for one in JointSense.values if one in joint_senses]
        jmi_set.save(update_fields=["title_en", "title_km", "joint_senses"])
        wanted = {forum.pk for forum in shared_forums} - {jmi_set.forum_id}
        SharedWith.objects.filter(jmi_set=jmi_set).exclude(forum__in=wanted).delete()
        for forum in wanted - set(SharedWith.objects.filter(jmi_set=jmi_set).values_list("forum", flat=True)):
            SharedWith.objects.create(jmi_set=jmi_set, forum_id=forum)
        touch(jmi_set, by=by, now=now)
    return jmi_set


def check_version(jmi_set: JmiSet, version: int | None) -> None:
    """Stale when the set was changed after the person looked at it: one agrees to what one has read."""
    if version is not None and jmi_set.version != version:
        raise Stale({}, {}, jmi_set.version)


def open_findings(jmi_set: JmiSet, chain: list[Outcome] | None = None) -> list[Refused]:
    """What keeps a set from being agreed or submitted: open musts, and suggestions not followed without a reason."""
    chain = chains([jmi_set]).get(jmi_set.pk, []) if chain is None else chain
    facts = facts_of(jmi_set, chain)
    kept = set(jmi_set.keptreasons.values_list("provision", "row"))
    found = rules.gaps(facts)
    found += [one for one in suggestions.warnings(facts) if (one.provision, one.row) not in kept]
    return [
        Refused(f"{one.where}: {one.message}" if one.where else one.message, one.provision, f"{one.row}.{one.field}")
        for one in found
    ]


def _check_complete(jmi_set: JmiSet) -> None:
    if found := open_findings(jmi_set):
        raise Incomplete(_("The set cannot go on yet. These points are open:"), found)


def _step(jmi_set: JmiSet, verb: str, by: object) -> str:
    if jmi_set.cycle.state == CycleState.CLOSED and verb != "close":
        raise Refused(_("This cycle is closed; its sets can be read, not changed."), "JMI-1.05")
    return SET_WORKFLOW.check(jmi_set.state, verb, parties(by, jmi_set))


def _enter(jmi_set: JmiSet, state: str, now: datetime, **fields: object) -> None:
    jmi_set.state, jmi_set.state_since_at = state, now
    jmi_set.version += 1
    for name, value in fields.items():
        setattr(jmi_set, name, value)
    jmi_set.save(update_fields=["state", "state_since_at", "version", *fields])


def agree(
    *,
    jmi_set: JmiSet,
    party: str = "",
    meeting_on: date | None = None,
    note: str = "",
    version: int | None = None,
    by: object,
    now: datetime,
) -> JmiSet:
    """One side agrees (JMI-2.03). The state changes when both have; the Chair's agreement makes it final (JMI-3.03).

    The lead facilitator's agreement alone never changes the state, nor does the Chair's before the facilitator's:
    whoever agrees second completes it, and without the Chair it is never complete.
    """
    with audited("jmi.agree", by=by):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "agree", by)
        check_version(jmi_set, version)
        standing = set(jmi_set.agreements.filter(withdrawn_at=None).values_list("party", flat=True))
        mine = parties(by, jmi_set) & {"chair", "facilitator"} - standing
        if party and party not in mine:
            raise NotAllowed(_("You cannot agree for this side."), "JMI-3.03")
        if not mine:
            raise Refused(_("Your side has agreed already."), "JMI-2.03")
        _check_complete(jmi_set)
        side = party or ("chair" if "chair" in mine else "facilitator")
        Agreement.objects.create(
            jmi_set=jmi_set, party=side, agreed_at=now, agreed_by=by, meeting_on=meeting_on, note=note
        )
        if standing | {side} == {"chair", "facilitator"}:
            _enter(jmi_set, target, now)
    return jmi_set


def reopen(*, jmi_set: JmiSet, reason: str, version: int | None = None, by: object, now: datetime) -> JmiSet:
    """Open an agreed set for changes; both sides will have to agree again."""
    if not reason.strip():
        raise Refused(_("Say why."), "JMI-3.12", "reason")
    with audited("jmi.reopen", by=by, why=reason[:500]):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "reopen", by)
        check_version(jmi_set, version)
        _withdraw(jmi_set, by, now)
        FieldComment.objects.create(jmi_set=jmi_set, text=reason.strip(), made_at=now, made_by=by)
        _enter(jmi_set, target, now)
    return jmi_set


def _withdraw(jmi_set: JmiSet, by: object, now: datetime) -> None:
    jmi_set.agreements.filter(withdrawn_at=None).update(withdrawn_at=now, withdrawn_by=by)


def submit(
    *, jmi_set: JmiSet, on_behalf_of: str = "", version: int | None = None, by: object, now: datetime
) -> Submission:
    """Send the set to CRDB/CDC in one action: a frozen copy, submitter and time, late or not, CRDB/CDC is told."""
    with audited("jmi.submit_set", by=by):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "submit", by)
        check_version(jmi_set, version)
        _check_complete(jmi_set)
        late = rules.is_late(timezone.localtime(now).date(), jmi_set.cycle.drafts_due_on)
        _enter(jmi_set, target, now, submitted_at=now, submitted_by=by, submitted_late=late)
        content = frozen_content(jmi_set)
        number = (jmi_set.submissions.aggregate(last=Max("number"))["last"] or 0) + 1
        submission = Submission.objects.create(
            jmi_set=jmi_set,
            number=number,
            content=content,
            sha256=fingerprint(content),
            submitted_at=now,
            submitted_by=by,
            on_behalf_of=on_behalf_of,
            late=late,
        )
        send_after_commit(set_submitted(jmi_set, by=by))
    return submission


def frozen_content(jmi_set: JmiSet) -> dict[str, object]:
    """Everything of a set as it stands: each stored value, and the matrix in both languages as it reads."""
    jmi_set = (
        JmiSet.objects.select_related("cycle", "forum")
        .prefetch_related("keptreasons", "shared_with__forum")
        .get(pk=jmi_set.pk)
    )
    chain = chains([jmi_set]).get(jmi_set.pk, [])
    return {
        "format": 1,
        "raw": raw_of(jmi_set, chain),
        "en": matrix_to_dict(matrix_of(jmi_set, "en", chain)),
        "km": matrix_to_dict(matrix_of(jmi_set, "km", chain)),
    }


def fingerprint(content: dict[str, object]) -> str:
    """SHA-256 of the canonical JSON; anyone can compute it again from the copy."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def send_back(*, jmi_set: JmiSet, comment: str = "", version: int | None = None, by: object, now: datetime) -> JmiSet:
    """Return a set with comments: one on the whole, or those already tied to its fields (JMI-4.03)."""
    with audited("jmi.return_set", by=by, why=comment[:500]):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "return", by)
        check_version(jmi_set, version)
        if comment.strip():
            FieldComment.objects.create(
                jmi_set=jmi_set, text=comment.strip(), asks_change=True, made_at=now, made_by=by
            )
        elif not jmi_set.fieldcomments.filter(settled_at=None, asks_change=True).exists():
            raise Refused(_("Say what is to be changed, here or beside the fields."), "JMI-4.03", "comment")
        _withdraw(jmi_set, by, now)
        _enter(jmi_set, target, now)
        send_after_commit(set_returned(jmi_set, comment=comment.strip(), by=by))
    return jmi_set


def take_step(*, jmi_set: JmiSet, verb: str, version: int | None = None, by: object, now: datetime) -> JmiSet:
    """Accept, consolidate or close: the steps that need nothing but the right."""
    if verb not in ("accept", "consolidate", "close"):
        raise KeyError(verb)
    with audited(f"jmi.{verb}_set", by=by):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, verb, by)
        check_version(jmi_set, version)
        _enter(jmi_set, target, now)
    return jmi_set


def send_to_pm(*, jmi_set: JmiSet, on: date, version: int | None = None, by: object, now: datetime) -> JmiSet:
    """Record that the consolidated set went to the Prime Minister (JMI-4.05)."""
    with audited("jmi.send_to_pm", by=by):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "send-to-pm", by)
        check_version(jmi_set, version)
        _enter(jmi_set, target, now, sent_to_pm_on=on)
    return jmi_set


def put_in_force(*, jmi_set: JmiSet, on: date, version: int | None = None, by: object, now: datetime) -> JmiSet:
    """Put a set in force; the version it revises, if any, is replaced in the same moment (JMI-3.13)."""
    with audited("jmi.put_in_force", by=by):
        jmi_set = lock(jmi_set)
        target = _step(jmi_set, "put-in-force", by)
        check_version(jmi_set, version)
        if jmi_set.revises_id:
            old = lock(jmi_set.revises)
            _enter(old, _step(old, "supersede", by), now)
            carry_to(jmi_set, by=by, now=now)
        _enter(jmi_set, target, now, in_force_on=on)
    return jmi_set


def record_achievement(
    *, jmi_set: JmiSet, outcome: int, text: str, version: int | None = None, by: object, now: datetime
) -> Outcome:
    """Enter the final achievement of an outcome, until the cycle's last day for it (JMI-A.05)."""
    with audited("jmi.record_achievement", by=by):
        jmi_set = lock(jmi_set)
        if not parties(by, jmi_set) & {"secretariat", "chair", "crdb"}:
            raise NotAllowed(_("The secretariat and the Chair enter the final achievement."), "JMI-3.12")
        until = jmi_set.cycle.late_entry_until_on
        closed = jmi_set.cycle.state == CycleState.CLOSED or jmi_set.state == SetState.CLOSED
        if closed and (until is None or timezone.localtime(now).date() > until):
            raise Refused(_("The time for entering final achievements is over."), "JMI-A.05")
        if jmi_set.state not in (SetState.IN_FORCE, SetState.CLOSED):
            raise Refused(_("Only a set that came into force has achievements."), "JMI-A.05")
        found = Outcome.objects.select_for_update().filter(pk=outcome, jmi_set=jmi_set).first()
        if found is None:
            raise Refused(_("This outcome does not belong to this set."))
        if version is not None and found.version != version:
            raise Stale({"text": found.achievement_text}, {"text": text}, found.version)
        found.achievement_text = text
        found.version += 1
        found.save(update_fields=["achievement_text", "version"])
    return found
