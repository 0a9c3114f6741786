"""The form of a talk between the Chair and the lead facilitator."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanTextField
from meetings.models import Forum, Seat
from meetings.states import SeatFunction
from partners.forms import DayField, DirectoryForm

# Who may have talked, those first between whom the guideline asks for it.
TALKING = (
    SeatFunction.CHAIR,
    SeatFunction.FACILITATOR,
    SeatFunction.DEPUTY_CHAIR,
    SeatFunction.SECRETARIAT,
    SeatFunction.CRDB,
)
TICKED = (SeatFunction.CHAIR, SeatFunction.FACILITATOR)


class SeatsField(forms.ModelMultipleChoiceField):
    """Seats by the person who holds them."""

    def label_from_instance(self, seat: Seat) -> str:
        """“Ann Lee, lead facilitator”."""
        return f"{seat.person}, {seat.get_function_display()}"


class ContactForm(OnceForm, DirectoryForm):
    """A day, who talked, and a note if one likes (TWG-5e.02)."""

    on = DayField(label=_("Day of the talk"))
    seats = SeatsField(Seat.objects.none(), label=_("Who talked"), widget=forms.CheckboxSelectMultiple)
    note_en = CleanTextField(label=_("Note in English"), required=False, rows=3, max_length=4000)
    note_km = CleanTextField(label=_("Note in Khmer"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: object, forum: Forum, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        held = Seat.objects.current(today).filter(forum=forum, function__in=TALKING, person__isnull=False)
        self.fields["seats"].queryset = held.select_related("person", "organisation").order_by("function", "pk")
        self.fields["note_km"].widget.attrs["lang"] = "km"
        self.initial |= {"on": today, "seats": [seat.pk for seat in held if seat.function in TICKED]}
