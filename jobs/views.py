"""How far background work is; and the one way in which a file leaves the house."""

from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from jobs.actions import cancel_job, repeat_job
from jobs.models import Job, StoredFile
from jobs.permissions import parties
from jobs.states import JOB
from kit.refusals import Refused

LIST_LENGTH = 50
# Media types a browser may show by itself; all others are always saved.
SHOWN_INLINE = {"application/pdf", "image/png", "image/jpeg"}


@policy(SIGNED_IN)
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """One's latest background work (CRDB/CDC: everybody's)."""
    jobs = Job.objects.visible_to(request.user).select_related("asked_by").order_by("-pk")[:LIST_LENGTH]
    return render(request, "jobs/job_list.html", {"jobs": jobs})


@policy(SIGNED_IN)
@never_cache
@require_safe
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Progress of one job; htmx asks for the fragment every two seconds until it has ended."""
    job = get_object_or_404(Job.objects.visible_to(request.user).select_related("asked_by"), pk=pk)
    offers = JOB.offers(job.state, parties(request.user, job))
    if job.cancel_asked_at and not job.ended:
        offers = []
    template = "jobs/_progress.html" if request.htmx else "jobs/job_detail.html"
    return render(request, template, {"job": job, "offers": offers})


job_detail.idle = True  # asking every two seconds is no sign of life: the session may end


def _step(request: HttpRequest, pk: int, action) -> HttpResponse:
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    try:
        action(job=job, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(job)


@policy(SIGNED_IN)
@require_POST
def job_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel waiting work, or ask a worker to stop."""
    return _step(request, pk, cancel_job)


@policy(SIGNED_IN)
@require_POST
def job_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Try failed or cancelled work again."""
    return _step(request, pk, repeat_job)


def send_file(file: StoredFile, *, inline: bool = False, name: str = "") -> FileResponse:
    """The bytes of ``file``, sandboxed and never sniffed, under its own name in any script (RFC 5987).

    The caller has decided access by the record that links to the file; there is no address by file id.
    """
    try:
        handle = file.path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(handle, content_type=file.media_type)
    kind = "inline" if inline and file.media_type in SHOWN_INLINE else "attachment"
    wanted = name or file.original_name
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in wanted)
    response["Content-Disposition"] = f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(wanted, safe='')}"
    response["Content-Length"] = str(file.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
