"""Which function does which kind of job. Each app's ``handlers.py`` is read at start.

from jobs.registry import handler

@handler("reports.build", label=_("Build the consolidated report"))
def build(run: Run) -> None:
    for n, chapter in enumerate(chapters):
        run.progress(n, len(chapters), gettext_noop("chapter %(n)s of %(all)s"), n=n + 1, all=len(chapters))
        ...                                 # long work, outside any transaction
    with run.finish(url=edition.get_absolute_url()):
        ...                                 # rows written here stand or fall with the state "done"
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Handler:
    """One kind of work: the function, its label for people, its time limit."""

    kind: str
    label: str | Promise
    function: Callable
    seconds: int


HANDLERS: dict[str, Handler] = {}


def handler(kind: str, *, label: str | Promise, seconds: int = 1800) -> Callable:
    """Register the function that does ``kind``; after ``seconds`` its lease is no longer renewed."""

    def register(function: Callable) -> Callable:
        if kind in HANDLERS and HANDLERS[kind].function.__qualname__ != function.__qualname__:
            raise ValueError(f"two handlers for {kind}")
        HANDLERS[kind] = Handler(kind, label, function, seconds)
        return function

    return register
