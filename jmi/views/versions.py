"""Versions of a set: revising, comparing, and the frozen copy of each submission."""

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.actions.revision import revise
from jmi.actions.sets import fingerprint
from jmi.chain import chains
from jmi.compare import compare
from jmi.forms.sets import RevisionForm
from jmi.matrix import matrix_from_dict
from jmi.models import JmiSet, Submission
from jmi.permissions import parties
from jmi.set_read import visible_set
from jmi.views.exports import answer
from jmi.views.refusing import refusals_to


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of a set in force, with reason, meeting and date."""
    jmi_set = visible_set(request, pk)
    if not parties(request.user, jmi_set) & {"secretariat", "chair"}:
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("The Chair or the secretariat of the working group begins a revision."))
        return redirect(jmi_set)
    form = RevisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_to(form):
            new = form.once(
                lambda values: revise(jmi_set=jmi_set, by=request.user, now=timezone.now(), **values),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("Version %(number)s is begun.") % {"number": new.number})
            return redirect(new)
    context = {"form": form, "set": jmi_set}
    return render(request, "jmi/set_revise.html", context, status=422 if request.method == "POST" else 200)


@policy(SIGNED_IN)
@require_safe
def set_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """This version beside the one it revises."""
    new = visible_set(request, pk)
    old = get_object_or_404(JmiSet.objects.visible_to(request.user).select_related("cycle", "forum"), pk=new.revises_id)
    read = chains([old, new])
    pairs = compare(read.get(old.pk, []), read.get(new.pk, []))
    everything = request.GET.get("all") == "1"
    context = {
        "set": new,
        "old": old,
        "pairs": pairs if everything else [pair for pair in pairs if pair.change != "same"],
        "everything": everything,
        "counts": {
            name: sum(pair.change == name for pair in pairs) for name in ("changed", "added", "removed", "same")
        },
    }
    return render(request, "jmi/set_compare.html", context)


def _submission(request: HttpRequest, pk: int, number: int) -> tuple[JmiSet, Submission]:
    jmi_set = visible_set(request, pk)
    found = get_object_or_404(jmi_set.submissions.select_related("submitted_by"), number=number)
    return jmi_set, found


@policy(SIGNED_IN)
@require_safe
def submission_detail(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The frozen copy of a submission, exactly as it was sent."""
    jmi_set, found = _submission(request, pk, number)
    lang = (get_language() or "en")[:2]
    context = {
        "set": jmi_set,
        "submission": found,
        "matrix": matrix_from_dict(found.content["km" if lang == "km" else "en"]),
        "intact": fingerprint(found.content) == found.sha256,
    }
    return render(request, "jmi/submission_detail.html", context)


@policy(SIGNED_IN)
@require_safe
def submission_file(request: HttpRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """The frozen copy as JSON (whose SHA-256 is the fingerprint) or as a file in both languages."""
    jmi_set, found = _submission(request, pk, number)
    name = f"JMI-submission-{jmi_set.pk}-{number}"
    if kind == "json":
        text = json.dumps(found.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        response = HttpResponse(text.encode(), content_type="application/json")
        response["Content-Disposition"] = content_disposition_header(True, f"{name}.json")
        response["Cache-Control"] = "private, no-store"
        return response
    english, khmer = (matrix_from_dict(found.content[lang]) for lang in ("en", "km"))
    return answer(english, khmer, "both", kind, name=name)
