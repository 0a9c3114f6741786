"""How far background work is; and the one way in which a file leaves the house."""

from urllib.parse import quote

from django.contrib import messages
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from jobs.actions import cancel_job, repeat_job
from jobs.letters import resend
from jobs.models import Job, Letter, StoredFile
from jobs.permissions import parties
from jobs.states import JOB, LetterState
from kit.refusals import Refused
from kit.whole import whole

LIST_LENGTH = 50
KEEPERS = holds(Right.INVITE_USERS)
LETTER_SHAPES = {LetterState.WAITING: "with", LetterState.SENT: "done", LetterState.FAILED: "late"}
# Media types a browser may show by itself; all others are always saved.
SHOWN_INLINE = {"application/pdf", "image/png", "image/jpeg"}


@policy(SIGNED_IN)
@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    """One's latest background work (CRDB/CDC: everybody's)."""
    jobs = Job.objects.visible_to(request.user).select_related("asked_by").order_by("-pk")[:LIST_LENGTH]
    keeps_letters = request.user.has_right(Right.INVITE_USERS)
    return render(request, "jobs/job_list.html", {"jobs": jobs, "keeps_letters": keeps_letters})


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


@policy(KEEPERS)
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """The latest letters of the system: to whom, about what, whether they went. Texts are not shown."""
    q, state = (request.GET.get(name, "").strip()[:200] for name in ("q", "state"))
    rows = Letter.objects.visible_to(request.user).select_related("resent_by").order_by("-pk")
    rows = rows.defer("body", "attachments", "calendar")
    if q:
        rows = rows.filter(Q(to__icontains=q) | Q(to_name__icontains=q) | Q(subject__icontains=q))
    if state in LetterState.values:
        rows = rows.filter(state=state)
    before = whole(request.GET.get("before"), 0)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: LIST_LENGTH + 1])
    for row in found:
        row.shape = LETTER_SHAPES[row.state]
        row.may_resend = row.state == LetterState.FAILED or (row.state == LetterState.SENT and not row.private)
    context = {
        "letters": found[:LIST_LENGTH],
        "more": found[LIST_LENGTH - 1].pk if len(found) > LIST_LENGTH else 0,
        "q": q,
        "state": state,
        "states": LetterState.choices,
    }
    return render(request, "jobs/letter_list.html", context)


@policy(KEEPERS)
@require_POST
def letter_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send one letter again."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    try:
        resend(letter=letter, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The e-mail to %(to)s is on its way.") % {"to": letter.to})
    return redirect("jobs:letter-list")


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
