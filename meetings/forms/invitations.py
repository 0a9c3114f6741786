"""Forms of invitations, replies and letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.fields import CleanCharField, CleanTextField, DayField
from meetings.models import InvitationLetter
from meetings.ranks import level_words
from meetings.states import Reply
from partners.fields import OrganisationField, PersonField, bind
from partners.models.people import Level

LETTER_FIELDS = (
    *("number", "dated_on", "lunar_km", "reply_by_on", "subject_km", "subject_en", "reference_km", "reference_en"),
    *("body_km", "body_en", "signed_km", "signed_en", "copies_km", "copies_en"),
)


def _date(**kwargs: object) -> DayField:
    return DayField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False, **kwargs)


class InviteForm(forms.Form):
    """Somebody by name, a body, or a group in words."""

    person = PersonField(label=_("Person"), required=False)
    organisation = OrganisationField(label=_("Organisation"), required=False)
    group = CleanCharField(
        label=_("Or a group, in words"),
        required=False,
        max_length=200,
        help_text=_("For example: chiefs of the communes of the district."),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Empty: the address of the person in the directory.")
    )

    def __init__(self, *args: object, user: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        bind(self, user)


class ReplyForm(forms.Form):
    """Coming, sending a substitute, or not coming."""

    answer = forms.ChoiceField(
        label=_("Your reply"),
        choices=[
            (Reply.COMING, _("I am coming")),
            (Reply.SUBSTITUTE, _("I send a substitute")),
            (Reply.DECLINED, _("I cannot come")),
        ],
        widget=forms.RadioSelect,
    )
    substitute_name = CleanCharField(label=_("Name of the substitute"), required=False, max_length=200)
    substitute_position = CleanCharField(label=_("Position of the substitute"), required=False, max_length=200)
    substitute_level = forms.ChoiceField(
        label=_("Level of the substitute"), choices=[("", _("not said")), *Level.choices], required=False
    )
    note = CleanTextField(label=_("Note for the secretariat"), required=False, max_length=2000, rows=3)

    def expect(self, level: str) -> None:
        """Say beside the level of the substitute what is expected."""
        if words := level_words(level):
            self.fields["substitute_level"].help_text = _("Expected: %(level)s, or above.") % {"level": words}

    @staticmethod
    def of(row: object) -> dict[str, object]:
        """The reply as it stands."""
        return {
            "answer": row.reply if row.reply != Reply.NONE else None,
            "substitute_name": row.substitute_name,
            "substitute_position": row.substitute_position,
            "substitute_level": row.substitute_level,
            "note": row.reply_note,
        }


class LetterForm(forms.Form):
    """The own words of the letters."""

    number = CleanCharField(label=_("Reference number"), required=False, max_length=60)
    dated_on = _date(label=_("Date of the letter"), help_text=_("Empty: the day on which it is printed."))
    lunar_km = CleanCharField(
        label=_("Lunar date in Khmer"),
        required=False,
        max_length=120,
        help_text=_("As the almanac says; printed above the date of the Khmer letter."),
    )
    reply_by_on = _date(label=_("Reply until"))
    subject_km = CleanCharField(label=_("Subject in Khmer"), required=False)
    subject_en = CleanCharField(label=_("Subject in English"), required=False)
    reference_km = CleanCharField(label=_("Reference in Khmer"), required=False)
    reference_en = CleanCharField(
        label=_("Reference in English"), required=False, help_text=_("Empty: Decision No. 68 SSR.")
    )
    body_km = CleanTextField(label=_("Opening in Khmer"), required=False, max_length=4000, rows=4)
    body_en = CleanTextField(
        label=_("Opening in English"),
        required=False,
        max_length=4000,
        rows=4,
        help_text=_("In place of the standing sentence that names forum, meeting and theme."),
    )
    signed_km = CleanCharField(label=_("Signed as, in Khmer"), required=False, max_length=200)
    signed_en = CleanCharField(
        label=_("Signed as, in English"), required=False, max_length=200, help_text=_("Empty: Chair.")
    )
    copies_km = CleanTextField(label=_("Copies to, in Khmer"), required=False, max_length=2000, rows=3)
    copies_en = CleanTextField(
        label=_("Copies to, in English"), required=False, max_length=2000, rows=3, help_text=_("One a line.")
    )

    @staticmethod
    def of(letter: InvitationLetter) -> dict[str, object]:
        """What is kept."""
        return {name: getattr(letter, name) for name in LETTER_FIELDS}
