"""Options of filters as values, for forms that are laid out once (``kit.kept``)."""

from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from kit.bilingual import pick
from kit.fixed import Fixed, texts
from kit.whole import whole
from partners.fields import OrganisationField
from partners.models import Organisation, Place
from partners.models.organisations import OrganisationKind
from partners.models.places import PlaceKind

Options = tuple[tuple[str, str], ...]
Groups = tuple[tuple[str, Options], ...]
PROVINCES = Fixed(
    lambda: (
        Place.objects.filter(kind__in=texts("kinds"), valid_to_on=None)
        .order_by("code")
        .values_list("pk", "name_en", "name_km")
    )
)


def organisation_groups(user: object, chosen: str) -> Groups | None:
    """Organisations that exist now, and the ``chosen`` one, by kind, as ``OrganisationField`` offers them; None where
    there are more than a list can hold: then the field itself has a box for typing."""
    rule = Q(pk__in=Organisation.objects.current(timezone.localdate()).order_by().values("pk"))
    rows = (
        Organisation.objects.visible_to(user)
        .filter(rule | Q(pk=whole(chosen, 0)))
        .order_by("protocol_rank", "name_en", "pk")
        .values_list("pk", "kind", "name_en", "name_km", "abbreviation_en", "abbreviation_km")
    )
    found = list(rows[: OrganisationField.limit + 1])
    if len(found) > OrganisationField.limit:
        return None
    place = {kind: number for number, kind in enumerate(OrganisationKind.values)}
    found.sort(key=lambda row: place[row[1]])
    words = dict(OrganisationKind.choices)
    return tuple(
        (str(words[kind]), tuple((str(pk), _label(*names)) for pk, _kind, *names in rows))
        for kind, rows in groupby(found, key=lambda row: row[1])
    )


def _label(name_en: str, name_km: str, abbreviation_en: str, abbreviation_km: str) -> str:
    """Name and abbreviation."""
    name, short = pick(name_en, name_km).value, pick(abbreviation_en, abbreviation_km).value
    return f"{name} ({short})" if short else name


def province_options() -> Options:
    """The capital and the provinces by official code."""
    rows = PROVINCES.tuples(today=timezone.localdate(), kinds=[PlaceKind.CAPITAL.value, PlaceKind.PROVINCE.value])
    return tuple((str(pk), pick(en, km).value) for pk, en, km in rows)
