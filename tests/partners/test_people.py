"""People: two scripts, order, privacy of contact lines, joining two entries, accounts."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from accounts.roles import RoleName
from kit.khmer import sort_key
from kit.refusals import NotAllowed, Refused
from meetings.models import Forum
from meetings.states import SeatFunction
from partners.actions.people import link_account, merge_people, save_person
from partners.lists import people
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import PersonFactory, PersonNameFactory, PositionFactory

NOW = timezone.now()


@pytest.fixture
def keeper(db):
    return UserFactory(roles=[RoleName.CRDB])


@pytest.mark.provision("LRN-4.05")
def test_joining_two_entries_moves_names_positions_seats_and_account(keeper):
    user = UserFactory()
    keep = PersonFactory(honorific_en="H.E.", name_en="Chea Vuthy", name_km="")
    drop = PersonFactory(honorific_en="Dr", name_en="Chear Vuthy", name_km="ជា វុទ្ធី", user=user, email="v@example.org")
    PersonNameFactory(person=drop, name="Vuthy Chea")
    post = PositionFactory(person=drop)
    forum = ForumFactory()
    seat = SeatFactory(forum=forum, person=drop)
    substitute = SeatFactory(forum=forum, function=SeatFunction.MINISTRY, alternate=drop)
    own = SeatFactory(forum=forum, function=SeatFunction.PARTNER, person=keep, alternate=drop)
    merge_people(keep=keep, drop=drop, by=keeper, now=NOW)
    for row in (keep, drop, post, seat, substitute, own):
        row.refresh_from_db()
    assert {other.name for other in keep.other_names.all()} == {"Chear Vuthy", "Vuthy Chea"}
    assert (keep.name_km, keep.honorific_en, keep.email, keep.user) == ("ជា វុទ្ធី", "H.E.", "v@example.org", user)
    assert post.person == seat.person == substitute.alternate == keep
    assert (own.person, own.alternate) == (keep, None)
    assert (drop.merged_into, drop.user) == (keep, None)
    assert list(people(keeper)) == [keep] + [p for p in people(keeper) if p != keep]
    assert drop not in people(keeper)
    assert list(Forum.objects.visible_to(User.objects.get(pk=user.pk))) == [forum]
    with pytest.raises(Refused):
        merge_people(keep=drop, drop=keep, by=keeper, now=NOW)


def test_two_accounts_are_never_joined(keeper):
    keep, drop = PersonFactory(user=UserFactory()), PersonFactory(user=UserFactory())
    with pytest.raises(Refused):
        merge_people(keep=keep, drop=drop, by=keeper, now=NOW)
    drop.refresh_from_db()
    assert drop.merged_into is None


def test_people_stand_in_the_order_of_the_language(keeper):
    names = ["ឡុង", "កែវ", "ខុំ", "អ៊ុក", "ចាន់", "គង់", "ឯក", "ជា", "សុំ", "សុខ"]
    for number, name in enumerate(names):
        PersonFactory(name_en=f"{'ZYXWVUTSRQ'[number]}", name_km=name)
    PersonFactory(name_en="Anna Lindqvist", name_km="")
    with translation.override("km"):
        found = [person.name_km for person in people(keeper) if person.name_km]
    assert found == sorted(names, key=sort_key)
    with translation.override("en"):
        found = [person.name_en for person in people(keeper)]
    assert found == sorted(found, key=str.lower)
    for person in Person.objects.all():
        assert person.sort_km == sort_key(person.name_km)


def test_how_to_reach_a_person_is_shown_to_members_of_the_same_forum_only(client, keeper):
    forum = ForumFactory()
    person = PersonFactory(email="bopha@example.org", phone="012 345 678")
    SeatFactory(forum=forum, person=person)
    colleague, stranger = seated(forum, SeatFunction.NGO), seated(ForumFactory(), SeatFunction.NGO)
    for user, sees in ((colleague, True), (stranger, False)):
        client.force_login(user)
        page = client.get(person.get_absolute_url()).content.decode()
        assert ("bopha@example.org" in page) is sees
        history = client.get(reverse("accounts:history", args=["partners.person", person.pk]))
        assert (history.status_code == 200 and "bopha@example.org" in history.content.decode()) is sees
        listed = client.get(reverse("partners:person-export"))
        assert b"bopha@example.org" not in listed.content


def test_a_secretariat_may_enter_a_person_but_not_change_or_join_others(db):
    secretariat = seated(ForumFactory(), SeatFunction.SECRETARIAT)
    member = seated(ForumFactory(), SeatFunction.MINISTRY)
    values = {"name_en": "Lim Sok", "name_km": ""}
    made = save_person(person=None, values=values, other_names=[], by=secretariat, now=NOW)
    with pytest.raises(NotAllowed):
        save_person(person=None, values=values, other_names=[], by=member, now=NOW)
    with pytest.raises(NotAllowed):
        save_person(person=made, values=values, other_names=[], version=1, by=secretariat, now=NOW)
    with pytest.raises(NotAllowed):
        merge_people(keep=made, drop=PersonFactory(), by=secretariat, now=NOW)


def test_a_new_account_finds_the_seats_of_its_person(db):
    forum = ForumFactory()
    person = PersonFactory(email="New@Example.org")
    SeatFactory(forum=forum, person=person)
    user = UserFactory(email="new@example.org")
    person.refresh_from_db()
    assert person.user == user
    assert list(Forum.objects.visible_to(user)) == [forum]
    PersonFactory(email="two@example.org"), PersonFactory(email="two@example.org")
    other = UserFactory(email="two@example.org")
    assert not Person.objects.filter(user=other).exists()  # in doubt nobody gets somebody's seats


def test_an_account_belongs_to_one_person(keeper):
    user = UserFactory(email="chea@example.org")
    first, second = PersonFactory(), PersonFactory()
    link_account(person=first, email="Chea@example.org", version=1, by=keeper, now=NOW)
    with pytest.raises(Refused):
        link_account(person=second, email="chea@example.org", version=1, by=keeper, now=NOW)
    with pytest.raises(Refused):
        link_account(person=second, email="nobody@example.org", version=1, by=keeper, now=NOW)
    first.refresh_from_db()
    assert first.user == user
    link_account(person=first, email="", version=2, by=keeper, now=NOW)
    first.refresh_from_db()
    assert first.user is None
