"""Cycles: the list, one cycle with its working groups, and the steps of CRDB/CDC."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from jmi.actions import cycles as actions
from jmi.cycle_page import look_through, standings
from jmi.exports.lists import cycle_list_sheet
from jmi.forms.cycles import CycleForm, DayForm, ToPmForm
from jmi.models import Cycle
from jmi.stale import saved_last, somebody_saved
from jmi.views.refusing import forbidding, refusals_said
from jobs.actions import store_upload
from jobs.views import send_file
from kit import dates
from kit.refusals import Refused, Stale
from kit.sheets import xlsx
from kit.whole import whole

COORDINATES = holds(Right.COORDINATE)


@policy(SIGNED_IN)
@require_safe
def cycle_list(request: HttpRequest) -> HttpResponse:
    """All cycles; the closed ones stay readable."""
    return render(
        request,
        "jmi/cycle_list.html",
        {"cycles": Cycle.objects.all(), "may_coordinate": request.user.has_right(Right.COORDINATE)},
    )


@policy(SIGNED_IN)
@require_safe
def cycle_list_export(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook."""
    return xlsx("jmi-cycles", cycle_list_sheet(Cycle.objects.all(), timezone.localtime()))


@policy(SIGNED_IN)
@require_safe
def cycle_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A cycle: who has sent what, completeness, and what is open."""
    cycle = get_object_or_404(Cycle.objects.select_related("sent_to_pm_file"), pk=pk)
    rows = standings(cycle, request.user)
    chosen = request.GET.get("state", "")
    names: dict[str, tuple[str, int]] = {}
    for row in rows:
        names[row.name] = (row.word, names.get(row.name, ("", 0))[1] + 1)
    pills = [
        {"label": _("All"), "url": "?", "count": len(rows), "current": not chosen, "shape": ""},
        *(
            {"label": word, "url": f"?state={name}", "count": count, "current": chosen == name, "shape": ""}
            for name, (word, count) in names.items()
        ),
    ]
    coordinates = request.user.has_right(Right.COORDINATE) and cycle.state == "open"
    counts = {name: count for name, (_word, count) in names.items()}
    context = {
        "cycle": cycle,
        "rows": [row for row in rows if not chosen or row.name == chosen],
        "pills": pills,
        "drafts_open": cycle.state == "open" and any(row.name in ("missing", "draft", "returned") for row in rows),
        "found": look_through(cycle, request.user),
        "may_coordinate": coordinates,
        "ready": {name: counts.get(name, 0) for name in ("accepted", "consolidated", "sent_to_pm")},
    }
    return render(request, "jmi/cycle_detail.html", context)


@policy(COORDINATES)
@require_http_methods(["GET", "HEAD", "POST"])
def cycle_create(request: HttpRequest) -> HttpResponse:
    """Open a cycle."""
    return _edit(request, None)


@policy(COORDINATES)
@require_http_methods(["GET", "HEAD", "POST"])
def cycle_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the dates of an open cycle."""
    return _edit(request, get_object_or_404(Cycle, pk=pk))


def _edit(request: HttpRequest, cycle: Cycle | None) -> HttpResponse:
    form = CycleForm(request.POST or None, instance=cycle)
    version = cycle.version if cycle else None
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")

        def save(values: dict[str, object]) -> Cycle:
            return actions.save_cycle(
                cycle=cycle,
                values=values,
                version=whole(seen, 0 if cycle else None, digits=9),
                by=request.user,
                now=timezone.now(),
            )

        try:
            with forbidding():
                saved = save(form.cleaned_data) if cycle else form.once(save, by=request.user, now=timezone.now())
        except Stale as stale:
            form.add_error(None, somebody_saved(saved_last(Cycle, cycle.pk, stale.version)["by"]))
            version, status = stale.version, 409
        except Refused as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Cycle saved."))
            return redirect(saved)
    return render(request, "jmi/cycle_form.html", {"form": form, "cycle": cycle, "version": version}, status=status)


def _together(request: HttpRequest, cycle: Cycle, act, said: str, **more: object) -> HttpResponse:
    with refusals_said(request):
        number = act(cycle=cycle, by=request.user, now=timezone.now(), **more)
        messages.success(request, said % {"number": dates.digits(number)} if "%(number)s" in said else said)
    return redirect(cycle)


@policy(COORDINATES)
@require_POST
def cycle_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a cycle: everything in it can only be read from then on."""
    return _together(request, get_object_or_404(Cycle, pk=pk), actions.close_cycle, _("The cycle is closed."))


@policy(COORDINATES)
@require_POST
def cycle_consolidate(request: HttpRequest, pk: int) -> HttpResponse:
    """Take all accepted sets into the consolidated one."""
    cycle = get_object_or_404(Cycle, pk=pk)
    return _together(request, cycle, actions.consolidate_cycle, _("%(number)s sets taken into the consolidated set."))


@policy(COORDINATES)
@require_http_methods(["GET", "HEAD", "POST"])
def cycle_send_to_pm(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the consolidated set went to the Prime Minister: day, reference, document."""
    cycle = get_object_or_404(Cycle, pk=pk)
    form = ToPmForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        upload, file = values.pop("upload"), None
        try:
            if upload:
                file = store_upload(upload=upload, by=request.user, now=timezone.now())
        except Refused as refused:
            form.add_error("upload", str(refused.message))
        else:
            return _together(request, cycle, actions.send_cycle_to_pm, _("Recorded."), file=file, **values)
    context = {"form": form, "cycle": cycle, "heading": _("Record sending to the Prime Minister")}
    return render(request, "jmi/cycle_step.html", context, status=422 if request.method == "POST" else 200)


@policy(COORDINATES)
@require_http_methods(["GET", "HEAD", "POST"])
def cycle_put_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the sets that went to the Prime Minister in force."""
    cycle = get_object_or_404(Cycle, pk=pk)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _("%(number)s sets are in force.")
        return _together(request, cycle, actions.put_cycle_in_force, said, **form.cleaned_data)
    context = {"form": form, "cycle": cycle, "heading": _("Put in force")}
    return render(request, "jmi/cycle_step.html", context, status=422 if request.method == "POST" else 200)


@policy(SIGNED_IN)
@require_safe
def cycle_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The document that went to the Prime Minister, for CRDB/CDC."""
    cycle = get_object_or_404(Cycle.objects.select_related("sent_to_pm_file"), pk=pk)
    if cycle.sent_to_pm_file is None or not request.user.has_right(Right.SEE_ALL):
        raise Http404
    return send_file(cycle.sent_to_pm_file, inline=True)
