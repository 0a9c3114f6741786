"""Forms of agreed actions."""

import uuid

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from followup.lists import theme_choices
from followup.models import Action, Issue
from followup.states import Priority
from kit.fields import CleanCharField, CleanTextField, VagueDateField
from kit.vague_dates import parse_vague
from meetings.models import Forum, Meeting, Seat
from partners.fields import OrganisationField, OrganisationsField
from partners.forms import DirectoryForm
from partners.models.organisations import Side


class DueField(VagueDateField):
    """The day as written; the field says what was understood only when nothing was."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=100, **kwargs)


def _seat_label(seat: Seat) -> str:
    body = seat.organisation.short() if seat.organisation else ""
    return ", ".join(filter(None, [f"{seat.get_function_display()}: {seat.person or _('vacant')}", body]))


class SeatsOfForum:
    """The seats of a forum that run now, and those that are chosen already."""

    def label_from_instance(self, row: Seat) -> str:
        """Function, holder, organisation."""
        return _seat_label(row)


class SeatField(SeatsOfForum, forms.ModelChoiceField):
    """One seat."""


class SeatsField(SeatsOfForum, forms.ModelMultipleChoiceField):
    """Several seats, ticked."""

    widget = forms.CheckboxSelectMultiple


class ActionForm(DirectoryForm):
    """What was agreed, who leads, who helps, until when."""

    text_en = CleanTextField(label=_("Action in English"), required=False, rows=3, max_length=4000)
    text_km = CleanTextField(label=_("Action in Khmer"), required=False, rows=3, max_length=4000)
    lead_organisation = OrganisationField(label=_("Led by the organisation"), required=False)
    lead_seat = SeatField(
        label=_("or by the seat"),
        queryset=Seat.objects.none(),
        required=False,
        help_text=_("Whoever holds the seat answers; the next holder takes it over."),
    )
    lead_text = CleanCharField(label=_("or as written"), required=False, max_length=300)
    side = forms.ChoiceField(
        label=_("Whose promise"),
        required=False,
        help_text=_("Empty: the side of the organisation that leads."),
    )
    due_text = DueField(
        label=_("Due"), required=False, help_text=_("A day, or as agreed: “30 June 2027”, “Q2 2027”, “mid-2027”.")
    )
    priority = forms.ChoiceField(
        label=_("Priority"),
        choices=Priority.choices,
        initial=Priority.NORMAL,
        help_text=_("High: a file as evidence, and a second person confirms."),
    )
    organisations = OrganisationsField(label=_("Contributing organisations"), required=False)
    seats = SeatsField(label=_("Contributing seats"), queryset=Seat.objects.none(), required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    issue = forms.ModelChoiceField(label=_("Serves the issue"), queryset=Issue.objects.none(), required=False)

    def __init__(
        self,
        *args: object,
        forum: Forum,
        meeting: Meeting | None = None,
        action: Action | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        forums = {forum.pk}
        if meeting is not None:
            forums |= {meeting.forum_id, *(joint.forum_id for joint in meeting.joint_forums.all())}
        chosen = set()
        if action is not None:
            chosen = {action.lead_seat_id, *(one.seat_id for one in action.contributors.all())} - {None}
        running = Q(pk__in=Seat.objects.current().filter(forum__in=forums).values("pk")) | Q(pk__in=chosen)
        seats = Seat.objects.filter(running).select_related("person", "organisation").order_by("function", "pk")
        self.fields["lead_seat"].queryset = self.fields["seats"].queryset = seats
        self.fields["side"].choices = [("", "—"), *Side.choices]
        self.fields["themes"].choices = self._themes(action)
        issues = Issue.objects.visible_to(kwargs["user"]).filter(forum__in=forums).exclude(state="closed")
        held = [action.issue_id] if action is not None and action.issue_id else []
        self.fields["issue"].queryset = Issue.objects.filter(Q(pk__in=issues.values("pk")) | Q(pk__in=held))
        if action is not None and action.point_id is not None:
            for name in ("text_en", "text_km"):
                self.fields[name].disabled = True
            self.fields["text_en"].help_text = _("The words stand in the minutes; change them there.")
        if action is not None and action.due_text:
            self.fields["due_text"].disabled = True
            self.fields["due_text"].help_text = _("Move the day by “More time”; the old one stays on record.")

    @staticmethod
    def _themes(action: Action | None) -> list[tuple[str, str]]:
        known = theme_choices()
        own = [theme for theme in (action.themes if action is not None else []) if theme not in dict(known)]
        return [*known, *((theme, theme) for theme in own)]

    @classmethod
    def of(cls, record: Action) -> dict[str, object]:
        """Values with contributors as lists."""
        helpers = list(record.contributors.all())
        lists = {
            "organisations": [one.organisation for one in helpers if one.organisation is not None],
            "seats": [one.seat_id for one in helpers if one.seat_id is not None],
        }
        return super().of(record) | lists

    def clean(self) -> dict[str, object]:
        """At least one language; one lead at most."""
        values = super().clean()
        if not values.get("text_en") and not values.get("text_km"):
            self.add_error("text_en", _("Say what was agreed, in English or in Khmer."))
        if values.get("lead_organisation") and values.get("lead_seat"):
            self.add_error("lead_seat", _("One leads: an organisation or a seat. The other can contribute."))
        return values


class NewActionForm(OnceForm, ActionForm):
    """A new action: a double click enters it once."""


class NoteForm(OnceForm, forms.Form):
    """A progress note, with a file where there is one."""

    text = CleanTextField(label=_("How far is it?"), rows=3, max_length=4000)
    file = forms.FileField(label=_("Evidence"), required=False, help_text=_("PDF, Word, Excel, PNG or JPEG."))


class FinishForm(forms.Form):
    """Done, with what was reached."""

    note = CleanTextField(label=_("What was reached?"), rows=4, max_length=4000)
    file = forms.FileField(label=_("Evidence"), required=False, help_text=_("PDF, Word, Excel, PNG or JPEG."))

    def __init__(self, *args: object, needs_file: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if needs_file:
            self.fields["file"].required = True
            self.fields["file"].help_text = _("An action of high priority needs a file as evidence.")


class ReasonForm(forms.Form):
    """Why."""

    reason = CleanTextField(label=_("Reason"), rows=3, max_length=2000)


class ExtendForm(forms.Form):
    """Until when, and why."""

    due_text = DueField(
        label=_("Until when?"), help_text=_("A day, or as agreed: “30 June 2027”, “Q2 2027”, “mid-2027”.")
    )
    reason = CleanTextField(label=_("Why is more time needed?"), rows=3, max_length=2000)

    @property
    def understood(self) -> str:
        """What is to be said of the day as it was sent."""
        return parse_vague(self.data.get("due_text", "")).warning if self.is_bound else ""


class AnswerForm(forms.Form):
    """The answer to a reminder: one of three, with what belongs to it."""

    ANSWERS = (
        ("done", _("It is done")),
        ("progress", _("It is in progress")),
        ("time", _("It needs more time")),
    )
    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    text = CleanTextField(
        label=_("In a few words"),
        rows=4,
        max_length=4000,
        help_text=_("What was reached, how far it is, or why more time is needed."),
    )
    due_text = DueField(label=_("Until when?"), required=False, help_text=_("Only where more time is needed."))
    file = forms.FileField(label=_("Evidence"), required=False, help_text=_("PDF, Word, Excel, PNG or JPEG."))

    def clean(self) -> dict[str, object]:
        """More time needs a day."""
        values = super().clean()
        if values.get("answer") == "time" and not values.get("due_text"):
            self.add_error("due_text", _("Say until when."))
        return values


class RemindForm(forms.Form):
    """The message in both languages, before it goes."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    subject_en = CleanCharField(label=_("Subject in English"), max_length=200)
    body_en = CleanTextField(label=_("Text in English"), rows=12, max_length=5000)
    subject_km = CleanCharField(label=_("Subject in Khmer"), max_length=200)
    body_km = CleanTextField(label=_("Text in Khmer"), rows=12, max_length=5000)

    def words(self) -> dict[str, tuple[str, str]]:
        """As ``reminders.remind`` takes it."""
        return {
            lang: (self.cleaned_data[f"subject_{lang}"], self.cleaned_data[f"body_{lang}"]) for lang in ("en", "km")
        }


class BulkForm(DirectoryForm):
    """What is done with all ticked actions: one step, and what it needs."""

    STEPS = (
        ("start", _("In progress")),
        ("finish", _("Done")),
        ("confirm", _("Confirm")),
        ("extend", _("Move the day")),
        ("priority", _("Set the priority")),
        ("lead", _("Name who leads")),
        ("drop", _("Drop")),
        ("reopen", _("Reopen")),
    )
    do = forms.ChoiceField(label=_("What is done with them"), choices=STEPS, widget=forms.RadioSelect)
    note = CleanTextField(
        label=_("Note or reason"),
        required=False,
        rows=3,
        max_length=2000,
        help_text=_("For done, moved, dropped and reopened actions; each keeps it."),
    )
    due_text = DueField(label=_("New day"), required=False, help_text=_("Only for moving the day."))
    priority = forms.ChoiceField(label=_("Priority"), choices=Priority.choices, required=False)
    lead_organisation = OrganisationField(label=_("Led by the organisation"), required=False)

    def clean(self) -> dict[str, object]:
        """What the chosen step needs."""
        values = super().clean()
        do = values.get("do")
        if do in ("finish", "extend", "drop", "reopen") and not values.get("note"):
            self.add_error("note", _("Write the note or the reason."))
        if do == "extend" and not values.get("due_text"):
            self.add_error("due_text", _("Say until when."))
        if do == "lead" and not values.get("lead_organisation"):
            self.add_error("lead_organisation", _("Name the organisation."))
        return values


class SaveFilterForm(forms.Form):
    """The name under which a filter is kept."""

    name = CleanCharField(label=_("Keep this filter as"), max_length=80)
