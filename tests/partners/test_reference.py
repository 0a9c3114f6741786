"""The reference data: complete, named in both scripts, added once, never over what people have changed."""

import pytest
from django.utils import timezone

from partners.actions.reference import load_reference
from partners.models import Organisation, Place, PolicyEntry, PolicyFramework
from partners.models.organisations import OrganisationKind
from partners.models.places import PlaceKind


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """Loaded once for the module, taken away after it."""
    with django_db_blocker.unblock():
        load_reference(now=timezone.now())
        yield
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE partners_place, partners_organisation, partners_policyframework, partners_searchentry CASCADE"
            )


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_reference_holds_the_whole_country():
    assert Place.objects.filter(kind=PlaceKind.CAPITAL).get().name_km == "ភ្នំពេញ"
    assert Place.objects.filter(kind=PlaceKind.PROVINCE).count() == 24
    assert Place.objects.filter(kind=PlaceKind.KHAN).count() == 14
    assert not Place.objects.filter(kind=PlaceKind.KHAN).exclude(parent__kind=PlaceKind.CAPITAL).exists()
    assert not Place.objects.filter(kind=PlaceKind.SANGKAT, parent__kind=PlaceKind.DISTRICT).exists()
    assert not Place.objects.filter(name_km="").exists()
    villages = Place.objects.filter(kind=PlaceKind.VILLAGE)
    # The published list has 14,576 lines; the package leaves out 13 that repeat a code within one commune.
    assert villages.count() == 14_563
    assert villages.filter(code__contains="-").count() == 76
    assert not villages.exclude(parent__kind__in=[PlaceKind.COMMUNE, PlaceKind.SANGKAT]).exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_reference_holds_every_addressee_and_their_names_in_khmer():
    ministries = Organisation.objects.filter(kind=OrganisationKind.MINISTRY)
    assert ministries.count() == 28
    assert not ministries.filter(name_km="").exists()
    provinces = Organisation.objects.filter(kind=OrganisationKind.SUBNATIONAL)
    assert provinces.count() == 25
    assert all(body.units.count() == 1 for body in provinces)
    kinds = set(Organisation.objects.values_list("kind", flat=True))
    assert set(OrganisationKind) - kinds == {OrganisationKind.COMMUNITY, OrganisationKind.OTHER}
    assert Organisation.objects.get(abbreviation_en="NCDD-S").parent.abbreviation_km == "គ.ជ.អ.ប."


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_reference_holds_the_frameworks_that_results_link_to():
    goals = PolicyEntry.objects.filter(framework__code="CSDG")
    assert [goal.code for goal in goals.order_by("position")] == [str(number) for number in range(1, 19)]
    sides = PolicyEntry.objects.filter(framework__code="RS-IV", parent=None)
    assert sides.count() == 5
    assert not PolicyEntry.objects.filter(framework__code="RS-IV", title_km="").exists()
    assert PolicyFramework.objects.filter(type="bsp").count() == 28


@pytest.mark.django_db
@pytest.mark.usefixtures("_loaded")
def test_loading_again_adds_nothing_and_keeps_what_was_changed():
    Organisation.objects.filter(reference="mrd").update(name_en="Ministry of Rural Matters")
    Organisation.objects.filter(reference="wfp").delete()
    added = load_reference(now=timezone.now())
    assert added == {"places": 0, "organisations": 1, "frameworks": 0, "entries": 0}
    assert Organisation.objects.get(reference="mrd").name_en == "Ministry of Rural Matters"
    assert Organisation.objects.get(reference="wfp").abbreviation_en == "WFP"
