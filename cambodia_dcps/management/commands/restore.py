"""``manage.py restore FILE``: put a backup back."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError, CommandParser, call_command

from cambodia_dcps.backup import BackupError, restore


class Command(BaseCommand):
    """Restores a backup; refuses a damaged one before anything is touched."""

    help = "Put the backup FILE into an empty database and folder, or with --replace in place of what is there."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and the word that allows replacing."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="remove what is there now")

    def handle(self, *args: object, **options: object) -> None:
        """Restore, then migrate to this release."""
        try:
            manifest = restore(options["file"].absolute(), replace=options["replace"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        rows, files = sum(manifest["rows"].values()), len(manifest["sha256"]) - 1
        self.stdout.write(
            f"Restored: {rows} rows of {len(manifest['rows'])} tables, {files} files, made {manifest['made_at']}"
        )
