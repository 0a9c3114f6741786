"""Letters about accounts; returned unsent."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Invitation, User
from kit.mail import Message, in_both, in_language


def _help() -> str:
    return f"\n\n{settings.HELP_CONTACT}\n" if settings.HELP_CONTACT else "\n"


def invitation(*, invitation: Invitation, url: str) -> Message:
    """To somebody invited, in both languages: we don't know yet which is read with more ease."""

    def text() -> tuple[str, str]:
        by = str(invitation.invited_by) if invitation.invited_by else _("The administrator")
        subject = _("Invitation to the DCPS Partnership Desk")
        body = _(
            "Dear colleague,\n\n"
            "%(by)s invites you to the DCPS Partnership Desk, where the partnership mechanisms of the Royal Government "
            "and its development partners are prepared, recorded and followed up.\n\n"
            "Open this address, choose a password and check your name:\n\n%(url)s\n\n"
            "The address works once, until %(day)s. If you do not know why you receive this letter, put it aside: "
            "without you nothing happens."
        ) % {
            "by": by,
            "url": url,
            "day": date_format(timezone.localtime(invitation.expires_at), "j F Y"),
        }
        return subject, body + _help()

    return in_both(invitation.language, text, to=invitation.email, to_name=invitation.name_en, private=True)


def password_reset(*, user: User, url: str) -> Message:
    """The way back in."""

    def text() -> tuple[str, str]:
        body = _(
            "A new password was asked for on the DCPS Partnership Desk for this address.\n\n"
            "Open this address to choose one:\n\n%(url)s\n\n"
            "If it was not you, put this letter aside: your password stays as it is."
        ) % {"url": url}
        return _("Choose a new password"), body + _help()

    return in_language(user.language, text, to=user.email, to_name=user.name_en, private=True)


def security_changed(*, user: User, change: str) -> Message:
    """Something about the account's security was changed: the owner hears of it, whoever did it."""

    def text() -> tuple[str, str]:
        changes = {
            "password_changed": _("Your password was changed."),
            "password_set": _("A password was set."),
            "password_reset": _("Your password was replaced by a new one."),
            "totp_activated": _("Sign-in with a code from your phone was switched on."),
            "totp_deactivated": _("Sign-in with a code from your phone was switched off."),
            "recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
        }
        what = changes.get(change) or _("The security settings of your account were changed.")
        when = date_format(timezone.localtime(), "j F Y, H:i")
        body = _(
            "%(what)s\n\nThis happened on %(when)s. If it was not you, tell the administrator at once and choose a "
            "new password:\n\n%(url)s"
        ) % {"what": what, "when": when, "url": settings.SITE_URL}
        return _("A change to your account"), body + _help()

    return in_language(user.language, text, to=user.email, to_name=user.name_en)
