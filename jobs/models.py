"""Background work that survives anything (truth is a row; the broker only rings), and uploaded or produced files."""

from pathlib import Path

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Right
from jobs.states import ENDED, OPEN, JobState, LetterState
from kit.bilingual import pick


class JobQuerySet(models.QuerySet):
    """Queries on jobs."""

    def visible_to(self, user: User) -> "JobQuerySet":
        """One's own jobs; all of them for CRDB/CDC (DEC-2)."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_right(Right.SEE_ALL) else self.filter(asked_by=user)

    def due(self, now) -> "JobQuerySet":
        """Jobs a worker may take: waiting and due, or dropped by a worker that died."""
        return self.filter(
            Q(state=JobState.QUEUED, run_after__lte=now) | Q(state=JobState.RUNNING, leased_until__lt=now)
        ).order_by("run_after", "pk")


@pghistory.track(
    exclude=[
        "leased_until",
        "progress_done",
        "progress_total",
        "progress_label",
        "progress_params",
        "payload",
        "result",
    ]
)
class Job(models.Model):
    """One piece of background work: made in the transaction that wants it, held by lease and token while at work."""

    kind = models.CharField(_("kind of work"), max_length=80)
    key = models.CharField(_("key against doubles"), max_length=200, blank=True)
    payload = models.JSONField(_("what to do"), default=dict)
    state = models.CharField(_("state"), max_length=12, choices=JobState, default=JobState.QUEUED)
    token = models.UUIDField(_("token of the worker"), null=True, editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True)
    run_after = models.DateTimeField(_("not before"))
    attempts = models.PositiveSmallIntegerField(_("tries that failed"), default=0)
    lost = models.PositiveSmallIntegerField(_("tries cut short"), default=0)
    progress_done = models.PositiveIntegerField(_("steps done"), default=0)
    progress_total = models.PositiveIntegerField(_("steps in all"), default=0)
    progress_label = models.CharField(_("step at work"), max_length=300, blank=True)
    progress_params = models.JSONField(_("values of the step"), default=dict)
    result = models.JSONField(_("result"), default=dict)
    error_en = models.TextField(_("what went wrong, in English"), blank=True)
    error_km = models.TextField(_("what went wrong, in Khmer"), blank=True)
    asked_at = models.DateTimeField(_("asked for at"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="jobs", null=True, verbose_name=_("asked for by"))
    cancel_asked_at = models.DateTimeField(_("cancelling asked for at"), null=True)
    cancel_asked_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, verbose_name=_("cancelling asked for by")
    )
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background work")
        verbose_name_plural = _("background work")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=~Q(key="") & Q(state__in=OPEN), name="one_open_job_for_a_key"
            ),
            models.CheckConstraint(
                condition=Q(state=JobState.RUNNING, token__isnull=False, leased_until__isnull=False)
                | ~Q(state=JobState.RUNNING) & Q(token=None, leased_until=None),
                name="a_job_at_work_is_leased",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, finished_at__isnull=False) | Q(state__in=OPEN, finished_at=None),
                name="an_ended_job_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.FAILED) | ~Q(error_en="") & ~Q(error_km=""), name="a_failed_job_says_why"
            ),
            models.CheckConstraint(
                condition=Q(progress_done__lte=F("progress_total")), name="progress_within_its_total"
            ),
        ]
        indexes = [
            models.Index(fields=["run_after", "id"], condition=Q(state__in=OPEN), name="jobs_open"),
            models.Index(fields=["asked_by", "-id"], name="jobs_of_a_person"),
        ]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        """The page that shows how far the work is."""
        return reverse("jobs:job-detail", args=[self.pk])

    @property
    def label(self) -> str:
        """What this work is, in words; the bare kind when its handler is gone."""
        from jobs.registry import HANDLERS

        known = HANDLERS.get(self.kind)
        return str(known.label) if known else self.kind

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state in ENDED

    @property
    def percent(self) -> int | None:
        """Progress of a hundred; None while nothing can be said."""
        if self.state == JobState.DONE:
            return 100
        return self.progress_done * 100 // self.progress_total if self.progress_total else None

    @property
    def step_text(self) -> str:
        """The step at work, in the reader's language."""
        if not self.progress_label:
            return ""
        return (
            gettext(self.progress_label) % self.progress_params
            if self.progress_params
            else gettext(self.progress_label)
        )

    @property
    def error(self) -> str:
        """What went wrong, in the reader's language."""
        return pick(self.error_en, self.error_km).value


class StoredFile(models.Model):
    """A file kept under its own SHA-256; never served by its id: the record linking to it decides who reads it."""

    original_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    media_type = models.CharField(pgettext_lazy("of a file", "media type"), max_length=120)
    stored_at = models.DateTimeField(_("stored at"))
    stored_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name=_("stored by"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="a_file_has_its_sha256"),
            models.CheckConstraint(condition=Q(size__gt=0), name="a_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.original_name

    @cached_property
    def path(self) -> Path:
        """Where the bytes lie; the name tells nothing and is the check of its content."""
        return Path(settings.MEDIA_ROOT) / self.sha256[:2] / self.sha256[2:4] / self.sha256

    def read(self) -> bytes:
        """All bytes; for files of known size."""
        return self.path.read_bytes()


class LetterQuerySet(models.QuerySet):
    """Queries on letters."""

    def visible_to(self, user: User) -> "LetterQuerySet":
        """All for those who keep accounts: to whom, about what, whether it went; never the text."""
        return self if user.is_authenticated and user.has_right(Right.INVITE_USERS) else self.none()

    def due(self, now) -> "LetterQuerySet":
        """Those to be tried now."""
        return self.filter(state=LetterState.WAITING, try_after__lte=now).order_by("try_after", "pk")


class Letter(models.Model):
    """One e-mail, written down in the transaction that causes it, so that none is lost on its way."""

    to = models.CharField(_("to"), max_length=320)
    to_name = models.CharField(_("name"), max_length=300, blank=True)
    reply_to = models.CharField(_("replies to"), max_length=320, blank=True)
    subject = models.TextField(_("subject"))
    body = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=5)
    attachments = models.JSONField(_("attachments"), default=list)
    calendar = models.JSONField(_("calendar file"), default=list)
    private = models.BooleanField(_("holds a personal link"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=LetterState, default=LetterState.WAITING)
    try_after = models.DateTimeField(_("next try not before"))
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.TextField(_("what went wrong"), blank=True)
    made_at = models.DateTimeField(_("written at"))
    tried_at = models.DateTimeField(_("last tried at"), null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    resent_at = models.DateTimeField(_("sent again at"), null=True)
    resent_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name=_("sent again by"))

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENT) | Q(sent_at__isnull=False), name="a_sent_letter_says_when"
            ),
            models.CheckConstraint(
                condition=Q(resent_at=None, resent_by=None) | Q(resent_at__isnull=False, resent_by__isnull=False),
                name="a_letter_sent_again_says_who",
            ),
        ]
        indexes = [
            models.Index(fields=["try_after", "id"], condition=Q(state=LetterState.WAITING), name="letters_waiting"),
        ]

    def __str__(self) -> str:
        return self.subject
