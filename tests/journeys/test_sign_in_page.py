"""The first page that anybody sees."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.django_db(transaction=True)
def test_stranger_lands_on_sign_in_and_can_read_it_in_khmer(desk):
    desk.goto("/")
    assert "/account/login/" in desk.url
    assert desk.locator("html").get_attribute("lang") == "en"
    desk.locator("form[action*='language'] button[value='km'], button[name='language'][value='km']").first.click()
    desk.wait_for_load_state()
    assert desk.locator("html").get_attribute("lang") == "km"
