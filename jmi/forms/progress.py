"""Forms of the rows of a progress report. The reader's language comes first; the other one is folded away."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.once import FIELD, OnceForm
from jmi.older import SAME_NOW, older_in
from jmi.report_page import Rec
from jmi.states import ActivityState, IndicatorKind, Rating, Reported, UnplannedKind, Verification
from kit.bilingual import pick
from kit.fields import CleanCharField, CleanTextField, DayField, VagueDateField
from partners.models.organisations import Side

TOLD_LABELS = {
    "progress": _("Progress"),
    "constraint": _("Constraint"),
    "next_step": _("Next step"),
    "request": _("Request to a higher forum"),
}


def languages() -> tuple[str, str]:
    """The reader's language, then the other."""
    return ("km", "en") if (get_language() or "en").startswith("km") else ("en", "km")


class RowForm(forms.Form):
    """A row's form: ``row`` the record of the tree, ``version`` the stamp that it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: object, row: Rec, **kwargs: object) -> None:
        self.row = row
        self.entry = row.progress
        kwargs.setdefault("initial", self.initial_of(row, row.progress))
        kwargs.setdefault("prefix", None)
        super().__init__(*args, **kwargs)
        self.build()

    def build(self) -> None:
        """Add the fields that depend on the row."""

    def initial_of(self, row: Rec, entry: Rec | None) -> dict[str, object]:
        """The standing values."""
        return {**(entry or {}), "version": entry.version if entry else 0}

    def values(self) -> dict[str, object]:
        """What the action is given: the posted fields only, so that a short form leaves the others alone."""
        return {
            name: self.cleaned_data[name]
            for name in self.fields
            if name not in ("version", FIELD) and self.was_posted(name)
        }

    def was_posted(self, name: str) -> bool:
        """Whether the field came with the request; boxes not ticked come as nothing, so whole forms name themselves."""
        return self.add_prefix(name) in self.data or "whole" in self.data

    def tell(self) -> None:
        """The four texts in two languages, in the reader's language first."""
        first, second = languages()
        for lang in (first, second):
            for stem, label in TOLD_LABELS.items():
                rows = 1 if lang == first and stem == "progress" else 2
                self.fields[f"{stem}_{lang}"] = CleanTextField(label=label, required=False, rows=rows)
                if lang != first:
                    self.fields[f"{stem}_{lang}"].widget.attrs["lang"] = lang
        self.ask_same()

    def ask_same(self) -> None:
        """Where a translation is older: a tick for whoever has looked and finds that it still holds."""
        if self.entry and self.entry.get("older_texts"):
            self.fields[SAME_NOW] = forms.BooleanField(label=_("Both languages say the same again"), required=False)

    def same_now(self) -> forms.BoundField | None:
        """The tick, where it is asked for."""
        return self[SAME_NOW] if SAME_NOW in self.fields else None

    def first_told(self) -> list[forms.BoundField]:
        """The four texts in the reader's language."""
        return [self[f"{stem}_{languages()[0]}"] for stem in TOLD_LABELS]

    def second_told(self) -> list[forms.BoundField]:
        """The four texts in the other language."""
        return [self[f"{stem}_{languages()[1]}"] for stem in TOLD_LABELS]

    def second_filled(self) -> int:
        """How many texts stand in the other language."""
        return sum(1 for field in self.second_told() if field.value())


class IndicatorForm(RowForm):
    """The actual of one indicator (JMI-3.18)."""

    reported = forms.ChoiceField(
        label=_("What there is"), choices=Reported.choices, widget=forms.RadioSelect, required=False
    )
    value_text = CleanCharField(label=_("Value"), required=False)
    as_of_text = VagueDateField(label=_("As of"), required=False, max_length=100)
    source = CleanCharField(label=_("Source"), required=False)
    verification = forms.ChoiceField(
        label=_("How sure"), choices=Verification.choices, widget=forms.RadioSelect, required=False
    )
    rating = forms.ChoiceField(
        label=_("Rating"), choices=[("", _("Not rated")), *Rating.choices], widget=forms.RadioSelect, required=False
    )

    def build(self) -> None:
        """Value by kind, one field per part, the four texts."""
        value = self.fields["value_text"]
        if self.row.kind in (IndicatorKind.NUMBER, IndicatorKind.PERCENTAGE, IndicatorKind.RATIO):
            value.widget.attrs.update(inputmode="decimal", autocomplete="off")
            value.widget.attrs["class"] = "num"
        if self.row.unit:
            value.label = _("Value, %(unit)s") % {"unit": self.row.unit}
        if self.row.kind == IndicatorKind.MILESTONES and self.row.stages:
            value.label = _("Note on the stage")
            stages = [("", "–"), *((str(s.id), pick(s.name_en, s.name_km).value) for s in self.row.stages)]
            self.fields["stage"] = forms.ChoiceField(label=_("Stage reached"), choices=stages, required=False)
            self.initial["stage"] = str(self.entry.stage_id or "") if self.entry else ""
        for part in self.row.breakdowns:
            name, label = f"part_{part.id}", part.name
            if "stage" in self.fields:
                stage = format_lazy(_("Stage of: {part}"), part=part.name)
                self.fields[f"stage_of_{part.id}"] = forms.ChoiceField(label=stage, choices=stages, required=False)
                self.initial[f"stage_of_{part.id}"] = str(part.stage_id or "")
                label = format_lazy(_("Note on: {part}"), part=part.name)
            self.fields[name] = CleanCharField(label=label, required=False)
            self.initial[name] = part.text
        if not self.entry:
            self.initial["source"] = self.row.source_name
            self.initial["reported"] = Reported.REPORTED
        self.tell()

    def value_fields(self) -> list[forms.BoundField]:
        """Stage and value, then the parts."""
        names = [name for name in ("stage", "value_text") if name in self.fields]
        return [self[name] for name in (*names, *(n for n in self.fields if n.startswith(("part_", "stage_of_"))))]

    def quick_fields(self) -> list[forms.BoundField]:
        """The one field of the short way: the stage, or the value."""
        return [self["stage" if "stage" in self.fields else "value_text"]]

    def quick_text(self) -> forms.BoundField:
        """One line of text in the reader's language."""
        field = self[f"progress_{languages()[0]}"]
        field.label = _("One line of text")
        return field

    def values(self) -> dict[str, object]:
        """Parts apart; the stage by its id."""
        values = super().values()
        parts = {int(name.removeprefix("part_")): values.pop(name) for name in list(values) if name.startswith("part_")}
        if parts:
            values["parts"] = parts
        stages = {
            int(name.removeprefix("stage_of_")): int(values.pop(name) or 0) or None
            for name in list(values)
            if name.startswith("stage_of_")
        }
        if stages:
            values["part_stages"] = stages
        if "stage" in values:
            values["stage_id"] = int(values.pop("stage") or 0) or None
        return values


class ScheduleForm(RowForm):
    """Where an activity or partnering action stands."""

    reported = forms.ChoiceField(
        label=_("What there is"), choices=Reported.choices, widget=forms.RadioSelect, required=False
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", "–"), *ActivityState.choices], required=False, widget=forms.Select
    )
    on_schedule = forms.BooleanField(label=_("On schedule"), required=False)
    behind_schedule = forms.BooleanField(label=_("Behind schedule"), required=False)
    reason = CleanTextField(label=_("Why, if behind schedule or not reported"), required=False, rows=1)

    def build(self) -> None:
        """The four texts."""
        if not self.entry:
            self.initial["reported"] = Reported.REPORTED
        self.tell()


class UnplannedForm(ScheduleForm):
    """The words of what was not planned, then where it stands. ``places``: the outputs and outcomes of the report."""

    OWN = ("text_en", "text_km", "place", "side", "who", "when_text")

    def __init__(self, *args: object, places: Sequence[tuple[str, str]], **kwargs: object) -> None:
        self.places = places
        super().__init__(*args, **kwargs)

    def initial_of(self, row: Rec, entry: Rec | None) -> dict[str, object]:
        """Words and standing."""
        place = f"output:{row.output_id}" if row.output_id else f"outcome:{row.outcome_id}"
        own = {name: row[name] for name in self.OWN if name != "place"}
        return super().initial_of(row, entry) | own | {"place": place}

    def build(self) -> None:
        """The words in the reader's language first; whose commitment only where it is a partnering action."""
        labels = {"en": _("What was done, in English"), "km": _("What was done, in Khmer")}
        for lang in languages():
            self.fields[f"text_{lang}"] = CleanTextField(label=labels[lang], required=False, rows=2)
            self.fields[f"text_{lang}"].widget.attrs["lang"] = lang
        self.fields["place"] = forms.ChoiceField(label=_("Output or outcome that it served"), choices=self.places)
        if self.row.kind == UnplannedKind.PARTNERING:
            sides = [("", "–"), *Side.choices]
            self.fields["side"] = forms.ChoiceField(label=_("Whose commitment"), choices=sides, required=False)
        self.fields["who"] = CleanCharField(label=_("Responsible"), required=False)
        self.fields["when_text"] = VagueDateField(label=_("When"), required=False, max_length=100)
        super().build()

    def own_fields(self) -> list[forms.BoundField]:
        """Words and place, in order."""
        names = (*(f"text_{lang}" for lang in languages()), *self.OWN[2:])
        return [self[name] for name in names if name in self.fields]


class NewUnplannedForm(OnceForm, UnplannedForm):
    """The same for a row that is not there yet."""


class NoteForm(RowForm):
    """The note on an outcome: two texts."""

    def __init__(self, *args: object, row: Rec, **kwargs: object) -> None:
        row["progress"] = row.note
        super().__init__(*args, row=row, **kwargs)

    def build(self) -> None:
        """The reader's language first."""
        for lang in languages():
            label = _("Note in English") if lang == "en" else _("Note in Khmer")
            self.fields[f"note_{lang}"] = CleanTextField(label=label, required=False, rows=2)
        self.ask_same()


class StatementForm(forms.Form):
    """A statement or the summary, in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: object, stem: str, report: Mapping[str, object], **kwargs: object) -> None:
        initial = {name: report[name] for name in (f"{stem}_en", f"{stem}_km", "version")}
        super().__init__(*args, initial=initial, **kwargs)
        for lang in languages():
            label = _("In English") if lang == "en" else _("In Khmer")
            self.fields[f"{stem}_{lang}"] = CleanTextField(label=label, required=False, rows=3)
        if older_in(report["older_texts"], stem):
            self.fields[SAME_NOW] = forms.BooleanField(label=_("Both languages say the same again"), required=False)

    def values(self) -> dict[str, object]:
        """The two texts."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NothingForm(forms.Form):
    """Nothing to report this period, with the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    nothing_to_report = forms.BooleanField(label=_("There is nothing to report in this period"), required=False)
    nothing_reason = CleanTextField(label=_("Why"), required=False, rows=2)

    def values(self) -> dict[str, object]:
        """Tick and reason; without the tick no reason."""
        ticked = self.cleaned_data["nothing_to_report"]
        return {"nothing_to_report": ticked, "nothing_reason": self.cleaned_data["nothing_reason"] if ticked else ""}


class DissentForm(forms.Form):
    """The lead facilitator's dissenting note."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = CleanTextField(label=_("Dissenting note"), required=False, rows=4)


class EvidenceForm(OnceForm, forms.Form):
    """A file and what it shows."""

    file = forms.FileField(label=_("File"))
    note = CleanCharField(label=_("What it shows"), required=False)


class DiscussionForm(OnceForm, forms.Form):
    """A point for the next meeting."""

    text = CleanTextField(label=_("What shall the next meeting discuss?"), rows=2)


class CommentForm(OnceForm, forms.Form):
    """A comment on one field."""

    row = forms.SlugField(widget=forms.HiddenInput, required=False)
    field = forms.CharField(label=_("On which field"), required=False, max_length=60)
    text = CleanTextField(label=_("Comment"), rows=2)
    asks_change = forms.BooleanField(label=_("This has to be changed"), required=False)


class AnswerForm(forms.Form):
    """The answer to a comment."""

    answer = CleanCharField(label=_("Answer"), required=False, max_length=1000)
    version = forms.IntegerField(required=False, min_value=1)


class StepForm(forms.Form):
    """What a step asks for: ``needs`` of the workflow table (comment, reason, date)."""

    def __init__(self, *args: object, needs: tuple[str, ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "date" in needs:
            self.fields["on"] = DayField(
                label=_("Day of the TWG meeting"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            )
            self.fields["note"] = CleanCharField(label=_("Meeting and agenda item"), required=False)
        if "comment" in needs:
            self.fields["comment"] = CleanTextField(label=_("What has to be changed"), rows=4, required=False)
        if "reason" in needs:
            self.fields["reason"] = CleanTextField(label=_("Reason"), rows=3)
