"""Lines of a form: days of a meeting, people of an agenda item. An empty line is nothing, a cleared line is removed."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from kit.whole import whole
from partners.fields import share

MOST_LINES = 60


class Lines(forms.BaseFormSet):
    """A form set of lines; ``label`` is its heading."""

    label: str | Promise = ""

    def values(self) -> list[dict[str, Any]]:
        """The cleaned lines in order, without empty and cleared ones."""
        kept = []
        for form in self.forms:
            line = {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}
            if not form.cleaned_data.get("DELETE") and any(value not in ("", None, False) for value in line.values()):
                kept.append(line)
        return kept


def lines_of(
    form: type[forms.Form],
    data: QueryDict | None,
    *,
    name: str,
    label: str | Promise,
    initial: list[dict[str, Any]],
    user: object,
    extra: int = 1,
) -> Lines:
    """The bound or unbound lines; ``more=<name>`` in the data, from its own button, asks for one line more."""
    kind = forms.formset_factory(
        form, Lines, extra=extra, can_delete=True, max_num=MOST_LINES, absolute_max=MOST_LINES + 20, validate_max=True
    )
    if data is not None and data.get("more") == name:
        data = data.copy()
        total = whole(data.get(f"{name}-TOTAL_FORMS", "0"), 0, digits=6) or 0
        data[f"{name}-TOTAL_FORMS"] = str(min(total, MOST_LINES) + 1)
    made = kind(data, initial=initial, prefix=name, form_kwargs={"user": user})
    made.label = label
    share([*made.forms])
    return made
