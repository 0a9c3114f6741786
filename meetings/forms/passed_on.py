"""The short form of passing results on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField, CleanTextField
from partners.forms import DayField, DirectoryForm
from partners.models import Organisation


class PassedOnForm(DirectoryForm):
    """When and to whom."""

    passed_on = DayField(label=_("When"))
    to_whom = CleanCharField(
        label=_("To whom"), max_length=300, help_text=_("For example: departments of the ministry, member NGOs.")
    )
    note = CleanTextField(label=_("Note"), required=False, rows=2, max_length=2000)


class NewPassedOnForm(OnceForm, PassedOnForm):
    """A new note, for one of the organisations that one may speak for."""

    organisation = forms.ModelChoiceField(label=_("In which organisation"), queryset=Organisation.objects.none())
    field_order = ["organisation"]

    def __init__(self, *args: object, organisations: set[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(pk__in=organisations).order_by("protocol_rank", "name_en")
        self.fields["organisation"].queryset = rows
        if len(organisations) == 1:
            self.fields["organisation"].empty_label = None
