"""Books laid out chapter by chapter equal one plain document, keep what did not change, and can be stopped."""

import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from kit.pdf import Cancelled, Chapter, render_chapters, render_pdf
from kit.pdf.book import plain_html
from kit.pdf.pool import LayoutFailed, Pool
from kit.pdf.store import Store
from tests.kit.khmer_samples import SENTENCES

CSS = """
@page { @top-left { content: string(run) } @bottom-right { content: counter(page) " / " counter(pages) }
  @bottom-left { content: "ទំព័រ " counter(page, khmer) } }
@page :left { @top-left { content: none } @top-right { content: string(run, last) } }
@page :first { margin: 0; @bottom-right { content: none } }
.toc a::after { content: target-counter(attr(href), page); float: right }
.run { string-set: run content(text) }
.fn { float: footnote }
"""


def _chapter(i: int, extra: str = "", *, rows: int = 9) -> Chapter:
    body = "".join(
        f"<tr><td>{i}.{r}<td>{SENTENCES[r % 5]}<td>{SENTENCES[i % 5]}<td class=n>{r * 7}" for r in range(rows)
    )
    note = f"<span class=fn>note {i}</span>" if i % 2 else ""
    wide = "<div class=annex><h2>Wide</h2><p>x</p></div>" if i == 3 else ""
    html = (
        f"<h1 id=c{i} class=run>ជំពូក {i}</h1><p>{extra}{SENTENCES[0]}{note} <a href='#c{i % 5 + 1}'>other</a></p>"
        f"<h2>Part {i}</h2><table class=fixed><thead><tr><th>No<th>ក<th>ខ<th>n</thead>{body}</table>"
        f"<h3 id=end{i}>End</h3><p>{SENTENCES[1]}</p>{wide}"
    )
    return Chapter(f"c{i}", html, label=f"Chapter {i}", starts={2: "right", 4: "left"}.get(i, ""))


def _book(extra: str = "") -> list[Chapter]:
    entries = "".join(f"<p><a href='#c{i}'>{i}</a></p><p><a href='#end{i}'>e</a></p>" for i in range(1, 6))
    lost = "<p><a href='#nowhere'>lost</a></p>"
    toc = Chapter("toc", f"<h1 class=run>មាតិកា</h1><div class=toc>{entries}{lost}</div>")
    cover = Chapter("cover", "<h1>របាយការណ៍</h1><p><a href='https://example.org/'>site</a></p>")
    return [cover, toc, *(_chapter(i, extra if i == 3 else "") for i in range(1, 6))]


def _make(chapters, store, **more) -> bytes:
    common = {"lang": "km", "title": "T <x> & y", "author": "CRDB/CDC", "css": [CSS], "workers": 1}
    return render_chapters(chapters, store=store, **common | more)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def fast(store) -> bytes:
    return _make(_book(), store, workers=2)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render_pdf(plain_html(_book()), lang="km", title="T <x> & y", author="CRDB/CDC", css=[CSS])


def _texts(pdf: bytes) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [re.sub(r"\s+", " ", page).strip() for page in done.stdout.decode().split("\f")]


def _open(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _places(pdf: bytes) -> dict:
    with _open(pdf) as book:
        number = {page.obj.objgen: i for i, page in enumerate(book.pages, 1)}
        names = book.Root.Names.Dests.Names
        return {
            str(names[i]): (
                number[names[i + 1][0].objgen],
                *(round(float(v), 1) for v in (names[i + 1][2], names[i + 1][3])),
            )
            for i in range(0, len(names), 2)
        }


def _links(pdf: bytes) -> list:
    with _open(pdf) as book:
        return [
            [
                (str(a.get("/Dest", "")), str(a.A.URI) if "/A" in a else "", [round(float(v), 1) for v in a.Rect])
                for a in page.obj.get("/Annots", [])
            ]
            for page in book.pages
        ]


def _outline(pdf: bytes) -> list:
    with _open(pdf) as book:
        number = {page.obj.objgen: i for i, page in enumerate(book.pages, 1)}

        def walk(item):
            found = []
            while item is not None:
                here = (str(item.Title), number[item.Dest[0].objgen], int(item.get("/Count", 0)))
                found.append((here, walk(item.get("/First"))))
                item = item.get("/Next")
            return found

        return walk(book.Root.Outlines.First)


def test_same_pages_and_text_as_one_document(fast, plain):
    assert len(_texts(plain)) > 12
    assert _texts(fast) == _texts(plain)


def test_pages_look_the_same(fast, plain, tmp_path):
    images = []
    for name, pdf in (("fast", fast), ("plain", plain)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "40", "-png", tmp_path / f"{name}.pdf", tmp_path / name], check=True)
        images.append([file.read_bytes() for file in sorted(tmp_path.glob(f"{name}-*.png"))])
    assert images[0] == images[1]


def test_same_targets_links_and_bookmarks_as_one_document(fast, plain):
    assert _places(fast) == _places(plain)
    assert _links(fast) == _links(plain)
    assert _outline(fast) == _outline(plain)
    assert len(_outline(fast)) > 6


def test_every_link_leads_to_its_page(fast):
    places = _places(fast)
    targets = [dest for page in _links(fast) for dest, uri, _ in page if not uri]
    assert len(targets) > 10
    assert set(targets) <= set(places)


def test_contents_print_the_page_where_the_chapter_begins(fast):
    texts, places = _texts(fast), _places(fast)
    contents = next(text for text in texts if "មាតិកា" in text and "lost" in text)
    for i in range(1, 6):
        assert re.search(rf"\b{i} {places[f'c{i}'][0]}\b", contents), contents
        assert "ជំពូក" in texts[places[f"c{i}"][0] - 1]


def test_chapters_start_on_their_side(fast):
    places = _places(fast)
    assert places["c2"][0] % 2 == 1
    assert places["c4"][0] % 2 == 0


def test_tags_lead_from_content_to_structure_and_back(fast):
    with _open(fast) as book:
        nums = book.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(nums[i]) for i in range(0, len(nums), 2)]
        assert keys == sorted(set(keys))
        by_key = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
        for page in book.pages:
            if "/StructParents" in page.obj:
                for element in by_key[int(page.obj.StructParents)]:
                    assert element.get("/Pg", page.obj).objgen == page.obj.objgen
            for annotation in page.obj.get("/Annots", []):
                assert pikepdf.Name.Link == by_key[int(annotation.StructParent)].S
        document = book.Root.StructTreeRoot.K[0]
        assert all(element.P.objgen == document.objgen for element in document.K)


def test_header_cells_have_names_of_their_own(fast):
    def cells(element, ids, headers):
        for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if "/ID" in kid:
                    ids.append(str(kid.ID))
                headers += [str(h) for h in kid.get("/A", {}).get("/Headers", [])]
                cells(kid, ids, headers)

    ids, headers = [], []
    with _open(fast) as book:
        cells(book.Root.StructTreeRoot.K[0], ids, headers)
    assert headers and set(headers) <= set(ids)
    assert len({name.split("-")[0] for name in ids}) == 5


def test_document_data_are_those_of_the_book(fast):
    with _open(fast) as book:
        assert (str(book.docinfo["/Title"]), str(book.docinfo["/Author"])) == ("T <x> & y", "CRDB/CDC")
        assert str(book.Root.Lang) == "km" and bool(book.Root.MarkInfo.Marked)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in book.Root.Metadata.read_bytes()
        assert b"T &lt;x&gt; &amp; y" in book.Root.Metadata.read_bytes()


def _count_layouts(monkeypatch) -> list[str]:
    asked, run = [], Pool.run

    def counting(self, tasks, **more):
        tasks = list(tasks)
        asked.extend(task["label"] for task in tasks)
        return run(self, tasks, **more)

    monkeypatch.setattr(Pool, "run", counting)
    return asked


def test_nothing_changed_lays_out_nothing(fast, store, monkeypatch):
    asked = _count_layouts(monkeypatch)
    assert _make(_book(), store) == fast
    assert asked == []


def test_one_changed_chapter_is_laid_out_alone(fast, store, monkeypatch):
    asked = _count_layouts(monkeypatch)
    changed = _make(_book("ថ្មី "), store)
    assert asked == ["Chapter 3"]
    assert any("ថ្មី" in text for text in _texts(changed))


def test_a_longer_chapter_moves_the_numbers_of_all_others(fast, store, monkeypatch):
    asked = _count_layouts(monkeypatch)
    chapters = _book()
    chapters[2] = _chapter(1, rows=40)
    longer = _make(chapters, store)
    assert asked == ["Chapter 1", "toc", "margins"]
    assert _texts(longer) == _texts(
        render_pdf(plain_html(chapters), lang="km", title="T <x> & y", author="CRDB/CDC", css=[CSS])
    )


def test_other_styles_find_nothing_kept(fast, store, monkeypatch):
    asked = _count_layouts(monkeypatch)
    render_chapters(_book()[:1], lang="km", title="T", css=[CSS + "p { color: red }"], store=store)
    assert asked[0] == "cover"


def test_a_page_background_is_laid_out_for_its_side(tmp_path):
    css = "@page tinted { background: #eef2f8; @bottom-left { content: counter(page) } } .t { page: tinted }"
    chapters = [Chapter(f"c{i}", f"<div class=t><h1>{i}</h1></div>") for i in range(3)]
    fast = render_chapters(chapters, lang="en", title="x", css=[css], store=tmp_path, workers=1)
    plain = render_pdf(plain_html(chapters), lang="en", title="x", css=[css])
    for name, pdf in (("fast", fast), ("plain", plain)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "40", "-png", tmp_path / f"{name}.pdf", tmp_path / name], check=True)
    fasts, plains = ([f.read_bytes() for f in sorted(tmp_path.glob(f"{n}-*.png"))] for n in ("fast", "plain"))
    assert fasts == plains and len(fasts) == 3


def test_progress_counts_up_to_the_end(tmp_path):
    steps = []
    _make(_book()[:3], tmp_path, on_progress=lambda *step: steps.append(step))
    done = [step[0] for step in steps]
    assert done == sorted(done) and steps[-1][0] == steps[-1][1] == 5
    assert "Chapter 1" in {label for *_, label in steps}


def test_cancelling_ends_the_processes(tmp_path, monkeypatch):
    started, popen = [], subprocess.Popen

    def remember(*args, **kwargs):
        started.append(popen(*args, **kwargs))
        return started[-1]

    monkeypatch.setattr("kit.pdf.pool.subprocess.Popen", remember)
    answers = iter([False, False])
    with pytest.raises(Cancelled):
        _make(_book(), tmp_path, is_cancelled=lambda: next(answers, True))
    assert started and all(process.poll() is not None for process in started)


def test_a_killed_layout_process_is_replaced(tmp_path, monkeypatch):
    take, killed = Pool._take, []

    def fragile(self):
        process = take(self)
        if not killed:
            killed.append(process)
            process.process.kill()
            process.process.wait()
        return process

    monkeypatch.setattr(Pool, "_take", fragile)
    pdf = _make(_book()[:2], tmp_path)
    assert killed and len(_texts(pdf)) >= 2


def test_an_error_in_layout_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "kit.pdf.book._Maker._task", lambda *a: {"do": "chapter", "label": "x", "path": "x"} | {"html": ""}
    )
    with pytest.raises(LayoutFailed, match="KeyError"):
        _make(_book()[:1], tmp_path)


def test_layout_processes_end_with_their_parent():
    code = (
        "import os, signal, subprocess\n"
        "from kit.pdf.pool import Pool\n"
        "pool = Pool(1); process = pool._take()\n"
        "print(process.process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    pid = int(run.stdout)
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        os.kill(pid, 9)
        pytest.fail("The layout process outlived its parent.")


def test_works_where_children_are_forbidden_to_multiprocessing(tmp_path):
    """As in a Celery prefork worker: a daemonic process."""
    code = (
        "import multiprocessing, sys\n"
        "from kit.pdf import Chapter, render_chapters\n"
        "def make(path):\n"
        "    chapters = [Chapter('a', '<h1>a</h1>'), Chapter('b', '<h1>b</h1>')]\n"
        "    pdf = render_chapters(chapters, lang='en', title='x', workers=1)\n"
        "    open(path, 'wb').write(pdf)\n"
        "if __name__ == '__main__':\n"
        "    process = multiprocessing.get_context('fork').Process(target=make, args=(sys.argv[1],), daemon=True)\n"
        "    process.start(); process.join()\n"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path / "x.pdf"], check=True)
    with pikepdf.open(tmp_path / "x.pdf") as book:
        assert len(book.pages) == 2


def test_sweep_removes_only_what_was_not_used(tmp_path):
    store = Store(tmp_path)
    store.keep("aa11", b"old")
    store.keep("bb22", b"new")
    os.utime(store.path("aa11", ".pdf"), (0, 0))
    assert store.sweep() == 1
    assert (store.read("aa11"), store.read("bb22")) == (None, b"new")


def test_an_empty_book_is_refused():
    with pytest.raises(ValueError, match="at least one chapter"):
        render_chapters([], lang="en", title="x")
