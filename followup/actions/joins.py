"""Issues that belong together: split, joined with others of the same matter, raised again after an earlier one."""

import datetime
from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.actions.issues import begin, keep_step, raise_issue
from followup.issue_permissions import keeps
from followup.models import Issue, IssueJoin
from followup.states import ISSUE_WORKFLOW, JoinKind
from kit.refusals import NotAllowed, Refused

COPIED = ("kind", "side", "raised_by_organisation", "raised_by_text", "place", "themes", "raised_on")


def _check(issue: Issue, by: object) -> None:
    if not keeps(by, issue):
        raise NotAllowed(_("Only the forum that raised this issue may split or join it."), "TWG-5a.05")


def split(
    *,
    issue: Issue,
    parts: Sequence[Mapping[str, str]],
    version: int | None = None,
    by: object,
    now: datetime.datetime,
) -> list[Issue]:
    """New issues out of one that holds several matters; the first record stays, each part remembers it."""
    with audited("followup.split_issue", by=by):
        issue = begin(issue, version)
        _check(issue, by)
        if issue.state in ISSUE_WORKFLOW.final:
            raise Refused(_("The issue is closed; raise it again before you split it."))
        wanted = [part for part in parts if part.get("title_en") or part.get("title_km")]
        if not wanted:
            raise Refused(_("Write the matter of at least one part."), "", "title_en_1")
        same = {name: getattr(issue, name) for name in COPIED}
        made = []
        for part in wanted:
            new = raise_issue(
                forum=issue.forum, meeting=issue.meeting, values={**same, **part}, allowed=True, by=by, now=now
            )
            IssueJoin.objects.create(issue=new, other=issue, kind=JoinKind.SPLIT, made_at=now, made_by=by)
            made.append(new)
        keep_step(issue, "split", note="\n".join(map(str, made)), by=by, now=now)
        issue.version += 1
        issue.save(update_fields=["version"])
    return made


def join(
    *,
    issue: Issue,
    other: Issue,
    kind: str = JoinKind.JOINED,
    note: str = "",
    version: int | None = None,
    by: object,
    now: datetime.datetime,
) -> IssueJoin:
    """Two issues of the same matter, or one raised again after an earlier one, keep each other in sight."""
    with audited("followup.join_issues", by=by):
        issue = begin(issue, version)
        _check(issue, by)
        if kind not in (JoinKind.JOINED, JoinKind.AGAIN):
            raise Refused(_("Parts come from splitting an issue."), "", "kind")
        if other.pk == issue.pk or not Issue.objects.visible_to(by).filter(pk=other.pk).exists():
            raise Refused(_("Choose another issue that you can see."), "", "other")
        both = Q(issue=issue, other=other) | Q(issue=other, other=issue)
        if IssueJoin.objects.filter(both).exists():
            raise Refused(_("These two are linked already."), "", "other")
        made = IssueJoin.objects.create(issue=issue, other=other, kind=kind, note=note, made_at=now, made_by=by)
        keep_step(issue, "join", note=str(other), by=by, now=now)
    return made


def part(*, link: IssueJoin, by: object, now: datetime.datetime) -> None:
    """Take a link between two issues away."""
    with audited("followup.part_issues", by=by):
        issue = begin(link.issue, None)
        _check(issue, by)
        keep_step(issue, "part", note=str(link.other), by=by, now=now)
        link.delete()
