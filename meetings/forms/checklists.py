"""Forms of checklists: a line of a meeting, a template and its lines."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField, CleanTextField
from meetings.forms.templates import NewTemplateForm, TemplateForm
from meetings.models import ChecklistTemplate, Meeting, Seat
from meetings.states import ChecklistFact, ChecklistPart, SeatFunction
from partners.fields import OrganisationField
from partners.forms import DayField, DirectoryForm

FUNCTIONS = [("", _("nobody yet")), *SeatFunction.choices]


def _days() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Days before the meeting"),
        required=False,
        min_value=-365,
        max_value=365,
        help_text=_("A minus sign: after the meeting."),
    )


class SeatChoice(forms.ModelChoiceField):
    """A seat of the meeting's forums, with its holder."""

    def label_from_instance(self, row: Seat) -> str:
        """Function, holder and body."""
        body = row.organisation.short() if row.organisation else ""
        return ", ".join(filter(None, [f"{row.get_function_display()}: {row.person or _('vacant')}", body]))


class ChecklistLineForm(DirectoryForm):
    """What, who, until when."""

    title_en = CleanCharField(label=_("What, in English"), required=False, max_length=300)
    title_km = CleanCharField(label=_("What, in Khmer"), required=False, max_length=300)
    seat = SeatChoice(label=_("Who: a seat"), queryset=Seat.objects.none(), required=False, empty_label=_("nobody yet"))
    organisation = OrganisationField(label=_("or an organisation"), required=False)
    who_text = CleanCharField(label=_("or in words"), required=False, max_length=200)
    function = forms.ChoiceField(label=_("or by function"), choices=FUNCTIONS, required=False)
    days_before = _days()
    due_on = DayField(label=_("or until this day"), required=False)
    note = CleanTextField(label=_("Note"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: object, meeting: Meeting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title_km"].widget.attrs["lang"] = "km"
        forums = [meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())]
        chosen = self.initial.get("seat")
        rows = Seat.objects.filter(Q(pk__in=Seat.objects.current()) | Q(pk=getattr(chosen, "pk", chosen)))
        rows = rows.filter(forum__in=forums).select_related("person", "organisation").order_by("function", "pk")
        self.fields["seat"].queryset = rows


class NewChecklistLineForm(OnceForm, ChecklistLineForm):
    """A line of one's own."""

    part = forms.ChoiceField(label=_("About"), choices=ChecklistPart.choices, initial=ChecklistPart.LOGISTICS)
    field_order = ["part"]


class SkipForm(forms.Form):
    """Why a line is not needed at this meeting."""

    reason = CleanTextField(label=_("Why is it not needed?"), rows=3, max_length=2000)


class ChecklistTemplateForm(TemplateForm):
    """For which meetings of which forums, and about what."""

    part = forms.ChoiceField(label=_("About"), choices=ChecklistPart.choices)
    active = forms.BooleanField(label=_("Copied onto new meetings"), required=False, initial=True)


class NewChecklistTemplateForm(NewTemplateForm, ChecklistTemplateForm):
    """A new template."""

    active = ChecklistTemplateForm.base_fields["active"]


class ChecklistTemplateLineForm(DirectoryForm):
    """A line of a template."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.IntegerField(label=_("Place"), required=False, min_value=1, max_value=500)
    title_en = CleanCharField(label=_("What, in English"), max_length=300, required=False)
    title_km = CleanCharField(label=_("What, in Khmer"), max_length=300, required=False)
    function = forms.ChoiceField(label=_("Who"), choices=FUNCTIONS, required=False)
    days_before = _days()
    fact = forms.ChoiceField(
        label=_("Seen by the desk"), choices=[("", _("ticked by hand")), *ChecklistFact.choices], required=False
    )
    provision = CleanCharField(label=_("Provision"), max_length=20, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title_km"].widget.attrs["lang"] = "km"

    def clean(self) -> dict[str, Any]:
        """A line says in English, the language of the templates, what has to be done."""
        found = self.cleaned_data
        if not found.get("title_en") and "title_en" not in self.errors and not found.get("DELETE"):
            self.add_error("title_en", _("Give the title in English."))
        return found


def template_lines(template: ChecklistTemplate | None) -> list[dict[str, Any]]:
    """The lines of a template for its form."""
    if template is None:
        return []
    names = [name for name in ChecklistTemplateLineForm.base_fields if name != "place"]
    return [
        {name: getattr(row, name) for name in names} | {"place": place}
        for place, row in enumerate(template.lines.all(), start=1)
    ]
