"""The people of the access table with a signed-in browser each, made once for all addresses of a module.

A plugin of ``tests/conftest.py``. What a test makes is undone after it; the people stay to the end of the module. Tests
that commit (``transaction=True``) don't stand in such a module.
"""

import copy
import logging
import time
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.cookie import SimpleCookie
from django.test import Client

from tests.access.table import ROLES, World, people

EVERYBODY = ("anonymous", *ROLES)
DAY_SECONDS = 86_400


class Scene:
    """A world and a browser for everybody in it."""

    def __init__(self) -> None:
        self.world = World()
        self.clients = {role: Client(raise_request_exception=False) for role in EVERYBODY}
        for role in people():
            self.clients[role].force_login(self.world.user(role))
            session = self.clients[role].session
            session["seen"] = int(time.time()) + DAY_SECONDS  # so that no page has a reason to write the session
            session.save()
        self.cookies = {role: client.cookies.output(header="") for role, client in self.clients.items()}

    def browser(self, role: str) -> Client:
        """The browser of the person with ``role``, with the cookies that it began with."""
        client = self.clients[role]
        client.cookies = SimpleCookie(self.cookies[role])
        return client


def _bare(status: int) -> Callable[[HttpRequest, Exception], HttpResponse]:
    return lambda request, exception: HttpResponse(status=status)


@pytest.fixture(scope="module")
def everybody(django_db_setup: None, django_db_blocker: object) -> Iterator[Scene]:
    """The people of the table, made once; what is the same in thousands of requests is left out of them.

    That is: the page around a refusal, its line in the log, and reading session and account from the database.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr("django.conf.settings.SESSION_ENGINE", "django.contrib.sessions.backends.signed_cookies")
        patch.setattr("django.conf.urls.handler403", _bare(403))
        patch.setattr("django.conf.urls.handler404", _bare(404))
        made = Scene()
        known = {user.pk: ModelBackend().get_user(user.pk) for user in made.world.users.values()}
        read = ModelBackend.get_user
        patch.setattr(
            ModelBackend, "get_user", lambda self, pk: copy.copy(known[pk]) if pk in known else read(self, pk)
        )
        patch.setattr(logging.getLogger("django.request"), "disabled", True)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def scene(everybody: Scene, db: None) -> Iterator[Scene]:
    """The same people; the things of one test are its own."""
    whole, everybody.world = everybody.world, everybody.world.branch()
    yield everybody
    everybody.world = whole


def ask(
    client: Client, method: str, url: str, data: dict | bytes | None = None, *, undo: bool = False, **more: str
) -> HttpResponse:
    """One request, read to its end; what it wrote is undone if there may be any."""
    sent = (data,) if method in ("get", "head", "post") else ()
    if not undo:
        return _read(getattr(client, method)(url, *sent, **more))
    with transaction.atomic():
        try:
            return _read(getattr(client, method)(url, *sent, **more))
        finally:
            transaction.set_rollback(True)


def _read(response: HttpResponse) -> HttpResponse:
    response.body = b"".join(response.streaming_content) if response.streaming else response.content
    return response
