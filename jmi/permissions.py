"""Who may do what with a set. Rights come from the seats held in its forum (JMI-3.12)."""

from jmi.models import JmiSet
from jmi.states import CycleState, SetState
from meetings.permissions import parties_in, seats_of


def parties(user: object, jmi_set: JmiSet) -> set[str]:
    """The parties of ``SET_WORKFLOW`` for which ``user`` stands: seats in the owning forum, "crdb" nationwide."""
    return parties_in(user, jmi_set.forum_id)


def may_edit(user: object, jmi_set: JmiSet, mine: set[str] | None = None) -> bool:
    """Whether the rows may be changed: by members of the owning forum, as a draft of an open cycle (JMI-1.05, 3.12)."""
    mine = parties(user, jmi_set) if mine is None else mine
    return "member" in mine and is_editable(jmi_set)


def is_editable(jmi_set: JmiSet) -> bool:
    """Whether anybody may change the rows now."""
    return jmi_set.state == SetState.DRAFTING and jmi_set.cycle.state == CycleState.OPEN


def may_comment(user: object, jmi_set: JmiSet) -> bool:
    """Members of the owning and of sharing forums, and CRDB/CDC; observers only read. Closed sets take no comments."""
    if jmi_set.state in (SetState.CLOSED, SetState.REVISED):
        return False
    if parties(user, jmi_set) & {"member", "crdb"}:
        return True
    return any(parties_in(user, shared.forum_id) & {"member"} for shared in jmi_set.shared_with.all())


def may_settle(user: object, jmi_set: JmiSet) -> bool:
    """Who answers and settles comments: secretariat and Chair of the owning forum, and CRDB/CDC."""
    return bool(parties(user, jmi_set) & {"secretariat", "chair", "crdb"})


def may_create(user: object, forum_id: int) -> bool:
    """Who starts a set: any member of the forum (JMI-3.12), or CRDB/CDC for a forum that has not begun."""
    return bool(parties_in(user, forum_id) & {"member", "crdb"})


def forums_to_draft_in(user: object) -> list[int]:
    """Forums in which ``user`` holds a seat that may draft."""
    return [forum for forum in seats_of(user) if "member" in parties_in(user, forum)]
