"""Forums and the seats in them. Rights in a forum follow from the seat a person holds there."""

from typing import NamedTuple

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from kit.bilingual import Bilingual
from kit.fixed import Fixed, day, number
from meetings.states import ForumKind, ForumState, SeatFunction
from partners.models import Person
from partners.models.people import Level


class ForumQuerySet(models.QuerySet):
    """Forums by who may see them."""

    def visible_to(self, user: object) -> "ForumQuerySet":
        """All for CRDB/CDC; sub-national ones for national readers; else those in which the user holds a seat now."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL):
            return self
        rule = Q(pk__in=forums_held(user))
        if user.has_right(Right.SEE_SUBNATIONAL):
            rule |= Q(kind=ForumKind.SND)
        return self.filter(rule)

    def listed_for(self, user: object) -> "ForumQuerySet":
        """Forums whose names, hosts and seats ``user`` may see: besides the visible ones, all for those who give
        and take seats. What a forum works on is not shown by this."""
        if user.is_authenticated and user.has_right(Right.KEEP_DIRECTORY):
            return self
        return self.visible_to(user)


@pghistory.track()
class Forum(Bilingual, models.Model):
    """A partnership mechanism that meets: a working group, a dialogue, a consultation, the network."""

    kind = models.CharField(_("kind"), max_length=10, choices=ForumKind)
    code = models.CharField(_("short name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=300)
    name_km = models.CharField(_("name in Khmer"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=ForumState, default=ForumState.ACTIVE)
    hosts = models.ManyToManyField("partners.Organisation", related_name="hosted_forums", verbose_name=_("hosts"))
    place = models.ForeignKey("partners.Place", models.PROTECT, related_name="forums", null=True, blank=True)
    strategy_entry = models.ForeignKey(
        "partners.PolicyEntry",
        models.PROTECT,
        related_name="forums",
        null=True,
        blank=True,
        verbose_name=_("side of the Rectangular Strategy"),
    )
    policy_entries = models.ManyToManyField("partners.PolicyEntry", related_name="linked_forums", blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(_("meetings expected a year"), null=True, blank=True)
    papers_days = models.PositiveSmallIntegerField(_("days for papers before a meeting"), null=True, blank=True)
    escalates_to = models.ForeignKey("self", models.PROTECT, related_name="feeders", null=True, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "position", "code"]
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    def __str__(self) -> str:
        return self.text("name").value

    def get_absolute_url(self) -> str:
        return reverse("meetings:forum-detail", args=[self.pk])

    def is_visible_to(self, user: object) -> bool:
        """What ``visible_to`` says, of a forum that is read already."""
        if not user.is_authenticated or not user.is_active:
            return False
        if user.has_right(Right.SEE_ALL) or self.pk in forums_held(user):
            return True
        return self.kind == ForumKind.SND and user.has_right(Right.SEE_SUBNATIONAL)


@pghistory.track()
class ForumName(models.Model):
    """Another name or abbreviation under which search must find a forum."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=300)

    class Meta:
        ordering = ["name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.UniqueConstraint(fields=["forum", "name"], name="forum_other_name_once")]

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(models.QuerySet):
    """Seats by time and holder."""

    def visible_to(self, user: object) -> "SeatQuerySet":
        """Seats of the forums listed for ``user``."""
        return self.filter(forum__in=Forum.objects.listed_for(user).order_by())

    def current(self, today: object = None) -> "SeatQuerySet":
        """Seats whose term runs on ``today`` (default: today in Phnom Penh; access is always asked for now)."""
        day = today or timezone.localdate()
        return self.filter(Q(from_on=None) | Q(from_on__lte=day), Q(to_on=None) | Q(to_on__gte=day))

    def held_by(self, user: object, today: object = None) -> "SeatQuerySet":
        """Seats that ``user`` holds now, as holder or as alternate."""
        # One scalar subquery, not joins: so the indexes of both columns serve.
        own = Person.objects.filter(user=user).values("pk")[:1]
        return self.current(today).filter(Q(person=own) | Q(alternate=own))


@pghistory.track()
class Seat(models.Model):
    """Who sits in a forum, in which function, for whom and when. Duties belong to the seat, not the person."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="seats")
    function = models.CharField(_("function"), max_length=20, choices=SeatFunction)
    person = models.ForeignKey("partners.Person", models.PROTECT, related_name="seats", null=True, blank=True)
    alternate = models.ForeignKey(
        "partners.Person", models.PROTECT, related_name="alternate_seats", null=True, blank=True
    )
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="seats", null=True, blank=True
    )
    theme = models.CharField(_("theme"), max_length=60, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(_("to"), null=True, blank=True)
    level_expected = models.CharField(_("level expected"), max_length=30, choices=Level, blank=True)
    note = models.TextField(_("note"), blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=500, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, related_name="followed_by", null=True, blank=True, verbose_name=_("takes over from")
    )
    is_contact = models.BooleanField(_("contact for CRDB/CDC"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["forum_id", "function", "pk"]
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gte=models.F("from_on")),
                name="seat_ends_after_it_begins",
            ),
            models.UniqueConstraint(fields=["forum"], condition=Q(is_contact=True), name="one_contact_of_a_forum"),
            models.CheckConstraint(
                condition=Q(is_contact=False) | Q(function=SeatFunction.SECRETARIAT), name="contact_is_of_secretariat"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}: {self.person or _('vacant')}"


class Held(NamedTuple):
    """A seat held now, as rights need it."""

    seat: int
    forum: int
    function: str
    organisation: int | None
    forum_code: str
    follows: int | None


_HELD = Fixed(
    lambda: (
        Seat.objects.held_by(number("user"), day("today"))
        .order_by("forum__position", "pk")
        .values_list("pk", "forum", "function", "organisation", "forum__code", "follows")
    )
)


def held(user: object) -> list[Held]:
    """The seats that ``user`` holds now, in the order of their forums: read once a request and kept on the user."""
    if not hasattr(user, "_held"):
        user._held = []
        if user.is_authenticated and user.is_active:
            user._held = [Held(*row) for row in _HELD.tuples(user=user.pk, today=timezone.localdate())]
    return user._held


def forums_held(user: object) -> set[int]:
    """The forums in which ``user`` sits now."""
    return {seat.forum for seat in held(user)}
