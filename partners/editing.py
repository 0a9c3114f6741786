"""One way to run a form: save, or show what stands against it, losing nothing."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts import history
from kit.refusals import NotAllowed, Refused, Stale
from kit.whole import whole


def version_of(request: HttpRequest) -> int:
    """The version that was edited, as the form carries it; after a stale save the later of the two it carries."""
    numbers = [n for text in request.POST.getlist("version") if (n := whole(text, digits=9)) is not None]
    return numbers[-1] if numbers else 0


def run(
    request: HttpRequest,
    *,
    form: forms.Form,
    save: Callable[[], Model],
    template: str = "partners/edit.html",
    context: dict[str, object],
    done: str = "",
    to: str = "",
) -> HttpResponse:
    """Show ``form``; on POST ``save`` and go to the record. Stale: both texts (409). Refused: said at its field."""
    context = {"form": form, "stale_rows": None, "refusal": None} | context
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                record = save()
            except Stale as stale:
                status = 409
                context |= {"stale_rows": stale_rows(form, stale), "stale_version": stale.version}
            except Refused as refusal:
                status = 403 if isinstance(refusal, NotAllowed) else 422
                if refusal.field in form.fields:
                    form.add_error(refusal.field, refusal.message)
                else:
                    context["refusal"] = refusal
            else:
                messages.success(request, done or _("Saved."))
                return redirect(to or record)
    return render(request, template, context, status=status)


def stale_rows(form: forms.Form, stale: Stale) -> list[dict[str, str]]:
    """Field by field what others saved and what stands here, where the two differ."""
    found = []
    for name, mine in stale.mine.items():
        theirs = stale.theirs.get(name)
        if name in form.fields and theirs != mine:
            found.append(
                {
                    "label": form.fields[name].label,
                    "name": name,
                    "theirs": _words(form, name, theirs),
                    "mine": _words(form, name, mine),
                }
            )
    return found


def _words(form: forms.Form, name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(_words(form, name, one) for one in value)
    choices = getattr(form.fields[name], "choices", None)
    if isinstance(choices, list):
        return str(dict(choices).get(value, value))
    return "" if value is None else str(value)


def may_see_history(user: object, record: Model) -> bool:
    """Whether the page links to the record's history."""
    return history.may_read(user, type(record), record.pk, record)
