"""Organisations, people, places and policy frameworks."""

from partners.models.organisations import Organisation, OrganisationName
from partners.models.people import Person, PersonName, Position
from partners.models.places import Place
from partners.models.policy import PolicyEntry, PolicyFramework
from partners.models.search import SearchEntry

__all__ = [
    "Organisation",
    "OrganisationName",
    "Person",
    "PersonName",
    "Place",
    "PolicyEntry",
    "PolicyFramework",
    "Position",
    "SearchEntry",
]
