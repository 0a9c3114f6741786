"""Accounts and the trail as workbooks: what the page shows, with its filter, for those who see the page."""

import io
import tracemalloc

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from accounts import exports
from accounts.audit import audited
from accounts.roles import RoleName
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def sheets(client, url):
    """The rows of every sheet behind ``url``."""
    response = client.get(url)
    assert response.status_code == 200
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(io.BytesIO(body))]


@pytest.fixture
def crdb(client):
    """Somebody of CRDB/CDC, signed in."""
    user = UserFactory(roles=[RoleName.CRDB], email="crdb@example.org", name_en="Sok Dara")
    client.force_login(user)
    return user


def test_accounts_of_the_filter_are_in_the_workbook(client, crdb):
    UserFactory(email="one@example.org", name_en="Chan Thida", is_active=False)
    rows = sheets(client, reverse("accounts:user-export") + "?state=closed")[0]
    assert ("Chan Thida", "one@example.org", "closed") in [(row[0], row[2], row[4]) for row in rows]
    assert "crdb@example.org" not in str(rows)


@pytest.mark.provision("DEC-1.02")
def test_the_trail_of_the_filter_is_in_the_workbook(client, crdb):
    with audited("accounts.one_thing", by=crdb, why="because"):
        UserFactory.create_batch(3)
    with audited("accounts.another", by=None):
        UserFactory()
    (everything,) = sheets(client, reverse("accounts:trail-export"))
    assert {"one thing", "another"} <= {row[3] for row in everything}
    (chosen,) = sheets(client, reverse("accounts:trail-export") + "?verb=accounts.one_thing")
    body = chosen[[row[0] for row in chosen].index("Day") + 1 :]
    assert [(row[2], row[3], row[5]) for row in body] == [("Sok Dara", "one thing", "because")]
    assert body[0][0].date() == timezone.localdate()
    assert "(3)" in body[0][4]
    assert "What was done: one thing" in str(chosen)


def test_the_trail_goes_on_to_a_further_sheet_and_past_one_batch(client, crdb, monkeypatch):
    monkeypatch.setattr(exports, "SHEET", 300)
    Context.objects.bulk_create(Context(metadata={"verb": "accounts.many", "user": None}) for _n in range(700))
    pages = sheets(client, reverse("accounts:trail-export") + "?verb=accounts.many")
    assert [sum(row[3] == "many" for row in page) for page in pages] == [300, 300, 100]


def test_queries_of_the_trail_grow_by_batches_not_by_rows(client, crdb, django_assert_max_num_queries):
    Context.objects.bulk_create(Context(metadata={"verb": "accounts.many", "user": crdb.pk}) for _n in range(400))
    with django_assert_max_num_queries(14):
        sheets(client, reverse("accounts:trail-export"))


def test_memory_does_not_grow_with_the_trail():
    def peak(length: int) -> int:
        act = {"at": timezone.now(), "who": "Sok Dara", "what": "Changed", "touched": [("user", 1)], "why": "x" * 200}
        tracemalloc.start()
        exports.trail_sheet(
            ({**act, "why": f"{n} {act['why']}"} for n in range(length)), [], timezone.now()
        ).to_file().close()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small = peak(200)
    assert peak(4000) < small * 1.5 + 300_000
