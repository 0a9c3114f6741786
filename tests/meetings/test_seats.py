"""Seats: who names whom, terms with their history, vacancies, contacts; rights follow at once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import RoleName
from kit.refusals import NotAllowed, Refused, Stale
from meetings.actions.seats import change_seat, end_seat, give_seat, name_contact, replace_holder
from meetings.contacts import contact_of, contacts_of
from meetings.models import Forum, Seat
from meetings.permissions import parties_in
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = datetime.timedelta(days=1)


def fresh(user):
    """As in the next request."""
    return User.objects.get(pk=user.pk)


def give(forum, function, by, **more):
    return give_seat(forum=forum, function=function, by=by, now=NOW, **({"person": PersonFactory()} | more))


@pytest.fixture
def forum(db):
    return ForumFactory()


def test_access_comes_and_goes_with_the_seat(forum):
    user = UserFactory()
    person = PersonFactory(user=user)
    chair = seated(forum, SeatFunction.CHAIR)
    assert not Forum.objects.visible_to(fresh(user)).exists()
    seat = give(forum, SeatFunction.SECRETARIAT, chair, person=person)
    assert list(Forum.objects.visible_to(fresh(user))) == [forum]
    assert "secretariat" in parties_in(fresh(user), forum.pk)
    end_seat(seat=seat, on=TODAY - DAY, reason="moved", version=1, by=chair, now=NOW)
    assert not Forum.objects.visible_to(fresh(user)).exists()
    assert parties_in(fresh(user), forum.pk) == set()


def test_an_alternate_may_what_the_holder_may_and_a_coming_term_gives_nothing_yet(forum):
    crdb = UserFactory(roles=[RoleName.CRDB])
    alternate, coming = UserFactory(), UserFactory()
    seat = give(forum, SeatFunction.MINISTRY, crdb, alternate=PersonFactory(user=alternate))
    give(forum, SeatFunction.MINISTRY, crdb, person=PersonFactory(user=coming), from_on=TODAY + DAY)
    assert list(Forum.objects.visible_to(fresh(alternate))) == [forum]
    assert not Forum.objects.visible_to(fresh(coming)).exists()
    change_seat(
        seat=seat, alternate=None, organisation=None, theme="", from_on=None, note="", version=1, by=crdb, now=NOW
    )
    assert not Forum.objects.visible_to(fresh(alternate)).exists()


NAMING = {
    SeatFunction.CHAIR: set(),
    SeatFunction.CRDB: set(),
    SeatFunction.FACILITATOR: {"facilitator", "partner"},
}


@pytest.mark.provision("TWG-5b.02", "TWG-5b.08")
@pytest.mark.parametrize("function", list(SeatFunction))
@pytest.mark.parametrize("by", list(SeatFunction))
def test_who_names_whom(forum, function, by):
    namer = seated(forum, by)
    allowed = by.value in NAMING.get(function, {"chair", "secretariat"})
    more = {"theme": "gender"} if function == SeatFunction.FOCAL_POINT else {}
    more |= {"organisation": forum.hosts.get()} if function == SeatFunction.CHAIR else {}
    if allowed:
        assert give(forum, function, namer, **more).pk
    else:
        with pytest.raises(NotAllowed):
            give(forum, function, namer, **more)
        assert forum.seats.count() == 1


@pytest.mark.parametrize("role", [RoleName.CRDB, RoleName.ADMINISTRATOR])
def test_crdb_and_administrators_seat_anybody_anywhere(forum, role):
    user = UserFactory(roles=[role])
    for function in SeatFunction:
        more = {"theme": "gender"} if function == SeatFunction.FOCAL_POINT else {}
        assert give(forum, function, user, organisation=forum.hosts.get(), **more).pk


@pytest.mark.provision("TWG-5b.13")
def test_a_secretariat_manages_its_own_forum_only(client, forum):
    secretariat = seated(forum, SeatFunction.SECRETARIAT)
    other = ForumFactory()
    with pytest.raises(NotAllowed):
        give(other, SeatFunction.MINISTRY, secretariat)
    client.force_login(secretariat)
    assert client.get(reverse("meetings:member-list", args=[forum.pk])).status_code == 200
    assert client.get(reverse("meetings:seat-create", args=[forum.pk])).status_code == 200
    for name in ("meetings:forum-detail", "meetings:member-list", "meetings:member-export", "meetings:seat-create"):
        assert client.get(reverse(name, args=[other.pk])).status_code == 404


@pytest.mark.provision("TWG-5b.04")
def test_the_chair_belongs_to_the_host_ministry(forum):
    crdb = UserFactory(roles=[RoleName.CRDB])
    host = forum.hosts.get()
    with pytest.raises(Refused) as refusal:
        give(forum, SeatFunction.CHAIR, crdb, organisation=OrganisationFactory())
    assert (refusal.value.provision, refusal.value.field) == ("TWG-5b.04", "organisation")
    assert give(forum, SeatFunction.CHAIR, crdb, organisation=OrganisationFactory(parent=host)).pk
    second = OrganisationFactory()
    forum.hosts.add(second)
    assert give(forum, SeatFunction.CHAIR, crdb, organisation=second).pk  # two hosts, two chairs


@pytest.mark.provision("TWG-5b.10")
def test_two_lead_facilitators_can_sit_together(forum):
    partner = seated(forum, SeatFunction.PARTNER)
    give(forum, SeatFunction.FACILITATOR, partner)
    give(forum, SeatFunction.FACILITATOR, partner)
    assert forum.seats.current().filter(function=SeatFunction.FACILITATOR).count() == 2


def test_ending_leaves_a_vacancy_that_counts_its_days_and_is_filled(client, forum):
    chair = seated(forum, SeatFunction.CHAIR)
    first = SeatFactory(forum=forum, function=SeatFunction.FOCAL_POINT, theme="environment")
    last = TODAY - 64 * DAY
    with pytest.raises(Refused):
        end_seat(seat=first, on=last, reason=" ", version=1, by=chair, now=NOW)
    end_seat(seat=first, on=last - DAY, reason="posted abroad", leave_vacant=True, version=1, by=chair, now=NOW)
    vacancy = forum.seats.current().get(person=None)
    assert (vacancy.theme, vacancy.from_on, vacancy.follows) == ("environment", last, first)
    client.force_login(chair)
    page = client.get(forum.get_absolute_url()).content.decode()
    assert "Vacant for 64 days" in page
    person = PersonFactory(name_en="Ly Sovann")
    new = replace_holder(seat=vacancy, person=person, from_on=TODAY, reason="", version=1, by=chair, now=NOW)
    vacancy.refresh_from_db()
    assert (new.person, new.follows, vacancy.to_on) == (person, vacancy, TODAY - DAY)
    page = client.get(reverse("meetings:member-list", args=[forum.pk])).content.decode()
    assert "posted abroad" in page
    assert first.person.name_en in page


def test_no_seat_is_ever_deleted(forum):
    chair = seated(forum, SeatFunction.CHAIR)
    seat = SeatFactory(forum=forum)
    person = seat.person
    new = replace_holder(
        seat=seat, person=PersonFactory(), from_on=TODAY, reason="rotation", version=1, by=chair, now=NOW
    )
    seat.refresh_from_db()
    assert (seat.person, seat.to_on, seat.end_reason, new.follows) == (person, TODAY - DAY, "rotation", seat)
    with pytest.raises(Refused):  # ended terms stay as they were
        end_seat(seat=seat, on=TODAY, reason="again", version=2, by=chair, now=NOW)
    with pytest.raises(Refused):
        end_seat(seat=new, on=TODAY - 5 * DAY, reason="before it began", version=1, by=chair, now=NOW)


def test_a_stale_change_is_refused_and_shown_with_both_texts(client, forum):
    chair = seated(forum, SeatFunction.CHAIR)
    seat = SeatFactory(forum=forum, function=SeatFunction.NGO, note="first")
    facts = {"alternate": None, "organisation": None, "theme": "", "from_on": None, "by": chair, "now": NOW}
    change_seat(seat=seat, note="theirs", version=1, **facts)
    with pytest.raises(Stale):
        change_seat(seat=seat, note="mine", version=1, **facts)
    with pytest.raises(Stale):
        end_seat(seat=seat, on=TODAY, reason="x", version=1, by=chair, now=NOW)
    client.force_login(chair)
    url = reverse("meetings:seat-update", args=[forum.pk, seat.pk])
    answer = client.post(url, {"note": "mine", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "theirs" in page
    assert "mine" in page
    assert client.post(url, {"note": "both", "version": ["1", "2"]}).status_code == 302
    assert Seat.objects.get(pk=seat.pk).note == "both"


@pytest.mark.provision("TWG-5e.12")
def test_crdb_sees_one_named_contact_of_each_secretariat(client, forum, django_assert_num_queries):
    crdb = UserFactory(roles=[RoleName.CRDB])
    first = SeatFactory(forum=forum)
    assert contact_of(forum) == first  # the only one there is
    second = SeatFactory(forum=forum, person=PersonFactory(name_en="Heng Dara", email="dara@example.org"))
    assert contact_of(forum) is None  # two, and nobody was named
    name_contact(seat=second, version=1, by=crdb, now=NOW)
    assert contact_of(forum) == second
    name_contact(seat=first, version=1, by=crdb, now=NOW)
    second.refresh_from_db()
    assert (contact_of(forum), second.is_contact) == (first, False)
    name_contact(seat=second, version=second.version, by=crdb, now=NOW)
    with pytest.raises(Refused):
        ministry = SeatFactory(forum=forum, function=SeatFunction.MINISTRY)
        name_contact(seat=ministry, version=1, by=crdb, now=NOW)
    with django_assert_num_queries(1):
        contacts_of([forum.pk, *range(900_000, 900_030)])
    client.force_login(crdb)
    page = client.get(forum.get_absolute_url()).content.decode()
    assert "dara@example.org" in page


@pytest.mark.provision("TWG-5e.12")
def test_being_the_contact_passes_to_the_next_holder(forum):
    crdb = UserFactory(roles=[RoleName.CRDB])
    seat = SeatFactory(forum=forum, is_contact=True)
    SeatFactory(forum=forum)
    new = replace_holder(seat=seat, person=PersonFactory(), from_on=TODAY, reason="left", version=1, by=crdb, now=NOW)
    assert contact_of(forum) == new


def test_a_focal_point_has_a_theme_and_nobody_sits_twice_in_one_seat(forum):
    chair = seated(forum, SeatFunction.CHAIR)
    person = PersonFactory()
    with pytest.raises(Refused) as refusal:
        give(forum, SeatFunction.FOCAL_POINT, chair, person=person)
    assert refusal.value.field == "theme"
    give(forum, SeatFunction.FOCAL_POINT, chair, person=person, theme="gender")
    give(forum, SeatFunction.FOCAL_POINT, chair, person=person, theme="environment")
    with pytest.raises(Refused):
        give(forum, SeatFunction.FOCAL_POINT, chair, person=person, theme="gender")
    with pytest.raises(Refused):
        give(forum, SeatFunction.NGO, chair, person=None)
