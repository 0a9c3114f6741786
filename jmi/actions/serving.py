"""Saying which rows of a matrix an agreed action serves."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from followup.models import Action
from followup.permissions import may_keep
from jmi.models import JmiSet, ServingAction
from jmi.models.serving import ROWS
from jmi.rows import KINDS, set_path
from jmi.states import CycleState, SetState
from kit.refusals import NotAllowed, Refused
from kit.whole import whole
from partners.actions.saving import locked

ENDED = (SetState.REVISED, SetState.CLOSED)


def takes_links(jmi_set: JmiSet) -> bool:
    """Whether an action may begin to serve its rows: it runs, and is not a revision that still waits to replace it."""
    if jmi_set.state in ENDED or jmi_set.cycle.state == CycleState.CLOSED:
        return False
    return jmi_set.revises is None or jmi_set.revises.state in ENDED


def _fields(jmi_set: JmiSet, key: str) -> dict[str, int]:
    """``output:12`` as the field of a link; refused where it is no row of the set."""
    name, _sep, number = key.partition(":")
    pk = whole(number)
    if name in ROWS and pk is not None:
        kind = KINDS[name]
        if kind.model.objects.filter(pk=pk, **{set_path(kind): jmi_set.pk}).exists():
            return {f"{name}_id": pk}
    raise Refused(_("This row is no longer in the matrix. Read the page again."))


def serve(*, action: Action, jmi_set: JmiSet, rows: Iterable[str], by: object, now: datetime) -> None:
    """Make the rows of the set that the action serves exactly ``rows`` (``output:12``); a link that stands stays."""
    with audited("jmi.serve", by=by):
        action = locked(action)
        if not may_keep(by, action):
            raise NotAllowed(_("The secretariat and the Chair of the forum change agreed actions."), "TWG-5b.13")
        if not JmiSet.objects.visible_to(by).filter(pk=jmi_set.pk).exists():
            raise NotAllowed(_("This JMI set is not yours to see."), "JMI-3.12")
        wanted = set(rows)
        for link in ServingAction.objects.filter(action=action, jmi_set=jmi_set):
            if link.key in wanted:
                wanted.remove(link.key)
            else:
                link.delete()
        if wanted and not takes_links(jmi_set):
            raise Refused(_("This set has ended: an action can no longer begin to serve it."), "JMI-1.05")
        for key in sorted(wanted):
            ServingAction.objects.create(
                action=action, jmi_set=jmi_set, made_at=now, made_by=by, **_fields(jmi_set, key)
            )


def carry_to(revision: JmiSet, *, by: object, now: datetime) -> None:
    """A version takes over from the one it revises: what served a row serves the row made from it."""
    for name in ROWS:
        rows = KINDS[name].model.objects.filter(**{set_path(KINDS[name]): revision.pk}).exclude(copied_from=None)
        copies = dict(rows.values_list("copied_from", "pk"))
        links = ServingAction.objects.filter(jmi_set=revision.revises, **{f"{name}__in": list(copies)})
        for link in links.order_by("pk"):
            ServingAction.objects.create(
                action_id=link.action_id,
                jmi_set=revision,
                made_at=now,
                made_by=by,
                **{f"{name}_id": copies[getattr(link, f"{name}_id")]},
            )
