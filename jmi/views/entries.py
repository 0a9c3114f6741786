"""Rows of a progress report, edited in place: with htmx one row travels, without it the whole page comes back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.policies import SIGNED_IN, policy
from jmi.actions import entries
from jmi.actions.unplanned import save_unplanned
from jmi.forms import progress as forms
from jmi.models import (
    Activity,
    ActivityProgress,
    Indicator,
    IndicatorProgress,
    Outcome,
    OutcomeNote,
    PartneringAction,
    PartneringProgress,
    ProgressReport,
    UnplannedProgress,
)
from jmi.report_page import Rec, dressed_row, places_of, raw_row, rec
from jmi.report_read import readable
from jmi.report_tree import indicator_of, put_entry, report_tree
from jmi.stale import saved_last, saved_words, somebody_saved
from jmi.views.refusing import forbidding
from jmi.views.report_context import find_row, page, page_of, row_of
from kit import dates
from kit.refusals import Refused, Stale

MODELS = {
    "indicator": Indicator,
    "activity": Activity,
    "partnering": PartneringAction,
    "outcome": Outcome,
    "unplanned": UnplannedProgress,
}
FORMS = {
    "indicator": forms.IndicatorForm,
    "activity": forms.ScheduleForm,
    "partnering": forms.ScheduleForm,
    "outcome": forms.NoteForm,
    "unplanned": forms.UnplannedForm,
}
FRAGMENTS = {
    "indicator": "jmi/report_indicator.html",
    "activity": "jmi/report_schedule.html",
    "partnering": "jmi/report_schedule.html",
    "outcome": "jmi/report_outcome_note.html",
    "unplanned": "jmi/report_schedule.html",
}


def _fragment(
    request: HttpRequest, kind: str, context: dict[str, object], row: object, status: int = 200
) -> HttpResponse:
    """The one row (htmx), with the line of gaps and the track swapped beside it; else the page with the row open."""
    context |= {"row": row, "kind": kind}
    if request.htmx:
        template = FRAGMENTS.get(kind, "jmi/report_statement.html")
        return render(
            request, template, context | {"beside": status == 200 and request.method == "POST"}, status=status
        )
    return render(request, "jmi/report_detail.html", context, status=status)


def _save(kind: str, report: ProgressReport, thing: object, form: object, user: object) -> object:
    common = {
        "report": report,
        "values": form.values(),
        "version": form.cleaned_data["version"],
        "by": user,
        "now": timezone.now(),
    }
    if kind == "indicator":
        return entries.save_indicator(indicator=thing, **common)
    if kind == "outcome":
        return entries.save_outcome_note(outcome=thing, **common)
    if kind == "unplanned":
        return save_unplanned(row=thing, **common)
    return entries.save_schedule(kind=kind, thing=thing, **common)


def stale_rows(form: object, stale: Stale) -> dict[str, object]:
    """Both texts of each field, for the component ``stale.html``."""
    rows = []
    for name, mine in stale.mine.items():
        theirs = stale.theirs.get(name)
        shown = name if name in form.fields else name.removesuffix("_id")
        if (theirs or "") == (mine or "") or shown not in form.fields:
            continue
        field = form[shown]
        choices = dict(getattr(form.fields[shown], "choices", ()))
        rows.append(
            {
                "label": field.label,
                "name": field.html_name,
                "theirs": choices.get(str(theirs or ""), theirs) if choices else theirs,
                "mine": choices.get(str(mine or ""), mine) if choices else mine,
            }
        )
    return {"rows": rows, "version": stale.version, "by": "", "at": None}


ENTRIES = {
    "indicator": IndicatorProgress,
    "activity": ActivityProgress,
    "partnering": PartneringProgress,
    "unplanned": UnplannedProgress,
    "outcome": OutcomeNote,
}


def _saved_by(kind: str, row: object, stale: Stale) -> dict[str, object]:
    """Who saved the row in the meantime, and when."""
    entry = row.note if kind == "outcome" else row.progress
    return saved_last(ENTRIES[kind], entry.id, stale.version) if entry else {"by": "", "at": None}


def form_of(kind: str, tree: Mapping[str, object], row: Rec, *args: object) -> forms.RowForm:
    """The form of a row; what was not planned may be moved to another output of the report."""
    more = {"places": places_of(rec(tree))} if kind == "unplanned" else {}
    return FORMS[kind](*args, row=row, **more)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_row(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Open a row for editing (GET) or save it (POST)."""
    report, today = readable(request.user, pk), timezone.localdate()
    alone = request.method == "POST" and request.htmx  # one row comes back
    standing = report_tree(report, last_of=(row if kind == "indicator" else 0) if alone else None)
    if request.method != "POST":
        context = page_of(report, standing, request.user, today)
        found = find_row(context["tree"], kind, row)
        if not found.may or request.GET.get("close"):
            return (
                _fragment(request, kind, context, found)
                if request.htmx
                else redirect(f"{report.get_absolute_url()}#{found.anchor}")
            )
        form = form_of(kind, context["tree"], found)
        return _fragment(request, kind, context | {"form": form, "open_row": found.anchor}, found)
    found = dressed_row(standing, kind, row, today)
    if found is None:
        raise Http404
    thing = indicator_of(found) if kind == "indicator" else get_object_or_404(MODELS[kind], pk=row)
    form = form_of(kind, standing, found, request.POST)
    status, stale = 422, None
    if form.is_valid():
        try:
            with forbidding():
                saved = _save(kind, report, thing, form, request.user)
        except Stale as error:
            status, stale = 409, stale_rows(form, error) | _saved_by(kind, found, error)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error.message))
        else:
            return _saved(request, report, standing, kind, row, saved, form)
    if request.POST.get("from") == "desk" and request.htmx:
        quick = {"row": found, "report": report, "form": form, "stale": stale, "next": _next(request)}
        return render(request, "jmi/report_quick.html", quick, status=status)
    context = page_of(report, standing, request.user, today)
    found = find_row(context["tree"], kind, row)
    return _fragment(request, kind, context | {"form": form, "open_row": found.anchor, "stale": stale}, found, status)


def _next(request: HttpRequest) -> str:
    """Where to go after a save from another page; never to another site."""
    wanted = request.POST.get("next", "")
    safe = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else ""


def _saved(
    request: HttpRequest,
    report: ProgressReport,
    standing: dict[str, object],
    kind: str,
    row: int,
    saved: object,
    form: object,
) -> HttpResponse:
    """The row as it now stands: one round trip. What was read before the save is not read again."""
    now = timezone.now()
    if not request.htmx:
        messages.success(request, _("Saved %(time)s") % {"time": dates.clock(now)})
        return redirect(_next(request) or f"{report.get_absolute_url()}#{kind}-{row}")
    if kind == "unplanned":  # may have moved to another output
        report = readable(request.user, report.pk)
        standing = report_tree(report)
    else:
        for name in ("state", "state_since_at", "version"):
            setattr(report, name, getattr(saved.report, name))
        standing["report"] |= {"state": report.state, "version": report.version}
        parts = bool(form.values().keys() & {"parts", "part_stages"})
        put_entry(raw_row(standing, kind, row), kind, saved, parts=parts)
    context = row_of(report, standing, kind, row, request.user, timezone.localdate())
    found = context["row"]
    context["saved_at"], context["saved_row"] = now, found.anchor
    if request.POST.get("from") == "desk":
        response = render(request, "jmi/report_quick_saved.html", context)
    else:
        response = _fragment(request, kind, context, found)
    response["HX-Trigger"] = "saved"
    return response


STEMS = {"government": "government_statement", "partner": "partner_statement", "summary": "summary"}


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_statement(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """A statement of one side (JMI-2.09), or the summary."""
    report = readable(request.user, pk)
    context = page(report, request.user, timezone.localdate())
    row = next(one for one in context["statements"] if one.which == which)
    stem, standing = STEMS[which], context["tree"].report
    if request.method != "POST":
        if not row.may or request.GET.get("close"):
            return (
                _fragment(request, "statement", context, row)
                if request.htmx
                else redirect(f"{report.get_absolute_url()}#{row.anchor}")
            )
        form = forms.StatementForm(stem=stem, report=standing)
        return _fragment(request, "statement", context | {"form": form, "open_row": row.anchor}, row)
    form = forms.StatementForm(request.POST, stem=stem, report=standing)
    status, stale = 422, None
    if form.is_valid():
        try:
            with forbidding():
                entries.save_statement(
                    report=report,
                    which=which,
                    values=form.values(),
                    version=form.cleaned_data["version"],
                    by=request.user,
                    now=timezone.now(),
                )
        except Stale as error:
            saved = saved_words(ProgressReport, report.pk, error.theirs)
            status, stale = 409, stale_rows(form, error) | saved
        except Refused as error:
            form.add_error(None, str(error.message))
        else:
            return _statement_saved(request, pk, which)
    return _fragment(
        request, "statement", context | {"form": form, "open_row": row.anchor, "stale": stale}, row, status
    )


def _statement_saved(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    now = timezone.now()
    if not request.htmx:
        messages.success(request, _("Saved %(time)s") % {"time": dates.clock(now)})
        return redirect(reverse("jmi:report-detail", args=[pk]) + f"#statement-{which}")
    context = page(readable(request.user, pk), request.user, timezone.localdate())
    row = next(one for one in context["statements"] if one.which == which)
    context["saved_at"], context["saved_row"] = now, row.anchor
    response = _fragment(request, "statement", context, row)
    response["HX-Trigger"] = "saved"
    return response


def _form_page(request: HttpRequest, report: ProgressReport, form: object, **words: object) -> HttpResponse:
    """A small form of its own on the report."""
    status = 422 if form.is_bound else 200
    words = {"about": "", "provision": ""} | words
    return render(request, "jmi/report_form.html", {"report": report, "form": form} | words, status=status)


def small_form(
    request: HttpRequest, report: ProgressReport, form: object, act: object, done: str, to: str, **words: object
) -> HttpResponse:
    """Post → action → back to the row; a refusal stands in the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except Stale as stale:
            # Both texts are shown, the own one in the form; whoever saves again has read the other.
            form.data = form.data.copy()
            form.data["version"] = str(stale.version)
            who = saved_words(ProgressReport, report.pk, {"dissent": stale.theirs.get("text", "")})["by"]
            form.add_error(None, f"{somebody_saved(who)} “{stale.theirs.get('text', '')}”")
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error.message))
        else:
            messages.success(request, done)
            return redirect(f"{report.get_absolute_url()}#{to}")
    return _form_page(request, report, form, **words)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_nothing(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare that there is nothing to report in this period, with the reason; or take it back."""
    report = readable(request.user, pk)
    initial = {name: getattr(report, name) for name in ("nothing_to_report", "nothing_reason", "version")}
    form = forms.NothingForm(request.POST or None, initial=initial)

    def act(form: object) -> None:
        try:
            entries.save_statement(
                report=report,
                which="nothing",
                values=form.values(),
                version=form.cleaned_data["version"],
                by=request.user,
                now=timezone.now(),
            )
        except Stale as error:
            who = saved_words(ProgressReport, report.pk, error.theirs)["by"]
            raise Refused(
                _("%(who)s saved in the meantime. Read the report again, then decide.") % {"who": who}
                if who
                else _("Somebody saved in the meantime. Read the report again, then decide.")
            ) from error

    return small_form(
        request, report, form, act, _("Saved"), "report", title=_("Nothing to report"), provision="JMI-3.19"
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_dissent(request: HttpRequest, pk: int) -> HttpResponse:
    """The lead facilitator's dissenting note."""
    report = readable(request.user, pk)
    initial = {"text": report.dissent, "version": report.version}
    form = forms.DissentForm(request.POST if request.method == "POST" else None, initial=initial)
    return small_form(
        request,
        report,
        form,
        lambda form: entries.note_dissent(
            report=report,
            text=form.cleaned_data["text"],
            version=form.cleaned_data["version"],
            by=request.user,
            now=timezone.now(),
        ),
        _("Saved"),
        "dissent",
        title=_("Dissenting note of the lead facilitator"),
        provision="JMI-2.09",
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_discussion(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Raise a point for the next meeting from a progress entry (TWG-4c.06)."""
    report = readable(request.user, pk)
    indicator = get_object_or_404(Indicator, pk=row, output__outcome__jmi_set=report.jmi_set_id)
    form = forms.DiscussionForm(request.POST or None)
    return small_form(
        request,
        report,
        form,
        lambda form: form.once(
            lambda values: entries.raise_discussion(
                report=report, indicator=indicator, by=request.user, now=timezone.now(), **values
            ),
            by=request.user,
            now=timezone.now(),
        ),
        _("The point is noted for the next meeting."),
        f"indicator-{row}",
        title=_("A point for the next meeting"),
        about=str(indicator),
        provision="TWG-4c.06",
    )
