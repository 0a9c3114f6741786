"""Adding and removing what was done and stood in no plan; changing it is the matter of ``entries.report_row``."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.policies import SIGNED_IN, policy
from jmi.actions.unplanned import remove_unplanned, save_unplanned
from jmi.forms.progress import NewUnplannedForm
from jmi.models import UnplannedProgress
from jmi.report_page import Rec, places_of
from jmi.report_read import readable
from jmi.states import UnplannedKind
from jmi.views.refusing import refusals_to
from jmi.views.report_context import find_row, page
from kit.refusals import Refused

_EMPTY = {"text_en": "", "text_km": "", "side": "", "who": "", "when_text": "", "progress": None}


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_unplanned_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one: ``?kind=activity`` or ``partnering``, ``?under=output:5`` or ``outcome:3``."""
    report = readable(request.user, pk)
    kind = request.GET.get("kind", UnplannedKind.ACTIVITY)
    if kind not in UnplannedKind.values:
        raise Http404
    context = page(report, request.user, timezone.localdate())
    if not context["may"][kind] and request.method != "POST":
        return redirect(report)
    places = places_of(context["tree"])
    level, _sep, number = request.GET.get("under", "").partition(":")
    row = Rec(_EMPTY, kind=kind, output_id=number if level == "output" else None, outcome_id=number)
    form = NewUnplannedForm(request.POST if request.method == "POST" else None, row=row, places=places)
    if request.method == "POST":
        if not context["may"][kind] and not context["mine"] & {"secretariat", "chair", "facilitator"}:
            raise PermissionDenied
        if form.is_valid():
            with refusals_to(form):
                made = form.once(
                    lambda _values: save_unplanned(
                        report=report,
                        row=None,
                        values=form.values() | {"kind": kind},
                        version=0,
                        by=request.user,
                        now=timezone.now(),
                    ),
                    by=request.user,
                    now=timezone.now(),
                )
                messages.success(request, _("Kept, marked as not planned."))
                return redirect(f"{report.get_absolute_url()}#unplanned-{made.pk}")
    context |= {"form": form, "row": row, "kind_word": str(UnplannedKind(kind).label).lower()}
    return render(request, "jmi/report_unplanned.html", context, status=422 if form.is_bound else 200)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_unplanned_remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Ask, then take it out of the draft."""
    report = readable(request.user, pk)
    thing = get_object_or_404(UnplannedProgress.objects.select_related("report"), pk=row, report=report)
    refusal = None
    if request.method == "POST":
        from jmi.views.refusing import forbidding

        try:
            with forbidding():
                remove_unplanned(row=thing, by=request.user, now=timezone.now())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Removed."))
            return redirect(report)
    found = find_row(page(report, request.user, timezone.localdate())["tree"], "unplanned", row)
    if request.method != "POST" and not found.may:
        return redirect(report)
    context = {"report": report, "row": found, "thing": thing, "refusal": refusal}
    return render(request, "jmi/report_unplanned_remove.html", context, status=422 if refusal else 200)
