"""Passing results on: which member organisations did, and the short form to say so."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from kit.refusals import NotAllowed, Refused
from meetings import meeting_tabs
from meetings.actions import passed_on as actions
from meetings.actions.release import may_release, release_minutes
from meetings.forms.passed_on import NewPassedOnForm, PassedOnForm, ReleaseForm
from meetings.meeting_page import visible_meeting
from meetings.models import Meeting, PassedOn
from meetings.passed_on_page import lines_of, may_read
from partners.editing import run, version_of


def _readable(request: HttpRequest, pk: int) -> Meeting:
    meeting = visible_meeting(request, pk)
    if not may_read(request.user, meeting):
        raise Http404
    return meeting


def _home(meeting: Meeting) -> str:
    return reverse("meetings:passed-on", args=[meeting.pk])


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def passed_on(request: HttpRequest, pk: int) -> HttpResponse:
    """The members and what they passed on; whoever speaks for one of them notes it here."""
    meeting = _readable(request, pk)
    own = actions.organisations_to_note(request.user, meeting)
    if request.method == "POST" and not own:
        raise PermissionDenied
    start = {"passed_on": timezone.localdate(), "organisation": next(iter(own)) if len(own) == 1 else None}
    form = NewPassedOnForm(request.POST or None, user=request.user, organisations=own, initial=start)
    now = timezone.now()

    def make(values: dict[str, object]) -> PassedOn:
        return actions.note_passed_on(
            meeting=meeting, organisation=values["organisation"], values=values, by=request.user, now=now
        )

    context = meeting_tabs.context(request.user, meeting, "passed-on") | {
        "lines": lines_of(request.user, meeting),
        "may_note": bool(own),
        "may_release": may_release(request.user, meeting),
    }
    return run(
        request,
        form=form,
        save=lambda: form.once(make, by=request.user, now=now),
        template="meetings/passed_on.html",
        context=context,
        done=_("Noted: the results were passed on."),
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Send approved minutes to partners and others who do not sit in the forum."""
    meeting = _readable(request, pk)
    if not may_release(request.user, meeting):
        if request.method == "POST":
            raise PermissionDenied
        return redirect(_home(meeting))
    own = actions.organisations_to_note(request.user, meeting)
    start = {"organisation": next(iter(own)) if len(own) == 1 else None}
    form = ReleaseForm(request.POST or None, user=request.user, organisations=own, initial=start)
    now = timezone.now()
    return run(
        request,
        form=form,
        save=lambda: form.once(
            lambda values: release_minutes(meeting=meeting, by=request.user, now=now, **values),
            by=request.user,
            now=now,
        ),
        template="meetings/minutes_release.html",
        context=meeting_tabs.context(request.user, meeting, "passed-on"),
        done=_("The minutes are on their way. It is noted to whom."),
        to=_home(meeting),
    )


def _row(request: HttpRequest, pk: int, row: int) -> tuple[Meeting, PassedOn]:
    meeting = _readable(request, pk)
    found = get_object_or_404(PassedOn.objects.select_related("organisation"), meeting=meeting, pk=row)
    found.meeting = meeting
    return meeting, found


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def passed_on_update(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct a note."""
    meeting, found = _row(request, pk, row)
    if not actions.may_change(request.user, found):
        if request.method == "POST":
            raise PermissionDenied
        return redirect(_home(meeting))
    form = PassedOnForm(request.POST or None, user=request.user, initial=PassedOnForm.of(found))
    return run(
        request,
        form=form,
        save=lambda: actions.change_passed_on(
            row=found, values=form.cleaned_data, version=version_of(request), by=request.user, now=timezone.now()
        ),
        context={
            "heading": _("Passed on in %(organisation)s") % {"organisation": found.organisation},
            "parent_url": _home(meeting),
            "parent_name": str(meeting),
            "cancel_url": _home(meeting),
            "record": None,
            "version": found.version,
        },
        to=_home(meeting),
    )


@policy(SIGNED_IN)
@require_POST
def passed_on_remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take a note back."""
    meeting, found = _row(request, pk, row)
    try:
        actions.remove_passed_on(row=found, by=request.user, now=timezone.now())
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_home(meeting))
