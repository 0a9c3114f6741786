"""Forms of the agenda: an item with its people, a proposal of a member, the reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField, CleanTextField
from meetings.forms.meetings import TimeField
from meetings.lists import THEMES
from meetings.models import AgendaItem
from meetings.states import ItemKind, ItemRole
from partners.fields import OrganisationField, PersonField
from partners.forms import DirectoryForm

MOST_MINUTES = 1440


class _Titled(DirectoryForm):
    """A title in at least one language."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.endswith("_km"):
                field.widget.attrs["lang"] = "km"

    def clean(self) -> dict[str, Any]:
        """One of the titles is enough."""
        found = super().clean() or self.cleaned_data
        if not found.get("title_en") and not found.get("title_km") and not self.errors:
            self.add_error("title_en", _("Give the title in English or in Khmer."))
        return found


def _minutes(label: object) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_MINUTES)


class ItemForm(_Titled):
    """An item of the agenda."""

    title_en = CleanCharField(label=_("Title in English"), required=False, max_length=400)
    title_km = CleanCharField(label=_("Title in Khmer"), required=False, max_length=400)
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices, initial=ItemKind.DISCUSSION)
    minutes_presentation = _minutes(_("Minutes for presentation"))
    minutes_discussion = _minutes(_("Minutes for discussion"))
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("Until"))
    note_en = CleanTextField(label=_("Asked of members, in English"), required=False, rows=3, max_length=4000)
    note_km = CleanTextField(label=_("Asked of members, in Khmer"), required=False, rows=3, max_length=4000)
    themes = forms.MultipleChoiceField(
        label=_("Themes"), choices=list(THEMES.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    recurring = forms.BooleanField(label=_("Comes again at each meeting"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        known = [*THEMES.items()]
        kept = [(one, one) for one in self.initial.get("themes", []) if one not in THEMES]
        self.fields["themes"].choices = known + kept

    def clean(self) -> dict[str, Any]:
        """Presentation without discussion is said at once; announcing refuses it (TWG-5d.08)."""
        found = super().clean()
        if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
            self.add_error("ends", _("The item ends before it begins."))
        return found


class NewItemForm(OnceForm, ItemForm):
    """A new item."""


class ProposalForm(OnceForm, _Titled):
    """What a member proposes."""

    title_en = CleanCharField(label=_("Title in English"), required=False, max_length=400)
    title_km = CleanCharField(label=_("Title in Khmer"), required=False, max_length=400)
    note_en = CleanTextField(label=_("Why it matters to the group"), required=False, rows=4, max_length=4000)
    minutes_presentation = _minutes(_("Minutes for presentation"))
    minutes_discussion = _minutes(_("Minutes for discussion"))


class ItemPersonForm(DirectoryForm):
    """Who presents, speaks or facilitates."""

    role = forms.ChoiceField(label=_("Role"), choices=ItemRole.choices, required=False)
    person = PersonField(label=_("Person"), required=False)
    name = CleanCharField(label=_("or name"), required=False, max_length=200)
    organisation = OrganisationField(label=_("Organisation"), required=False)
    on_behalf_of = CleanCharField(label=_("Speaks for"), required=False, max_length=200)

    def has_changed(self) -> bool:
        """A line in which only the role stands is empty."""
        return any(name not in ("role", "DELETE") for name in self.changed_data) or "DELETE" in self.changed_data

    def clean(self) -> dict[str, Any]:
        """Somebody is named."""
        found = self.cleaned_data
        someone = any(found.get(name) for name in ("person", "name", "organisation"))
        if found.get("on_behalf_of") and not someone:
            self.add_error("name", _("Name the person or the organisation."))
        if not someone:
            found["role"] = ""
        elif not found.get("role"):
            found["role"] = ItemRole.PRESENTER
        return found


class RemoveForm(forms.Form):
    """Taking an item off; the reason is asked where the guideline expects it."""

    reason = CleanTextField(label=_("Reason"), rows=3, max_length=2000, required=False)


class DeclineForm(forms.Form):
    """Declining a proposal."""

    reason = CleanTextField(label=_("Reason"), rows=3, max_length=2000)


class TimesForm(forms.Form):
    """From when on the items follow one another."""

    starts = TimeField(label=_("First item at"))


def initial_of(item: AgendaItem) -> dict[str, Any]:
    """Values of an item for its form."""
    return ItemForm.of(item)


def people_of(item: AgendaItem) -> list[dict[str, Any]]:
    """The people of an item as lines of a form."""
    return [
        {name: getattr(row, name) for name in ItemPersonForm.base_fields}
        | {"person": row.person_id, "organisation": row.organisation_id}
        for row in item.people.all()
    ]
