"""Paths of escalation, kept by CRDB/CDC; everybody may read by which ways an issue climbs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from followup.actions.paths import save_path
from followup.forms.issues import PathForm
from followup.issue_permissions import may_keep_paths
from followup.models import EscalationPath
from partners.editing import run, version_of


@policy(SIGNED_IN)
@require_safe
def path_list(request: HttpRequest) -> HttpResponse:
    """All paths, by where they begin."""
    rows = EscalationPath.objects.select_related("from_organisation", "to_forum", "to_organisation")
    groups: dict[str, list[EscalationPath]] = {}
    for path in rows:
        groups.setdefault(path.origin, []).append(path)
    context = {"groups": list(groups.items()), "may_keep": may_keep_paths(request.user)}
    return render(request, "followup/path_list.html", context)


def _form(request: HttpRequest, path: EscalationPath | None) -> HttpResponse:
    form = PathForm(request.POST or None, user=request.user, initial=PathForm.of(path))
    return run(
        request,
        form=form,
        save=lambda: save_path(
            path=path, values=form.cleaned_data, version=version_of(request), by=request.user, now=timezone.now()
        ),
        template="followup/edit.html",
        context={
            "heading": _("Edit path") if path else _("New path"),
            "parent_url": reverse("followup:issue-path-list"),
            "parent_name": _("Paths of escalation"),
            "record": path,
            "version": path.version if path else None,
            "draft_key": f"followup.path.{path.pk if path else 'new'}",
            "cancel_url": reverse("followup:issue-path-list"),
        },
    )


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def path_create(request: HttpRequest) -> HttpResponse:
    """A new path."""
    return _form(request, None)


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def path_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a path, or take it out of use."""
    return _form(request, get_object_or_404(EscalationPath, pk=pk))
