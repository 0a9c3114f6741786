"""The way of the minutes: circulate, take back, approve, seal; corrections and revisions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit import dates
from kit.refusals import NeedsReason, NotAllowed, Refused, Stale
from kit.whole import whole
from meetings.actions import corrections, minutes
from meetings.forms.minutes import AnswerForm, CirculateForm, CorrectionForm, NoteForm, ReasonForm
from meetings.meeting_page import visible_meeting
from meetings.minutes_compare import changes, words
from meetings.minutes_page import rights
from meetings.models import Correction, Meeting, MinutesRevision, Point
from meetings.permissions import meeting_parties
from meetings.states import MINUTES_WORKFLOW, CorrectionState
from meetings.views.minutes import around, elsewhere, one_line, readable

FORMS = {"circulate": CirculateForm, "withdraw": ReasonForm}
ACTIONS = {
    "circulate": minutes.circulate,
    "withdraw": minutes.withdraw,
    "approve": minutes.approve,
    "seal": minutes.seal,
}


def _home(meeting: Meeting) -> str:
    return reverse("meetings:minutes", args=[meeting.pk])


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step; on the page stands what it asks and what speaks against it."""
    meeting = visible_meeting(request, pk)
    step = MINUTES_WORKFLOW.step(verb)
    if not set(step.who) & meeting_parties(request.user, meeting):
        return elsewhere(request, _home(meeting))
    form = FORMS[verb](request.POST or None) if verb in FORMS else None
    refusal, warnings, status = None, [], 200
    if request.method == "POST":
        status = 422
        if form is None or form.is_valid():
            given = dict(form.cleaned_data) if form else {}
            if reason := request.POST.get("kept_reason", "").strip()[:2000]:
                given["reason"] = reason
            try:
                done = ACTIONS[verb](meeting=meeting, by=request.user, now=timezone.now(), **given)
            except NeedsReason as asked:
                warnings = asked.warnings
            except NotAllowed as refused:
                raise PermissionDenied(refused.message) from refused
            except Refused as refused:
                if form and refused.field in form.fields:
                    form.add_error(refused.field, refused.message)
                else:
                    refusal = refused
            else:
                messages.success(request, _("Minutes: %(state)s.") % {"state": done.get_minutes_state_display()})
                return redirect(_home(meeting))
    mine = rights(request.user, meeting)
    context = around(request, meeting, mine) | {
        "step": step,
        "form": form,
        "refusal": refusal,
        "warnings": warnings,
    }
    return render(request, "meetings/minutes_step.html", context, status=status)


@policy(SIGNED_IN)
@require_safe
def correction_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All proposals line by line, those without an answer first."""
    meeting, mine = readable(request, pk)
    rows = Correction.objects.filter(point__meeting=meeting).select_related("point__item", "proposed_by", "answered_by")
    rows = sorted(rows, key=lambda row: (row.state != CorrectionState.PROPOSED, row.point_id, row.proposed_at))
    entries = [{"row": row, "pieces": words(row.old_text, row.new_text)} for row in rows]
    context = around(request, meeting, mine) | {"entries": entries}
    return render(request, "meetings/correction_list.html", context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def correction_add(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """Propose another text for one line."""
    meeting, mine = readable(request, pk)
    found = get_object_or_404(Point.objects.select_related("meeting__forum"), meeting=meeting, pk=point)
    if not mine.propose:
        return elsewhere(request, _home(meeting))
    lang = "km" if dates.is_khmer() else "en"
    lang = lang if getattr(found, f"text_{lang}") else ("en" if lang == "km" else "km")
    initial = {"language": lang, "new_text": getattr(found, f"text_{lang}")}
    form = CorrectionForm(request.POST or None, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                corrections.propose(point=found, by=request.user, now=timezone.now(), **form.cleaned_data)
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, str(refused.message))
            else:
                messages.success(request, _("Your correction is with the secretariat."))
                return redirect(f"{_home(meeting)}#point-{found.pk}")
    context = around(request, meeting, mine) | {"form": form, "line": one_line(request, meeting, found)}
    return render(request, "meetings/correction_form.html", context, status=status)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def correction_answer(request: HttpRequest, pk: int, correction: int) -> HttpResponse:
    """Take a proposal into the text or refuse it; both texts are shown when the point has changed since."""
    meeting, mine = readable(request, pk)
    rows = Correction.objects.select_related("point__meeting__forum", "point__item", "proposed_by")
    row = get_object_or_404(rows, point__meeting=meeting, pk=correction)
    if not mine.organise:
        return elsewhere(request, _home(meeting))
    form = AnswerForm(request.POST or None, initial={"text": row.new_text})
    present = getattr(row.point, f"text_{row.language}")
    refusal, status, differs = None, 200, present != row.old_text
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                corrections.answer(
                    correction=row,
                    accept=request.POST.get("answer") == "accept",
                    standing=request.POST.get("standing"),
                    by=request.user,
                    now=timezone.now(),
                    **form.cleaned_data,
                )
            except Stale:
                status, differs = 409, True
            except NotAllowed as refused:
                raise PermissionDenied(refused.message) from refused
            except Refused as refused:
                if refused.field in form.fields:
                    form.add_error(refused.field, refused.message)
                else:
                    refusal = refused
            else:
                messages.success(request, _("Answered."))
                return redirect("meetings:correction-list", meeting.pk)
    context = around(request, meeting, mine) | {
        "form": form,
        "row": row,
        "pieces": words(row.old_text, row.new_text),
        "present": present,
        "differs": differs,
        "refusal": refusal,
    }
    return render(request, "meetings/correction_answer.html", context, status=status)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def revision_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Revisions with who and when; two compared (``?a=1&b=2``; ``b=now`` is the present text); POST keeps one."""
    meeting, mine = readable(request, pk)
    form = NoteForm(request.POST or None)
    if request.method == "POST":
        if not mine.organise:
            raise PermissionDenied
        if form.is_valid():
            try:
                kept = minutes.keep_revision(meeting=meeting, by=request.user, now=timezone.now(), **form.cleaned_data)
            except Refused as refused:
                messages.error(request, refused.message)
            else:
                messages.success(request, _("Kept as revision %(number)s.") % {"number": dates.number(kept.number)})
            return redirect("meetings:revision-list", meeting.pk)
    rows = list(MinutesRevision.objects.filter(meeting=meeting).select_related("saved_by").defer("content"))
    numbers = [row.number for row in rows]
    a, b = (whole(request.GET.get(name)) for name in ("a", "b"))
    present = request.GET.get("b") == "now"
    found = None
    if a in numbers and (present or b in numbers):
        contents = {
            row.number: row.content for row in MinutesRevision.objects.filter(meeting=meeting, number__in=[a, b or a])
        }
        new = minutes.sealed_content(meeting) if present else contents[b]
        found = changes(contents[a], new)
    context = around(request, meeting, mine) | {
        "rows": rows,
        "form": form,
        "a": a if a in numbers else (numbers[0] if numbers else None),
        "b": "now" if present or b not in numbers else b,
        "found": found,
    }
    return render(request, "meetings/revision_list.html", context, status=422 if form.errors else 200)


@policy(SIGNED_IN)
@require_POST
def revision_restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Go back to a revision."""
    meeting, _mine = readable(request, pk)
    rows = MinutesRevision.objects.select_related("meeting__forum")
    revision = get_object_or_404(rows, meeting=meeting, number=number)
    try:
        minutes.restore(revision=revision, by=request.user, now=timezone.now())
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("meetings:revision-list", meeting.pk)
    messages.success(request, _("The minutes read again as in revision %(number)s.") % {"number": dates.number(number)})
    return redirect(_home(meeting))
