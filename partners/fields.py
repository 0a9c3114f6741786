"""Form fields that choose from the directory: one picker for all.

Each is a ``<select>`` that works without JavaScript; ``static/js/picker.js`` makes it a searchable combobox. Where the
list is too long to be written out, a second box takes a code, an abbreviation or a name as typed. What is sent is the
number of the row, and the server takes it only if the row is visible to the person (``bind(form, user)``).
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.whole import whole
from partners.models import Organisation, Person, Place, PolicyEntry
from partners.models.organisations import OrganisationKind
from partners.models.places import PlaceKind
from partners.search import find_ids

TYPED = "typed:"


def bind(form: forms.BaseForm, user: object) -> None:
    """Tell every picker of a form who is choosing; without it a picker offers nothing and takes nothing."""
    for name, field in form.fields.items():
        if isinstance(field, _Picker):
            field.remember(form.get_initial_for_field(field, name))
            field.for_user(user)


def share(forms_: Iterable[forms.BaseForm]) -> None:
    """Let forms of one page, once bound, show the same options in pickers of one kind: read once, however many."""
    alike: dict[tuple[type, tuple[str, ...]], list[_Picker]] = {}
    for form in forms_:
        for field in form.fields.values():
            if isinstance(field, _Picker):
                alike.setdefault((type(field), field.kinds), []).append(field)
    for first, *others in alike.values():
        first.chosen = first.chosen.union(*(field.chosen for field in others))
        first.for_user(first.user)
        first.shown = None
        shown = first.offered()
        for field in others:
            field.chosen, field.queryset, field.shown = first.chosen, first.queryset, shown
            field.widget.complete = first.widget.complete


class PickerSelect(forms.Select):
    """The select, its address for searching, and a box for typing where not all rows are written out."""

    template_name = "partners/picker.html"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs)
        self.picker_url, self.complete = "", True

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict:
        """The select's context with the picker's own; its options are values, written out once (``kit.kept``)."""
        context = forms.Widget.get_context(self, name, value, attrs)
        if self.allow_multiple_selected:
            context["widget"]["attrs"]["multiple"] = True
        context["widget"]["groups"] = self.groups(context["widget"]["value"])
        typed = value.removeprefix(TYPED) if isinstance(value, str) and value.startswith(TYPED) else ""
        context["widget"]["attrs"]["data-picker"] = self.picker_url
        context["widget"] |= {"complete": self.complete, "typed": typed, "typed_name": f"{name}_typed"}
        return context

    def groups(self, chosen: list[str]) -> tuple:
        """Headings ("" for none) with their options: value, label, and whether it is chosen."""
        found, left = [], set(chosen)

        def option(value: object, label: object) -> tuple[str, str, bool]:
            number = str(value)
            is_chosen = number in left
            if is_chosen and not self.allow_multiple_selected:
                left.clear()
            return number, str(label), is_chosen

        for value, label in self.choices:
            if isinstance(label, list | tuple):
                found.append((str(value), tuple(option(*one) for one in label)))
            else:
                found.append(("", (option("" if value is None else value, label),)))
        return tuple(found)

    def value_from_datadict(self, data: dict, files: object, name: str) -> object:
        """The chosen row, or else what was typed."""
        chosen = super().value_from_datadict(data, files, name)
        typed = (data.get(f"{name}_typed") or "").strip()
        return chosen if chosen or not typed else f"{TYPED}{typed}"


class PickerSelectMultiple(PickerSelect, forms.SelectMultiple):
    """The same for several rows."""

    def value_from_datadict(self, data: dict, files: object, name: str) -> object:
        """The chosen rows and what was typed."""
        chosen = list(forms.SelectMultiple.value_from_datadict(self, data, files, name) or [])
        typed = (data.get(f"{name}_typed") or "").strip()
        return [*chosen, f"{TYPED}{typed}"] if typed else chosen


class _Choices(forms.models.ModelChoiceIterator):
    """Options in groups, written out as far as the field's limit; what is chosen is always among them."""

    def __iter__(self) -> Iterator:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for group, rows in groupby(self.field.offered(), key=self.field.group_of):
            options = [self.choice(row) for row in rows]
            yield from [(group, options)] if group else options

    def __len__(self) -> int:
        return len(self.field.offered())

    def choice(self, row: Model) -> tuple:
        """Number and label; without ``prepare_value``, which is for what is chosen."""
        return forms.models.ModelChoiceIteratorValue(row.pk, row), self.field.label_from_instance(row)


class _Picker:
    """What the single and the multiple fields share."""

    source = ""
    model: type[Model]
    narrow_by = "kind"
    limit = 400
    short = None
    iterator = _Choices

    def __init__(self, *, kinds: Iterable[str] = (), user: object = None, **kwargs: object) -> None:
        self.kinds, self.shown, self.chosen = tuple(map(str, kinds)), None, set()
        super().__init__(queryset=self.model.objects.none(), **kwargs)
        if user is not None:
            self.for_user(user)

    def __deepcopy__(self, memo: dict) -> "_Picker":
        copy = super().__deepcopy__(memo)
        copy.shown = None
        return copy

    def for_user(self, user: object) -> None:
        """Offer and take what this person may see."""
        self.user = user
        self.queryset = self.rows(user)
        self.widget.picker_url = self.address()

    def rows(self, user: object) -> QuerySet:
        """All rows that may be chosen."""
        rule = Q(**{f"{self.narrow_by}__in": self.kinds}) if self.kinds else Q()
        return self.model.objects.visible_to(user).filter(rule)

    def address(self) -> str:
        """Where the combobox asks; the server checks the choice again, so nothing hangs on this address."""
        kinds = urlencode([("kind", kind) for kind in self.kinds])
        return reverse("partners:pick", args=[self.source]) + (f"?{kinds}" if kinds else "")

    def offered(self) -> list[Model]:
        """The rows written out: the first ones in order, and those chosen already."""
        if self.shown is None:
            rows = list(self.queryset[: self.limit + 1])
            self.widget.complete = len(rows) <= self.limit
            rows = rows[: self.limit] if self.widget.complete or self.short is None else list(self.short(self.queryset))
            missing = self.chosen - {row.pk for row in rows}
            self.shown = ([*self.queryset.filter(pk__in=missing)] if missing else []) + rows
        return self.shown

    def remember(self, value: object) -> None:
        """What is chosen already is among the options, also where it would not be offered any more."""
        values = value if isinstance(value, QuerySet | list | tuple | set) else [value]
        numbers = [str(getattr(one, "pk", one)) for one in values]
        self.chosen = {number for text in numbers if (number := whole(text)) is not None}
        if self.shown is not None and not self.chosen <= {row.pk for row in self.shown}:
            self.shown = None

    def prepare_value(self, value: object) -> object:
        """The value as sent, remembered."""
        self.remember(value)
        return super().prepare_value(value)

    def group_of(self, row: Model) -> str:
        """The heading under which an option stands; "" for none."""
        return ""

    def note_of(self, row: Model) -> str:
        """A line below the name in the combobox."""
        return ""

    def exactly(self, text: str) -> Q:
        """Rows that ``text`` names without doubt."""
        return Q(name_en__iexact=text) | Q(name_km=text)

    def resolve(self, text: str) -> int:
        """The one row that a typed text means; refused with the names of those it could mean."""
        rows = list(self.queryset.filter(self.exactly(text))[:2])
        if len(rows) != 1:
            rows = list(self.queryset.filter(pk__in=find_ids(self.user, text, self.source))[:6])
        if len(rows) == 1:
            return rows[0].pk
        if not rows:
            raise ValidationError(_("Nothing in the directory is called “%(text)s”."), params={"text": text})
        names = "; ".join(self.label_from_instance(row) for row in rows[:5])
        raise ValidationError(
            _("“%(text)s” may mean: %(names)s. Type more of the name or its code."),
            params={"text": text, "names": names},
        )


class _One(_Picker, forms.ModelChoiceField):
    widget = PickerSelect

    def to_python(self, value: object) -> Model | None:
        """The row chosen or typed."""
        if isinstance(value, str) and value.startswith(TYPED):
            value = self.resolve(value.removeprefix(TYPED))
        return super().to_python(value)


class _Several(_Picker, forms.ModelMultipleChoiceField):
    widget = PickerSelectMultiple

    def clean(self, value: Iterable) -> QuerySet:
        """The rows chosen and typed."""
        plain = [item for item in value or [] if not str(item).startswith(TYPED)]
        typed = [self.resolve(str(item).removeprefix(TYPED)) for item in value or [] if str(item).startswith(TYPED)]
        return super().clean([*plain, *typed])


class _Organisations:
    source, model = "organisation", Organisation

    def rows(self, user: object) -> QuerySet:
        """Bodies that exist now; closed ones stay where they were chosen, but are not offered again."""
        rule = Q(pk__in=Organisation.objects.current().values("pk")) | Q(pk__in=self.chosen)
        return super().rows(user).filter(rule).order_by("protocol_rank", "name_en", "pk")

    def offered(self) -> list[Organisation]:
        """Grouped by kind, in protocol order within each."""
        kinds = list(OrganisationKind)
        return sorted(super().offered(), key=lambda body: kinds.index(body.kind))

    def group_of(self, row: Organisation) -> str:
        """Its kind."""
        return str(OrganisationKind(row.kind).label)

    def label_from_instance(self, row: Organisation) -> str:
        """Name and abbreviation."""
        short = row.text("abbreviation").value
        return f"{row} ({short})" if short else str(row)

    def note_of(self, row: Organisation) -> str:
        """Its kind."""
        return row.get_kind_display()

    def exactly(self, text: str) -> Q:
        """By name or abbreviation."""
        return super().exactly(text) | Q(abbreviation_en__iexact=text) | Q(abbreviation_km=text)


class OrganisationField(_Organisations, _One):
    """One organisation that exists now. ``kinds=[OrganisationKind.MINISTRY]`` narrows it."""


class OrganisationsField(_Organisations, _Several):
    """Several organisations."""


class PersonField(_One):
    """One person."""

    source, model, limit = "person", Person, 200

    def rows(self, user: object) -> QuerySet:
        """People; entries that were merged into another are not offered."""
        return super().rows(user).filter(merged_into=None).prefetch_related("positions__organisation")

    def note_of(self, row: Person) -> str:
        """The position held now."""
        return row.post()

    def exactly(self, text: str) -> Q:
        """By name in either script."""
        return super().exactly(text) | Q(other_names__name__iexact=text)


class PlaceField(_One):
    """One administrative unit. ``kinds=[PlaceKind.PROVINCE]`` narrows it."""

    source, model = "place", Place

    def rows(self, user: object) -> QuerySet:
        """Units that exist now, by official code."""
        rule = Q(pk__in=Place.objects.current().values("pk")) | Q(pk__in=self.chosen)
        return super().rows(user).filter(rule).select_related("parent__parent").order_by("code")

    def short(self, rows: QuerySet) -> QuerySet:
        """Capital and provinces; anything below is typed or searched."""
        return rows.filter(kind__in=[PlaceKind.CAPITAL, PlaceKind.PROVINCE])

    def label_from_instance(self, row: Place) -> str:
        """The name with its kind, since a province and its town share names."""
        return f"{row} ({row.get_kind_display()})"

    def note_of(self, row: Place) -> str:
        """What it lies in, and its code."""
        above = [str(place) for place in (row.parent, row.parent and row.parent.parent) if place]
        return " · ".join([*above, row.code])

    def exactly(self, text: str) -> Q:
        """By code; names are shared too often."""
        return Q(code=text)


class _Entries:
    source, model, narrow_by = "policy_entry", PolicyEntry, "framework__type"

    def rows(self, user: object) -> QuerySet:
        """Entries by framework."""
        return (
            super()
            .rows(user)
            .select_related("framework")
            .order_by("framework__type", "framework__code", "position", "code")
        )

    def group_of(self, row: PolicyEntry) -> str:
        """Its framework."""
        return f"{row.framework.code} · {row.framework}"

    def label_from_instance(self, row: PolicyEntry) -> str:
        """Short name of the framework, code and title: readable where the group's heading is not."""
        return f"{row.framework.code} {row.code} {row.text('title').value}"

    def note_of(self, row: PolicyEntry) -> str:
        """Its framework."""
        return str(row.framework)

    def exactly(self, text: str) -> Q:
        """By title."""
        return Q(title_en__iexact=text) | Q(title_km=text)


class PolicyEntryField(_Entries, _One):
    """One coded entry of any framework (RS-IV, NSDP, CSDG, BSP, sector plans, DCPS). ``kinds=[FrameworkType.RS]``."""


class PolicyEntriesField(_Entries, _Several):
    """Several coded entries."""


FIELDS = {field.source: field for field in (OrganisationField, PersonField, PlaceField, PolicyEntryField)}
