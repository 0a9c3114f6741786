"""Journeys in headless Chromium: the browser, a page for a user in a language and a width, and axe.

    def test_desk(page_for, live_server, axe):
        page = page_for(user, lang="km", width=360)
        page.goto("/")
        assert axe(page) == []

The browser itself comes from ``tests/browsers.py``: one for all tests of a process.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
# WCAG 2.2 AA and what axe counts as good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One line for each breach. Only the lines leave the page: to carry all that axe tells takes as long as finding it out.
# Style sheets need not be read once more: the one rule that would ask for them is experimental and not among ours.
FIND = """async rules => {
    const found = await axe.run(document, {
        runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], preload: {assets: ["media"]},
    });
    return found.violations.flatMap(trouble => trouble.nodes.map(node =>
        `${trouble.id} (${trouble.impact}): ${node.target} ${node.failureSummary || ""}`));
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def page_for(browser: object, live_server: object) -> Iterator[Callable[..., object]]:
    """``page_for(user, lang="en", width=1280, javascript=True)``: a page, signed in as ``user`` (None: nobody).

    The page fails the test on an error of a script or of the server, and on what the content security policy refuses.
    """
    contexts, troubles = [], []

    def make(user: object = None, *, lang: str = "en", width: int = 1280, javascript: bool = True) -> object:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            base_url=live_server.url,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            has_touch=width < 640,
        )
        cookies = {settings.LANGUAGE_COOKIE_NAME: lang}
        if user is not None:
            cookies[settings.SESSION_COOKIE_NAME] = session_of(user)
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()])
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda line: troubles.append(f"{page.url}: {line.text}") if refused(line.text) else None)
        page.on(
            "response",
            lambda answer: (
                troubles.append(f"{answer.url}: {answer.status}")
                if answer.status > 500 - 1 and "/guide/errors/" not in answer.url
                else None
            ),
        )
        contexts.append(context)
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


def refused(line: str) -> bool:
    """Whether a line of the console says that the content security policy was broken."""
    return "Content Security Policy" in line or "Content-Security-Policy" in line


def session_of(user: object) -> str:
    """The key of a new session of ``user``, as after signing in with password."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


@pytest.fixture(scope="session")
def axe() -> Callable[[object], list[str]]:
    """``axe(page)``: what axe finds, one line each; an empty list is what is wanted."""
    source = AXE.read_text()

    def run(page: object) -> list[str]:
        # Evaluated by the driver, so the content security policy of the page stays as it is.
        page.evaluate(source)
        return page.evaluate(FIND, RULES)

    return run


def sideways(page: object) -> list[str]:
    """The elements that make the page wider than its window; empty when nothing scrolls sideways."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName + "." + e.className).slice(0, 10)"""
    )
