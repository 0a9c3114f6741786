"""The frame in a real browser: a provision in place, the phone's tabs, a dead session."""

import pytest

from tests.browser.conftest import sideways
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
GUIDE = "/guide/components/"


def test_a_provision_opens_in_place_and_escape_returns_to_the_page(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    page.locator("a.rule").first.click()
    dialog = page.locator("#in-place")
    dialog.get_by_text("ten days ahead").wait_for()
    page.keyboard.press("Escape")
    assert dialog.is_hidden()
    assert page.url.endswith(GUIDE)


@pytest.mark.parametrize("lang", ["en", "km"])
def test_the_phone_has_its_tabs_with_the_search_among_them(page_for, axe, lang):
    page = page_for(UserFactory(), lang=lang, width=360)
    page.goto(GUIDE)
    assert page.locator(".tabbar > ul > li").count() == 5
    page.locator(".tabbar .more-menu summary").click()
    assert page.locator(".tabbar .menu").is_visible()
    assert axe(page) == []
    assert sideways(page) == []
    page.keyboard.press("Escape")
    assert page.locator(".tabbar .menu").is_hidden()
    page.locator(".tabbar a[href='/search/']").click()
    page.wait_for_url("**/search/")


@pytest.mark.parametrize("lost", ["sessionid", None])
def test_a_dead_session_is_said_and_keeps_what_was_typed(page_for, lost):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    field = page.locator("[data-draft-key=guide] input[name=reason]")
    field.fill("Written before the session ended")
    page.context.clear_cookies(name=lost) if lost else page.context.clear_cookies()
    form = "document.querySelector('[data-draft-key=guide]')"
    page.evaluate(f"htmx.ajax('POST', '/account/profile/', {{source: {form}, swap: 'none'}})")
    page.get_by_role("alert").get_by_text("Your session has ended").wait_for()
    assert field.input_value() == "Written before the session ended"
    assert page.locator(".banner a").get_attribute("target") == "_blank"
