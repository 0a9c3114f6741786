"""Editions of the report: what is missing before, progress while, files and fingerprints after."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from jmi.models import ProgressReport, Round
from jmi.states import REPORT_WORKFLOW
from jobs.actions import cancel_job, repeat_job
from jobs.permissions import parties as job_parties
from jobs.states import JOB
from jobs.views import send_file
from kit.refusals import Refused
from kit.sheets import xlsx
from reports.actions import order_edition, record_advice, submit_edition
from reports.comparing import changes
from reports.exports import edition_sheet
from reports.forms import AdviceForm, OrderForm, SubmitForm
from reports.freezing.snapshot import TAKEN, taken_in
from reports.models import Edition
from reports.permissions import parties
from reports.printed.words import both
from reports.states import EDITION_WORKFLOW, EditionState

LIST_LENGTH = 60
SHAPES = {
    "queued": "draft",
    "running": "with",
    "failed": "late",
    "cancelled": "returned",
    "built": "on-track",
    "submitted": "forwarded",
    "advised": "done",
}


def turn_words(party: str) -> str:
    """Whose turn, in a word."""
    return {
        "secretariat": _("Secretariat"),
        "chair": _("Chair"),
        "crdb": _("CRDB/CDC"),
    }.get(party, party)


def _missing(round: Round, as_of: date) -> list[dict[str, object]]:
    """Reports of the round that would not go in, with whose turn it is and since when."""
    taken = {report.pk for report in taken_in(round, as_of)}
    rows = ProgressReport.objects.filter(round=round).exclude(pk__in=taken).select_related("jmi_set__forum")
    today = timezone.localdate()
    found = []
    for report in sorted(rows, key=lambda one: (one.jmi_set.forum.position, one.jmi_set.forum.code)):
        turn = () if report.state in TAKEN else REPORT_WORKFLOW.whose_turn(report.state)
        found.append(
            {
                "report": report,
                "turn": turn_words(turn[0]) if turn else "",
                "days": (today - timezone.localdate(report.state_since_at)).days,
                "later": report.state in TAKEN,
            }
        )
    return found


def _chosen(request: HttpRequest) -> tuple[Round | None, date]:
    rounds = Round.objects.select_related("cycle").order_by("-period_to_on", "-pk")
    wanted = request.GET.get("round", "")
    round = rounds.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else None
    if round is None:
        # The latest round that has anything to print, else the latest.
        round = rounds.filter(reports__state__in=TAKEN).first() or rounds.first()
    try:
        day = date.fromisoformat(request.GET.get("as_of_on", ""))
    except ValueError:
        day = timezone.localdate()
    return round, day


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def edition_list(request: HttpRequest) -> HttpResponse:
    """All editions; for those who build them the form, with what is missing before (JMI-3.21)."""
    publisher = "publisher" in parties(request.user)
    if request.method == "POST":
        return _order(request)
    context = {"editions": _shaped(_editions(request)[:LIST_LENGTH]), "publisher": publisher}
    if publisher:
        round, day = _chosen(request)
        form = OrderForm(initial={"round": round, "as_of_on": day, "kind": request.GET.get("kind") or "jmi"})
        context |= {"form": form, **_before(round, day)}
    template = "reports/edition_list.html#missing" if request.htmx and publisher else "reports/edition_list.html"
    return render(request, template, context)


@policy(SIGNED_IN)
@require_safe
def edition_list_export(request: HttpRequest) -> HttpResponse:
    """All editions that one may see, as a workbook."""
    return xlsx("editions", edition_sheet(_editions(request), timezone.localtime()))


def _editions(request: HttpRequest) -> QuerySet[Edition]:
    rows = Edition.objects.visible_to(request.user)
    return rows.select_related("job", "round", "built_by").defer("snapshot")


def _before(round: Round | None, day: date) -> dict[str, object]:
    if round is None:
        return {"round": None, "missing": [], "taken": 0, "asked": 0, "day": day}
    missing = _missing(round, day)
    asked = ProgressReport.objects.filter(round=round).count()
    return {"round": round, "missing": missing, "asked": asked, "taken": asked - len(missing), "day": day}


def _shaped(editions: object) -> list[Edition]:
    rows = list(editions)
    for edition in rows:
        edition.shape = SHAPES[edition.phase]
    return rows


@policy(holds(Right.PUBLISH))
def _order(request: HttpRequest) -> HttpResponse:
    form = OrderForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            edition, is_new = order_edition(
                kind=data["kind"],
                round=data["round"],
                as_of=data["as_of_on"],
                languages=data["languages"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal.message))
        else:
            if not is_new and edition.number:
                messages.info(request, _("Nothing has changed since this edition: it is the one you asked for."))
            return redirect(edition)
    round = form.cleaned_data.get("round") if hasattr(form, "cleaned_data") else None
    day = form.cleaned_data.get("as_of_on") if hasattr(form, "cleaned_data") else None
    context = {"editions": _shaped(_editions(request)[:LIST_LENGTH]), "publisher": True, "form": form}
    chosen, today = _chosen(request)
    context |= _before(round or chosen, day or today)
    return render(request, "reports/edition_list.html", context, status=422)


def _edition(request: HttpRequest, pk: int) -> Edition:
    rows = Edition.objects.visible_to(request.user).select_related(
        "job__asked_by", "round", "asked_by", "built_by", "submitted_by", "advised_by", "consolidation"
    )
    return get_object_or_404(rows, pk=pk)


@policy(SIGNED_IN)
@never_cache
@require_safe
def edition_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition: its progress while it is built, its files, fingerprint and changes afterwards."""
    edition = _edition(request, pk)
    edition.shape = SHAPES[edition.phase]
    context = {"edition": edition, "offers": EDITION_WORKFLOW.offers(edition.state, parties(request.user, edition))}
    if edition.state == EditionState.ORDERED:
        job_offers = JOB.offers(edition.job.state, job_parties(request.user, edition.job))
        waits = edition.job.cancel_asked_at and not edition.job.ended
        context |= {"job": edition.job, "job_offers": [] if waits else job_offers}
        # When the work has ended the whole page is asked for, not only the box that showed it.
        template = "reports/edition_detail.html#work" if request.htmx else "reports/edition_detail.html"
        return render(request, template, context)
    if request.htmx:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    earlier = (
        Edition.objects.visible_to(request.user)
        .filter(kind=edition.kind, year=edition.year, number__lt=edition.number)
        .order_by("-number")
        .first()
    )
    received, absent = [], []
    for forum in edition.snapshot["forums"]:
        (received if (forum["report"] or {}).get("received") else absent).append(both(forum["name"]))
    context |= {
        "files": edition.files.select_related("file"),
        "earlier": earlier,
        "changes": changes(earlier.snapshot, edition.snapshot) if earlier else [],
        "received": received,
        "absent": absent,
    }
    return render(request, "reports/edition_detail.html", context)


@policy(SIGNED_IN)
@never_cache
@require_safe
def edition_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The file from the store: nothing is laid out again."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user).built().only("pk", "state"), pk=pk)
    found = get_object_or_404(edition.files.select_related("file"), form=form)
    return send_file(found.file, inline="inline" in request.GET)


def _job_step(request: HttpRequest, pk: int, action: Callable) -> HttpResponse:
    edition = _edition(request, pk)
    try:
        action(job=edition.job, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect(edition)


@policy(holds(Right.PUBLISH))
@require_POST
def edition_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel the building; nothing half-made stays."""
    return _job_step(request, pk, cancel_job)


@policy(holds(Right.PUBLISH))
@require_POST
def edition_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Build again what failed or was cancelled, from the same frozen data."""
    return _job_step(request, pk, repeat_job)


@policy(holds(Right.PUBLISH))
@require_http_methods(["GET", "HEAD", "POST"])
def edition_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the submission to the Prime Minister (DEC-2.03)."""
    edition = _edition(request, pk)
    initial = {"recipient": _("Prime Minister of the Kingdom of Cambodia"), "submitted_on": timezone.localdate()}
    form = SubmitForm(request.POST or None, initial=initial)
    return _step(
        request,
        edition,
        form,
        "submit",
        lambda data: submit_edition(
            edition=edition,
            recipient=data["recipient"],
            on=data["submitted_on"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@policy(holds(Right.PUBLISH))
@require_http_methods(["GET", "HEAD", "POST"])
def edition_advice(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the advice received (DEC-2.04)."""
    edition = _edition(request, pk)
    form = AdviceForm(request.POST or None, initial={"advice_on": timezone.localdate()})
    return _step(
        request,
        edition,
        form,
        "advice",
        lambda data: record_advice(
            edition=edition,
            text=data["advice"],
            on=data["advice_on"],
            follow_up=data["follow_up"],
            by=request.user,
            now=timezone.now(),
        ),
    )


def _step(request: HttpRequest, edition: Edition, form: Form, verb: str, act: Callable) -> HttpResponse:
    step = EDITION_WORKFLOW.step(verb)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal.message))
        else:
            messages.success(request, _("Recorded."))
            return redirect(edition)
    possible = edition.state in step.sources
    status = 422 if form.is_bound and form.errors else 200
    context = {"edition": edition, "form": form, "step": step, "possible": possible}
    return render(request, "reports/edition_step.html", context, status=status)
