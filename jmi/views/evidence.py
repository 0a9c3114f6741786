"""Evidence files of a progress report: of indicators, activities, partnering actions, and what was not planned."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.actions.evidence import add_evidence, remove_evidence
from jmi.forms.progress import EvidenceForm
from jmi.models import EVIDENCED, Activity, Evidence, Indicator, PartneringAction, ProgressReport, UnplannedProgress
from jmi.report_read import readable
from jmi.views.entries import small_form
from jmi.views.refusing import refusals_said
from jobs.views import send_file

# Kind of row → its model and how it leads to its set.
ROWS = {
    "indicator": (Indicator, "output__outcome__jmi_set"),
    "activity": (Activity, "outcome__jmi_set"),
    "partnering": (PartneringAction, "outcome__jmi_set"),
}


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_evidence_add(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Add an evidence file to what is told of a row."""
    report = readable(request.user, pk)
    if kind == "unplanned":
        thing = get_object_or_404(UnplannedProgress, pk=row, report=report)
    else:
        model, path = ROWS[kind]
        thing = get_object_or_404(model, pk=row, **{path: report.jmi_set_id})
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def act(form: EvidenceForm) -> None:
        form.once(
            lambda values: add_evidence(
                report=report,
                thing=thing,
                upload=values["file"],
                note=values["note"],
                by=request.user,
                now=timezone.now(),
            ),
            by=request.user,
            now=timezone.now(),
        )

    done, where = _("The file is kept."), f"{kind}-{row}"
    return small_form(request, report, form, act, done, where, title=_("Evidence"), about=str(thing))


def _evidence(request: HttpRequest, pk: int, evidence: int) -> Evidence:
    """The evidence by the report's own visibility: hidden reports have no files (404)."""
    report = get_object_or_404(ProgressReport.objects.visible_to(request.user), pk=pk)
    mine = Q(pk__in=[])
    for name in EVIDENCED:
        mine |= Q(**{f"{name}__report": report})
    rows = Evidence.objects.select_related("file", *(f"{name}__report" for name in EVIDENCED))
    return get_object_or_404(rows.filter(mine), pk=evidence)


@policy(SIGNED_IN)
@require_safe
def report_evidence(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    """Download an evidence file."""
    return send_file(_evidence(request, pk, evidence).file)


@policy(SIGNED_IN)
@require_POST
def report_evidence_remove(request: HttpRequest, pk: int, evidence: int) -> HttpResponse:
    """Take an evidence file away from a draft."""
    from django.contrib import messages

    thing = _evidence(request, pk, evidence)
    with refusals_said(request):
        remove_evidence(evidence=thing, by=request.user, now=timezone.now())
        messages.success(request, _("The file was taken away."))
    return redirect(f"{thing.entry.report.get_absolute_url()}#{anchor_of(thing)}")


def anchor_of(thing: Evidence) -> str:
    """The id of the row on the page of the report."""
    entry = thing.entry
    if thing.progress_id:
        return f"indicator-{entry.indicator_id}"
    if thing.unplanned_id:
        return f"unplanned-{entry.pk}"
    return f"activity-{entry.activity_id}" if thing.activity_id else f"partnering-{entry.partnering_action_id}"
