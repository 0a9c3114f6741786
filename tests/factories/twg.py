"""Factory of the profile of a Technical Working Group."""

import factory

from tests.factories.meetings import ForumFactory
from twg.models import WorkingGroup


class WorkingGroupFactory(factory.django.DjangoModelFactory):
    """The profile of a new working group."""

    class Meta:
        model = WorkingGroup

    forum = factory.SubFactory(ForumFactory)
    member_limit = 30
    objectives_en = "Coordinate work on rural water supply and sanitation."
    objectives_km = "សម្របសម្រួលការងារផ្គត់ផ្គង់ទឹក និងអនាម័យជនបទ។"
