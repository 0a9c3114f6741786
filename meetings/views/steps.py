"""The steps of a meeting: announce, hold and record at one press; postpone, cancel and undo with a reason."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from kit.refusals import NotAllowed, Refused, Stale
from kit.whole import whole
from meetings import meeting_tabs
from meetings.actions import steps as actions
from meetings.forms.meetings import PostponeForm, ReasonStepForm
from meetings.meeting_page import turned_away, visible_meeting
from meetings.models import Meeting
from meetings.states import MEETING_WORKFLOW

ACTIONS: dict[str, Callable[..., Meeting]] = {
    "announce": actions.announce,
    "hold": actions.hold,
    "record": actions.record,
    "postpone": actions.postpone,
    "cancel": actions.cancel,
    "unhold": actions.unhold,
}


def _take(request: HttpRequest, meeting: Meeting, verb: str, **more: Any) -> Refused | None:
    """Do it; the refusal, if it was refused."""
    version = whole(request.POST.get("version"), digits=9)
    try:
        done = ACTIONS[verb](meeting=meeting, version=version, by=request.user, now=timezone.now(), **more)
    except Stale:
        return Refused(_("The meeting was changed since you opened this page. Look again, then decide."))
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        return refused
    messages.success(request, _("%(meeting)s: %(state)s.") % {"meeting": done, "state": done.get_state_display()})
    return None


def _page(
    request: HttpRequest, meeting: Meeting, verb: str, form: ReasonStepForm | None, refusal: Refused | None, status: int
) -> HttpResponse:
    context = meeting_tabs.context(request.user, meeting, "overview") | {
        "step": MEETING_WORKFLOW.step(verb),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "meetings/meeting_step.html", context, status=status)


@policy(SIGNED_IN)
@require_POST
def meeting_take(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step without input; what speaks against it is listed on a page of its own."""
    meeting = visible_meeting(request, pk)
    refusal = _take(request, meeting, verb)
    if refusal is None:
        return redirect(meeting)
    return _page(request, meeting, verb, None, refusal, 422)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_ask(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """A step that asks for a reason."""
    meeting = visible_meeting(request, pk)
    step = MEETING_WORKFLOW.step(verb)
    if turned := turned_away(request, meeting):
        return turned
    form = (PostponeForm if verb == "postpone" else ReasonStepForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refusal = _take(request, meeting, verb, **form.cleaned_data)
        if refusal is None:
            return redirect(meeting)
        return _page(request, meeting, verb, form, refusal, 422)
    if meeting.state not in step.sources:
        messages.error(request, _("This step is not possible now."))
        return redirect(meeting)
    return _page(request, meeting, verb, form, None, 422 if request.method == "POST" else 200)
