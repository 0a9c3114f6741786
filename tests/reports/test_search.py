"""The search page: all kinds in one answer, nothing hidden in rows, counts or groups."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import RoleName
from meetings.states import SeatFunction
from partners import search
from reports.search import answer
from tests.factories.accounts import UserFactory
from tests.factories.jmi import IndicatorFactory, JmiSetFactory, OutcomeFactory, OutputFactory
from tests.factories.meetings import ForumFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory, PlaceFactory, PolicyEntryFactory

KHMER = "ភាគរយនៃភូមិដែលគ្មានការបន្ទោរបង់ពាសវាលពាសកាល"


def chain(forum, word):
    outcome = OutcomeFactory(jmi_set=JmiSetFactory(forum=forum), title_en=f"{word} outcome", title_km="")
    output = OutputFactory(outcome=outcome, title_en=f"{word} output", title_km="")
    return IndicatorFactory(output=output, title_en=f"{word} indicator", title_km=KHMER)


@pytest.mark.django_db
def test_one_box_finds_every_kind(client):
    forum = ForumFactory(name_en="Sanitation group")
    member = seated(forum, SeatFunction.NGO)
    chain(forum, "Sanitation")
    OrganisationFactory(name_en="Department of Sanitation")
    PersonFactory(name_en="Sanitation Sok")
    PlaceFactory(name_en="Sanitation village")
    PolicyEntryFactory(title_en="Rural sanitation")
    search.rebuild()
    groups, total = answer(member, "sanitation")
    keys = [group.key for group in groups]
    assert keys[:6] == ["forum", "organisation", "person", "outcome", "output", "indicator"]
    assert {"place", "policy_entry", "provision"} <= set(keys)
    assert total == sum(group.number for group in groups)
    client.force_login(member)
    page = client.get(reverse("reports:search"), {"q": "sanitation"}).content.decode()
    for words in ("Department of Sanitation", "Sanitation Sok", "Sanitation indicator"):
        assert words in page
    khmer = client.get(reverse("reports:search"), {"q": "បន្ទោរបង់"}).content.decode()
    assert "Sanitation indicator" in khmer


@pytest.mark.django_db
def test_nothing_of_another_forum_comes_out_not_even_its_number(client):
    hidden, own = ForumFactory(name_en="Zanzibar circle"), ForumFactory()
    chain(hidden, "Zanzibar")
    member = seated(own, SeatFunction.NGO)
    search.rebuild()
    assert answer(member, "zanzibar") == ([], 0)
    assert answer(UserFactory(roles=[RoleName.NATIONAL_READER]), "zanzibar") == ([], 0)
    client.force_login(member)
    for kind in ("", "outcome", "indicator", "forum"):
        page = client.get(reverse("reports:search"), {"q": "zanzibar", "kind": kind}).content.decode()
        assert "Zanzibar outcome" not in page
        assert "Zanzibar circle" not in page
    _groups, total = answer(UserFactory(roles=[RoleName.CRDB]), "zanzibar")
    assert total == 4


@pytest.mark.django_db
def test_a_provision_is_found_by_its_words_and_its_number():
    user = UserFactory()
    assert [hit.note.split(" ")[0] for group in answer(user, "TWG-5e.12")[0] for hit in group.hits] == ["TWG-5e.12"]
    groups, _total = answer(user, "lead facilitator")
    assert groups[-1].key == "provision"
    assert groups[-1].number > 3


@pytest.mark.django_db
def test_the_page_takes_the_same_number_of_queries_with_one_hit_and_with_thirty(client):
    user = UserFactory(roles=[RoleName.CRDB])
    client.force_login(user)

    def more():
        chain(ForumFactory(name_en="Water group"), "Water")
        PersonFactory(name_en="Water Sok")

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("reports:search"), {"q": "water"}).status_code == 200
        return len(caught)

    more()
    search.rebuild()
    queries()
    one = queries()
    for _number in range(29):
        more()
    search.rebuild()
    assert queries() == one


@pytest.mark.django_db
def test_all_of_one_kind_are_paged(client):
    user = UserFactory()
    for number in range(60):
        OrganisationFactory(name_en=f"Water office {number}")
    search.rebuild()
    client.force_login(user)
    first = client.get(reverse("reports:search"), {"q": "water", "kind": "organisation"}).content.decode()
    second = client.get(reverse("reports:search"), {"q": "water", "kind": "organisation", "page": "2"}).content.decode()
    assert first.count("Water office") == 50
    assert second.count("Water office") == 10
    assert client.get(reverse("reports:search"), {"q": "water", "page": "x", "kind": "nonsense"}).status_code == 200
