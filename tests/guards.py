"""What every test watches on the side: GET never writes, and no template asks for a variable that isn't there."""

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Node
from django.template.base import Origin

ROOT = Path(__file__).resolve().parent.parent
WRITE = re.compile(r'\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE|TRUNCATE|MERGE\s+INTO)\s+"?(\w+)', re.IGNORECASE)
# The session is the visitor's own pocket, not a record of the desk.
POCKET = {"django_session"}


class WroteOnGet(AssertionError):
    """A page that is only looked at has changed the database."""


@lru_cache(10_000)  # statements come with placeholders, the same ones again and again
def writes(sql: str) -> frozenset[str]:
    """The tables that a statement writes to, sessions left out."""
    return frozenset(name for name in WRITE.findall(sql) if name not in POCKET)


def get_never_writes(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, outermost in every test: a GET or HEAD that writes raises ``WroteOnGet``."""

    def watch(execute: Callable, sql: str, params: object, many: bool, context: dict) -> object:
        if tables := writes(sql):
            raise WroteOnGet(f"GET wrote to {', '.join(sorted(tables))}: {sql[:200]}")
        return execute(sql, params, many, context)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with connection.execute_wrapper(watch):
            return get_response(request)

    return middleware


class UnknownVariable(AssertionError):
    """A template of ours names a variable that its view does not give."""


class UnknownVariableText(str):
    """Django's ``string_if_invalid``: raises in templates of ours, is silent in those of third parties."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: object) -> str:
        origin = _origin()
        if origin and (origin.name or "").startswith(str(ROOT)) and ".venv" not in (origin.name or ""):
            raise UnknownVariable(f"{Path(origin.name).relative_to(ROOT)} asks for «{variable}», which is not given")
        return ""


def _origin() -> Origin | None:
    """The template of the innermost node that is being rendered."""
    frame = sys._getframe(2)
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return node.origin
        frame = frame.f_back
    return None
