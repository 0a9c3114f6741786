"""One process that runs everything: database, web server, worker, beat. ``make run`` starts it.

It prepares (``manage.py prepare``), starts its children, starts again what dies, and on Ctrl-C, SIGTERM or a closed
terminal ends all of them. Should it be killed outright, the kernel tells the children (PR_SET_PDEATHSIG).
Production has systemd instead; see README.
"""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cambodia_dcps.settings")

STEADY_SECONDS = 60  # a child that ran this long starts again without delay
LONGEST_DELAY = 30.0
GRACE_SECONDS = 8.0
SIGN_INS = "sign-ins.txt"  # written by ``manage.py prepare``
LOG_LIMIT = 10 * 1024 * 1024


class CannotStart(Exception):
    """One sentence for the person at the terminal."""


def say(sentence: str) -> None:
    """A line on the terminal."""
    print(sentence, flush=True)  # noqa: T201 this is the program's voice


def log_path(var: Path, name: str) -> Path:
    """The log of a child; the one before is kept when it has grown long."""
    path = var / "log" / f"{name}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path


@dataclass
class Child:
    """A program that is kept running."""

    name: str
    command: list[str]
    var: Path
    pass_fds: tuple[int, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    started: float = 0.0
    delay: float = 0.0
    next_start: float = 0.0

    def start(self) -> None:
        """Start it in a session of its own, so that the terminal's Ctrl-C reaches only us."""
        from cambodia_dcps.embedded import die_with_parent

        with log_path(self.var, self.name).open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=self.pass_fds,
                preexec_fn=die_with_parent(signal.SIGTERM),
                env={**os.environ, **self.environment},
            )
        self.started = time.monotonic()

    def watch(self, now: float) -> None:
        """Start it again if it died: at once the first time, then ever more slowly."""
        if self.process is not None:
            code = self.process.poll()
            if code is None:
                return
            self.end_group(signal.SIGKILL)  # what it left behind
            self.process = None
            steady = now - self.started > STEADY_SECONDS
            self.delay = 0.5 if steady or not self.delay else min(self.delay * 2, LONGEST_DELAY)
            self.next_start = now + self.delay
            reason = f"signal {-code}" if code < 0 else f"status {code}"
            log = log_path(self.var, self.name)
            say(f"{self.name} ended ({reason}); it starts again in {self.delay:g} s. Its log: {log}")
        elif now >= self.next_start:
            self.start()

    def end_group(self, number: int) -> None:
        """Signal the child and all its own children."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)


class Supervisor:
    """Database first, then the children; ends everything it started."""

    def __init__(self, var: Path, host: str, port: int) -> None:
        self.var, self.host, self.port = var, host, port
        self.database: subprocess.Popen | None = None
        self.children: list[Child] = []
        self.asked_to_stop = False
        self.lock = None
        self.socket: socket.socket | None = None

    def stop_soon(self, _number: int, _frame: object) -> None:
        """Signal handler: remember; the loop acts."""
        self.asked_to_stop = True

    def claim(self) -> None:
        """The folder and the port are ours, or a sentence says why not."""
        try:
            self.var.mkdir(parents=True, exist_ok=True)
            self.lock = lock = (self.var / "supervisor.lock").open("a+")  # held until we end
        except OSError as error:
            raise CannotStart(
                f"The folder {self.var} cannot be written ({error.strerror}): change its owner, or set DCPS_VAR_DIR."
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise CannotStart(
                f"The desk already runs on {self.var} (process {lock.read().strip()}): stop it first."
            ) from error
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        self.socket = listener = socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
            # Bound alone is not claimed: somebody listening on another address of this port shows only now.
            listener.listen(1)
        except OSError as error:
            raise CannotStart(
                f"Port {self.port} is taken or not allowed ({error.strerror}): make run PORT={self.port + 1}"
            ) from error

    def start_database(self, data: Path) -> None:
        """The embedded PostgreSQL."""
        from cambodia_dcps import embedded

        try:
            self.database = embedded.start(data, log=log_path(self.var, "postgres"))
        except embedded.EmbeddedError as error:
            raise CannotStart(str(error)) from error

    def prepare(self) -> None:
        """Migrations, translations, static files, demonstration data on the first start."""
        done = subprocess.run([sys.executable, "manage.py", "prepare"], check=False)
        if done.returncode:
            raise CannotStart("The preparation failed: see the lines above.")

    def programs(self, concurrency: int) -> list[Child]:
        """What is kept running."""
        python, app = sys.executable, ["-m", "celery", "-A", "cambodia_dcps"]
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        listener = self.socket.fileno()
        web = ["-m", "gunicorn", "cambodia_dcps.wsgi", "--bind", f"fd://{listener}", "--workers", str(concurrency)]
        web += ["--worker-class", "gthread", "--threads", "4", "--access-logfile", "-", "--graceful-timeout", "5"]
        beat_file = str(self.var / "celerybeat-schedule")
        return [
            Child("web", [python, *web], self.var, pass_fds=(listener,)),
            Child("worker", [python, *app, "worker", "-l", "INFO", f"--concurrency={concurrency}", *quiet], self.var),
            Child("beat", [python, *app, "beat", "-l", "INFO", "--pidfile=", "-s", beat_file], self.var),
        ]

    def address(self) -> str:
        """What to type into a browser."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 compared, not bound
        return f"http://{host}:{self.port}/"

    def answers(self, seconds: float = 60) -> bool:
        """Whether the web server answers at all, within ``seconds``."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.asked_to_stop:
            try:
                opener.open(self.address(), timeout=5).close()
                return True
            except urllib.error.HTTPError as error:
                return error.code < 500
            except OSError:
                time.sleep(0.1)
            for child in self.children:
                child.watch(time.monotonic())
        return False

    def run(self, data: Path | None) -> None:
        """Everything, until asked to stop."""
        from django.conf import settings

        self.claim()
        try:
            if data is not None:
                self.start_database(data)
            self.prepare()
            if self.asked_to_stop:
                return
            web, *others = self.programs(settings.SERVE_PROCESSES)
            self.children = [web]
            web.start()
            if self.answers():
                say(f"DCPS Partnership Desk answers at {self.address()}   (logs: {self.var / 'log'}; Ctrl-C ends it)")
                say((self.var / SIGN_INS).read_text("utf-8"))
            elif not self.asked_to_stop:
                say(f"The web server does not answer properly: see {log_path(self.var, 'web')}")
            self.children += others  # the loop starts them
            while not self.asked_to_stop:
                now = time.monotonic()
                for child in self.children:
                    child.watch(now)
                if self.database is not None and self.database.poll() is not None:
                    say("The embedded database ended; it starts again.")
                    self.start_database(data)
                time.sleep(0.3)
        finally:
            self.end()

    def end(self) -> None:
        """End the children, gently first, and the database last."""
        from cambodia_dcps import embedded

        running = [child for child in self.children if child.process is not None and child.process.poll() is None]
        if running or self.database is not None:
            say("\nEnding …")
        for child in running:
            child.process.terminate()
        end = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < end and any(child.process.poll() is None for child in running):
            time.sleep(0.05)
        for child in self.children:
            child.end_group(signal.SIGKILL)
        for child in running:
            child.process.wait()
        if self.database is not None:
            embedded.stop(self.database)


def main() -> int:
    """Run until told to end; 1 with one sentence when it cannot start."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    os.chdir(Path(__file__).resolve().parent.parent)
    try:
        var, url = settings.VAR_DIR, settings.DATABASE_URL
        supervisor = Supervisor(var, os.environ.get("DCPS_BIND", "127.0.0.1"), int(os.environ.get("DCPS_PORT", "8000")))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, supervisor.stop_soon)
        supervisor.run(None if url else var / "postgres")
    except (CannotStart, ImproperlyConfigured) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
