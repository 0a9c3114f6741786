"""Who stands how to a job."""

from accounts.models import User
from accounts.roles import Right
from jobs.models import Job


def parties(user: User, job: Job) -> set[str]:
    """``asker`` for who asked for it, ``coordinator`` for CRDB/CDC."""
    mine = set()
    if job.asked_by_id is not None and job.asked_by_id == user.pk:
        mine.add("asker")
    if user.has_right(Right.COORDINATE):
        mine.add("coordinator")
    return mine


def letter_parties(user: User) -> set[str]:
    """``keeper`` for those who keep accounts."""
    return {"keeper"} if user.has_right(Right.INVITE_USERS) else set()
