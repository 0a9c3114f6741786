"""Every page in a real browser, in both languages: axe finds nothing, nothing scrolls sideways at 360 px.

The pages are those of ``tests/access``, which must name every address: a new page cannot be forgotten.
"""

import pytest
from django.urls import reverse

from tests.access.table import Page, World, pages, people
from tests.browser.conftest import sideways

pytestmark = pytest.mark.django_db(transaction=True)

# What a browser saves or a script reads instead of showing it.
NO_PAGE = {
    "jmi:cycle-document",
    "jmi:report-docx",
    "jmi:report-evidence",
    "jmi:submission-file",
    "partners:pick",
    "reports:edition-file",
}
# The fullest page first: those who write see more than those who read.
WATCHERS = ("secretariat", "crdb", "administrator", "chair", "facilitator", "member", "national_reader", "outsider")
# Pages that show other things to the centre than to a group.
CENTRE_TOO = {
    "reports:desk",
    "reports:edition-list",
    "jmi:set-list",
    "jmi:set-detail",
    "jmi:cycle-detail",
    "jmi:round-detail",
    "jmi:report-detail",
    "jmi:report-list",
    "meetings:forum-list",
    "meetings:forum-detail",
    "partners:organisation-detail",
    "partners:person-detail",
}
# An address whose name ends so answers with a file, which a browser saves.
FILE_ENDINGS = ("-export",)
SHOWN = [page for page in pages() if page.get and page.name not in NO_PAGE and not page.name.endswith(FILE_ENDINGS)]


def part_of(page: Page) -> str:
    """The room of the page; JMI pages are many, so sets and cycles stand apart from rounds and reports."""
    room, _colon, name = page.name.partition(":")
    if not name:
        return "account"
    return f"{room}-progress" if room == "jmi" and name.startswith(("report", "round")) else room


def watchers(page: Page) -> list[str | None]:
    """Who looks at the page."""
    if page.public:
        return [None]
    served = [role for role in WATCHERS if role in page.served("get") and role in people()]
    return [role for role in served if role == served[0] or (role == "crdb" and page.name in CENTRE_TOO)]


def test_addresses_left_out_are_there():
    assert NO_PAGE - {page.name for page in pages()} == set()


@pytest.mark.parametrize("lang", ["en", "km"])
@pytest.mark.parametrize("part", sorted({part_of(page) for page in SHOWN}))
def test_every_page_is_accessible_and_stays_in_the_window(page_for, axe, part, lang):
    world, windows, problems = World(), {}, []
    for page in (page for page in SHOWN if part_of(page) == part):
        url = reverse(page.name, kwargs=page.make(world) if page.make else {})
        for role in watchers(page):
            if role not in windows:
                windows[role] = page_for(role and world.user(role), lang=lang)
            window = windows[role]
            window.set_viewport_size({"width": 1280, "height": 800})
            answer = window.goto(url)
            where = f"{page.label} {url} as {role}"
            if not (answer and answer.headers.get("content-type", "").startswith("text/html")):
                problems.append(f"{where}: no page")
                continue
            if answer.status not in (page.status or 200, 410):
                problems.append(f"{where}: {answer.status}")
                continue
            problems += [f"{where}: {line}" for line in axe(window)]
            window.set_viewport_size({"width": 360, "height": 800})
            problems += [f"{where}, 360 px: {line}" for line in sideways(window)]
    assert not problems, "\n".join(problems)
