"""``manage.py load_decision``: the Decision with its bases and copy list into the register."""

from django.core.management import BaseCommand
from django.utils import timezone

from reports.actions.instruments import load_decision


class Command(BaseCommand):
    """Idempotent: adds what is missing, changes nothing that is there."""

    help = "Put Decision 68 SSR, its legal bases and its copy list into the register of legal instruments."

    def handle(self, *args: object, **options: object) -> None:
        """Run the action."""
        made = load_decision(by=None, now=timezone.now())
        self.stdout.write(f"{made} new records.")
