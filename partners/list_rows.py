"""Lines of the directory's lists, as values: the keys of a page are chosen by the filter, then read by one fixed query.

A line holds nothing but what it shows, so that its row is laid out once (``kit.kept``).
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from kit.addresses import address
from kit.bilingual import pick
from kit.fixed import Fixed, numbers
from partners.lists import is_reachable
from partners.models import Organisation, Person, Position
from partners.models.organisations import OrganisationKind

KIND_WORDS = dict(OrganisationKind.choices)
ORGANISATIONS = Fixed(
    lambda: Organisation.objects.filter(pk__in=numbers("keys"))
    .order_by()
    .annotate(reachable=is_reachable())
    .values(
        "pk", "name_en", "name_km", "abbreviation_en", "abbreviation_km", "kind", "resident", "valid_to_on",
        "reachable",
        "parent__name_en", "parent__name_km", "parent__abbreviation_en", "parent__abbreviation_km",
    )
)  # fmt: skip
PEOPLE = Fixed(
    lambda: (
        Person.objects.filter(pk__in=numbers("keys"))
        .order_by()
        .values("pk", "name_en", "name_km", "honorific_en", "honorific_km")
    )
)
POSITIONS = Fixed(
    lambda: Position.objects.filter(person__in=numbers("keys")).values(
        "person", "to_on", "title_en", "title_km",
        body_abbreviation_en=F("organisation__abbreviation_en"),
        body_abbreviation_km=F("organisation__abbreviation_km"),
        body_name_en=F("organisation__name_en"), body_name_km=F("organisation__name_km"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation as the list shows it; ``part_of`` is the short name of the body above."""

    url: str
    name_en: str
    name_km: str
    abbreviation_en: str
    abbreviation_km: str
    kind: str
    resident: bool
    closed: bool
    part_of: str
    reachable: bool


@dataclass(frozen=True)
class PersonRow:
    """A person as the list shows them; ``post`` is the position held now with its body."""

    url: str
    name_en: str
    name_km: str
    honorific_en: str
    honorific_km: str
    post: str


def short(abbreviation_en: str, abbreviation_km: str, name_en: str, name_km: str) -> str:
    """As ``Organisation.short`` says it; "" where there is no organisation."""
    return pick(abbreviation_en or "", abbreviation_km or "").value or pick(name_en or "", name_km or "").value


def organisation_rows(keys: Sequence[int]) -> list[OrganisationRow]:
    """The lines of these organisations, in this order."""
    kinds = {kind: str(words) for kind, words in KIND_WORDS.items()}
    found = {
        row["pk"]: OrganisationRow(
            url=address("partners:organisation-detail", row["pk"]),
            name_en=row["name_en"],
            name_km=row["name_km"],
            abbreviation_en=row["abbreviation_en"],
            abbreviation_km=row["abbreviation_km"],
            kind=kinds[row["kind"]],
            resident=row["resident"],
            closed=row["valid_to_on"] is not None,
            part_of=short(
                row["parent__abbreviation_en"],
                row["parent__abbreviation_km"],
                row["parent__name_en"],
                row["parent__name_km"],
            ),
            reachable=row["reachable"],
        )
        for row in ORGANISATIONS.rows(keys=keys)
    }
    return [found[key] for key in keys if key in found]


def _posts(keys: Sequence[int], today: datetime.date) -> dict[int, str]:
    """Person → the first of the positions held now, as ``Person.post`` says it."""
    found: dict[int, str] = {}
    for person, to_on, title_en, title_km, *body in POSITIONS.tuples(keys=keys):
        if person not in found and (to_on is None or to_on >= today):
            found[person] = ", ".join(filter(None, [pick(title_en, title_km).value, short(*body)]))
    return found


def person_rows(keys: Sequence[int], today: datetime.date) -> list[PersonRow]:
    """The lines of these people, in this order."""
    posts = _posts(keys, today)
    found = {
        row["pk"]: PersonRow(
            url=address("partners:person-detail", row["pk"]),
            name_en=row["name_en"],
            name_km=row["name_km"],
            honorific_en=row["honorific_en"],
            honorific_km=row["honorific_km"],
            post=posts.get(row["pk"], ""),
        )
        for row in PEOPLE.rows(keys=keys)
    }
    return [found[key] for key in keys if key in found]
