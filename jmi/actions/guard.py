"""What every change of a set checks first: the lock, who may, and that an agreement given before no longer stands."""

from datetime import datetime

from django.utils.translation import gettext as _

from jmi.models import Agreement, JmiSet
from jmi.permissions import is_editable, parties
from jmi.states import CycleState
from kit.refusals import NotAllowed, Refused


def lock(jmi_set: JmiSet) -> JmiSet:
    """The set as it is now, locked until the transaction ends."""
    return JmiSet.objects.select_for_update(of=("self",)).select_related("cycle", "forum").get(pk=jmi_set.pk)


def check_editable(jmi_set: JmiSet, by: object) -> None:
    """Refuse unless ``by`` is a member of the owning forum and the set is a draft of an open cycle."""
    if "member" not in parties(by, jmi_set):
        raise NotAllowed(_("Only members of the working group that owns this set may change it."), "JMI-3.12")
    if jmi_set.cycle.state == CycleState.CLOSED:
        raise Refused(_("This cycle is closed; its sets can be read, not changed."), "JMI-1.05")
    if not is_editable(jmi_set):
        raise Refused(
            _("The set is “%(state)s”; it can be changed only while it is a draft.")
            % {"state": jmi_set.get_state_display()},
            "JMI-3.13",
        )


def touch(jmi_set: JmiSet, *, by: object, now: datetime) -> None:
    """Note that the set has changed: its version goes up and agreements given before are withdrawn (JMI-2.03)."""
    Agreement.objects.filter(jmi_set=jmi_set, withdrawn_at=None).update(withdrawn_at=now, withdrawn_by=by)
    jmi_set.version += 1
    jmi_set.save(update_fields=["version"])
