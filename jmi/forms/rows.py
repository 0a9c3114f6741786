"""Forms of the rows of a matrix: one per kind, with lines for what hangs on it. They clean; actions write."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.once import OnceForm
from jmi import rows, states
from jmi.models import JmiSet, Outcome
from jmi.older import SAME_NOW
from kit.fields import CleanCharField, CleanTextField, DayField, VagueDateField
from meetings.models import Forum
from partners.fields import OrganisationField, PlaceField, PolicyEntryField, bind
from partners.models import Organisation, Place, PolicyEntry
from partners.models.policy import FrameworkType

# Beyond this a row is not read by anybody any more; the page and the PDF stay usable.
MOST_LINES = 60
VAGUE = frozenset(("baseline_period", "target_period", "from_text", "to_text", "start_text", "end_text", "due_text"))

PICKERS = {PolicyEntry: PolicyEntryField, Organisation: OrganisationField, Place: PlaceField}
LABELS = {
    "source_entry": _("Entry of the framework"),
    "bsp_entry": _("Budget programme"),
    "entry": _("Policy entry"),
    "organisation": _("Organisation"),
    "forum": _("Forum"),
    "place": _("Place"),
}


def clean_field(field: models.Field, **kwargs: Any) -> forms.Field | None:
    """Cleaned fields for every text of a model; days as date inputs; the rest as Django makes them."""
    if isinstance(field, models.TextField):
        return CleanTextField(
            required=not field.blank, label=capfirst(field.verbose_name), help_text=field.help_text, rows=3
        )
    if isinstance(field, models.CharField) and not field.choices:
        kind = VagueDateField if field.name in VAGUE else CleanCharField
        if field.has_default():
            kwargs["initial"] = field.get_default()
        return kind(
            max_length=field.max_length,
            required=not field.blank,
            label=capfirst(field.verbose_name),
            help_text=field.help_text,
            **kwargs,
        )
    if isinstance(field, models.ForeignKey) and field.related_model in PICKERS:
        return _picker(field)
    if isinstance(field, models.DateField):
        kwargs |= {"form_class": DayField, "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
    if isinstance(field, models.PositiveIntegerField) and field.name.endswith("_year"):
        kwargs |= {"min_value": 1990, "max_value": 2100}
    return field.formfield(**kwargs)


def _picker(field: models.ForeignKey) -> forms.Field:
    """The directory's picker for what a row points at."""
    kinds = [FrameworkType.BSP] if field.name == "bsp_entry" else []
    return PICKERS[field.related_model](
        kinds=kinds, required=not field.blank, label=LABELS[field.name], help_text=field.help_text, empty_label="–"
    )


class RowForm(OnceForm, forms.ModelForm):
    """What all rows share. ``groups`` are (legend, fields, open): the first is in sight, others unfold."""

    groups: tuple[tuple[str | Promise, tuple[str, ...], bool], ...] = ()
    lines: tuple[str, ...] = ()
    wide: frozenset[str] = frozenset()

    def __init__(
        self, *args: Any, jmi_set: JmiSet, user: object, outcomes: Sequence[Outcome] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.jmi_set = jmi_set
        bind(self, user)
        for name, field in self.fields.items():
            if name.endswith("_km"):
                field.widget.attrs["lang"] = "km"
        if self.instance.pk and self.instance.older:
            older = self.fields[f"{self.instance.MAIN_TEXT}_{self.instance.older}"]
            older.help_text = _("Translation older: the other language was changed after it.")
            self.fields[SAME_NOW] = forms.BooleanField(label=_("Both languages say the same again"), required=False)

    def sections(self) -> list[dict[str, Any]]:
        """The groups with their bound fields, for the template; a group with an error or content stands open."""
        return [
            {
                "legend": legend,
                "fields": [
                    self[name] for name in (*names, *((SAME_NOW,) if place == 0 else ())) if name in self.fields
                ],
                "open": is_open or any(name in self.errors or self.initial.get(name) for name in names),
                "first": place == 0,
            }
            for place, (legend, names, is_open) in enumerate(self.groups)
            if any(name in self.fields for name in names)
        ]


_SOURCE_GROUP = (_("Framework it is taken from, and budget"), rows._SOURCED, False)


class OutcomeForm(RowForm):
    """The outcome: what it is, its years, how it is measured (JMI-3.04, JMI-A.23)."""

    groups = (
        ("", ("number", "title_en", "title_km", "start_year", "end_year", "measured_by"), True),
        _SOURCE_GROUP,
        (_("Baseline and final achievement"), ("baseline_text", "achievement_text"), False),
        (_("Agreement of the members to this outcome"), ("agreement_on", "agreement_note"), False),
    )
    lines = ("policy_links",)

    class Meta:
        model = rows.OUTCOME.model
        fields = rows.OUTCOME.fields
        formfield_callback = clean_field


class OutputForm(RowForm):
    """The output: verifiable, within one to three years (JMI-3.05, JMI-A.07)."""

    groups = (
        ("", ("number", "title_en", "title_km", "start_year", "end_year", "verification"), True),
        (_("Review"), ("feasible", "timely", "within_influence", "lifted"), True),
        _SOURCE_GROUP,
    )

    class Meta:
        model = rows.OUTPUT.model
        fields = rows.OUTPUT.fields
        formfield_callback = clean_field


class IndicatorForm(RowForm):
    """The indicator with baseline and target, each with a period of its own (JMI-3.06, JMI-A.11…13)."""

    stages_en = CleanTextField(
        required=False, strip=False, label=_("Stages in English, one a line"), rows=3, max_length=2000
    )
    stages_km = CleanTextField(
        required=False, strip=False, label=_("Stages in Khmer, one a line"), rows=3, max_length=2000
    )

    groups = (
        (
            "",
            (
                *("number", "title_en", "title_km", "kind", "unit_en", "unit_km", "direction", "baseline_text"),
                *("baseline_period", "target_text", "target_period"),
            ),
            True,
        ),
        (_("Milestone stages"), ("stages_en", "stages_km"), False),
        (_("Data source"), ("source_type", "source_name", "source_validated_on"), True),
        (_("Only part of the period"), ("from_text", "to_text"), False),
        (_("Framework it is taken from, and budget"), (*rows._SOURCED, "budget_code"), False),
        (_("Review"), ("ready",), True),
    )
    lines = ("targets", "breakdowns")

    class Meta:
        model = rows.INDICATOR.model
        fields = rows.INDICATOR.fields
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            stages = list(self.instance.stages.all())
            self.initial["stages_en"] = "\n".join(stage.name_en for stage in stages).rstrip()
            self.initial["stages_km"] = "\n".join(stage.name_km for stage in stages).rstrip()

    def stages(self) -> list[dict[str, str]]:
        """The stages as pairs, by place."""
        english, khmer = (
            [line.strip()[:120] for line in self.cleaned_data.get(name, "").split("\n")]
            for name in ("stages_en", "stages_km")
        )
        longest = max(len(english), len(khmer))
        pairs = zip(english + [""] * (longest - len(english)), khmer + [""] * (longest - len(khmer)), strict=True)
        return [{"name_en": en, "name_km": km} for en, km in pairs if en or km][:MOST_LINES]


class HangsOnForm(RowForm):
    """Rows that hang on an output or on the outcome as a whole."""

    hangs_on = forms.ChoiceField(label=_("Belongs to"))

    def __init__(self, *args: Any, outcomes: Sequence[Outcome] = (), **kwargs: Any) -> None:
        super().__init__(*args, outcomes=outcomes, **kwargs)
        choices = []
        for outcome in outcomes:
            name = outcome.text("title").value[:80] or outcome.number or _("Outcome")
            group = [
                (f"output:{one.pk}", f"{one.number} {one.text('title').value[:90]}".strip() or _("Output"))
                for one in outcome.outputs.all()
            ]
            choices.append((name, [*group, (f"outcome:{outcome.pk}", _("the outcome as a whole"))]))
        self.fields["hangs_on"].choices = choices
        if self.instance.pk:
            one = self.instance
            self.initial["hangs_on"] = f"output:{one.output_id}" if one.output_id else f"outcome:{one.outcome_id}"


class ActivityForm(HangsOnForm):
    """A main activity with who, when and with what (JMI-2.05…2.07, JMI-A.14…19)."""

    groups = (
        ("", ("number", "text_en", "text_km", "workplan_reference", "start_text", "end_text", "milestone"), True),
        (_("Budget"), ("in_programme_budget", "budget_code"), False),
        (_("Place and state"), ("hangs_on", "ready"), True),
    )
    lines = ("responsibles", "dates", "resources")

    class Meta:
        model = rows.ACTIVITY.model
        fields = rows.ACTIVITY.fields
        formfield_callback = clean_field


class PartneringForm(HangsOnForm):
    """A partnering action: whose commitment, what it strengthens (JMI-A.20…22)."""

    tags = forms.MultipleChoiceField(
        label=_("Strengthens"),
        choices=states.PartneringTag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    principles = forms.MultipleChoiceField(
        label=_("DCPS principles"), required=False, widget=forms.CheckboxSelectMultiple
    )

    groups = (
        ("", ("text_en", "text_km", "need", "side", "due_text", "tags"), True),
        (_("DCPS principles"), ("principles",), False),
        (_("Place and state"), ("hangs_on",), True),
    )
    lines = ("responsibles",)

    class Meta:
        model = rows.PARTNERING.model
        fields = rows.PARTNERING.fields
        formfield_callback = clean_field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entries = PolicyEntry.objects.filter(framework__type="dcps").order_by("framework", "position", "code")
        known = [(entry.code, str(entry)) for entry in entries]
        kept = [(code, code) for code in self.instance.principles if code not in dict(known)]
        self.fields["principles"].choices = known + kept
        if not known + kept:
            del self.fields["principles"]


class LineForm(forms.ModelForm):
    """One line of a row; its id says which one is changed."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bind(self, user)
        if "forum" in self.fields:
            # Only what the writer may see can be chosen; a forum that stands there already stays.
            field = self.fields["forum"]
            field.label, field.empty_label = LABELS["forum"], "–"
            there = Forum.objects.filter(pk=self.initial.get("forum"))
            seen = Forum.objects.visible_to(user)
            field.queryset = Forum.objects.filter(
                models.Q(pk__in=seen.order_by().values("pk")) | models.Q(pk__in=there.order_by().values("pk"))
            ).order_by("kind", "position", "code")

    def _get_validation_exclusions(self) -> set[str]:
        # The parent isn't in the form, so constraints that name it are the database's matter.
        return super()._get_validation_exclusions() | {"activity", "partnering_action", "indicator", "outcome"}

    def validate_constraints(self) -> None:
        """Left to ``clean`` below: the model's constraints name the parent."""


class Lines(forms.BaseFormSet):
    """Lines of a row. An empty line is nothing, a cleared line is removed."""

    def values(self) -> list[dict[str, Any]]:
        """The cleaned lines in order, forms that were left empty without their choices."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data]


def line_formset(child: rows.ChildKind, *, extra: int = 1) -> type[Lines]:
    """The formset class for lines of this kind."""
    form = forms.modelform_factory(child.model, LineForm, fields=child.fields, formfield_callback=clean_field)
    return forms.formset_factory(
        form, Lines, extra=extra, can_delete=True, max_num=MOST_LINES, absolute_max=MOST_LINES + 20, validate_max=True
    )


FORMS: dict[str, type[RowForm]] = {
    "outcome": OutcomeForm,
    "output": OutputForm,
    "indicator": IndicatorForm,
    "activity": ActivityForm,
    "partnering": PartneringForm,
}
