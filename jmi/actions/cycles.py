"""Opening, changing and closing cycles; taking all sets of a cycle one step further together."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.audit import audited
from accounts.roles import Right
from jmi.actions import sets
from jmi.models import Cycle, JmiSet
from jmi.states import CycleState, SetState
from kit.refusals import NotAllowed, Refused, Stale

FIELDS = (
    *("name_en", "name_km", "start_year", "end_year", "first_output_end_year", "drafts_due_on", "drafts_due_text"),
    *("consolidation_due_on", "consolidation_due_text", "consolidation_due_approximate", "late_entry_until_on"),
)


def _check_right(by: object) -> None:
    if not by.has_right(Right.COORDINATE):
        raise NotAllowed(_("CRDB/CDC keeps the cycles."), "JMI-4.03")


def save_cycle(
    *, cycle: Cycle | None, values: Mapping[str, Any], version: int | None = None, by: object, now: datetime
) -> Cycle:
    """Open a cycle of any length, or change one; a closed one is read only (JMI-1.05)."""
    _check_right(by)
    with audited("jmi.save_cycle", by=by):
        if cycle is None:
            cycle = Cycle()
        else:
            cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
            if cycle.state == CycleState.CLOSED:
                raise Refused(_("This cycle is closed; it can be read, not changed."), "JMI-1.05")
            if version is not None and cycle.version != version:
                raise Stale({name: getattr(cycle, name) for name in FIELDS}, dict(values), cycle.version)
            cycle.version += 1
        for name in FIELDS:
            if name in values:
                setattr(cycle, name, values[name])
        cycle.save()
    return cycle


def close_cycle(*, cycle: Cycle, by: object, now: datetime) -> Cycle:
    """Close a cycle; its sets in force are closed with it, all its sets stay readable."""
    _check_right(by)
    with audited("jmi.close_cycle", by=by):
        cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
        if cycle.state == CycleState.CLOSED:
            raise Refused(_("This cycle is closed already."), "JMI-1.05")
        for jmi_set in JmiSet.objects.filter(cycle=cycle, state=SetState.IN_FORCE):
            sets.take_step(jmi_set=jmi_set, verb="close", by=by, now=now)
        cycle.state = CycleState.CLOSED
        cycle.version += 1
        cycle.save(update_fields=["state", "version"])
    return cycle


def _each(cycle: Cycle, state: str) -> list[JmiSet]:
    found = list(JmiSet.objects.filter(cycle=cycle, state=state).order_by("pk"))
    if not found:
        raise Refused(
            _("No set of this cycle is in the state “%(state)s”.") % {"state": SetState(state).label}, "JMI-4.03"
        )
    return found


def consolidate_cycle(*, cycle: Cycle, by: object, now: datetime) -> int:
    """Take every accepted set into the consolidated one (JMI-4.03)."""
    _check_right(by)
    with audited("jmi.consolidate_cycle", by=by):
        found = _each(cycle, SetState.ACCEPTED)
        for jmi_set in found:
            sets.take_step(jmi_set=jmi_set, verb="consolidate", by=by, now=now)
    return len(found)


def send_cycle_to_pm(
    *, cycle: Cycle, on: date, reference: str = "", file: Any = None, by: object, now: datetime
) -> int:
    """Record that the consolidated set went to the Prime Minister, with date and document (JMI-4.05)."""
    _check_right(by)
    with audited("jmi.send_cycle_to_pm", by=by):
        found = _each(cycle, SetState.CONSOLIDATED)
        for jmi_set in found:
            sets.send_to_pm(jmi_set=jmi_set, on=on, by=by, now=now)
        cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
        cycle.sent_to_pm_on, cycle.sent_to_pm_reference = on, reference
        cycle.sent_to_pm_file = file or cycle.sent_to_pm_file
        cycle.version += 1
        cycle.save(update_fields=["sent_to_pm_on", "sent_to_pm_reference", "sent_to_pm_file", "version"])
    return len(found)


def put_cycle_in_force(*, cycle: Cycle, on: date, by: object, now: datetime) -> int:
    """Put every set that went to the Prime Minister in force."""
    _check_right(by)
    with audited("jmi.put_cycle_in_force", by=by):
        found = _each(cycle, SetState.SENT_TO_PM)
        for jmi_set in found:
            sets.put_in_force(jmi_set=jmi_set, on=on, by=by, now=now)
    return len(found)
