"""One migrated database, copied for every worker of pytest: migrations run once, not once a worker.

The template lives on the server under a name made from the migration files, so that it is built anew when they change;
the oldest templates are dropped.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "test_template_"
KEPT = 6  # templates of other checkouts and branches on the same server
LOCK = 4_211_968  # advisory lock: one builder at a time


def name() -> str:
    """The name of the template for the migrations and libraries as they are now."""
    digest = hashlib.sha256(sys.version.encode())
    digest.update(" ".join(settings.INSTALLED_APPS).encode())
    sources = [*ROOT.glob("*/migrations/*.py"), ROOT / "requirements.txt"]
    for path in sorted(sources):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return PREFIX + digest.hexdigest()[:16]


def _url(database: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))


def ensure(maintenance: dict[str, object]) -> str:
    """Build the template unless it stands; its name. ``maintenance``: psycopg2's parameters for another database."""
    wanted = name()
    connection = psycopg2.connect(**maintenance)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s ORDER BY oid", [PREFIX + "%"])
            there = [row[0] for row in cursor.fetchall()]
            if wanted in there:
                return wanted
            part = f"{wanted}_part"
            for old in {part, *there[: -KEPT + 1]} & {part, *there}:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
            cursor.execute(f"CREATE DATABASE \"{part}\" TEMPLATE template0 ENCODING 'UTF8'")
            built = subprocess.run(
                [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"],
                cwd=ROOT,
                env={**os.environ, "DATABASE_URL": _url(part)},
                capture_output=True,
                text=True,
                check=False,
            )
            if built.returncode:
                raise RuntimeError(f"The migrations fail:\n{built.stderr[-4000:]}")
            cursor.execute(f'ALTER DATABASE "{part}" RENAME TO "{wanted}"')
    finally:
        connection.close()
    return wanted
