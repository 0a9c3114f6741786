"""Who stands how to an issue: its origin keeps it open, a receiver answers for its own stay and sees nothing else."""

from accounts.roles import Right
from followup.models import Issue, Leg
from followup.models.issues import organisations_served_by
from followup.states import ISSUE_WORKFLOW, LEG_WORKFLOW, LegState, ReceiverKind
from kit.workflow import Step
from meetings.permissions import parties_in

# Who speaks for the forum in which an issue was raised, and for a forum to which it comes.
KEEPERS = frozenset({"secretariat", "chair", "facilitator"})
# A leg that waits for somebody; one that was passed on waits for those above it.
WAITING = (LegState.SENT, LegState.ACCEPTED)
RUNNING = (*WAITING, LegState.PASSED_ON)
# Steps that follow from what a receiver does; never a button.
FOLLOWS = frozenset({"answered", "declined"})
AFTER_ANSWER = frozenset({"answer-came", "relay"})


def served_by(user: object) -> set[int]:
    """The bodies for which ``user`` speaks now. One query a request, kept on the user."""
    if not hasattr(user, "_bodies_served"):
        signed_in = user.is_authenticated and user.is_active
        user._bodies_served = set(organisations_served_by(user).values_list("pk", flat=True)) if signed_in else set()
    return user._bodies_served


def issue_parties(user: object, issue: Issue) -> set[str]:
    """ "origin" for Chair, secretariat and lead facilitator of the forum; "partner" for partners there (SND-4.3.22)."""
    mine = parties_in(user, issue.forum_id)
    return ({"origin"} if mine & KEEPERS else set()) | (mine & {"partner"})


def keeps(user: object, issue: Issue) -> bool:
    """May take the steps of the origin."""
    return "origin" in issue_parties(user, issue)


def may_raise(user: object, forum_id: int) -> bool:
    """Every member of a forum may raise an issue there; observers may not."""
    return bool(parties_in(user, forum_id) & {"member"})


def may_edit(user: object, issue: Issue) -> bool:
    """The origin, and whoever raised it and still sits there, until it is closed."""
    if issue.state in ISSUE_WORKFLOW.final:
        return False
    raised = issue.created_by_id is not None and issue.created_by_id == user.pk
    return keeps(user, issue) or (raised and may_raise(user, issue.forum_id))


def leg_parties(user: object, leg: Leg) -> set[str]:
    """ "receiver" for those who answer: of the forum, or of the body. What a body outside this system, or one for which
    nobody signs in, answered on paper is recorded by CRDB/CDC or by those who sent the issue there."""
    if leg.receiver == ReceiverKind.FORUM:
        return {"receiver"} if parties_in(user, leg.to_forum_id) & KEEPERS else set()
    if leg.receiver == ReceiverKind.ORGANISATION and leg.to_organisation_id in served_by(user):
        return {"receiver"}
    if user.is_authenticated and user.has_right(Right.COORDINATE):
        return {"receiver"}
    if leg.receiver == ReceiverKind.OUTSIDE:
        if leg.from_forum_id is not None and parties_in(user, leg.from_forum_id) & KEEPERS:
            return {"receiver"}
        if leg.from_organisation_id is not None and leg.from_organisation_id in served_by(user):
            return {"receiver"}
    return set()


def issue_offers(user: object, issue: Issue) -> list[Step]:
    """The steps of the origin that ``user`` may take now."""
    return [step for step in ISSUE_WORKFLOW.offers(issue.state, issue_parties(user, issue)) if step.verb not in FOLLOWS]


def leg_offers(user: object, leg: Leg, above: list[Leg]) -> list[Step]:
    """The steps of a receiver that ``user`` may take now; nothing of an issue that its origin has closed."""
    if leg.issue.state in ISSUE_WORKFLOW.final:
        return []
    waits = any(one.state in RUNNING for one in above)
    return [
        step
        for step in LEG_WORKFLOW.offers(leg.state, leg_parties(user, leg))
        if not (step.verb in AFTER_ANSWER and waits)
    ]


def may_keep_paths(user: object) -> bool:
    """Paths of escalation are CRDB/CDC's to change."""
    return user.is_authenticated and user.has_right(Right.COORDINATE)
