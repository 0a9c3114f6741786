"""What an organisation has to do: its activities and commitments over all sets (JMI-2.08, JMI-A.19)."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.matrix_text import when_words
from jmi.models import Activity, JmiSet, PartneringAction, Responsible
from jmi.states import ResponsibleRole, SetState
from kit.dates import is_khmer
from meetings.models import held
from partners.models import Organisation


def own_organisation(user: object) -> Organisation | None:
    """The organisation for which the reader sits in a forum, if it is one and the same."""
    seats = {seat.organisation for seat in held(user) if seat.organisation}
    found = list(Organisation.objects.filter(pk__in=seats)[:2])
    return found[0] if len(found) == 1 else None


@policy(SIGNED_IN)
@require_safe
def organisation_duties(request: HttpRequest, pk: int) -> HttpResponse:
    """The activities and partnering actions that name an organisation, in the sets one may see."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    # Replaced and closed sets are history, not duties.
    sets = JmiSet.objects.visible_to(request.user).exclude(state__in=(SetState.REVISED, SetState.CLOSED))
    found = Responsible.objects.filter(organisation=organisation).filter(
        Q(activity__outcome__jmi_set__in=sets) | Q(partnering_action__outcome__jmi_set__in=sets)
    )
    lang = "km" if is_khmer() else "en"
    chosen = ("outcome__jmi_set__forum", "outcome__jmi_set__cycle", "output")
    roles = {one.activity_id: one.role for one in found if one.activity_id}
    activities = Activity.objects.filter(pk__in=roles).select_related(*chosen).order_by("end_on", "pk")
    actions = PartneringAction.objects.filter(
        pk__in=[one.partnering_action_id for one in found if one.partnering_action_id]
    )
    context = {
        "organisation": organisation,
        "activities": [
            (one, one.outcome.jmi_set, when_words(one.end_text, lang), roles[one.pk] == ResponsibleRole.LEAD)
            for one in activities
        ],
        "actions": [
            (one, one.outcome.jmi_set, when_words(one.due_text, lang))
            for one in actions.select_related(*chosen).order_by("due_on", "pk")
        ],
    }
    return render(request, "jmi/organisation_duties.html", context)
