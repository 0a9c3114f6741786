"""The guideline, provision by provision, and what the system does about each (DEC-1)."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from reports.guideline import (
    APPS,
    BEHAVIOUR,
    KINDS,
    MECHANISMS,
    STRENGTHS,
    Choice,
    Entry,
    counts,
    entries,
    grouped,
    met,
)
from reports.provisions import all_provisions, get, known

FILTERS = {"strength": STRENGTHS, "kind": KINDS, "app": APPS}


@policy(SIGNED_IN)
@require_safe
def guideline(request: HttpRequest) -> HttpResponse:
    """Every provision by document and section; filtered and searched, each with its anchor."""
    picked = {name: request.GET.get(name, "") for name in FILTERS}
    picked = {name: value if value in FILTERS[name] else "" for name, value in picked.items()}
    mechanism = request.GET.get("mechanism", "")
    mechanism = mechanism if mechanism in MECHANISMS else ""
    state = request.GET.get("state", "")
    state = state if state in ("met", "open") else ""
    text = request.GET.get("q", "")[:100]
    found = entries(Choice(mechanism=mechanism, text=text, state=state, **picked))
    kept = {name: value for name, value in {**picked, "state": state, "q": text}.items() if value}
    totals = counts()

    def url(code: str) -> str:
        query = urlencode({**({"mechanism": code} if code else {}), **kept})
        return reverse("reports:guideline") + (f"?{query}" if query else "")

    pills = [{"label": _("All"), "url": url(""), "count": len(all_provisions()), "current": not mechanism, "shape": ""}]
    pills += [
        {"label": label, "url": url(code), "count": totals[code], "current": mechanism == code, "shape": ""}
        for code, label in MECHANISMS.items()
    ]
    selects = [
        (name, label, list(FILTERS[name].items()), picked[name])
        for name, label in (("strength", _("Strength")), ("kind", _("Kind")), ("app", _("Part of the system")))
    ]
    selects.append(("state", _("State"), [("met", _("built")), ("open", _("not yet built"))], state))
    context = {
        "documents": grouped(found),
        "found": len(found),
        "total": len(all_provisions()),
        "met": len(met()),
        "pills": pills,
        "selects": selects,
        "mechanism": mechanism,
        "q": text,
        "behaviour": [(STRENGTHS[name], words) for name, words in BEHAVIOUR.items()],
        "filtered": bool(kept or mechanism),
    }
    return render(request, "reports/guideline.html", context)


@policy(SIGNED_IN)
@require_safe
def provision(request: HttpRequest, id: str) -> HttpResponse:
    """One provision; opened in place from wherever its id stands."""
    if not known(id):
        raise Http404
    return render(request, "reports/provision.html", {"entry": Entry(get(id))})
