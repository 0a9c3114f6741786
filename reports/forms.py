"""Forms of the editions; what may be chosen, not what may be done."""

from itertools import zip_longest

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import FIELD, OnceForm
from jmi.models import Round
from kit.fields import DayField
from kit.khmer import clean_text
from reports.actions.instruments import FIELDS, basis_words
from reports.models import LegalInstrument
from reports.states import EditionKind, EditionLanguages


class CleanText(forms.CharField):
    """Text without zero-width characters."""

    def to_python(self, value: object) -> str:
        """The text as it is stored."""
        return clean_text(super().to_python(value))


class Day(DayField):
    """A day with the browser's own calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OrderForm(forms.Form):
    """What to build: report, round, day, languages."""

    kind = forms.ChoiceField(label=_("Report"), choices=EditionKind, initial=EditionKind.JMI)
    round = forms.ModelChoiceField(label=_("Reporting round"), queryset=Round.objects.none(), empty_label=None)
    as_of_on = Day(
        label=_("Figures as of"),
        help_text=_("What was accepted by the end of this day goes in. Later changes never reach this edition."),
    )
    languages = forms.ChoiceField(
        label=_("Languages"), choices=EditionLanguages, initial=EditionLanguages.BOTH, widget=forms.RadioSelect
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = Round.objects.select_related("cycle").order_by("-period_to_on", "-pk")


class SubmitForm(forms.Form):
    """To whom and when (DEC-2.03)."""

    recipient = CleanText(
        label=_("Recipient"), max_length=200, help_text=_("Decision 68 SSR names the Prime Minister.")
    )
    submitted_on = Day(label=_("Submitted on"))


class AdviceForm(forms.Form):
    """The advice with its day, and what follows from it (DEC-2.04)."""

    advice_on = Day(label=_("Advice of"))
    advice = CleanText(label=_("Review and advice"), widget=forms.Textarea(attrs={"rows": 6}))
    follow_up = CleanText(
        label=_("What follows from it"),
        help_text=_("One line an action, with who does it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CopyForm(forms.Form):
    """The day on which a copy went out; empty takes it back."""

    sent_on = Day(label=_("Sent on"), required=False)


class Lines(CleanText):
    """One thing a line."""

    def __init__(self, **kwargs: object) -> None:
        # A blank first line is a line: the other language begins there.
        super().__init__(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)


class InstrumentForm(OnceForm, forms.ModelForm):
    """A legal instrument with its bases and its copy list, each line in English and in Khmer."""

    bases_en = Lines(
        label=_("What it rests on, in English, one a line"),
        help_text=_("The number of an instrument in the register links to it; anything else stands as words."),
    )
    bases_km = Lines(label=_("What it rests on, in Khmer, one a line"))
    copies_en = Lines(label=_("Copied to, in English, one office a line"))
    copies_km = Lines(label=_("Copied to, in Khmer, one office a line"))

    class Meta:
        model = LegalInstrument
        fields = FIELDS
        field_classes = dict.fromkeys(
            ("number", "number_km", "title_en", "title_km", "place", "signatory", "note_en", "note_km"), CleanText
        ) | {"signed_on": Day, "effective_on": Day}
        widgets = {"note_en": forms.Textarea(attrs={"rows": 2}), "note_km": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name in ("number_km", "title_km", "note_km", "bases_km", "copies_km"):
            self.fields[name].widget.attrs["lang"] = "km"
        if self.instance.pk:
            del self.fields[FIELD]
            bases = [basis_words(line) for line in self.instance.bases.select_related("basis")]
            copies = [(line.office_en, line.office_km) for line in self.instance.copies.all()]
            for stem, lines in (("bases", bases), ("copies", copies)):
                for place, lang in enumerate(("en", "km")):
                    self.initial[f"{stem}_{lang}"] = "\n".join(line[place] for line in lines).rstrip()

    def pairs(self, stem: str) -> list[tuple[str, str]]:
        """The lines of both languages side by side."""
        texts = (self.cleaned_data[f"{stem}_{lang}"] for lang in ("en", "km"))
        found = ([line.strip()[:300] for line in text.split("\n")] for text in texts)
        return [pair for pair in zip_longest(*found, fillvalue="") if any(pair)]

    def values(self) -> dict[str, object]:
        """The fields of the instrument itself."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def _get_validation_exclusions(self) -> set[str]:
        # The action says at the number that it is there already; a second click is no second instrument.
        return super()._get_validation_exclusions() | {"number"}
