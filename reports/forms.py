"""Forms of the editions; what may be chosen, not what may be done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jmi.models import Round
from kit.khmer import clean_text
from reports.states import EditionKind, EditionLanguages


class CleanText(forms.CharField):
    """Text without zero-width characters."""

    def to_python(self, value: object) -> str:
        """The text as it is stored."""
        return clean_text(super().to_python(value))


class Day(forms.DateField):
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
