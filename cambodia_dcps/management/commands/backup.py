"""``manage.py backup FILE``: database and stored files in one checked file."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from cambodia_dcps.backup import BackupError, backup, verify


class Command(BaseCommand):
    """Writes a backup, or checks one."""

    help = "Write the database and the stored files to FILE; with --check say whether FILE is undamaged."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="read FILE and compare every hash; write nothing")

    def handle(self, *args: object, **options: object) -> None:
        """Write or check."""
        path = options["file"].absolute()
        try:
            manifest = verify(path) if options["check"] else backup(path, now=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest["rows"].values()), len(manifest["sha256"]) - 1
        self.stdout.write(f"{path}: {rows} rows of {len(manifest['rows'])} tables, {files} files, all hashes right")
