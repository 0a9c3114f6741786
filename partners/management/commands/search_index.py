"""``manage.py search_index``: write the whole search index again."""

from django.core.management.base import BaseCommand

from partners.search import rebuild


class Command(BaseCommand):
    """Needed after data came in past the program, as from a restored table; otherwise the index follows by itself."""

    help = "Rebuilds the search index."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild and say how many records can be found."""
        for source, number in rebuild().items():
            self.stdout.write(f"{source}: {number}")
