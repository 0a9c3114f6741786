"""Factories of users and roles."""

import uuid

import factory
from django.utils import timezone

from accounts.models import FormSent, RoleGrant, User
from accounts.roles import RoleName


class UserFactory(factory.django.DjangoModelFactory):
    """A user without any role whose password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name_en = factory.Sequence(lambda n: f"Person {n}")
    name_km = factory.Sequence(lambda n: f"បុគ្គល {n}")

    @classmethod
    def _create(cls, model_class, *args, **fields):
        roles = fields.pop("roles", ())
        user = model_class.objects.create_user(fields.pop("email"), fields.pop("password", PASSWORD), **fields)
        for role in roles:
            RoleGrantFactory(user=user, role=role)
        return user


class RoleGrantFactory(factory.django.DjangoModelFactory):
    """An open grant of the national reader's role."""

    class Meta:
        model = RoleGrant

    user = factory.SubFactory(UserFactory)
    role = RoleName.NATIONAL_READER
    granted_at = factory.LazyFunction(timezone.now)


class FormSentFactory(factory.django.DjangoModelFactory):
    """A form that made nothing that is still there."""

    class Meta:
        model = FormSent

    key = factory.LazyFunction(uuid.uuid4)
    digest = "0" * 64
    sent_at = factory.LazyFunction(timezone.now)
    sent_by = factory.SubFactory(UserFactory)


PASSWORD = "Mekong-river-2026"
