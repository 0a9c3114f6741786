"""Actions on the pages of a forum and of a meeting, and the handover of a seat."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from followup import handover as handing
from followup import lists
from followup.models import Action
from followup.permissions import may_bring
from followup.views.actions import listing
from meetings import meeting_tabs, tabs
from meetings.meeting_page import visible_meeting
from meetings.models import Seat
from meetings.permissions import may_name, parties_in, sees_inside
from meetings.views.forums import forum_of


@policy(SIGNED_IN)
@require_safe
def forum_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """The actions of a forum."""
    forum = forum_of(request, pk)
    if not sees_inside(request.user, forum):
        raise Http404
    context = tabs.context(request.user, forum, "actions") | listing(request, forum=str(forum.pk))
    return render(request, "followup/forum_actions.html", context | {"may_bring": may_bring(request.user, forum)})


@policy(SIGNED_IN)
@require_safe
def meeting_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """What was agreed at a meeting, item by item, whatever became of it since."""
    meeting = visible_meeting(request, pk)
    today = timezone.localdate()
    rows = Action.objects.visible_to(request.user).filter(meeting=meeting).order_by("item__position", "pk")
    context = meeting_tabs.context(request.user, meeting, "actions") | {
        "lines": lists.lines(lists.with_all(rows), today),
        "may_bring": may_bring(request.user, meeting.forum, meeting),
        "today": today,
        "here": request.get_full_path(),
    }
    return render(request, "followup/meeting_actions.html", context)


def _seat(request: HttpRequest, pk: int, seat: int) -> Seat:
    """The seat, for whoever gives seats of its function, holds it, or keeps the forum; hidden from others."""
    forum = forum_of(request, pk)
    rows = Seat.objects.select_related("forum", "person", "alternate", "organisation", "follows__person")
    found = get_object_or_404(rows, pk=seat, forum=forum)
    holds = found in Seat.objects.held_by(request.user).filter(forum=forum)
    keeps = parties_in(request.user, forum.pk) & {"secretariat", "chair", "crdb"}
    if not (holds or keeps or may_name(request.user, forum.pk, found.function)):
        raise Http404
    return found


@policy(SIGNED_IN)
@require_safe
def handover(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    """What the seat holds: for whoever leaves it and whoever takes it over."""
    found, today = _seat(request, pk, seat), timezone.localdate()
    context = tabs.context(request.user, found.forum, "members") | {
        "seat": found,
        "terms": handing.line_of(found),
        "sections": handing.sections(found, request.user, today),
        "today": today,
    }
    return render(request, "followup/handover.html", context)


@policy(SIGNED_IN)
@require_safe
def handover_pdf(request: HttpRequest, pk: int, seat: int) -> HttpResponse:
    """The same on paper, to be signed."""
    found = _seat(request, pk, seat)
    lang = "km" if (get_language() or "en").startswith("km") else "en"
    content = handing.handover_pdf(found, request.user, timezone.localdate(), lang)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"handover-{found.pk}-{lang}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response
