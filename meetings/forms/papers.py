"""Forms of papers: a file with its title and circle, a newer version, the sharing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField
from meetings.models import AgendaItem, Meeting
from meetings.states import PaperAccess
from partners.forms import DayField

LANGUAGES = [("en", _("English")), ("km", _("Khmer"))]
ACCEPT = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"


class UploadField(forms.FileField):
    """A file; what is taken is checked in the action."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            label=_("File"),
            widget=forms.FileInput(attrs={"accept": ACCEPT}),
            help_text=_("PDF, Word (docx), Excel (xlsx), PNG or JPEG."),
            allow_empty_file=True,
            max_length=None,
            **kwargs,
        )


class PaperForm(forms.Form):
    """Title, item and circle of a paper."""

    title_en = CleanCharField(
        label=_("Title in English"), required=False, help_text=_("Empty: the name of the file is taken.")
    )
    title_km = CleanCharField(label=_("Title in Khmer"), required=False)
    item = forms.ModelChoiceField(
        label=_("Item of the agenda"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("the whole meeting"),
    )
    access = forms.ChoiceField(label=_("Who may open it"), choices=PaperAccess.choices, initial=PaperAccess.FORUM)

    def __init__(self, *args: object, meeting: Meeting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = meeting.items.filter(taken=True).order_by("position", "pk")
        self.fields["title_km"].widget.attrs["lang"] = "km"


class NewPaperForm(OnceForm, PaperForm):
    """The same with the file."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=LANGUAGES)
    upload = UploadField()


class VersionForm(OnceForm, forms.Form):
    """A newer file."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=LANGUAGES)
    upload = UploadField()


class ShareForm(forms.Form):
    """On which day the papers went out."""

    on = DayField(label=_("Papers shared on"))
    reason = CleanCharField(label=_("Why the papers were late"), max_length=2000, required=False)
