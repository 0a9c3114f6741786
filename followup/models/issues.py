"""Issues and their ladder: each stay with a receiver is a leg; the origin's record stays open until it closes it."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.roles import Right
from followup import states
from followup.models.actions import readable
from kit.bilingual import Bilingual
from meetings.models import Forum, held
from meetings.states import ForumKind
from partners.models.organisations import Organisation, Side
from partners.models.people import Position

# The step by which an unresolved issue stays where it is, with a reason.
KEPT_HERE = "keep"


@pghistory.track()
class EscalationPath(models.Model):
    """From which kind of forum, or body, an issue may, should or must go where (domain guide, 10); kept by CRDB/CDC.

    A path that names no receiver leads outside: to whoever is written down when an issue takes it.
    """

    from_kind = models.CharField(_("from a forum of kind"), max_length=10, choices=ForumKind, blank=True)
    from_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True
    )
    to_kind = models.CharField(_("to a forum of kind"), max_length=10, choices=ForumKind, blank=True)
    to_forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="+", null=True, blank=True)
    to_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True
    )
    to_host = models.BooleanField(_("to the host ministry"), default=False)
    strength = models.CharField(
        _("strength"), max_length=8, choices=[("must", _("must")), ("should", _("should")), ("may", _("may"))]
    )
    provision = models.CharField(_("provision"), max_length=20, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    active = models.BooleanField(_("in use"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["from_kind", "from_organisation_id", "position", "pk"]
        verbose_name = _("path of escalation")
        verbose_name_plural = _("paths of escalation")
        constraints = [
            models.CheckConstraint(
                condition=Q(from_organisation=None) & ~Q(from_kind="")
                | Q(from_organisation__isnull=False, from_kind=""),
                name="path_begins_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.receiver}"

    def get_absolute_url(self) -> str:
        return reverse("followup:issue-path-list")

    @property
    def origin(self) -> str:
        """Where the path begins."""
        return str(self.from_organisation or self.get_from_kind_display())

    @property
    def receiver(self) -> str:
        """Where it leads."""
        named = self.to_forum or self.to_organisation or (_("Host ministry") if self.to_host else "")
        return str(named or self.get_to_kind_display() or _("Outside, as text"))


def organisations_served_by(user: object) -> models.QuerySet[Organisation]:
    """Bodies for which ``user`` sits in some forum now, or in which they hold a position now."""
    seats = {seat.organisation for seat in held(user) if seat.organisation}
    return served(seats, user, timezone.localdate())


def served(seats: object, user: object, day: object) -> models.QuerySet[Organisation]:
    """Bodies of these ``seats``, and those in which ``user`` holds a position on that day."""
    positions = Position.objects.filter(
        Q(from_on=None) | Q(from_on__lte=day), Q(to_on=None) | Q(to_on__gte=day), person__user=user
    )
    return Organisation.objects.filter(Q(pk__in=seats) | Q(pk__in=positions.values("organisation")))


class IssueQuerySet(models.QuerySet):
    """Issues by who may see them."""

    def visible_to(self, user: object) -> "IssueQuerySet":
        """All for CRDB/CDC; else of own forums, and those that came to one's forum or organisation.

        What partners raised among themselves is seen by those who may see that meeting, until it is handed up
        (TWG-5d.07).
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        if user.has_right(Right.SEE_ALL):
            return self.filter(readable(user) | Q(pk__in=Leg.objects.order_by().values("issue")))
        forums = Forum.objects.visible_to(user).values("pk")
        organisations = organisations_served_by(user).values("pk")
        came = Leg.objects.filter(Q(to_forum__in=forums) | Q(to_organisation__in=organisations)).values("issue")
        return self.filter((Q(forum__in=forums) & readable(user)) | Q(pk__in=came))

    def left_open(self) -> "IssueQuerySet":
        """Unresolved, and nobody has said why it stays here: answered, taken on or handed up it must still be."""
        kept = IssueStep.objects.filter(issue=OuterRef("pk"), verb=KEPT_HERE, made_at__gte=OuterRef("state_since_at"))
        return self.filter(~Exists(kept), state=states.IssueState.UNRESOLVED)


@pghistory.track()
class Issue(Bilingual, models.Model):
    """A challenge, bottleneck, funding gap or request, raised in a forum by a side and level."""

    forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="issues")
    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="issues", null=True, blank=True)
    point = models.OneToOneField("meetings.Point", models.SET_NULL, related_name="issue", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=states.IssueKind, default=states.IssueKind.CHALLENGE)
    title_en = models.CharField(_("matter in English"), max_length=300, blank=True)
    title_km = models.CharField(_("matter in Khmer"), max_length=300, blank=True)
    text_en = models.TextField(_("description in English"), blank=True)
    text_km = models.TextField(_("description in Khmer"), blank=True)
    side = models.CharField(_("raised by the side"), max_length=12, choices=Side, blank=True)
    raised_by_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="raised_issues", null=True, blank=True
    )
    raised_by_text = models.CharField(_("raised by, as written"), max_length=300, blank=True)
    place = models.ForeignKey("partners.Place", models.PROTECT, related_name="issues", null=True, blank=True)
    themes = ArrayField(models.CharField(max_length=30), verbose_name=_("themes"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=states.IssueState, default=states.IssueState.RAISED)
    state_since_at = models.DateTimeField(_("in this state since"))
    answer_en = models.TextField(_("answer in English"), blank=True)
    answer_km = models.TextField(_("answer in Khmer"), blank=True)
    raised_on = models.DateField(_("raised on"))
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "-pk"]
        verbose_name = _("issue")
        verbose_name_plural = _("issues")

    def __str__(self) -> str:
        return self.text("title").value

    def get_absolute_url(self) -> str:
        return reverse("followup:issue-detail", args=[self.pk])


@pghistory.track()
class IssuePosition(models.Model):
    """What one speaker held; several positions may contradict (LRN-8.04, LRN-10.03)."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="positions")
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    organisation = models.ForeignKey("partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True)
    text = models.TextField(pgettext_lazy("on an issue", "position"))

    class Meta:
        ordering = ["issue_id", "pk"]
        verbose_name = _("position on an issue")
        verbose_name_plural = _("positions on an issue")

    def __str__(self) -> str:
        return self.text[:80]


@pghistory.track()
class Leg(models.Model):
    """The stay of an issue with one receiver; ``below`` is the leg from which it was handed further up."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="legs")
    below = models.ForeignKey("self", models.PROTECT, related_name="above", null=True, blank=True)
    from_forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="+", null=True, blank=True)
    from_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="+", null=True, blank=True
    )
    receiver = models.CharField(_("receiver"), max_length=12, choices=states.ReceiverKind)
    to_forum = models.ForeignKey("meetings.Forum", models.PROTECT, related_name="incoming_legs", null=True, blank=True)
    to_organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="incoming_legs", null=True, blank=True
    )
    to_text = models.CharField(_("receiver outside"), max_length=300, blank=True)
    path = models.ForeignKey(EscalationPath, models.PROTECT, related_name="legs", null=True, blank=True)
    path_reason = models.TextField(_("why not the usual way"), blank=True)
    message = models.TextField(_("what is asked"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=states.LegState, default=states.LegState.SENT)
    state_since_at = models.DateTimeField(_("in this state since"))
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.TextField(_("answer or reason"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    item = models.ForeignKey(
        "meetings.AgendaItem", models.SET_NULL, related_name="incoming_legs", null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["issue_id", "sent_at", "pk"]
        verbose_name = _("leg of an issue")
        verbose_name_plural = _("legs of an issue")
        constraints = [
            models.CheckConstraint(
                condition=Q(receiver="forum", to_forum__isnull=False)
                | Q(receiver="organisation", to_organisation__isnull=False)
                | (Q(receiver="outside") & ~Q(to_text="")),
                name="leg_has_its_receiver",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("declined", "resolved")) | ~Q(answer=""), name="leg_ends_with_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return str(self.to_forum or self.to_organisation or self.to_text)


@pghistory.track()
class IssueJoin(models.Model):
    """Two issues that belong together: split, joined, raised again."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="joins")
    other = models.ForeignKey(Issue, models.CASCADE, related_name="joined_by")
    kind = models.CharField(_("kind"), max_length=8, choices=states.JoinKind)
    note = models.TextField(_("note"), blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["issue_id", "pk"]
        verbose_name = _("link between issues")
        verbose_name_plural = _("links between issues")
        constraints = [
            models.UniqueConstraint(fields=["issue", "other", "kind"], name="issue_join_once"),
            models.CheckConstraint(condition=~Q(issue=models.F("other")), name="issue_not_joined_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.issue} · {self.other}"


@pghistory.track()
class IssueStep(models.Model):
    """One step of an issue, at its origin or (``leg``) with a receiver: both ends show the same trail."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="steps")
    leg = models.ForeignKey(Leg, models.CASCADE, related_name="steps", null=True, blank=True)
    verb = models.CharField(_("step"), max_length=20)
    note = models.TextField(_("note"), blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["issue_id", "made_at", "pk"]
        verbose_name = _("step of an issue")
        verbose_name_plural = _("steps of an issue")

    def __str__(self) -> str:
        return f"{self.issue_id} {self.verb}"
