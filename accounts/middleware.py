"""Sign-in asked of every page, the second factor of some roles, sessions that slide, and who wrote for the audit."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pghistory
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.adapters import has_second_factor

# A session is written again at most this often, not at every page.
SLIDE_SECONDS = 300
FACTOR = "second_factor"
# What may be opened before the second factor is set up.
BEFORE_SECOND_FACTOR = {"account_logout", "account_reauthenticate", "language"}


class AuditContextMiddleware:
    """Opens a pghistory context for requests that may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Who and where; the action adds the verb and the reason."""
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = request.user.pk if request.user.is_authenticated else None
        with pghistory.context(user=user, url=request.path):
            return self.get_response(request)


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks for sign-in unless it is public; afterwards one is back where one was."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable) -> HttpResponse:
        """To sign-in; a fragment asked for by script gets 401, so that a form is never replaced by the sign-in page."""
        if request.headers.get("HX-Request") == "true":
            response = HttpResponse(status=401)
            response["X-Sign-In"] = f"{resolve_url(settings.LOGIN_URL)}"
        else:
            response = redirect_to_login(back_to(request), resolve_url(settings.LOGIN_URL))
        patch_vary_headers(response, ["HX-Request", "Cookie"])
        return response


def back_to(request: HttpRequest) -> str:
    """Where to go after signing in: this page, or, for something sent, the page with the form."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    parts = urlsplit(request.headers.get("Referer", ""))
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if parts.netloc == request.get_host() and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return resolve_url(settings.LOGIN_REDIRECT_URL)


class SessionMiddleware:
    """The end of a session slides with its use; pages that ask by themselves every two seconds don't count as use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Write the session again when its last writing is some minutes old."""
        response = self.get_response(request)
        match = request.resolver_match
        idle = getattr(getattr(match, "func", None), "idle", False) and request.headers.get("HX-Request") == "true"
        if request.user.is_authenticated and not idle:
            now = int(time.time())
            if now - request.session.get("seen", 0) >= SLIDE_SECONDS:
                request.session["seen"] = now
        return response


class SecondFactorMiddleware:
    """Roles that see or administer everything set up a second factor before they open anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing here; see ``process_view``, which knows the page."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        """Send to the set-up page."""
        user = request.user
        if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated or not user.needs_second_factor:
            return None
        name = request.resolver_match.view_name
        if name in BEFORE_SECOND_FACTOR or name.startswith("mfa_") or has_second_factor(user):
            return None
        target = reverse("mfa_activate_totp")
        if request.headers.get("HX-Request") == "true":
            response = HttpResponse(status=403)
            response["HX-Redirect"] = target
            return response
        return redirect(target)
