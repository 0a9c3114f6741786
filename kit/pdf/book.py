"""Books: many chapters, one PDF, made fast.

Each chapter is laid out alone (two processes at a time) and kept by what it was made of. Where it stands in the book
does not matter for keeping it: running heads, folios and "page x of y" are drawn over the pages at the end, when all
page counts are known, and only chapters that name pages of other chapters (the contents) are laid out again when those
numbers change. The result has the same text, pages, numbers and links as one plain document; :func:`plain_html` is that
document.

A chapter must not rely on CSS counters that run on from the chapter before (number figures in the template), and gives
its page references as ``target-counter(attr(href), page)``.
"""

from __future__ import annotations

import base64
import html as html_escapes
import logging
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

log = logging.getLogger(__name__)

_ROUNDS = 6  # contents that grow move the numbers they print; two rounds are the rule


class Cancelled(Exception):
    """The maker of the book asked to stop."""


@dataclass(frozen=True)
class Chapter:
    """A part of a book that begins a new page: ``key`` names it, ``html`` is what stands in its ``<section>``.

    ``starts="right"`` (or ``"left"``) begins it on such a page, after an empty one if need be. ``label``: for progress.
    """

    key: str
    html: str
    label: str = ""
    starts: Literal["", "left", "right"] = ""


def plain_html(chapters: Sequence[Chapter]) -> str:
    """The book as one document for :func:`kit.pdf.render_pdf`: slower, same pages."""
    return "".join(
        f'<section class="chapter {html_escapes.escape(chapter.starts)}">{chapter.html}</section>'
        for chapter in chapters
    )


@dataclass
class _State:
    """A chapter on its way: the name under which its layout is kept, and what is known of it."""

    chapter: Chapter
    first: bool
    right: bool = True  # side of its first page in its own layout
    sided: bool = False  # its layout depends on the side: it must be made for the side where it stands
    name: str = ""
    known: dict = field(default_factory=dict)
    start: int = 1
    blank_before: bool = False

    @property
    def pages(self) -> list[dict]:
        return self.known["pages"]


class _Maker:
    """One run of :func:`render_chapters`."""

    def __init__(self, chapters, *, lang, css, given, store, pool, tell, check):
        from kit.pdf.store import digest

        self.states = [_State(chapter, first=i == 0) for i, chapter in enumerate(chapters)]
        self.lang, self.css, self.given, self.store, self.pool = lang, list(css), dict(given or {}), store, pool
        self.tell, self.check, self.digest = tell, check, digest
        self.encoded = {name: base64.b64encode(data).decode() for name, data in self.given.items()}
        self.done, self.total_steps = 0, len(self.states) + 2
        self.refused: set[str] = set()

    # Chapters ---------------------------------------------------------------------------------------------------------

    def _name(self, state: _State, numbers: Mapping[str, int], total: int) -> str:
        chapter = state.chapter
        fixed = ("chapter", chapter.html, chapter.starts, self.lang, self.css, self.given, state.first, state.right)
        return self.digest(*fixed, sorted(numbers.items()), total if numbers else 0)

    def _task(self, state: _State, name: str, numbers: Mapping[str, int], total: int) -> dict:
        chapter = state.chapter
        return {
            "do": "chapter",
            "label": chapter.label or chapter.key,
            "key": name[:8],
            "html": chapter.html,
            "starts": chapter.starts,
            "first": state.first,
            "right": state.right,
            "numbers": dict(numbers),
            "total": total,
            "lang": self.lang,
            "css": self.css,
            "given": self.encoded,
            "path": str(self.store.path(name)),
        }

    def lay_out(self, wanted: Sequence[tuple[_State, dict, int]], *, counts: bool) -> None:
        """Find or make the layouts of chapters with these page numbers; ``counts``: each is a step of progress."""
        tasks = {}
        for state, numbers, total in wanted:
            name = self._name(state, numbers, total)
            known = self.store.known(name)
            state.name = name
            if known:
                state.known = known
                self._step(state.chapter.label or state.chapter.key, counts)
            else:
                tasks.setdefault(name, (self._task(state, name, numbers, total), []))[1].append(state)
        longest_first = sorted((task for task, _ in tasks.values()), key=lambda task: -len(task["html"]))
        names = {task["path"]: name for name, (task, _) in tasks.items()}
        for task, answer in self.pool.run(longest_first, check=self.check):
            for warning in answer["warnings"]:
                log.warning("Laying out «%s»: %s", task["label"], warning)
            for state in tasks[names[task["path"]]][1]:
                state.known = answer
                self._step(task["label"], counts)

    def _step(self, label: str, counts: bool) -> None:
        if counts:
            self.done += 1
            self.tell(self.done, self.total_steps, label)
        self.check()

    # Places -----------------------------------------------------------------------------------------------------------

    def number_pages(self) -> int:
        """Give every chapter its first page; returns the number of pages."""
        following = 1
        for state in self.states:
            state.blank_before = state.chapter.starts == ("left" if following % 2 else "right")
            state.start = following + state.blank_before
            following = state.start + len(state.pages)
        return following - 1

    def settle(self) -> int:
        """Lay out all, then again those whose page references or sides turned out otherwise, until nothing moves."""
        self.lay_out([(state, {}, 0) for state in self.states], counts=True)
        counted = {id(state): state.known["counted"] for state in self.states}
        for _ in range(_ROUNDS):
            total = self.number_pages()
            where: dict[str, int] = {}
            for state in self.states:
                for i, page in enumerate(state.pages):
                    for name in page["anchors"]:
                        where.setdefault(name, state.start + i)
            again = []
            for state in self.states:
                numbers = {name: where.get(name) for name in counted[id(state)]}
                state.sided = state.sided or any(page["blank"] or not page["plain"] for page in state.pages)
                if state.sided:
                    state.right = state.start % 2 == 1
                if self._name(state, numbers, total) != state.name:
                    again.append((state, numbers, total))
            if not again:
                return total
            self.lay_out(again, counts=False)
        raise RuntimeError("The page numbers of this book do not settle: a chapter's length depends on them.")

    # Margins ----------------------------------------------------------------------------------------------------------

    @staticmethod
    def _side(number: int) -> str:
        return "right" if number % 2 else "left"

    def _specs(self) -> list[dict]:
        specs: list[dict] = []
        carried: dict[str, str] = {}
        for state in self.states:
            if state.blank_before:
                before = {name: {"before": value} for name, value in carried.items()}
                spec = {"number": state.start - 1, "side": self._side(state.start - 1), "name": "", "blank": True}
                specs.append({**spec, "strings": before})
            for i, page in enumerate(state.pages):
                strings = {name: {"before": value} for name, value in carried.items()}
                for name, found in page["strings"].items():
                    strings.setdefault(name, {}).update(found)
                    carried[name] = found["values"][-1]
                number = state.start + i
                spec = {"number": number, "side": self._side(number), "name": page["name"], "blank": page["blank"]}
                specs.append({**spec, "strings": strings})
        return specs

    def margins(self, total: int) -> tuple[Path, list[dict]]:
        """The margins of all pages, found or made, and where the content of each must stand."""
        specs = self._specs()
        name = self.digest("margins", specs, self.lang, self.css, self.given, total)
        known = self.store.known(name)
        if known is None:
            task = {"do": "margins", "label": "margins", "specs": specs, "lang": self.lang, "css": self.css}
            task |= {"total": total, "given": self.encoded, "path": str(self.store.path(name))}
            ((_, known),) = self.pool.run([task], check=self.check)
        return self.store.path(name, ".pdf"), known["places"]

    def parts(self, places: Sequence[dict]) -> list | None:
        """The chapters with the way each page must move; None when one has to be laid out for its side first."""
        from kit.pdf.join import Part

        parts, again = [], False
        for state in self.states:
            shifts = []
            for i, page in enumerate(state.pages):
                place = places[state.start + i - 1]
                (left, top, *size), (to_left, to_top, *to_size) = page["box"], place["box"]
                same = all(abs(a - b) < 0.01 for a, b in zip([top, *size], [to_top, *to_size], strict=True))
                if not same or (not place["plain"] and abs(left - to_left) > 0.01):
                    if state.sided:
                        raise RuntimeError(f"Pages of «{state.chapter.key}» do not fit their margins.")
                    state.sided = again = True
                shifts.append((to_left - left) * 0.75)
            parts.append(Part(self.store.path(state.name, ".pdf"), state.pages, shifts, state.blank_before))
        return None if again else parts


def render_chapters(
    chapters: Sequence[Chapter],
    *,
    lang: str,
    title: str,
    css: Iterable[str] = (),
    author: str = "",
    keywords: str = "",
    given: Mapping[str, bytes] | None = None,
    store: Path | str | None = None,
    workers: int = 2,
    on_progress: Callable[[int, int, str], None] = lambda done, total, label: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> bytes:
    """A tagged PDF of all chapters.

    ``store``: a folder that keeps layouts between runs (a chapter that did not change costs a hundredth of a second);
    without it nothing is kept. ``on_progress(done, total, label)`` comes after each chapter; when ``is_cancelled()``
    says so, processes are ended and :class:`Cancelled` is raised. Works inside Celery's worker processes.
    """
    from kit.pdf.join import join
    from kit.pdf.pool import Pool
    from kit.pdf.store import Store, digest

    if not chapters:
        raise ValueError("A book needs at least one chapter.")
    css = list(css)
    described = {"lang": lang, "title": title, "author": author, "keywords": keywords}

    def check() -> None:
        if is_cancelled():
            raise Cancelled

    check()
    with tempfile.TemporaryDirectory(prefix="book-") as scratch:
        shelf = Store(store or scratch)
        contents = [(chapter.html, chapter.starts) for chapter in chapters]
        whole = digest("book", contents, described, css, dict(given or {}))
        if (kept := shelf.read(whole)) is not None:
            on_progress(len(chapters) + 2, len(chapters) + 2, "")
            return kept
        with Pool(workers) as pool:
            maker = _Maker(
                chapters, lang=lang, css=css, given=given, store=shelf, pool=pool, tell=on_progress, check=check
            )
            parts = None
            while parts is None:
                total = maker.settle()
                path, places = maker.margins(total)
                parts = maker.parts(places)
        on_progress(len(chapters) + 1, len(chapters) + 2, "")
        check()
        pdf, lost = join(parts, path, **described)
        for name in lost:
            log.warning("A link of this book points to #%s, which is nowhere in it.", name)
        if store:
            shelf.keep(whole, pdf)
        on_progress(len(chapters) + 2, len(chapters) + 2, "")
        return pdf
