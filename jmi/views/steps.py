"""The steps of a set: agree, reopen, submit, send back, accept, consolidate, to the Prime Minister, in force, close."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from jmi.actions import sets as actions
from jmi.forms.sets import AgreeForm, CommentStepForm, DateStepForm, ReasonStepForm, SubmitForm
from jmi.models import JmiSet
from jmi.page import address_of, offers
from jmi.permissions import parties
from jmi.set_read import visible_set
from jmi.stale import saved_last
from jmi.states import SET_WORKFLOW
from jmi.views.refusing import forbidding
from kit.refusals import Refused, Stale
from kit.whole import whole


def _take(request: HttpRequest, jmi_set: JmiSet, act: Callable[..., Any], said: str, **more: Any) -> Refused | None:
    """Do it; the refusal, if it was refused."""
    try:
        with forbidding():
            act(
                jmi_set=jmi_set,
                version=whole(request.POST.get("version"), digits=9),
                by=request.user,
                now=timezone.now(),
                **more,
            )
    except Stale as stale:
        who = saved_last(JmiSet, jmi_set.pk, stale.version)["by"]
        return Refused(
            _("%(who)s has changed the set since you opened this page. Read it again, then decide.") % {"who": who}
            if who
            else _("The set has been changed since you opened this page. Read it again, then decide.")
        )
    except Refused as refused:
        return refused
    messages.success(request, said)
    return None


def _refused(
    request: HttpRequest, jmi_set: JmiSet, refusal: Refused, form: forms.Form | None, verb: str
) -> HttpResponse:
    """The page of the step with what is open, each point linked to its row; nothing typed is lost."""
    context = {
        "set": jmi_set,
        "step": SET_WORKFLOW.step(verb),
        "form": form,
        "refusal": refusal,
        "gaps": [gap_link(jmi_set, gap) for gap in getattr(refusal, "gaps", ())],
    }
    return render(request, "jmi/set_step.html", context, status=422)


def gap_link(jmi_set: JmiSet, gap: Refused) -> dict[str, object]:
    """A gap with the address where it is closed."""
    row, _sep, field = gap.field.partition(".")
    return {"message": gap.message, "provision": gap.provision, "url": address_of(jmi_set, row, field)}


def _form_step(
    request: HttpRequest, pk: int, verb: str, form_class: type[forms.Form], act: Callable[..., Any], said: str
) -> HttpResponse:
    jmi_set = visible_set(request, pk)
    if verb not in {step.verb for step in offers(jmi_set, parties(request.user, jmi_set))}:
        if request.method == "POST" and not set(SET_WORKFLOW.step(verb).who) & parties(request.user, jmi_set):
            raise PermissionDenied
        messages.error(request, _("This step is not possible now."))
        return redirect(jmi_set)
    form = form_class(request.POST or None, jmi_set=jmi_set, user=request.user)
    if request.method == "POST" and form.is_valid():
        refusal = _take(request, jmi_set, act, said, **form.cleaned_data)
        return redirect(jmi_set) if refusal is None else _refused(request, jmi_set, refusal, form, verb)
    context = {"set": jmi_set, "step": SET_WORKFLOW.step(verb), "form": form, "refusal": None, "gaps": []}
    return render(request, "jmi/set_step.html", context, status=422 if request.method == "POST" else 200)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The Chair's or the lead facilitator's agreement, with the meeting and a note or dissent."""
    return _form_step(request, pk, "agree", AgreeForm, actions.agree, _("Agreement recorded."))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Reopen an agreed set, with a reason."""
    return _form_step(request, pk, "reopen", ReasonStepForm, actions.reopen, _("The set is a draft again."))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit to CRDB/CDC; on behalf of an authorised officer where it is so."""
    return _form_step(request, pk, "submit", SubmitForm, actions.submit, _("Submitted to CRDB/CDC."))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a set back with comments."""
    return _form_step(request, pk, "return", CommentStepForm, actions.send_back, _("Sent back to the working group."))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_send_to_pm(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the day on which the set went to the Prime Minister."""
    return _form_step(request, pk, "send-to-pm", DateStepForm, actions.send_to_pm, _("Recorded."))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_put_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the set in force from a day."""
    return _form_step(request, pk, "put-in-force", DateStepForm, actions.put_in_force, _("The set is in force."))


@policy(SIGNED_IN)
@require_POST
def set_take(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Accept, consolidate or close: one press."""
    if verb not in ("accept", "consolidate", "close"):
        raise Http404
    jmi_set = visible_set(request, pk)
    if not set(SET_WORKFLOW.step(verb).who) & parties(request.user, jmi_set):
        raise PermissionDenied

    def act(**facts: Any) -> None:
        actions.take_step(verb=verb, **facts)

    if refusal := _take(request, jmi_set, act, str(_("Done."))):
        messages.error(request, refusal.message)
    return redirect(jmi_set)
