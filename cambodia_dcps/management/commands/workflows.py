"""Write the state diagrams of all processes into docs/workflows.md."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand

from kit.diagrams import document

PATH = Path(settings.BASE_DIR) / "docs" / "workflows.md"


class Command(BaseCommand):
    """``manage.py workflows``."""

    help = "Write docs/workflows.md from the workflow tables."

    def handle(self, *args: object, **options: object) -> None:
        """Write the file."""
        PATH.parent.mkdir(exist_ok=True)
        PATH.write_text(document(), encoding="utf-8")
        self.stdout.write(f"written: {PATH}")
