"""Forms of issues: what is said of one, and what each step asks for."""

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import FIELD, OnceForm
from followup.models import EscalationPath, Issue, Leg
from followup.states import IssueKind, JoinKind
from followup.ways import Target, Way
from kit.fields import CleanCharField, CleanTextField
from meetings.lists import THEMES
from meetings.models import Forum, Meeting
from meetings.states import ForumKind, ForumState
from partners.fields import OrganisationField, PlaceField
from partners.forms import DayField, DirectoryForm
from partners.models.organisations import Side

POSITIONS = 4


class IssueForm(DirectoryForm):
    """What is raised, by whom, where; several positions may contradict (LRN-8.04)."""

    title_en = CleanCharField(label=_("Matter in English"), required=False, max_length=300)
    title_km = CleanCharField(label=_("Matter in Khmer"), required=False, max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=IssueKind.choices)
    text_en = CleanTextField(label=_("Description in English"), required=False, rows=4)
    text_km = CleanTextField(label=_("Description in Khmer"), required=False, rows=4)
    raised_by_organisation = OrganisationField(label=_("Raised by"), required=False)
    raised_by_text = CleanCharField(label=_("Raised by, as written"), required=False, max_length=300)
    side = forms.ChoiceField(
        label=_("Side"),
        choices=[("", _("as its organisation")), *Side.choices],
        required=False,
        help_text=_("Left empty, it follows from the organisation."),
    )
    place = PlaceField(label=_("Place"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Themes"), choices=list(THEMES.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    raised_on = DayField(label=_("Raised on"))
    positions = CleanTextField(
        label=_("Positions held"),
        required=False,
        rows=4,
        help_text=_("One a line, speaker before a colon: “MEF: the districts should budget.” They may contradict."),
    )

    aside = ("positions",)

    def clean(self) -> dict[str, object]:
        """Some words for the matter, in either language."""
        if not self.cleaned_data.get("title_en") and not self.cleaned_data.get("title_km"):
            self.add_error("title_en", _("Say in a few words what the matter is."))
        return self.cleaned_data

    @classmethod
    def of(cls, record: Issue | None) -> dict[str, object]:
        """Values of an issue, its positions one a line."""
        values = super().of(record)
        if record is not None:
            values["positions"] = "\n".join(
                f"{one.speaker}: {one.text}" if one.speaker else one.text for one in record.positions.all()
            )
        return values

    def held(self) -> list[dict[str, str]]:
        """The positions, as the action takes them."""
        found = []
        for line in self.cleaned_data["positions"].split("\n"):
            speaker, colon, text = line.partition(":")
            if not colon or len(speaker) > 200:
                speaker, text = "", line
            if text.strip():
                found.append({"speaker": speaker.strip(), "text": text.strip()})
        return found


class RaiseForm(OnceForm, IssueForm):
    """The same, for an issue that is raised: a second click finds the first one."""

    aside = ("positions", FIELD)


class AnswerForm(forms.Form):
    """The answer given on the spot."""

    answer_en = CleanTextField(label=_("Answer in English"), required=False, rows=4)
    answer_km = CleanTextField(label=_("Answer in Khmer"), required=False, rows=4)


class TakeOnForm(DirectoryForm):
    """The agreed action that serves the issue."""

    text_en = CleanTextField(label=_("Action in English"), required=False, rows=3)
    text_km = CleanTextField(label=_("Action in Khmer"), required=False, rows=3)
    lead_organisation = OrganisationField(label=_("Lead"), required=False)
    lead_text = CleanCharField(label=_("Lead, as written"), required=False, max_length=300)
    due_text = CleanCharField(
        label=_("Due"), required=False, max_length=100, help_text=_("As agreed: “30 Jan 2027”, “Q1 2027”.")
    )


class NoteForm(forms.Form):
    """How it was settled."""

    note = CleanTextField(label=_("How was it settled?"), rows=3)


class ReasonForm(forms.Form):
    """Why."""

    reason = CleanTextField(label=_("Reason"), rows=3)


class LegAnswerForm(forms.Form):
    """The receiver's answer."""

    answer = CleanTextField(label=_("Answer"), rows=5, help_text=_("It goes to those who asked, in these words."))


class TargetsForm(DirectoryForm):
    """To whom it goes: along the paths from here, or to others with a reason."""

    targets = forms.MultipleChoiceField(
        label=_("Hand up to"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    other_forum = forms.ModelChoiceField(
        label=_("Another forum"), queryset=Forum.objects.none(), required=False, empty_label="–"
    )
    other_body = OrganisationField(label=_("Another ministry or institution"), required=False)
    outside = CleanCharField(
        label=_("Outside, as text"),
        required=False,
        max_length=300,
        help_text=_("For bilateral talks and bodies that are not in the directory."),
    )
    message = CleanTextField(label=_("What is asked"), required=False, rows=4)

    def __init__(self, *args: object, ways: Sequence[Way], busy: Iterable[str] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.known = {}
        listed = []
        for way in ways:
            for target in way.targets:
                if target.key not in self.known and target.key not in busy:
                    self.known[target.key] = target
                    listed.append((target.key, f"{target} · {way.path.get_strength_display()}"))
        self.fields["targets"].choices = listed
        if not listed:
            del self.fields["targets"]
        shown = [int(key.removeprefix("forum-")) for key in self.known if key.startswith("forum-")]
        self.fields["other_forum"].queryset = Forum.objects.filter(state=ForumState.ACTIVE).exclude(pk__in=shown)

    def chosen(self) -> list[Target]:
        """The receivers."""
        data = self.cleaned_data
        found = [self.known[key] for key in data.get("targets", ())]
        if data["other_forum"]:
            found.append(Target(forum=data["other_forum"]))
        if data["other_body"]:
            found.append(Target(organisation=data["other_body"]))
        if data["outside"]:
            found.append(Target(text=data["outside"]))
        return list({target.key: target for target in found}.values())


class AgendaForm(forms.Form):
    """On which meeting's agenda it comes."""

    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none())

    def __init__(self, *args: object, leg: Leg, user: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.visible_to(user).filter(forum=leg.to_forum_id)
        self.fields["meeting"].queryset = rows.filter(state__in=("planned", "announced", "postponed"))


class SplitForm(forms.Form):
    """The matters of the parts."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, 4):
            self.fields[f"title_en_{number}"] = CleanCharField(
                label=_("Part %(n)s in English") % {"n": number}, required=False, max_length=300
            )
            self.fields[f"title_km_{number}"] = CleanCharField(
                label=_("Part %(n)s in Khmer") % {"n": number}, required=False, max_length=300
            )

    def parts(self) -> list[dict[str, str]]:
        """What was filled in."""
        data = self.cleaned_data
        return [{f"title_{lang}": data[f"title_{lang}_{number}"] for lang in ("en", "km")} for number in range(1, 4)]


class JoinForm(forms.Form):
    """Which other issue, and how they belong together."""

    other = forms.ModelChoiceField(label=_("Other issue"), queryset=Issue.objects.none())
    kind = forms.ChoiceField(
        label=_("How"), choices=[one for one in JoinKind.choices if one[0] != JoinKind.SPLIT], initial=JoinKind.JOINED
    )
    note = CleanCharField(label=_("Note"), required=False, max_length=500)

    def __init__(self, *args: object, issue: Issue, user: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = Issue.objects.visible_to(user).exclude(pk=issue.pk).select_related("forum")


class PathForm(DirectoryForm):
    """From where to where, how strongly, and by which provision."""

    from_kind = forms.ChoiceField(
        label=_("From a forum of kind"), choices=[("", "–"), *ForumKind.choices], required=False
    )
    from_organisation = OrganisationField(label=_("or from a body"), required=False)
    to_kind = forms.ChoiceField(label=_("To a forum of kind"), choices=[("", "–"), *ForumKind.choices], required=False)
    to_forum = forms.ModelChoiceField(
        label=_("or to one forum"), queryset=Forum.objects.none(), required=False, empty_label="–"
    )
    to_organisation = OrganisationField(label=_("or to one body"), required=False)
    to_host = forms.BooleanField(label=_("or to the host ministry"), required=False)
    strength = forms.ChoiceField(label=_("Strength"), choices=EscalationPath._meta.get_field("strength").choices)
    provision = CleanCharField(label=_("Provision"), required=False, max_length=20)
    position = forms.IntegerField(label=_("Order"), min_value=0, max_value=9999, initial=0)
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_forum"].queryset = Forum.objects.filter(state=ForumState.ACTIVE)
