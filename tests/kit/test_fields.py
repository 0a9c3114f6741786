"""Form fields for typed and pasted text."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from kit.fields import CleanCharField, CleanTextField, DayField, VagueDateField


class _Form(forms.Form):
    name = CleanCharField(max_length=10)
    text = CleanTextField(max_length=12, required=False)
    due = VagueDateField(required=False)


def test_fields_clean_before_they_measure():
    form = _Form({"name": " ក\u200b\u200b\u200bម្ពុជា\u200b ", "text": "a\r\nb\u00ad", "due": "mid Dec 2010"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"name": "កម្ពុជា", "text": "a\nb", "due": "mid Dec 2010"}


def test_pasted_line_end_becomes_a_space_in_one_line_fields():
    assert CleanCharField().clean("Ministry of\r\nHealth") == "Ministry of Health"


def test_only_invisible_characters_are_an_empty_field():
    assert "name" in _Form({"name": "\u200b\ufeff"}).errors


def test_nul_is_refused_with_a_sentence():
    form = _Form({"name": "a\x00b"})
    assert "NUL" in form.errors["name"][0]


def test_too_long_is_refused():
    assert "text" in _Form({"name": "a", "text": "x" * 13}).errors


def test_vague_date_warns_without_refusing():
    form = _Form({"name": "a", "due": "31 February 2026"})
    assert form.is_valid()
    assert "February 2026 has 28 days" in form.fields["due"].warning(form.cleaned_data["due"])


def test_a_day_of_another_age_is_a_slip():
    assert DayField().clean("2026-11-22") == datetime.date(2026, 11, 22)
    for slip in ("0001-01-01", "0206-11-22", "9999-12-31"):
        with pytest.raises(ValidationError):
            DayField().clean(slip)
