"""Fields of the accounts' pages; nothing is written here."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import ROLES, RoleName


class NamesForm(forms.Form):
    """Names in both scripts, and the language of pages and letters. One of the names is enough."""

    name_en = forms.CharField(label=_("Name in Latin script"), max_length=200, required=False)
    name_km = forms.CharField(
        label=_("Name in Khmer"), max_length=200, required=False, widget=forms.TextInput(attrs={"lang": "km"})
    )
    language = forms.ChoiceField(label=_("Language of pages and letters"), choices=settings.LANGUAGES, initial="km")

    def clean(self) -> dict:
        """A nameless account helps nobody."""
        cleaned = super().clean()
        for name in ("name_en", "name_km"):
            cleaned[name] = " ".join(cleaned.get(name, "").split())
        if not cleaned["name_en"] and not cleaned["name_km"]:
            self.add_error("name_en", _("Give the name in at least one script."))
        return cleaned


class InviteForm(NamesForm):
    """Whom to invite."""

    field_order = ["email", "name_en", "name_km", "language", "roles"]
    email = forms.EmailField(label=_("E-mail"))
    roles = forms.MultipleChoiceField(
        label=_("Nationwide roles"),
        required=False,
        choices=RoleName.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Most people need none: what they may do follows from their seat in a working group or dialogue."),
    )


class AcceptForm(NamesForm):
    """What an invited person fills in."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Four or five words that only you put together are good and easy to keep."),
    )
    password_again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict:
        """Typed twice alike."""
        cleaned = super().clean()
        if cleaned.get("password") != cleaned.get("password_again"):
            self.add_error("password_again", _("The two passwords differ."))
        return cleaned


class ProfileForm(NamesForm):
    """One's own names; ``version`` guards against saving over another's change."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RoleForm(forms.Form):
    """Which role to give; those held already are not offered."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        held = user.role_names()
        self.fields["role"].choices = [(name, role.name.label) for name, role in ROLES.items() if name not in held]


class ReasonForm(forms.Form):
    """Why."""

    why = forms.CharField(label=_("Reason"), max_length=500)
