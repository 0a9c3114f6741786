"""The frame of every page: navigation by role, language switch, errors that say what to do."""

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.roles import RoleName
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
GUIDE = "/guide/components/"


def signed_in(client, **fields):
    user = UserFactory(**fields)
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return user


def lines(response):
    menu = response.context["NAVIGATION"].menu
    return menu.main + menu.more


def labels(response):
    return [line.label for line in lines(response)]


def test_navigation_shows_a_page_of_a_role_to_that_role_only(client):
    signed_in(client)
    assert "Administration" not in labels(client.get(GUIDE))
    client.logout()
    signed_in(client, roles=[RoleName.ADMINISTRATOR])
    page = client.get(GUIDE)
    assert "Administration" in labels(page)
    assert "Audit trail" not in labels(page)


def test_navigation_leads_nowhere_that_is_not_there(client):
    signed_in(client, roles=[RoleName.CRDB])
    page = client.get(GUIDE)
    for line in lines(page) + page.context["NAVIGATION"].menu.tabs:
        assert client.get(line.url).status_code == 200, line.url


def test_the_page_one_is_on_is_marked_once(client):
    signed_in(client, roles=[RoleName.CRDB])
    page = client.get(reverse("accounts:user-list"))
    assert [line.label for line in lines(page) if line.active] == ["Administration"]


def test_nobody_signed_in_sees_no_navigation(client):
    html = client.get(GUIDE).content.decode()
    assert 'class="topnav"' not in html
    assert "data-session-seconds" not in html


def test_initials_and_name_follow_the_language(client):
    user = signed_in(client, name_en="Chan Sophea", name_km="ចាន់ សុភា")
    assert client.get(GUIDE).context["NAVIGATION"].who.initials == "CS"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "km"
    person = client.get(GUIDE).context["NAVIGATION"].who
    assert (person.name, person.initials) == (user.name_km, "ចស")


def test_a_page_costs_the_frame_few_queries(client, django_assert_max_num_queries):
    signed_in(client)
    client.get(GUIDE)
    with django_assert_max_num_queries(5):
        client.get(GUIDE)


@pytest.mark.parametrize("code", [400, 403, 404, 500])
@pytest.mark.parametrize("lang", ["en", "km"])
def test_error_pages_say_what_to_do_and_lead_back(client, code, lang):
    page = client.get(f"/guide/errors/{code}/", headers={"accept-language": lang})
    html = page.content.decode()
    assert page.status_code == code
    assert 'href="/"' in html
    assert ("តុការងារ" if lang == "km" else "desk") in html


def test_server_error_page_needs_nothing_that_may_be_broken(rf):
    from django.views.defaults import server_error

    answer = server_error(rf.get("/"))
    html = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong here" in html
    assert "មានបញ្ហានៅក្នុងប្រព័ន្ធ" in html


def test_a_form_open_too_long_is_explained():
    from django.test import Client

    page = Client(enforce_csrf_checks=True).post(reverse("language"), {"language": "km"})
    assert page.status_code == 403
    assert "open too long" in page.content.decode()


def test_messages_stay_in_the_flow_without_javascript_and_errors_are_no_toast(rf):
    from django.contrib.messages import constants
    from django.contrib.messages.storage.base import Message
    from django.template.loader import render_to_string

    html = render_to_string(
        "components/messages.html",
        {"messages": [Message(constants.SUCCESS, "Sent"), Message(constants.ERROR, "Not sent")]},
    )
    assert html.count("data-toast") == 1
    assert "data-saved" in html
    assert "refusal" in html
