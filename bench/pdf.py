"""Books against one plain document: seconds as ratios, memory of each process (``proof.md``, speed)."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kit.pdf import Chapter, render_chapters, render_pdf
from kit.pdf.book import plain_html

ROUNDS = 5
TEXT = (
    "អត្រាគ្របដណ្តប់បង្គន់អនាម័យជនបទកើនពី ៨៥,៣ ដល់ ៨៨,៤ ភាគរយក្នុងរយៈពេលមួយឆ្នាំ ដោយកើនលឿនជាងគេនៅកំពង់ឆ្នាំង",
    "ស្រុក ១៦ ក្នុងចំណោម ៤០ មានផែនការ ប៉ុន្តែគ្មានខ្ទង់ថវិកា ព្រោះតារាងគណនេយ្យស្រុកមិនទាន់មានកូដ UNICEF",
    "លើកបញ្ហាកូដថវិកាទៅកិច្ចពិគ្រោះយោបល់ពហុភាគីនៅកម្រិតវិស័យ ខែឧសភា និងឯកភាពលើអ្នកបង់ថ្លៃផ្ទៀងផ្ទាត់",
    "Sixteen of the 40 districts have a plan and no money line: the chart of accounts lacks a code.",
)
CSS = """
@page { @top-left { content: string(run) } @bottom-right { content: counter(page) " / " counter(pages) } }
@page :left { @top-left { content: none } @top-right { content: "DCPS" } }
.toc a::after { content: target-counter(attr(href), page) }
.run { string-set: run content(text) }
"""


COMMON = {"lang": "km", "title": "x", "css": [CSS]}


def book(pages: int, changed: str = "") -> list[Chapter]:
    """Contents and twenty chapters of matrices and text, of about so many pages in all."""
    rows = max(1, round(pages * 0.345))
    chapters = []
    for i in range(1, 21):
        cells = "".join(
            f"<tr><td>{i}.{r} {TEXT[r % 4]}<td>{TEXT[(r + i) % 4]} {r}"
            f"<td>– {TEXT[(r + 1) % 4]}<td>– {TEXT[(r + 2) % 4]}</tr>"
            for r in range(rows)
        )
        head = "<thead><tr><th>លទ្ធផល<th>សូចនាករ<th>សកម្មភាព<th>Partnering actions</thead>"
        table = f"<table class=fixed>{head}{cells}</table>"
        note = changed if i == 11 else ""
        text = f"<h1 id=c{i} class=run>ជំពូក {i}</h1><p>{note} {' '.join(TEXT)}</p>"
        html = f"{text}<div class=annex><h2>{i}</h2>{table}</div>"
        chapters.append(Chapter(f"c{i}", html))
    entries = "".join(f"<p><a href='#c{i}'>ជំពូក {i}</a></p>" for i in range(1, 21))
    return [Chapter("contents", f"<h1>មាតិកា</h1><div class=toc>{entries}</div>"), *chapters]


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor() -> float:
    """Processor seconds of this process and of its children that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _peaks(found: dict[int, int], stop: threading.Event, root: int) -> None:
    """The highest resident memory, in kB, of a process and its children, by process number."""
    while not stop.wait(0.05):
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
            except (OSError, ValueError):
                continue
            pid = int(fields["Pid"])
            own = pid == root or int(fields["PPid"]) == root
            if own and "VmHWM" in fields and "python" in fields["Name"]:
                found[pid] = int(fields["VmHWM"].split()[0])


def memory(pages: int) -> tuple[int, int]:
    """Peak MB of the process that makes a book of so many pages, and of its biggest layout process."""
    code = (
        "from bench import pdf; from kit.pdf import render_chapters;"
        f"render_chapters(pdf.book({pages}), lang='km', title='x', css=[pdf.CSS])"
    )
    process = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "DJANGO_SETTINGS_MODULE": ""})
    found, stop = {}, threading.Event()
    watcher = threading.Thread(target=_peaks, args=(found, stop, process.pid))
    watcher.start()
    process.wait()
    stop.set()
    watcher.join()
    if process.returncode:
        raise SystemExit("The book could not be made.")
    children = [peak for pid, peak in found.items() if pid != process.pid]
    return found[process.pid] // 1024, max(children) // 1024


def main() -> None:
    """Print the ratios and what they should be."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        ratios: dict[str, list[float]] = {"cold": [], "one": [], "none": [], "cold work": [], "one work": []}
        for i in range(ROUNDS):
            make = partial(render_chapters, **COMMON, store=Path(folder) / str(i))
            begun = processor()
            plain = seconds(lambda: render_pdf(plain_html(book(110)), **COMMON))
            plain_work = processor() - begun
            for name, changed in (("cold", ""), ("one", "ថ្មី")):
                begun = processor()
                ratios[name].append(seconds(partial(make, book(110, changed))) / plain)
                ratios[f"{name} work"].append((processor() - begun) / plain_work)
            ratios["none"].append(seconds(partial(make, book(110, "ថ្មី"))))
        pages = len(pypdfium2.PdfDocument(make(book(110))))
        median = {name: statistics.median(values) for name, values in ratios.items()}
        print(f"{pages} pages, {len(book(110))} chapters; plain {plain:.1f} s; load {os.getloadavg()[0]:.1f}")
        print(f"{'cold, two processes':36} {median['cold']:7.2f} of plain  ≤ 0.75, aim 0.60")
        print(f"{'one of twenty chapters changed':36} {median['one']:7.2f} of plain  ≤ 0.20, aim 0.12")
        # Seconds of the clock suffer from what else runs here; seconds of the processor do not.
        print(f"{'work of all processes, cold':36} {median['cold work']:7.2f} of plain  (by two: half of it)")
        print(f"{'work of all processes, one changed':36} {median['one work']:7.2f} of plain")
        print(f"{'nothing changed':36} {median['none'] * 1000:7.1f} ms        ≤ 2 Q (about 10 ms)")
    parent, child = memory(300)
    print(f"{'memory, about 300 pages':36} {parent} MB, layout processes {child} MB each  ≤ 150 MB a process")


if __name__ == "__main__":
    main()
