"""What production must be told, and what is wrong with what it was told: one sentence each, with what to do.

``production_problems`` runs whenever settings are read with ``DCPS_PRODUCTION=1``, so that no process starts half
configured. ``refuse_to_serve`` runs when the web server, a worker or beat begins to serve.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXAMPLE_KEY_PREFIX = "replace-me-"
WEAK_KEY_PREFIXES = ("development-only", "django-insecure-", "changeme", "secret")
MINIMUM_KEY_LENGTH = 50
LOCAL = {"", "localhost", "127.0.0.1", "::1"}
MAIL_THAT_STAYS_HERE = ("console", "filebased", "locmem", "dummy")


def production_problems(settings: Mapping[str, object]) -> list[str]:
    """One sentence for each production value that is missing or wrong."""
    return [
        *_key(str(settings["SECRET_KEY"])),
        *_debug(settings),
        *_hosts(list(settings["ALLOWED_HOSTS"])),
        *_site(str(settings["SITE_URL"]), list(settings["ALLOWED_HOSTS"])),
        *_database(str(settings["DATABASE_URL"])),
        *_redis(str(settings["REDIS_URL"])),
        *_mail(str(settings["EMAIL_URL"]), settings),
    ]


def _key(key: str) -> Iterator[str]:
    how = "make one: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    if not key:
        yield f"DCPS_SECRET_KEY is missing; {how}"
    elif key.startswith(WEAK_KEY_PREFIXES) or len(key) < MINIMUM_KEY_LENGTH or len(set(key)) < 10:
        yield f"DCPS_SECRET_KEY is a default or too short ({MINIMUM_KEY_LENGTH} characters at least); {how}"


def _debug(settings: Mapping[str, object]) -> Iterator[str]:
    if settings["DEBUG_WANTED"] or settings["DEBUG"]:
        yield "DCPS_DEBUG is on: it shows passwords and data to visitors; remove it."


def _hosts(hosts: list[str]) -> Iterator[str]:
    if not hosts:
        yield "DCPS_ALLOWED_HOSTS is missing; name the host that people type, for example desk.example.gov.kh"
    for host in hosts:
        if "*" in host or host.startswith("."):
            yield f"DCPS_ALLOWED_HOSTS is open ({host}); name each host in full."


def _site(site: str, hosts: list[str]) -> Iterator[str]:
    parts = urlsplit(site)
    if parts.scheme != "https":
        yield f"DCPS_SITE_URL must begin with https:// (it is {site}); letters carry links to it and sign-in needs TLS."
    elif hosts and parts.hostname not in hosts:
        yield f"DCPS_SITE_URL names {parts.hostname}, which DCPS_ALLOWED_HOSTS lacks; add it there."


def _database(url: str) -> Iterator[str]:
    if not url:
        yield "DATABASE_URL is missing; for example postgres://dcps:password@127.0.0.1:5432/dcps"
        return
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql", "pgsql"):
        yield f"DATABASE_URL must name a PostgreSQL server, it begins with {parts.scheme}://"
    elif (parts.hostname or "") not in LOCAL and "sslmode" not in parse_qs(parts.query):
        yield (
            "DATABASE_URL names another machine without TLS; add ?sslmode=verify-full "
            "(or ?sslmode=disable where the line between the two is nobody else's)."
        )


def _redis(url: str) -> Iterator[str]:
    if not url:
        yield "REDIS_URL is missing; for example redis://127.0.0.1:6379/0"
    elif urlsplit(url).scheme not in ("redis", "rediss", "redis+socket", "unix"):
        yield "REDIS_URL must begin with redis://, rediss:// or redis+socket://"


def _mail(url: str, settings: Mapping[str, object]) -> Iterator[str]:
    if not url:
        yield "EMAIL_URL is missing; for example smtp+tls://user:password@mail.example.gov.kh:587"
        return
    if any(word in str(settings.get("EMAIL_BACKEND", "")) for word in MAIL_THAT_STAYS_HERE):
        yield "EMAIL_URL sends no mail; name a mail server: smtp+tls://user:password@mail.example.gov.kh:587"
    encrypted = settings.get("EMAIL_USE_TLS") or settings.get("EMAIL_USE_SSL")
    if str(settings.get("EMAIL_HOST", "")) not in LOCAL and not encrypted:
        yield "EMAIL_URL sends passwords and letters in the clear; write smtp+tls:// or smtp+ssl://"


def refuse_to_serve() -> None:
    """Raise one readable error if this process must not serve: the example's key, or a database of another release."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not settings.PRODUCTION:
        return
    if settings.SECRET_KEY.startswith(EXAMPLE_KEY_PREFIX):
        raise ImproperlyConfigured("DCPS_SECRET_KEY is that of .env.example, which everybody can read; make your own.")
    executor = MigrationExecutor(connection)
    known = executor.loader.disk_migrations
    if lacking := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ImproperlyConfigured(f"The database lacks {len(lacking)} migrations; run: python manage.py migrate")
    ours = {app for app, _name in known}
    replaced = {key for migration in known.values() for key in migration.replaces}
    unknown = {key for key in executor.loader.applied_migrations if key not in known and key[0] in ours} - replaced
    if unknown:
        names = ", ".join(sorted(".".join(key) for key in unknown))
        raise ImproperlyConfigured(
            f"The database is that of a newer release ({names}); this process is old, install it."
        )
