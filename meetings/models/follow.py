"""What members do with the results of a meeting."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.meetings import Meeting


@pghistory.track()
class PassedOn(models.Model):
    """A member's note that the results of a meeting were passed on in its organisation or community (TWG-5b.17)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="passed_on")
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+")
    passed_on = models.DateField(_("passed on, day"))
    to_whom = models.CharField(_("to whom"), max_length=300)
    note = models.TextField(_("note"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "passed_on", "pk"]
        verbose_name = _("note of passing on")
        verbose_name_plural = _("notes of passing on")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.to_whom}"
