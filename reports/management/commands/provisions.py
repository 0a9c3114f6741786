"""Which provisions a test proves, and which none does."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandParser

from reports.proofs import all_proofs
from reports.provisions import all_provisions


class Command(BaseCommand):
    """``manage.py provisions [--app jmi] [--kind must] [--open]``."""

    help = "List the guideline's provisions with the tests that prove them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Filters."""
        parser.add_argument("--app", help="only those that this app answers for")
        parser.add_argument(
            "--kind", help="only this kind (rule, deadline …) or strength (must, should, may, describes)"
        )
        parser.add_argument("--open", action="store_true", help="only those that no test proves")

    def handle(self, *args: object, **options: object) -> None:
        """Print a line a provision, then the count."""
        proofs: dict[str, list[str]] = {}
        for proof in all_proofs(Path(settings.BASE_DIR) / "tests"):
            proofs.setdefault(proof.provision, []).append(str(proof))
        rows = [
            row
            for row in all_provisions()
            if options["app"] in (None, row.app) and options["kind"] in (None, row.kind, row.strength)
        ]
        proved = sum(row.id in proofs for row in rows)
        for row in rows:
            tests = proofs.get(row.id, [])
            if tests and options["open"]:
                continue
            self.stdout.write(
                f"{row.id:<12} {row.strength:<9} {row.app:<12} {'proved' if tests else 'OPEN':<7} {row.provision[:90]}"
            )
            for test in tests:
                self.stdout.write(f"{'':<12} {test}")
        self.stdout.write(f"{len(rows)} provisions, {proved} proved, {len(rows) - proved} open")
