"""What lists of the directory show: filters from the address, and the rows in their order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Collate, Lower, NullIf
from django.utils import timezone
from django.utils.translation import get_language

from partners.models import Organisation, Person, PolicyFramework, Position
from partners.models.organisations import SIDE_OF_KIND, OrganisationKind, Side
from partners.models.policy import FrameworkStatus, FrameworkType
from partners.search import find_ids

PAGE = 100


@dataclass(frozen=True)
class OrganisationFilter:
    """The filter of the list of organisations as it was understood."""

    q: str = ""
    kind: str = ""
    side: str = ""
    resident: str = ""
    contact: str = ""
    closed: bool = False

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> "OrganisationFilter":
        """From an address; what is not understood counts for nothing."""

        def one(name: str, allowed: object) -> str:
            return sent.get(name, "") if sent.get(name, "") in allowed else ""

        return cls(
            q=sent.get("q", "").strip()[:200],
            kind=one("kind", OrganisationKind.values),
            side=one("side", Side.values),
            resident=one("resident", ("yes", "no")),
            contact=one("contact", ("none",)),
            closed=sent.get("closed") == "1",
        )

    @property
    def is_set(self) -> bool:
        """Whether anything is filtered."""
        return self != OrganisationFilter()


def reachable(today: object = None) -> Q:
    """Organisations that can be reached: by an address of their own, or by a person who holds a position there now."""
    day = today or timezone.localdate()
    people = Position.objects.filter(
        Q(to_on=None) | Q(to_on__gte=day), Q(from_on=None) | Q(from_on__lte=day), organisation=OuterRef("pk")
    ).exclude(person__email="", person__phone="")
    return ~Q(email="") | ~Q(phone="") | Q(Exists(people))


def organisations(user: object, wanted: OrganisationFilter) -> QuerySet[Organisation]:
    """Organisations in protocol order."""
    rows = Organisation.objects.visible_to(user)
    if not wanted.closed:
        rows = rows.current()
    if wanted.q:
        rows = rows.filter(pk__in=find_ids(user, wanted.q, "organisation"))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.side:
        rows = rows.filter(kind__in=[kind for kind, side in SIDE_OF_KIND.items() if side == wanted.side])
    if wanted.resident:
        rows = rows.filter(resident=wanted.resident == "yes")
    if wanted.contact == "none":
        # The Decision addresses bodies, not their offices: units of a body with a contact are not asked for.
        rows = rows.exclude(kind=OrganisationKind.UNIT).exclude(reachable())
    return rows.select_related("parent", "place").annotate(reachable=is_reachable())


def is_reachable() -> Exists:
    """Whether an organisation can be reached, as a column."""
    return Exists(Organisation.objects.filter(reachable(), pk=OuterRef("pk")).order_by())


def without_contact(user: object) -> list[tuple[str, str, int, int]]:
    """Per kind that Article 3 addresses: kind, label, bodies now, of them without a contact (DEC-3)."""
    rows = {
        row["kind"]: row
        for row in Organisation.objects.visible_to(user)
        .current()
        .order_by()
        .values("kind")
        .annotate(bodies=Count("pk"), missing=Count("pk", filter=~Q(is_reachable())))
    }
    kinds = [kind for kind in OrganisationKind if kind != OrganisationKind.UNIT]
    none = {"bodies": 0, "missing": 0}
    return [(kind.value, kind.label, rows.get(kind, none)["bodies"], rows.get(kind, none)["missing"]) for kind in kinds]


def people(user: object, q: str = "") -> QuerySet[Person]:
    """People in the order of the language: by the Khmer key, or by the Latin name; the other script where one lacks."""
    rows = Person.objects.visible_to(user).filter(merged_into=None)
    if q:
        rows = rows.filter(pk__in=find_ids(user, q, "person"))
    khmer, latin = NullIf("sort_km", Value("")), NullIf(Collate(Lower("name_en"), "C"), Value(""))
    order = (khmer, latin) if (get_language() or "en")[:2] == "km" else (latin, khmer)
    return rows.prefetch_related("positions__organisation").order_by(Coalesce(*order), "pk")


def frameworks(user: object, *, q: str = "", kind: str = "", status: str = "") -> QuerySet[PolicyFramework]:
    """Frameworks, those of the whole government first."""
    rows = PolicyFramework.objects.visible_to(user)
    if q:
        rows = rows.filter(
            Q(pk__in=find_ids(user, q, "framework")) | Q(entries__in=find_ids(user, q, "policy_entry"))
        ).distinct()
    if kind in FrameworkType.values:
        rows = rows.filter(type=kind)
    if status in FrameworkStatus.values:
        rows = rows.filter(status=status)
    return rows.select_related("owner").annotate(entry_count=Count("entries", distinct=True)).order_by("code")
