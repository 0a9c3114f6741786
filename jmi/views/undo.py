"""Undo after a removal: what was removed stays with the session until it ends or the set changes state."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.policies import SIGNED_IN, policy
from jmi.actions.undo import restore_row, state_of
from jmi.models import JmiSet
from jmi.rows import KINDS
from jmi.set_read import visible_set
from jmi.views.refusing import refusals_said
from kit.bilingual import pick

KEY, MOST = "jmi.removed", 10


def keep(request: HttpRequest, removed: dict[str, Any]) -> None:
    """Keep what was removed, the last ones only."""
    kept = request.session.get(KEY, [])
    request.session[KEY] = [*kept, removed | {"token": uuid.uuid4().hex}][-MOST:]


def last_removed(request: HttpRequest, jmi_set: JmiSet) -> dict[str, Any] | None:
    """The latest removal from this set that can still be undone."""
    state = state_of(jmi_set)
    for removed in reversed(request.session.get(KEY, [])):
        if removed["set"] == jmi_set.pk and removed["state"] == state:
            words = pick(removed["name_en"], removed["name_km"]).value
            return removed | {"label": KINDS[removed["kind"]].label, "name": words or "–"}
    return None


@policy(SIGNED_IN)
@require_POST
def row_restore(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """Bring a removed row back."""
    jmi_set = visible_set(request, pk)
    kept = request.session.get(KEY, [])
    removed = next((one for one in kept if one["token"] == token and one["set"] == jmi_set.pk), None)
    if removed is None:
        messages.error(request, _("This can no longer be undone. The history keeps the text."))
        return redirect(jmi_set)
    with refusals_said(request):
        restore_row(jmi_set=jmi_set, removed=removed, by=request.user, now=timezone.now())
        request.session[KEY] = [one for one in kept if one["token"] != token]
        messages.success(request, _("The row is back, with all that hung on it."))
        return redirect(f"{jmi_set.get_absolute_url()}#{removed['kind']}-{removed['pk']}")
    return redirect(jmi_set)
