"""Organisations: list, page, editing, closing; the list of bodies without a contact (DEC-3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from kit.paging import page_of
from partners import panels
from partners.actions.organisations import close_organisation, reopen_organisation, save_organisation
from partners.editing import may_see_history, run, version_of
from partners.exports import organisation_sheet, xlsx
from partners.forms import CloseOrganisationForm, OrganisationForm, ReasonForm
from partners.list_rows import organisation_rows
from partners.lists import PAGE, OrganisationFilter, organisations, without_contact
from partners.models import Organisation, Position
from partners.models.organisations import OrganisationKind, Side
from partners.permissions import may_keep

KEEPERS = holds(Right.KEEP_DIRECTORY)


@policy(SIGNED_IN)
@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    """All organisations in protocol order, filtered by the address."""
    wanted = OrganisationFilter.read(request.GET)
    rows = organisations(request.user, wanted)
    page = page_of(rows.values_list("pk", flat=True), request.GET.get("page"), PAGE)
    context = {
        "tab": "organisations",
        "wanted": wanted,
        "page": page.of(organisation_rows(page.rows)),
        "kinds": OrganisationKind.choices,
        "sides": Side.choices,
        "may_keep": may_keep(request.user),
        "report": without_contact(request.user) if wanted.contact else None,
    }
    return render(request, "partners/organisation_list.html", context)


@policy(SIGNED_IN)
@require_safe
def organisation_export(request: HttpRequest) -> HttpResponse:
    """The list as filtered, as a workbook."""
    rows = organisations(request.user, OrganisationFilter.read(request.GET)).prefetch_related("other_names")
    return xlsx("organisations", organisation_sheet(rows))


def _organisation(request: HttpRequest, pk: int) -> Organisation:
    rows = Organisation.objects.visible_to(request.user).select_related("parent", "place", "successor")
    return get_object_or_404(rows, pk=pk)


@policy(SIGNED_IN)
@require_safe
def organisation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: names, people, units, and what higher floors know of it."""
    organisation = _organisation(request, pk)
    today = timezone.localdate()
    posts = list(
        organisation.positions.select_related("person").order_by("level", "person__name_en", "person__name_km", "pk")
    )
    seniority = {level: place for place, (level, _label) in enumerate(Position.level.field.choices)}
    posts.sort(key=lambda post: seniority.get(post.level, len(seniority)))
    context = {
        "organisation": organisation,
        "others": list(organisation.other_names.all()),
        "posts": [post for post in posts if post.to_on is None or post.to_on >= today],
        "former": [post for post in posts if post.to_on and post.to_on < today],
        "units": list(organisation.units.current(today)),
        "predecessors": list(organisation.predecessors.all()),
        "frameworks": list(organisation.frameworks.all()),
        "panels": panels.of_organisation(request.user, organisation),
        "closed": bool(organisation.valid_to_on and organisation.valid_to_on < today),
        "may_keep": may_keep(request.user),
        "may_see_history": may_see_history(request.user, organisation),
    }
    return render(request, "partners/organisation_detail.html", context)


def _edit(request: HttpRequest, organisation: Organisation | None, heading: str) -> HttpResponse:
    form = OrganisationForm(request.POST or None, user=request.user, initial=OrganisationForm.of(organisation))
    return run(
        request,
        form=form,
        save=lambda: save_organisation(
            organisation=organisation,
            values=form.values(),
            other_names=form.names(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        context={
            "heading": heading,
            "parent_url": reverse("partners:organisation-list"),
            "parent_name": _("Organisations"),
            "record": organisation,
            "version": organisation.version if organisation else None,
            "draft_key": f"partners.organisation.{organisation.pk if organisation else 'new'}",
            "cancel_url": organisation.get_absolute_url() if organisation else reverse("partners:organisation-list"),
        },
    )


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_create(request: HttpRequest) -> HttpResponse:
    """Enter an organisation."""
    return _edit(request, None, _("New organisation"))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an organisation."""
    return _edit(request, _organisation(request, pk), _("Change organisation"))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End an organisation, or merge it into another (LRN-2.03)."""
    organisation = _organisation(request, pk)
    form = CloseOrganisationForm(request.POST or None, user=request.user)
    return run(
        request,
        form=form,
        save=lambda: close_organisation(
            organisation=organisation,
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
            **form.cleaned_data,
        ),
        context=_step_context(organisation, _("Close or merge"), _("Close this organisation")),
        done=_("Closed. Its records stay."),
    )


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a closing."""
    organisation = _organisation(request, pk)
    form = ReasonForm(request.POST or None, user=request.user)
    return run(
        request,
        form=form,
        save=lambda: reopen_organisation(
            organisation=organisation,
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
            **form.cleaned_data,
        ),
        context=_step_context(organisation, _("Reopen"), _("Reopen this organisation")),
    )


def _step_context(organisation: Organisation, heading: str, submit: str) -> dict[str, object]:
    return {
        "heading": heading,
        "submit": submit,
        "parent_url": reverse("partners:organisation-list"),
        "parent_name": _("Organisations"),
        "record": organisation,
        "version": organisation.version,
        "draft_key": "",
        "cancel_url": organisation.get_absolute_url(),
    }
