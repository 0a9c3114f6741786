"""The page of a progress report, its steps, comments, frozen copies and prints."""

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.actions import reports as actions
from jmi.actions.reminders import remind
from jmi.exports.lists import report_list_sheet
from jmi.forms.progress import AnswerForm, CommentForm, StepForm
from jmi.models import FieldComment, ProgressReport
from jmi.progress_rules import STATE_SHAPE, rows_of
from jmi.report_read import readable
from jmi.round_emails import reminder_words_in_both
from jmi.states import REPORT_WORKFLOW
from jmi.views.refusing import forbidding, refusals_said, refusals_to
from jmi.views.report_context import page
from jmi.views.review import answered_already
from kit.refusals import Incomplete, NeedsReason, Refused, Stale
from kit.sheets import xlsx
from kit.whole import whole


def _listed(request: HttpRequest) -> QuerySet[ProgressReport]:
    return (
        ProgressReport.objects.visible_to(request.user)
        .select_related("round", "jmi_set__forum", "jmi_set__cycle")
        .order_by("-round__period_to_on", "jmi_set__forum__position", "pk")
    )


@policy(SIGNED_IN)
@require_safe
def report_export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    return xlsx("progress-reports", report_list_sheet(_listed(request), timezone.localtime()))


@policy(SIGNED_IN)
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The progress reports that one may see, newest round first."""
    rows = _listed(request)[:300]
    rows = [(row, STATE_SHAPE[row.state]) for row in rows]
    return render(request, "jmi/report_list.html", {"rows": rows, "today": timezone.localdate()})


@policy(SIGNED_IN)
@require_safe
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The report: first what is expected of the reader, then both sides' rows."""
    report = readable(request.user, pk)
    return render(request, "jmi/report_detail.html", page(report, request.user, timezone.localdate()))


@policy(SIGNED_IN)
@require_safe
def report_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on one page for reading and printing: the Chair's short way (link → read → approve or send back)."""
    report = readable(request.user, pk)
    return render(request, "jmi/report_read.html", page(report, request.user, timezone.localdate()))


def _version(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return whole(text, digits=9)


def _take(verb: str, report: ProgressReport, request: HttpRequest, form: StepForm | None) -> str:
    """Call the action of ``verb``; what to tell the user."""
    given = form.cleaned_data if form else {}
    common = {"report": report, "by": request.user, "now": timezone.now()}
    if verb == "draft":
        actions.start(**common)
        return _("The report is begun. Every row saves by itself.")
    if verb == "discuss":
        actions.discuss(on=given["on"], note=given["note"], **common)
        return _("The meeting is recorded; the Chair is asked for approval.")
    if verb == "approve":
        actions.approve(version=_version(request), **common)
        return _("Approved. The secretariat can submit it.")
    if verb == "send-back":
        actions.send_back(comment=given["comment"], **common)
        return _("Sent back to the secretariat.")
    if verb == "accept":
        actions.accept(**common)
        return _("Accepted.")
    if verb == "return":
        actions.return_(comment=given["comment"], **common)
        return _("Sent back to the working group.")
    actions.reopen(reason=given["reason"], **common)
    return _("Opened again.")


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One step of ``REPORT_WORKFLOW``; those that need a date, comment or reason have a page for it."""
    report = readable(request.user, pk)
    step = REPORT_WORKFLOW.step(verb)
    form = StepForm(request.POST if request.method == "POST" else None, needs=step.needs) if step.needs else None
    if request.method != "POST":
        if form is None:
            return redirect(report)
        return render(request, "jmi/report_step.html", _step_context(request, report, step, form))
    if form is not None and not form.is_valid():
        return render(request, "jmi/report_step.html", _step_context(request, report, step, form), status=422)
    try:
        with forbidding():
            said = _take(verb, report, request, form)
    except Refused as error:
        if form is None:
            messages.error(request, error.message)
            return redirect(report)
        wanted = {"discussed_on": "on"}.get(error.field, error.field)
        form.add_error(wanted if wanted in form.fields else None, str(error.message))
        return render(request, "jmi/report_step.html", _step_context(request, report, step, form), status=422)
    messages.success(request, said)
    return redirect(report)


def _step_context(request: HttpRequest, report: ProgressReport, step: object, form: StepForm) -> dict[str, object]:
    context = page(report, request.user, timezone.localdate())
    return context | {"step": step, "form": form}


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit to CRDB/CDC: the gaps are listed with links to their rows; *shoulds* ask for a reason."""
    report = readable(request.user, pk)
    context = page(report, request.user, timezone.localdate())
    context |= {"refusal": None, "warnings": [], "reason": request.POST.get("reason", "")}
    if request.method != "POST":
        return render(request, "jmi/report_submit.html", context)
    try:
        with forbidding():
            actions.submit(
                report=report,
                reason=request.POST.get("reason", ""),
                on_behalf_of=request.POST.get("on_behalf_of", "").strip()[:200],
                version=_version(request),
                by=request.user,
                now=timezone.now(),
            )
    except NeedsReason as error:
        return render(request, "jmi/report_submit.html", context | {"warnings": error.warnings}, status=422)
    except Incomplete as error:
        return render(request, "jmi/report_submit.html", context | {"refusal": error}, status=422)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(report)
    messages.success(request, _("Submitted to CRDB/CDC. A frozen copy is kept."))
    return redirect(report)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Comment on a field of a row (``?row=indicator-12``)."""
    report = readable(request.user, pk)
    form = CommentForm(request.POST or None, initial={"row": request.GET.get("row", ""), "asks_change": True})
    context = page(report, request.user, timezone.localdate())
    if request.method == "POST" and form.is_valid():
        with refusals_to(form):
            form.once(
                lambda given: actions.add_comment(
                    report=report,
                    row=given["row"].replace("-", ":", 1),
                    field=given["field"],
                    text=given["text"],
                    asks_change=given["asks_change"],
                    by=request.user,
                    now=timezone.now(),
                ),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("The comment is kept beside its row."))
            return redirect(f"{report.get_absolute_url()}#{form.cleaned_data['row'] or 'report'}")
    context |= {"form": form, "title": _("Comment"), "provision": "JMI-4.06", "about": _about(context, form)}
    return render(request, "jmi/report_form.html", context, status=422 if form.is_bound else 200)


def _about(context: dict[str, object], form: CommentForm) -> str:
    """The name of the row that is commented on."""
    wanted = form["row"].value()
    return next((row.name for _kind, row in rows_of(context["tree"]) if row.anchor == wanted), "")


@policy(SIGNED_IN)
@require_POST
def report_comment_settle(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """Answer a comment and settle it."""
    report = get_object_or_404(ProgressReport.objects.visible_to(request.user), pk=pk)
    thing = get_object_or_404(FieldComment.objects.select_related("report"), pk=comment, report=report)
    form = AnswerForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"answer": "", "version": None}
    try:
        with refusals_said(request):
            actions.settle_comment(comment=thing, by=request.user, now=timezone.now(), **given)
    except Stale as stale:
        again, row = reverse("jmi:report-comment", args=[report.pk]), thing.row.replace(":", "-")
        return answered_already(request, thing, stale, report.get_absolute_url(), again, row)
    return redirect(f"{report.get_absolute_url()}#{thing.row.replace(':', '-') or 'report'}")


@policy(SIGNED_IN)
@require_POST
def report_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind the people whose turn it is in this one report, with the standing message."""
    report = get_object_or_404(
        ProgressReport.objects.visible_to(request.user).select_related("round", "jmi_set__forum"), pk=pk
    )
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid.uuid4()
    words = reminder_words_in_both(report.round)
    with forbidding():
        done = remind(reports=[report], words=words, key=key, by=request.user, now=timezone.now())[0]
    if done.problem:
        messages.error(request, done.problem)
    else:
        names = ", ".join(str(user) for user in done.people)
        messages.success(request, _("Reminded: %(names)s") % {"names": names})
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return redirect(wanted if safe else report.get_absolute_url())
