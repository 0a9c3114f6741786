"""Who may see the directory: everybody who signs in (DEC-1.01); contact lines of people are guarded in the pages."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class DirectoryQuerySet(models.QuerySet):
    """Rows of the directory."""

    def visible_to(self, user: object) -> "DirectoryQuerySet":
        """All for active users, none for the public."""
        return self if user.is_authenticated and user.is_active else self.none()


class TermQuerySet(DirectoryQuerySet):
    """Rows that are closed, never deleted."""

    def current(self, today: object = None) -> "TermQuerySet":
        """Those that exist on ``today`` (default: today in Phnom Penh)."""
        day = today or timezone.localdate()
        return self.filter(
            Q(valid_from_on=None) | Q(valid_from_on__lte=day), Q(valid_to_on=None) | Q(valid_to_on__gte=day)
        )
