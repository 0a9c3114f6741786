"""Noting a talk between the Chair and the lead facilitator."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.policies import SIGNED_IN, policy
from meetings import meeting_tabs
from meetings.actions.contacts import log_contact, may_log_contact
from meetings.forms.contacts import ContactForm
from meetings.meeting_page import visible_meeting
from meetings.models import Meeting
from partners.editing import run


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A day, two names and perhaps a word."""
    meeting = visible_meeting(request, pk)
    if not may_log_contact(request.user, meeting):
        if request.method == "POST":
            raise PermissionDenied
        return redirect(meeting)
    now = timezone.now()
    form = ContactForm(request.POST or None, forum=meeting.forum, today=timezone.localdate(now), user=request.user)

    def save() -> Meeting:
        return form.once(
            lambda values: log_contact(
                meeting=meeting, by=request.user, now=now, **values | {"seats": list(values["seats"])}
            ),
            by=request.user,
            now=now,
        )

    return run(
        request,
        form=form,
        save=save,
        template="meetings/contact_create.html",
        context=meeting_tabs.context(request.user, meeting, "since"),
        done=_("The talk is noted."),
        to=reverse("meetings:meeting-since-last", args=[meeting.pk]),
    )
