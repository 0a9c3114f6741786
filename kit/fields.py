"""Form fields for text that people type or paste: cleaned, limited, refused with a sentence one can act on."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit.khmer import clean_text
from kit.vague_dates import FIRST_YEAR, LAST_YEAR, parse_vague

TEXT_LIMIT = 20_000


class _Cleaned:
    """Cleans before Django strips and measures, so that invisible characters count for nothing."""

    def to_python(self, value: object) -> str:
        if isinstance(value, str):
            if "\x00" in value:
                raise ValidationError(
                    _("This text holds a character that cannot be stored (NUL). Please type it again."), code="nul"
                )
            value = clean_text(value)
        return super().to_python(value)


class CleanCharField(_Cleaned, forms.CharField):
    """One line of text; a pasted line end becomes a space."""

    def __init__(self, *, max_length: int = 300, **kwargs: object):
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        return " ".join(text.split("\n")).strip() if isinstance(text, str) and "\n" in text else text


class CleanTextField(_Cleaned, forms.CharField):
    """Several lines of text; line ends are kept (as ``\\n``) and counted once."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = TEXT_LIMIT, rows: int = 4, **kwargs: object):
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs.setdefault("rows", rows)


class DayField(forms.DateField):
    """A day in a year that can be meant: nobody can count days back from a slip like 0001, no page could show it."""

    def to_python(self, value: object) -> datetime.date | None:
        """The day; ValidationError for one of another age."""
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class VagueDateField(CleanCharField):
    """A date as written: any text is accepted and kept; forms show the warning of ``parse_vague`` beside the field."""

    def __init__(self, *, max_length: int = 120, **kwargs: object):
        super().__init__(max_length=max_length, **kwargs)

    def warning(self, text: str) -> str:
        """What to tell the writer about this date, or ""."""
        return parse_vague(text).warning
