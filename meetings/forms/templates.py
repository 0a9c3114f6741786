"""Forms of agenda templates: the template and its lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField
from meetings.forms.agenda import MOST_MINUTES
from meetings.models import AgendaTemplate
from meetings.states import ForumKind, ItemKind, MeetingKind
from partners.forms import DirectoryForm


class TemplateForm(DirectoryForm):
    """For which meetings of which forums."""

    name_en = CleanCharField(label=_("Name in English"), max_length=200)
    name_km = CleanCharField(label=_("Name in Khmer"), max_length=200, required=False)
    forum_kind = forms.ChoiceField(
        label=_("Kind of forum"), choices=[("", _("all")), *ForumKind.choices], required=False
    )
    meeting_kind = forms.ChoiceField(
        label=_("Kind of meeting"), choices=[("", _("all")), *MeetingKind.choices], required=False
    )
    active = forms.BooleanField(label=_("Offered for new agendas"), required=False, initial=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_km"].widget.attrs["lang"] = "km"


class NewTemplateForm(OnceForm, TemplateForm):
    """A new template."""


class TemplateLineForm(DirectoryForm):
    """A line of a template."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.IntegerField(label=_("Place"), required=False, min_value=1, max_value=500)
    title_en = CleanCharField(label=_("Title in English"), max_length=400, required=False)
    title_km = CleanCharField(label=_("Title in Khmer"), max_length=400, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices, required=False, initial=ItemKind.DISCUSSION)
    minutes_presentation = forms.IntegerField(
        label=_("Minutes for presentation"), required=False, min_value=0, max_value=MOST_MINUTES
    )
    minutes_discussion = forms.IntegerField(
        label=_("Minutes for discussion"), required=False, min_value=0, max_value=MOST_MINUTES
    )
    provision = CleanCharField(label=_("Provision"), max_length=20, required=False)
    below = forms.BooleanField(label=_("Below the line before"), required=False)
    expected = forms.BooleanField(label=_("Expected: leaving it out asks for a reason"), required=False)
    recurring = forms.BooleanField(label=_("Comes again at each meeting"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title_km"].widget.attrs["lang"] = "km"

    def has_changed(self) -> bool:
        """A line in which only the kind stands is empty."""
        return any(name != "kind" for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        """A line has a title in English, the language of the templates."""
        found = self.cleaned_data
        if not found.get("title_en") and "title_en" not in self.errors and not found.get("DELETE"):
            self.add_error("title_en", _("Give the title in English."))
        if not found.get("kind"):
            found["kind"] = ItemKind.DISCUSSION
        return found


def initial_lines(template: AgendaTemplate | None) -> list[dict[str, Any]]:
    """The lines of a template for its form."""
    if template is None:
        return []
    return [
        {name: getattr(row, name) for name in TemplateLineForm.base_fields if name not in ("below", "place")}
        | {"below": row.parent_id is not None, "place": place}
        for place, row in enumerate(template.items.all(), start=1)
    ]


def in_places(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines by the place written beside them; those without one stay where they stand."""
    numbered = [(line.get("place") or place, place, line) for place, line in enumerate(lines, start=1)]
    return [line for _place, _number, line in sorted(numbered, key=lambda one: one[:2])]
