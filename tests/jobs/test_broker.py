"""A broker that is away holds up nobody who rings."""

import socket
import time

import pytest

from jobs import broker, tasks


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "redis+socket:///tmp/there-is-none.sock"])
def test_a_ring_without_broker_is_short(settings, monkeypatch, url):
    monkeypatch.setattr(broker, "_silent", {})
    settings.REDIS_URL = url
    begun = time.monotonic()
    assert [tasks.ring() for _turn in range(5)] == [False] * 5
    assert time.monotonic() - begun < 2


def test_a_broker_that_comes_back_is_heard_again(settings, monkeypatch):
    monkeypatch.setattr(broker, "_silent", {})
    monkeypatch.setattr(broker, "PAUSE_SECONDS", 0.05)
    address, settings.REDIS_URL = settings.REDIS_URL, "redis://127.0.0.1:1/0"
    assert not broker.answers()
    settings.REDIS_URL = address
    time.sleep(0.1)
    assert broker.answers()


def test_a_broker_that_takes_connections_and_says_nothing_is_away(settings, monkeypatch):
    monkeypatch.setattr(broker, "_silent", {})
    monkeypatch.setattr(broker, "CONNECT_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        settings.REDIS_URL = f"redis://127.0.0.1:{frozen.getsockname()[1]}/0"
        assert not tasks.ring()
