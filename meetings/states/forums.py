"""Words of forums and seats."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ForumKind(models.TextChoices):
    """The five mechanisms and the network of working groups."""

    TWG = "twg", _("Technical Working Group")
    SMD = "smd", _("Sectoral Multi-stakeholder Dialogue")
    NGO = "ngo", _("RGC–NGO consultation")
    SND = "snd", _("Sub-national Partnership Dialogue")
    NETWORK = "network", _("TWG Network")


class ForumState(models.TextChoices):
    """Life of a forum."""

    PROPOSED = "proposed", _("Proposed")
    ACTIVE = "active", _("Active")
    DISSOLVED = "dissolved", _("Dissolved")


class SeatFunction(models.TextChoices):
    """In which function somebody sits in a forum."""

    CHAIR = "chair", _("Chair")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy Chair")
    FACILITATOR = "facilitator", _("Lead facilitator")
    SECRETARIAT = "secretariat", _("Secretariat")
    CRDB = "crdb", _("CRDB/CDC representative")
    MINISTRY = "ministry", _("Ministry member")
    PARTNER = "partner", _("Development partner")
    FOCAL_POINT = "focal_point", _("Cross-cutting focal point")
    ADVISOR = "advisor", _("Technical advisor")
    NGO = "ngo", _("NGO member")
    STAKEHOLDER = "stakeholder", _("Other stakeholder")
    OBSERVER = "observer", _("Observer")
