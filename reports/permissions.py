"""Who stands how to an edition."""

from accounts.roles import Right
from reports.models import Edition


def parties(user: object, edition: Edition | None = None) -> set[str]:
    """``publisher`` for those who build and issue reports (CRDB/CDC)."""
    return {"publisher"} if user.is_authenticated and user.has_right(Right.PUBLISH) else set()
