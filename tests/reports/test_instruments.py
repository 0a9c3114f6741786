"""Keeping the register of legal instruments: adding, changing, nobody's text overwritten, one form one instrument."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import RoleName
from reports.models import CopyLine, LegalInstrument
from tests.factories.accounts import UserFactory
from tests.factories.reports import CopyLineFactory, LegalInstrumentFactory

pytestmark = pytest.mark.django_db
GIVEN = {"type": "decision", "number": "99 SSR", "title_en": "A decision", "title_km": "សេចក្តីសម្រេច"}


@pytest.fixture
def client():
    made = Client()
    made.force_login(UserFactory(roles=[RoleName.CRDB]))
    return made


def edit(one):
    return reverse("reports:instrument-update", args=[one.pk])


def test_instrument_is_added_once_with_its_bases_and_copies(client):
    base = LegalInstrumentFactory(number="12 ANK")
    url = reverse("reports:instrument-create")
    key = client.get(url).context["form"]["once"].value()
    sent = GIVEN | {"once": key, "bases_en": "12 ANK\nThe Constitution", "bases_km": "\nរដ្ឋធម្មនុញ្ញ", "copies_en": "MEF"}
    answers = [client.post(url, sent) for _click in range(2)]
    made = LegalInstrument.objects.get(number="99 SSR")
    assert [answer.url for answer in answers] == [made.get_absolute_url()] * 2
    bases = [(line.basis, line.text_en, line.text_km) for line in made.bases.all()]
    assert bases == [(base, "", ""), (None, "The Constitution", "រដ្ឋធម្មនុញ្ញ")]
    assert [line.office_en for line in made.copies.all()] == ["MEF"]
    assert "The Constitution" in client.get(made.get_absolute_url()).content.decode()


def test_same_number_and_wrong_order_of_days_are_refused_at_their_fields(client):
    LegalInstrumentFactory(type="decision", number="99 SSR")
    page = client.post(reverse("reports:instrument-create"), GIVEN)
    assert page.status_code == 422 and page.context["form"].errors["number"]
    days = {"number": "100 SSR", "signed_on": "2017-05-18", "effective_on": "2017-05-17"}
    page = client.post(reverse("reports:instrument-create"), GIVEN | days)
    assert page.context["form"].errors["effective_on"]


def test_sent_copy_keeps_its_day_and_stays_in_the_list(client):
    line = CopyLineFactory(office_en="MEF", sent_on=datetime.date(2017, 6, 1))
    one = line.instrument
    form = client.get(edit(one)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"version": 1, "type": one.type}
    assert client.post(edit(one), sent | {"copies_en": "Ministry of Finance\nMoI"}).status_code == 302
    assert list(CopyLine.objects.values_list("office_en", "sent_on")) == [
        ("Ministry of Finance", datetime.date(2017, 6, 1)),
        ("MoI", None),
    ]
    assert client.post(edit(one), sent | {"version": 2, "copies_en": ""}).status_code == 422
    assert CopyLine.objects.count() == 2


def test_second_save_shows_both_titles(client):
    one = LegalInstrumentFactory(title_en="First")
    form = client.get(edit(one)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"version": 1}
    client.post(edit(one), sent | {"title_en": "Theirs"})
    late = client.post(edit(one), sent | {"title_en": "Mine"})
    assert late.status_code == 409
    assert "Theirs" in late.content.decode() and "Mine" in late.content.decode()
