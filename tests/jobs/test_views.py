"""The page of one piece of background work: progress that one can leave and come back to."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from accounts.roles import RoleName
from jobs.models import Job
from jobs.states import JobState
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory

pytestmark = pytest.mark.django_db


def at_work(**fields) -> Job:
    """A job in the hands of a worker."""
    now = timezone.now()
    return JobFactory(
        state=JobState.RUNNING, token=uuid.uuid4(), leased_until=now + timedelta(minutes=1), started_at=now, **fields
    )


def test_progress_is_shown_in_the_readers_language_and_survives_a_reload(client):
    user = UserFactory(language="km")
    job = at_work(asked_by=user, progress_done=3, progress_total=7, progress_label=gettext_noop("waiting"))
    client.force_login(user)
    client.cookies["django_language"] = "km"
    for _visit in range(2):
        text = client.get(f"/work/{job.pk}/").content.decode()
        assert "៤២ %" in text
        assert "កំពុងរង់ចាំ" in text
        assert "អ្នកអាចចាកចេញពីទំព័រនេះ" in text


def test_page_asks_for_itself_until_the_work_has_ended(client):
    user = UserFactory()
    job = at_work(asked_by=user)
    client.force_login(user)
    part = client.get(f"/work/{job.pk}/", HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part
    assert f'hx-get="/work/{job.pk}/"' in part
    assert '<noscript><p><a href="/work/' in part, "without scripts there is a link"
    Job.objects.update(
        state=JobState.DONE, token=None, leased_until=None, finished_at=timezone.now(), result={"url": "/there/"}
    )
    part = client.get(f"/work/{job.pk}/", HTTP_HX_REQUEST="true").content.decode()
    assert "hx-get" not in part
    assert 'href="/there/"' in part


def test_cancelling_is_offered_to_asker_and_coordinator_only_while_it_helps(client):
    asker = UserFactory()
    job = at_work(asked_by=asker)
    for user in (asker, UserFactory(roles=[RoleName.CRDB])):
        client.force_login(user)
        assert f'action="/work/{job.pk}/cancel/"' in client.get(f"/work/{job.pk}/").content.decode()
    assert client.post(f"/work/{job.pk}/cancel/").status_code == 302
    text = client.get(f"/work/{job.pk}/").content.decode()
    assert "Cancelling was asked for" in text
    assert "/cancel/" not in text


def test_failure_is_told_in_the_readers_language(client):
    user = UserFactory()
    job = JobFactory(
        asked_by=user,
        state=JobState.FAILED,
        finished_at=timezone.now(),
        error_en="The disk is full.",
        error_km="ថាសពេញ។",
    )
    client.force_login(user)
    assert "The disk is full." in client.get(f"/work/{job.pk}/").content.decode()
    with translation.override("km"):
        assert job.error == "ថាសពេញ។"


def test_steps_that_come_too_late_are_refused_in_words(client):
    user = UserFactory()
    job = JobFactory(asked_by=user, state=JobState.DONE, finished_at=timezone.now())
    client.force_login(user)
    for step in ("cancel", "repeat"):
        page = client.post(f"/work/{job.pk}/{step}/", follow=True)
        assert "is not possible" in page.content.decode()


def test_list_costs_the_same_for_one_and_for_thirty(client):
    user = UserFactory(roles=[RoleName.CRDB])
    client.force_login(user)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/work/").status_code == 200
        return len(captured)

    JobFactory(asked_by=UserFactory())
    queries()
    few = queries()
    for _number in range(30):
        JobFactory(asked_by=UserFactory())
    assert queries() == few <= 10
