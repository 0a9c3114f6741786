"""Words and processes of agreed actions and of issues that climb and come back."""

from followup.states.actions import (
    ACTION_WORKFLOW,
    ActionState,
    Priority,
)
from followup.states.issues import (
    ISSUE_WORKFLOW,
    IssueKind,
    IssueState,
    JoinKind,
)
from followup.states.legs import (
    LEG_WORKFLOW,
    LegState,
    ReceiverKind,
)

__all__ = [
    "ACTION_WORKFLOW",
    "ISSUE_WORKFLOW",
    "LEG_WORKFLOW",
    "ActionState",
    "IssueKind",
    "IssueState",
    "JoinKind",
    "LegState",
    "Priority",
    "ReceiverKind",
]
