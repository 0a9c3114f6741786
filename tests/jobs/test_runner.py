"""What a worker does with a job, whatever happens to it."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobs import registry, runner, states
from jobs.actions import cancel_job, enqueue, repeat_job
from jobs.models import Job, StoredFile
from jobs.states import JobState
from kit.refusals import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.jobs import JobFactory, StoredFileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def does(monkeypatch):
    """Let jobs of kind ``tests.note`` do what the test says."""

    def use(function) -> None:
        monkeypatch.setitem(registry.HANDLERS, "tests.note", registry.Handler("tests.note", "Note", function, 60))

    return use


def test_done_job_keeps_result_and_time(does):
    does(lambda run: {"pages": run.payload["n"]})
    job = enqueue(kind="tests.note", payload={"n": 7}, by=None, now=timezone.now())
    assert runner.run_all() == 1
    job.refresh_from_db()
    assert (job.state, job.result, job.token, job.leased_until) == (JobState.DONE, {"pages": 7}, None, None)
    assert job.finished_at >= job.started_at


def test_rows_of_a_handler_stand_only_with_done(does):
    def write_then_stumble(run):
        with run.finish():
            StoredFileFactory()
            raise RuntimeError("paper jam")

    does(write_then_stumble)
    job = JobFactory()
    runner.run_one()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 1)
    assert not StoredFile.objects.exists()


def test_worker_that_lost_its_lease_writes_nothing(does):
    def slow(run):
        Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
        other = runner.take(timezone.now())
        assert other.token != run.job.token
        with run.finish():
            StoredFileFactory()

    does(slow)
    job = JobFactory()
    runner.run_one()
    job.refresh_from_db()
    assert job.state == JobState.RUNNING, "the other worker still has it"
    assert job.lost == 1
    assert not StoredFile.objects.exists()


def test_progress_of_a_lost_job_stops_its_worker(does):
    seen = []

    def slow(run):
        Job.objects.update(token="00000000-0000-0000-0000-000000000001")
        run.progress(1, 2)
        seen.append("went on")

    does(slow)
    JobFactory()
    runner.run_one()
    assert seen == []


def test_failing_job_is_tried_with_growing_pauses_then_says_so_in_both_languages(does):
    def stumble(run):
        raise RuntimeError("paper jam")

    does(stumble)
    job = JobFactory()
    pauses = []
    for _try in range(states.MAX_ATTEMPTS):
        Job.objects.update(run_after=timezone.now())
        assert runner.run_one()
        job.refresh_from_db()
        if job.state == JobState.QUEUED:
            pauses.append((job.run_after - timezone.now()).total_seconds())
            assert not runner.run_one(), "not before its pause is over"
    assert pauses == sorted(pauses)
    assert pauses[-1] > 60
    assert job.state == JobState.FAILED
    assert str(job.pk) in job.error_en
    assert str(job.pk) in job.error_km
    assert "paper jam" not in job.error_en


def test_known_failure_is_not_tried_again(does):
    def refuse(run):
        raise Refused(_("English"))

    does(refuse)
    job = JobFactory()
    runner.run_one()
    job.refresh_from_db()
    assert (job.state, job.error_en) == (JobState.FAILED, "English")
    assert job.error_km == "អង់គ្លេស"


def test_unknown_kind_fails_with_a_sentence():
    job = JobFactory(kind="tests.gone")
    runner.run_one()
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.error_en == str(runner.UNKNOWN)


def test_job_whose_workers_die_is_taken_up_again_but_not_for_ever(does):
    does(lambda run: None)
    job = JobFactory()
    for _death in range(states.MAX_LOST):
        Job.objects.update(leased_until=None if not job.token else timezone.now() - timedelta(seconds=1))
        job = runner.take(timezone.now())
        assert job.state == JobState.RUNNING
    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert runner.take(timezone.now()).state == JobState.FAILED
    assert runner.take(timezone.now()) is None


def test_living_worker_keeps_its_job():
    job = JobFactory()
    runner.take(timezone.now())
    assert runner.take(timezone.now()) is None
    assert runner.take(timezone.now() + timedelta(seconds=states.LEASE_SECONDS + 1)).pk == job.pk


def test_database_that_goes_away_costs_no_try(does):
    def away(run):
        raise OperationalError("server closed the connection unexpectedly")

    does(away)
    job = JobFactory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner.connection, "close", lambda: None)
        runner.run_one()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.RUNNING, 0)


def test_asking_twice_under_one_key_gives_one_job(does):
    does(lambda run: None)
    first = enqueue(kind="tests.note", payload={"n": 1}, by=None, now=timezone.now(), key="edition-3")
    again = enqueue(kind="tests.note", payload={"n": 1}, by=None, now=timezone.now(), key="edition-3")
    assert again.pk == first.pk
    runner.run_all()
    later = enqueue(kind="tests.note", payload={"n": 1}, by=None, now=timezone.now(), key="edition-3")
    assert later.pk != first.pk


def test_unknown_kind_is_refused_when_asked_for():
    with pytest.raises(LookupError):
        enqueue(kind="tests.nobody", payload={}, by=None, now=timezone.now())


def test_waiting_job_is_cancelled_at_once():
    user = UserFactory()
    job = cancel_job(job=JobFactory(asked_by=user), by=user, now=timezone.now())
    assert job.state == JobState.CANCELLED
    assert runner.take(timezone.now()) is None


def test_running_job_stops_at_its_next_step(does):
    user = UserFactory()
    seen = []

    def long_work(run):
        run.progress(1, 3)
        cancel_job(job=run.job, by=user, now=timezone.now())
        seen.append("asked")
        run.progress(2, 3)
        seen.append("went on")

    does(long_work)
    job = JobFactory(asked_by=user)
    runner.run_one()
    job.refresh_from_db()
    assert seen == ["asked"]
    assert (job.state, job.cancel_asked_by) == (JobState.CANCELLED, user)


def test_cancelled_at_the_last_moment_writes_nothing(does):
    user = UserFactory()

    def long_work(run):
        cancel_job(job=run.job, by=user, now=timezone.now())
        with run.finish():
            StoredFileFactory()

    does(long_work)
    job = JobFactory(asked_by=user)
    runner.run_one()
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert not StoredFile.objects.exists()


def test_job_of_another_is_not_mine_to_cancel():
    job = JobFactory(asked_by=UserFactory())
    with pytest.raises(NotAllowed):
        cancel_job(job=job, by=UserFactory(), now=timezone.now())


def test_failed_job_can_be_asked_for_again(does):
    does(lambda run: None)
    user = UserFactory()
    job = JobFactory(kind="tests.gone", asked_by=user)
    runner.run_one()
    Job.objects.update(kind="tests.note")
    repeat_job(job=job, by=user, now=timezone.now())
    runner.run_one()
    job.refresh_from_db()
    assert (job.state, job.error_en) == (JobState.DONE, "")


def test_broker_that_is_away_fails_nothing(does, django_capture_on_commit_callbacks, monkeypatch):
    from jobs import tasks

    def nobody(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(tasks.run, "apply_async", nobody)
    does(lambda run: None)
    with django_capture_on_commit_callbacks(execute=True) as rings:
        enqueue(kind="tests.note", payload={}, by=None, now=timezone.now())
    assert len(rings) == 1
    assert Job.objects.due(timezone.now()).count() == 1, "the sweeper finds it"


def test_sweeper_rings_for_waiting_and_dropped_jobs_only(monkeypatch):
    from jobs import tasks

    monkeypatch.setattr(tasks, "ring", lambda: True)
    JobFactory()
    JobFactory(run_after=timezone.now() + timedelta(hours=1))
    JobFactory(kind="tests.other")
    now = timezone.now()
    runner.take(now)
    assert tasks.sweep() == 1
    Job.objects.filter(state=JobState.RUNNING).update(leased_until=now - timedelta(seconds=1))
    assert tasks.sweep() == 2
