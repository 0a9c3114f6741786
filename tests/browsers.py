"""Fixtures of the journeys: a real Chromium, found on the machine. A plugin of ``tests/conftest.py``.

``desk`` is a fresh page of a browser context at the address of ``live_server``; it fails the test when the page logs an
error of its own, a refused resource or a breach of the content security policy. ``browser`` is the browser itself, for
contexts of one's own (a narrow screen, no JavaScript, Khmer).
"""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tools.prepare import find_browser

NO_BROWSER = "No Chromium on this machine: apt-get install chromium, or set CHROMIUM to its path."


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser journeys are skipped, loudly; in CI they run into the fixture and fail."""
    if find_browser() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it loudly: a run without journeys looks green otherwise."""
    missed = [report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)]
    if missed:
        terminalreporter.section("JOURNEYS NOT TESTED", sep="!", red=True)
        terminalreporter.line(f"{len(missed)} journeys were not tested. {NO_BROWSER}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless, one for all journeys of a worker."""
    program = find_browser()
    if program is None:
        pytest.fail(NO_BROWSER)
    # Playwright's event loop runs in this thread; Django would refuse the database, which is used synchronously anyway.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def watch(page: Page) -> list[str]:
    """Collect what goes wrong on ``page``: script errors, breaches of the policy, answers of 500."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda line: wrong.append(f"console: {line.text}") if line.type == "error" else None)
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 500 else None)
    return wrong


@pytest.fixture
def desk(browser: Browser, live_server: object) -> Iterator[Page]:
    """A page 1280 pixels wide whose relative addresses are those of the test's own server."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    wrong = watch(page)
    yield page
    context.close()
    assert wrong == []
