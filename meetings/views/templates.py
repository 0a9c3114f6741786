"""Agenda templates: the list, and the form with their lines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from meetings.actions.templates import may_edit_templates, save_template
from meetings.forms.lines import lines_of
from meetings.forms.templates import NewTemplateForm, TemplateForm, TemplateLineForm, in_places, initial_lines
from meetings.models import AgendaTemplate
from partners.editing import run, version_of

TEMPLATE_NAMES = ("name_en", "name_km", "forum_kind", "meeting_kind", "active")


@policy(SIGNED_IN)
@require_safe
def template_list(request: HttpRequest) -> HttpResponse:
    """What agendas can start from; everybody may read what the guidelines expect."""
    context = {
        "templates": AgendaTemplate.objects.prefetch_related("items"),
        "may_edit": may_edit_templates(request.user),
    }
    return render(request, "meetings/template_list.html", context)


def _edit(request: HttpRequest, template: AgendaTemplate | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    kind = NewTemplateForm if template is None else TemplateForm
    form = kind(data, user=request.user, initial=TemplateForm.of(template))
    lines = lines_of(
        TemplateLineForm,
        data,
        name="lines",
        label=_("Lines"),
        initial=initial_lines(template),
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
    page = "meetings/template_form.html"
    if request.method == "POST" and request.POST.get("more"):
        return render(request, page, context)
    if request.method == "POST" and not lines.is_valid():
        form.is_valid()
        return render(request, page, context, status=422)
    now = timezone.now()

    def write(values: dict) -> AgendaTemplate:
        return save_template(
            template=template,
            values={name: values[name] for name in TEMPLATE_NAMES},
            lines=in_places(lines.values()),
            version=version_of(request),
            by=request.user,
            now=now,
        )

    def save() -> AgendaTemplate:
        if isinstance(form, NewTemplateForm):
            return form.once(write, by=request.user, now=now)
        return write(form.cleaned_data)

    return run(
        request, form=form, save=save, template=page, context=context, to=reverse("meetings:agenda-template-list")
    )


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def template_create(request: HttpRequest) -> HttpResponse:
    """A new template."""
    return _edit(request, None)


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def template_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a template; agendas made from it stay as they are."""
    return _edit(request, get_object_or_404(AgendaTemplate.objects.prefetch_related("items"), pk=pk))
