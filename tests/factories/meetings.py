"""Factories of forums, their other names and seats."""

import datetime

import factory

from meetings.models import Forum, ForumName, Seat
from meetings.states import ForumKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory, PersonFactory

Model = factory.django.DjangoModelFactory


class ForumFactory(Model):
    """A working group with one host."""

    class Meta:
        model = Forum
        skip_postgeneration_save = True

    kind = ForumKind.TWG
    code = factory.Sequence(lambda n: f"GROUP-{n}")
    name_en = factory.Sequence(lambda n: f"Working Group {n}")
    name_km = factory.Sequence(lambda n: f"ក្រុមការងារ {n}")

    @factory.post_generation
    def hosts(self, create, given, **fields):
        """The hosts given, or a ministry."""
        self.hosts.set(given if given is not None else [OrganisationFactory()])


class ForumNameFactory(Model):
    """An abbreviation of a forum."""

    class Meta:
        model = ForumName

    forum = factory.SubFactory(ForumFactory)
    name = factory.Sequence(lambda n: f"WG{n}")


class SeatFactory(Model):
    """A seat of the secretariat since 2024."""

    class Meta:
        model = Seat

    forum = factory.SubFactory(ForumFactory)
    function = SeatFunction.SECRETARIAT
    person = factory.SubFactory(PersonFactory)
    from_on = datetime.date(2024, 1, 1)


def seated(forum: Forum, function: str, **fields: object):
    """A new user whose person sits in ``forum`` as ``function``."""
    user = UserFactory(**fields)
    SeatFactory(forum=forum, function=function, person=PersonFactory(user=user))
    return user
