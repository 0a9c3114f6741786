"""What of this floor can be found: organisations, people, places, policy frameworks and their entries."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from partners.models import (
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Place,
    PolicyEntry,
    PolicyFramework,
    Position,
)
from partners.search import Line, Source, register


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _organisations(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Organisation.objects.prefetch_related("other_names")
    for body in rows if ids is None else rows.filter(pk__in=ids):
        others = [other.name for other in body.other_names.all()]
        yield Line(
            body.pk,
            _filled(body.name_en, body.name_km, body.abbreviation_en, body.abbreviation_km, *others),
            _filled(body.note),
        )


def _people(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Person.objects.filter(merged_into=None).prefetch_related("other_names", "positions__organisation")
    for person in rows if ids is None else rows.filter(pk__in=ids):
        others = [other.name for other in person.other_names.all()]
        posts = [
            text
            for post in person.positions.all()
            for text in (post.title_en, post.title_km, *_names(post.organisation))
        ]
        yield Line(person.pk, _filled(person.name_en, person.name_km, *others), _filled(*posts))


def _names(body: Organisation | None) -> tuple[str, ...]:
    return (body.name_en, body.name_km, body.abbreviation_en) if body else ()


def _places(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = Place.objects.all()
    for place in rows if ids is None else rows.filter(pk__in=ids):
        yield Line(place.pk, _filled(place.name_en, place.name_km, place.other_names, place.code))


def _frameworks(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = PolicyFramework.objects.all()
    for framework in rows if ids is None else rows.filter(pk__in=ids):
        yield Line(framework.pk, _filled(framework.title_en, framework.title_km, framework.code))


def _entries(ids: Iterable[int] | None) -> Iterable[Line]:
    rows = PolicyEntry.objects.select_related("framework")
    for entry in rows if ids is None else rows.filter(pk__in=ids):
        of = entry.framework
        yield Line(
            entry.pk,
            _filled(entry.title_en, entry.title_km, f"{of.code} {entry.code}", entry.code),
            _filled(of.title_en, of.title_km),
        )


def register_all() -> None:
    """Called once, when the application is ready."""
    register(
        Source(
            "organisation",
            _("Organisations"),
            Organisation,
            _organisations,
            Organisation.objects.visible_to,
            {OrganisationName: "organisation_id"},
            order=20,
        )
    )
    register(
        Source(
            "person",
            _("People"),
            Person,
            _people,
            lambda user: Person.objects.visible_to(user).filter(merged_into=None),
            {PersonName: "person_id", Position: "person_id"},
            order=30,
        )
    )
    register(Source("place", _("Places"), Place, _places, Place.objects.visible_to, order=80))
    register(
        Source(
            "framework",
            _("Policy frameworks"),
            PolicyFramework,
            _frameworks,
            PolicyFramework.objects.visible_to,
            order=60,
        )
    )
    register(
        Source(
            "policy_entry",
            _("Goals and programmes"),
            PolicyEntry,
            _entries,
            lambda user: PolicyEntry.objects.visible_to(user).select_related("framework"),
            order=61,
        )
    )
