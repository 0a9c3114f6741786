"""Forms of forums and seats."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.fields import CleanCharField, CleanTextField
from meetings.lists import THEMES
from meetings.models import Forum, Seat
from meetings.states import SeatFunction
from partners.fields import (
    OrganisationField,
    OrganisationsField,
    PersonField,
    PlaceField,
    PolicyEntriesField,
    PolicyEntryField,
)
from partners.forms import DayField, DirectoryForm, other_names
from partners.models.people import Level
from partners.models.places import PlaceKind
from partners.models.policy import FrameworkType


class ThemeField(CleanCharField):
    """One of the themes of the guideline, or words of one's own."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=60, required=False, **kwargs)
        self.widget = forms.TextInput(attrs={"list": "themes", "maxlength": 60})

    def prepare_value(self, value: object) -> object:
        """The theme in words."""
        return str(THEMES.get(value, value)) if value else value

    def clean(self, value: object) -> str:
        """A known theme is stored by its key, so that it reads in both languages."""
        text = super().clean(value)
        return next((key for key, words in THEMES.items() if text.casefold() in (key, str(words).casefold())), text)


class SeatForm(DirectoryForm):
    """A new seat."""

    function = forms.ChoiceField(label=_("Function"))
    person = PersonField(label=_("Person"), required=False, help_text=_("Leave empty to open a seat that is vacant."))
    organisation = OrganisationField(label=_("For which organisation"), required=False)
    theme = ThemeField(label=_("Theme"), help_text=_("For focal points: gender, environment, a reform …"))
    alternate = PersonField(label=_("Alternate"), required=False, help_text=_("May do all that the holder may."))
    level_expected = forms.ChoiceField(
        label=_("Level expected"),
        choices=[("", _("not said")), *Level.choices],
        required=False,
        help_text=_("A substitute below it is noted. Empty: the level of whoever holds the seat."),
    )
    from_on = DayField(label=_("From"), required=False)
    note = CleanTextField(
        label=_("Note"),
        required=False,
        rows=2,
        max_length=2000,
        help_text=_("Who appointed or was consulted, and the letter, if there is one."),
    )

    def __init__(self, *args: object, functions: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["function"].choices = [choice for choice in SeatFunction.choices if choice[0] in functions]


class SeatChangeForm(DirectoryForm):
    """Corrections of a running term."""

    organisation = OrganisationField(label=_("For which organisation"), required=False)
    theme = ThemeField(label=_("Theme"))
    alternate = PersonField(label=_("Alternate"), required=False, help_text=_("May do all that the holder may."))
    level_expected = forms.ChoiceField(
        label=_("Level expected"),
        choices=[("", _("not said")), *Level.choices],
        required=False,
        help_text=_("A substitute below it is noted. Empty: the level of whoever holds the seat."),
    )
    from_on = DayField(label=_("From"), required=False)
    note = CleanTextField(label=_("Note"), required=False, rows=2, max_length=2000)


class SeatEndForm(DirectoryForm):
    """The end of a term."""

    on = DayField(label=_("Last day"))
    reason = CleanCharField(label=_("Reason"), max_length=500)
    leave_vacant = forms.BooleanField(
        label=_("The seat stays, and is vacant until somebody is named"), required=False, initial=True
    )


class SeatReplaceForm(DirectoryForm):
    """The next holder of a seat."""

    person = PersonField(label=_("New holder"))
    organisation = OrganisationField(
        label=_("For which organisation"), required=False, help_text=_("Empty: the same as before.")
    )
    alternate = PersonField(label=_("Alternate"), required=False)
    from_on = DayField(label=_("From"), help_text=_("The term of the present holder ends the day before."))
    reason = CleanCharField(label=_("Reason"), max_length=500, required=False)

    def __init__(self, *args: object, seat: Seat, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = seat.person_id is not None


class ForumForm(DirectoryForm):
    """What CRDB/CDC sets for a forum."""

    name_en = CleanCharField(label=_("Name in English"))
    name_km = CleanCharField(label=_("Name in Khmer"), required=False)
    other_names = other_names(
        _("Other names and abbreviations"), _("One a line. Search finds the forum under each of them.")
    )
    hosts = OrganisationsField(label=_("Hosts"), help_text=_("One or more ministries, institutions or provinces."))
    place = PlaceField(label=_("Capital or province"), required=False, kinds=[PlaceKind.CAPITAL, PlaceKind.PROVINCE])
    strategy_entry = PolicyEntryField(
        label=_("Side of the Rectangular Strategy"), required=False, kinds=[FrameworkType.RS]
    )
    policy_entries = PolicyEntriesField(label=_("Goals and programmes it works for"), required=False)
    meetings_a_year = forms.IntegerField(label=_("Meetings expected a year"), required=False, min_value=0, max_value=60)
    papers_days = forms.IntegerField(
        label=_("Days for papers before a meeting"), required=False, min_value=0, max_value=90
    )
    escalates_to = forms.ModelChoiceField(
        label=_("What it cannot settle goes to"), queryset=Forum.objects.none(), required=False
    )
    position = forms.IntegerField(label=_("Place in lists"), min_value=0, max_value=10_000)
    aside = ("other_names", "hosts", "policy_entries")

    def __init__(self, *args: object, forum: Forum, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["escalates_to"].queryset = Forum.objects.listed_for(kwargs["user"]).exclude(pk=forum.pk)

    @classmethod
    def of(cls, record: Forum) -> dict[str, object]:
        """Values with the hosts and policy entries as lists."""
        lists = {"hosts": list(record.hosts.all()), "policy_entries": list(record.policy_entries.all())}
        return super().of(record) | lists
