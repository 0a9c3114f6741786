"""Forms of reasons and comments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from jmi.rows import KINDS
from kit.fields import CleanCharField, CleanTextField


class ReasonForm(forms.Form):
    """Why a suggestion of the guideline is not followed."""

    provision = CleanCharField(max_length=20)
    row = CleanCharField(max_length=60, required=False)
    reason = CleanTextField(max_length=2000, label=_("Reason"))


class CommentForm(OnceForm, forms.Form):
    """A comment on the set, a row, or one field of it; CRDB/CDC may ask for a change."""

    row = CleanCharField(max_length=60, required=False, widget=forms.HiddenInput)
    field = forms.ChoiceField(label=_("Field"), required=False)
    text = CleanTextField(label=_("Comment"), max_length=4000)
    asks_change = forms.BooleanField(label=_("This has to be changed before it can be accepted"), required=False)

    def __init__(self, *args: Any, row: str = "", reviewer: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from jmi.page import field_label

        kind = KINDS.get(row.partition(":")[0])
        if kind is None:
            del self.fields["field"]
        else:
            names = [*kind.fields, *(child.name for child in kind.children)]
            self.fields["field"].choices = [
                ("", _("the row as a whole")),
                *((name, field_label(kind.name, name)) for name in names),
            ]
        if not reviewer:
            del self.fields["asks_change"]


class AnswerForm(forms.Form):
    """An answer to a comment."""

    answer = CleanTextField(max_length=4000, required=False)
    settled = forms.BooleanField(required=False)
    version = forms.IntegerField(required=False, min_value=1)
