"""Pages are closed by default: each says who may open it, and the open ones stand here by name."""

from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern

from accounts.checks import all_pages, policy_of
from accounts.urls_signin import THIRD_PARTY

# Every page that can be opened without signing in.
PUBLIC_PAGES = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "language",
    "accounts:invitation-accept",
    # Behind an address that is signed or secret: an invitation's reply and letter, a calendar to subscribe to,
    # the answer to a reminder of an action.
    "meetings:reply",
    "meetings:reply-letter-export",
    "meetings:calendar-feed-export",
    "followup:action-answer",
    # For those who build pages and for tests: these addresses are not there in a served desk.
    "components",
    "error-page",
}


def test_every_page_declares_its_policy():
    assert [name for name, page in all_pages() if policy_of(name, page) is None] == []


def test_public_pages_are_those_agreed():
    assert {name for name, page in all_pages() if policy_of(name, page).public} == PUBLIC_PAGES


def test_foreign_pages_are_the_only_ones_without_a_policy_of_their_own():
    """A view of ours declares its policy itself: the list of third parties is no side door."""
    names = {name for name, page in all_pages() if getattr(page.callback, "policy", None) is None}
    assert names <= set(THIRD_PARTY)
    ours = {config.name for config in apps.get_app_configs() if Path(config.path).parent == Path(__file__).parents[2]}
    wrong = [name for name, page in all_pages() if name in THIRD_PARTY and _package(page) in ours]
    assert wrong == []


def _package(page: URLPattern) -> str:
    view = getattr(page.callback, "view_class", page.callback)
    return view.__module__.partition(".")[0]


@pytest.mark.django_db
def test_stranger_is_sent_to_sign_in_from_every_closed_page(client):
    from django.urls import reverse

    for name, page in all_pages():
        if policy_of(name, page).public or page.pattern.converters or "(" in str(page.pattern):
            continue
        answer = client.get(reverse(name))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name
