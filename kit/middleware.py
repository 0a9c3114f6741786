"""What no page has to think of."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse


class PlainTextMiddleware:
    """Text with a NUL character, which no keyboard types and PostgreSQL refuses, is a bad request (400)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing before the page is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        """Look at everything that was sent as text."""
        texts = [request.path, *(v for values in (request.GET, request.POST) for _k, vs in values.lists() for v in vs)]
        if any("\x00" in text for text in texts):
            raise SuspiciousOperation("NUL in a text")
