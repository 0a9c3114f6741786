"""Forms of sets and of their steps."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from jmi.models import Cycle, JmiSet
from jmi.permissions import forums_to_draft_in
from jmi.states import CycleState, JointSense
from kit.fields import CleanCharField, CleanTextField, DayField
from meetings.models import Forum
from meetings.states import ForumKind

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StepForm(forms.Form):
    """A step's inputs; knows the set and who takes the step."""

    def __init__(self, *args: Any, jmi_set: JmiSet, user: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jmi_set, self.user = jmi_set, user


class AgreeForm(StepForm):
    """Agreement of one side."""

    meeting_on = DayField(label=_("TWG meeting of"), required=False, widget=DAY)
    note = CleanTextField(label=_("Note or dissent"), required=False, max_length=4000, rows=3)


class ReasonStepForm(StepForm):
    """A step that asks why."""

    reason = CleanTextField(label=_("Reason"), max_length=4000, rows=3)


class CommentStepForm(StepForm):
    """Sending back: a comment on the whole; those on fields stand already."""

    comment = CleanTextField(
        label=_("Comment on the set as a whole"),
        required=False,
        max_length=4000,
        help_text=_("May stay empty when comments that ask for a change stand beside the fields."),
    )


class SubmitForm(StepForm):
    """Submitting, for oneself or on behalf of the authorised officer."""

    on_behalf_of = CleanCharField(label=_("On behalf of"), required=False, max_length=200)


class DateStepForm(StepForm):
    """A step on a day."""

    on = DayField(label=_("Day"), widget=DAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class NewSetForm(OnceForm, forms.Form):
    """A new set: cycle and forum; a title when it is the forum's second."""

    cycle = forms.ModelChoiceField(Cycle.objects.filter(state=CycleState.OPEN), label=_("Cycle"))
    forum = forms.ModelChoiceField(Forum.objects.none(), label=_("Working group"))
    title_en = CleanCharField(label=_("Title in English"), required=False)
    title_km = CleanCharField(label=_("Title in Khmer"), required=False, widget=forms.TextInput(attrs={"lang": "km"}))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forums = Forum.objects.visible_to(user).filter(kind__in=(ForumKind.TWG, ForumKind.NETWORK))
        if not user.has_right("coordinate"):
            forums = forums.filter(pk__in=forums_to_draft_in(user))
        self.fields["forum"].queryset = forums.distinct()


class SetForm(forms.Form):
    """Title, joint senses, and the forums that share the set."""

    title_en = CleanCharField(label=_("Title in English"), required=False)
    title_km = CleanCharField(label=_("Title in Khmer"), required=False, widget=forms.TextInput(attrs={"lang": "km"}))
    joint_senses = forms.MultipleChoiceField(
        label=_("Joint in which sense"),
        choices=JointSense.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one is needed before the set can be agreed."),
    )
    shared_forums = forms.ModelMultipleChoiceField(
        Forum.objects.none(), label=_("Shared with"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, jmi_set: JmiSet, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Working groups that the writer may see; one that shares the set already stays.
        seen, there = Forum.objects.visible_to(user).order_by(), jmi_set.shared_with.order_by()
        rule = Q(kind=ForumKind.TWG, pk__in=seen.values("pk")) | Q(pk__in=there.values("forum"))
        forums = Forum.objects.filter(rule).exclude(pk=jmi_set.forum_id)
        self.fields["shared_forums"].queryset = forums.order_by("position", "code")


class AssessForm(forms.Form):
    """The SMART test of an outcome, and an opinion on ambition (JMI-3.08, JMI-A.15)."""

    smart = forms.MultipleChoiceField(label=_("SMART"), required=False, widget=forms.CheckboxSelectMultiple)
    smart_note = CleanTextField(label=_("Note on SMART"), required=False, max_length=4000, rows=3)
    ambition_opinion = CleanTextField(
        label=_("Opinion on ambition and achievability"), required=False, max_length=4000, rows=3
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from jmi.suggestions import smart_words

        self.fields["smart"].choices = list(smart_words().items())


class AchievementForm(forms.Form):
    """The final achievement of an outcome."""

    text = CleanCharField(label=_("Final achievement"), max_length=200)


class RevisionForm(OnceForm, forms.Form):
    """Why a set is revised, and the meeting that decided it."""

    reason = CleanTextField(label=_("Reason of the revision"), max_length=4000, rows=4)
    meeting_on = DayField(label=_("TWG meeting that decided it"), required=False, widget=DAY)
