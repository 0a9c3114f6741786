"""Production starts only with settings that are fit for it, and says in a sentence what is not."""

import os
import subprocess
import sys

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from cambodia_dcps import checks
from tests.architecture.floors import ROOT

EXAMPLE = ROOT / ".env.example"


def _example() -> dict[str, str]:
    """The variables of ``.env.example``, read as django-environ reads them."""
    values: dict[str, str] = {}
    names = [
        line.split("=")[0] for line in EXAMPLE.read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        environ.Env.read_env(str(EXAMPLE))
        values = {name: os.environ.pop(name) for name in names}
    finally:
        os.environ.update(before)
    return values


def _check(*arguments, **changes):
    values = {name: text for name, text in {**_example(), **changes}.items() if text is not None}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=ROOT,
        env={**kept, "DCPS_ENV_FILE": os.devnull, **values},
        capture_output=True,
        text=True,
        check=False,
    )


def test_example_environment_passes_the_deployment_check_silently(tmp_path):
    done = _check("--deploy", "--fail-level", "DEBUG", DCPS_VAR_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "System check identified no issues (0 silenced)."


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DCPS_SECRET_KEY", None, "DCPS_SECRET_KEY is missing; make one"),
        ("DCPS_SECRET_KEY", "short", "DCPS_SECRET_KEY is a default or too short"),
        ("DCPS_SECRET_KEY", "django-insecure-" + "x1y2z3w4v5u6" * 5, "DCPS_SECRET_KEY is a default"),
        ("DCPS_DEBUG", "1", "DCPS_DEBUG is on"),
        ("DCPS_ALLOWED_HOSTS", None, "DCPS_ALLOWED_HOSTS is missing"),
        ("DCPS_ALLOWED_HOSTS", "desk.example.gov.kh,*", "DCPS_ALLOWED_HOSTS is open (*)"),
        ("DCPS_ALLOWED_HOSTS", ".gov.kh", "DCPS_ALLOWED_HOSTS is open (.gov.kh)"),
        ("DCPS_SITE_URL", None, "DCPS_SITE_URL must begin with https://"),
        ("DCPS_SITE_URL", "http://desk.example.gov.kh", "DCPS_SITE_URL must begin with https://"),
        ("DCPS_SITE_URL", "https://other.example.org", "DCPS_SITE_URL names other.example.org"),
        ("DATABASE_URL", None, "DATABASE_URL is missing"),
        ("DATABASE_URL", "sqlite:////tmp/x.sqlite3", "DATABASE_URL must name a PostgreSQL server"),
        ("DATABASE_URL", "postgres://a:b@db.example.gov.kh/dcps", "DATABASE_URL names another machine without TLS"),
        ("REDIS_URL", None, "REDIS_URL is missing"),
        ("REDIS_URL", "memory://", "REDIS_URL must begin with redis://"),
        ("EMAIL_URL", None, "EMAIL_URL is missing"),
        ("EMAIL_URL", "consolemail://", "EMAIL_URL sends no mail"),
        ("EMAIL_URL", "smtp://a:b@mail.example.gov.kh:25", "EMAIL_URL sends passwords and letters in the clear"),
    ],
)
def test_wrong_production_value_is_refused_with_a_sentence(name, value, sentence):
    done = _check(**{name: value})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_every_problem_is_said_at_once():
    done = _check(REDIS_URL=None, EMAIL_URL=None, DCPS_DEBUG="1")
    assert len(done.stderr.strip().splitlines()) == 4


def test_a_database_elsewhere_may_say_how_it_is_reached():
    done = _check(DATABASE_URL="postgres://a:b@db.example.gov.kh/dcps?sslmode=verify-full")
    assert done.returncode == 0, done.stderr


def test_key_of_the_example_does_not_serve(settings):
    settings.PRODUCTION = True
    settings.SECRET_KEY = _example()["DCPS_SECRET_KEY"]
    with pytest.raises(ImproperlyConfigured, match=r"that of \.env\.example"):
        checks.refuse_to_serve()


@pytest.mark.django_db
def test_a_database_without_its_migrations_is_not_served(settings, monkeypatch):
    from django.db.migrations.recorder import MigrationRecorder

    settings.PRODUCTION = True
    checks.refuse_to_serve()
    last = MigrationRecorder.Migration.objects.filter(app="accounts").latest("name")
    last.delete()
    with pytest.raises(ImproperlyConfigured, match=r"lacks 1 migrations; run: python manage\.py migrate"):
        checks.refuse_to_serve()


@pytest.mark.django_db
def test_an_old_process_does_not_serve_a_newer_database(settings):
    from django.db.migrations.recorder import MigrationRecorder

    settings.PRODUCTION = True
    MigrationRecorder.Migration.objects.create(app="jmi", name="9999_of_the_next_release")
    with pytest.raises(ImproperlyConfigured, match=r"newer release \(jmi\.9999_of_the_next_release\)"):
        checks.refuse_to_serve()


def test_passwords_are_hashed_with_argon2_outside_tests():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from django.conf import settings as s; print(s.PASSWORD_HASHERS[0], s.CONTENT_SECURITY_POLICY)",
        ],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "cambodia_dcps.settings",
            "DCPS_ENV_FILE": os.devnull,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("django.contrib.auth.hashers.Argon2PasswordHasher")
    assert "unsafe" not in done.stdout
