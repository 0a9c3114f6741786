"""The addresses of django-allauth that are open here; all others (sign-up, changing the address) are not."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.http import require_http_methods

from accounts.policies import PUBLIC, SIGNED_IN, Policy
from accounts.views import language


def form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of allauth: PUT, which it takes as POST, is refused; HEAD, which it counts as a try, is a GET."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = asked

    return answer


urlpatterns = [
    path("language/", language, name="language"),
    path("login/", form(account.login), name="account_login"),
    path("logout/", form(account.logout), name="account_logout"),
    path("inactive/", form(account.account_inactive), name="account_inactive"),
    path("reauthenticate/", form(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", form(account.password_change), name="account_change_password"),
    path("password/set/", form(account.password_set), name="account_set_password"),
    path("password/reset/", form(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", form(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        form(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        form(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("two-factor/", form(mfa.index), name="mfa_index"),
    path("two-factor/authenticate/", form(mfa.authenticate), name="mfa_authenticate"),
    path("two-factor/reauthenticate/", form(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("two-factor/app/activate/", form(totp.activate_totp), name="mfa_activate_totp"),
    path("two-factor/app/deactivate/", form(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("two-factor/recovery-codes/", form(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "two-factor/recovery-codes/generate/", form(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path(
        "two-factor/recovery-codes/download/", form(codes.download_recovery_codes), name="mfa_download_recovery_codes"
    ),
]

# Policies of pages that are not ours and so cannot declare one. ``accounts.checks`` compares them with allauth's own.
THIRD_PARTY: dict[str, Policy] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
}
