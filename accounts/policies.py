"""Page policies: every view declares one, or the application does not start (see ``accounts.checks``).

A policy says who may open a page at all; which records are seen there is the matter of ``visible_to``, and each step is
checked again in its action.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.roles import Right


@dataclass(frozen=True)
class Policy:
    """``name`` for tables and tests; ``allows(user)`` for signed-in users; ``public``: no sign-in asked."""

    name: str
    allows: Callable[[object], bool]
    public: bool = False


PUBLIC = Policy("public", lambda user: True, public=True)
SIGNED_IN = Policy("signed_in", lambda user: True)


def holds(right: Right) -> Policy:
    """The policy «holds this nationwide right»."""
    return Policy(f"right:{right.value}", lambda user: user.has_right(right))


def policy(rule: Policy) -> Callable:
    """Declare the policy of a view: anonymous users are sent to sign-in, others without the right get 403."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not rule.public and not rule.allows(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.policy = rule
        return login_not_required(guarded) if rule.public else guarded

    return decorate
