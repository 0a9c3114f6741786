"""Words of checklists: what they are for, and what the desk sees by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChecklistPart(models.TextChoices):
    """What the lines of a checklist are about."""

    PREPARATION = "preparation", _("Preparation")
    LOGISTICS = "logistics", _("Logistics")
    CONDUCT = "conduct", _("Conduct of the meeting")


class ChecklistFact(models.TextChoices):
    """What the desk sees by itself: such a line is not ticked by hand."""

    AGENDA = "agenda", _("The agenda has items with titles")
    EXPECTED = "expected", _("What the guideline expects stands on the agenda")
    PAPERS = "papers", _("The papers were shared in time")
    DISCUSSION = "discussion", _("There is time for discussion")
    MEMBERS = "members", _("Members have a slot for their information")
    TWICE = "twice", _("Two plenaries were held in the year")
    CONTACT = "contact", _("Chair and lead facilitator met before it")
    DAY = "day", _("The day is set")
    VENUE = "venue", _("Each day has a venue or a link")
    INVITED = "invited", _("All letters went out")
    MINUTES = "minutes", _("The minutes were circulated")
