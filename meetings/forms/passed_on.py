"""The short form of passing results on."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
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


class ForOneForm(OnceForm, DirectoryForm):
    """Something done once for one of the organisations that one may speak for."""

    organisation = forms.ModelChoiceField(label=_("In which organisation"), queryset=Organisation.objects.none())
    field_order = ["organisation"]

    def __init__(self, *args: object, organisations: set[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(pk__in=organisations).order_by("protocol_rank", "name_en")
        self.fields["organisation"].queryset = rows
        if len(organisations) == 1:
            self.fields["organisation"].empty_label = None


class NewPassedOnForm(ForOneForm, PassedOnForm):
    """A new note."""


class AddressesField(CleanTextField):
    """E-mail addresses, one a line or set apart by commas."""

    def clean(self, value: object) -> list[str]:
        """The addresses; those that are none are named."""
        found = [part for part in re.split(r"[\s,;<>]+", super().clean(value)) if part]
        wrong = []
        for part in found:
            try:
                validate_email(part)
            except ValidationError:
                wrong.append(part[:60])
        if wrong:
            raise ValidationError(_("These are no e-mail addresses: %(wrong)s"), params={"wrong": ", ".join(wrong[:5])})
        return found


class ReleaseForm(ForOneForm):
    """To whom approved minutes are sent."""

    organisation = forms.ModelChoiceField(label=_("Sent by"), queryset=Organisation.objects.none())
    addresses = AddressesField(
        label=_("E-mail addresses"), rows=5, max_length=5000, help_text=_("One a line, or set apart by commas.")
    )
    languages = forms.MultipleChoiceField(
        label=_("In which language"),
        choices=[("km", _("Khmer")), ("en", _("English"))],
        initial=["km", "en"],
        widget=forms.CheckboxSelectMultiple,
    )
    note = CleanTextField(label=_("A word to go with it"), required=False, rows=3, max_length=2000)
