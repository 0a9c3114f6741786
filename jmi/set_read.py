"""Reads one JMI set with what stands beside its matrix: two prepared queries, for those who see all sets or for those
who see the sets of their forums."""

from collections.abc import Sequence
from functools import partial

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from accounts.models import User
from accounts.roles import Right
from jmi.models import Agreement, FieldComment, JmiSet, KeptReason, ServingAction, SharedWith, Submission
from jmi.together import FixedTogether, hang
from kit.fixed import Fixed, number, numbers, text
from meetings.models import Forum, forums_held


def _sets(*, own: bool) -> QuerySet[JmiSet]:
    return JmiSet.objects.of_forums(numbers("forums")) if own else JmiSet.objects.all()


def _one(*, own: bool) -> QuerySet[JmiSet]:
    return _sets(own=own).filter(pk=number("set")).select_related("cycle", "forum", "revises", "submitted_by")


ANY_SET, OF_FORUMS = Fixed(partial(_one, own=False)), Fixed(partial(_one, own=True))


def visible_set(request: HttpRequest, pk: int) -> JmiSet:
    """The set with what stands beside it, if its reader may see it; else 404. ``versions``: all of its line."""
    all_of_them = request.user.has_right(Right.SEE_ALL)
    mine = {} if all_of_them else {"forums": forums_held(request.user)}
    found = (ANY_SET if all_of_them else OF_FORUMS).models(set=pk, **mine)
    if not found:
        raise Http404
    jmi_set = found[0]
    line = {"cycle": jmi_set.cycle_id, "forum": jmi_set.forum_id}
    titles = {"title_en": jmi_set.title_en, "title_km": jmi_set.title_km}
    _hang_beside(jmi_set, (BESIDE_ANY if all_of_them else BESIDE_OWN).read(set=pk, **line, **titles, **mine))
    return jmi_set


def _beside(*, own: bool) -> Sequence[QuerySet]:
    """Reasons, comments, agreements, sharing forums, submissions without their content, versions, and who is named."""
    kept, comments, agreements, shared, served, submissions = (
        model.objects.filter(jmi_set=number("set")).order_by()
        for model in (KeptReason, FieldComment, Agreement, SharedWith, ServingAction, Submission)
    )
    people = (
        Q(pk__in=kept.values("given_by"))
        | Q(pk__in=comments.values("made_by"))
        | Q(pk__in=comments.values("settled_by"))
        | Q(pk__in=agreements.values("agreed_by"))
    )
    versions = JmiSet.objects.filter(
        pk__in=_sets(own=own).order_by().values("pk"),
        cycle=number("cycle"),
        forum=number("forum"),
        title_en=text("title_en"),
        title_km=text("title_km"),
    )
    return (
        *(kept, comments, agreements, shared, submissions.defer("content"), served, versions),
        User.objects.filter(people).only("email", "name_en", "name_km"),
        Forum.objects.filter(pk__in=shared.values("forum")),
    )


BESIDE_ANY, BESIDE_OWN = FixedTogether(partial(_beside, own=False)), FixedTogether(partial(_beside, own=True))

# What stands beside a set: model, its name on the set, what it is sorted by, and whom or what it names.
_BESIDE = (
    (KeptReason, "keptreasons", "given_at", ("given_by",)),
    (FieldComment, "fieldcomments", "made_at", ("made_by", "settled_by")),
    (Agreement, "agreements", "agreed_at", ("agreed_by",)),
    (SharedWith, "shared_with", "pk", ("forum",)),
    (Submission, "submissions", "submitted_at", ()),
    (ServingAction, "serving_actions", "pk", ()),
)


def _hang_beside(jmi_set: JmiSet, found: dict) -> None:
    for model, name, at, points_at in _BESIDE:
        rows = sorted(found[model].values(), key=lambda row, at=at: (getattr(row, at), row.pk))
        for to in (model._meta.get_field(one) for one in points_at):
            for row in rows:
                if getattr(row, to.attname) is not None:
                    to.set_cached_value(row, found[to.related_model][getattr(row, to.attname)])
        hang(jmi_set, name, rows)
    jmi_set.versions = sorted(found[JmiSet].values(), key=lambda one: (one.number, one.pk))
