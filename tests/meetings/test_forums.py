"""The directory and the page of forums; what CRDB/CDC sets for them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from kit.refusals import NotAllowed, Refused
from meetings import lists, tabs
from meetings.actions.forums import save_forum
from meetings.lists import forums
from meetings.models import Forum
from meetings.states import ForumKind, ForumState, SeatFunction
from partners import search
from tests.factories.accounts import UserFactory
from tests.factories.meetings import ForumFactory, ForumNameFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory

NOW = timezone.now()


@pytest.fixture
def crdb(db):
    return UserFactory(roles=[RoleName.CRDB])


def facts(forum, **more):
    names = (
        "name_en",
        "name_km",
        "place",
        "strategy_entry",
        "meetings_a_year",
        "papers_days",
        "escalates_to",
        "position",
    )
    return {name: getattr(forum, name) for name in names} | more


def save(forum, by, hosts=None, version=1, **more):
    return save_forum(
        forum=forum,
        values=facts(forum, **more),
        hosts=hosts if hosts is not None else list(forum.hosts.all()),
        policy_entries=[],
        other_names=[],
        version=version,
        by=by,
        now=NOW,
    )


@pytest.mark.provision("DEC-2")
def test_crdb_sees_every_forum_others_their_own(crdb):
    mine, other = ForumFactory(), ForumFactory(kind=ForumKind.SMD)
    snd = ForumFactory(kind=ForumKind.SND)
    member = seated(mine, SeatFunction.NGO)
    reader = UserFactory(roles=[RoleName.NATIONAL_READER])
    assert set(Forum.objects.visible_to(crdb)) == {mine, other, snd}
    assert set(Forum.objects.visible_to(member)) == {mine}
    assert set(Forum.objects.visible_to(reader)) == {snd}
    assert not Forum.objects.visible_to(UserFactory(roles=[RoleName.ADMINISTRATOR])).exists()


def test_own_forums_stand_first_and_dissolved_ones_are_asked_for(crdb):
    ForumFactory(position=1, name_en="First")
    own = ForumFactory(position=9, name_en="Mine")
    gone = ForumFactory(state=ForumState.DISSOLVED)
    SeatFactory(forum=own, person__user=crdb)
    listed = forums(crdb)
    assert [(forum.name_en, forum.own) for forum in listed] == [("Mine", True), ("First", False)]
    assert gone in forums(crdb, dissolved=True)


def test_a_forum_is_found_under_every_name_and_under_its_host(crdb):
    host = OrganisationFactory(name_en="Ministry of Rural Development", abbreviation_en="MRD")
    forum = ForumFactory(name_en="Rural Water Supply, Sanitation and Hygiene", name_km="ទឹកស្អាត និងអនាម័យ", hosts=[host])
    ForumNameFactory(forum=forum, name="RWASH")
    ForumFactory()
    search.rebuild(["forum"])
    for typed in ("rwash", "sanitation", "អនាម័យ", "MRD", "rural dev"):
        assert list(forums(crdb, q=typed)) == [forum], typed


def test_the_list_takes_the_same_number_of_queries_with_one_forum_and_with_thirty(
    client, crdb, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(crdb)
    url = reverse("meetings:forum-list")

    def forum():
        made = ForumFactory()
        SeatFactory(forum=made, function=SeatFunction.CHAIR), SeatFactory(forum=made)

    forum()
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    for _number in range(29):
        forum()
    with django_assert_num_queries(len(one)):
        client.get(url)


def test_hosts_may_be_two_and_their_change_is_in_the_trail(client, crdb):
    forum = ForumFactory(hosts=[OrganisationFactory(name_en="Ministry of A", abbreviation_en="MA")])
    second = OrganisationFactory(name_en="Ministry of B", abbreviation_en="MB")
    save(forum, crdb, hosts=[*forum.hosts.all(), second], papers_days=12)
    forum.refresh_from_db()
    assert (forum.hosts.count(), forum.papers_days) == (2, 12)
    client.force_login(crdb)
    trail = client.get(reverse("accounts:history", args=["meetings.forum", forum.pk])).content.decode()
    assert "MA → MA, MB" in trail
    assert "12" in trail


def test_only_crdb_changes_what_is_set_for_a_forum(client, crdb):
    forum = ForumFactory()
    chair = seated(forum, SeatFunction.CHAIR)
    with pytest.raises(NotAllowed):
        save(forum, chair, papers_days=1)
    client.force_login(chair)
    assert client.get(reverse("meetings:forum-update", args=[forum.pk])).status_code == 403
    with pytest.raises(Refused):
        save(forum, crdb, hosts=[])


def test_the_way_up_never_leads_back(crdb):
    first, second = ForumFactory(), ForumFactory()
    save(first, crdb, escalates_to=second)
    with pytest.raises(Refused) as refusal:
        save(second, crdb, escalates_to=first)
    assert refusal.value.field == "escalates_to"


def test_higher_floors_add_tabs_and_panels_and_a_link_keeps_the_tab(client, crdb, monkeypatch):
    monkeypatch.setattr(tabs, "TABS", dict(tabs.TABS))
    monkeypatch.setattr(tabs, "PANELS", [])
    here, there = ForumFactory(), ForumFactory()
    tabs.register(tabs.Tab("x", "Extra", 99, url=lambda forum: f"/x/{forum.pk}/", count=lambda user, forum: 7))
    tabs.register(tabs.Tab("y", "Hidden", 99, url=lambda forum: "/y/", shown=lambda user, forum: False))
    client.force_login(crdb)
    page = client.get(here.get_absolute_url()).content.decode()
    assert f'href="/x/{here.pk}/"' in page
    assert "Hidden" not in page
    members = client.get(reverse("meetings:member-list", args=[here.pk])).content.decode()
    assert reverse("meetings:member-list", args=[there.pk]) in members


def test_members_are_counted_with_the_women_among_them(client, crdb):
    forum = ForumFactory()
    for sex in ("female", "female", "male"):
        SeatFactory(forum=forum, function=SeatFunction.MINISTRY, person__sex=sex)
    SeatFactory(forum=forum, function=SeatFunction.NGO, person=None, organisation=OrganisationFactory())
    client.force_login(crdb)
    page = client.get(forum.get_absolute_url()).content.decode()
    assert "3, of whom 2 women" in page


@pytest.mark.django_db
def test_filter_offers_so_many_forums_and_always_the_one_chosen(monkeypatch):
    monkeypatch.setattr(lists, "OFFERED", 1)
    first, second = ForumFactory(position=1), ForumFactory(position=2)
    crdb = UserFactory(roles=[RoleName.CRDB])
    assert [key for key, _name in lists.forum_options(crdb)] == [str(first.pk)]
    assert [key for key, _name in lists.forum_options(crdb, str(second.pk))] == [str(first.pk), str(second.pk)]
    assert lists.forum_options(UserFactory(), str(second.pk)) == ()
