"""Users and the roles they were given."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import ROLES, Right, RoleName
from kit.bilingual import pick
from kit.fixed import Fixed, number


class UserQuerySet(models.QuerySet):
    """Users by who may see their accounts."""

    def visible_to(self, user: "User") -> "UserQuerySet":
        """All for those who invite users, else one's own."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_right(Right.INVITE_USERS) else self.filter(pk=user.pk)

    def holding(self, role: RoleName) -> "UserQuerySet":
        """Active users who hold ``role`` now."""
        return self.filter(is_active=True, role_grants__role=role, role_grants__ended_at=None)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Creates users; the e-mail address, folded to lower case, is the sign-in name."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A new user with ``password`` hashed, or with none that works."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@pghistory.track(exclude=["password", "last_login", "session_stamp"])
class User(AbstractBaseUser):
    """Somebody who signs in. Whose person this is, is said in ``partners.Person.user``."""

    email = models.EmailField(_("e-mail"), unique=True)
    name_en = models.CharField(_("name in Latin script"), max_length=200, blank=True)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))], default="en"
    )
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    session_stamp = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return pick(self.name_en, self.name_km).value or self.email

    def get_absolute_url(self) -> str:
        """The account's page, for those who keep accounts."""
        return reverse("accounts:user-detail", args=[self.pk])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Raising the stamp ends every session of the account, as a new password does.
        return f"{self.session_stamp}{super()._get_session_auth_hash(secret=secret)}"

    @property
    def needs_second_factor(self) -> bool:
        """Whether a role held now asks for a second factor."""
        return any(ROLES[name].second_factor for name in self.role_names())

    def role_names(self) -> set[str]:
        """Names of the roles held now; read once a request."""
        if not hasattr(self, "_role_names"):
            self._role_names = {role for (role,) in _ROLES.tuples(user=self.pk)} if self.pk else set()
        return self._role_names

    def has_right(self, right: Right | str) -> bool:
        """Whether any role held now gives ``right``."""
        return self.is_active and any(right in ROLES[name].rights for name in self.role_names())


@pghistory.track()
class RoleGrant(models.Model):
    """A role given to a user, by whom and when; ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="role_grants")
    role = models.CharField(_("role"), max_length=40, choices=RoleName)
    granted_at = models.DateTimeField(_("granted at"))
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = _("role given")
        verbose_name_plural = _("roles given")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(ended_at=None), name="one_open_grant_of_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


_ROLES = Fixed(lambda: RoleGrant.objects.filter(user=number("user"), ended_at=None).values_list("role"))


class InvitationQuerySet(models.QuerySet):
    """Invitations by state."""

    def visible_to(self, user: User) -> "InvitationQuerySet":
        """All for those who invite users."""
        return self if user.is_authenticated and user.has_right(Right.INVITE_USERS) else self.none()

    def open(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; perhaps expired."""
        return self.filter(accepted_at=None, revoked_at=None)


@pghistory.track(exclude=["token_hash"])
class Invitation(models.Model):
    """The only way in: sent by e-mail, good once, for some days. The link itself is not stored, only its hash."""

    email = models.EmailField(_("e-mail"))
    name_en = models.CharField(_("name in Latin script"), max_length=200, blank=True)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", _("English")), ("km", _("Khmer"))], default="km"
    )
    roles = ArrayField(
        models.CharField(max_length=40, choices=RoleName), verbose_name=_("roles"), default=list, blank=True
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited at"))
    invited_by = models.ForeignKey(
        User, models.PROTECT, related_name="invitations_sent", null=True, verbose_name=_("invited by")
    )
    expires_at = models.DateTimeField(_("good until"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True)
    accepted_by = models.OneToOneField(
        User, models.PROTECT, related_name="invitation", null=True, verbose_name=_("accepted by")
    )
    revoked_at = models.DateTimeField(_("withdrawn at"), null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, verbose_name=_("withdrawn by"))

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_of_an_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="an_accepted_invitation_says_who",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="not_both_accepted_and_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return self.email


class FormSent(models.Model):
    """A form of creation that was received: a double click or a reload finds here what it made the first time."""

    key = models.UUIDField(primary_key=True)
    made = models.CharField(max_length=80, blank=True)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField(db_index=True)
    sent_by = models.ForeignKey(User, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.key)
