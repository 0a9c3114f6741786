"""One process that runs everything: it claims its folder and port, starts again what dies and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from cambodia_dcps import embedded
from cambodia_dcps.supervisor import CannotStart, Child, Supervisor
from tests.architecture.floors import ROOT


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def supervisor(tmp_path):
    made = []

    def make(folder="var", port=None):
        one = Supervisor(tmp_path / folder, "127.0.0.1", port or _free_port())
        made.append(one)
        return one

    yield make
    for one in made:
        one.end()
        for handle in (one.lock, one.socket):
            if handle is not None:
                handle.close()


def _until(condition, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_taken_port_is_said_with_a_way_out(supervisor):
    first = supervisor()
    first.claim()
    with pytest.raises(CannotStart, match=rf"Port {first.port} is taken .*make run PORT={first.port + 1}"):
        supervisor("other", first.port).claim()


def test_second_supervisor_on_the_same_folder_is_refused(supervisor):
    supervisor().claim()
    with pytest.raises(CannotStart, match=rf"already runs on .*var \(process {os.getpid()}\)"):
        supervisor().claim()


def test_folder_that_cannot_be_written_is_said(supervisor, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotStart, match="cannot be written"):
        supervisor("file/var").claim()


def test_child_that_dies_starts_again_ever_more_slowly(tmp_path, capsys):
    child = Child("brief", [sys.executable, "-c", "raise SystemExit(3)"], tmp_path)
    child.start()
    delays = []
    for _round in range(4):
        child.process.wait(10)
        child.watch(time.monotonic())
        delays.append(child.delay)
        assert child.process is None
        child.watch(child.next_start - 0.01)
        assert child.process is None, "not before its delay is over"
        child.watch(child.next_start)
        assert child.process is not None
    child.process.wait(10)
    assert delays == [0.5, 1.0, 2.0, 4.0]
    assert "brief ended (status 3); it starts again in 0.5 s" in capsys.readouterr().out


def test_steady_child_starts_again_at_once(tmp_path, capsys):
    child = Child("steady", [sys.executable, "-c", ""], tmp_path, delay=16.0)
    child.start()
    child.process.wait(10)
    child.watch(child.started + 3600)
    assert child.delay == 0.5


STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(600)
"""


def test_end_takes_a_stubborn_child_and_its_own_children(supervisor, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("cambodia_dcps.supervisor.GRACE_SECONDS", 0.3)
    one = supervisor()
    one.children = [Child("stubborn", [sys.executable, "-c", STUBBORN, str(tmp_path / "pid")], tmp_path)]
    one.children[0].start()
    assert _until(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    family = [psutil.Process(one.children[0].process.pid)]
    family += family[0].children()
    assert len(family) == 2
    one.end()
    assert _until(lambda: not any(process.is_running() and process.status() != "zombie" for process in family))


KILLED = """
import sys, time
from pathlib import Path
from cambodia_dcps.supervisor import Child
child = Child("orphan", [sys.executable, "-c", "import time; time.sleep(600)"], Path(sys.argv[1]))
child.start()
print(child.process.pid, flush=True)
time.sleep(600)
"""


def test_children_end_when_the_supervisor_is_killed_outright(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        orphan = psutil.Process(int(parent.stdout.readline()))
        assert orphan.is_running()
        parent.kill()
        assert _until(lambda: not orphan.is_running() or orphan.status() == "zombie")


@pytest.fixture
def short_folder(tmp_path_factory):
    import shutil
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp(prefix="dcps-pg-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


def test_embedded_database_keeps_its_data_over_restarts_and_kills(short_folder):
    import psycopg2

    data = short_folder / "postgres"

    def ask(sql):
        connection = psycopg2.connect(host=str(embedded.socket_dir(data)), user=embedded.USER, dbname=embedded.DATABASE)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
            answer = cursor.fetchall() if cursor.description else None
        connection.close()
        return answer

    server = embedded.start(data)
    ask("CREATE TABLE kept (word text)")
    ask("INSERT INTO kept VALUES ('ទិន្នន័យ')")
    server.send_signal(signal.SIGKILL)
    server.wait()
    left_behind = embedded.start(data)
    again = embedded.start(data, log=short_folder / "log")
    try:
        assert ask("SELECT word FROM kept") == [("ទិន្នន័យ",)]
    finally:
        embedded.stop(again)
    assert left_behind.wait(1) == 0, "the one before was ended, not fought with"
    assert again.returncode == 0
    assert not (data / "postmaster.pid").exists()


def test_embedded_database_in_a_deep_folder_uses_a_short_socket(tmp_path):
    deep = tmp_path / ("deep" * 30) / "postgres"
    assert len(str(embedded.socket_dir(deep))) < 60
    assert embedded.socket_dir(deep) == embedded.socket_dir(deep)
    assert embedded.socket_dir(deep) != embedded.socket_dir(deep.with_name("other"))
