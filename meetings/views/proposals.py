"""Items that members propose, and the answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from kit.refusals import NotAllowed, Refused
from meetings import meeting_tabs
from meetings.actions import proposals as actions
from meetings.forms.agenda import DeclineForm, ProposalForm
from meetings.meeting_page import turned_away, visible_meeting
from meetings.models import AgendaItem
from meetings.permissions import meeting_parties
from meetings.views.agenda import address, item_of
from partners.editing import run


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def item_propose(request: HttpRequest, pk: int) -> HttpResponse:
    """A member asks for an item."""
    meeting = visible_meeting(request, pk)
    if not meeting_parties(request.user, meeting) & actions.PROPOSERS:
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("Members of the forum propose items."))
        return redirect(address(meeting))
    form = ProposalForm(request.POST or None, user=request.user)

    def save() -> AgendaItem:
        now = timezone.now()
        return form.once(
            lambda values: actions.propose_item(meeting=meeting, values=values, by=request.user, now=now),
            by=request.user,
            now=now,
        )

    context = meeting_tabs.context(request.user, meeting, "agenda") | {"draft": f"{meeting.pk}.propose"}
    said = _("Proposed. The secretariat takes it on the agenda or says why not.")
    return run(
        request,
        form=form,
        save=save,
        template="meetings/item_propose.html",
        context=context,
        done=said,
        to=address(meeting),
    )


@policy(SIGNED_IN)
@require_POST
def item_take(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Put a proposal on the agenda."""
    meeting, found = item_of(request, pk, item)
    try:
        actions.take_item(item=found, by=request.user, now=timezone.now())
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("“%(item)s” is on the agenda.") % {"item": found.text("title")})
    return redirect(address(meeting))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def item_decline(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Say why a proposal does not come on the agenda."""
    meeting, found = item_of(request, pk, item)
    if turned := turned_away(request, meeting):
        return turned
    form = DeclineForm(request.POST or None)
    context = meeting_tabs.context(request.user, meeting, "agenda") | {"item": found}
    return run(
        request,
        form=form,
        save=lambda: actions.decline_item(
            item=found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
        template="meetings/item_decline.html",
        context=context,
        done=_("Declined, with the reason."),
        to=address(meeting),
    )
