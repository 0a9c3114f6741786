"""Organisations: every kind of the Decision, closing and merging, stale saves, rights."""

import datetime

import pytest
from django.utils import timezone

from accounts.roles import RoleName
from kit.refusals import NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from partners.actions.organisations import close_organisation, reopen_organisation, save_organisation
from partners.lists import OrganisationFilter, organisations, without_contact
from partners.models import Organisation
from partners.models.organisations import SIDE_OF_KIND, OrganisationKind, Side
from tests.factories.accounts import UserFactory
from tests.factories.meetings import ForumFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory, PositionFactory

NOW = timezone.now()
DAY = datetime.date(2020, 6, 30)


@pytest.fixture
def keeper(db):
    return UserFactory(roles=[RoleName.CRDB])


def values(**more):
    return {"kind": OrganisationKind.MINISTRY, "name_en": "Ministry of Trade", "name_km": ""} | more


@pytest.mark.provision("DEC-1.01")
@pytest.mark.parametrize("kind", list(OrganisationKind))
def test_every_kind_of_actor_can_be_registered_and_given_access(keeper, kind):
    body = save_organisation(
        organisation=None, values=values(kind=kind, name_en=f"A {kind}"), other_names=[], by=keeper, now=NOW
    )
    user = UserFactory()
    forum = ForumFactory()
    SeatFactory(forum=forum, function=SeatFunction.STAKEHOLDER, person=PersonFactory(user=user), organisation=body)
    assert body in organisations(keeper, OrganisationFilter(kind=kind))
    assert list(type(forum).objects.visible_to(user)) == [forum]


@pytest.mark.provision("DEC-1.01")
def test_no_category_of_the_decision_is_missing():
    assert set(SIDE_OF_KIND) == set(OrganisationKind)
    assert {SIDE_OF_KIND[kind] for kind in OrganisationKind} == set(Side)
    named = {"council_of_ministers", "ministry", "cdc", "national_body", "subnational", "development_partner"}
    named |= {"private_sector", "ngo_local", "ngo_international", "association", "academia", "community", "other"}
    assert named <= {kind.value for kind in OrganisationKind}


@pytest.mark.provision("DEC-3")
def test_those_without_a_contact_are_listed_by_category(keeper):
    own = OrganisationFactory(name_en="With an address", email="office@example.org")
    by_person = OrganisationFactory(name_en="With a person")
    PositionFactory(organisation=by_person, person=PersonFactory(email="somebody@example.org"))
    former = OrganisationFactory(name_en="Left by its person")
    PositionFactory(organisation=former, person=PersonFactory(phone="012"), to_on=datetime.date(2021, 1, 1))
    silent = OrganisationFactory(name_en="With a silent person", kind=OrganisationKind.NGO_LOCAL)
    PositionFactory(organisation=silent, person=PersonFactory(email="", phone=""))
    closed = OrganisationFactory(name_en="Closed", valid_to_on=datetime.date(2020, 1, 1))
    listed = set(organisations(keeper, OrganisationFilter(contact="none")))
    assert listed == {former, silent}
    assert not {own, by_person, closed} & listed
    report = {kind: (bodies, missing) for kind, _label, bodies, missing in without_contact(keeper)}
    assert report["ministry"] == (3, 1)
    assert report["ngo_local"] == (1, 1)
    assert report["community"] == (0, 0)  # named by the Decision, nobody registered: said, not left out


def test_only_keepers_change_the_directory(db):
    for user in (UserFactory(), UserFactory(roles=[RoleName.NATIONAL_READER])):
        with pytest.raises(NotAllowed):
            save_organisation(organisation=None, values=values(), other_names=[], by=user, now=NOW)
    assert not Organisation.objects.exists()


def test_a_stale_save_is_refused_with_both_texts_and_nothing_is_lost(keeper):
    body = OrganisationFactory(name_en="Ministry of Commerce")
    theirs = values(name_en="Ministry of Trade")
    save_organisation(organisation=body, values=theirs, other_names=["MoT"], version=1, by=keeper, now=NOW)
    with pytest.raises(Stale) as refusal:
        save_organisation(
            organisation=body,
            values=values(name_en="Ministry of Barter"),
            other_names=[],
            version=1,
            by=keeper,
            now=NOW,
        )
    assert refusal.value.theirs["name_en"] == "Ministry of Trade"
    assert refusal.value.theirs["other_names"] == "MoT"
    assert refusal.value.mine["name_en"] == "Ministry of Barter"
    body.refresh_from_db()
    assert (body.name_en, body.version) == ("Ministry of Trade", 2)
    assert [other.name for other in body.other_names.all()] == ["MoT"]


@pytest.mark.provision("LRN-2.03")
def test_a_unit_merged_into_another_keeps_its_history_and_hands_on_its_seats(keeper):
    district, office = OrganisationFactory(name_en="Thpong District"), OrganisationFactory(name_en="Office of Land")
    desk = OrganisationFactory(name_en="Counter", kind=OrganisationKind.UNIT, parent=office)
    past = SeatFactory(organisation=office, from_on=datetime.date(2015, 1, 1), to_on=datetime.date(2019, 3, 1))
    running = SeatFactory(organisation=office, from_on=datetime.date(2019, 1, 1), is_contact=True)
    hosted = ForumFactory(hosts=[office])
    post = PositionFactory(organisation=office)
    close_organisation(
        organisation=office, on=DAY, successor=district, reason="Sub-decree", version=1, by=keeper, now=NOW
    )
    office.refresh_from_db(), running.refresh_from_db(), past.refresh_from_db(), desk.refresh_from_db()
    assert (office.valid_to_on, office.successor) == (DAY, district)
    assert (running.organisation, running.to_on) == (office, DAY)
    assert past.organisation == office
    assert not past.followed_by.exists()
    new = running.followed_by.get()
    assert (new.organisation, new.person, new.from_on) == (district, running.person, datetime.date(2020, 7, 1))
    assert new.is_contact
    assert not running.is_contact
    assert desk.parent == district
    assert list(hosted.hosts.all()) == [district]
    assert post in office.positions.all()
    assert office not in organisations(keeper, OrganisationFilter())
    assert office in organisations(keeper, OrganisationFilter(closed=True))
    with pytest.raises(Refused):
        close_organisation(organisation=district, on=DAY, successor=office, reason="x", version=1, by=keeper, now=NOW)


def test_closing_asks_for_a_reason_and_can_be_taken_back(keeper):
    body = OrganisationFactory()
    with pytest.raises(Refused) as refusal:
        close_organisation(organisation=body, on=DAY, reason="  ", version=1, by=keeper, now=NOW)
    assert refusal.value.field == "reason"
    close_organisation(organisation=body, on=DAY, reason="Law", version=1, by=keeper, now=NOW)
    reopen_organisation(organisation=body, reason="Mistake", version=2, by=keeper, now=NOW)
    body.refresh_from_db()
    assert body.valid_to_on is None


def test_a_unit_cannot_stand_above_itself(keeper):
    top = OrganisationFactory()
    unit = OrganisationFactory(parent=top)
    with pytest.raises(Refused) as refusal:
        save_organisation(organisation=top, values=values(parent=unit), other_names=[], version=1, by=keeper, now=NOW)
    assert refusal.value.field == "parent"
