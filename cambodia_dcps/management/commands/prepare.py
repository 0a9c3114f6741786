"""What stands between a checkout and a server: migrations, translations, static files, demonstration data."""

import hashlib
import io
from pathlib import Path

import polib
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command, get_commands
from django.db import connection

from cambodia_dcps.supervisor import SIGN_INS


class Command(BaseCommand):
    """Idempotent; does only what is not done yet."""

    help = "Migrate, compile translations, collect static files and, into an empty database, load demonstration data."

    def handle(self, *args: object, **options: object) -> None:
        """Run what is needed."""
        self.folders()
        self.translations()
        self.static_files()
        if not connection.introspection.table_names():
            self.stdout.write("Making the tables of a new database …")
            self.stdout.flush()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_decision", verbosity=0)
        call_command("load_paths", stdout=io.StringIO())
        if not settings.PRODUCTION and "demo" in get_commands() and not get_user_model().objects.exists():
            self.stdout.write("Loading demonstration data (the first start only) …")
            self.stdout.flush()
            call_command("demo", stdout=io.StringIO())
        self.sign_ins()

    def sign_ins(self) -> None:
        """Keep the sign-ins of the demonstration, if it is what is loaded: the supervisor tells them once all is up."""
        told = io.StringIO()
        if not settings.PRODUCTION and "demo" in get_commands():
            call_command("demo", sign_ins=True, stdout=told)
        (settings.VAR_DIR / SIGN_INS).write_text(told.getvalue(), encoding="utf-8")

    def folders(self) -> None:
        """Folders that the file-system broker and the stores expect to find."""
        for name in ("files", "mail", "staticfiles", "broker/queue", "broker/processed", "broker/control"):
            (settings.VAR_DIR / name).mkdir(parents=True, exist_ok=True)

    def translations(self) -> None:
        """Compile each catalogue that is newer than its compiled form; no gettext of the system needed."""
        for root in settings.LOCALE_PATHS:
            for source in sorted(Path(root).glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                    part = target.with_suffix(".mo.part")
                    polib.pofile(str(source)).save_as_mofile(str(part))
                    part.replace(target)

    def static_files(self) -> None:
        """Collect and compress static files if any of them changed."""
        lines = [settings.STORAGES["staticfiles"]["BACKEND"]]
        for finder in get_finders():
            for name, storage in finder.list([]):
                status = Path(storage.path(name)).stat()
                lines.append(f"{name} {status.st_size} {status.st_mtime_ns}")
        digest = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        stamp = settings.VAR_DIR / "staticfiles.sha256"
        if stamp.exists() and stamp.read_text() == digest:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(digest)
