"""An issue born of a point of the minutes: unresolved there, its words are those of the point."""

import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.actions.issues import raise_issue
from followup.models import Issue
from followup.states import IssueState
from kit.refusals import Refused
from meetings.models import Point
from partners.actions.saving import locked

TITLE = 300


def _words(point: Point) -> dict[str, str]:
    """Title and description of the point: the first line is the matter, all of it the description where it is long."""
    said = {}
    for lang in ("en", "km"):
        text = getattr(point, f"text_{lang}").strip()
        first = text.split("\n")[0].strip()
        said[f"title_{lang}"] = first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"
        said[f"text_{lang}"] = text if text != first or len(first) > TITLE else ""
    return said


def became(point: Point, by: object, now: datetime.datetime) -> None:
    """The point is an unresolved issue now, or says something else than before."""
    issue, said = Issue.objects.filter(point=point).first(), _words(point)
    if not (said["title_en"] or said["title_km"]):
        return
    if issue is None:
        meeting = point.meeting
        values = said | {
            "raised_by_organisation": point.organisation,
            "raised_by_text": point.speaker,
            "raised_on": meeting.starts_on or now.date(),
            "themes": point.item.themes if point.item else [],
        }
        raise_issue(
            forum=meeting.forum, point=point, values=values, state=IssueState.UNRESOLVED, allowed=True, by=by, now=now
        )
        return
    with audited("followup.edit_issue", by=by):
        issue = locked(issue)
        if any(getattr(issue, name) != value for name, value in said.items()):
            for name, value in said.items():
                setattr(issue, name, value)
            issue.version += 1
            issue.save()


def left(point: Point, by: object, now: datetime.datetime) -> None:
    """The point is no issue any more: one that has not moved goes with it."""
    issue = Issue.objects.filter(point=point).first()
    if issue is None:
        return
    with audited("followup.remove_issue", by=by, at=now.isoformat()):
        issue = locked(issue)
        moved = issue.state not in (IssueState.RAISED, IssueState.UNRESOLVED)
        if moved or issue.legs.exists() or issue.actions.exists() or issue.joins.exists() or issue.joined_by.exists():
            raise Refused(_("This issue is on its way already; the point stays an unresolved issue."), "TWG-5a.05")
        issue.delete()
