"""The catalogue of policy frameworks and their coded entries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from partners.actions.policy import save_entry, save_framework
from partners.editing import may_see_history, run, version_of
from partners.exports import framework_sheet, xlsx
from partners.forms import EntryForm, FrameworkForm
from partners.lists import frameworks
from partners.models import PolicyEntry, PolicyFramework
from partners.models.policy import FrameworkStatus, FrameworkType
from partners.permissions import may_keep

KEEPERS = holds(Right.KEEP_DIRECTORY)


@policy(SIGNED_IN)
@require_safe
def framework_list(request: HttpRequest) -> HttpResponse:
    """All frameworks, grouped by type."""
    q = request.GET.get("q", "").strip()[:200]
    kind, status = request.GET.get("type", ""), request.GET.get("status", "")
    rows = list(frameworks(request.user, q=q, kind=kind, status=status))
    groups = [(label, [row for row in rows if row.type == value]) for value, label in FrameworkType.choices]
    context = {
        "tab": "frameworks",
        "q": q,
        "kind": kind,
        "status": status,
        "groups": [(label, found) for label, found in groups if found],
        "types": FrameworkType.choices,
        "statuses": FrameworkStatus.choices,
        "may_keep": may_keep(request.user),
    }
    return render(request, "partners/framework_list.html", context)


@policy(SIGNED_IN)
@require_safe
def framework_export(request: HttpRequest) -> HttpResponse:
    """Frameworks and entries as a workbook."""
    return xlsx("policy-frameworks", framework_sheet(frameworks(request.user).prefetch_related("entries__parent")))


@policy(SIGNED_IN)
@require_safe
def framework_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One framework with its entries in order, those below others indented."""
    rows = PolicyFramework.objects.visible_to(request.user).select_related("owner")
    framework = get_object_or_404(rows, pk=pk)
    context = {
        "framework": framework,
        "entries": outline(list(framework.entries.all())),
        "may_keep": may_keep(request.user),
        "may_see_history": may_see_history(request.user, framework),
    }
    return render(request, "partners/framework_detail.html", context)


def outline(entries: list[PolicyEntry]) -> list[tuple[int, PolicyEntry]]:
    """Entries with their depth, each after the one above it."""
    below: dict[int | None, list[PolicyEntry]] = {}
    for entry in entries:
        below.setdefault(entry.parent_id, []).append(entry)
    lines: list[tuple[int, PolicyEntry]] = []

    def walk(parent: int | None, depth: int) -> None:
        for entry in below.get(parent, ()):
            lines.append((depth, entry))
            walk(entry.pk, min(depth + 1, 3))

    walk(None, 0)
    return lines


def _context(framework: PolicyFramework | None, heading: str, version: int | None) -> dict[str, object]:
    return {
        "heading": heading,
        "parent_url": reverse("partners:framework-list"),
        "parent_name": _("Policy frameworks"),
        "record": framework,
        "version": version,
        "draft_key": "",
        "cancel_url": framework.get_absolute_url() if framework else reverse("partners:framework-list"),
    }


def _edit(request: HttpRequest, framework: PolicyFramework | None, heading: str) -> HttpResponse:
    form = FrameworkForm(request.POST or None, user=request.user, initial=FrameworkForm.of(framework))
    return run(
        request,
        form=form,
        save=lambda: save_framework(
            framework=framework, values=form.values(), version=version_of(request), by=request.user, now=timezone.now()
        ),
        context=_context(framework, heading, framework.version if framework else None),
    )


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_create(request: HttpRequest) -> HttpResponse:
    """Enter a framework."""
    return _edit(request, None, _("New policy framework"))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def framework_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a framework."""
    framework = get_object_or_404(PolicyFramework.objects.visible_to(request.user), pk=pk)
    return _edit(request, framework, _("Change policy framework"))


def _entry(request: HttpRequest, pk: int, entry_pk: int | None, heading: str) -> HttpResponse:
    framework = get_object_or_404(PolicyFramework.objects.visible_to(request.user), pk=pk)
    entry = get_object_or_404(framework.entries, pk=entry_pk) if entry_pk else None
    form = EntryForm(
        request.POST or None, user=request.user, framework=framework, entry=entry, initial=EntryForm.of(entry)
    )

    def save() -> PolicyFramework:
        save_entry(
            framework=framework,
            entry=entry,
            values=form.values(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        )
        return framework

    return run(request, form=form, save=save, context=_context(framework, heading, entry.version if entry else None))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def entry_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a coded entry."""
    return _entry(request, pk, None, _("New entry"))


@policy(KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def entry_update(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Change a coded entry."""
    return _entry(request, pk, entry_pk, _("Change entry"))
