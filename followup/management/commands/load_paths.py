"""``manage.py load_paths``: the guideline's paths of escalation, while there are none."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from followup.actions.paths import load_paths


class Command(BaseCommand):
    """Add the paths by which an issue climbs; those that CRDB/CDC keeps are not touched."""

    help = __doc__

    def handle(self, *args: object, **options: object) -> None:
        """Say how many there are."""
        self.stdout.write(f"paths: {load_paths(now=timezone.now())}")
