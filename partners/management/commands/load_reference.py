"""``manage.py load_reference``: add the reference data that is missing."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partners.actions.reference import load_reference


class Command(BaseCommand):
    """Places, organisations and policy frameworks; may be run at any time, adds only what is missing."""

    help = "Adds places (province to village), organisations and policy frameworks that are missing."

    def handle(self, *args: object, **options: object) -> None:
        """Load and say how much was added."""
        for kind, number in load_reference(now=timezone.now()).items():
            self.stdout.write(f"{kind}: {number} added")
