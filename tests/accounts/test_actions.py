"""Invitations, roles and accounts: who may do what to whom."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts import actions
from accounts.models import Invitation, RoleGrant
from accounts.roles import ROLES, RoleName
from kit.refusals import NotAllowed, Refused, Stale
from tests.factories.accounts import PASSWORD, RoleGrantFactory, UserFactory
from tests.factories.invitations import InvitationFactory

pytestmark = pytest.mark.django_db
NEW = "Tonle-Sap-flows-back"


@pytest.fixture
def administrator():
    """Somebody who keeps accounts."""
    return UserFactory(email="admin@example.org", roles=[RoleName.ADMINISTRATOR])


def token_of(url: str) -> str:
    """The secret part of the link."""
    return url.rstrip("/").rsplit("/", 1)[-1]


def invite(by, **facts) -> tuple[Invitation, str]:
    """An invitation with its token."""
    facts = {"email": "sok@example.org", "language": "km"} | facts
    invitation, url = actions.invite_user(by=by, now=timezone.now(), **facts)
    return invitation, token_of(url)


def accept(token: str, **facts):
    """Come in."""
    facts = {"password": NEW, "name_en": "Sok", "name_km": "សុខ", "language": "km", "now": timezone.now()} | facts
    return actions.accept_invitation(token=token, **facts)


def test_invited_person_comes_in_with_the_roles_of_the_invitation(
    administrator, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(administrator, roles=(RoleName.NATIONAL_READER,))
    [letter] = mail.outbox
    assert letter.to == ["sok@example.org"]
    assert "ជូនចំពោះលោក" in letter.body.split("———")[0], "Khmer above"
    assert "Dear colleague" in letter.body, "English below"
    path = re.search(r"http://127.0.0.1:8000(/account/invitation/\S+)", letter.body)[1]
    page = client.get(path)
    assert page.status_code == 200
    assert "sok@example.org" in page.content.decode()
    sent = {"name_en": "Sok", "name_km": "សុខ", "language": "km", "password": NEW, "password_again": NEW}
    assert client.post(path, sent)["Location"].startswith("/account/login/")
    user = Invitation.objects.get().accepted_by
    assert user.check_password(NEW)
    assert user.role_names() == {RoleName.NATIONAL_READER}
    assert user.role_grants.get().granted_by == administrator
    assert client.get(path).status_code == 410, "the link works once"


def test_link_is_not_stored(administrator):
    _invitation, token = invite(administrator)
    assert token not in str(Invitation.objects.values().get())
    assert len(token) >= 40


@pytest.mark.parametrize("how", ["used", "withdrawn", "run out", "sent again", "invented"])
def test_dead_links_all_say_the_same(administrator, client, how):
    invitation, token = invite(administrator)
    now = timezone.now()
    match how:
        case "used":
            accept(token)
        case "withdrawn":
            actions.revoke_invitation(invitation=invitation, by=administrator, now=now)
        case "run out":
            Invitation.objects.update(expires_at=now - timedelta(seconds=1))
        case "sent again":
            actions.resend_invitation(invitation=invitation, by=administrator, now=now)
        case "invented":
            token = "x" * 43
    with pytest.raises(Refused) as refused:
        accept(token)
    assert str(refused.value.message) == str(actions.USED_UP)
    assert client.get(f"/account/invitation/{token}/").status_code == 410


def test_weak_password_is_refused_and_the_link_lives_on(administrator):
    _invitation, token = invite(administrator)
    with pytest.raises(Refused) as refused:
        accept(token, password="123456789012")
    assert refused.value.field == "password"
    assert accept(token).email == "sok@example.org"


def test_somebody_who_is_here_is_not_invited_again(administrator):
    UserFactory(email="sok@example.org")
    with pytest.raises(Refused):
        invite(administrator, email="SOK@example.org")


def test_one_open_invitation_an_address(administrator):
    invite(administrator)
    with pytest.raises(Refused) as refused:
        invite(administrator, email="Sok@Example.org")
    assert refused.value.field == "email"


@pytest.mark.parametrize("roles", [[], [RoleName.NATIONAL_READER]])
def test_others_keep_no_accounts(roles):
    by, user, now = UserFactory(roles=roles), UserFactory(), timezone.now()
    grant = RoleGrantFactory(user=user)
    facts = {"by": by, "now": now}
    for step in (
        lambda: invite(by),
        lambda: actions.revoke_invitation(invitation=InvitationFactory(), **facts),
        lambda: actions.resend_invitation(invitation=InvitationFactory(), **facts),
        lambda: actions.give_role(user=user, role=RoleName.CRDB, **facts),
        lambda: actions.end_role(grant=grant, **facts),
        lambda: actions.deactivate_user(user=user, **facts),
        lambda: actions.reactivate_user(user=user, **facts),
        lambda: actions.remove_second_factor(user=user, why="x", **facts),
        lambda: actions.edit_profile(user=user, name_en="x", name_km="", language="en", version=1, **facts),
    ):
        with pytest.raises(NotAllowed):
            step()


def test_administrator_cannot_make_himself_a_coordinator(administrator):
    with pytest.raises(NotAllowed):
        actions.give_role(user=administrator, role=RoleName.CRDB, by=administrator, now=timezone.now())
    assert administrator.role_grants.count() == 1


def test_coordinator_may_administer_too():
    coordinator = UserFactory(roles=[RoleName.CRDB])
    actions.give_role(user=coordinator, role=RoleName.ADMINISTRATOR, by=coordinator, now=timezone.now())
    assert coordinator.role_grants.count() == 2


def test_last_administrator_stays(administrator):
    coordinator = UserFactory(roles=[RoleName.CRDB])
    grant = administrator.role_grants.get()
    for step in (
        lambda: actions.end_role(grant=grant, by=coordinator, now=timezone.now()),
        lambda: actions.deactivate_user(user=administrator, by=coordinator, now=timezone.now()),
    ):
        with pytest.raises(Refused) as refused:
            step()
        assert str(refused.value.message) == str(actions.LAST_ADMINISTRATOR)


def test_closed_administrator_does_not_count_as_another(administrator):
    UserFactory(roles=[RoleName.ADMINISTRATOR], is_active=False)
    with pytest.raises(Refused):
        actions.end_role(grant=administrator.role_grants.get(), by=administrator, now=timezone.now())


def test_ended_role_stays_as_history(administrator):
    user = UserFactory()
    grant = actions.give_role(user=user, role=RoleName.NATIONAL_READER, by=administrator, now=timezone.now())
    actions.end_role(grant=grant, by=administrator, now=timezone.now())
    again = actions.give_role(user=user, role=RoleName.NATIONAL_READER, by=administrator, now=timezone.now())
    assert RoleGrant.objects.filter(user=user).count() == 2
    with pytest.raises(Refused):
        actions.give_role(user=user, role=RoleName.NATIONAL_READER, by=administrator, now=timezone.now())
    assert again.ended_at is None


def test_closing_an_account_ends_sessions_for_good(administrator, client):
    user = UserFactory()
    client.force_login(user)
    actions.deactivate_user(user=user, by=administrator, now=timezone.now())
    assert client.get("/account/profile/").status_code == 302
    actions.reactivate_user(user=user, by=administrator, now=timezone.now())
    assert client.get("/account/profile/").status_code == 302, "an old session does not come back to life"
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_nobody_closes_his_own_account(administrator):
    UserFactory(roles=[RoleName.ADMINISTRATOR])
    with pytest.raises(Refused):
        actions.deactivate_user(user=administrator, by=administrator, now=timezone.now())


def test_second_saver_is_shown_both_names():
    user = UserFactory(name_en="Sok")
    facts = {"user": user, "by": user, "language": "en", "name_km": "", "now": timezone.now()}
    actions.edit_profile(name_en="Sok Dara", version=1, **facts)
    with pytest.raises(Stale) as stale:
        actions.edit_profile(name_en="Sok Vanna", version=1, **facts)
    assert (stale.value.theirs["name_en"], stale.value.mine["name_en"]) == ("Sok Dara", "Sok Vanna")


def test_stale_profile_page_shows_both_and_loses_nothing(client):
    user = UserFactory(name_en="Sok")
    client.force_login(user)
    form = {"name_km": "", "language": "en", "version": 1}
    assert client.post("/account/profile/", form | {"name_en": "Sok Dara"}).status_code == 302
    page = client.post("/account/profile/", form | {"name_en": "Sok Vanna"})
    assert page.status_code == 409
    text = page.content.decode()
    assert "Sok Dara" in text
    assert 'value="Sok Vanna"' in text
    version = page.context["form"].data["version"]
    assert client.post("/account/profile/", form | {"name_en": "Sok Vanna", "version": version}).status_code == 302


def test_removing_a_second_factor_asks_why_and_tells_the_owner(administrator, django_capture_on_commit_callbacks):
    user = UserFactory(email="sok@example.org")
    with pytest.raises(Refused):
        actions.remove_second_factor(user=user, by=administrator, now=timezone.now(), why=" ")
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_second_factor(user=user, by=administrator, now=timezone.now(), why="met in her office")
    assert [letter.to for letter in mail.outbox] == [["Person " + user.name_en.split()[-1] + " <sok@example.org>"]]
    with pytest.raises(NotAllowed):
        actions.remove_second_factor(user=administrator, by=administrator, now=timezone.now(), why="x")


@pytest.mark.provision("DEC-2")
def test_only_the_coordinator_sees_everything_nationwide():
    full = {name for name, role in ROLES.items() if "see_all" in role.rights}
    assert full == {RoleName.CRDB}


def test_user_list_costs_the_same_for_one_and_for_thirty(client, administrator, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(administrator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/account/users/").status_code == 200
        return len(captured)

    UserFactory(roles=[RoleName.NATIONAL_READER])
    InvitationFactory(invited_by=administrator)
    queries()
    few = queries()
    for _number in range(30):
        UserFactory(roles=[RoleName.NATIONAL_READER])
        InvitationFactory(invited_by=UserFactory())
    assert queries() == few <= 10


def test_user_list_finds_khmer_names_and_filters(client, administrator):
    client.force_login(administrator)
    UserFactory(name_km="សុខ ដារ៉ា", email="dara@example.org")
    UserFactory(email="reader@example.org", roles=[RoleName.NATIONAL_READER])
    UserFactory(email="gone@example.org", is_active=False)
    for query, found in (("q=ដារ៉ា", "dara@"), ("role=national_reader", "reader@"), ("state=closed", "gone@")):
        text = client.get(f"/account/users/?{query}").content.decode()
        assert [name for name in ("dara@", "reader@", "gone@") if name in text] == [found]


def test_first_administrator_comes_in_by_the_command(capsys):
    from django.core.management import call_command

    call_command("invite", "first@example.org", "--role", "administrator")
    user = accept(token_of(capsys.readouterr().out.strip()))
    assert user.role_names() == {RoleName.ADMINISTRATOR}


def test_refused_limits_reach_the_page_in_words(administrator, client):
    client.force_login(administrator)
    page = client.post(
        f"/account/users/{administrator.pk}/roles/{administrator.role_grants.get().pk}/end/", follow=True
    )
    assert str(actions.LAST_ADMINISTRATOR) in page.content.decode()
