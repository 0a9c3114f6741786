"""History of a record, and the whole trail for those who may read it."""

import datetime
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from pghistory.models import Context

from accounts import history as trail_of
from accounts.audit import verb_words
from accounts.exports import trail_sheet
from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from accounts.trail_rows import acts_in_words, choices, everybody, trail_rows
from kit import dates
from kit.sheets import xlsx

PAGE = 100
BATCH = 500


@policy(SIGNED_IN)
@require_safe
def history(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """Who changed this record, when, from what to what; for those who see the record (DEC-1.02)."""
    kind = trail_of.model_of(model)
    if kind is None or not trail_of.may_read(request.user, kind, pk):
        raise Http404
    before = request.GET.get("before", "")
    entries, more = trail_of.of_record(
        kind, pk, viewer=request.user, before=int(before) if before.isdecimal() and len(before) < 19 else 0, length=PAGE
    )
    if not entries and not before:
        raise Http404
    record = kind._default_manager.filter(pk=pk).first()
    context = {
        "entries": entries,
        "more": more,
        "record": str(record) if record is not None else "",
        "record_url": record.get_absolute_url() if hasattr(record, "get_absolute_url") else "",
        "kind": kind._meta.verbose_name,
    }
    return render(request, "accounts/history.html", context)


def _filtered(request: HttpRequest) -> tuple[QuerySet[Context], dict[str, object]]:
    """Acts that fit the filter, newest first, and the filter as it was understood."""
    wanted = {name: request.GET.get(name, "").strip() for name in ("who", "verb", "model", "from", "to")}
    acts = Context.objects.order_by("-created_at", "-id")
    if wanted["who"].isdecimal() and len(wanted["who"]) < 19:
        acts = acts.filter(metadata__user=int(wanted["who"]))
    if wanted["verb"]:
        acts = acts.filter(metadata__verb=wanted["verb"])
    kind = trail_of.model_of(wanted["model"]) if wanted["model"] else None
    if kind is not None:
        acts = acts.filter(
            pk__in=trail_of.tracked()[kind].objects.filter(pgh_context_id__isnull=False).values("pgh_context_id")
        )
    for name, lookup, days in (("from", "created_at__gte", 0), ("to", "created_at__lt", 1)):
        day = _day(wanted[name])
        if day is not None:
            start = datetime.datetime.combine(day + datetime.timedelta(days=days), datetime.time.min)
            acts = acts.filter(**{lookup: timezone.make_aware(start)})
    return acts, wanted


def _day(text: str) -> datetime.date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 2000 <= day.year <= 2100 else None


def _after(acts: QuerySet[Context], cursor: str) -> QuerySet[Context]:
    """The page after ``cursor`` ("time_id"): by key, so that the last page costs as little as the first."""
    moment, _line, key = cursor.rpartition("_")
    try:
        at, pk = parse_datetime(moment), UUID(key)
    except ValueError:
        return acts
    if at is None or timezone.is_naive(at):
        return acts
    return acts.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))


def _cursor(act: Context) -> str:
    return f"{act.created_at.isoformat()}_{act.pk}"


def _all(acts: QuerySet[Context]) -> Iterator[dict[str, object]]:
    """Every act of the filter, some hundreds at a time."""
    cursor = ""
    while batch := list(_after(acts, cursor)[:BATCH]):
        yield from acts_in_words(batch)
        cursor = _cursor(batch[-1])


@policy(holds(Right.READ_AUDIT))
@require_safe
def trail_export(request: HttpRequest) -> FileResponse:
    """The whole trail with the filter of the page, as a workbook."""
    acts, wanted = _filtered(request)
    return xlsx("audit-trail", trail_sheet(_all(acts), _in_words(wanted), timezone.localtime()))


def _in_words(wanted: dict[str, str]) -> list[str]:
    """The filter, a line each, so that the file says of itself what it holds."""
    who = trail_of.people([int(wanted["who"])]) if wanted["who"].isdecimal() and len(wanted["who"]) < 19 else {}
    kind = trail_of.model_of(wanted["model"])
    days = ((_("From"), _day(wanted["from"])), (_("To"), _day(wanted["to"])))
    told = (
        (_("Who"), next(iter(who.values()), "")),
        (_("What was done"), verb_words(wanted["verb"]) if wanted["verb"] else ""),
        (_("Kind of record"), capfirst(kind._meta.verbose_name) if kind else ""),
        *((head, dates.day(day) if day else "") for head, day in days),
    )
    return [f"{head}: {text}" for head, text in told if text]


@policy(holds(Right.READ_AUDIT))
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """The whole trail, newest first, by person, act, kind of record and day."""
    acts, wanted = _filtered(request)
    page = list(_after(acts, request.GET.get("after", ""))[: PAGE + 1])
    shown = page[:PAGE]
    more = ""
    if len(page) > PAGE:
        more = urlencode({**{k: v for k, v in wanted.items() if v}, "after": _cursor(shown[-1])})
    people = everybody()
    verbs, models = choices()
    context = {
        "rows": trail_rows(shown, people),
        "more": more,
        "wanted": wanted,
        "wanted_from": wanted["from"],
        "people": tuple((str(pk), name) for pk, name in people.items()),
        "models": models,
        "verbs": verbs,
    }
    return render(request, "accounts/trail.html", context)


@policy(holds(Right.READ_AUDIT))
@require_safe
def trail_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything that one act changed."""
    act = get_object_or_404(Context, pk=pk)
    context = {
        "act": act,
        "entries": trail_of.of_context(act, viewer=request.user),
        "what": verb_words(act.metadata.get("verb") or ""),
    }
    return render(request, "accounts/trail_detail.html", context)
