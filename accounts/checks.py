"""Without a policy for every page the application does not start."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.policies import Policy


def all_pages(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the application with its full name ("jobs:job-detail")."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from all_pages(entry, inner)
        else:
            yield f"{prefix}{entry.name or ''}", entry


def policy_of(name: str, page: URLPattern) -> Policy | None:
    """The declared policy of a page: its own, or that of the third-party list."""
    from accounts.urls_signin import THIRD_PARTY

    return getattr(page.callback, "policy", None) or THIRD_PARTY.get(name)


@register(Tags.security)
def every_page_declares_a_policy(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Errors for pages without name or policy, and for third-party pages that ask for sign-in otherwise than listed."""
    problems: list[CheckMessage] = []
    seen: set[str] = set()
    for name, page in all_pages():
        where = f"{name or 'an address without name'} ({page.pattern})"
        if not page.name:
            problems.append(Error(f"{where}: every address has a name", id="accounts.E001"))
            continue
        rule = policy_of(name, page)
        if rule is None:
            problems.append(
                Error(f"{where} declares no policy", hint="Put @policy(...) on the view.", id="accounts.E002")
            )
        elif rule.public == getattr(page.callback, "login_required", True):
            problems.append(Error(f"{where} asks for sign-in otherwise than its policy says", id="accounts.E003"))
        if name in seen:
            problems.append(Error(f"{where}: the name is taken twice", id="accounts.E004"))
        seen.add(name)
    wanted = ["accounts.middleware.SignInMiddleware", "accounts.middleware.SecondFactorMiddleware"]
    problems += [
        Error(f"{middleware} is missing from MIDDLEWARE", id="accounts.E005")
        for middleware in wanted
        if middleware not in settings.MIDDLEWARE
    ]
    return problems
