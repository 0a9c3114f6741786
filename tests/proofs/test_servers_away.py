"""Redis stopped or frozen, PostgreSQL restarted, while people write and work runs: nothing lost, nothing twice."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cambodia_dcps import embedded
from cambodia_dcps.celery import app
from jobs import broker
from jobs.actions import enqueue
from jobs.models import Job, StoredFile
from jobs.states import JobState
from tests.factories.accounts import PASSWORD, UserFactory
from tests.jobs.killable import KIND
from tests.proofs.editors import form_with
from tests.servers import start_redis

ROOT = Path(__file__).resolve().parents[2]
# Nobody waits for a server that is away: without the guards a request would hang for minutes.
PATIENCE = 15


class Worker:
    """One Celery worker with two processes and beat, kept going as the supervisor keeps it: by nothing but its end."""

    def __init__(self, folder: Path, database: str, redis: str) -> None:
        self.log = folder / "worker.log"
        environment = os.environ | {
            "DATABASE_URL": database,
            "REDIS_URL": redis,
            "DCPS_TEST_QUEUE": "celery",
            "DCPS_TEST_PAUSE": "1",
            "DCPS_JOBS_LEASE_SECONDS": "3",
            "DCPS_REQUIRE_SECOND_FACTOR": "0",
        }
        command = [sys.executable, "-m", "celery", "-A", "tests.proofs.away", "worker", "-c", "2", "-l", "WARNING"]
        command += ["--beat", "-s", str(folder / "beat"), "--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.started = partial(subprocess.Popen, command, cwd=ROOT, env=environment, start_new_session=True)
        self.process = self.start()

    def start(self) -> subprocess.Popen:
        """Its process; what it says goes to the log."""
        with self.log.open("ab") as log:
            return self.started(stdout=log, stderr=log)

    def wait_for(self, condition: Callable[[], bool], seconds: float) -> None:
        """Wait until ``condition`` holds; nobody but the worker's own beat rings."""
        ends = time.monotonic() + seconds
        while not condition():
            if self.process.poll() is not None:
                # Celery sometimes ends when its broker dies with an answer on the way; the supervisor starts it anew.
                self.process = self.start()
            if time.monotonic() > ends:
                states = Counter(Job.objects.values_list("state", flat=True))
                pytest.fail(f"after {seconds} s: {states}\n{self.log.read_text()[-3000:]}")
            time.sleep(0.1)

    def end(self) -> None:
        """Nothing is left behind."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path, for sockets."""
    made = Path(tempfile.mkdtemp(prefix="dcps-away-", dir="/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def ask_for(jobs: int) -> None:
    """Work is asked for."""
    for number in range(Job.objects.count(), Job.objects.count() + jobs):
        enqueue(kind=KIND, payload={"number": number}, by=None, now=timezone.now())


def ended() -> bool:
    """Whether all is done."""
    return not Job.objects.exclude(state=JobState.DONE).exists()


def each_once() -> None:
    """What every job leaves behind is there once."""
    rows = Counter(StoredFile.objects.values_list("original_name", flat=True))
    assert len(rows) == Job.objects.count(), "lost"
    assert {name: times for name, times in rows.items() if times > 1} == {}, "done twice"


@pytest.fixture
def own_redis(folder: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen]]:
    """A Redis of this test alone, on which the application rings; the list holds its process."""
    server, url = start_redis(folder)
    servers = [server]
    monkeypatch.setattr(broker, "_silent", {})
    monkeypatch.setattr(broker, "PAUSE_SECONDS", 1.0)
    settings.REDIS_URL = url
    before = app.conf.broker_url

    def ring_at(address: str) -> None:
        app.conf.broker_url = address
        app._pool = app.amqp._producer_pool = None

    ring_at(url)
    yield servers
    ring_at(before)
    servers[-1].kill()
    servers[-1].wait()


def a_day_at_the_desk(email: str, number: int) -> None:
    """Somebody signs in, edits, asks for work: as always, and soon."""
    client, profile = Client(raise_request_exception=False), reverse("accounts:profile")
    begun = time.monotonic()
    assert client.post(reverse("account_login"), {"login": email, "password": PASSWORD}).status_code == 302
    sent = form_with(client.get(profile).content.decode(), "name_en") | {"name_en": [f"Edited {number}"]}
    assert client.post(profile, sent).status_code == 302
    ask_for(1)
    assert time.monotonic() - begun < PATIENCE, "somebody waited for Redis"
    assert User.objects.get(email=email).name_en == f"Edited {number}"


def redis_away(seconds: float, own_redis: list, folder: Path) -> None:
    """Redis freezes, dies and comes back empty while people write; then all they asked for is done."""
    redis = own_redis[0]
    email = UserFactory().email
    worker = Worker(folder, _database(), app.conf.broker_url)
    try:
        ask_for(4)
        worker.wait_for(lambda: StoredFile.objects.exists(), 60)
        redis.send_signal(signal.SIGSTOP)
        a_day_at_the_desk(email, 1)
        redis.kill()
        redis.wait()
        asked, ends = Job.objects.count(), time.monotonic() + seconds
        while time.monotonic() < ends or Job.objects.count() < asked + 3:
            a_day_at_the_desk(email, Job.objects.count())
            time.sleep(seconds / 60)
        waiting = Job.objects.filter(state=JobState.QUEUED).count()
        assert waiting >= 3, "what is asked for stands as rows"
        own_redis.append(start_redis(folder)[0])
        worker.wait_for(ended, 90)
    finally:
        worker.end()
    each_once()


def _database() -> str:
    """The address of the test's own database."""
    whole = os.environ["DATABASE_URL"]
    address, _mark, options = whole.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}{_mark}{options}"


@pytest.mark.django_db(transaction=True)
def test_people_work_on_and_work_resumes_when_redis_was_away(own_redis, folder):
    redis_away(2, own_redis, folder)


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_people_work_on_and_work_resumes_when_redis_was_away_for_ten_minutes(own_redis, folder):
    redis_away(600, own_redis, folder)


@pytest.fixture
def own_postgres(folder: Path, transactional_db: None) -> Iterator[Callable[[int], None]]:
    """A PostgreSQL of this test alone, migrated, with durable writes; call it with a signal to restart it."""
    data = folder / "postgres"
    server = embedded.start(data)
    url = embedded.url(data)
    migrated = {**os.environ, "DATABASE_URL": url, "DCPS_REQUIRE_SECOND_FACTOR": "0"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0", "--skip-checks"], cwd=ROOT, env=migrated, check=True
    )
    own = {"NAME": embedded.DATABASE, "USER": embedded.USER, "HOST": str(embedded.socket_dir(data)), "PORT": ""}
    shared = {name: connection.settings_dict[name] for name in own}

    def restart(number: int) -> None:
        nonlocal server
        server.send_signal(number)
        server.wait(60)
        server = embedded.start(data)
        connection.close()

    connection.close()
    connection.settings_dict.update(own)
    restart.url = url
    yield restart
    connection.close()
    connection.settings_dict.update(shared)
    embedded.stop(server)


@pytest.mark.soak
def test_nothing_is_lost_or_done_twice_when_postgresql_restarts_five_times(own_postgres, own_redis, folder):
    ask_for(60)
    worker = Worker(folder, own_postgres.url, app.conf.broker_url)
    try:
        for turn in range(5):
            done = Job.objects.filter(state=JobState.DONE).count()
            worker.wait_for(lambda before=done: Job.objects.filter(state=JobState.DONE).count() > before + 2, 90)
            # Orderly twice, then as after a crash: sessions are cut off in the middle of whatever they do.
            own_postgres(signal.SIGINT if turn % 2 == 0 else signal.SIGQUIT)
        worker.wait_for(ended, 120)
    finally:
        worker.end()
    each_once()
    assert sum(Job.objects.values_list("lost", flat=True)) > 0, "no restart hit any work: the test shows nothing"
