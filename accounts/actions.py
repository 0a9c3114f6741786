"""Everything that changes who is in and what they may do nationwide."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import emails
from accounts.audit import audited, name_verbs
from accounts.models import Invitation, RoleGrant, User
from accounts.roles import ROLES, Right, RoleName
from kit.mail import send_after_commit
from kit.refusals import NotAllowed, Refused, Stale

INVITATION_DAYS = 14
name_verbs(
    {
        "accounts.invite_user": _("Invited somebody"),
        "accounts.resend_invitation": _("Sent an invitation again"),
        "accounts.revoke_invitation": _("Withdrew an invitation"),
        "accounts.accept_invitation": _("Accepted an invitation"),
        "accounts.give_role": _("Gave a role"),
        "accounts.end_role": _("Ended a role"),
        "accounts.deactivate_user": _("Closed an account"),
        "accounts.reactivate_user": _("Opened an account again"),
        "accounts.remove_second_factor": _("Removed a second factor"),
        "accounts.edit_profile": _("Changed names or language"),
        "accounts.set_language": _("Switched the language"),
    }
)
NOT_YOURS = _("Accounts are kept by administrators and by CRDB/CDC; this is not yours to change.")
OWN_ROLE = _("Nobody gives himself rights he does not have. Ask another administrator.")
LAST_ADMINISTRATOR = _("This is the last administrator. Give the role to somebody else first.")
USED_UP = _("This invitation was used, withdrawn or has run out. Ask for a new one.")


def _may_keep_accounts(by: User | None) -> None:
    """``by`` None is the person at the server's own console."""
    if by is not None and not by.has_right(Right.INVITE_USERS):
        raise NotAllowed(NOT_YOURS)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_url(token: str) -> str:
    """The address in the letter; the host comes from the settings, never from a request."""
    return settings.SITE_URL.rstrip("/") + reverse("accounts:invitation-accept", args=[token])


def invite_user(
    *,
    email: str,
    language: str,
    by: User | None,
    now: datetime,
    name_en: str = "",
    name_km: str = "",
    roles: tuple[str, ...] = (),
) -> tuple[Invitation, str]:
    """A new invitation and its secret link; the letter goes out in both languages."""
    _may_keep_accounts(by)
    email = User.objects.normalize_email(email).lower()
    with audited("accounts.invite_user", by=by):
        if User.objects.filter(email=email).exists():
            raise Refused(_("Somebody with this address is already here."), field="email")
        token = secrets.token_urlsafe(32)
        try:
            with transaction.atomic():
                invitation = Invitation.objects.create(
                    email=email,
                    name_en=name_en,
                    name_km=name_km,
                    language=language,
                    roles=[RoleName(role) for role in roles],
                    token_hash=_hash(token),
                    invited_at=now,
                    invited_by=by,
                    expires_at=now + timedelta(days=INVITATION_DAYS),
                )
        except IntegrityError:
            raise Refused(
                _("This address was invited already. Send that invitation again, or withdraw it."), field="email"
            ) from None
        url = invitation_url(token)
        send_after_commit([emails.invitation(invitation=invitation, url=url)])
    return invitation, url


def resend_invitation(*, invitation: Invitation, by: User, now: datetime) -> str:
    """A new letter with a new link; the old link is dead."""
    _may_keep_accounts(by)
    with audited("accounts.resend_invitation", by=by):
        invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        if invitation.accepted_at or invitation.revoked_at:
            raise Refused(USED_UP)
        token = secrets.token_urlsafe(32)
        invitation.token_hash = _hash(token)
        invitation.expires_at = now + timedelta(days=INVITATION_DAYS)
        invitation.save()
        url = invitation_url(token)
        send_after_commit([emails.invitation(invitation=invitation, url=url)])
    return url


def revoke_invitation(*, invitation: Invitation, by: User, now: datetime) -> Invitation:
    """Withdraw an invitation that nobody has used."""
    _may_keep_accounts(by)
    with audited("accounts.revoke_invitation", by=by):
        invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
        if invitation.accepted_at or invitation.revoked_at:
            raise Refused(USED_UP)
        invitation.revoked_at, invitation.revoked_by = now, by
        invitation.save()
    return invitation


def open_invitation(*, token: str, now: datetime) -> Invitation:
    """The invitation behind a link; Refused when the link is dead, whatever the cause."""
    invitation = Invitation.objects.open().filter(token_hash=_hash(token), expires_at__gt=now).first()
    if invitation is None:
        raise Refused(USED_UP)
    return invitation


def accept_invitation(*, token: str, password: str, name_en: str, name_km: str, language: str, now: datetime) -> User:
    """The invited person comes in: the account is made, with the roles the invitation carried."""
    with audited("accounts.accept_invitation", by=None):
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .open()
            .filter(token_hash=_hash(token), expires_at__gt=now)
        ).first()
        if invitation is None or User.objects.filter(email=invitation.email).exists():
            raise Refused(USED_UP)
        user = User(email=invitation.email, name_en=name_en, name_km=name_km, language=language)
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), field="password") from error
        user.set_password(password)
        user.save()
        for role in invitation.roles:
            RoleGrant.objects.create(
                user=user, role=role, granted_at=invitation.invited_at, granted_by=invitation.invited_by
            )
        invitation.accepted_at, invitation.accepted_by = now, user
        invitation.save()
    return user


def give_role(*, user: User, role: str, by: User, now: datetime) -> RoleGrant:
    """Give a nationwide role."""
    _may_keep_accounts(by)
    role = RoleName(role)
    with audited("accounts.give_role", by=by):
        user = User.objects.select_for_update().get(pk=user.pk)
        if by is not None and user.pk == by.pk and not all(by.has_right(right) for right in ROLES[role].rights):
            raise NotAllowed(OWN_ROLE)
        if not user.is_active:
            raise Refused(_("The account is closed. Open it first."))
        if user.role_grants.filter(role=role, ended_at=None).exists():
            raise Refused(_("The role was given already."), field="role")
        return RoleGrant.objects.create(user=user, role=role, granted_at=now, granted_by=by)


def _another_administrator(user: User) -> None:
    """Refused when ``user`` is the only administrator left. Locks all open grants of the role, in one order."""
    grants = RoleGrant.objects.select_for_update(of=("self",)).filter(role=RoleName.ADMINISTRATOR, ended_at=None)
    holders = {grant.user_id for grant in grants.filter(user__is_active=True).order_by("pk")}
    if holders == {user.pk}:
        raise Refused(LAST_ADMINISTRATOR)


def end_role(*, grant: RoleGrant, by: User, now: datetime) -> RoleGrant:
    """End a role; the row stays as history."""
    _may_keep_accounts(by)
    with audited("accounts.end_role", by=by):
        if grant.role == RoleName.ADMINISTRATOR:
            _another_administrator(grant.user)
        grant = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
        if grant.ended_at:
            raise Refused(_("The role has ended already."))
        grant.ended_at, grant.ended_by = now, by
        grant.save()
    return grant


def deactivate_user(*, user: User, by: User, now: datetime) -> User:
    """Close an account: every session ends at once; roles and history stay."""
    _may_keep_accounts(by)
    with audited("accounts.deactivate_user", by=by):
        _another_administrator(user)
        user = User.objects.select_for_update().get(pk=user.pk)
        if by is not None and user.pk == by.pk:
            raise Refused(_("One cannot close one's own account. Ask another administrator."))
        user.is_active = False
        user.session_stamp += 1
        user.version += 1
        user.save()
    return user


def reactivate_user(*, user: User, by: User, now: datetime) -> User:
    """Open a closed account again, with its old password and the roles that were not ended."""
    _may_keep_accounts(by)
    with audited("accounts.reactivate_user", by=by):
        user = User.objects.select_for_update().get(pk=user.pk)
        user.is_active = True
        user.version += 1
        user.save()
    return user


def remove_second_factor(*, user: User, by: User, now: datetime, why: str) -> None:
    """For someone who lost the phone and the recovery codes: set up anew at the next sign-in."""
    _may_keep_accounts(by)
    if not why.strip():
        raise Refused(_("Say how you made sure who asks for it."), field="why")
    if by is not None and user.pk == by.pk:
        raise NotAllowed(_("Ask another administrator."))
    with audited("accounts.remove_second_factor", by=by, why=why):
        user = User.objects.select_for_update().get(pk=user.pk)
        user.authenticator_set.all().delete()
        user.session_stamp += 1
        user.version += 1
        user.save()
        send_after_commit([emails.security_changed(user=user, change="totp_deactivated")])


def edit_profile(
    *, user: User, name_en: str, name_km: str, language: str, version: int, by: User, now: datetime
) -> User:
    """Names and language, by the owner or by those who keep accounts."""
    if by.pk != user.pk:
        _may_keep_accounts(by)
    mine = {"name_en": name_en, "name_km": name_km, "language": language}
    with audited("accounts.edit_profile", by=by):
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.version != version:
            raise Stale({name: getattr(user, name) for name in mine}, mine, user.version)
        if all(getattr(user, name) == value for name, value in mine.items()):
            return user
        for name, value in mine.items():
            setattr(user, name, value)
        user.version += 1
        user.save()
    return user


def set_language(*, user: User, language: str, now: datetime) -> None:
    """The language of one's own pages and letters; a switch, not an edit: no version is asked."""
    with audited("accounts.set_language", by=user):
        User.objects.filter(pk=user.pk).exclude(language=language).update(language=language, version=F("version") + 1)
