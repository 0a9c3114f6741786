"""Forms of attendance: one person, a count of heads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.fields import CleanCharField
from meetings.states import Presence
from partners.fields import OrganisationField, PersonField
from partners.forms import DirectoryForm
from partners.models.people import Level, Sex


class AttendanceForm(DirectoryForm):
    """Somebody who was there: a person of the directory, a name, or only where they came from."""

    person = PersonField(label=_("Person"), required=False)
    name = CleanCharField(label=_("or name"), required=False, max_length=200)
    organisation = OrganisationField(label=_("Organisation"), required=False)
    organisation_text = CleanCharField(label=_("or organisation as written"), required=False)
    position_text = CleanCharField(label=_("Position at that time"), required=False, max_length=200)
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("not said")), *Level.choices], required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.NOT_STATED)
    presence = forms.ChoiceField(label=_("Presence"), choices=Presence.choices, initial=Presence.PRESENT)
    substitute = forms.BooleanField(label=_("Came as a substitute"), required=False)
    visitor = forms.BooleanField(label=_("Visitor"), required=False)
    note = CleanCharField(label=_("Note"), required=False)


class HeadCountForm(DirectoryForm):
    """A count without names."""

    label = CleanCharField(
        label=_("Who"), required=False, max_length=200, help_text=_("Empty: the whole meeting. “Two per district”.")
    )
    organisation = OrganisationField(label=_("Organisation"), required=False)
    text = CleanCharField(label=_("As written"), required=False, max_length=120, help_text=_("“66 including 22 women”"))
    total = forms.IntegerField(label=_("In all"), required=False, min_value=0, max_value=100_000)
    women = forms.IntegerField(label=_("Of them women"), required=False, min_value=0, max_value=100_000)
    online = forms.IntegerField(label=_("Of them online"), required=False, min_value=0, max_value=100_000)
    approximate = forms.BooleanField(label=_("Approximate"), required=False)
