"""Agreed actions: born in a meeting or between meetings; they follow seats, not persons."""

import uuid
from typing import NamedTuple

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from followup import states
from followup.seat_line import seats_behind
from kit.bilingual import Bilingual
from meetings.models import Forum, JointForum, Meeting, held
from meetings.states import MeetingKind
from partners.models.organisations import Side

BY_DUE = F("due_on").asc(nulls_last=True)
OPEN = (states.ActionState.OPEN, states.ActionState.IN_PROGRESS)


class Sight(NamedTuple):
    """Where a member's actions come from, as numbers of rows."""

    forums: list[int]
    joint: list[int]
    hidden: list[int]
    seats: list[int]
    bodies: list[int]
    helped: list[int]


def _hidden(user: object) -> models.QuerySet[Meeting]:
    """Meetings of partners alone that ``user`` may not see: few, and looked for among themselves."""
    alone = Meeting.objects.filter(of_meetings_alone())
    return alone.exclude(pk__in=Meeting.objects.visible_to(user).filter(of_meetings_alone()).order_by().values("pk"))


def hidden_from(user: object) -> list[int]:
    """The numbers of those meetings, for whoever sees all else; read once a request and kept on the user."""
    if not hasattr(user, "_hidden_meetings"):
        alone = set(Meeting.objects.filter(of_meetings_alone()).order_by().values_list("pk", flat=True))
        seen = Meeting.objects.visible_to(user).filter(pk__in=alone).order_by() if alone else Meeting.objects.none()
        user._hidden_meetings = sorted(alone - set(seen.values_list("pk", flat=True)))
    return user._hidden_meetings


def _sight(user: object) -> Sight:
    """Read once a request and kept on the user, like the seats themselves."""
    if not hasattr(user, "_sight_of_actions"):
        seats = sorted(seats_behind(user))
        bodies = sorted({seat.organisation for seat in held(user) if seat.organisation})
        forums = Forum.objects.visible_to(user).order_by()
        joint = JointForum.objects.filter(forum__in=forums.values("pk")).order_by()
        inside = Q(forum__in=forums.values("pk")) | Q(pk__in=joint.values("meeting"))
        hidden = _hidden(user).filter(inside).order_by()
        helped = Contributor.objects.order_by().filter(Q(organisation__in=bodies) | Q(seat__in=seats))
        sight = Sight([], [], [], seats, bodies, [])
        for part, number in forums.values_list(Value("forums"), "pk").union(
            joint.values_list(Value("joint"), "meeting"),
            hidden.values_list(Value("hidden"), "pk"),
            helped.values_list(Value("helped"), "action"),
        ):
            getattr(sight, part).append(number)
        user._sight_of_actions = sight
    return user._sight_of_actions


def of_meetings_alone() -> Q:
    """Meetings of partners alone that are not open to all members (TWG-5d.07)."""
    return Q(kind=MeetingKind.PARTNERS, shared=False)


def _not_from(hidden: list[int]) -> Q:
    return Q(meeting=None) | ~Q(meeting__in=hidden) if hidden else Q()


def readable(user: object) -> Q:
    """Not from a meeting of partners alone that one may not see (TWG-5d.07)."""
    return readable_with(Meeting.objects.visible_to(user))


def readable_with(seen: models.QuerySet[Meeting]) -> Q:
    """From no meeting of partners alone, unless it is among the ``seen``."""
    # In this order: only the few meetings of partners alone are looked up among all that one may see.
    open_ = Q(meeting=None) | ~Q(meeting__kind=MeetingKind.PARTNERS) | Q(meeting__shared=True)
    return open_ | Q(meeting__in=seen.order_by().values("pk"))


def of_partners_alone() -> Q:
    """From a meeting of partners alone that is not open to all members (TWG-5d.07)."""
    return Q(meeting__kind=MeetingKind.PARTNERS, meeting__shared=False)


class ActionQuerySet(models.QuerySet):
    """Actions by who may see them."""

    def visible_to(self, user: object) -> "ActionQuerySet":
        """All for CRDB/CDC; else of own forums and joint meetings, and what one's seat or organisation leads or helps.

        What partners agreed among themselves is seen by those who may see that meeting, and by its lead (TWG-5d.07).
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL):
            return self.filter(_not_from(hidden_from(user)))
        sight = _sight(user)
        # Numbers, not subqueries: each is looked up in its index, and a page by day can be read in the order of days.
        shared = Q(forum__in=sight.forums) | Q(meeting__in=sight.joint)
        shared &= _not_from(sight.hidden)
        led = Q(lead_seat__in=sight.seats) | Q(lead_organisation__in=sight.bodies)
        return self.filter(shared | led | Q(pk__in=sight.helped))

    def open(self) -> "ActionQuerySet":
        """Not yet done, not dropped."""
        return self.filter(state__in=OPEN)


@pghistory.track()
class Action(Bilingual, models.Model):
    """A promise of one side, with one lead, a date as written and where it was born."""

    forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="actions")
    point = models.OneToOneField("meetings.Point", models.SET_NULL, related_name="action", null=True, blank=True)
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="actions", null=True, blank=True)
    item = models.ForeignKey("meetings.AgendaItem", models.SET_NULL, related_name="actions", null=True, blank=True)
    issue = models.ForeignKey("followup.Issue", models.SET_NULL, related_name="actions", null=True, blank=True)
    text_en = models.TextField(_("action in English"), blank=True)
    text_km = models.TextField(_("action in Khmer"), blank=True)
    side = models.CharField(_("side"), max_length=12, choices=Side, blank=True)
    lead_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="led_actions", null=True, blank=True
    )
    lead_seat = models.ForeignKey("meetings.Seat", models.PROTECT, related_name="led_actions", null=True, blank=True)
    lead_text = models.CharField(_("lead, as written"), max_length=300, blank=True)
    due_text = models.CharField(_("due, as written"), max_length=100, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    priority = models.CharField(_("priority"), max_length=8, choices=states.Priority, default=states.Priority.NORMAL)
    themes = ArrayField(models.CharField(max_length=30), verbose_name=_("themes"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=states.ActionState, default=states.ActionState.OPEN)
    state_since_at = models.DateTimeField(_("in this state since"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    closing_note = models.TextField(_("closing note or reason"), blank=True)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = [BY_DUE, "pk"]
        verbose_name = _("agreed action")
        verbose_name_plural = _("agreed actions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("done", "confirmed", "dropped")) | ~Q(closing_note=""),
                name="action_ends_with_a_note",
            ),
        ]
        # The list is read by due day, whole or of one forum, organisation or state; a page of it never counts rows.
        indexes = [
            models.Index(BY_DUE, "id", name="action_by_due"),
            models.Index(BY_DUE, "id", condition=Q(state__in=OPEN), name="action_open_by_due"),
            models.Index("forum", BY_DUE, "id", name="action_forum_by_due"),
            models.Index("lead_organisation", BY_DUE, "id", name="action_body_by_due"),
            models.Index("state", BY_DUE, "id", name="action_state_by_due"),
            models.Index("side", BY_DUE, "id", name="action_side_by_due"),
            GinIndex(fields=["themes"], name="action_themes"),
        ]

    def __str__(self) -> str:
        return self.text("text").value[:120]

    def get_absolute_url(self) -> str:
        return reverse("followup:action-detail", args=[self.pk])


@pghistory.track()
class Contributor(models.Model):
    """An organisation or seat that contributes."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="contributors")
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="supported_actions", null=True, blank=True
    )
    seat = models.ForeignKey("meetings.Seat", models.PROTECT, related_name="supported_actions", null=True, blank=True)

    class Meta:
        ordering = ["action_id", "pk"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(seat__isnull=False), name="contributor_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.seat)


@pghistory.track()
class ActionNote(models.Model):
    """A progress note, with evidence where there is some."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    file = models.ForeignKey("jobs.StoredFile", models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    by_link = models.CharField(_("answered by link"), max_length=200, blank=True)

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")

    def __str__(self) -> str:
        return self.text[:80]


@pghistory.track()
class Extension(models.Model):
    """A date that was moved: the old one stays."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="extensions")
    old_text = models.CharField(_("due before"), max_length=100, blank=True)
    old_on = models.DateField(null=True, blank=True)
    new_text = models.CharField(_("due now"), max_length=100)
    new_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("why"))
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    by_link = models.CharField(_("asked by link"), max_length=200, blank=True)
    granted = models.BooleanField(_("granted"), null=True, blank=True)
    granted_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "pk"]
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")

    def __str__(self) -> str:
        return f"{self.old_text} → {self.new_text}"


class ActionReminder(models.Model):
    """A reminder that was sent for an action, by hand or by the clock."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="reminders")
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    recipients = models.TextField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    key = models.UUIDField(
        _("key of the sending"), default=uuid.uuid4, help_text=_("The same sending twice reminds once.")
    )

    class Meta:
        ordering = ["-sent_at", "pk"]
        verbose_name = _("reminder of an action")
        verbose_name_plural = _("reminders of actions")
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="action_reminded_once_a_sending")]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d} {self.recipients}"


class SavedFilter(models.Model):
    """A filter of the list of actions that somebody keeps under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(_("filter"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="saved_filter_name_once")]

    def __str__(self) -> str:
        return self.name
