"""Adding, editing, moving and removing the rows of a matrix: in place with htmx, and by full pages without it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.policies import SIGNED_IN, policy
from jmi.actions import chain as actions
from jmi.actions.chain import Place
from jmi.chain import chains
from jmi.forms.rows import FORMS, SAME_NOW, IndicatorForm, Lines, RowForm, line_formset
from jmi.models import JmiSet, Outcome
from jmi.rows import KINDS, STAGES, RowKind
from jmi.rules import first_output_years
from jmi.set_read import visible_set
from jmi.stale import saved_last, stale_rows
from jmi.views.refusing import forbidding, refusals_said
from jmi.views.sets import show, turned_away
from jmi.views.undo import keep
from kit import dates
from kit.refusals import Refused, Stale
from kit.whole import whole
from partners.fields import share


def _kind(name: str) -> RowKind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _place(text: str) -> Place:
    """``output:5`` or ``outcome:3`` as a place; nothing else is one."""
    kind, _sep, number = text.partition(":")
    if kind in ("outcome", "output") and number.isascii() and number.isdigit() and len(number) < 18:
        return Place(**{kind: int(number)})
    return Place()


def place_of(row: models.Model, kind: RowKind) -> Place:
    """Where a saved row hangs."""
    if kind.name == "indicator":
        return Place(output=row.output_id)
    if kind.name == "output":
        return Place(outcome=row.outcome_id)
    if kind.name == "outcome":
        return Place()
    return Place(outcome=row.outcome_id, output=row.output_id)


def _initial(jmi_set: JmiSet, kind: RowKind, place: Place) -> dict[str, Any]:
    cycle = jmi_set.cycle
    if kind.name == "outcome":
        return {"start_year": cycle.start_year, "end_year": cycle.end_year}
    if kind.name == "output":
        start, end = first_output_years(
            cycle.start_year, cycle.end_year, cycle.first_output_end_year, timezone.localdate().year
        )
        return {"start_year": start, "end_year": end}
    if kind.name in ("activity", "partnering"):
        return {"hangs_on": f"output:{place.output}" if place.output else f"outcome:{place.outcome}"}
    return {}


class RowEditor:
    """One form with its lines, for a new row or for one that is there."""

    def __init__(self, request: HttpRequest, jmi_set: JmiSet, kind: RowKind, row: Any, place: Place) -> None:
        self.jmi_set, self.kind, self.row, self.place = jmi_set, kind, row, place
        data = request.POST if request.method == "POST" else None
        self.chain: list[Outcome] = chains([jmi_set]).get(jmi_set.pk, [])
        self.form: RowForm = FORMS[kind.name](
            data,
            instance=row,
            initial=_initial(jmi_set, kind, place) if row is None else None,
            jmi_set=jmi_set,
            user=request.user,
            outcomes=self.chain,
        )
        self.more = request.POST.get("more", "")
        self.lines: dict[str, Lines] = {}
        for child in kind.children:
            stored = list(getattr(row, child.name).all()) if row is not None else []
            initial = [{"id": line.pk} | {name: _raw(line, name) for name in child.fields} for line in stored]
            formset = line_formset(child, extra=1)
            if self.more == child.name and data is not None:
                data = data.copy()
                total = data.get(f"{child.name}-TOTAL_FORMS", "0")
                data[f"{child.name}-TOTAL_FORMS"] = str(whole(total, 0, digits=6) + 1)
            lines = formset(data, initial=initial, prefix=child.name, form_kwargs={"user": request.user})
            lines.label = child.label
            _share_choices(lines)
            self.lines[child.name] = lines

    def is_valid(self) -> bool:
        """Whether row and lines are clean."""
        return all([self.form.is_valid(), *(lines.is_valid() for lines in self.lines.values())])

    def values(self) -> tuple[dict[str, Any], dict[str, Any], Place]:
        """Cleaned values, lines and the place the row is to hang on."""
        values = {name: self.form.cleaned_data[name] for name in self.kind.fields if name in self.form.cleaned_data}
        values |= {name: self.form.cleaned_data[name] for name in (SAME_NOW,) if name in self.form.cleaned_data}
        children = {name: lines.values() for name, lines in self.lines.items()}
        if isinstance(self.form, IndicatorForm):
            children[STAGES.name] = self.form.stages()
        place = _place(self.form.cleaned_data["hangs_on"]) if "hangs_on" in self.form.cleaned_data else self.place
        return values, children, place


def _raw(line: models.Model, name: str) -> Any:
    field = line._meta.get_field(name)
    return getattr(line, field.attname) if field.is_relation else getattr(line, name)


def _share_choices(lines: Lines) -> None:
    """Let all lines show the same list of choices, read once however many lines there are."""
    share([*lines.forms, lines.empty_form])
    read: dict[str, list] = {}
    for form in [*lines.forms, lines.empty_form]:
        for name, field in form.fields.items():
            if name == "forum":
                if name not in read:
                    read[name] = list(field.choices)
                field.choices = read[name]


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def row_add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A new row below ``?under=output:5`` or ``?under=outcome:3``; an outcome needs no place."""
    jmi_set, row_kind = visible_set(request, pk), _kind(kind)
    if turned := turned_away(request, jmi_set):
        return turned
    place = _place(request.GET.get("under", ""))
    try:
        actions.parents_of(jmi_set, row_kind, place)
    except Refused as refusal:
        if place == Place():
            messages.error(request, refusal.message)
            return redirect(jmi_set)
        raise Http404 from refusal
    return _edit(request, RowEditor(request, jmi_set, row_kind, None, place))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def row_edit(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Edit one row in place, or on its own page."""
    jmi_set, row_kind = visible_set(request, pk), _kind(kind)
    found = _row(jmi_set, row_kind, row)
    if turned := turned_away(request, jmi_set):
        return turned
    return _edit(request, RowEditor(request, jmi_set, row_kind, found, place_of(found, row_kind)))


def _row(jmi_set: JmiSet, kind: RowKind, pk: int) -> models.Model:
    try:
        return actions.row_of(jmi_set, kind, pk)
    except Refused as refusal:
        raise Http404 from refusal


def _edit(request: HttpRequest, editor: RowEditor) -> HttpResponse:
    version = editor.row.version if editor.row is not None else None
    refusal: Refused | None = None
    if request.method == "POST" and not editor.more and editor.is_valid():
        values, children, place = editor.values()
        seen = request.POST.get("version", "")

        def save(_values: object = None) -> models.Model:
            return actions.save_row(
                jmi_set=editor.jmi_set,
                kind=editor.kind.name,
                pk=editor.row.pk if editor.row is not None else None,
                place=place,
                values=values,
                children=children,
                version=whole(seen, 0 if editor.row is not None else None, digits=9),
                by=request.user,
                now=timezone.now(),
            )

        try:
            with forbidding():
                # Two clicks on "save" of a new row make one row.
                new = editor.row is None
                saved = editor.form.once(save, by=request.user, now=timezone.now()) if new else save()
        except Stale as stale:
            rows = stale_rows(editor.kind, editor.form, editor.lines, stale)
            saved = saved_last(editor.kind.model, editor.row.pk, stale.version)
            return _form(request, editor, version=stale.version, stale=rows, saved=saved, status=409)
        except Refused as refused:
            refusal = refused
            if refused.field in editor.form.fields:
                editor.form.add_error(refused.field, str(refused.message))
        else:
            return _saved(request, editor.jmi_set, f"{editor.kind.name}:{saved.pk}", slot=_slot(editor))
    status = 422 if request.method == "POST" and not editor.more else 200
    return _form(request, editor, version=version, refusal=refusal, status=status)


def _slot(editor: RowEditor) -> str:
    """Id of the slot in which the form stands: that of the output, of the outcome, or the last one of the page."""
    place, kind, row = editor.place, editor.kind.name, editor.row
    if kind == "output" and row is not None:
        return f"slot-output-{row.pk}"
    if kind == "outcome":
        return f"slot-outcome-{row.pk}" if row is not None else "slot-new"
    return f"slot-output-{place.output}" if place.output else f"slot-outcome-{place.outcome}"


def _form(request: HttpRequest, editor: RowEditor, *, status: int, **more: Any) -> HttpResponse:
    jmi_set, kind, row = editor.jmi_set, editor.kind, editor.row
    key = f"{kind.name}:{row.pk}" if row is not None else ""
    context = {
        "set": jmi_set,
        "kind": kind,
        "row": row,
        "form": editor.form,
        "lines": editor.lines,
        "slot": _slot(editor),
        "action": request.get_full_path(),
        "draft_key": f"jmi.{jmi_set.pk}.{key or f'{kind.name}.{_slot(editor)}'}",
        "comments": jmi_set.fieldcomments.filter(row=key, settled_at=None).select_related("made_by") if key else (),
        "stale": None,
        "saved": None,
        "refusal": None,
        **more,
    }
    part = "#form" if request.htmx else ""
    response = render(request, f"jmi/row_form.html{part}", context, status=status)
    if request.htmx and status != 200:
        response["HX-Retarget"], response["HX-Reswap"] = f"#{_slot(editor)}", "innerHTML"
    return response


def _saved(request: HttpRequest, jmi_set: JmiSet, row: str, *, slot: str = "", words: str = "") -> HttpResponse:
    """The matrix again with htmx (one request a saved row), else back to the row on the page."""
    words = words or _("Row saved.")
    if request.htmx:
        response = show(request, visible_set(request, jmi_set.pk), saved=slot, said=words, saved_row=row)
        response["HX-Trigger"] = "saved"
        return response
    messages.success(request, words)
    return redirect(f"{jmi_set.get_absolute_url()}#{row.replace(':', '-')}" if row else jmi_set.get_absolute_url())


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def row_remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Ask, naming what goes with the row; then remove it."""
    jmi_set, row_kind = visible_set(request, pk), _kind(kind)
    found = _row(jmi_set, row_kind, row)
    if turned := turned_away(request, jmi_set):
        return turned
    refusal = None
    if request.method == "POST":
        try:
            with forbidding():
                keep(
                    request, actions.remove_row(jmi_set=jmi_set, kind=kind, pk=row, by=request.user, now=timezone.now())
                )
        except Refused as refused:
            refusal = refused
        else:
            return _saved(request, jmi_set, "", slot="all", words=_("Row removed."))
    context = {
        "set": jmi_set,
        "kind": row_kind,
        "row": found,
        "refusal": refusal,
        "below": [(one.label, count) for one, count in _below(found, row_kind) if count],
    }
    return render(request, "jmi/row_remove.html", context, status=422 if refusal else 200)


def _below(row: models.Model, kind: RowKind) -> Iterable[tuple[RowKind, int]]:
    for one in KINDS.values():
        if kind.name in one.hangs_on:
            yield one, getattr(row, one.related).count()


@policy(SIGNED_IN)
@require_POST
def row_move(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Move a row up, down, before another one, or to the end; the page says aloud where it stands then."""
    jmi_set, row_kind = visible_set(request, pk), _kind(kind)
    _row(jmi_set, row_kind, row)
    turned_away(request, jmi_set)
    before = request.POST.get("before", "")
    direction = request.POST.get("direction", "")
    if direction not in ("up", "down", "end") and whole(before) is None:
        raise Http404
    with refusals_said(request):
        place = actions.move_row(
            jmi_set=jmi_set,
            kind=kind,
            pk=row,
            step={"up": -1, "down": 1}.get(direction, 0),
            before=whole(before) if not direction else None,
            to_end=direction == "end",
            by=request.user,
            now=timezone.now(),
        )
        words = _("%(kind)s is now number %(place)s.") % {"kind": row_kind.label, "place": dates.digits(place)}
        return _saved(request, jmi_set, f"{kind}:{row}", words=words)
    return redirect(jmi_set)
