"""Invitations, attendance and papers of a meeting."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from meetings import states
from meetings.models.forums import Seat
from meetings.models.meetings import AgendaItem, JointForum, Meeting
from partners.models.people import Level, Sex


@pghistory.track()
class Invitation(models.Model):
    """One invited seat, person, organisation or group; answered by a signed link without password."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    seat = models.ForeignKey("meetings.Seat", models.PROTECT, related_name="invitations", null=True, blank=True)
    person = models.ForeignKey("partners.Person", models.PROTECT, related_name="invitations", null=True, blank=True)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="invitations", null=True, blank=True
    )
    group = models.CharField(_("or group"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    sequence = models.PositiveIntegerField(_("how often changed"), default=0)
    calendar_days = models.PositiveSmallIntegerField(_("calendar entries sent"), default=0)
    reply = models.CharField(_("reply"), max_length=12, choices=states.Reply, default=states.Reply.NONE)
    replied_at = models.DateTimeField(_("replied at"), null=True, blank=True)
    substitute_name = models.CharField(_("substitute"), max_length=200, blank=True)
    substitute_position = models.CharField(_("position of the substitute"), max_length=200, blank=True)
    substitute_level = models.CharField(_("level of the substitute"), max_length=30, choices=Level, blank=True)
    reply_note = models.TextField(_("note"), blank=True)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | Q(seat__isnull=False)
                | Q(organisation__isnull=False)
                | ~Q(group=""),
                name="invitation_is_for_somebody",
            ),
            models.UniqueConstraint(fields=["meeting", "seat"], condition=Q(withdrawn=False), name="seat_invited_once"),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.group or self.seat)


@pghistory.track()
class Attendance(models.Model):
    """Who came, as what. Names and organisations may be missing; rank and sex as recorded."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, related_name="attendances", null=True, blank=True)
    person = models.ForeignKey("partners.Person", models.PROTECT, related_name="attendances", null=True, blank=True)
    name = models.CharField(_("or name"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="attendances", null=True, blank=True
    )
    organisation_text = models.CharField(_("or organisation as written"), max_length=300, blank=True)
    position_text = models.CharField(_("position at that time"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=30, choices=Level, blank=True)
    level_expected = models.CharField(_("level expected"), max_length=30, choices=Level, blank=True)
    sex = models.CharField(_("sex"), max_length=12, choices=Sex, default=Sex.NOT_STATED)
    presence = models.CharField(_("presence"), max_length=10, choices=states.Presence, default=states.Presence.PRESENT)
    substitute = models.BooleanField(_("substitute"), default=False)
    visitor = models.BooleanField(_("visitor"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | ~Q(name="")
                | Q(organisation__isnull=False)
                | ~Q(organisation_text=""),
                name="attendance_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.name or self.organisation or self.organisation_text)


@pghistory.track()
class HeadCount(models.Model):
    """A count without names; parts need not add up (LRN-4.02, LRN-4.03)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="head_counts")
    label = models.CharField(_("who"), max_length=200, blank=True, help_text=_("Empty: the whole meeting."))
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    level = models.CharField(_("level of government"), max_length=30, blank=True)
    text = models.CharField(_("as written"), max_length=120, blank=True)
    total = models.PositiveIntegerField(_("in all"), null=True, blank=True)
    women = models.PositiveIntegerField(_("of them women"), null=True, blank=True)
    online = models.PositiveIntegerField(_("of them online"), null=True, blank=True)
    approximate = models.BooleanField(_("approximate"), default=False)

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("head count")
        verbose_name_plural = _("head counts")
        constraints = [
            models.CheckConstraint(
                condition=Q(total=None) | Q(women=None) | Q(women__lte=F("total")), name="no_more_women_than_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.text or self.total}".strip()


class PaperQuerySet(models.QuerySet):
    """Papers by who may open them."""

    def visible_to(self, user: object) -> "PaperQuerySet":
        """Those of meetings one may see: shared ones; for a closed circle only secretariat, Chair and presenters; all
        for whoever prepares the meeting."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        own = Seat.objects.held_by(user).filter(function__in=("secretariat", "chair")).order_by().values("forum")
        joint = JointForum.objects.filter(forum__in=own).values("meeting")
        organised = Q(meeting__forum__in=own) | Q(meeting__in=joint) | Q(meeting__created_by=user) | Q(shared_by=user)
        presents = Q(meeting__in=AgendaItem.objects.filter(people__person__user=user).order_by().values("meeting"))
        open_ones = Q(shared_at__isnull=False) & (Q(access=states.PaperAccess.FORUM) | presents)
        seen = Meeting.objects.visible_to(user).order_by().values("pk")
        return self.filter(organised | open_ones, meeting__in=seen)


@pghistory.track()
class Paper(Bilingual, models.Model):
    """A document of a meeting or of one of its items, in versions; who may open it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    item = models.ForeignKey(AgendaItem, models.SET_NULL, related_name="papers", null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_km = models.CharField(_("title in Khmer"), max_length=300, blank=True)
    access = models.CharField(_("who may open it"), max_length=10, choices=states.PaperAccess, default="forum")
    shared_at = models.DateTimeField(_("shared at"), null=True, blank=True)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["meeting_id", "pk"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def __str__(self) -> str:
        return self.text("title").value


@pghistory.track()
class PaperVersion(models.Model):
    """One file of a paper; older versions stay."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))])
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["paper_id", "-number", "pk"]
        verbose_name = _("version of a paper")
        verbose_name_plural = _("versions of a paper")
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.paper} {self.number}"
