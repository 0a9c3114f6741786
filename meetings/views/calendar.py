"""The calendar of a person and of a forum, as a grid and as a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from accounts.roles import Right
from meetings import calendar_page, calendar_sources, tabs
from meetings.models import Forum
from meetings.permissions import seats_of


def _context(request: HttpRequest, *, forum: Forum | None = None, own: bool = False) -> dict[str, object]:
    today = timezone.localdate()
    shown = calendar_page.span(request.GET.get("month", ""), request.GET.get("view", ""), today)
    found = calendar_sources.entries(
        request.user, shown.from_on, shown.to_on, forum_id=forum.pk if forum else None, own=own
    )
    return {
        "shown": shown,
        "today": today,
        "this_month": shown.first <= today <= shown.last,
        "weekdays": calendar_page.weekdays(),
        "weeks": [] if shown.as_list else calendar_page.weeks(shown, found, today),
        "vague": [] if shown.as_list else calendar_page.vague(found, shown),
        "months": calendar_page.by_month(found, shown) if shown.as_list else [],
        "with_forum": forum is None,
    }


@policy(SIGNED_IN)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One's own forums, or everything that one may see."""
    sees_all = request.user.has_right(Right.SEE_ALL) or request.user.has_right(Right.SEE_SUBNATIONAL)
    seated = bool(seats_of(request.user))
    own = not (sees_all and (not seated or request.GET.get("whose") == "all"))
    context = _context(request, own=own) | {"choose": sees_all and seated, "own": own, "whose": "" if own else "all"}
    return render(request, "meetings/calendar.html", context)


@policy(SIGNED_IN)
@require_safe
def forum_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Meetings and due dates of one forum."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), pk=pk)
    context = tabs.context(request.user, forum, "calendar") | _context(request, forum=forum) | {"whose": ""}
    return render(request, "meetings/forum_calendar.html", context)
