"""Forms of the minutes: a point, a correction, the steps of the minutes."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kit.fields import CleanCharField, CleanTextField
from meetings.states import PointKind
from partners.fields import OrganisationField
from partners.forms import DayField, DirectoryForm

CONSENSUS = [("", _("not said")), ("yes", _("By consensus")), ("no", _("Not by consensus"))]
AS_VALUE = {"": None, "yes": True, "no": False}
AS_WORD = {value: word for word, value in AS_VALUE.items()}


class PointForm(DirectoryForm):
    """One point of the minutes, in either language or both."""

    kind = forms.ChoiceField(
        label=_("What it is"), choices=PointKind.choices, initial=PointKind.INFORMATION, widget=forms.RadioSelect
    )
    text_en = CleanTextField(label=_("In English"), required=False, rows=3, max_length=8000)
    text_km = CleanTextField(label=_("In Khmer"), required=False, rows=3, max_length=8000)
    speaker = CleanCharField(label=_("Who said it"), required=False, max_length=200)
    organisation = OrganisationField(label=_("For which organisation"), required=False)
    by_consensus = forms.ChoiceField(label=_("How it was agreed"), choices=CONSENSUS, required=False)
    differing_views = CleanTextField(label=_("Differing views"), required=False, rows=2, max_length=4000)
    binding_after = CleanCharField(
        label=_("Binding only after"),
        required=False,
        max_length=200,
        help_text=_("“after approval by the Ministry of Economy and Finance”"),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text_en"].widget.attrs["lang"] = "en"
        self.fields["text_km"].widget.attrs["lang"] = "km"

    @classmethod
    def of(cls, record: object) -> dict[str, object]:
        """The values of a point."""
        values = super().of(record)
        if record is not None:
            values["by_consensus"] = AS_WORD[record.by_consensus]
        return values

    def values(self) -> dict[str, object]:
        """What the action takes besides the kind."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "kind"}
        return values | {"by_consensus": AS_VALUE[values["by_consensus"]]}

    def texts(self) -> list[forms.BoundField]:
        """Both texts, that of the reader's language first."""
        names = ("text_km", "text_en") if (get_language() or "en").startswith("km") else ("text_en", "text_km")
        return [self[name] for name in names]

    def further(self) -> list[forms.BoundField]:
        """The rest."""
        return [self[name] for name in ("speaker", "organisation", "by_consensus", "differing_views", "binding_after")]

    def further_open(self) -> bool:
        """Whether something stands in the rest, or is wrong there."""
        return any(field.errors or field.value() not in (None, "") for field in self.further())


class CorrectionForm(forms.Form):
    """Another text for one line."""

    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("km", _("Khmer"))])
    new_text = CleanTextField(label=_("Proposed text"), rows=5, max_length=8000)
    reason = CleanTextField(label=_("Why"), required=False, rows=2, max_length=2000)


class AnswerForm(forms.Form):
    """The secretariat's answer to a correction."""

    text = CleanTextField(label=_("Text as it shall read"), required=False, rows=4, max_length=8000)
    reply = CleanTextField(label=_("Answer"), required=False, rows=2, max_length=2000)


class CirculateForm(forms.Form):
    """Until when members may propose corrections."""

    until = DayField(
        label=_("Corrections until"),
        help_text=_("Silence until the end of this day counts as consent."),
    )


class ReasonForm(forms.Form):
    """A reason."""

    reason = CleanTextField(label=_("Why"), rows=3, max_length=2000)


class NoteForm(forms.Form):
    """Why a revision is kept by hand."""

    note = CleanCharField(label=_("Why it is kept"), required=False, max_length=300)
