"""Who may do what with a progress report. Rights come from the seats held in the forum that owns the set."""

from jmi.models import ProgressReport
from jmi.progress_rules import WRITABLE
from jmi.states import ReportState
from meetings.permissions import parties_in

# Both sides report on the partnering actions and each writes its own statement (JMI-2.09).
ROW_WRITERS = frozenset({"secretariat", "chair"})
JOINT_WRITERS = frozenset({"secretariat", "chair", "facilitator"})


def parties(user: object, report: ProgressReport) -> set[str]:
    """The parties of ``REPORT_WORKFLOW`` for which ``user`` stands; the set must be selected with the report."""
    return parties_in(user, report.jmi_set.forum_id)


def may_write(mine: set[str], kind: str, state: str) -> bool:
    """Whether these parties may save a row of ``kind`` (indicator, activity, partnering, outcome, government, partner).

    JMI-3.12: only the owning TWG; after the Chair's approval nobody, until it was sent back.
    """
    if state not in WRITABLE:
        return False
    joint = kind in ("partnering", "partner")
    return bool(mine & (JOINT_WRITERS if joint else ROW_WRITERS))


def may_dissent(mine: set[str], state: str) -> bool:
    """The lead facilitator may note dissent until the report is sent."""
    return "facilitator" in mine and state in (*WRITABLE, ReportState.APPROVED)


def may_comment(mine: set[str], state: str) -> bool:
    """Members and CRDB/CDC comment on fields; once taken into an edition the report rests."""
    return bool(mine & {"member", "crdb"}) and state != ReportState.CONSOLIDATED


def may_settle(mine: set[str]) -> bool:
    """Who answers comments and marks them settled."""
    return bool(mine & {"secretariat", "chair", "crdb"})
