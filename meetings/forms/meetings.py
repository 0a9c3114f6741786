"""Forms of a meeting: what it is, when and where, and the reasons of its steps."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from kit.fields import CleanCharField, CleanTextField, VagueDateField
from meetings.models import AgendaTemplate, Forum, Meeting
from meetings.permissions import forums_to_call_in, kinds_called_by
from meetings.states import ForumState, MeetingKind
from partners.fields import PersonField
from partners.forms import DayField, DirectoryForm


class TimeField(forms.TimeField):
    """A time chosen in the browser's own clock."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time", "class": "form-control"}, format="%H:%M"),
            required=False,
            **kwargs,
        )


class DayForm(DirectoryForm):
    """A day or a venue."""

    day_on = DayField(label=_("Day"), required=False)
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("Until"))
    venue = CleanCharField(label=_("Venue"), required=False)
    address = CleanCharField(label=_("Address"), required=False)
    online_link = forms.URLField(label=_("Online link"), required=False, assume_scheme="https", max_length=200)

    def clean(self) -> dict[str, Any]:
        """A line with something in it has a day; it ends after it begins."""
        found = self.cleaned_data
        rest = [found.get(name) for name in ("starts", "ends", "venue", "address", "online_link")]
        if any(rest) and not found.get("day_on") and "day_on" not in self.errors:
            self.add_error("day_on", _("Give the day."))
        if found.get("starts") and found.get("ends") and found["ends"] <= found["starts"]:
            self.add_error("ends", _("The meeting ends before it begins."))
        return found


class MeetingForm(DirectoryForm):
    """What a meeting is and when."""

    kind = forms.ChoiceField(label=_("Kind"))
    number = CleanCharField(label=_("Number"), required=False, max_length=20, help_text=_("“4th”, “លើកទី៤”"))
    title_en = CleanCharField(label=_("Title in English"), required=False)
    title_km = CleanCharField(label=_("Title in Khmer"), required=False)
    planned_text = VagueDateField(
        label=_("When, if the day is not known yet"),
        required=False,
        max_length=100,
        help_text=_("Only a month or quarter is fine: “December 2026”, “Q1 2027”. The days below count before this."),
    )
    presided_by = PersonField(label=_("Presided by"), required=False)
    presided_text = CleanCharField(
        label=_("Presided by, with title and office of that time"),
        required=False,
        help_text=_("As the minutes shall say it."),
    )
    theme_en = CleanTextField(label=_("Theme in English"), required=False, rows=2, max_length=2000)
    theme_km = CleanTextField(label=_("Theme in Khmer"), required=False, rows=2, max_length=2000)
    main_meeting = forms.ModelChoiceField(
        label=_("Prepares or follows up"),
        queryset=Meeting.objects.none(),
        required=False,
        help_text=_("For preparatory and follow-up meetings: the main meeting."),
    )
    joint_forums = forms.ModelMultipleChoiceField(
        label=_("Joint with"),
        queryset=Forum.objects.none(),
        required=False,
        help_text=_("The meeting appears in each of these forums."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    shared = forms.BooleanField(
        label=_("A meeting of partners only may be read by all members"),
        required=False,
    )
    aside = ("joint_forums", "once", "forum", "template", "fill")

    def __init__(self, *args: object, forum: Forum | None, kinds: list[str], user: object, **kwargs: object) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.fields["kind"].choices = [choice for choice in MeetingKind.choices if choice[0] in kinds]
        # Which forums there are is no secret; what they do is seen by their members alone.
        others = Forum.objects.exclude(state=ForumState.DISSOLVED)
        mains = Meeting.objects.visible_to(user).select_related("forum")
        if forum is not None:
            others = others.exclude(pk=forum.pk)
            mains = mains.filter(forum=forum)
        self.fields["joint_forums"].queryset = others
        self.fields["main_meeting"].queryset = mains if forum is not None else mains.none()
        if MeetingKind.PARTNERS not in kinds:
            del self.fields["shared"]
        for name, field in self.fields.items():
            if name.endswith("_km"):
                field.widget.attrs["lang"] = "km"

    def parts(self) -> list[dict[str, Any]]:
        """Fields in groups: what it is, who leads it and on what, beside which others it stands."""
        groups = [
            ("", ("forum", "kind", "number", "title_en", "title_km", "template"), True),
            (_("Presided by, theme"), ("presided_by", "presided_text", "theme_en", "theme_km"), True),
            (_("Joint with other forums, beside other meetings"), ("joint_forums", "main_meeting", "shared"), False),
        ]
        return [
            {
                "title": title,
                "fields": [self[name] for name in names if name in self.fields],
                "open": is_open or any(name in self.errors or self.initial.get(name) for name in names),
                "folds": not is_open,
            }
            for title, names, is_open in groups
        ]

    @classmethod
    def of(cls, record: Meeting | None) -> dict[str, object]:
        """Values with the joint forums as a list."""
        values = super().of(record)
        if record is not None:
            values["joint_forums"] = [joint.forum_id for joint in record.joint_forums.all()]
        return values


class NewMeetingForm(OnceForm, MeetingForm):
    """A new meeting: in which forum, and what its agenda starts with."""

    forum = forms.ModelChoiceField(label=_("Forum"), queryset=Forum.objects.none())
    template = forms.ModelChoiceField(
        label=_("Agenda starts from"),
        queryset=AgendaTemplate.objects.none(),
        required=False,
        empty_label=_("an empty agenda"),
    )
    field_order = ("forum", "kind", "number", "title_en", "title_km", "planned_text")

    def __init__(self, *args: object, forum: Forum | None, user: object, **kwargs: object) -> None:
        forums = list(forums_to_call_in(user))
        chosen = forum if forum is not None else forums[0] if len(forums) == 1 else None
        kinds = {kind for one in ([chosen] if chosen else forums) for kind in kinds_called_by(user, one.pk)}
        super().__init__(*args, forum=chosen, kinds=list(kinds), user=user, **kwargs)
        self.fields["forum"].queryset = forums_to_call_in(user)
        templates = AgendaTemplate.objects.filter(active=True)
        if chosen is not None:
            self.initial.setdefault("forum", chosen.pk)
            templates = templates.filter(forum_kind__in=("", chosen.kind))
            usual = templates.filter(forum_kind=chosen.kind, meeting_kind=MeetingKind.PLENARY).first()
            if usual is not None:
                self.initial.setdefault("template", usual.pk)
        self.fields["template"].queryset = templates
        self.order_fields(self.field_order)


class ReasonStepForm(forms.Form):
    """A step that needs a reason."""

    reason = CleanTextField(label=_("Reason"), rows=3, max_length=2000)


class PostponeForm(ReasonStepForm):
    """Why, and when instead if that is known."""

    planned_text = VagueDateField(
        label=_("New time, if it is known"),
        required=False,
        max_length=100,
        help_text=_("A day, a month or a quarter. The days set so far are cleared."),
    )


class PapersSharedForm(forms.Form):
    """On which day the papers went out."""

    on = DayField(label=_("Papers shared on"))
    reason = CleanTextField(
        label=_("Why the papers were late"), rows=2, max_length=2000, required=False, help_text=_("Kept and printed.")
    )

    def clean_on(self) -> datetime.date:
        """Any day; the action says what cannot be."""
        return self.cleaned_data["on"]
