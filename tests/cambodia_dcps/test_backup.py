"""A backup restored into nothing gives the same rows and files; damage is found out before anything is touched."""

import io
import random
import tarfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from accounts.models import User
from cambodia_dcps import backup as backups
from cambodia_dcps.backup import BackupError, backup, restore, row_counts, verify
from tests.factories.accounts import UserFactory


@pytest.fixture
def other_database(django_db_blocker, transactional_db):
    """An empty database beside the test's own, in its place until the test ends."""
    name = connection.settings_dict["NAME"]
    empty = f"{name}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{empty}"')
        cursor.execute(f"CREATE DATABASE \"{empty}\" TEMPLATE template0 ENCODING 'UTF8'")

    def use(database):
        connection.close()
        connection.settings_dict["NAME"] = database

    yield lambda: use(empty)
    use(name)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{empty}" WITH (FORCE)')


def _content():
    """Every row of every table, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in row_counts():
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def _fill():
    for number in range(30):
        UserFactory(name_km=f"បុគ្គលទី {number}")
    User.objects.filter(name_km__contains="ទី 7").update(name_en="Changed once more")
    root = Path(django_settings.MEDIA_ROOT)
    (root / "reports" / "2024").mkdir(parents=True)
    (root / "reports" / "2024" / "របាយការណ៍.pdf").write_bytes(random.Random(1).randbytes(3_000_000))
    (root / "empty").write_bytes(b"")


def test_restored_rows_and_files_equal_those_backed_up(tmp_path, other_database, settings):
    _fill()
    before = _content()
    files = {
        p.relative_to(settings.MEDIA_ROOT): p.read_bytes() for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()
    }
    assert sum(map(len, before.values())) > 60, "history rows included"
    call_command("backup", str(tmp_path / "b.tar"), stdout=io.StringIO())
    other_database()
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    call_command("restore", str(tmp_path / "b.tar"), stdout=io.StringIO())
    assert _content() == before
    assert {
        p.relative_to(settings.MEDIA_ROOT): p.read_bytes() for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()
    } == files
    # The restored database works on: triggers write history, sequences go on.
    user = UserFactory()
    user.name_en = "After the restore"
    user.save()
    assert type(user).pgh_event_model.objects.filter(pgh_obj=user).count() == 2
    assert (tmp_path / "b.tar").stat().st_mode & 0o077 == 0, "nobody else may read it"


@pytest.mark.django_db(transaction=True)
def test_any_damaged_byte_is_found_out(tmp_path):
    _fill()
    good = tmp_path / "b.tar"
    backup(good, now=timezone.now())
    verify(good)
    content = good.read_bytes()
    with tarfile.open(good) as archive:
        spans = [(entry.offset_data, entry.size) for entry in archive if entry.size]
    chance = random.Random(2)
    damaged = tmp_path / "damaged.tar"
    for number in range(60):
        start, size = spans[number % len(spans)]
        place = start + chance.randrange(size)
        damaged.write_bytes(
            content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]
        )
        # A bit of the manifest that changes no meaning (the time it was made, a space) harms nothing.
        if number % len(spans) == 0 and _same_meaning(damaged, good):
            continue
        with pytest.raises(BackupError):
            verify(damaged)
    for length in (0, 100, 5000, len(content) // 2, spans[-1][0]):
        damaged.write_bytes(content[:length])
        with pytest.raises(BackupError):
            verify(damaged)


def _same_meaning(one, other):
    def read(path):
        try:
            manifest = verify(path)
        except BackupError:
            return None
        return manifest["sha256"]

    return read(one) == read(other)


@pytest.mark.django_db(transaction=True)
def test_damaged_backup_leaves_everything_as_it_was(tmp_path):
    _fill()
    target = tmp_path / "b.tar"
    backup(target, now=timezone.now())
    content = bytearray(target.read_bytes())
    content[-5000 - len(content) // 3] ^= 255
    target.write_bytes(content)
    before, files = _content(), sorted(backups._stored_files())
    with pytest.raises(CommandError, match="damaged"):
        call_command("restore", str(target), "--replace")
    assert _content() == before
    assert sorted(backups._stored_files()) == files


@pytest.mark.django_db(transaction=True)
def test_nothing_is_overwritten_unasked(tmp_path):
    _fill()
    target = tmp_path / "b.tar"
    backup(target, now=timezone.now())
    with pytest.raises(BackupError, match="overwrites nothing"):
        backup(target, now=timezone.now())
    with pytest.raises(BackupError, match="say --replace"):
        restore(target)


def test_replacing_removes_what_came_later(tmp_path, other_database, settings):
    _fill()
    target = tmp_path / "b.tar"
    backup(target, now=timezone.now())
    other_database()
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    restore(target)
    before = _content()
    UserFactory(email="later@example.org")
    (settings.MEDIA_ROOT / "later.txt").write_text("later")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (word text)")
    restore(target, replace=True)
    assert _content() == before
    assert not (settings.MEDIA_ROOT / "later.txt").exists()


@pytest.mark.parametrize("content", [b"", b"not a tar file at all" * 100])
def test_something_else_is_no_backup(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BackupError):
        verify(tmp_path / "x")
    with pytest.raises(BackupError, match="not there"):
        verify(tmp_path / "absent")
