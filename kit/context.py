"""Context of every page."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The contact line and other settings that templates show."""
    return {
        "HELP_CONTACT": settings.HELP_CONTACT,
        "SESSION_SECONDS": settings.SESSION_COOKIE_AGE,
        "STYLES": settings.STYLES,
    }
