"""Forms of the directory."""

from collections.abc import Iterable

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from kit import fields
from kit.fields import CleanCharField, CleanTextField
from partners.fields import OrganisationField, PersonField, PlaceField, bind
from partners.models import PolicyEntry, PolicyFramework
from partners.models.organisations import OrganisationKind
from partners.models.people import Level, Sex
from partners.models.places import PlaceKind
from partners.models.policy import FrameworkStatus, FrameworkType


class DayField(fields.DayField):
    """A day chosen in the browser's own calendar."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class DirectoryForm(forms.Form):
    """A form whose pickers know who is choosing. ``of(record)`` gives its initial values."""

    def __init__(self, *args: object, user: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        bind(self, user)

    @classmethod
    def of(cls, record: Model | None) -> dict[str, object]:
        """The values of ``record`` for this form's fields."""
        if record is None:
            return {}
        values = {name: getattr(record, name) for name in cls.base_fields if hasattr(record, name)}
        if "other_names" in values and not isinstance(values["other_names"], str):
            values["other_names"] = "\n".join(other.name for other in record.other_names.all())
        return values

    def values(self) -> dict[str, object]:
        """What is written to the record itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.aside}

    aside: Iterable[str] = ("other_names",)

    def names(self) -> list[str]:
        """Other names, one a line, each once."""
        lines = (line.strip() for line in self.cleaned_data["other_names"].split("\n"))
        return list(dict.fromkeys(line for line in lines if line))


def other_names(label: str, help_text: str, length: int = 300) -> CleanTextField:
    """Several names, one a line."""

    def short_lines(text: str) -> None:
        if any(len(line) > length for line in text.split("\n")):
            raise forms.ValidationError(
                _("One name a line, each shorter than %(length)s letters."), params={"length": length}
            )

    return CleanTextField(label=label, help_text=help_text, required=False, rows=3, validators=[short_lines])


class OrganisationForm(DirectoryForm):
    """An organisation of any kind that the Decision names (DEC-1.01, DEC-3)."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    name_en = CleanCharField(label=_("Name in English"))
    name_km = CleanCharField(label=_("Name in Khmer"), required=False)
    abbreviation_en = CleanCharField(label=_("Abbreviation"), required=False, max_length=40)
    abbreviation_km = CleanCharField(label=_("Abbreviation in Khmer"), required=False, max_length=40)
    other_names = other_names(
        _("Other names and abbreviations"), _("One a line. Search finds the organisation under each of them.")
    )
    parent = OrganisationField(label=_("Part of"), required=False, help_text=_("For departments and units."))
    place = PlaceField(
        label=_("Place"), required=False, help_text=_("For sub-national administrations and local bodies.")
    )
    resident = forms.BooleanField(label=_("Has an office in Cambodia"), required=False, initial=True)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = CleanCharField(label=_("Telephone"), required=False, max_length=100)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    protocol_rank = forms.IntegerField(
        label=_("Place in protocol order"),
        min_value=1,
        max_value=100_000,
        initial=9000,
        help_text=_("Lists stand in this order: low numbers first."),
    )
    valid_from_on = DayField(label=_("Exists since"), required=False)
    note = CleanTextField(label=_("Note"), required=False, rows=3)


class CloseOrganisationForm(DirectoryForm):
    """The end of an organisation, and who carries on."""

    on = DayField(label=_("Last day"))
    successor = OrganisationField(
        label=_("Merged into"), required=False, help_text=_("Its units and running seats go over to this organisation.")
    )
    reason = CleanTextField(label=_("Reason or legal act"), rows=2, max_length=2000)


class ReasonForm(DirectoryForm):
    """A reason that the trail keeps."""

    reason = CleanTextField(label=_("Reason"), rows=2, max_length=2000)


class PersonForm(DirectoryForm):
    """A person with names in both scripts."""

    honorific_en = CleanCharField(
        label=_("Title in English"), required=False, max_length=60, help_text=_("H.E., Dr, Ms")
    )
    name_en = CleanCharField(label=_("Name in Latin script"), required=False, max_length=200)
    honorific_km = CleanCharField(label=_("Title in Khmer"), required=False, max_length=60, help_text="ឯកឧត្តម លោកជំទាវ")
    name_km = CleanCharField(label=_("Name in Khmer"), required=False, max_length=200)
    other_names = other_names(
        _("Other spellings"), _("One a line. Search finds the person under each of them."), length=200
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.NOT_STATED)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = CleanCharField(label=_("Telephone"), required=False, max_length=100)

    def clean(self) -> dict[str, object]:
        """A name in one of the scripts is enough."""
        if not self.cleaned_data.get("name_en") and not self.cleaned_data.get("name_km"):
            self.add_error("name_en", _("A name is needed, in Latin or in Khmer script."))
        return self.cleaned_data


class PositionForm(DirectoryForm):
    """A position held."""

    organisation = OrganisationField(label=_("Organisation"), required=False)
    title_en = CleanCharField(label=_("Position in English"), required=False, max_length=200)
    title_km = CleanCharField(label=_("Position in Khmer"), required=False, max_length=200)
    level = forms.ChoiceField(label=_("Level"), choices=[("", "–"), *Level.choices], required=False)
    from_on = DayField(label=_("From"), required=False)
    to_on = DayField(label=_("To"), required=False)

    def clean(self) -> dict[str, object]:
        """Something must be said."""
        found = self.cleaned_data
        if not any(found.get(name) for name in ("organisation", "title_en", "title_km", "level")):
            raise forms.ValidationError(_("Give the organisation or the position."))
        return found


class MergeForm(DirectoryForm):
    """Another entry of the same person."""

    other = PersonField(label=_("The other entry of this person"))
    reason = CleanCharField(label=_("How do you know?"), required=False)


class AccountForm(DirectoryForm):
    """The account of a person, by its address."""

    account = forms.EmailField(
        label=_("E-mail with which this person signs in"), required=False, help_text=_("Leave empty for none.")
    )


class PlaceForm(DirectoryForm):
    """Names and kind of a unit; its code stays."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    name_en = CleanCharField(label=_("Name in English"), max_length=200)
    name_km = CleanCharField(label=_("Name in Khmer"), required=False, max_length=200)
    other_names = CleanCharField(label=_("Other spellings"), required=False)
    valid_from_on = DayField(label=_("Exists since"), required=False)
    aside = ()


class ClosePlaceForm(DirectoryForm):
    """The end of a unit."""

    on = DayField(label=_("Last day"))
    successor = PlaceField(label=_("Merged into"), required=False, help_text=_("Units below go over to it."))
    reason = CleanTextField(label=_("Reason or legal act"), rows=2, max_length=2000)


class FrameworkForm(DirectoryForm):
    """A policy framework."""

    type = forms.ChoiceField(label=_("Type"), choices=FrameworkType.choices)
    code = CleanCharField(label=_("Short name"), max_length=40)
    title_en = CleanCharField(label=_("Title in English"))
    title_km = CleanCharField(label=_("Title in Khmer"), required=False)
    start_year = forms.IntegerField(label=_("First year"), required=False, min_value=1990, max_value=2100)
    end_year = forms.IntegerField(label=_("Last year"), required=False, min_value=1990, max_value=2100)
    status = forms.ChoiceField(label=_("Status"), choices=FrameworkStatus.choices, initial=FrameworkStatus.ADOPTED)
    owner = OrganisationField(label=_("Owner"), required=False)


class EntryForm(DirectoryForm):
    """A coded goal, side, programme or sub-programme."""

    code = CleanCharField(label=_("Code"), max_length=40)
    title_en = CleanCharField(label=_("Title in English"), max_length=400)
    title_km = CleanCharField(label=_("Title in Khmer"), max_length=400, required=False)
    parent = forms.ModelChoiceField(label=_("Below"), queryset=PolicyEntry.objects.none(), required=False)

    def __init__(self, *args: object, framework: PolicyFramework, entry: PolicyEntry | None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = framework.entries.all()
        self.fields["parent"].queryset = rows.exclude(pk=entry.pk) if entry else rows
