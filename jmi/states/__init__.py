"""Words of the JMIs and the two processes: a set and the yearly progress report."""

from jmi.states.reports import (
    REPORT_WORKFLOW,
    ReportState,
    RoundState,
)
from jmi.states.sets import (
    SET_WORKFLOW,
    CycleState,
    SetState,
)
from jmi.states.words import (
    COUNTED,
    ActivityState,
    BreakdownKind,
    Direction,
    FundSource,
    IndicatorKind,
    JointSense,
    Origin,
    PartneringTag,
    Prerequisite,
    Rating,
    Reported,
    ResponsibleRole,
    SourceType,
    UnplannedKind,
    Verification,
    YesNoNA,
)

__all__ = [
    "COUNTED",
    "REPORT_WORKFLOW",
    "SET_WORKFLOW",
    "ActivityState",
    "BreakdownKind",
    "CycleState",
    "Direction",
    "FundSource",
    "IndicatorKind",
    "JointSense",
    "Origin",
    "PartneringTag",
    "Prerequisite",
    "Rating",
    "ReportState",
    "Reported",
    "ResponsibleRole",
    "RoundState",
    "SetState",
    "SourceType",
    "UnplannedKind",
    "Verification",
    "YesNoNA",
]
