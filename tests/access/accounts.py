"""Accounts, invitations, the trail, and the addresses of django-allauth."""

import uuid

from django.contrib.auth.tokens import default_token_generator
from django.utils import timezone
from pghistory.models import Context

from accounts.actions import invite_user
from accounts.audit import audited
from accounts.roles import RoleName
from tests.access.table import KEEPERS, Page, World
from tests.factories.accounts import RoleGrantFactory, UserFactory
from tests.factories.invitations import InvitationFactory


def somebody(world: World) -> dict:
    """An account without anything."""
    return {"pk": world.make("somebody", UserFactory).pk}


def closed_account(world: World) -> dict:
    """A closed account."""
    return {"pk": world.make("closed", UserFactory, is_active=False).pk}


def grant(world: World) -> dict:
    """A reader's role of somebody."""
    user = world.make("somebody", UserFactory)
    return {"pk": user.pk, "grant_pk": world.make("grant", RoleGrantFactory, user=user).pk}


def grant_of_another(world: World) -> dict:
    """A role whose holder is not the one in the address."""
    return {"pk": world.make("somebody", UserFactory).pk, "grant_pk": world.make("other-grant", RoleGrantFactory).pk}


def invitation(world: World) -> dict:
    """An open invitation."""
    return {"pk": world.make("invitation", InvitationFactory).pk}


def invitation_link(world: World) -> dict:
    """The link in its letter."""

    def link() -> str:
        _invitation, url = invite_user(email="new@example.org", language="en", by=None, now=timezone.now())
        return url.rstrip("/").rsplit("/", 1)[-1]

    return {"token": world.make("link", link)}


def outsider_history(world: World) -> dict:
    """The history of the outsider's own account."""
    return {"model": "accounts.user", "pk": world.user("outsider").pk}


def grant_history(world: World) -> dict:
    """The history of a role given."""
    return {"model": "accounts.rolegrant", "pk": world.make("grant", RoleGrantFactory).pk}


def an_act(world: World) -> dict:
    """One act in the trail."""

    def act() -> Context:
        with audited("user.update", by=world.user("administrator")):
            UserFactory()
        return Context.objects.latest("created_at")

    return {"pk": world.make("act", act).pk}


PAGES = [
    Page("language", post="public", data={"language": "km", "next": "/"}),
    Page("account_login", get="public", post="public"),
    Page("account_logout", get="public", post="public"),
    Page("account_inactive", get="public"),
    Page("account_reset_password", get="public", post="public"),
    Page("account_reset_password_done", get="public"),
    Page(
        "account_reset_password_from_key",
        get="public",
        post="public",
        make=lambda world: {"uidb36": "1", "key": default_token_generator.make_token(world.user("outsider"))},
    ),
    Page("account_reset_password_from_key_done", get="public"),
    Page("account_reauthenticate", get="*", post="*"),
    Page("account_change_password", get="*", post="*"),
    Page("account_set_password", get="*", post="*"),
    Page("mfa_authenticate", get="public", post="public"),
    Page("mfa_reauthenticate", get="*", post="*"),
    Page("mfa_index", get="*"),
    Page("mfa_activate_totp", get="*", post="*"),
    Page("mfa_deactivate_totp", otherwise=404),
    Page("mfa_view_recovery_codes", otherwise=404),
    Page("mfa_generate_recovery_codes", get="*", post="*"),
    Page("mfa_download_recovery_codes", otherwise=404),
    Page("accounts:profile", get="*", post="*"),
    Page("accounts:roles", get="*"),
    Page("accounts:user-list", get=KEEPERS),
    Page("accounts:user-export", get=KEEPERS),
    Page("accounts:user-invite", get=KEEPERS, post=KEEPERS),
    Page("accounts:user-detail", get=KEEPERS, make=somebody),
    Page("accounts:user-update", get=KEEPERS, post=KEEPERS, make=somebody),
    Page("accounts:role-give", post=KEEPERS, make=somebody, data={"role": RoleName.NATIONAL_READER}),
    Page("accounts:role-end", post=KEEPERS, make=grant),
    Page("accounts:role-end", make=grant_of_another, case="crossed"),
    Page("accounts:user-deactivate", post=KEEPERS, make=somebody),
    Page("accounts:user-reactivate", post=KEEPERS, make=closed_account),
    Page("accounts:second-factor-remove", post=KEEPERS, make=somebody, data={"why": "met in person"}),
    Page("accounts:invitation-resend", post=KEEPERS, make=invitation),
    Page("accounts:invitation-revoke", post=KEEPERS, make=invitation),
    Page("accounts:invitation-accept", get="public", post="public", make=invitation_link),
    Page(
        "accounts:invitation-accept", get="public", post="public", make=lambda world: {"token": "x"}, case="dead link"
    ),
    Page("accounts:history", get="crdb administrator outsider", make=outsider_history, otherwise=404),
    Page("accounts:history", get="crdb", make=grant_history, otherwise=404, case="role"),
    Page("accounts:trail", get="crdb"),
    Page("accounts:trail-export", get="crdb"),
    Page("accounts:trail-detail", get="crdb", make=an_act),
    Page("accounts:trail-detail", make=lambda world: {"pk": uuid.UUID(int=1)}, otherwise=403, case="absent"),
]
