"""Which agreed actions serve which row of a matrix."""

from functools import reduce
from operator import or_

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jmi.models.chain import Activity, Indicator, Outcome, Output, PartneringAction
from jmi.models.sets import JmiSet

# The kinds of rows by their names elsewhere (``jmi.rows.KINDS``): each is a field of a link.
ROWS = ("outcome", "output", "indicator", "activity", "partnering")


@pghistory.track()
class ServingAction(models.Model):
    """An agreed action serves one row of a set; it goes when the row or the action goes."""

    action = models.ForeignKey("followup.Action", models.CASCADE, related_name="serving_jmis")
    jmi_set = models.ForeignKey(JmiSet, models.CASCADE, related_name="serving_actions")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="serving_actions", null=True, blank=True)
    output = models.ForeignKey(Output, models.CASCADE, related_name="serving_actions", null=True, blank=True)
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="serving_actions", null=True, blank=True)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="serving_actions", null=True, blank=True)
    partnering = models.ForeignKey(
        PartneringAction, models.CASCADE, related_name="serving_actions", null=True, blank=True
    )
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["action_id", "pk"]
        verbose_name = _("action that serves a JMI")
        verbose_name_plural = _("actions that serve a JMI")
        constraints = [
            models.CheckConstraint(
                condition=reduce(or_, (Q(**{f"{name}__isnull": name != one for name in ROWS}) for one in ROWS)),
                name="serving_action_serves_one_row",
            ),
            models.UniqueConstraint(
                fields=["action", *ROWS], nulls_distinct=False, name="serving_action_serves_a_row_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.row)

    @property
    def key(self) -> str:
        """The row it serves, as pages call it: ``output:12``."""
        return next(f"{name}:{number}" for name in ROWS if (number := getattr(self, f"{name}_id")) is not None)

    @property
    def row(self) -> models.Model:
        """The row it serves."""
        return next(getattr(self, name) for name in ROWS if getattr(self, f"{name}_id") is not None)
