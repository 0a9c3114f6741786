"""The register of legal instruments and the Decision (DEC-0.01, DEC-0.02, DEC-CC)."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from kit.khmer import fold
from kit.refusals import Refused
from partners.editing import run, version_of
from reports.actions.instruments import DECISION, record_copy, save_instrument
from reports.forms import CopyForm, InstrumentForm
from reports.models import CopyLine, LegalInstrument
from reports.permissions import parties
from reports.states import InstrumentType


@policy(SIGNED_IN)
@require_safe
def instrument_list(request: HttpRequest) -> HttpResponse:
    """All instruments with number, day and title; by type, and found by number such as “68 SSR”."""
    wanted = request.GET.get("type", "")
    wanted = wanted if wanted in InstrumentType.values else ""
    text = request.GET.get("q", "")[:100]
    rows = LegalInstrument.objects.select_related("amends")
    by_type = dict(rows.order_by().values_list("type").annotate(n=Count("pk")))
    if wanted:
        rows = rows.filter(type=wanted)
    found = [
        one
        for one in rows
        if all(
            word in fold(f"{one.number} {one.number_km} {one.title_en} {one.title_km} {one.get_type_display()}")
            for word in fold(text).split()
        )
    ]
    base = reverse("reports:instrument-list")
    pills = [{"label": _("All"), "url": base, "count": sum(by_type.values()), "current": not wanted, "shape": ""}]
    pills += [
        {
            "label": label,
            "url": f"{base}?type={value}",
            "count": by_type[value],
            "current": wanted == value,
            "shape": "",
        }
        for value, label in InstrumentType.choices
        if value in by_type
    ]
    keeper = "publisher" in parties(request.user)
    context = {"instruments": found, "pills": pills, "q": text, "wanted": wanted, "keeper": keeper}
    return render(request, "reports/instrument_list.html", context)


def _page(request: HttpRequest, instrument: LegalInstrument, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "instrument": instrument,
        "bases": instrument.bases.select_related("basis"),
        "copies": instrument.copies.all(),
        "amendments": instrument.amendments.all(),
        "basis_of": LegalInstrument.objects.filter(bases__basis=instrument).distinct(),
        "keeper": "publisher" in parties(request.user),
        "is_decision": instrument.number == DECISION,
        **more,
    }
    return render(request, "reports/instrument_detail.html", context, status=status)


@policy(SIGNED_IN)
@require_safe
def instrument_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One instrument: number, day, place, signatory, what it rests on, to whom it was copied."""
    return _page(request, get_object_or_404(LegalInstrument.objects.select_related("amends"), pk=pk))


@policy(SIGNED_IN)
@require_safe
def decision(request: HttpRequest) -> HttpResponse:
    """The Decision itself."""
    return _page(request, get_object_or_404(LegalInstrument.objects.select_related("amends"), number=DECISION))


@policy(holds(Right.PUBLISH))
@require_http_methods(["GET", "HEAD", "POST"])
def instrument_create(request: HttpRequest) -> HttpResponse:
    """Add an instrument to the register."""
    return _edit(request, None)


@policy(holds(Right.PUBLISH))
@require_http_methods(["GET", "HEAD", "POST"])
def instrument_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an instrument, its bases and its copy list."""
    return _edit(request, get_object_or_404(LegalInstrument, pk=pk))


def _edit(request: HttpRequest, instrument: LegalInstrument | None) -> HttpResponse:
    form = InstrumentForm(request.POST or None, instance=instrument)

    def save(_values: object = None) -> LegalInstrument:
        return save_instrument(
            instrument=instrument,
            values=form.values(),
            bases=form.pairs("bases"),
            copies=form.pairs("copies"),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        )

    version = LegalInstrument.objects.values_list("version", flat=True).get(pk=instrument.pk) if instrument else None
    return run(
        request,
        form=form,
        save=save if instrument else lambda: form.once(save, by=request.user, now=timezone.now()),
        template="reports/instrument_form.html",
        context={"instrument": instrument, "version": version},
    )


@policy(holds(Right.PUBLISH))
@require_POST
def copy_sent(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the day on which one copy went out."""
    line = get_object_or_404(CopyLine.objects.select_related("instrument"), pk=pk)
    form = CopyForm(request.POST)
    if form.is_valid():
        try:
            record_copy(line=line, on=form.cleaned_data["sent_on"], by=request.user, now=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("Recorded."))
    else:
        messages.error(request, _("This is not a day."))
    return redirect(line.instrument)
