"""Places: the tree from province to village."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from kit.paging import page_of
from partners.actions.places import close_place, save_place
from partners.editing import may_see_history, run, version_of
from partners.exports import place_sheet, xlsx
from partners.forms import ClosePlaceForm, PlaceForm
from partners.lists import PAGE
from partners.models import Place
from partners.permissions import may_keep
from partners.search import find_ids

KEEPERS = holds(Right.KEEP_DIRECTORY)


@policy(SIGNED_IN)
@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """Capital and provinces by code; with ``q`` every unit that fits, widest first."""
    q = request.GET.get("q", "").strip()[:200]
    rows = Place.objects.visible_to(request.user).select_related("parent__parent__parent")
    if q:
        found = rows.filter(pk__in=find_ids(request.user, q, "place"))
        rows = found.annotate(depth=Length("code")).order_by("depth", "code")
    else:
        rows = rows.filter(parent=None).order_by("code")
    context = {
        "tab": "places",
        "q": q,
        "page": page_of(_counted(rows), request.GET.get("page"), PAGE, count=False),
    }
    return render(request, "partners/place_list.html", context)


def _counted(rows: QuerySet[Place]) -> QuerySet[Place]:
    return rows.annotate(below=Count("children", filter=Q(children__valid_to_on=None)))


@policy(SIGNED_IN)
@require_safe
def place_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One unit with what lies below it."""
    rows = Place.objects.visible_to(request.user).select_related("parent__parent__parent", "successor")
    place = get_object_or_404(rows, code=code)
    above, unit = [], place.parent
    while unit is not None:
        above.insert(0, unit)
        unit = unit.parent
    today = timezone.localdate()
    context = {
        "place": place,
        "above": above,
        "children": list(_counted(place.children.all()).order_by("code")),
        "organisations": list(place.organisations.visible_to(request.user).current(today)),
        "predecessors": list(place.predecessors.all()),
        "closed": bool(place.valid_to_on and place.valid_to_on < today),
        "may_keep": may_keep(request.user),
        "may_see_history": may_see_history(request.user, place),
    }
    return render(request, "partners/place_detail.html", context)


@policy(SIGNED_IN)
@require_safe
def place_export(request: HttpRequest) -> HttpResponse:
    """Units below ``under`` (a code), or all provinces, as a workbook."""
    rows = Place.objects.visible_to(request.user).select_related("parent").order_by("code")
    under = request.GET.get("under", "")
    rows = rows.filter(code__startswith=under) if under[:2].isdigit() else rows.filter(parent=None)
    return xlsx("places", place_sheet(rows))


def _step(place: Place, heading: str) -> dict[str, object]:
    return {
        "heading": heading,
        "parent_url": reverse("partners:place-list"),
        "parent_name": _("Places"),
        "record": place,
        "version": place.version,
        "draft_key": "",
        "cancel_url": place.get_absolute_url(),
    }


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_update(request: HttpRequest, code: str) -> HttpResponse:
    """Correct names or kind."""
    place = get_object_or_404(Place.objects.visible_to(request.user), code=code)
    form = PlaceForm(request.POST or None, user=request.user, initial=PlaceForm.of(place))
    return run(
        request,
        form=form,
        save=lambda: save_place(
            place=place, values=form.values(), version=version_of(request), by=request.user, now=timezone.now()
        ),
        context=_step(place, _("Change place")),
    )


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_close(request: HttpRequest, code: str) -> HttpResponse:
    """End a unit, merged into another."""
    place = get_object_or_404(Place.objects.visible_to(request.user), code=code)
    form = ClosePlaceForm(request.POST or None, user=request.user)
    return run(
        request,
        form=form,
        save=lambda: close_place(
            place=place, version=version_of(request), by=request.user, now=timezone.now(), **form.cleaned_data
        ),
        context=_step(place, _("Close or merge")) | {"submit": _("Close this unit")},
        done=_("Closed. Its records stay."),
    )
