"""The minutes as PDF and Word file, and the whole file of a meeting."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from jobs.models import Job, StoredFile
from jobs.states import JobState
from jobs.views import send_file
from kit import dates
from kit.refusals import Refused
from meetings.actions.meeting_file import JOB_KIND, order_file
from meetings.meeting_file import minutes_name, tree_of
from meetings.minutes_print import minutes_docx, minutes_pdf
from meetings.models import Meeting
from meetings.views.minutes import around, readable

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@policy(SIGNED_IN)
@require_safe
def minutes_export(request: HttpRequest, pk: int, lang: str, kind: str) -> HttpResponse:
    """The minutes in one language as ``pdf`` or ``docx``."""
    if lang not in ("en", "km") or kind not in TYPES:
        raise Http404
    meeting, _mine = readable(request, pk)
    tree = tree_of(meeting, lang)
    data = minutes_pdf(tree) if kind == "pdf" else minutes_docx(tree, timezone.now())
    response = HttpResponse(data, content_type=TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, minutes_name(meeting, lang, kind))
    response["Cache-Control"] = "private, no-store"
    return response


def _own_jobs(request: HttpRequest, meeting: Meeting) -> object:
    return Job.objects.filter(kind=JOB_KIND, asked_by=request.user, payload__meeting=meeting.pk).order_by("-pk")


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the file of a meeting; the last one ordered is offered."""
    meeting, mine = readable(request, pk)
    if request.method == "POST":
        lang = "km" if request.POST.get("lang") == "km" else "en"
        try:
            job = order_file(meeting=meeting, lang=lang, by=request.user, now=timezone.now())
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("meetings:meeting-file", meeting.pk)
        return redirect(job)
    jobs = _own_jobs(request, meeting)
    context = around(request, meeting, mine) | {
        "done": jobs.filter(state=JobState.DONE).first(),
        "running": jobs.exclude(state__in=(JobState.DONE, JobState.CANCELLED, JobState.FAILED)).first(),
        "lang": "km" if dates.is_khmer() else "en",
    }
    return render(request, "meetings/meeting_file.html", context)


@policy(SIGNED_IN)
@require_safe
def meeting_file_export(request: HttpRequest, pk: int, job: int, kind: str) -> HttpResponse:
    """The PDF or ZIP of a finished order; only for whoever ordered it, as what it holds follows their rights."""
    meeting, mine = readable(request, pk)
    if not mine.read:
        raise PermissionDenied
    found = get_object_or_404(_own_jobs(request, meeting), pk=job, state=JobState.DONE)
    number = found.result.get(kind)
    if number is None:
        raise Http404
    return send_file(get_object_or_404(StoredFile, pk=number))
