"""One step for many ticked actions: each through its own door, so that one refusal does not stop the others."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from followup.actions import steps
from followup.actions.actions import update_action
from followup.models import Action
from kit.refusals import Refused, Stale


@dataclass(frozen=True)
class Outcome:
    """What came of one action: ``problem`` says why nothing was done."""

    action: Action
    problem: str = ""
    said: str = ""


def _values(action: Action) -> dict[str, object]:
    helpers = list(action.contributors.select_related("organisation", "seat"))
    names = ("text_en", "text_km", "side", "lead_organisation", "lead_seat", "lead_text", "due_text", "priority")
    return {name: getattr(action, name) for name in (*names, "themes", "issue")} | {
        "organisations": [one.organisation for one in helpers if one.organisation],
        "seats": [one.seat for one in helpers if one.seat],
    }


def _change(action: Action, by: object, now: datetime.datetime, **change: object) -> None:
    action = Action.objects.select_related("lead_organisation", "lead_seat", "issue").get(pk=action.pk)
    update_action(action=action, version=action.version, by=by, now=now, **(_values(action) | change))


def _do(action: Action, values: Mapping[str, object], by: object, now: datetime.datetime) -> None:
    what, note = values["do"], values.get("note") or ""
    given = {"action": action, "by": by, "now": now}
    if what == "start":
        steps.start(**given)
    elif what == "finish":
        steps.finish(note=note, **given)
    elif what == "confirm":
        steps.confirm(**given)
    elif what == "drop":
        steps.drop(reason=note, **given)
    elif what == "reopen":
        steps.reopen(reason=note, **given)
    elif what == "extend":
        steps.extend(due_text=values["due_text"], reason=note, **given)
    elif what == "priority":
        _change(action, by, now, priority=values["priority"])
    else:
        body = values["lead_organisation"]
        _change(action, by, now, lead_organisation=body, lead_seat=None, lead_text="", side="")


def update_many(
    *, actions: Iterable[Action], values: Mapping[str, object], by: object, now: datetime.datetime
) -> list[Outcome]:
    """Take the step for each; what was refused says why, and stays as it was."""
    found = []
    for action in actions:
        try:
            _do(action, values, by, now)
        except Refused as refusal:
            found.append(Outcome(action, problem=str(refusal.message)))
        except Stale:
            found.append(Outcome(action, problem=_("Somebody changed it in the meantime.")))
        else:
            found.append(Outcome(action, said=_("Saved")))
    return found
