"""Checklists: templates as CRDB/CDC writes them, and the lines of one meeting (TWG-5d.01, NGO-4.10, SND-4.2.04)."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kit import dates
from kit.bilingual import Bilingual
from meetings import states
from meetings.models.forums import Seat
from meetings.models.meetings import Meeting


@pghistory.track()
class ChecklistTemplate(Bilingual, models.Model):
    """A checklist for kinds of meeting of kinds of forum; edited by CRDB/CDC."""

    part = models.CharField(_("about"), max_length=12, choices=states.ChecklistPart)
    forum_kind = models.CharField(_("kind of forum"), max_length=10, choices=states.ForumKind, blank=True)
    meeting_kind = models.CharField(_("kind of meeting"), max_length=12, choices=states.MeetingKind, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["part", "forum_kind", "meeting_kind", "pk"]
        verbose_name = _("checklist template")
        verbose_name_plural = _("checklist templates")

    def __str__(self) -> str:
        return self.text("name").value


@pghistory.track()
class ChecklistTemplateLine(Bilingual, models.Model):
    """One line of a template: what, whose, how many days before the meeting, and the provision it comes from."""

    template = models.ForeignKey(ChecklistTemplate, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(_("order"), default=0)
    title_en = models.CharField(_("what, in English"), max_length=300)
    title_km = models.CharField(_("what, in Khmer"), max_length=300, blank=True)
    function = models.CharField(_("who"), max_length=20, choices=states.SeatFunction, blank=True)
    days_before = models.SmallIntegerField(_("days before the meeting"), null=True, blank=True)
    fact = models.CharField(_("seen by the desk"), max_length=12, choices=states.ChecklistFact, blank=True)
    provision = models.CharField(_("provision"), max_length=20, blank=True)

    class Meta:
        ordering = ["template_id", "position", "pk"]
        verbose_name = _("line of a checklist template")
        verbose_name_plural = _("lines of a checklist template")

    def __str__(self) -> str:
        return self.text("title").value

    @property
    def days_words(self) -> str:
        """“10 days before the meeting”, “14 days after the meeting”; nothing where no day is asked."""
        if self.days_before is None:
            return ""
        number = abs(self.days_before)
        if self.days_before < 0:
            words = ngettext("%(days)s day after the meeting", "%(days)s days after the meeting", number)
        else:
            words = ngettext("%(days)s day before the meeting", "%(days)s days before the meeting", number)
        return words % {"days": dates.digits(number)}


@pghistory.track()
class ChecklistLine(Bilingual, models.Model):
    """One line of a meeting's checklist. Ticked by hand, seen by the desk (``fact``), or not needed, with the reason.

    The day until which it is due is its own, or follows the meeting by ``days_before``.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="checklist")
    source = models.ForeignKey(ChecklistTemplateLine, models.SET_NULL, related_name="+", null=True, blank=True)
    part = models.CharField(_("about"), max_length=12, choices=states.ChecklistPart)
    position = models.PositiveIntegerField(_("order"), default=0)
    title_en = models.CharField(_("what, in English"), max_length=300, blank=True)
    title_km = models.CharField(_("what, in Khmer"), max_length=300, blank=True)
    function = models.CharField(_("who"), max_length=20, choices=states.SeatFunction, blank=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", null=True, blank=True)
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    who_text = models.CharField(_("or in words"), max_length=200, blank=True)
    days_before = models.SmallIntegerField(_("days before the meeting"), null=True, blank=True)
    due_on = models.DateField(_("or until this day"), null=True, blank=True)
    fact = models.CharField(_("seen by the desk"), max_length=12, choices=states.ChecklistFact, blank=True)
    provision = models.CharField(_("provision"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    skipped_at = models.DateTimeField(_("found not needed at"), null=True, blank=True)
    skipped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    skipped_reason = models.TextField(_("why it is not needed"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "position", "pk"]
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of a checklist")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "source"], name="checklist_line_copied_once"),
            models.CheckConstraint(
                condition=Q(skipped_at=None, skipped_reason="") | Q(skipped_at__isnull=False) & ~Q(skipped_reason=""),
                name="checklist_line_skipped_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(skipped_at=None), name="checklist_line_done_or_not_needed"
            ),
            models.CheckConstraint(condition=~Q(title_en="") | ~Q(title_km=""), name="checklist_line_says_what"),
            models.CheckConstraint(condition=Q(fact="") | Q(done_at=None), name="checklist_fact_is_not_ticked"),
        ]

    def __str__(self) -> str:
        return self.text("title").value
