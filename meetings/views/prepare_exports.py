"""Files of preparing: the agenda as PDF, lists of meetings as workbooks."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from kit.sheets import xlsx
from meetings.agenda_print import agenda_pdf
from meetings.meeting_list import MeetingFilter, meeting_sheet
from meetings.meeting_page import visible_meeting
from meetings.views.forums import forum_of


@policy(SIGNED_IN)
@require_safe
def meeting_list_export(request: HttpRequest) -> HttpResponse:
    """The list of meetings as filtered."""
    return xlsx("meetings", meeting_sheet(MeetingFilter(request).rows(), timezone.localtime()))


@policy(SIGNED_IN)
@require_safe
def forum_meetings_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The meetings of one forum."""
    forum = forum_of(request, pk)
    return xlsx(f"meetings-{pk}", meeting_sheet(MeetingFilter(request, forum).rows(), timezone.localtime()))


@policy(SIGNED_IN)
@require_safe
def agenda_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda in the reader's language."""
    meeting = visible_meeting(request, pk)
    response = HttpResponse(agenda_pdf(request.user, meeting), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="agenda-{meeting.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
