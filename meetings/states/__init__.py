"""Words of forums, seats and meetings, and the two processes of a meeting: the meeting itself and its minutes."""

from meetings.states.agenda import (
    ItemKind,
    ItemRole,
    PaperAccess,
    Presence,
    Reply,
)
from meetings.states.checklists import (
    ChecklistFact,
    ChecklistPart,
)
from meetings.states.forums import (
    ForumKind,
    ForumState,
    SeatFunction,
)
from meetings.states.meetings import (
    MEETING_WORKFLOW,
    MeetingKind,
    MeetingState,
)
from meetings.states.minutes import (
    MINUTES_WORKFLOW,
    CorrectionState,
    MinutesState,
    PointKind,
)

__all__ = [
    "MEETING_WORKFLOW",
    "MINUTES_WORKFLOW",
    "ChecklistFact",
    "ChecklistPart",
    "CorrectionState",
    "ForumKind",
    "ForumState",
    "ItemKind",
    "ItemRole",
    "MeetingKind",
    "MeetingState",
    "MinutesState",
    "PaperAccess",
    "PointKind",
    "Presence",
    "Reply",
    "SeatFunction",
]
