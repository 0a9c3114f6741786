"""Whether the broker is there, asked before each ring: Celery and the Redis library would knock for many seconds."""

import socket
import time
from urllib.parse import unquote, urlsplit

from django.conf import settings

CONNECT_SECONDS = 1.0
PAUSE_SECONDS = 15.0  # after a silence nobody knocks for so long; the sweeper rings for what was missed
_silent: dict[str, float] = {}


def answers() -> bool:
    """Whether somebody listens at the broker's address; a broker of files is always there."""
    url = settings.REDIS_URL
    if not url:
        return True
    if time.monotonic() < _silent.get(url, 0.0):
        return False
    try:
        _knock(url)
    except OSError:
        _silent[url] = time.monotonic() + PAUSE_SECONDS
        return False
    _silent.pop(url, None)
    return True


def _knock(url: str) -> None:
    """Ask for any answer at all: a frozen Redis still takes connections, and whoever rings there waits for ever."""
    parts = urlsplit(url)
    if "socket" in parts.scheme or parts.scheme == "unix":
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.settimeout(CONNECT_SECONDS)
            door.connect(unquote(parts.path))
            _greet(door)
        return
    with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 6379), CONNECT_SECONDS) as door:
        if parts.scheme != "rediss":  # there a greeting in plain text would be an attack
            _greet(door)


def _greet(door: socket.socket) -> None:
    door.sendall(b"PING\r\n")
    if not door.recv(1):  # «+PONG», or that one should say the password first
        raise ConnectionError("the broker hung up")
