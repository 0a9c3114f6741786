"""Issues at their origin: raised, answered, taken on, handed up, closed. The record stays open until then."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup import emails_issues as emails
from followup.actions.actions import create_action
from followup.actions.handing import hand_up
from followup.issue_permissions import issue_parties, keeps, may_edit, may_raise
from followup.models import Action, Issue, IssuePosition, IssueStep, Leg
from followup.models.issues import KEPT_HERE
from followup.states import ISSUE_WORKFLOW, IssueState
from followup.ways import MAY, MUST, Target, Way, way_to, ways_from
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused, Stale
from meetings.models import Forum, Meeting, Point
from partners.actions.saving import locked, write
from partners.models.organisations import SIDE_OF_KIND

# What may be said of an issue, by whoever raises or edits it.
FIELDS = (
    "kind",
    "title_en",
    "title_km",
    "text_en",
    "text_km",
    "side",
    "raised_by_organisation",
    "raised_by_text",
    "place",
    "themes",
    "raised_on",
)


def keep_step(
    issue: Issue, verb: str, *, note: str = "", leg: Leg | None = None, by: object, now: datetime.datetime
) -> None:
    """Write the step into the trail that both ends see."""
    IssueStep.objects.create(issue=issue, leg=leg, verb=verb, note=note, made_at=now, made_by=by)


def _titled(values: Mapping[str, object]) -> dict[str, object]:
    """The values, with the side of the body that raised it where none is given; refused without a title."""
    said = dict(values)
    if not (said.get("title_en") or said.get("title_km")):
        raise Refused(_("Say in a few words what the matter is."), "", "title_en")
    body = said.get("raised_by_organisation")
    if not said.get("side") and body is not None:
        said["side"] = SIDE_OF_KIND[body.kind]
    return said


def raise_issue(
    *,
    forum: Forum,
    values: Mapping[str, object],
    positions: Sequence[Mapping[str, object]] = (),
    meeting: Meeting | None = None,
    point: Point | None = None,
    state: str = IssueState.RAISED,
    allowed: bool = False,
    by: object,
    now: datetime.datetime,
) -> Issue:
    """Raise an issue in a forum. ``allowed`` is for callers that have checked already: the minutes of a meeting."""
    if not allowed and not may_raise(by, forum.pk):
        raise NotAllowed(_("Only members of the forum may raise an issue there."), "TWG-5a.05")
    said = _titled(values)
    said.setdefault("raised_on", now.date())
    said.setdefault("place", forum.place)
    with audited("followup.raise_issue", by=by):
        issue = Issue.objects.create(
            forum=forum,
            meeting=meeting or (point.meeting if point else None),
            point=point,
            state=state,
            state_since_at=now,
            created_at=now,
            created_by=by,
            **said,
        )
        _set_positions(issue, positions)
        keep_step(issue, "raise", by=by, now=now)
    return issue


def edit_issue(
    *,
    issue: Issue,
    values: Mapping[str, object],
    positions: Sequence[Mapping[str, object]] | None = None,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Issue:
    """Change what is said of an issue; not while it is closed."""
    with audited("followup.edit_issue", by=by):
        issue = locked(issue)
        if not may_edit(by, issue):
            raise NotAllowed(_("Only the forum that raised this issue may change it, while it is open."), "TWG-5a.05")
        write(issue, _titled(values), version)
        if positions is not None:
            _set_positions(issue, positions)
    return issue


def _set_positions(issue: Issue, rows: Iterable[Mapping[str, object]]) -> None:
    """Make the positions exactly these: unchanged ones keep their row, so that the trail shows what changed."""
    wanted = [row for row in rows if row.get("text")]
    standing = list(issue.positions.all())
    for old, new in zip(standing, wanted, strict=False):
        if any(getattr(old, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(old, name, value)
            old.save()
    for old in standing[len(wanted) :]:
        old.delete()
    for new in wanted[len(standing) :]:
        IssuePosition.objects.create(issue=issue, **new)


def enter(issue: Issue, verb: str, parties: Iterable[str], *, now: datetime.datetime, **fields: object) -> None:
    """Take a step of the origin's table."""
    issue.state = ISSUE_WORKFLOW.check(issue.state, verb, parties)
    issue.state_since_at = now
    issue.version += 1
    for name, value in fields.items():
        setattr(issue, name, value)
    issue.save()


def begin(issue: Issue, version: int | None) -> Issue:
    """The issue as it is now, locked; Stale when it has moved since the person looked at it."""
    issue = locked(issue)
    if version is not None and issue.version != version:
        raise Stale({}, {}, issue.version)
    return issue


def _needed(text: str, sentence: str, field: str = "note") -> str:
    if not text.strip():
        raise Refused(sentence, "", field)
    return text.strip()


def answer(
    *,
    issue: Issue,
    answer_en: str = "",
    answer_km: str = "",
    version: int | None = None,
    by: object,
    now: datetime.datetime,
) -> Issue:
    """Answer on the spot, in the forum where it was raised (SND-4.3.14)."""
    with audited("followup.answer_issue", by=by):
        issue = begin(issue, version)
        ISSUE_WORKFLOW.check(issue.state, "answer", issue_parties(by, issue))
        note = _needed(answer_en or answer_km, _("Write the answer, in English or in Khmer."), "answer_en")
        enter(issue, "answer", issue_parties(by, issue), now=now, answer_en=answer_en, answer_km=answer_km)
        keep_step(issue, "answer", note=note, by=by, now=now)
    return issue


def take_on(
    *, issue: Issue, action: Mapping[str, object], version: int | None = None, by: object, now: datetime.datetime
) -> Action:
    """The forum takes the issue on itself: an agreed action that serves it."""
    with audited("followup.take_on_issue", by=by):
        issue = begin(issue, version)
        enter(issue, "take-on", issue_parties(by, issue), now=now)
        made = create_action(
            forum=issue.forum, issue=issue, meeting=issue.meeting, allowed=True, by=by, now=now, **action
        )
        keep_step(issue, "take-on", note=str(made), by=by, now=now)
    return made


def leave(*, issue: Issue, version: int | None = None, by: object, now: datetime.datetime) -> Issue:
    """Mark it unresolved: it waits for its origin until it is answered, taken on or handed up (TWG-5a.05)."""
    with audited("followup.leave_issue", by=by):
        issue = begin(issue, version)
        enter(issue, "leave", issue_parties(by, issue), now=now)
        keep_step(issue, "leave", by=by, now=now)
    return issue


def keep_here(
    *, issue: Issue, reason: str, version: int | None = None, allowed: bool = False, by: object, now: datetime.datetime
) -> Issue:
    """Say why an unresolved issue is not handed up; refused where it must be. ``allowed`` as in ``raise_issue``."""
    with audited("followup.keep_issue", by=by, why=reason):
        issue = begin(issue, version)
        if not allowed and not keeps(by, issue):
            raise NotAllowed(_("Only the forum that raised this issue says why it stays there."), "TWG-5a.05")
        if issue.state != IssueState.UNRESOLVED:
            raise Refused(_("Only an unresolved issue needs a reason to stay."), "TWG-5a.05")
        must = must_go(issue)
        if must is not None:
            raise Refused(
                _("Unresolved issues from here must go to: %(receiver)s.") % {"receiver": must.path.receiver},
                must.path.provision,
            )
        reason = _needed(reason, _("Say why it is not handed up."), "reason")
        issue.version += 1
        issue.save()
        keep_step(issue, KEPT_HERE, note=reason, by=by, now=now)
    return issue


def must_go(issue: Issue) -> Way | None:
    """The way that an unresolved issue of this forum must take, if there is one."""
    return next((way for way in ways_from(forum=issue.forum) if way.path.strength == MUST), None)


def forward(
    *,
    issue: Issue,
    targets: Sequence[Target],
    message: str = "",
    reason: str = "",
    version: int | None = None,
    by: object,
    now: datetime.datetime,
) -> list[Leg]:
    """Hand the issue up along the paths of its forum; ``reason`` where a usual way is not taken.

    Partners alone take what is unresolved only where a path is free to them (SND-4.3.22, TWG-5a.06): what the forum
    must do stays with its secretariat and Chair.
    """
    with audited("followup.forward_issue", by=by, why=reason):
        issue = begin(issue, version)
        ISSUE_WORKFLOW.check(issue.state, "forward", issue_parties(by, issue))
        ways = ways_from(forum=issue.forum)
        whole = keeps(by, issue)
        if not whole:
            for target in targets:
                way = way_to(ways, target)
                if way is None or way.path.strength != MAY:
                    raise NotAllowed(
                        _("Partners hand an issue up only along paths that are free to choose."), "SND-4.3.22"
                    )
        legs = hand_up(
            issue=issue, ways=ways, targets=targets, message=message, reason=reason, duties=whole, by=by, now=now
        )
        enter(issue, "forward", issue_parties(by, issue), now=now)
        for leg in legs:
            keep_step(issue, "forward", note=message, leg=leg, by=by, now=now)
            send_after_commit(emails.handed_up(leg, by=by))
    return legs


def close(*, issue: Issue, note: str, version: int | None = None, by: object, now: datetime.datetime) -> Issue:
    """The origin closes its record: only it says when the matter is settled (TWG-5a.05)."""
    with audited("followup.close_issue", by=by, why=note):
        issue = begin(issue, version)
        ISSUE_WORKFLOW.check(issue.state, "close", issue_parties(by, issue))
        note = _needed(note, _("Say how the matter was settled."))
        enter(issue, "close", issue_parties(by, issue), now=now)
        keep_step(issue, "close", note=note, by=by, now=now)
        send_after_commit(emails.closed(issue, note=note, by=by))
    return issue


def raise_again(*, issue: Issue, reason: str, version: int | None = None, by: object, now: datetime.datetime) -> Issue:
    """The answer did not settle it: it is open again. Earlier answers stay in the trail."""
    with audited("followup.raise_issue_again", by=by, why=reason):
        issue = begin(issue, version)
        ISSUE_WORKFLOW.check(issue.state, "raise-again", issue_parties(by, issue))
        reason = _needed(reason, _("Say why it is raised again."), "reason")
        enter(issue, "raise-again", issue_parties(by, issue), now=now, answer_en="", answer_km="")
        keep_step(issue, "raise-again", note=reason, by=by, now=now)
    return issue
