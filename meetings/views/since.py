"""The page "What changed since the last meeting"."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from meetings import since
from meetings.actions.contacts import may_log_contact
from meetings.meeting_page import visible_meeting
from meetings.meeting_tabs import context as frame


@policy(SIGNED_IN)
@require_safe
def since_last(request: HttpRequest, pk: int) -> HttpResponse:
    """For Chair, lead facilitator, secretariat and CRDB/CDC; printed as it stands."""
    meeting = visible_meeting(request, pk)
    if not since.may_read(request.user, meeting):
        raise Http404
    what = since.changed(request.user, meeting, timezone.localdate())
    context = frame(request.user, meeting, "since") | {
        "changed": what,
        "sections": since.sections(request.user, meeting, what),
        "may_log_contact": may_log_contact(request.user, meeting),
    }
    return render(request, "meetings/since_last.html", context)
