"""Words of the agenda, the papers, and who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """Kinds of agenda item (LRN-5.01)."""

    OPENING = "opening", _("Opening")
    DISCUSSION = "discussion", _("Presentation and discussion")
    PRESENTATION = "presentation", _("Presentation")
    GROUP_WORK = "group_work", _("Group work")
    MARKETPLACE = "marketplace", _("Marketplace")
    PANEL = "panel", _("Panel")
    MEMBERS = "members", _("Members' information")
    BREAK = "break", _("Break")
    CLOSING = "closing", _("Closing")
    OTHER = "other", _("Other")


class ItemRole(models.TextChoices):
    """Roles of people in an agenda item (LRN-A1.02)."""

    PRESENTER = "presenter", _("Presenter")
    SPEAKER = "speaker", _("Speaker")
    FACILITATOR = "facilitator", _("Facilitator")
    PANELLIST = "panellist", _("Panellist")
    MASTER = "master", _("Master of ceremonies")


class Presence(models.TextChoices):
    """Whether somebody came."""

    PRESENT = "present", _("Present")
    ONLINE = "online", _("Present online")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")


class Reply(models.TextChoices):
    """Answer to an invitation."""

    NONE = "none", _("No reply")
    COMING = "coming", _("Coming")
    SUBSTITUTE = "substitute", _("Sends a substitute")
    DECLINED = "declined", _("Cannot come")


class PaperAccess(models.TextChoices):
    """Who may open a paper."""

    FORUM = "forum", _("Members and invited persons")
    NAMED = "named", _("Secretariat, Chair and presenters")
