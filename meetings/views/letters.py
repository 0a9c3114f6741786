"""Files about the invited: letters as PDF and Word, the sign-in sheet, the list as a workbook."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from jobs.models import Job, StoredFile
from jobs.states import JobState
from jobs.views import send_file
from kit.refusals import Refused
from kit.whole import whole
from meetings import meeting_tabs
from meetings.actions.letter_file import JOB_KIND, order_letters
from meetings.guests import guests_of
from meetings.invitation_exports import guest_sheet, sign_in_pdf
from meetings.invitation_letters import letters, letters_docx, letters_pdf
from meetings.meeting_page import visible_meeting
from meetings.models import Meeting
from meetings.permissions import may_organise
from partners.exports import xlsx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 10
AT_ONCE = 40  # more letters than these are written in the background


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to keep, never shown by the browser in our place."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _organised(request: HttpRequest, pk: int) -> Meeting:
    meeting = visible_meeting(request, pk)
    if not may_organise(request.user, meeting):
        raise Http404
    return meeting


def _file_url(meeting: Meeting) -> str:
    return reverse("meetings:invitation-letter-file", args=[meeting.pk])


def language_of(request: HttpRequest) -> str:
    """The wanted language of a printed thing: as asked, else that of the page."""
    asked = request.GET.get("lang", "")
    return asked if asked in ("en", "km") else "km" if request.LANGUAGE_CODE.startswith("km") else "en"


@policy(SIGNED_IN)
@require_safe
def letter_export(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters in one language: all, those that cannot be sent by mail (``?paper=1``), or one (``?only=12``).

    Very many are not written while somebody waits: their page offers to build them.
    """
    meeting = _organised(request, pk)
    today, lang = timezone.localdate(), language_of(request)
    guests = guests_of(meeting, today)
    only = whole(request.GET.get("only"))
    if only is not None:
        guests = [guest for guest in guests if guest.invitation.pk == only]
    elif request.GET.get("paper") == "1":
        guests = [guest for guest in guests if not guest.email]
    if not guests:
        raise Http404
    if len(guests) > AT_ONCE:
        wanted = {"lang": lang, "form": "docx" if request.GET.get("format") == "docx" else "pdf"}
        wanted["whom"] = "paper" if request.GET.get("paper") == "1" else "all"
        return redirect(f"{_file_url(meeting)}?{urlencode(wanted)}")
    texts = letters(meeting, guests, lang, today)
    title = _("Invitation to “%(meeting)s”") % {"meeting": meeting}
    stem = f"letters-{meeting.pk}-{lang}" if only is None else f"letter-{meeting.pk}-{only}-{lang}"
    if request.GET.get("format") == "docx":
        return download(letters_docx(texts, title=title, made_at=timezone.localtime()), WORD, f"{stem}.docx")
    return download(letters_pdf(texts, title=title), "application/pdf", f"{stem}.pdf")


def _own_jobs(request: HttpRequest, meeting: Meeting) -> QuerySet[Job]:
    return Job.objects.filter(kind=JOB_KIND, asked_by=request.user, payload__meeting=meeting.pk).order_by("-pk")


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Order the letters to very many; those ordered last are offered."""
    meeting = _organised(request, pk)
    if request.method == "POST":
        wanted = {name: request.POST.get(name, "") for name in ("lang", "form", "whom")}
        try:
            job = order_letters(meeting=meeting, by=request.user, now=timezone.now(), **wanted)
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect(_file_url(meeting))
        return redirect(job)
    found = list(_own_jobs(request, meeting)[:SHOWN])
    done = [job for job in found if job.state == JobState.DONE]
    for job in done:
        job.letters = job.result.get("letters", 0)
    context = meeting_tabs.context(request.user, meeting, "invitations") | {
        "done": done,
        "running": [job for job in found if not job.ended],
        "failed": found[0] if found and found[0].state == JobState.FAILED else None,
        "number": meeting.invitations.filter(withdrawn=False).count(),
        "at_once": AT_ONCE,
        "lang": language_of(request),
        "form": "docx" if request.GET.get("form") == "docx" else "pdf",
        "whom": "paper" if request.GET.get("whom") == "paper" else "all",
    }
    return render(request, "meetings/letter_file.html", context)


@policy(SIGNED_IN)
@require_safe
def letter_file_export(request: HttpRequest, pk: int, job: int) -> HttpResponse:
    """The letters of a finished order, for whoever ordered it."""
    meeting = _organised(request, pk)
    found = get_object_or_404(_own_jobs(request, meeting), pk=job, state=JobState.DONE)
    return send_file(get_object_or_404(StoredFile, pk=found.result.get("file")))


@policy(SIGNED_IN)
@require_safe
def sign_in_sheet_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet that lies at the door."""
    meeting = _organised(request, pk)
    lang = language_of(request)
    data = sign_in_pdf(meeting, guests_of(meeting, timezone.localdate()), lang)
    return download(data, "application/pdf", f"sign-in-{meeting.pk}-{lang}.pdf")


@policy(SIGNED_IN)
@require_safe
def invitation_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The invited and their replies as a workbook; addresses only for organisers."""
    meeting = visible_meeting(request, pk)
    guests = guests_of(meeting, timezone.localdate())
    return xlsx(f"invited-{meeting.pk}", guest_sheet(meeting, guests, contacts=may_organise(request.user, meeting)))
