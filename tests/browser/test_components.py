"""The components in a real browser: accessible, within the window, working by keyboard, safe against a lost line."""

import pytest

from tests.browser.conftest import sideways
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
GUIDE = "/guide/components/"


@pytest.mark.parametrize("lang", ["en", "km"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_any_component(page_for, axe, lang, width):
    page = page_for(UserFactory(), lang=lang, width=width)
    page.goto(GUIDE)
    assert axe(page) == []
    assert sideways(page) == []


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/password/reset/", "/guide/errors/404/", "/guide/errors/500/"]
)
@pytest.mark.parametrize("lang", ["en", "km"])
def test_axe_finds_nothing_on_pages_before_sign_in(page_for, axe, path, lang):
    for width in (1280, 360):
        page = page_for(lang=lang, width=width)
        page.goto(path)
        assert axe(page) == []
        assert sideways(page) == []


def test_text_at_twice_the_size_stays_in_the_window(page_for):
    page = page_for(UserFactory(), width=640)  # 1280 px at 200 %
    page.goto(GUIDE)
    assert sideways(page) == []


def test_slash_goes_to_the_search_but_not_while_typing(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    page.locator("#guide-date").focus()
    page.keyboard.type("1/2")
    assert "1/2" in page.locator("#guide-date").input_value()


def test_draft_comes_back_after_a_reload_and_goes_when_discarded(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    field = page.locator("[data-draft-key=guide] input[name=reason]")
    field.fill("The room was taken")
    page.locator("[data-draft-key=guide] [data-form-state]").get_by_text("Draft kept").wait_for()
    page.reload()
    assert field.input_value() == ""
    page.locator("[data-draft-restore]").click()
    assert field.input_value() == "The room was taken"
    page.reload()
    page.locator("[data-draft-discard]").click()
    page.reload()
    assert page.locator("[data-draft-offer]").is_hidden()


def test_a_draft_is_shown_to_its_writer_only(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    page.locator("[data-draft-key=guide] input[name=reason]").fill("Not for the next one at this computer")
    page.locator("[data-draft-key=guide] [data-form-state]").get_by_text("Draft kept").wait_for()
    page.context.clear_cookies()
    page.goto(GUIDE)
    assert page.locator("[data-draft-offer]").is_hidden()


def test_confirm_asks_before_the_step_and_escape_means_no(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    page.evaluate(
        "window.clicks = 0; document.querySelector('[data-confirm]').addEventListener('click', () => clicks++)"
    )
    button = page.locator("[data-confirm]").first
    button.click()
    assert page.locator("#confirm").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("clicks") == 0
    button.click()
    page.locator("#confirm-yes").click()
    assert page.evaluate("clicks") == 1


def test_ticking_rows_opens_the_bar_with_their_number(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    assert page.locator(".bulk-bar").is_hidden()
    page.locator("[data-tick-all]").check()
    assert page.locator("[data-bulk-count]").inner_text().startswith("4 ")
    page.locator("[data-bulk-clear]").click()
    assert page.locator(".bulk-bar").is_hidden()


def test_finding_in_a_list_hides_other_rows_and_says_when_nothing_fits(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    find = page.locator("[data-find] input")
    find.fill("12 days late")
    assert page.locator("#guide-table tbody tr:visible").count() == 1
    find.fill("nowhere")
    assert page.get_by_text("Nothing in this list fits.").is_visible()


def test_a_lost_line_is_said_and_taken_back(page_for):
    page = page_for(UserFactory())
    page.goto(GUIDE)
    page.context.set_offline(True)
    page.get_by_role("alert").get_by_text("The line is down").wait_for()
    page.context.set_offline(False)
    page.locator(".banner").wait_for(state="detached")


def test_signing_in_and_out_with_the_keyboard_alone(page_for):
    user = UserFactory()
    page = page_for(lang="en")
    page.goto("/account/login/")
    page.locator("input[name=login]").focus()
    page.keyboard.type(user.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "login" not in address)
    page.goto(GUIDE)
    page.locator(".person-menu summary").focus()
    page.keyboard.press("Enter")
    page.locator(".person-menu form button").click()
    page.wait_for_url("**/account/login/**")


def test_the_language_switch_works_without_javascript_and_stays_on_the_page(page_for):
    user = UserFactory(language="en")
    page = page_for(user, lang="en", javascript=False)
    page.goto(GUIDE + "?state=late")
    page.locator(".languages button[value=km]").click()
    assert page.url.endswith(GUIDE + "?state=late")
    assert page.locator("html").get_attribute("lang") == "km"
    user.refresh_from_db()
    assert user.language == "km"
