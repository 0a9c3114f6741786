"""A few layout processes (:mod:`kit.pdf.worker`) fed from a queue by threads."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_POLL = 0.2  # seconds between two looks at the caller's wish to stop
_TRIES = 2
_PAGES_A_PROCESS = 250  # then a fresh one: layout leaves some memory behind


class LayoutFailed(RuntimeError):
    """A layout process reported an error or died twice over the same task."""


class _Process:
    def __init__(self) -> None:
        self.pages = 0
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), os.environ.get("PYTHONPATH", "")])}
        # Big blocks go back to the system when freed.
        environment.setdefault("MALLOC_ARENA_MAX", "2")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kit.pdf.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env=environment,
        )

    def ask(self, task: dict) -> dict:
        self.process.stdin.write(json.dumps(task).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise BrokenPipeError
        answer = json.loads(line)
        self.pages += len(answer.get("pages", ()))
        return answer

    def stop(self, *, now: bool = False) -> None:
        if now:
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # it died with unread input
                stream.close()
        self.process.wait()


class Pool:
    """Up to ``size`` processes, started when there is work for them; leave the ``with`` block to end them."""

    def __init__(self, size: int):
        self.size = size
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()
        self._lock = threading.Lock()
        self._stopping = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stopping = True
        with self._lock:
            for process in self._all:
                process.stop(now=kind is not None)
            self._all.clear()
            self._idle.clear()

    def _take(self) -> _Process:
        with self._lock:
            if self._stopping:
                raise LayoutFailed("The layout was stopped.")
            if self._idle:
                return self._idle.pop()
            process = _Process()
            self._all.add(process)
            return process

    def _give_back(self, process: _Process, *, broken: bool = False) -> None:
        with self._lock:
            if process not in self._all:
                return
            if broken or process.pages > _PAGES_A_PROCESS:
                self._all.discard(process)
                process.stop(now=broken)
            else:
                self._idle.append(process)

    def _ask(self, task: dict) -> dict:
        for attempt in range(1, _TRIES + 1):
            process = self._take()
            try:
                answer = process.ask(task)
            except (OSError, ValueError) as error:
                self._give_back(process, broken=True)
                if attempt == _TRIES or self._stopping:
                    raise LayoutFailed(f"A layout process died over {task.get('label', '')!r}.") from error
                continue
            self._give_back(process)
            return answer
        raise AssertionError

    def run(self, tasks: Iterable[dict], *, check: Callable[[], None] = lambda: None) -> Iterator[tuple[dict, dict]]:
        """Answers as they come, each with its task. ``check`` is called between them; what it raises ends the work."""
        todo: queue.SimpleQueue = queue.SimpleQueue()
        done: queue.SimpleQueue = queue.SimpleQueue()
        waiting = 0
        for task in tasks:
            todo.put(task)
            waiting += 1

        def serve() -> None:
            while not self._stopping:
                try:
                    task = todo.get_nowait()
                except queue.Empty:
                    return
                try:
                    done.put((task, self._ask(task)))
                except Exception as error:  # handed to the caller's thread
                    done.put((task, error))

        threads = [threading.Thread(target=serve, daemon=True) for _ in range(min(self.size, waiting))]
        for thread in threads:
            thread.start()
        while waiting:
            check()
            try:
                task, answer = done.get(timeout=_POLL)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            if not answer["ok"]:
                raise LayoutFailed(answer["error"])
            waiting -= 1
            yield task, answer
