"""Forms of cycles."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.once import FIELD, OnceForm
from jmi.actions.cycles import FIELDS
from jmi.forms.rows import clean_field
from jmi.forms.sets import DAY
from jmi.models import Cycle
from kit.fields import CleanCharField, DayField


class CycleForm(OnceForm, forms.ModelForm):
    """A cycle: years, and dates that may be approximate."""

    class Meta:
        model = Cycle
        fields = FIELDS
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields[FIELD]

    def clean(self) -> dict[str, Any]:
        """Years in order."""
        values = super().clean()
        start, end, first = (values.get(name) for name in ("start_year", "end_year", "first_output_end_year"))
        if start and end and end < start:
            self.add_error("end_year", _("The cycle cannot end before it begins."))
        if first and start and end and not start <= first <= end:
            self.add_error("first_output_end_year", _("The first outputs end within the cycle."))
        return values


class ToPmForm(forms.Form):
    """Day, reference and copy of the letter to the Prime Minister."""

    on = DayField(label=_("Sent on"), widget=DAY)
    reference = CleanCharField(label=_("Reference of the letter"), required=False, max_length=200)
    upload = forms.FileField(label=_("Copy of the consolidated set"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class DayForm(forms.Form):
    """A day."""

    on = DayField(label=_("From"), widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
