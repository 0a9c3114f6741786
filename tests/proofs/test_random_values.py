"""Random values and bytes in every parameter, form and body of every address: an answer, never a server error."""

import re
from zlib import crc32

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.access.scene import EVERYBODY, Scene, ask
from tests.access.table import Page, pages

# What has broken programs before: ends of ranges, almost-dates, other digits, code, bytes that are no text.
EVIL = [
    "",
    "\x00",
    "a\x00b",
    "²",
    "១២",
    "-1",
    "0",
    "2147483648",
    "9" * 400,
    "1e400",
    "NaN",
    "2026-02-30",
    "0000-00-00",
    "99999-12-31",
    "2026-13-45T25:61",
    "\ud800",
    "\ufffe\u202e\u200b",
    "{{ 7|add:7 }}{% debug %}",
    "%s%n%00",
    "'\"><script>",
    "' OR 1=1 --",
    "a\r\nBcc: x@evil.org",
    "../../../etc/passwd",
    "true",
    "[]",
    "null",
    "outcome:²",
    "output:99999999999999999999",
    "ក" * 5000,
]
VALUES = st.one_of(st.sampled_from(EVIL), st.text(max_size=30), st.integers().map(str))
COUNTS = st.sampled_from(["1", "2", "0", "-1", "x", "9" * 9])
KINDS = st.sampled_from(["application/json", "multipart/form-data; boundary=x", "text/plain"])
# Read by views without standing on their page.
PARAMETERS = {"q", "page", "after", "before", "sort", "next", "lang", "format", "a", "b", "row", "version"}
NAMES = re.compile(r'\bname="([\w-]+)"|[?&;]([\w-]+)=')
CSRF = {"csrfmiddlewaretoken"}
CASES = [page for page in pages() if page.get or page.post]


def encoded(values: dict[str, str]) -> dict[str, bytes]:
    """What a client can send at all: lone surrogates become bytes that are no UTF-8."""
    return {name: value.encode("utf-8", "surrogatepass") for name, value in values.items()}


def names_on(page: Page, role: str, scene: Scene, url: str) -> set[str]:
    """The names of the fields of a page and of the parameters in its links."""
    if role not in page.served("get"):
        return set()
    response = ask(scene.browser(role), "get", url)
    if not response.get("Content-Type", "").startswith("text/html"):
        return set()
    return {one or other for one, other in NAMES.findall(response.body.decode())} - CSRF


def fill(scene: Scene, page: Page, examples: int) -> list[str]:
    """Ask a page and send its forms ``examples`` times with random values; what was answered by a server error."""
    url = reverse(page.name, kwargs=page.make(scene.world) if page.make else {})
    fitting = page.data(scene.world) if callable(page.data) else page.data
    roles = page.served("post") or page.served("get")
    role = next(role for role in ("secretariat", "facilitator", "crdb", *EVERYBODY) if role in roles)
    names = sorted(names_on(page, role, scene, url) | set(fitting) | PARAMETERS)
    problems = []

    def tried(method: str, sent: dict | bytes, **more: str) -> None:
        if ask(scene.browser(role), method, url, sent, undo=True, **more).status_code >= 500:
            problems.append(f"{method.upper()} {url} {sent}")

    # The first example is always the simplest: nothing in any field.
    @seed(crc32(page.label.encode()))
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def any_values(data: st.DataObject) -> None:
        # A count of rows that is nonsense hides the rows from view.
        values = {name: data.draw(COUNTS if name.endswith("_FORMS") else VALUES) for name in names}
        if role in page.served("get"):
            tried("get", encoded(values))
        if role not in page.served("post"):
            return
        how = data.draw(st.sampled_from(["alone", "beside fitting ones", "bytes"]))
        if how == "bytes":
            tried("post", data.draw(st.binary(max_size=60)), content_type=data.draw(KINDS))
        else:
            tried("post", encoded(values) | (fitting if how != "alone" else {}))

    any_values()
    return problems


@pytest.mark.parametrize("page", CASES, ids=lambda page: page.label)
def test_random_values_are_no_server_error(scene: Scene, page: Page):
    assert fill(scene, page, 2) == []


@pytest.mark.soak
@pytest.mark.parametrize("page", CASES, ids=lambda page: page.label)
def test_many_random_values_are_no_server_error(scene: Scene, page: Page):
    assert fill(scene, page, 200) == []
