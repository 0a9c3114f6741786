"""The first person comes in from the server's own console."""

import io

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.models import Invitation


@pytest.mark.django_db
def test_first_administrator_is_invited_from_the_console(django_capture_on_commit_callbacks):
    out = io.StringIO()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("invite", "Sok.Dara@example.gov.kh", role=["administrator"], stdout=out)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.roles, invitation.invited_by) == (
        "sok.dara@example.gov.kh",
        ["administrator"],
        None,
    )
    link = out.getvalue().split()[-1]
    assert link in mail.outbox[0].body
    with pytest.raises(CommandError, match="invited already"):
        call_command("invite", "sok.dara@example.gov.kh")
