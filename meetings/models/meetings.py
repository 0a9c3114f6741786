"""Meetings: when, where, by whom, with what agenda. Nothing here knows a mechanism by name."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from kit.bilingual import Bilingual
from meetings import states
from meetings.models.forums import Forum, forums_held, held


class MeetingQuerySet(models.QuerySet):
    """Meetings by who may see them."""

    def visible_to(self, user: object) -> "MeetingQuerySet":
        """All for CRDB/CDC but partners-only ones; else those of forums in which one sits, or to which one is invited.

        A partners-only meeting is seen by partners of the forum and by those invited, by nobody else (TWG-5d.07).
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        mine = forums_held(user)
        invited = invited_to(user)
        partner_seats = {seat.forum for seat in held(user) if seat.function in ("facilitator", "partner")}
        private = Q(kind=states.MeetingKind.PARTNERS, shared=False)
        if user.has_right(Right.SEE_ALL):
            return self.filter(~private | Q(forum__in=partner_seats) | invited)
        open_ones = Q(forum__in=mine) | Q(pk__in=JointForum.objects.filter(forum__in=mine).values("meeting"))
        if user.has_right(Right.SEE_SUBNATIONAL):
            open_ones |= Q(forum__in=Forum.objects.visible_to(user).values("pk"))
        return self.filter((open_ones & ~private) | (private & Q(forum__in=partner_seats)) | invited)


def invited_to(user: object) -> Q:
    """Meetings to which ``user`` is invited."""
    rows = Meeting.objects.filter(invitations__person__user=user, invitations__withdrawn=False)
    return Q(pk__in=rows.values("pk"))


@pghistory.track()
class Meeting(Bilingual, models.Model):
    """One meeting of a forum, of one or several days; the day may be known only to the month or quarter."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="meetings")
    kind = models.CharField(_("kind"), max_length=12, choices=states.MeetingKind, default=states.MeetingKind.PLENARY)
    main_meeting = models.ForeignKey("self", models.PROTECT, related_name="side_meetings", null=True, blank=True)
    number = models.CharField(_("number"), max_length=20, blank=True, help_text=_("“4th”, “លើកទី៤”"))
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=states.MeetingState, default=states.MeetingState.PLANNED
    )
    state_since_at = models.DateTimeField(_("in this state since"))
    state_reason = models.TextField(_("why it was postponed or cancelled"), blank=True)
    planned_text = models.CharField(_("when, as written"), max_length=100, blank=True)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    approximate = models.BooleanField(_("only the month or quarter is known"), default=False)
    presided_by = models.ForeignKey("partners.Person", models.PROTECT, related_name="+", null=True, blank=True)
    presided_text = models.CharField(_("presided by, title and office at that time"), max_length=300, blank=True)
    theme_en = models.TextField(_("theme in English"), blank=True)
    theme_km = models.TextField(_("theme in Khmer"), blank=True)
    shared = models.BooleanField(_("shared with all members"), default=False)
    papers_shared_on = models.DateField(_("papers shared on"), null=True, blank=True)
    papers_late_reason = models.TextField(_("why the papers were late"), blank=True)
    minutes_state = models.CharField(
        _("minutes"), max_length=10, choices=states.MinutesState, default=states.MinutesState.DRAFT
    )
    corrections_until_on = models.DateField(_("corrections until"), null=True, blank=True)
    circulated_at = models.DateTimeField(_("minutes circulated at"), null=True, blank=True)
    circulated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(_("minutes approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    sealed_at = models.DateTimeField(_("minutes sealed at"), null=True, blank=True)
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    sealed_sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = [F("starts_on").desc(nulls_first=True), "-pk"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [
            models.Index(F("starts_on").desc(nulls_first=True), F("id").desc(), name="meeting_newest_first"),
            # Few among many, and left out of every list of whoever may not see them.
            models.Index(fields=["forum"], condition=Q(kind="partners", shared=False), name="meeting_partners_only"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="meeting_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("postponed", "cancelled")) | ~Q(state_reason=""),
                name="meeting_moved_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(minutes_state=states.MinutesState.SEALED)
                | ~Q(sealed_sha256="") & Q(sealed_at__isnull=False),
                name="sealed_minutes_have_a_fingerprint",
            ),
        ]
        triggers = [
            # A seal is never broken, not by raw SQL either: the text it closes is that of the last revision.
            pgtrigger.Protect(
                name="meeting_sealed",
                operation=pgtrigger.UpdateOf("minutes_state", "sealed_at", "sealed_sha256"),
                condition=pgtrigger.Q(old__minutes_state="sealed")
                & (
                    pgtrigger.Q(new__minutes_state__df="sealed")
                    | pgtrigger.Q(old__sealed_sha256__df=pgtrigger.F("new__sealed_sha256"))
                    | pgtrigger.Q(old__sealed_at__df=pgtrigger.F("new__sealed_at"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text("title").value or f"{self.get_kind_display()} {self.number}".strip()

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting-detail", args=[self.pk])

    @property
    def partners_only(self) -> bool:
        """Partners among themselves, not shared with all members (TWG-5d.07)."""
        return self.kind == states.MeetingKind.PARTNERS and not self.shared


@pghistory.track()
class JointForum(models.Model):
    """A further forum to which a joint meeting belongs (TWG-4d.06)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="joint_forums")
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="joint_meetings")

    class Meta:
        verbose_name = _("joint forum")
        verbose_name_plural = _("joint forums")
        constraints = [models.UniqueConstraint(fields=["meeting", "forum"], name="joint_forum_once")]

    def __str__(self) -> str:
        return str(self.forum)


@pghistory.track()
class MeetingDay(models.Model):
    """A day or a venue of a meeting; two venues on one day are two rows."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="days")
    day_on = models.DateField(_("day"))
    starts = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("until"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    online_link = models.URLField(_("online link"), blank=True)

    class Meta:
        ordering = ["day_on", "starts", "pk"]
        verbose_name = _("day of a meeting")
        verbose_name_plural = _("days of a meeting")

    def __str__(self) -> str:
        return f"{self.day_on} {self.venue}".strip()


@pghistory.track()
class AgendaItem(Bilingual, models.Model):
    """An item of the agenda, nested and timed. Links to JMIs, issues and workplans live in their own rooms above."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, related_name="below", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    number = models.CharField(_("number"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=14, choices=states.ItemKind, default=states.ItemKind.DISCUSSION)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    note_en = models.TextField(_("actions required of members, in English"), blank=True)
    note_km = models.TextField(_("actions required of members, in Khmer"), blank=True)
    starts = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("until"), null=True, blank=True)
    minutes_presentation = models.PositiveSmallIntegerField(_("minutes for presentation"), null=True, blank=True)
    minutes_discussion = models.PositiveSmallIntegerField(_("minutes for discussion"), null=True, blank=True)
    themes = ArrayField(models.CharField(max_length=30), verbose_name=_("themes"), default=list, blank=True)
    recurring = models.BooleanField(_("comes again at each meeting"), default=False)
    reached = models.BooleanField(_("reached"), null=True, blank=True)
    carried_from = models.ForeignKey("self", models.SET_NULL, related_name="carried_to", null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    taken = models.BooleanField(_("taken on the agenda"), default=True)
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    declined_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    declined_reason = models.TextField(_("why it was declined"), blank=True)
    expected = models.BooleanField(_("expected"), default=False)
    provision = models.CharField(_("provision"), max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "position", "pk"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        return f"{self.number} {self.text('title').value}".strip()


@pghistory.track()
class ItemPerson(models.Model):
    """Who presents, speaks or facilitates, and for which organisation."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="people")
    position = models.PositiveIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=12, choices=states.ItemRole, default=states.ItemRole.PRESENTER)
    person = models.ForeignKey("partners.Person", models.PROTECT, related_name="+", null=True, blank=True)
    name = models.CharField(_("or name"), max_length=200, blank=True)
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    on_behalf_of = models.CharField(_("speaks for"), max_length=200, blank=True)

    class Meta:
        ordering = ["item_id", "position", "pk"]
        verbose_name = _("person of an agenda item")
        verbose_name_plural = _("people of an agenda item")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name="") | Q(organisation__isnull=False),
                name="item_person_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.name or self.organisation)


@pghistory.track()
class AgendaTemplate(Bilingual, models.Model):
    """A template of an agenda for kinds of meeting of kinds of forum; edited by CRDB/CDC."""

    forum_kind = models.CharField(_("kind of forum"), max_length=10, choices=states.ForumKind, blank=True)
    meeting_kind = models.CharField(_("kind of meeting"), max_length=12, choices=states.MeetingKind, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["forum_kind", "meeting_kind", "pk"]
        verbose_name = _("agenda template")
        verbose_name_plural = _("agenda templates")

    def __str__(self) -> str:
        return self.text("name").value


@pghistory.track()
class AgendaTemplateItem(Bilingual, models.Model):
    """One line of a template. ``expected``: removing it from an agenda asks for a reason (TWG-5d.02, TWG-5d.09)."""

    template = models.ForeignKey(AgendaTemplate, models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", models.CASCADE, related_name="below", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=14, choices=states.ItemKind, default=states.ItemKind.DISCUSSION)
    title_en = models.CharField(_("title in English"), max_length=400)
    title_km = models.CharField(_("title in Khmer"), max_length=400, blank=True)
    minutes_presentation = models.PositiveSmallIntegerField(_("minutes for presentation"), null=True, blank=True)
    minutes_discussion = models.PositiveSmallIntegerField(_("minutes for discussion"), null=True, blank=True)
    recurring = models.BooleanField(_("comes again at each meeting"), default=False)
    expected = models.BooleanField(_("expected"), default=False)
    provision = models.CharField(_("provision"), max_length=20, blank=True)

    class Meta:
        ordering = ["template_id", "position", "pk"]
        verbose_name = _("line of an agenda template")
        verbose_name_plural = _("lines of an agenda template")

    def __str__(self) -> str:
        return self.text("title").value
