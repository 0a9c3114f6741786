"""Factory of invitations."""

from datetime import timedelta

import factory
from django.utils import timezone

from accounts.models import Invitation


class InvitationFactory(factory.django.DjangoModelFactory):
    """An open invitation whose link nobody knows."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    name_en = factory.Sequence(lambda n: f"Invited {n}")
    token_hash = factory.Sequence(lambda n: f"{n:064x}")
    invited_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
