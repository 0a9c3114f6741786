"""The page of the minutes: typed live item by item by those who keep them, read as a whole by the others."""

from contextlib import nullcontext

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit import dates
from kit.counting import Rows
from kit.fixed import number
from kit.refusals import NotAllowed, Refused, Stale
from kit.whole import whole
from meetings import meeting_tabs
from meetings.actions import points as actions
from meetings.attendance_short import attendance_short
from meetings.forms.minutes import PointForm
from meetings.meeting_page import visible_meeting
from meetings.minutes_page import (
    ICONS,
    Rights,
    blocks,
    blocks_at,
    lines_of,
    offers,
    one_point,
    others_writing,
    rights,
    writing_now,
)
from meetings.models import AgendaItem, Correction, Meeting, MinutesRevision, Point
from meetings.states import CorrectionState, PointKind
from partners.fields import share


def readable(request: HttpRequest, pk: int) -> tuple[Meeting, Rights]:
    """The meeting and what the reader may do with its minutes; a draft is hidden from those who do not write it."""
    meeting = visible_meeting(request, pk)
    mine = rights(request.user, meeting)
    if not mine.read:
        raise PermissionDenied
    return meeting, mine


def elsewhere(request: HttpRequest, url: str) -> HttpResponse:
    """For those who may read but not do this: a form that is asked for leads to what they may read, a step is a 403."""
    if request.method == "POST":
        raise PermissionDenied
    return redirect(url)


WAITING = Rows(lambda: Correction.objects.filter(point__meeting=number("meeting"), state=CorrectionState.PROPOSED))
REVISIONS = Rows(lambda: MinutesRevision.objects.filter(meeting=number("meeting")))


def around(request: HttpRequest, meeting: Meeting, mine: Rights) -> dict[str, object]:
    """What every page of the minutes shows besides its own: tabs, state, steps."""
    also = [
        WAITING.given(meeting=meeting.pk),
        REVISIONS.given(meeting=meeting.pk),
        others_writing(request.user, meeting, timezone.now()),
    ]
    context = meeting_tabs.context(request.user, meeting, "minutes", also)
    waiting, revisions, others = context["meeting_counts"][-len(also) :]
    return context | {
        "mine": mine,
        "minutes_offers": offers(request.user, meeting),
        "waiting": waiting,
        "revisions": revisions,
        "others_wrote": others,
        "lang": "km" if dates.is_khmer() else "en",
        "until_words": dates.day(meeting.corrections_until_on),
    }


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@policy(SIGNED_IN)
@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """One item with its points and the form below (``?item=5``, ``?edit=17``), or the whole (``?whole=1``)."""
    meeting = visible_meeting(request, pk)
    mine = rights(request.user, meeting)
    context = around(request, meeting, mine)
    if not mine.read:
        return render(request, "meetings/minutes_unwritten.html", context)
    facts = {"attendance": attendance_short(meeting)}
    if not mine.write or "whole" in request.GET:
        context |= facts | {"blocks": blocks(request.user, meeting), "kinds": _kinds(), "whole": mine.write}
        return render(request, "meetings/minutes_read.html", context)
    context |= _item_context(request, meeting, whole(request.GET.get("item")), others=context["others_wrote"])
    if _is_htmx(request) and "points" in request.GET:
        return render(request, "meetings/_points.html", context)
    if _is_htmx(request) and "part" in request.GET:
        return render(request, "meetings/_item_points.html", context)
    return render(request, "meetings/minutes.html", context | facts)


def _kinds() -> list[dict[str, object]]:
    return [{"value": kind.value, "label": kind.label, "icon": ICONS[kind]} for kind in PointKind]


def _item_context(
    request: HttpRequest,
    meeting: Meeting,
    number: int | None,
    form: PointForm | None = None,
    point: Point | None = None,
    stale: dict[str, object] | None = None,
    refusal: Refused | None = None,
    extras: dict[str, Form] | None = None,
    others: int | None = None,
) -> dict[str, object]:
    """What one item shows; ``number`` None opens the first to write in. ``others`` counts what they wrote just now."""
    found, here = blocks_at(request.user, meeting, number)
    if here is None:
        raise Http404
    if form is None:
        edited = whole(request.GET.get("edit"))
        point = next((line.point for line in here.lines if line.point.pk == edited), None)
        form = PointForm(user=request.user, initial=PointForm.of(point))
    now = timezone.now()
    extras = extras or extras_of(request, meeting, point)
    share([form, *extras.values()])
    return {
        "meeting": meeting,
        "here": here,
        "blocks": found,
        "kinds": _kinds(),
        "form": form,
        "extras": list(extras.items()),
        "edited": point,
        "stale": stale,
        "point_refusal": refusal,
        "others": [] if others == 0 else writing_now(request.user, meeting, now),
        "places": [
            {"key": block.key, "number": block.item.number if block.item else "", "title": block.title}
            for block in found
            if block.key != here.key
        ],
        "now": now,
    }


def extras_of(request: HttpRequest, meeting: Meeting, point: Point | None, data: QueryDict | None = None) -> dict:
    """Kind of a point → the small form of what it stands for, where a higher floor gives one."""
    return {
        kind: thing.form(data, meeting, point, request.user)
        for kind, thing in meeting_tabs.POINT_THINGS.items()
        if thing.form is not None
    }


def address(meeting: Meeting, item: int, point: int | None = None) -> str:
    """The page at an item, and at one of its points."""
    url = reverse("meetings:minutes", args=[meeting.pk]) + f"?item={item}"
    return f"{url}#point-{point}" if point else url


def _item(meeting: Meeting, number: int) -> AgendaItem | None:
    return get_object_or_404(AgendaItem, meeting=meeting, pk=number) if number else None


def _point(request: HttpRequest, pk: int, number: int) -> tuple[Meeting, Point]:
    meeting, _mine = readable(request, pk)
    return meeting, get_object_or_404(Point.objects.select_related("meeting__forum"), meeting=meeting, pk=number)


@policy(SIGNED_IN)
@require_POST
def point_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a point or save one; ``auto`` while somebody types: then only the stamp below the text comes back."""
    meeting, mine = readable(request, pk)
    if not mine.organise:
        raise PermissionDenied
    number = whole(request.POST.get("item"), 0)
    known = whole(request.POST.get("point"))
    point = one_point(meeting, known) if known else None
    item = None if point else _item(meeting, number)
    auto = "auto" in request.POST
    if auto and "conflict" in request.POST:
        return HttpResponse(status=204)  # two texts stand: only whoever has read both may save again
    form = PointForm(request.POST, user=request.user)
    extras = {} if auto else extras_of(request, meeting, point, request.POST)
    if not form.is_valid():
        return _again(request, meeting, number, form, point, auto, extras=extras)
    now, by = timezone.now(), request.user
    values, kind = form.values(), form.cleaned_data["kind"]
    extra = extras.get(kind)  # none while somebody types: a day half typed would be a promise
    if extra is not None and not extra.is_valid():
        return _again(request, meeting, number, form, point, auto, extras=extras)
    if auto and not (values["text_en"] or values["text_km"]):
        return HttpResponse(status=204)
    try:
        with nullcontext() if auto and point and point.kind == kind else transaction.atomic():
            if point is None:
                if known:
                    raise Refused(_("Somebody removed this point in the meantime. Saving again adds it anew."))
                saved = actions.add_point(meeting=meeting, item=item, kind=kind, by=by, now=now, **values)
            else:
                version = whole(request.POST.get("version"), 0, digits=9)
                saved = actions.save_point(point=point, version=version, by=by, now=now, **values)
                if saved.kind != kind:
                    saved = actions.turn_point(point=saved, kind=kind, by=by, now=now)
            if extra is not None and extra.has_changed():
                changed = {name: extra.cleaned_data[name] for name in extra.changed_data}
                actions.tell_more(point=saved, changed=changed, by=by, now=now)
    except Stale as stale:
        return _again(request, meeting, number, form, point, auto, stale=_both(form, point, stale), extras=extras)
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        return _again(request, meeting, number, form, point, auto, refusal=refused, extras=extras)
    if auto:
        context = {"edited": saved, "saved_at": now, "stale": None, "conflict": False}
        response = render(request, "meetings/_point_stamp.html", context)
        response["HX-Trigger"] = "saved, points-changed"
        return response
    if _is_htmx(request):
        response = render(request, "meetings/_item_points.html", _item_context(request, meeting, number))
        response["HX-Trigger"] = "saved"
        return response
    return redirect(address(meeting, number, saved.pk))


def _both(form: PointForm, point: Point, stale: Stale) -> dict[str, object]:
    """The rows of ``components/stale.html``: what differs, field by field."""
    fresh = Point.objects.select_related("edited_by", "organisation").get(pk=point.pk)
    theirs = PointForm.of(fresh)
    rows = []
    for name in stale.mine:
        words = _words(form, name, theirs.get(name)), _words(form, name, form.cleaned_data.get(name))
        if words[0] != words[1]:
            rows.append({"label": form.fields[name].label, "name": name, "theirs": words[0], "mine": words[1]})
    return {"rows": rows, "version": stale.version, "by": fresh.edited_by, "at": fresh.edited_at}


def _words(form: PointForm, name: str, value: object) -> str:
    if name == "by_consensus":
        return str(dict(form.fields[name].choices).get(value or "", ""))
    return "" if value is None else str(value)


def _again(
    request: HttpRequest,
    meeting: Meeting,
    number: int,
    form: PointForm,
    point: Point | None,
    auto: bool,
    stale: dict[str, object] | None = None,
    refusal: Refused | None = None,
    extras: dict[str, Form] | None = None,
) -> HttpResponse:
    """What did not go through comes back with everything that was typed."""
    status = 409 if stale else 422
    if auto:
        if not stale:
            return HttpResponse(status=204)  # half a thought: said when it is sent
        context = {"edited": point, "saved_at": None, "stale": stale, "conflict": True}
        return render(request, "meetings/_point_stamp.html", context, status=status)
    mine = rights(request.user, meeting)
    context = _item_context(
        request, meeting, number, form=form, point=point, stale=stale, refusal=refusal, extras=extras
    )
    if _is_htmx(request):
        return render(request, "meetings/_item_points.html", context, status=status)
    context |= around(request, meeting, mine)
    context["attendance"] = attendance_short(meeting)
    return render(request, "meetings/minutes.html", context, status=status)


def _done(request: HttpRequest, meeting: Meeting, number: int, at: int | None = None) -> HttpResponse:
    if _is_htmx(request):
        return render(request, "meetings/_item_points.html", _item_context(request, meeting, number))
    return redirect(address(meeting, number, at))


def _refuse(request: HttpRequest, meeting: Meeting, number: int, refused: Refused) -> HttpResponse:
    if isinstance(refused, NotAllowed):
        raise PermissionDenied(refused.message) from refused
    if _is_htmx(request):
        context = _item_context(request, meeting, number, refusal=refused)
        return render(request, "meetings/_item_points.html", context, status=422)
    messages.error(request, refused.message)
    return redirect(address(meeting, number))


@policy(SIGNED_IN)
@require_POST
def point_turn(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Turn a point into another kind, in place."""
    meeting, found = _point(request, pk, point)
    try:
        actions.turn_point(point=found, kind=request.POST.get("kind", ""), by=request.user, now=timezone.now())
    except Refused as refused:
        return _refuse(request, meeting, found.item_id or 0, refused)
    return _done(request, meeting, found.item_id or 0, found.pk)


@policy(SIGNED_IN)
@require_POST
def point_move(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Up, down, or to the end of another item (``item``)."""
    meeting, found = _point(request, pk, point)
    number = found.item_id or 0
    try:
        if "item" in request.POST:
            target = _item(meeting, whole(request.POST["item"], 0))
            actions.put_under(point=found, item=target, by=request.user, now=timezone.now())
        else:
            up = request.POST.get("to") == "up"
            actions.move_point(point=found, up=up, by=request.user, now=timezone.now())
    except Refused as refused:
        return _refuse(request, meeting, number, refused)
    return _done(request, meeting, number)


@policy(SIGNED_IN)
@require_POST
def point_remove(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Take a point out of the draft."""
    meeting, found = _point(request, pk, point)
    version = whole(request.POST.get("version"), 0, digits=9)
    try:
        actions.remove_point(point=found, version=version, by=request.user, now=timezone.now())
    except Refused as refused:
        return _refuse(request, meeting, found.item_id or 0, refused)
    return _done(request, meeting, found.item_id or 0)


@policy(SIGNED_IN)
@require_POST
def item_reached(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Note whether an item was reached."""
    meeting, _mine = readable(request, pk)
    found = get_object_or_404(AgendaItem, meeting=meeting, pk=item)
    reached = {"yes": True, "no": False}.get(request.POST.get("reached", ""))
    try:
        actions.mark_reached(meeting=meeting, item=found, reached=reached, by=request.user, now=timezone.now())
    except Refused as refused:
        return _refuse(request, meeting, found.pk, refused)
    return redirect(address(meeting, found.pk))


def one_line(request: HttpRequest, meeting: Meeting, point: Point) -> object:
    """One point as the pages show it."""
    return lines_of(request.user, [one_point(meeting, point.pk)])[0]
