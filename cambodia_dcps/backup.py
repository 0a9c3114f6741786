"""Backup and restore of everything that is kept: the database and the stored files, in one tar file.

The first entry is a manifest with the SHA-256 of each entry, the rows of each table and the migrations; dump and counts
are of one snapshot. A restore checks all hashes before it touches anything and all counts afterwards.
"""

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from cambodia_dcps import embedded

FORMAT = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files/"
BLOCK = 1024 * 1024


class BackupError(Exception):
    """One sentence: what is wrong with the backup, or why it cannot be made or restored."""


def _program(name: str) -> str:
    """pg_dump or pg_restore of the server's own version, or of the next newer: the wheel's or the system's.

    A newer one reads an older server but may write what that server doesn't know.
    """
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10000
    fitting = {}
    for program in (shutil.which(name), embedded.programs() / name):
        if program:
            version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
            fitting[int(re.search(r"(\d+)\.", version).group(1))] = str(program)
    if newer := [version for version in fitting if version >= server]:
        return fitting[min(newer)]
    raise BackupError(f"The server is PostgreSQL {server}: install its client programs ({name}).")


def _environment() -> dict[str, str]:
    """How libpq reaches the same database; never on the command line, where others read it."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "sslmode": "PGSSLMODE"}
    names |= {"dbname": "PGDATABASE", "sslrootcert": "PGSSLROOTCERT"}
    parameters = connection.get_connection_params()
    return {**os.environ, **{names[key]: str(text) for key, text in parameters.items() if key in names}}


def _run(name: str, *arguments: str) -> None:
    done = subprocess.run([_program(name), *arguments], env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{name}: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        return [row[0] for row in cursor.fetchall()]


def row_counts() -> dict[str, int]:
    """Rows of every table."""
    counts = {}
    with connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 a quoted name
            counts[table] = cursor.fetchone()[0]
    return counts


def _hash(stream: io.BufferedIOBase) -> str:
    digest = hashlib.sha256()
    while block := stream.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _stored_files() -> Iterator[Path]:
    root = Path(settings.MEDIA_ROOT)
    yield from (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())


@contextlib.contextmanager
def _snapshot() -> Iterator[str]:
    """A read-only view of one moment that pg_dump can share."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def backup(target: Path, *, now: datetime) -> dict[str, object]:
    """Write everything to ``target``, at one stroke; the manifest."""
    if target.exists():
        raise BackupError(f"{target} is there already: a backup overwrites nothing.")
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            dump = Path(folder) / DUMP
            with _snapshot() as snapshot:
                rows = row_counts()
                migrations = sorted(".".join(pair) for pair in MigrationRecorder(connection).applied_migrations())
                _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={dump}")
            # Files are never changed in place, and a row is written after its file: what the snapshot knows is there.
            entries = {DUMP: dump}
            root = Path(settings.MEDIA_ROOT)
            entries |= {FILES + str(path.relative_to(root)): path for path in _stored_files()}
            hashes = {}
            for name, path in entries.items():
                with path.open("rb") as stream:
                    hashes[name] = _hash(stream)
            manifest = {"format": FORMAT, "made_at": now.isoformat(), "rows": rows, "migrations": migrations}
            manifest["sha256"] = hashes
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
                with tarfile.open(fileobj=stream, mode="w") as archive:
                    _add(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode(), now)
                    for name, path in entries.items():
                        archive.add(path, name, recursive=False)
                stream.flush()
                os.fsync(stream.fileno())
        verify(part)
        part.replace(target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _add(archive: tarfile.TarFile, name: str, content: bytes, now: datetime) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = len(content), int(now.timestamp()), 0o600
    archive.addfile(entry, io.BytesIO(content))


def verify(source: Path) -> dict[str, object]:
    """The manifest of a backup whose every byte is as it was written; BackupError otherwise."""
    try:
        with tarfile.open(source, "r:") as archive:
            first = archive.next()
            if first is None or first.name != MANIFEST:
                raise BackupError(f"{source} is no backup of this desk.")
            manifest = json.load(archive.extractfile(first))
            if manifest.get("format") != FORMAT:
                raise BackupError(f"{source} was written in another format ({manifest.get('format')}).")
            seen = set()
            while (entry := archive.next()) is not None:
                wanted = manifest["sha256"].get(entry.name)
                if not entry.isfile() or wanted is None or entry.name in seen or ".." in Path(entry.name).parts:
                    raise BackupError(f"The backup holds something that is not listed: {entry.name}")
                if _hash(archive.extractfile(entry)) != wanted:
                    raise BackupError(f"The backup is damaged: {entry.name} is not what was written.")
                seen.add(entry.name)
    except FileNotFoundError as error:
        raise BackupError(f"{source} is not there.") from error
    except (tarfile.TarError, ValueError, KeyError, TypeError, AttributeError, EOFError, OSError) as error:
        raise BackupError(f"The backup is damaged: {error}") from error
    if lost := sorted(set(manifest["sha256"]) - seen):
        raise BackupError(f"The backup is damaged: {lost[0]} is missing, and {len(lost) - 1} more.")
    return manifest


def restore(source: Path, *, replace: bool = False) -> dict[str, object]:
    """Put a verified backup into an empty database and folder; with ``replace`` in place of what is there."""
    manifest = verify(source)
    root = Path(settings.MEDIA_ROOT)
    if not replace and (_tables() or any(_stored_files())):
        raise BackupError(
            "The database or the folder of files is not empty: say --replace to put the backup in its place."
        )
    fresh, old = root.with_name(root.name + ".restoring"), root.with_name(root.name + ".replaced")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    fresh.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(source, "r:") as archive:
        for entry in archive:
            if entry.name == MANIFEST:
                continue
            target = Path(folder) / DUMP if entry.name == DUMP else fresh / entry.name.removeprefix(FILES)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                shutil.copyfileobj(archive.extractfile(entry), stream, BLOCK)
        if replace:
            with connection.cursor() as cursor:  # whatever the backup doesn't know goes as well
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        connection.close()
        arguments = ["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"]
        _run("pg_restore", *arguments, f"--dbname={connection.settings_dict['NAME']}", str(Path(folder) / DUMP))
    counts = row_counts()
    wrong = sorted(table for table, rows in manifest["rows"].items() if counts.get(table) != rows)
    if wrong:
        raise BackupError(
            f"After the restore {wrong[0]} has not as many rows as in the backup, and {len(wrong) - 1} more."
        )
    if root.exists():
        root.rename(old)
    fresh.rename(root)
    shutil.rmtree(old, ignore_errors=True)
    return manifest
