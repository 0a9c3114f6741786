"""Both texts of a save that came too late, field by field, so that nothing is lost."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

from accounts import history
from jmi.rows import STAGES, RowKind
from kit.refusals import Stale


def saved_last(model: type[models.Model], pk: int | None, version: int | None) -> dict[str, Any]:
    """Who made the version that stands now, and when, from the history: ``by`` (a name, may be empty) and ``at``."""
    events = history.tracked()[model].objects.filter(pgh_obj_id=pk, version=version)
    return _who(events.select_related("pgh_context").order_by("pgh_id").first())


def _who(event: Any) -> dict[str, Any]:
    if event is None:
        return {"by": "", "at": None}
    user = event.pgh_context.metadata.get("user") if event.pgh_context else None
    return {"by": history.people([user]).get(user, ""), "at": event.pgh_created_at}


def saved_words(model: type[models.Model], pk: int, words: Mapping[str, Any]) -> dict[str, Any]:
    """Who wrote these very words, which now stand, and when: the same keys as ``saved_last``."""
    events = history.tracked()[model].objects.filter(pgh_obj_id=pk)
    other = models.Q(pk__in=[])
    for name, value in words.items():
        other |= ~models.Q(**{name: value})
    before = events.filter(other).order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
    event = events.filter(pgh_id__gt=before).select_related("pgh_context").order_by("pgh_id").first()
    return _who(event)


def somebody_saved(who: str) -> str:
    """Above a form that came too late: who saved, and that nothing is lost."""
    if who:
        return _("%(who)s saved in the meantime. Your text is still here; save again to keep it.") % {"who": who}
    return _("Somebody saved in the meantime. Your text is still here; save again to keep it.")


def in_words(value: Any) -> str:
    """A value as a reader sees it."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return "\n".join(in_words(one) for one in value)
    if isinstance(value, Mapping):
        parts = [in_words(one) for name, one in value.items() if name not in ("id", "DELETE")]
        return " · ".join(part for part in parts if part)
    if isinstance(value, models.Model):
        return str(value)
    return str(value)


def stale_rows(
    kind: RowKind, form: forms.Form, lines: Mapping[str, forms.BaseFormSet], stale: Stale
) -> list[dict[str, str]]:
    """The rows of ``components/stale.html``: only what differs."""
    labels = {name: str(field.label) for name, field in form.fields.items()}
    labels |= {name: str(formset.label) for name, formset in lines.items()} | {STAGES.name: str(STAGES.label)}
    found = []
    for name, theirs in stale.theirs.items():
        mine = stale.mine.get(name)
        if isinstance(mine, list):
            mine = [line for line in mine if not (isinstance(line, Mapping) and line.get("DELETE"))]
        words = in_words(theirs), in_words(mine)
        if words[0] != words[1]:
            found.append({"label": labels.get(name, name), "name": name, "theirs": words[0], "mine": words[1]})
    return found
