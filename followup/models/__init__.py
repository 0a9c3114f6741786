"""Agreed actions, and issues that climb to other forums and come back."""

from followup.models.actions import Action, ActionNote, ActionReminder, Contributor, Extension, SavedFilter
from followup.models.issues import EscalationPath, Issue, IssueJoin, IssuePosition, IssueStep, Leg

__all__ = [
    "Action",
    "ActionNote",
    "ActionReminder",
    "Contributor",
    "EscalationPath",
    "Extension",
    "Issue",
    "IssueJoin",
    "IssuePosition",
    "IssueStep",
    "Leg",
    "SavedFilter",
]
