"""Members of a forum: who sits in it, who did, and the steps of giving and ending seats."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit.refusals import Refused, Stale
from meetings import tabs
from meetings.actions import seats as actions
from meetings.contacts import contact_of
from meetings.exports import seat_sheet
from meetings.forms.forums import SeatChangeForm, SeatEndForm, SeatForm, SeatReplaceForm
from meetings.lists import THEMES, seat_lines, seats_with_people
from meetings.models import Forum, Seat
from meetings.permissions import functions_named_by, may_name, seats_of
from meetings.states import SeatFunction
from meetings.views.forums import forum_of
from partners.editing import run, version_of
from partners.exports import xlsx
from partners.permissions import may_add_people, may_keep


@policy(SIGNED_IN)
@require_safe
def member_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody in the forum by function, vacant seats, coming and earlier terms."""
    forum = forum_of(request, pk)
    today = timezone.localdate()
    mine = functions_named_by(request.user, forum.pk)
    rows = seats_with_people(forum.seats.all())
    lines = seat_lines(rows.current(today), today, mine)
    past = seat_lines(rows.filter(to_on__lt=today), today)
    past.sort(key=lambda line: (line.seat.to_on, line.seat.pk), reverse=True)
    groups = [(label, [line for line in lines if line.seat.function == value]) for value, label in SeatFunction.choices]
    context = tabs.context(request.user, forum, "members") | {
        "groups": [(label, found) for label, found in groups if found],
        "coming": seat_lines(rows.filter(from_on__gt=today), today, mine),
        "past": past,
        "contact": contact_of(forum, today),
        "may_name": bool(mine),
        "may_see_contacts": may_keep(request.user) or forum.pk in seats_of(request.user),
    }
    return render(request, "meetings/member_list.html", context)


@policy(SIGNED_IN)
@require_safe
def member_export(request: HttpRequest, pk: int) -> HttpResponse:
    """Members and earlier terms as a workbook."""
    forum = forum_of(request, pk)
    rows = seats_with_people(forum.seats.all())
    contacts = may_keep(request.user) or forum.pk in seats_of(request.user)
    return xlsx(f"members-{forum.pk}", seat_sheet(forum, rows, timezone.localdate(), contacts=contacts))


def _context(forum: Forum, seat: Seat | None, heading: str, **more: object) -> dict[str, object]:
    members = reverse("meetings:member-list", args=[forum.pk])
    return {
        "heading": heading,
        "parent_url": reverse("meetings:forum-list"),
        "parent_name": _("Forums"),
        "record": forum,
        "version": seat.version if seat else None,
        "draft_key": f"meetings.seat.{forum.pk}.{seat.pk if seat else 'new'}",
        "cancel_url": members,
        "themes": [str(words) for words in THEMES.values()],
        "seat": seat,
    } | more


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a seat in this forum."""
    forum = forum_of(request, pk)
    functions = functions_named_by(request.user, forum.pk)
    if not functions:
        raise Http404
    wanted = request.GET.get("function", "")
    start = {"function": wanted if wanted in functions else None, "from_on": timezone.localdate()}
    form = SeatForm(request.POST or None, user=request.user, functions=functions, initial=start)
    return run(
        request,
        form=form,
        save=lambda: actions.give_seat(forum=forum, by=request.user, now=timezone.now(), **form.cleaned_data),
        template="meetings/seat_form.html",
        context=_context(forum, None, _("New seat"), submit=_("Give this seat"), may_add=may_add_people(request.user)),
        to=reverse("meetings:member-list", args=[forum.pk]),
    )


def _seat(request: HttpRequest, pk: int, seat_pk: int) -> tuple[Forum, Seat]:
    """Forum and seat of an address; hidden from those who may not change this seat."""
    forum = forum_of(request, pk)
    rows = forum.seats.select_related("forum", "person", "alternate", "organisation")
    seat = get_object_or_404(rows, pk=seat_pk)
    if not may_name(request.user, forum.pk, seat.function):
        raise Http404
    return forum, seat


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_update(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Correct a running term."""
    forum, seat = _seat(request, pk, seat_pk)
    form = SeatChangeForm(request.POST or None, user=request.user, initial=SeatChangeForm.of(seat))
    return run(
        request,
        form=form,
        save=lambda: actions.change_seat(
            seat=seat, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        template="meetings/seat_form.html",
        context=_context(forum, seat, _("Change seat"), may_add=may_add_people(request.user)),
        to=reverse("meetings:member-list", args=[forum.pk]),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_replace(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Seat the next holder."""
    forum, seat = _seat(request, pk, seat_pk)
    form = SeatReplaceForm(
        request.POST or None, user=request.user, seat=seat, initial={"from_on": timezone.localdate()}
    )
    return run(
        request,
        form=form,
        save=lambda: actions.replace_holder(
            seat=seat, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        template="meetings/seat_form.html",
        context=_context(
            forum,
            seat,
            _("Next holder of the seat") if seat.person_id else _("Fill the vacant seat"),
            submit=_("Give this seat"),
            may_add=may_add_people(request.user),
        ),
        to=reverse("meetings:member-list", args=[forum.pk]),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_end(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """End a term."""
    forum, seat = _seat(request, pk, seat_pk)
    form = SeatEndForm(request.POST or None, user=request.user, initial={"on": timezone.localdate()})
    return run(
        request,
        form=form,
        save=lambda: actions.end_seat(
            seat=seat, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        template="meetings/seat_form.html",
        context=_context(forum, seat, _("End this seat"), submit=_("End this seat"), may_add=False),
        to=reverse("meetings:member-list", args=[forum.pk]),
    )


@policy(SIGNED_IN)
@require_POST
def seat_contact(request: HttpRequest, pk: int, seat_pk: int) -> HttpResponse:
    """Name the contact of the secretariat for CRDB/CDC."""
    forum, seat = _seat(request, pk, seat_pk)
    try:
        actions.name_contact(seat=seat, version=version_of(request), by=request.user, now=timezone.now())
    except Stale:
        messages.error(request, _("Somebody changed this seat in the meantime. Please look again."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("%(person)s is the contact now.") % {"person": seat.person})
    return redirect("meetings:member-list", pk=forum.pk)
