"""Hostile keys, sizes, hosts and heads: an answer, never a server error; no foreign links or heads."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.checks import all_pages
from tests.access.table import World, pages
from tests.proofs.words import addresses

# Signing out or changing the own password would end the crawl.
AWAY = {"account_logout", "language"}


@pytest.fixture
def crawl(db):
    """Every address with its sample record, the fields of its forms, and people who are served there."""
    world = World()
    sites = dict(addresses(world))
    clients = {}
    for role in ("crdb", "secretariat", "facilitator", "outsider"):
        clients[role] = Client(raise_request_exception=False)
        clients[role].force_login(world.user(role))
    clients["anonymous"] = Client(raise_request_exception=False)
    found = []
    for page in pages():
        if (page.label != page.name and not page.name.endswith("statement")) or page.name in AWAY:
            continue
        roles = page.served("get") | page.served("post")
        role = next((role for role in ("secretariat", "facilitator", "crdb", "outsider") if role in roles), "crdb")
        url = reverse(page.name, kwargs=sites[page.name])
        fields = fields_of(clients[role].get(url)) if page.get else set()
        given = page.data(world) if callable(page.data) else page.data
        found.append((url, clients[role], page, sorted(fields | {*given, "version"})))
    return found


def fields_of(response) -> set[str]:
    """The names of the fields on a page; a file has none."""
    if response.streaming:
        b"".join(response.streaming_content)
        return set()
    return set(re.findall(r'\bname="([\w-]+)"', response.content.decode(errors="replace"))) - {"csrfmiddlewaretoken"}


def ask(client: Client, method: str, url: str, data: dict) -> int:
    """The status; everything is undone."""
    with transaction.atomic():
        try:
            response = getattr(client, method)(url, data)
            if response.streaming:
                b"".join(response.streaming_content)
        finally:
            transaction.set_rollback(True)
    return response.status_code


@pytest.mark.django_db
def test_wrong_keys_in_addresses_are_not_found(crawl):
    client = next(client for url, client, page, _fields in crawl if page.name == "jmi:cycle-create")
    problems = []
    for _name, pattern in all_pages():
        for value in ("9" * 30, "9223372036854775808"):
            found = dict.fromkeys(pattern.pattern.converters, value)
            try:
                url = "/" + str(_path(pattern, _name, found))
            except Exception:
                continue
            for method in ("get", "post"):
                status = ask(client, method, url.replace("//", "/"), {})
                if status >= 500:
                    problems.append(f"{method} {url}: {status}")
    assert problems == []


def _path(pattern, name, values):
    kinds = pattern.pattern.converters
    given = {key: int(value) if type(kinds[key]).__name__ == "IntConverter" else value for key, value in values.items()}
    return reverse(name, kwargs=given)


@pytest.mark.django_db
def test_a_megabyte_of_text_is_refused_in_words(crawl):
    problems = []
    for url, client, page, fields in crawl:
        if page.name not in ("jmi:row-edit", "jmi:report-indicator", "partners:person-update", "jmi:set-return"):
            continue
        status = ask(client, "post", url, dict.fromkeys(fields, "ក" * 340_000))
        if status not in (403, 404, 409, 422, 413, 400):
            problems.append((page.name, status))
    assert problems == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "evil", ["//evil.org", "https://evil.org/x", "/\\evil.org", "\\\\evil.org", "javascript:alert(1)", "http:evil.org"]
)
def test_nobody_is_led_to_a_foreign_site(evil):
    world = World()
    user = world.user("crdb")
    user.set_password("a long sentence, kept")
    user.save()
    tries = [
        (Client(), reverse("account_login"), {"login": user.email, "password": "a long sentence, kept", "next": evil}),
        (Client(), reverse("language"), {"language": "km", "next": evil}),
    ]
    for client, url, data in tries:
        response = client.post(f"{url}?next={evil}", data)
        target = response.get("Location", "/")
        assert urlsplit(target).netloc in ("", "testserver"), (url, target)
        assert not target.startswith(("//", "/\\", "\\", "javascript:")), (url, target)
        assert f'href="{evil}"' not in response.content.decode()


@pytest.mark.django_db
def test_a_foreign_host_is_refused_and_never_printed():
    for host in ("evil.org", "testserver@evil.org", "evil.org:80", "127.0.0.1.evil.org"):
        response = Client(raise_request_exception=False).get(reverse("account_login"), HTTP_HOST=host)
        assert response.status_code == 400, host
    answer = Client().get(reverse("account_login"), HTTP_X_FORWARDED_HOST="evil.org")
    assert "evil.org" not in answer.content.decode()


@pytest.mark.django_db
def test_line_breaks_in_names_make_no_mail_heads():
    world = World()
    client = Client(raise_request_exception=False)
    client.force_login(world.user("crdb"))
    for text in ("New\r\nBcc: victim@example.org", "New\nSubject: x", "New\r\n\r\nbody"):
        for email in ("fresh@example.org", "a@example.org\r\nBcc: victim@example.org"):
            data = {"email": email, "name_en": text, "name_km": text, "language": "en", "roles": []}
            assert client.post(reverse("accounts:user-invite"), data).status_code < 500
    for message in mail.outbox:
        heads = message.message().as_string().split("\n\n")[0]
        assert not re.search(r"^Bcc:", heads, re.MULTILINE)
        assert message.recipients() == ["fresh@example.org"]
