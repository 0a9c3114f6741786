"""Minutes: typed points, revisions, corrections proposed, letters logged, calendar addresses."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from meetings import states
from meetings.models.forums import Forum
from meetings.models.meetings import AgendaItem, Meeting

# Sealed minutes are closed by the database itself, whoever writes; only the organisation of a point may still follow
# when two entries of the directory are joined.
_SEALED = """
IF EXISTS (
    SELECT 1 FROM meetings_meeting
    WHERE minutes_state = 'sealed' AND (
        (TG_OP <> 'INSERT' AND id = OLD.meeting_id) OR (TG_OP <> 'DELETE' AND id = NEW.meeting_id)
    )
) THEN
    RAISE EXCEPTION 'the minutes of this meeting are sealed' USING ERRCODE = 'integrity_constraint_violation';
END IF;
RETURN COALESCE(NEW, OLD);
"""


def _closed_when_sealed(name: str, condition: pgtrigger.Condition | None = None) -> list[pgtrigger.Trigger]:
    writes = pgtrigger.Insert | pgtrigger.Delete
    return [
        pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=writes, func=_SEALED),
        pgtrigger.Trigger(
            name=f"{name}_text", when=pgtrigger.Before, operation=pgtrigger.Update, func=_SEALED, condition=condition
        ),
    ]


@pghistory.track()
class Point(Bilingual, models.Model):
    """One point of the minutes: information, decision, recommendation, action, unresolved issue …"""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="points")
    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="points", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=14, choices=states.PointKind, default=states.PointKind.INFORMATION)
    text_en = models.TextField(_("text in English"), blank=True)
    text_km = models.TextField(_("text in Khmer"), blank=True)
    en_changed_at = models.DateTimeField(_("English changed at"), null=True, blank=True)
    km_changed_at = models.DateTimeField(_("Khmer changed at"), null=True, blank=True)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    by_consensus = models.BooleanField(_("by consensus"), null=True, blank=True)
    differing_views = models.TextField(_("differing views"), blank=True)
    binding_after = models.CharField(_("binding only after"), max_length=200, blank=True)
    edited_at = models.DateTimeField(_("edited at"))
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "item_id", "position", "pk"]
        verbose_name = _("point of the minutes")
        verbose_name_plural = _("points of the minutes")
        triggers = _closed_when_sealed(
            "point_sealed", pgtrigger.AnyChange(exclude=["organisation", "edited_by"], exclude_auto=True)
        )

    def __str__(self) -> str:
        return self.text("text").value[:80]


@pghistory.track()
class MinutesRevision(models.Model):
    """The minutes as they stood at a moment: for comparing and going back."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    content = models.JSONField(_("content"))
    note = models.CharField(_("why"), max_length=300, blank=True)
    saved_at = models.DateTimeField(_("saved at"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting_id", "-number"]
        verbose_name = _("revision of the minutes")
        verbose_name_plural = _("revisions of the minutes")
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="minutes_revision_once")]
        triggers = _closed_when_sealed("revision_sealed")

    def __str__(self) -> str:
        return f"{self.meeting} {self.number}"


@pghistory.track()
class Correction(models.Model):
    """A correction of one point that a member proposes while the minutes are circulated."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="corrections")
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))])
    old_text = models.TextField(_("text as circulated"))
    new_text = models.TextField(_("proposed text"))
    reason = models.TextField(_("why"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=states.CorrectionState, default="proposed")
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        ordering = ["point_id", "proposed_at", "pk"]
        verbose_name = _("proposed correction")
        verbose_name_plural = _("proposed corrections")

    def __str__(self) -> str:
        return self.new_text[:80]


@pghistory.track()
class Letter(models.Model):
    """What was sent to whom before and after a meeting (TWG-5e.07): invitation, papers, minutes, change."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="letters")
    kind = models.CharField(_("what"), max_length=20)
    recipient = models.CharField(_("to"), max_length=300)
    subject = models.CharField(_("subject"), max_length=300)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return f"{self.kind} · {self.recipient}"


class CalendarFeed(models.Model):
    """A secret address of a calendar: of one person (all own forums) or of one forum."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="calendar_feeds", null=True, blank=True)
    secret = models.CharField(max_length=64, unique=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    made_at = models.DateTimeField(_("made at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "forum"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="one_feed_of_a_calendar",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.forum or ''}".strip()
