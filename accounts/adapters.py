"""How allauth is bent to this house: by invitation only, limits by account and never by address, letters of our own."""

import secrets
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts import emails
from accounts.models import User
from kit.mail import send_after_commit

# A browser in which somebody has signed in before is counted apart, so that guesses made elsewhere never lock it out.
KNOWN_BROWSER = "desk-browser"
JUST_NOW_SECONDS = 300
KNOWN_BROWSER_SECONDS = 365 * 24 * 3600


def remember_browser(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Leave a signed mark that ``user`` has signed in here."""
    mark = signing.dumps([user.pk, secrets.token_hex(8)], salt=KNOWN_BROWSER)
    response.set_cookie(
        KNOWN_BROWSER,
        mark,
        max_age=KNOWN_BROWSER_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_browser_of(request: HttpRequest, email: str) -> str:
    """The mark of this browser when the owner of ``email`` has signed in here before, else ""."""
    try:
        pk, number = signing.loads(
            request.COOKIES.get(KNOWN_BROWSER, ""), salt=KNOWN_BROWSER, max_age=KNOWN_BROWSER_SECONDS
        )
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return number if User.objects.filter(pk=pk, email=email).exists() else ""


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in, password reset and their letters."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: one comes in by invitation."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: object) -> str:
        email = str(credentials.get("email") or credentials.get("username") or "").strip().lower()
        return f"{email}:{known_browser_of(request, email)}"

    def reauthenticate(self, user: User, password: str) -> bool:
        """By the account's own address; allauth would look into a table of addresses that is not kept here."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **facts: object) -> bool:
        """The password is asked for again before a change to sign-in, but not of someone who has just come in by it."""
        if app == "allauth.mfa" and not is_mfa_enabled(self.request.user):
            records = get_authentication_records(self.request, self.request.user)
            if records and time.time() - records[-1]["at"] < JUST_NOW_SECONDS:
                return False
        return super().is_reauthentication_required(app=app, **facts)

    def post_login(self, request: HttpRequest, user: User, **facts: object) -> HttpResponse:
        """Mark the browser as known, and show pages in the language of the account."""
        response = super().post_login(request, user, **facts)
        remember_browser(request, response, user)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            max_age=KNOWN_BROWSER_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return response

    def add_message(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        """No chatter («signed in as …»): the page itself shows it."""

    def get_reset_password_from_key_url(self, key: str) -> str:
        """From the settings, never from the Host header of whoever asked."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL.rstrip("/") + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user: User, email: str, context: dict) -> None:
        """To the account's own address, in its language; nothing to accounts that were closed."""
        if user.is_active:
            send_after_commit([emails.password_reset(user=user, url=context["password_reset_url"])])

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict | None = None, email: str | None = None
    ) -> None:
        """One of our own letters about a change to the account's security."""
        send_after_commit([emails.security_changed(user=user, change=template_prefix.rsplit("/", 1)[-1])])


class MFAAdapter(DefaultMFAAdapter):
    """The second factor: required of some roles, its secret sealed with the secret key."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not while a role asks for it."""
        return not (settings.REQUIRE_SECOND_FACTOR and authenticator.user.needs_second_factor)

    def get_totp_issuer(self) -> str:
        """The name that the app on the phone shows."""
        return "DCPS Partnership Desk"

    def build_totp_svg(self, url: str) -> str:
        """The bare SVG element, to stand in the page (the content policy forbids data addresses)."""
        svg = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]

    def encrypt(self, text: str) -> str:
        """Sealed: a copy of the database alone gives nobody a second factor."""
        from accounts.sealing import seal

        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The other way."""
        from accounts.sealing import unseal

        return unseal(encrypted_text)


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app was set up."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


class ResetTokens(PasswordResetTokenGenerator):
    """Reset links that die with a sign-in, a new password, a changed address, a closed account."""

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.session_stamp}{user.is_active}"
