"""Signing in: by e-mail, limited by account and never by address, telling nobody who is here."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import deactivate_user, give_role, set_language
from accounts.adapters import has_second_factor
from accounts.roles import RoleName
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def sign_in(client: Client, email: str, password: str = PASSWORD, address: str = "10.0.0.1", **data: str):
    """One try."""
    return client.post(LOGIN, {"login": email, "password": password, **data}, REMOTE_ADDR=address)


def signed_in(client: Client) -> bool:
    """Whether the browser is inside."""
    return "_auth_user_id" in client.session


def code_of(secret: str) -> str:
    """What the app on the phone shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value

    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_address_and_password_open_the_desk(client):
    UserFactory(email="sok@example.org")
    response = sign_in(client, "Sok@Example.org")
    assert response.status_code == 302
    assert response["Location"] == reverse(settings.LOGIN_REDIRECT_URL)
    assert signed_in(client)


def test_one_is_back_where_one_was(client):
    UserFactory(email="sok@example.org")
    asked = client.get("/account/profile/?tab=2")
    assert asked["Location"] == f"{LOGIN}?next=/account/profile/%3Ftab%3D2"
    assert sign_in(client, "sok@example.org", next="/account/profile/?tab=2")["Location"] == "/account/profile/?tab=2"


def test_something_sent_after_the_session_ended_leads_back_to_its_form(client):
    response = client.post("/account/users/5/deactivate/", HTTP_REFERER="http://testserver/account/users/5/")
    assert response["Location"] == f"{LOGIN}?next=/account/users/5/"
    response = client.post("/account/users/5/deactivate/", HTTP_REFERER="http://evil.example/x/")
    assert "evil" not in response["Location"]


def test_fragment_asked_for_without_session_is_no_sign_in_page(client):
    response = client.get("/account/profile/", HTTP_HX_REQUEST="true")
    assert response.status_code == 401
    assert response.content == b""


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//evil.example"]
)
def test_no_redirect_leads_out_of_the_house(client, target):
    UserFactory(email="sok@example.org")
    for response in (
        sign_in(client, "sok@example.org", next=target),
        client.post("/account/language/", {"language": "km", "next": target}),
        client.post("/account/logout/", {"next": target}),
    ):
        assert response["Location"].startswith("/")
        assert not re.match(r"/[/\\]", response["Location"])
        assert "evil" not in response["Location"]


def test_unknown_address_and_wrong_password_get_the_same_answer(client):
    UserFactory(email="sok@example.org")
    known, unknown = (
        re.sub(r'value="[^"]*"|token[^>]*', "", sign_in(Client(), email, "wrong password").content.decode())
        for email in ("sok@example.org", "nobody@example.org")
    )
    assert known == unknown


def test_asking_for_a_new_password_tells_nobody_who_is_here(client, django_capture_on_commit_callbacks):
    UserFactory(email="sok@example.org", language="km", name_en="")
    answers = []
    for email in ("sok@example.org", "nobody@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post("/account/password/reset/", {"email": email})
        answers.append((response.status_code, response["Location"]))
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [["sok@example.org"]]
    assert re.search("[\u1780-\u17ff]", mail.outbox[0].subject), "in the language of the account"


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "evil.example:8000"])
def test_letters_never_link_to_the_host_of_a_request(client, settings, host, django_capture_on_commit_callbacks):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://desk.example.gov.kh"
    UserFactory(email="sok@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": "sok@example.org"}, HTTP_HOST=host)
    links = re.findall(r"https?://\S+", mail.outbox[0].body)
    assert links
    assert all(link.startswith("https://desk.example.gov.kh/account/password/reset/key/") for link in links)


def test_reset_link_works_once_and_dies_with_the_account(client, django_capture_on_commit_callbacks):
    user = UserFactory(email="sok@example.org")
    for _letter in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/account/password/reset/", {"email": "sok@example.org"})
    path = re.search(r"/account/password/reset/key/\S+", mail.outbox[0].body)[0]
    form = client.get(path, follow=True)
    new = "Tonle-Sap-flows-back"
    sent = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sent.status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)
    again = Client().get(re.search(r"/account/password/reset/key/\S+", mail.outbox[1].body)[0], follow=True)
    assert "password1" not in again.content.decode()


def test_three_hundred_people_behind_one_address_are_never_locked_out():
    """Proof: 300 sign-ins from one address, every tenth mistyped: nobody is locked out."""
    for number in range(300):
        UserFactory(email=f"p{number}@example.org")
    locked = []
    for number in range(300):
        client = Client()
        if number % 10 == 0:
            sign_in(client, f"p{number}@example.org", "mistyped")
        sign_in(client, f"p{number}@example.org")
        if not signed_in(client):
            locked.append(number)
    assert locked == []


def test_guesses_from_many_addresses_stop_at_fifty(monkeypatch):
    """Proof: 10,000 guesses from 200 addresses try at most 50 passwords of an account; here 600 from 200."""
    UserFactory(email="sok@example.org")
    tried = []
    monkeypatch.setattr("accounts.models.User.check_password", lambda user, raw: tried.append(raw) and False)
    client = Client()
    for number in range(600):
        sign_in(client, "sok@example.org", f"guess {number}", address=f"10.1.{number % 200}.1")
    assert 5 <= len(tried) <= 50


def test_guesses_over_a_day_stop_at_fifty(monkeypatch):
    import time as clock

    UserFactory(email="sok@example.org")
    tried = []
    monkeypatch.setattr("accounts.models.User.check_password", lambda user, raw: tried.append(raw) and False)
    start = clock.time()
    for quarter in range(96):
        monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda now=start + quarter * 900: now)
        for _guess in range(3):
            sign_in(Client(), "sok@example.org", "guess", address=f"10.2.{quarter}.1")
    assert 10 <= len(tried) <= 50


def test_owner_in_her_own_browser_comes_in_during_an_attack(client):
    UserFactory(email="sok@example.org")
    sign_in(client, "sok@example.org")
    client.post("/account/logout/")
    for number in range(40):
        sign_in(Client(), "sok@example.org", "guess", address=f"10.3.{number}.1")
    stranger = Client()
    sign_in(stranger, "sok@example.org")
    assert not signed_in(stranger), "the attack has used up the tries of strange browsers"
    sign_in(client, "sok@example.org")
    assert signed_in(client)


def test_mark_of_a_known_browser_is_no_use_for_another_account(client):
    UserFactory(email="mallory@example.org")
    UserFactory(email="sok@example.org")
    sign_in(client, "mallory@example.org")
    client.post("/account/logout/")
    for _guess in range(40):
        sign_in(client, "sok@example.org", "guess")
    sign_in(client, "sok@example.org")
    assert not signed_in(client)


def test_nobody_signs_up(client):
    assert client.get("/account/signup/").status_code == 404
    assert client.post("/account/email/", {"email": "x@example.org"}).status_code == 404


def test_closed_account_is_out_at_once(client):
    user = UserFactory(email="sok@example.org")
    sign_in(client, "sok@example.org")
    deactivate_user(user=user, by=UserFactory(roles=[RoleName.CRDB]), now=timezone.now())
    assert client.get("/account/profile/").status_code == 302
    again = Client()
    assert sign_in(again, "sok@example.org")["Location"] == reverse("account_inactive")
    assert not signed_in(again)


def test_session_slides_with_use_and_not_with_polling(client):
    user = UserFactory()
    client.force_login(user)
    client.get("/account/profile/")
    first = client.session["seen"]
    session = client.session
    session["seen"] = first - 1000
    session.save()
    client.get("/work/", HTTP_HX_REQUEST="true")
    assert client.session["seen"] >= first
    session = client.session
    session["seen"] = first - 1000
    session.save()
    from tests.factories.jobs import JobFactory

    client.get(f"/work/{JobFactory(asked_by=user).pk}/", HTTP_HX_REQUEST="true")
    assert client.session["seen"] == first - 1000


def test_pages_come_in_the_language_of_the_account(client):
    user = UserFactory(email="sok@example.org", language="km")
    sign_in(client, "sok@example.org")
    assert '<html lang="km">' in client.get("/account/profile/").content.decode()
    set_language(user=user, language="en", now=timezone.now())
    user.refresh_from_db()
    assert user.language == "en"


@pytest.mark.parametrize("password", ["short", "123456789012", "passwordpassword"[:11], "iloveyouforever"[:9]])
def test_weak_passwords_are_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


def test_passwords_are_hashed_with_argon2_in_production():
    assert "Argon2" in settings.PASSWORD_HASHERS[-1]
    assert get_hasher("argon2").algorithm == "argon2"


# --- the second factor ---------------------------------------------------------------------------------------------


@pytest.fixture
def strict(settings):
    """As in production."""
    settings.REQUIRE_SECOND_FACTOR = True


def test_coordinator_sets_up_the_second_factor_before_anything_else(client, strict):
    UserFactory(email="crdb@example.org", roles=[RoleName.CRDB])
    sign_in(client, "crdb@example.org")
    for path in ("/", "/account/profile/", "/account/users/", "/work/"):
        assert client.get(path)["Location"] == reverse("mfa_activate_totp")
    assert client.post("/account/users/invite/", {"email": "x@example.org"})["Location"] == reverse("mfa_activate_totp")
    assert client.get("/work/", HTTP_HX_REQUEST="true")["HX-Redirect"] == reverse("mfa_activate_totp")


def test_second_factor_is_set_up_then_asked_for(client, strict):
    user = UserFactory(email="crdb@example.org", roles=[RoleName.CRDB])
    sign_in(client, "crdb@example.org")
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, page["Location"]
    secret = page.context["form"].secret
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.status_code == 302
    assert has_second_factor(user)
    assert client.get("/account/users/").status_code == 200
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    assert secret not in str(stored.data), "sealed in the database"
    again = Client()
    assert sign_in(again, "crdb@example.org")["Location"] == reverse("mfa_authenticate")
    assert not signed_in(again)
    again.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not signed_in(again)


def test_required_second_factor_cannot_be_switched_off(client, strict):
    user = UserFactory(email="crdb@example.org", roles=[RoleName.CRDB])
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    client.post(reverse("mfa_deactivate_totp"))
    assert has_second_factor(user)


def test_codes_are_guessed_a_few_times_only(client, strict):
    user = UserFactory(email="crdb@example.org", roles=[RoleName.CRDB])
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    sign_in(client, "crdb@example.org")
    for _guess in range(30):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert not signed_in(client)


def test_ordinary_member_needs_no_second_factor(client, strict):
    UserFactory(email="sok@example.org")
    sign_in(client, "sok@example.org")
    assert client.get("/account/profile/").status_code == 200


def test_role_given_during_a_session_asks_at_the_next_page(client, strict):
    user = UserFactory()
    client.force_login(user)
    assert client.get("/account/profile/").status_code == 200
    administrator = UserFactory(roles=[RoleName.ADMINISTRATOR])
    give_role(user=user, role=RoleName.CRDB, by=administrator, now=timezone.now())
    assert client.get("/account/profile/")["Location"] == reverse("mfa_activate_totp")
