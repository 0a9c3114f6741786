"""The SMART test and the opinion on ambition."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.audit import audited
from jmi.actions.guard import lock
from jmi.models import JmiSet, Outcome
from jmi.permissions import is_editable, parties
from jmi.states import CycleState, SetState
from jmi.suggestions import SMART
from kit.refusals import NotAllowed, Refused, Stale


def may_assess(user: object, jmi_set: JmiSet) -> bool:
    """Members while drafting; CRDB/CDC as reviewer until the set is in force."""
    mine = parties(user, jmi_set)
    if "member" in mine and is_editable(jmi_set):
        return True
    reviewing = jmi_set.state in (SetState.DRAFTING, SetState.AGREED, SetState.SUBMITTED)
    return "crdb" in mine and reviewing and jmi_set.cycle.state == CycleState.OPEN


def moment_of(outcome: Outcome) -> str:
    """When the outcome was last assessed, as forms carry it."""
    return outcome.smart_at.isoformat() if outcome.smart_at else "0"


def assess(
    *,
    jmi_set: JmiSet,
    outcome: int,
    smart: list[str],
    smart_note: str = "",
    ambition_opinion: str = "",
    seen: str | None = None,
    by: object,
    now: datetime,
) -> Outcome:
    """Store which of the five boxes are ticked, by whom and when (JMI-3.08), and the opinion (JMI-A.15).

    An assessment says something about the set and changes nothing in it: agreements and versions stand. ``seen`` is the
    moment of the assessment that the form showed (``moment_of``); Stale when there is a later one.
    """
    with audited("jmi.assess", by=by):
        jmi_set = lock(jmi_set)
        if not may_assess(by, jmi_set):
            raise NotAllowed(_("Members of the working group and CRDB/CDC assess a set."), "JMI-3.08")
        found = Outcome.objects.select_for_update().filter(pk=outcome, jmi_set=jmi_set).first()
        if found is None:
            raise Refused(_("This outcome does not belong to this set."))
        if seen is not None and seen != moment_of(found):
            theirs = {"smart_note": found.smart_note, "ambition_opinion": found.ambition_opinion}
            raise Stale(theirs, {"smart_note": smart_note, "ambition_opinion": ambition_opinion}, found.version)
        found.smart = [one for one in SMART if one in smart]
        found.smart_note, found.ambition_opinion = smart_note, ambition_opinion
        found.smart_at, found.smart_by = now, by
        found.save(update_fields=["smart", "smart_note", "smart_at", "smart_by", "ambition_opinion"])
    return found
