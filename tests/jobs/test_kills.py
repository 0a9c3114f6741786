"""Workers killed or frozen without warning, the broker emptied: nothing is lost, nothing is done twice."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
import redis
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from jobs import tasks
from jobs.actions import enqueue
from jobs.models import Job, StoredFile
from jobs.states import JobState
from tests.jobs.killable import KIND

ROOT = Path(__file__).resolve().parents[2]
LEASE = "2"
DROPPED = "this one's work is dropped"  # what a worker logs that wakes up and finds its job in other hands


class Workers:
    """A Celery worker with two processes on the test's own database, and the means to kill it."""

    def __init__(self, queue: str, folder: Path) -> None:
        self.log = (folder / "worker.log").open("ab")
        parts = urlsplit(os.environ["DATABASE_URL"])
        self.environment = os.environ | {
            "DATABASE_URL": parts._replace(path="/" + connection.settings_dict["NAME"]).geturl(),
            "DCPS_TEST_QUEUE": queue,
            "DCPS_JOBS_LEASE_SECONDS": LEASE,
            "DCPS_REQUIRE_SECOND_FACTOR": "0",
        }
        self.running: subprocess.Popen | None = None
        self.all: list[subprocess.Popen] = []
        self.frozen: list[psutil.Process] = []
        self.stopped: list[int] = []
        self.orphaned: set = set()  # tokens of workers killed before
        self.start()

    def start(self) -> None:
        """Start anew."""
        command = [sys.executable, "-m", "celery", "-A", "tests.jobs.killable", "worker", "-c", "2", "-l", "WARNING"]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.running = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log, start_new_session=True
        )
        self.all.append(self.running)

    def children(self) -> list[psutil.Process]:
        """The processes that do the work."""
        try:
            return psutil.Process(self.running.pid).children()
        except psutil.NoSuchProcess:
            return []

    def kill(self, what: str) -> None:
        """Kill -9 of the working processes, of the parent alone (its children are orphans), or of all; or freeze."""
        if what == "freeze":
            # Longer than its lease: others take its jobs, and when it thaws it must not write.
            self.freeze()
            self.start()
        elif what == "children":
            for child in self.children():
                child.kill()
        elif what == "parent":
            self.running.kill()
            self.running.wait()
            self.start()
        else:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()
            self.start()

    def freeze(self) -> None:
        """Stop all processes at a moment when one of them holds a job."""
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            for process in [*self.children(), psutil.Process(self.running.pid)]:
                process.suspend()
                self.frozen.append(process)
            mine = Job.objects.filter(state=JobState.RUNNING).exclude(token__in=self.orphaned)
            self.stopped = list(mine.values_list("pk", flat=True))
            with transaction.atomic():
                free = Job.objects.filter(pk__in=self.stopped).select_for_update(skip_locked=True)
                if self.stopped and len(free) == len(self.stopped):
                    return  # none was stopped inside its last transaction, in which nobody can overtake it
            self.thaw()
            tasks.sweep()
            time.sleep(0.2)
        pytest.fail("no worker took a job within a minute")

    def overtaken(self) -> bool:
        """Whether others have done what the frozen were doing."""
        return not Job.objects.filter(pk__in=self.stopped).exclude(state=JobState.DONE).exists()

    def thaw(self) -> None:
        """Let the frozen go on, as if they had never stopped."""
        while self.frozen:
            with contextlib.suppress(psutil.NoSuchProcess):
                self.frozen.pop().resume()

    def retire(self) -> None:
        """Kill all but the newest: every later kill has to hit somebody at work."""
        for worker in self.all:
            if worker is not self.running:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(worker.pid, signal.SIGKILL)

    def end(self) -> None:
        """Nothing is left behind."""
        for worker in self.all:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self.log.close()


def kill_and_count(*, jobs: int, kills: int, emptied: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for ``jobs``, kill ``kills`` times, empty the broker ``emptied`` times; then all is done, each once."""
    queue = f"tests-{uuid.uuid4().hex}"
    monkeypatch.setattr(tasks, "ring", lambda: tasks.run.apply_async(retry=False, queue=queue))
    broker = redis.Redis.from_url(settings.REDIS_URL.replace("redis+socket://", "unix://"))
    for number in range(jobs):
        enqueue(kind=KIND, payload={"number": number}, by=None, now=timezone.now())
    workers = Workers(queue, folder)
    luck = random.Random(20261122)
    try:
        wait_for(lambda: Job.objects.exclude(state=JobState.QUEUED).exists(), 60, folder)
        empty_at = set(luck.sample(range(kills), emptied))
        for number in range(kills):
            if Job.objects.exclude(state=JobState.DONE).count() < 15:
                # Faster than its killers: give it something to die for.
                for extra in range(jobs):
                    enqueue(kind=KIND, payload={"number": jobs * (number + 1) + extra}, by=None, now=timezone.now())
            wait_for(lambda: held() - workers.orphaned, 60, folder)
            if number % 4 == 3:
                wait_for(workers.overtaken, 60, folder)
                drops = dropped(folder)
                workers.thaw()
                wait_for(lambda known=drops: dropped(folder) > known, 60, folder)
                workers.retire()
            workers.kill(["freeze", "children", "parent", "all"][number % 4])
            workers.orphaned |= held()
            if number in empty_at:
                broker.delete(queue)
            tasks.sweep()
        wait_for(workers.overtaken, 60, folder)
        workers.thaw()
        wait_for(lambda: dropped(folder) > 0, 60, folder)
        last = time.monotonic()
        wait_for(lambda: not Job.objects.exclude(state=JobState.DONE).exists(), 30, folder)
        seconds = time.monotonic() - last
        sys.stdout.write(f"all done {seconds:.1f} s after the last kill; cut short {sum_of_lost()} times\n")
    finally:
        workers.end()
        broker.delete(queue)
        broker.close()
    rows = Counter(StoredFile.objects.values_list("original_name", flat=True))
    asked = Job.objects.count()
    assert asked - len(rows) == 0, "lost"
    assert {name: times for name, times in rows.items() if times > 1} == {}, "done twice"
    assert sum_of_lost() >= kills / 2, "too few kills hit any work: the test shows nothing"


def dropped(folder: Path) -> int:
    """How often a worker found its job in other hands."""
    return (folder / "worker.log").read_text().count(DROPPED)


def held() -> set:
    """The tokens of the jobs at work."""
    return set(Job.objects.filter(state=JobState.RUNNING).values_list("token", flat=True))


def sum_of_lost() -> int:
    """How often work was cut short and taken up again."""
    return sum(Job.objects.values_list("lost", flat=True))


def wait_for(condition, seconds: float, folder: Path) -> None:
    """Wait, ringing like beat does, until ``condition`` holds."""
    ends = time.monotonic() + seconds
    rang = 0.0
    while not condition():
        if time.monotonic() > ends:
            states = Counter(Job.objects.values_list("state", flat=True))
            pytest.fail(f"after {seconds} s: {states}\n{(folder / 'worker.log').read_text()[-3000:]}")
        if time.monotonic() - rang > 1:
            tasks.sweep()
            rang = time.monotonic()
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_or_done_twice_when_workers_are_killed(tmp_path, monkeypatch):
    kill_and_count(jobs=40, kills=5, emptied=2, folder=tmp_path, monkeypatch=monkeypatch)


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_or_done_twice_in_fifty_kills(tmp_path, monkeypatch):
    kill_and_count(jobs=60, kills=50, emptied=10, folder=tmp_path, monkeypatch=monkeypatch)
