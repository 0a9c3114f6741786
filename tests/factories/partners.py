"""Factories of organisations, people, places, policy frameworks and the search index."""

import datetime

import factory

from partners.models import (
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Place,
    PolicyEntry,
    PolicyFramework,
    Position,
    SearchEntry,
)
from partners.models.organisations import OrganisationKind
from partners.models.places import PlaceKind
from partners.models.policy import FrameworkType

Model = factory.django.DjangoModelFactory


class PlaceFactory(Model):
    """A province."""

    class Meta:
        model = Place

    code = factory.Sequence(lambda n: f"9{n}")
    kind = PlaceKind.PROVINCE
    name_en = factory.Sequence(lambda n: f"Province {n}")
    name_km = factory.Sequence(lambda n: f"ខេត្ត {n}")


class OrganisationFactory(Model):
    """A ministry."""

    class Meta:
        model = Organisation

    kind = OrganisationKind.MINISTRY
    name_en = factory.Sequence(lambda n: f"Ministry of Matters {n}")
    name_km = factory.Sequence(lambda n: f"ក្រសួងកិច្ចការ {n}")


class OrganisationNameFactory(Model):
    """An old abbreviation."""

    class Meta:
        model = OrganisationName

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"OLD{n}")


class PersonFactory(Model):
    """Somebody with names in both scripts."""

    class Meta:
        model = Person

    honorific_en = "Ms"
    name_en = factory.Sequence(lambda n: f"Sok Bopha {n}")
    name_km = factory.Sequence(lambda n: f"សុខ បុប្ផា {n}")


class PersonNameFactory(Model):
    """Another spelling."""

    class Meta:
        model = PersonName

    person = factory.SubFactory(PersonFactory)
    name = factory.Sequence(lambda n: f"Sokh Bopa {n}")


class PositionFactory(Model):
    """A director, since 2020."""

    class Meta:
        model = Position

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    title_en = "Director of Planning"
    title_km = "ប្រធាននាយកដ្ឋានផែនការ"
    from_on = datetime.date(2020, 1, 1)


class PolicyFrameworkFactory(Model):
    """A sector plan."""

    class Meta:
        model = PolicyFramework

    type = FrameworkType.SECTOR
    code = factory.Sequence(lambda n: f"PLAN {n}")
    title_en = factory.Sequence(lambda n: f"Sector plan {n}")
    title_km = factory.Sequence(lambda n: f"ផែនការវិស័យ {n}")


class PolicyEntryFactory(Model):
    """A goal of a sector plan."""

    class Meta:
        model = PolicyEntry

    framework = factory.SubFactory(PolicyFrameworkFactory)
    code = factory.Sequence(lambda n: f"{n}.1")
    title_en = factory.Sequence(lambda n: f"Goal {n}")


class SearchEntryFactory(Model):
    """A row of the index for a record that is not there."""

    class Meta:
        model = SearchEntry

    source = "organisation"
    object_id = factory.Sequence(lambda n: 900_000 + n)
    title = "nothing"
    vector = "'nothing':1A"
