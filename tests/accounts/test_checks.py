"""Without a policy for every page the application does not start."""

import pytest
from django.http import HttpResponse
from django.urls import path

from accounts import checks
from accounts.policies import PUBLIC, SIGNED_IN, policy


class Addresses:
    """A urlconf of one address."""

    def __init__(self, *patterns) -> None:
        self.url_patterns = patterns


@pytest.fixture
def problems(monkeypatch):
    """The ids of the errors that an address causes."""

    def of(*patterns) -> set[str]:
        monkeypatch.setattr(checks, "get_resolver", lambda: Addresses(*patterns))
        return {error.id for error in checks.every_page_declares_a_policy(None)}

    return of


def view(request):
    """A page."""
    return HttpResponse()


def test_application_as_it_is_has_no_such_errors():
    assert checks.every_page_declares_a_policy(None) == []


def test_page_without_policy_is_an_error(problems):
    assert problems(path("x/", view, name="x")) == {"accounts.E002"}
    assert problems(path("x/", policy(SIGNED_IN)(view), name="x")) == set()
    assert problems(path("x/", policy(PUBLIC)(view), name="x")) == set()


def test_page_without_name_is_an_error(problems):
    assert problems(path("x/", policy(SIGNED_IN)(view))) == {"accounts.E001"}


def test_page_that_is_open_behind_its_policy_is_an_error(problems):
    guarded = policy(SIGNED_IN)(view)
    guarded.login_required = False
    assert problems(path("x/", guarded, name="x")) == {"accounts.E003"}


def test_name_taken_twice_is_an_error(problems):
    page = policy(SIGNED_IN)(view)
    assert problems(path("x/", page, name="x"), path("y/", page, name="x")) == {"accounts.E004"}


def test_sign_in_taken_out_of_the_settings_is_an_error(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "SignIn" not in name]
    assert {error.id for error in checks.every_page_declares_a_policy(None)} == {"accounts.E005"}
