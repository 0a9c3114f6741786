"""An issue born of a point of the minutes: unresolved there, its words are those of the point."""

import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.actions.issues import keep_here, must_go, raise_issue
from followup.models import Issue
from followup.states import IssueState
from kit.refusals import Refused, Warning
from meetings.models import Meeting, Point
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


def before_approval(meeting: Meeting) -> list[Warning]:
    """Issues that the meeting left open: each should be answered, taken on or handed up (TWG-5a.05)."""
    return [
        Warning(
            "TWG-5a.05",
            _("“%(issue)s” is unresolved: it was not answered, taken on as an action or handed up.") % {"issue": issue},
            _("Why does it stay open?"),
        )
        for issue in Issue.objects.filter(meeting=meeting).left_open().order_by("pk")
    ]


def approved(meeting: Meeting, reason: str, by: object, now: datetime.datetime) -> None:
    """The reason given at approval stands with each issue that stays; what must go up waits on."""
    for issue in Issue.objects.filter(meeting=meeting).left_open().select_related("forum").order_by("pk"):
        if must_go(issue) is None:
            keep_here(issue=issue, reason=reason, allowed=True, by=by, now=now)
