"""The pages of the editions."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jmi.models import ProgressReport
from jmi.states import ReportState
from jobs.actions import store_bytes
from jobs.models import Job
from jobs.states import JobState
from reports.comparing import changes
from reports.models import Edition
from reports.states import EditionState
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory
from tests.factories.reports import EditionFactory, EditionFileFactory, accepted_round, publisher
from tests.factories.snapshots import snapshot

pytestmark = pytest.mark.django_db
LIST = reverse("reports:edition-list")


@pytest.fixture
def crdb(client):
    user = publisher()
    client.force_login(user)
    client.user = user
    return client


def ordered(**fields) -> Edition:
    job = JobFactory(kind="reports.build", **fields)
    return EditionFactory(state=EditionState.ORDERED, number=None, built_at=None, built_by=None, job=job)


def test_list_shows_what_is_missing_and_whose_turn_it_is(crdb):
    round = accepted_round(received=1, missing=1)
    missing = ProgressReport.objects.get(round=round, state=ReportState.REQUESTED)
    page = crdb.get(LIST).content.decode()
    assert missing.jmi_set.forum.name_en in page
    assert "Secretariat" in page
    assert "1 of 2 reports go in" in page


def test_choosing_another_day_asks_only_for_the_missing_list(crdb):
    round = accepted_round(received=1, missing=0)
    day = timezone.localdate() - datetime.timedelta(days=60)
    answer = crdb.get(LIST, {"round": round.pk, "as_of_on": day.isoformat()}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.strip().startswith("<section")
    assert "Accepted after this day" in page
    assert "0 of 1 reports go in" in page


@pytest.mark.parametrize("query", [{"round": "x", "as_of_on": "never"}, {"round": "9" * 30}, {"round": "٣"}])
def test_nonsense_in_the_address_is_no_error(crdb, query):
    accepted_round()
    assert crdb.get(LIST, query).status_code == 200


def test_order_leads_to_the_page_that_shows_progress_and_survives_a_reload(crdb):
    round = accepted_round()
    data = {"kind": "jmi", "round": round.pk, "as_of_on": timezone.localdate().isoformat(), "languages": "both"}
    answer = crdb.post(LIST, data)
    edition = Edition.objects.get()
    assert answer.url == edition.get_absolute_url()
    Job.objects.update(
        state=JobState.RUNNING,
        token="00000000-0000-0000-0000-000000000001",
        leased_until=timezone.now(),
        progress_done=250,
        progress_total=1000,
        progress_label="Khmer: %(chapter)s",
        progress_params={"chapter": "Health"},
    )
    for _reload in range(2):
        page = crdb.get(answer.url).content.decode()
        assert "25 %" in page
        assert "Health" in page
        assert 'hx-trigger="every 2s"' in page


def test_finished_building_asks_the_browser_for_the_whole_page(crdb):
    answer = crdb.get(EditionFactory().get_absolute_url(), headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_refused_order_shows_why_beside_the_field(crdb):
    round = accepted_round()
    day = (timezone.localdate() + datetime.timedelta(days=2)).isoformat()
    answer = crdb.post(LIST, {"kind": "jmi", "round": round.pk, "as_of_on": day, "languages": "en"})
    assert answer.status_code == 422
    assert "The day lies in the future" in answer.content.decode()


def test_failed_building_says_why_and_can_be_repeated(crdb):
    edition = ordered(
        state=JobState.FAILED, finished_at=timezone.now(), error_en="The paper ran out.", error_km="អស់ក្រដាស។"
    )
    page = crdb.get(edition.get_absolute_url()).content.decode()
    assert "The paper ran out." in page
    crdb.post(reverse("reports:edition-repeat", args=[edition.pk]))
    assert Edition.objects.get(pk=edition.pk).phase == JobState.QUEUED


def test_cancelling_from_the_page(crdb):
    edition = ordered(state=JobState.QUEUED)
    answer = crdb.post(reverse("reports:edition-cancel", args=[edition.pk]))
    assert answer.url == edition.get_absolute_url()
    assert Edition.objects.get(pk=edition.pk).phase == JobState.CANCELLED
    assert "No number was used" in crdb.get(answer.url).content.decode()


def test_built_edition_shows_files_with_their_fingerprint_and_serves_them(crdb):
    stored = store_bytes(content=b"%PDF-1.7 x", name="r.pdf", media_type="application/pdf", by=None, now=timezone.now())
    one = EditionFileFactory(file=stored)
    page = crdb.get(one.edition.get_absolute_url()).content.decode()
    assert stored.sha256 in page
    assert "12 pages" in page
    answer = crdb.get(reverse("reports:edition-file", args=[one.edition.pk, "en"]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_file_is_served_with_few_queries(crdb, django_assert_max_num_queries):
    stored = store_bytes(content=b"%PDF-1.7 x", name="r.pdf", media_type="application/pdf", by=None, now=timezone.now())
    one = EditionFileFactory(file=stored)
    crdb.get(LIST)  # the session is stamped once
    with django_assert_max_num_queries(6):
        crdb.get(reverse("reports:edition-file", args=[one.edition.pk, "en"])).close()


def test_working_papers_are_hidden_from_readers_until_they_are_submitted(client):
    one = EditionFileFactory()
    client.force_login(UserFactory())
    urls = (one.edition.get_absolute_url(), reverse("reports:edition-file", args=[one.edition.pk, "en"]))
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert one.edition.get_absolute_url() not in client.get(LIST).content.decode()
    Edition.objects.update(state=EditionState.SUBMITTED, recipient="Prime Minister", submitted_on=timezone.localdate())
    assert client.get(urls[0]).status_code == 200
    assert one.edition.get_absolute_url() in client.get(LIST).content.decode()
    assert Edition.objects.visible_to(AnonymousUser()).count() == 0


def test_readers_see_no_form_and_may_not_order(client):
    client.force_login(UserFactory())
    assert 'name="as_of_on"' not in client.get(LIST).content.decode()
    assert client.post(LIST, {}).status_code == 403


def test_submission_and_advice_are_recorded_by_form(crdb):
    edition = EditionFactory()
    today = timezone.localdate().isoformat()
    crdb.post(
        reverse("reports:edition-submit", args=[edition.pk]), {"recipient": "Prime Minister", "submitted_on": today}
    )
    crdb.post(
        reverse("reports:edition-advice", args=[edition.pk]),
        {"advice_on": today, "advice": "Open the budget code.", "follow_up": "MEF: by June"},
    )
    page = crdb.get(edition.get_absolute_url()).content.decode()
    assert "Open the budget code." in page
    assert "MEF: by June" in page


def test_step_out_of_order_says_so_instead_of_a_form(crdb):
    page = crdb.get(reverse("reports:edition-advice", args=[EditionFactory().pk])).content.decode()
    assert "is not possible" in page
    assert "<textarea" not in page


def test_changes_since_the_previous_edition_are_listed(crdb):
    first = EditionFactory()
    data = snapshot(2, year=2026, missing=())
    indicator = data["forums"][0]["outcomes"][0]["outputs"][0]["indicators"][0]
    indicator["now"] |= {"text": "77", "value": "77"}
    second = EditionFactory(number=2, snapshot=data, round=first.round)
    found = {(change.group, change.before, change.after) for change in changes(first.snapshot, second.snapshot)}
    group = data["forums"][0]["name"]["en"]
    assert any(one[0] == group and one[2] == "77" for one in found)
    assert (data["forums"][1]["name"]["en"], "not received", "received") in found
    assert changes(second.snapshot, second.snapshot) == []
    assert "77" in crdb.get(second.get_absolute_url()).content.decode()


def test_list_costs_the_same_for_one_and_many(crdb):
    one = EditionFactory()
    crdb.get(LIST)  # the session is stamped once
    with CaptureQueriesContext(connection) as few:
        crdb.get(LIST)
    for number in range(2, 12):
        EditionFactory(number=number, round=one.round, asked_by=crdb.user)
    with CaptureQueriesContext(connection) as many:
        crdb.get(LIST)
    assert len(many) == len(few)
