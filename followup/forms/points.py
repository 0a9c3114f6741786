"""What the composer of the minutes asks of a point that is an action: who leads, until when."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from followup.forms.actions import DueField, SeatField
from followup.models import Action
from kit.fields import CleanCharField
from meetings.models import Meeting, Point, Seat
from partners.fields import OrganisationField
from partners.forms import DirectoryForm


class PointActionForm(DirectoryForm):
    """Lead and day of an action, beside its words."""

    legend = _("Lead and day")
    lead_organisation = OrganisationField(label=_("Led by the organisation"), required=False)
    lead_seat = SeatField(label=_("or by the seat"), queryset=Seat.objects.none(), required=False)
    lead_text = CleanCharField(label=_("or as written"), required=False, max_length=300)
    due_text = DueField(
        label=_("Due"), required=False, help_text=_("A day, or as agreed: “30 June 2027”, “Q2 2027”, “mid-2027”.")
    )

    def __init__(self, *args: object, meeting: Meeting, action: Action | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        running = Seat.objects.current().filter(
            forum__in={meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}
        )
        if action is not None and action.lead_seat_id:
            running = running | Seat.objects.filter(pk=action.lead_seat_id)
        seats = running.select_related("person", "organisation").order_by("function", "pk")
        self.fields["lead_seat"].queryset = seats
        if action is not None and action.due_text:
            self.fields["due_text"].disabled = True
            self.fields["due_text"].help_text = _("Give more time by an extension: the old day stays on record.")


def form_of_point(data: Mapping | None, meeting: Meeting, point: Point | None, user: object) -> forms.Form:
    """The small form of a new or an existing point."""
    action = None
    if point is not None:
        action = Action.objects.filter(point=point).select_related("lead_organisation", "lead_seat").first()
    initial = PointActionForm.of(action)
    return PointActionForm(data, prefix="action", meeting=meeting, action=action, user=user, initial=initial)
