"""Forums and seats; meetings with agenda, people, papers and minutes."""

from meetings.models.agenda import LeftOutItem
from meetings.models.checklists import ChecklistLine, ChecklistTemplate, ChecklistTemplateLine
from meetings.models.follow import PassedOn
from meetings.models.forums import Forum, ForumName, Seat, forums_held, held
from meetings.models.letters import InvitationLetter
from meetings.models.meetings import (
    AgendaItem,
    AgendaTemplate,
    AgendaTemplateItem,
    ItemPerson,
    JointForum,
    Meeting,
    MeetingDay,
)
from meetings.models.minutes import CalendarFeed, Correction, Letter, MinutesRevision, Point
from meetings.models.people import Attendance, HeadCount, Invitation, Paper, PaperVersion

__all__ = [
    "AgendaItem",
    "AgendaTemplate",
    "AgendaTemplateItem",
    "Attendance",
    "CalendarFeed",
    "ChecklistLine",
    "ChecklistTemplate",
    "ChecklistTemplateLine",
    "Correction",
    "Forum",
    "ForumName",
    "HeadCount",
    "Invitation",
    "InvitationLetter",
    "ItemPerson",
    "JointForum",
    "LeftOutItem",
    "Letter",
    "Meeting",
    "MeetingDay",
    "MinutesRevision",
    "Paper",
    "PaperVersion",
    "PassedOn",
    "Point",
    "Seat",
    "forums_held",
    "held",
]
