"""Forums, meetings, their papers and the points of their minutes in the search index."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from meetings.models import Forum, ForumName, Meeting, Paper, Point
from meetings.states import MinutesState
from partners.search import Line, Source, register, touch

READABLE = (MinutesState.CIRCULATED, MinutesState.APPROVED, MinutesState.SEALED)


def _forums(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Forum.objects.prefetch_related("other_names", "hosts")
    for forum in rows if ids is None else rows.filter(pk__in=ids):
        names = [forum.name_en, forum.name_km, forum.code, *(other.name for other in forum.other_names.all())]
        hosts = [name for body in forum.hosts.all() for name in (body.name_en, body.name_km, body.abbreviation_en)]
        yield Line(forum.pk, tuple(filter(None, names)), tuple(filter(None, hosts)))


def _line(row: Meeting | Paper, *texts: str) -> Line:
    return Line(row.pk, tuple(filter(None, (row.title_en, row.title_km))), tuple(filter(None, texts)))


def _meetings(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Meeting.objects.select_related("forum").order_by("pk")
    for meeting in (rows if ids is None else rows.filter(pk__in=ids)).iterator(chunk_size=2000):
        forum = meeting.forum
        about = (meeting.theme_en, meeting.theme_km, meeting.number, meeting.planned_text)
        yield _line(meeting, *about, forum.code, forum.name_en, forum.name_km)


def _papers(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Paper.objects.order_by("pk")
    for paper in (rows if ids is None else rows.filter(pk__in=ids)).iterator(chunk_size=2000):
        yield _line(paper)


def _points(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Point.objects.filter(meeting__minutes_state__in=READABLE).order_by("pk")
    for point in (rows if ids is None else rows.filter(pk__in=ids)).iterator(chunk_size=2000):
        texts = (point.text_en, point.text_km, point.differing_views, point.speaker)
        yield Line(point.pk, (), tuple(filter(None, texts)))


def points_visible_to(user: object) -> QuerySet[Point]:
    """Points of minutes that went out, of meetings one may see; a draft is found by nobody."""
    seen = Meeting.objects.visible_to(user).filter(minutes_state__in=READABLE).order_by().values("pk")
    return Point.objects.filter(meeting__in=seen).select_related("meeting__forum")


def _in_draft(point: Point) -> bool:
    """While minutes are typed, each pause is a save; the index gets their points when they go out."""
    return point.meeting.minutes_state not in READABLE


def _went_out(instance: Meeting, update_fields: Iterable[str] | None = None, **kwargs: object) -> None:
    if instance.minutes_state in READABLE and (update_fields is None or "minutes_state" in update_fields):
        touch("point", Point.objects.filter(meeting=instance).order_by().values_list("pk", flat=True))


def register_all() -> None:
    """Called once, when the application is ready."""
    follows = {ForumName: "forum_id", Forum.hosts.through: "forum_id"}
    register(Source("forum", _("Forums"), Forum, _forums, Forum.objects.listed_for, follows, order=10))
    register(
        Source(
            "meeting",
            _("Meetings"),
            Meeting,
            _meetings,
            lambda user: Meeting.objects.visible_to(user).select_related("forum"),
            order=30,
        )
    )
    register(
        Source(
            "paper",
            _("Papers of meetings"),
            Paper,
            _papers,
            lambda user: Paper.objects.visible_to(user).select_related("meeting__forum"),
            order=31,
        )
    )
    register(Source("point", _("Points of minutes"), Point, _points, points_visible_to, order=32, hidden=_in_draft))
    post_save.connect(_went_out, sender=Meeting, weak=False, dispatch_uid="search.point.meetings.Meeting")
