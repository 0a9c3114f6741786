"""What the template of the matrix asks for by the key of a row."""

from django import forms, template
from django.forms.boundfield import BoundField

from jmi.models import FieldComment, JmiSet
from jmi.page import NO_MARKS, Marks, SetPage, address_of
from jmi.rules import Finding
from kit.charts import Bar

register = template.Library()


@register.filter
def of(marks: dict[str, Marks], key: str) -> Marks:
    """``note=marks|of:row.key``: what stands beside a row; nothing for most rows."""
    return marks.get(key, NO_MARKS)


@register.filter
def anchor(key: str) -> str:
    """``output:12`` → ``output-12``, an id for the page."""
    return key.replace(":", "-")


@register.filter
def bar_of(bars: dict[int, Bar], pk: int) -> Bar | None:
    """``{% with bar=bars|bar_of:one.pk %}``: the results bar of an indicator, or nothing."""
    return bars.get(pk)


# How wide the fields of a row stand in their line.
_WIDE = ("title_en", "title_km", "text_en", "text_km", "measured_by", "original_text", "stages_en", "stages_km")
_FULL = ("tags", "principles", "verification", "agreement_note", "hangs_on", "workplan_reference")
_NARROW = ("number", "start_year", "end_year", "currency", "fiscal_year", "role", "need", "DELETE", "kind")


@register.filter
def field_css(field: BoundField) -> str:
    """The class that gives a field its width."""
    name = field.name
    if name in _WIDE:
        return "field-half"
    if name in _FULL:
        return "field-full"
    if name in _NARROW:
        return "field-narrow"
    if isinstance(field.field, forms.BooleanField):
        return "field-tick"
    return "field-third"


@register.filter
def field_label(name: str, form: forms.Form) -> str:
    """The label of a field by its name, for a comment tied to it."""
    return str(form.fields[name].label) if name in form.fields else name.replace("_", " ")


@register.filter
def gap_url(finding: Finding, jmi_set: JmiSet) -> str:
    """Where a finding is put right."""
    return address_of(jmi_set, finding.row, finding.field)


@register.filter
def row_words(comment: FieldComment, page: SetPage) -> str:
    """The row and field of a comment in words: "Indicator 1.2, Baseline"."""
    return page.row_words(comment.row, comment.field)
