"""Forums in the search index, under their names, abbreviations and hosts."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from meetings.models import Forum, ForumName
from partners.search import Line, Source, register


def _forums(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Forum.objects.prefetch_related("other_names", "hosts")
    for forum in rows if ids is None else rows.filter(pk__in=ids):
        names = [forum.name_en, forum.name_km, forum.code, *(other.name for other in forum.other_names.all())]
        hosts = [name for body in forum.hosts.all() for name in (body.name_en, body.name_km, body.abbreviation_en)]
        yield Line(forum.pk, tuple(filter(None, names)), tuple(filter(None, hosts)))


def register_all() -> None:
    """Called once, when the application is ready."""
    follows = {ForumName: "forum_id", Forum.hosts.through: "forum_id"}
    register(Source("forum", _("Forums"), Forum, _forums, Forum.objects.listed_for, follows, order=10))
