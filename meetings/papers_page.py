"""What the tab "Papers" shows: the papers one may open, in the order of the agenda, newest file first."""

from django.db.models import Q, QuerySet

from kit.fixed import Fixed, Given, number, numbers
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.permissions import seats_of
from meetings.states import PaperAccess


def papers_at() -> QuerySet[Paper]:
    """The papers of one meeting that somebody who sees the meeting may open; as ``Paper.objects.visible_to`` has it."""
    presented = AgendaItem.objects.filter(people__person__user=number("user")).order_by().values("meeting")
    circle = Q(access=PaperAccess.FORUM) | Q(meeting__in=presented)
    organised = Q(meeting__in=numbers("organised")) | Q(shared_by=number("user"))
    return Paper.objects.filter(organised | Q(shared_at__isnull=False) & circle, meeting=number("meeting"))


def papers_given(user: object, meeting: Meeting) -> dict[str, Given]:
    """What ``papers_at`` asks of a reader."""
    keeps = {forum for forum, functions in seats_of(user).items() if functions & {"secretariat", "chair"}}
    forums = {meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}
    organised = bool(keeps & forums) or (meeting.created_by_id is not None and meeting.created_by_id == user.pk)
    return {"user": user.pk, "meeting": meeting.pk, "organised": [meeting.pk] if organised else []}


_PAPERS = Fixed(lambda: papers_at().select_related("item").order_by("item__position", "pk"))
_VERSIONS = Fixed(
    lambda: (
        PaperVersion.objects.filter(paper__in=numbers("papers")).select_related("file", "added_by").order_by("-number")
    )
)


def papers_of(user: object, meeting: Meeting) -> list[Paper]:
    """The papers that ``user`` may open, each with its files in ``files``."""
    papers = _PAPERS.models(**papers_given(user, meeting))
    below: dict[int, list[PaperVersion]] = {paper.pk: [] for paper in papers}
    for version in _VERSIONS.models(papers=list(below)) if below else ():
        below[version.paper_id].append(version)
    for paper in papers:
        paper.files = below[paper.pk]
    return papers
