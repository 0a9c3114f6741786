"""Pickers: offer and take what the person may see, with and without JavaScript."""

import datetime

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from partners import search
from partners.fields import (
    OrganisationField,
    OrganisationsField,
    PersonField,
    PlaceField,
    PolicyEntriesField,
    PolicyEntryField,
    bind,
)
from partners.models.places import PlaceKind
from partners.models.policy import FrameworkType
from tests.factories.accounts import UserFactory
from tests.factories.partners import (
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    PlaceFactory,
    PolicyEntryFactory,
    PolicyFrameworkFactory,
)


class Form(forms.Form):
    entry = PolicyEntryField(required=False)
    entries = PolicyEntriesField(required=False)
    rs = PolicyEntryField(required=False, kinds=[FrameworkType.RS])
    body = OrganisationField(required=False)
    bodies = OrganisationsField(required=False)
    place = PlaceField(required=False)
    person = PersonField(required=False)


def form(user, data=None, **fields):
    made = Form(data, **fields)
    bind(made, user)
    return made


@pytest.mark.django_db
def test_without_a_user_a_picker_takes_nothing():
    body = OrganisationFactory()
    assert not Form({"body": body.pk}).is_valid()
    assert not form(AnonymousUser(), {"body": body.pk}).is_valid()
    assert form(UserFactory(), {"body": body.pk}).is_valid()


@pytest.mark.django_db
def test_one_select_holds_the_entries_of_all_frameworks_in_groups():
    first, second = PolicyEntryFactory(title_en="Clean water"), PolicyEntryFactory(title_en="Safe roads")
    page = str(form(UserFactory())["entry"])
    assert page.count("<optgroup") == 2
    assert f'value="{first.pk}"' in page
    assert f'value="{second.pk}"' in page
    sent = form(UserFactory(), {"entries": [first.pk, second.pk]})
    assert sent.is_valid()
    assert set(sent.cleaned_data["entries"]) == {first, second}


@pytest.mark.django_db
def test_a_narrowed_picker_refuses_other_frameworks():
    side = PolicyEntryFactory(framework=PolicyFrameworkFactory(type=FrameworkType.RS))
    assert form(UserFactory(), {"rs": side.pk}).is_valid()
    assert not form(UserFactory(), {"rs": PolicyEntryFactory().pk}).is_valid()


@pytest.mark.django_db
def test_a_typed_code_abbreviation_or_name_is_taken_when_it_is_clear(client):
    user = UserFactory()
    body = OrganisationFactory(name_en="Ministry of Rural Development", abbreviation_en="MRD")
    OrganisationNameFactory(organisation=body, name="MoRD")
    OrganisationFactory(name_en="Rural Development Bank")
    place = PlaceFactory(code="0506", name_en="Thpong")
    search.rebuild()
    for typed in ("MRD", "mrd", "ministry of rural development", "MoRD"):
        sent = form(user, {"body_typed": typed})
        assert sent.is_valid(), sent.errors
        assert sent.cleaned_data["body"] == body
    sent = form(user, {"body_typed": "rural development"})
    assert "may mean" in sent.errors["body"][0]
    assert "Rural Development Bank" in sent.errors["body"][0]
    assert not form(user, {"body_typed": "Ministry of Magic"}).is_valid()
    sent = form(user, {"place_typed": "0506", "bodies_typed": "mrd"})
    assert sent.is_valid()
    assert sent.cleaned_data["place"] == place
    assert list(sent.cleaned_data["bodies"]) == [body]


@pytest.mark.django_db
def test_a_closed_body_is_not_offered_but_stays_where_it_was_chosen():
    closed = OrganisationFactory(name_en="Old Office", valid_to_on=datetime.date(2020, 1, 1))
    user = UserFactory()
    assert not form(user, {"body": closed.pk}).is_valid()
    again = form(user, {"body": closed.pk}, initial={"body": closed})
    assert again.is_valid()
    assert "Old Office" in str(form(user, initial={"body": closed.pk})["body"])


@pytest.mark.django_db
def test_a_long_list_is_written_out_in_part_with_a_box_for_typing():
    province = PlaceFactory(code="05")
    chosen = PlaceFactory(code="0506", kind=PlaceKind.DISTRICT, parent=province)
    for number in range(401):
        PlaceFactory(code=f"05{number:04}x", kind=PlaceKind.VILLAGE, parent=chosen)
    page = str(form(UserFactory(), initial={"place": chosen})["place"])
    assert page.count("<option") == 3  # none, the province, the chosen one
    assert 'name="place_typed"' in page


@pytest.mark.django_db
def test_merged_people_are_not_offered():
    keep = PersonFactory()
    drop = PersonFactory(merged_into=keep)
    assert form(UserFactory(), {"person": keep.pk}).is_valid()
    assert not form(UserFactory(), {"person": drop.pk}).is_valid()


@pytest.mark.django_db
def test_the_picker_answers_with_what_fits(client, django_assert_max_num_queries):
    user = UserFactory()
    for number in range(30):
        OrganisationFactory(name_en=f"Bank of District {number}")
    OrganisationFactory(name_en="World Bank", abbreviation_en="WB", kind="development_partner")
    search.rebuild()
    client.force_login(user)
    url = reverse("partners:pick", args=["organisation"])
    with django_assert_max_num_queries(8):
        results = client.get(url, {"q": "world bank"}).json()["results"]
    assert [row["label"] for row in results] == ["World Bank (WB)"]
    assert len(client.get(url, {"q": "bank"}).json()["results"]) == 20
    narrow = client.get(url, {"q": "bank", "kind": "development_partner"}).json()["results"]
    assert [row["label"] for row in narrow] == ["World Bank (WB)"]
    assert client.get(reverse("partners:pick", args=["user"])).status_code == 404
    client.logout()
    assert client.get(url, {"q": "bank"}).status_code == 302
