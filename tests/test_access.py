"""Every address × every role × every method against the expected table (``tests/access``): nobody who doesn't belong.

A new address that isn't in the table fails here; so does one whose answer differs for any role.
"""

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.checks import all_pages, policy_of
from tests.access.scene import EVERYBODY, Scene, ask
from tests.access.table import METHODS, ROLES, Page, pages, people

TABLE = pages()
SERVED = {*range(200, 400), 400, 409, 410, 422}
REFUSED = {403, 404, 405}
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
        return "" if status in REFUSED else f"{status}, should refuse the method"
    if method != "get" and role in page.refused.split():
        return "" if status == 403 else f"{status}, should be 403"
    return "" if status == page.otherwise else f"{status}, should be {page.otherwise}"


def wrong_head(read, head) -> str:
    """What differs between the answers to GET and to HEAD."""
    if head.body:
        return "a body"
    heads = [(one.status_code, one.get("Location"), one.get("Content-Type")) for one in (read, head)]
    return "" if heads[0] == heads[1] else f"{heads[1]}, GET gives {heads[0]}"


def wrong_options(page: Page, role: str, response) -> str:
    """What OPTIONS tells: at most which methods there are, never whether a record is there or what it holds."""
    if role == "anonymous" and not page.public:
        return "" if went_to_sign_in(response) else f"{response.status_code}, should be sent to sign in"
    if response.status_code == 200:
        return "a body" if response.body else ""
    return "" if response.status_code in REFUSED else f"{response.status_code}, should refuse the method"


def asked(scene: Scene, page: Page, url: str, data: dict) -> list[str]:
    """What is wrong with the answers of one address."""
    problems, read = [], False
    for role in EVERYBODY:
        answers = {}
        for method in METHODS:
            sent, undo = (data if method == "post" else {}), method != "get" and bool(getattr(page, method))
            answers[method] = ask(scene.browser(role), method, url, sent, undo=undo)
            if answer := wrong(page, method, role, answers[method]):
                problems.append(f"{role} {method.upper()} {url}: {answer}")
        # Whoever may read a page may ask for its head: one of them is enough. Nobody else may.
        if role not in page.served("get") or not read:
            read = read or role in page.served("get")
            if answer := wrong_head(answers["get"], ask(scene.browser(role), "head", url)):
                problems.append(f"{role} HEAD {url}: {answer}")
        if answer := wrong_options(page, role, ask(scene.browser(role), "options", url)):
            problems.append(f"{role} OPTIONS {url}: {answer}")
    return problems


def asked_for_nothing(scene: Scene, page: Page, kwargs: dict) -> list[str]:
    """Where a record that is not there is answered as if it was, each number of the address in turn."""
    problems = []
    for name in (name for name, value in kwargs.items() if isinstance(value, int)):
        url = reverse(page.name, kwargs=kwargs | {name: ABSENT})
        for role in ROLES:
            for method in ("get", "post"):
                status = ask(scene.browser(role), method, url, {}, undo=method == "post").status_code
                if status not in REFUSED:
                    problems.append(f"{role} {method.upper()} {url}: {status}, is not there")
    return problems


@pytest.mark.parametrize("page", TABLE, ids=lambda page: page.label)
def test_every_role_gets_what_the_table_says(scene: Scene, page: Page):
    kwargs = page.make(scene.world) if page.make else {}
    data = page.data(scene.world) if callable(page.data) else page.data
    problems = asked(scene, page, reverse(page.name, kwargs=kwargs), data)
    assert problems + asked_for_nothing(scene, page, kwargs) == []
