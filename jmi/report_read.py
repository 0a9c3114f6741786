"""Reads one progress report with all that hangs on the report itself: one prepared query for those who see all
reports, one for those who see the reports of their forums."""

from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.http import Http404

from accounts.roles import Right
from jmi.models import DueMove, FieldComment, ProgressReport, RoundReminder, Submission
from kit.fixed import Fixed, number, numbers
from meetings.models import forums_held


def _name(person: str) -> Coalesce:
    """The name of a user related as ``person``, or the address."""
    return Coalesce(NullIf(F(f"{person}__name_en"), Value("")), F(f"{person}__email"))


def _listed(rows: QuerySet, *fields: str, **named: object) -> ArraySubquery:
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in fields}, **named)))


def _beside(reports: QuerySet[ProgressReport]) -> QuerySet[ProgressReport]:
    """With round, set and forum, and with comments, submissions, moved dates and reminders as lists of dicts."""
    own = {"report": OuterRef("pk")}
    comments = FieldComment.objects.filter(**own).order_by("made_at", "pk")
    copies = Submission.objects.filter(**own).order_by("number")
    moves = DueMove.objects.filter(**own).order_by("moved_at", "pk")
    reminders = RoundReminder.objects.filter(**own).order_by("-sent_at", "pk")
    return reports.select_related(
        "round", "jmi_set__forum", "jmi_set__cycle", "approved_by", "dissent_by", "submitted_by"
    ).annotate(
        comments_=_listed(
            comments,
            *("id", "row", "field", "text", "asks_change", "made_at", "settled_at", "answer", "version"),
            by=_name("made_by"),
            settled_by_name=_name("settled_by"),
        ),
        copies_=_listed(copies, "number", "submitted_at", "late", "sha256", "on_behalf_of", by=_name("submitted_by")),
        moves_=_listed(moves, "old_on", "new_on", "reason", "moved_at", by=_name("moved_by")),
        reminders_=_listed(reminders, "sent_at", "recipients", by=_name("sent_by")),
    )


def _one(*, own: bool) -> QuerySet[ProgressReport]:
    reports = ProgressReport.objects.of_forums(numbers("forums")) if own else ProgressReport.objects.all()
    return _beside(reports.filter(pk=number("report")))


ANY_REPORT, OF_FORUMS = Fixed(partial(_one, own=False)), Fixed(partial(_one, own=True))


def readable(user: object, pk: int) -> ProgressReport:
    """The report if ``user`` may see it (``ProgressReport.objects.visible_to``); else 404."""
    if user.has_right(Right.SEE_ALL):
        found = ANY_REPORT.models(report=pk)
    else:
        found = OF_FORUMS.models(report=pk, forums=forums_held(user))
    if not found:
        raise Http404
    return found[0]


def _locked() -> QuerySet[ProgressReport]:
    reports = ProgressReport.objects.filter(pk=number("report")).select_for_update(of=("self",))
    return reports.select_related("round", "jmi_set__forum", "jmi_set__cycle")


LOCKED = Fixed(_locked)


def locked(report: ProgressReport) -> ProgressReport:
    """The report as it is now, locked until the end of the transaction, with its round and set."""
    found = LOCKED.models(report=report.pk)
    if not found:
        raise ProgressReport.DoesNotExist
    return found[0]
