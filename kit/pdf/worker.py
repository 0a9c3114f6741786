"""``python -m kit.pdf.worker``: lays out what it is told on standard input, a JSON line a task, a JSON line an answer.

A process of its own and not a fork: Celery's worker processes may not have children by ``multiprocessing``, layout
holds threads and C libraries that do not survive a fork, and memory goes back to the system when it ends. It ends when
its input does, so a killed parent leaves nothing behind.
"""

import base64
import ctypes
import gc
import json
import logging
import os
import sys
import traceback
from pathlib import Path


class _Collect(logging.Handler):
    """Keeps WeasyPrint's warnings for the answer."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one warning."""
        self.lines.append(record.getMessage()[:500])


def _do(task: dict) -> dict:
    from kit.pdf import alone

    given = {name: base64.b64decode(data) for name, data in task["given"].items()}
    common = {"lang": task["lang"], "css": task["css"], "total": task["total"], "given": given}
    if task["do"] == "margins":
        pdf, answer = alone.render_margins(task["specs"], **common)
    else:
        names = ("key", "starts", "first", "right", "numbers")
        pdf, answer = alone.render_chapter(task["html"], **common, **{name: task[name] for name in names})
    # The PDF first, its description last: a description on disk says that both are whole.
    for path, data in ((task["path"] + ".pdf", pdf), (task["path"] + ".json", json.dumps(answer).encode())):
        part = Path(f"{path}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(path)
    return answer


def main() -> None:
    """Serve until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever prints must not mix with the answers
    collect = _Collect()
    logger = logging.getLogger("weasyprint")
    logger.handlers, logger.propagate = [collect], False
    libc = ctypes.CDLL(None)
    from kit.pdf import alone  # noqa: F401 (loaded now, so that what stays can be left out of garbage collection)

    gc.freeze()
    gc.set_threshold(200_000, 20, 20)  # layout makes many objects that live to its end; all goes between tasks
    for line in sys.stdin.buffer:
        collect.lines.clear()
        try:
            answer = {"ok": True, **_do(json.loads(line)), "warnings": list(collect.lines)}
        except Exception:
            answer = {"ok": False, "error": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
        del answer, line
        gc.collect()
        if hasattr(libc, "malloc_trim"):
            libc.malloc_trim(0)


if __name__ == "__main__":
    main()
