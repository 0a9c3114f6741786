"""Templates of checklists: the list, and the form with their lines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from meetings.actions.checklists import save_checklist_template
from meetings.actions.templates import may_edit_templates
from meetings.forms.checklists import (
    ChecklistTemplateForm,
    ChecklistTemplateLineForm,
    NewChecklistTemplateForm,
    template_lines,
)
from meetings.forms.lines import lines_of
from meetings.forms.templates import in_places
from meetings.models import ChecklistTemplate
from partners.editing import run, version_of

NAMES = ("part", "name_en", "name_km", "forum_kind", "meeting_kind", "active")


@policy(SIGNED_IN)
@require_safe
def checklist_template_list(request: HttpRequest) -> HttpResponse:
    """What new meetings get; everybody may read what the guidelines ask for."""
    context = {
        "templates": ChecklistTemplate.objects.prefetch_related("lines"),
        "may_edit": may_edit_templates(request.user),
    }
    return render(request, "meetings/checklist_template_list.html", context)


def _edit(request: HttpRequest, template: ChecklistTemplate | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    kind = NewChecklistTemplateForm if template is None else ChecklistTemplateForm
    form = kind(data, user=request.user, initial=ChecklistTemplateForm.of(template))
    lines = lines_of(
        ChecklistTemplateLineForm,
        data,
        name="lines",
        label=_("Lines"),
        initial=template_lines(template),
        user=request.user,
    )
    context = {
        "form": form,
        "lines": lines,
        "template": template,
        "version": template.version if template else None,
        "stale_rows": None,
        "refusal": None,
    }
    page = "meetings/checklist_template_form.html"
    if request.method == "POST" and request.POST.get("more"):
        return render(request, page, context)
    if request.method == "POST" and not lines.is_valid():
        form.is_valid()
        return render(request, page, context, status=422)
    now = timezone.now()

    def write(values: dict) -> ChecklistTemplate:
        return save_checklist_template(
            template=template,
            values={name: values[name] for name in NAMES},
            lines=in_places(lines.values()),
            version=version_of(request),
            by=request.user,
            now=now,
        )

    def save() -> ChecklistTemplate:
        if isinstance(form, NewChecklistTemplateForm):
            return form.once(write, by=request.user, now=now)
        return write(form.cleaned_data)

    return run(
        request, form=form, save=save, template=page, context=context, to=reverse("meetings:checklist-template-list")
    )


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_template_create(request: HttpRequest) -> HttpResponse:
    """A new template."""
    return _edit(request, None)


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def checklist_template_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a template; checklists of meetings stay as they are."""
    return _edit(request, get_object_or_404(ChecklistTemplate.objects.prefetch_related("lines"), pk=pk))
