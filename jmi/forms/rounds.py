"""Forms of rounds: the round itself, moving dates, the message of a reminder."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import FIELD, OnceForm
from jmi.models import Cycle
from jmi.states import CycleState
from kit.fields import CleanCharField, CleanTextField, DayField


class Day(DayField):
    """A day, with the browser's own picker."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class RoundForm(OnceForm, forms.Form):
    """A reporting round (JMI-4.06)."""

    cycle = forms.ModelChoiceField(label=_("Cycle"), queryset=Cycle.objects.none())
    name_en = CleanCharField(label=_("Name in English"), max_length=200)
    name_km = CleanCharField(label=_("Name in Khmer"), max_length=200, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2150)
    period_from_on = Day(label=_("Period from"))
    period_to_on = Day(label=_("Period to"))
    due_on = Day(label=_("Due on"), help_text=_("This day is the last in time."))
    note_en = CleanTextField(label=_("Note to the secretariats in English"), required=False, rows=2)
    note_km = CleanTextField(label=_("Note to the secretariats in Khmer"), required=False, rows=2)

    def __init__(self, *args: object, with_cycle: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if with_cycle:
            self.fields["cycle"].queryset = Cycle.objects.filter(state=CycleState.OPEN)
        else:
            del self.fields["cycle"], self.fields[FIELD]

    def clean(self) -> dict[str, object]:
        """The period ends after it begins, and the report is due after it."""
        given = super().clean()
        first, last, due = (given.get(name) for name in ("period_from_on", "period_to_on", "due_on"))
        if first and last and last < first:
            self.add_error("period_to_on", _("The period ends before it begins."))
        elif last and due and due < last:
            self.add_error("due_on", _("The report cannot be due before its period ends."))
        return given


class MoveForm(forms.Form):
    """A new date, with its reason; a period of one's own if it differs."""

    due_on = Day(label=_("New date"))
    period_from_on = Day(label=_("Own period from, if it differs"), required=False)
    period_to_on = Day(label=_("Own period to"), required=False)
    reason = CleanTextField(label=_("Reason"), rows=2)


class RemindForm(forms.Form):
    """The message in both languages; each reader gets the own one."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    subject_en = CleanCharField(label=_("Subject in English"), max_length=200)
    body_en = CleanTextField(label=_("Text in English"), rows=8)
    subject_km = CleanCharField(label=_("Subject in Khmer"), max_length=200)
    body_km = CleanTextField(label=_("Text in Khmer"), rows=8)

    def words(self) -> dict[str, tuple[str, str]]:
        """Language → subject and body."""
        given = self.cleaned_data
        return {lang: (given[f"subject_{lang}"], given[f"body_{lang}"]) for lang in ("en", "km")}


class ReasonForm(forms.Form):
    """Why a closed round is opened again."""

    reason = CleanTextField(label=_("Reason"), rows=3)
