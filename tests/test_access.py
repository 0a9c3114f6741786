"""Every address × every role × every method against the expected table (``tests/access``): nobody who doesn't belong.

A new address that isn't in the table fails here; so does one whose answer differs for any role.
"""

import re

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.checks import all_pages, policy_of
from tests.access.table import METHODS, ROLES, Page, World, pages, people

TABLE = pages()
SERVED = {*range(200, 400), 400, 409, 410, 422}
ABSENT = 987_654_321


def test_every_address_is_in_the_table():
    expected = {page.name for page in TABLE}
    actual = {name for name, _page in all_pages()}
    assert actual - expected == set(), "add them to tests/access/<app>.py"
    assert expected - actual == set(), "these addresses are gone"


def test_every_role_is_somebody():
    missing = set(ROLES) - set(people())
    assert not missing, f"nobody makes these people: {missing}"


def test_public_addresses_are_these_and_no_others():
    declared = {name for name, page in all_pages() if policy_of(name, page).public}
    assert declared == {page.name for page in TABLE if page.public}


def went_to_sign_in(response) -> bool:
    """Whether the visitor was sent to sign in."""
    return response.status_code == 302 and response["Location"].split("?")[0] == reverse(settings.LOGIN_URL)


def wrong(page: Page, method: str, role: str, response) -> str:
    """What is wrong with the answer, or nothing."""
    status = response.status_code
    if role in page.served(method):
        if page.status:
            return "" if status == page.status else f"{status}, should be {page.status}"
        fine = status in SERVED and not (went_to_sign_in(response) and not page.public)
        return "" if fine else f"{status}, should be served"
    if role == "anonymous" and not page.public:
        return "" if went_to_sign_in(response) else f"{status}, should be sent to sign in"
    if not getattr(page, method):
        return "" if status in (403, 404, 405) else f"{status}, should refuse the method"
    if method != "get" and role in page.refused.split():
        return "" if status == 403 else f"{status}, should be 403"
    return "" if status == page.otherwise else f"{status}, should be {page.otherwise}"


def sign_in(world: World, role: str) -> Client:
    """A fresh browser of the person with ``role``; signing in once a test is enough."""
    client = Client()
    if role != "anonymous":

        def session() -> str:
            client.force_login(world.user(role))
            return client.cookies[settings.SESSION_COOKIE_NAME].value

        client.cookies[settings.SESSION_COOKIE_NAME] = world.make(f"session of {role}", session)
    return client


def ask(client: Client, method: str, url: str, data: dict):
    """One request, undone afterwards."""
    with transaction.atomic():
        response = getattr(client, method)(url, data if method in ("get", "post") else None)
        if response.streaming:
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return response


@pytest.mark.django_db
@pytest.mark.parametrize("page", TABLE, ids=lambda page: page.label)
def test_every_role_gets_what_the_table_says(page: Page):
    world = World()
    kwargs = page.make(world) if page.make else {}
    url = reverse(page.name, kwargs=kwargs)
    data = page.data(world) if callable(page.data) else page.data
    problems = []
    known = people()
    for role in ("anonymous", *ROLES):
        if role != "anonymous" and role not in known:
            continue
        for method in METHODS:
            sent = data if method == "post" else {}
            if answer := wrong(page, method, role, ask(sign_in(world, role), method, url, sent)):
                problems.append(f"{role} {method.upper()} {url}: {answer}")
    assert problems == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", [page for page in TABLE if page.make], ids=lambda page: page.label)
def test_absent_records_are_not_there_for_anybody(page: Page):
    world = World()
    kwargs = page.make(world)
    numbers = [name for name, value in kwargs.items() if isinstance(value, int)]
    if not numbers:
        pytest.skip("no number in the address")
    known = people()
    problems = []
    for name in numbers:
        url = reverse(page.name, kwargs=kwargs | {name: ABSENT})
        for role in (role for role in ROLES if role in known):
            for method in ("get", "post"):
                status = ask(sign_in(world, role), method, url, {}).status_code
                if status not in (403, 404, 405):
                    problems.append(f"{role} {method.upper()} {url}: {status}")
    assert problems == []


NONSENSE = [
    "",
    "0",
    "-1",
    "9" * 30,
    "1e309",
    "NaN",
    "\x00",
    "\ud7ff",
    "'\"><script>",
    "%00",
    "../../etc/passwd",
    "ក" * 5000,
]
PARAMETERS = [
    "q",
    "page",
    "after",
    "before",
    "who",
    "verb",
    "model",
    "from",
    "to",
    "sort",
    "state",
    "kind",
    "role",
    "next",
]


@pytest.mark.django_db
@pytest.mark.parametrize("page", [page for page in TABLE if page.get or page.post], ids=lambda page: page.label)
def test_nonsense_in_parameters_and_forms_is_no_server_error(page: Page):
    """Whatever is sent by those who are served, the answer is an answer."""
    world = World()
    url = reverse(page.name, kwargs=page.make(world) if page.make else {})
    data = page.data(world) if callable(page.data) else page.data
    problems = []
    for method in ("get", "post"):
        roles = page.served(method) & {"anonymous", *people()}
        if not roles:
            continue
        role = "crdb" if "crdb" in roles else sorted(roles)[0]
        client = sign_in(world, role)
        names = set(data)
        if method == "post" and page.get and role in page.served("get"):
            names |= fields_of(client.get(url))
        for value in NONSENSE:
            sent = dict.fromkeys(PARAMETERS if method == "get" else names, value)
            status = ask(client, method, url, sent).status_code
            if status >= 500:
                problems.append(f"{method.upper()} {url} with {value[:20]!r}: {status}")
    assert problems == []


def fields_of(response) -> set[str]:
    """The names of the fields on a page; a file has none."""
    if response.streaming:
        b"".join(response.streaming_content)
        return set()
    return set(re.findall(r'\bname="([\w-]+)"', response.content.decode(errors="replace"))) - {"csrfmiddlewaretoken"}
