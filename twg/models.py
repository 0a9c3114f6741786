"""The profile of a forum that is a Technical Working Group."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class WorkingGroup(models.Model):
    """What a Technical Working Group has beyond any forum."""

    forum = models.OneToOneField("meetings.Forum", models.CASCADE, related_name="working_group")
    member_limit = models.PositiveIntegerField(_("highest number of members"), null=True, blank=True)
    objectives_en = models.TextField(_("objectives in English"), blank=True)
    objectives_km = models.TextField(_("objectives in Khmer"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("Technical Working Group")
        verbose_name_plural = _("Technical Working Groups")

    def __str__(self) -> str:
        return str(self.forum)
