"""Joint Monitoring Indicators: cycles and sets, the result chain, rounds and progress."""

from jmi.models.chain import (
    Activity,
    ActivityDate,
    ActivityResource,
    Breakdown,
    Indicator,
    IndicatorStage,
    IndicatorTarget,
    Outcome,
    OutcomePolicy,
    Output,
    PartneringAction,
    Responsible,
)
from jmi.models.progress import (
    DiscussionRequest,
    DueMove,
    IndicatorProgress,
    IndicatorProgressPart,
    OutcomeNote,
    ProgressReport,
    Round,
    RoundReminder,
)
from jmi.models.review import FieldComment, KeptReason, Submission
from jmi.models.schedule import EVIDENCED, ActivityProgress, Evidence, PartneringProgress, UnplannedProgress
from jmi.models.serving import ServingAction
from jmi.models.sets import Agreement, Cycle, JmiSet, SharedWith

__all__ = [
    "EVIDENCED",
    "Activity",
    "ActivityDate",
    "ActivityProgress",
    "ActivityResource",
    "Agreement",
    "Breakdown",
    "Cycle",
    "DiscussionRequest",
    "DueMove",
    "Evidence",
    "FieldComment",
    "Indicator",
    "IndicatorProgress",
    "IndicatorProgressPart",
    "IndicatorStage",
    "IndicatorTarget",
    "JmiSet",
    "KeptReason",
    "Outcome",
    "OutcomeNote",
    "OutcomePolicy",
    "Output",
    "PartneringAction",
    "PartneringProgress",
    "ProgressReport",
    "Responsible",
    "Round",
    "RoundReminder",
    "ServingAction",
    "SharedWith",
    "Submission",
    "UnplannedProgress",
]
