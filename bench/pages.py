"""Pages as ratios to the bare page Q and the bare list L (``proof.md``), with the demonstration set a hundredfold."""

import gzip
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from bench.scale import begin, multiply
from cambodia_dcps.styles import together
from jmi.models import Indicator, IndicatorProgress, JmiSet, ProgressReport, Round
from meetings.models import Forum, Meeting, Point

ROUNDS = 5  # the median of five
REPEATS = 6  # of each, in turn, in one round
# Lists whose growth is measured: with one set of the demonstration, then with a hundred.
GROWING = {
    "list of 40,000 meetings": ("meetings:meeting-list", "meetings, 400 → 40,000"),
    "list of 1,000,000 actions": ("followup:action-list", "actions, 10,000 → 1,000,000"),
    "audit trail, 1,000,000 acts": ("accounts:trail", "trail, 1,000 → 1,000,000 acts"),
}
REAL = {"pk__lt": 10_000_000}  # not a copy


def signed_in(email: str) -> Client:
    """A client with a session; each request runs through all middleware."""
    client = Client(raise_request_exception=True)
    client.force_login(User.objects.get(email=email))
    return client


def _seconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    answer = ask()
    passed = time.perf_counter() - start
    if answer.status_code not in (200, 302):
        raise SystemExit(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    return passed


def ratio(ask: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """The median ratio of ``ask`` to ``bare``, asked in turn, and the median of ``ask`` in milliseconds."""
    ask(), bare()  # warm
    found, times = [], []
    for _ in range(ROUNDS):
        pairs = [(_seconds(ask), _seconds(bare)) for _ in range(REPEATS)]
        mine, base = (statistics.median(one) for one in zip(*pairs, strict=True))
        found.append(mine / base)
        times.append(mine)
    return statistics.median(found), statistics.median(times) * 1000


def pages() -> list[tuple[str, Client, str, str, float]]:
    """Name, client, address, denominator, figure to keep."""
    crdb, secretary = signed_in("crdb@dcps.example"), signed_in("secretariat@dcps.example")
    forum = Forum.objects.get(code="RWSSH")
    round_ = Round.objects.filter(state="open", **REAL).get()
    report = ProgressReport.objects.get(round=round_, jmi_set__forum=forum)
    jmi_set = JmiSet.objects.get(forum=forum, cycle=round_.cycle)
    meeting = Meeting.objects.filter(forum=forum).latest("pk")
    return [
        ("my desk, secretariat", secretary, reverse("reports:desk"), "q", 6),
        ("my desk, CRDB/CDC", crdb, reverse("reports:desk"), "q", 6),
        ("forum, secretariat", secretary, reverse("meetings:forum-detail", args=[forum.pk]), "q", 6),
        ("forum, CRDB/CDC", crdb, reverse("meetings:forum-detail", args=[forum.pk]), "q", 6),
        ("meeting", secretary, reverse("meetings:meeting-detail", args=[meeting.pk]), "q", 6),
        ("minutes", secretary, reverse("meetings:minutes", args=[meeting.pk]), "q", 6),
        ("matrix of ten rows", secretary, reverse("jmi:set-detail", args=[jmi_set.pk]), "q", 6),
        ("progress report", secretary, reverse("jmi:report-detail", args=[report.pk]), "q", 6),
        ("round board, 20 groups", crdb, reverse("jmi:round-detail", args=[round_.pk]), "q", 10),
        ("overview, 20 × 10 × 5 years", crdb, reverse("reports:overview"), "q", 10),
        ("list of 2,000 forums", crdb, reverse("meetings:forum-list"), "l", 2),
        ("list of organisations", crdb, reverse("partners:organisation-list"), "l", 2),
        ("list of 40,000 meetings", crdb, reverse("meetings:meeting-list"), "l", 2),
        ("list of 1,000,000 actions", crdb, reverse("followup:action-list"), "l", 2),
        ("audit trail, 1,000,000 acts", crdb, reverse("accounts:trail"), "l", 2),
    ]


def saving() -> tuple[Client, Callable[[], object]]:
    """The save of one cell of a report as the page does it: one request by script."""
    client = signed_in("secretariat@dcps.example")
    report = ProgressReport.objects.get(jmi_set__forum__code="RWSSH", round__state="open", **REAL)
    indicator = Indicator.objects.filter(output__outcome__jmi_set=report.jmi_set_id).earliest("pk")
    address = reverse("jmi:report-indicator", args=[report.pk, indicator.pk])
    stamps = IndicatorProgress.objects.filter(report=report, indicator=indicator).values_list("version", flat=True)
    number, version = 10, stamps.first() or 0

    def save() -> object:
        nonlocal number, version
        number += 1
        sent = {"whole": "1", "version": version, "reported": "reported", "value_text": str(number)}
        answer = client.post(address, sent, headers={"HX-Request": "true"})
        version += 1  # as the page learns it from the answer
        return answer

    return client, save


def saving_point() -> tuple[Client, Callable[[], object]]:
    """The save of one point of the minutes while somebody types: one request by script."""
    client = signed_in("secretariat@dcps.example")
    meeting = Meeting.objects.filter(forum__code="RWSSH", minutes_state="draft", **REAL).latest("pk")
    address = reverse("meetings:point-save", args=[meeting.pk])
    item = meeting.items.filter(taken=True).earliest("position")
    sent = {"item": item.pk, "kind": "information", "text_en": "Measured", "text_km": ""}
    client.post(address, sent)
    point = Point.objects.filter(meeting=meeting, item=item).latest("pk")
    number, version = 10, point.version

    def save() -> object:
        nonlocal number, version
        number += 1
        typed = sent | {"auto": "1", "point": point.pk, "version": version, "text_en": f"Measured {number} {version}"}
        answer = client.post(address, typed, headers={"HX-Request": "true"})
        version += 1  # as the page learns it from the answer
        return answer

    return client, save


def weight() -> tuple[int, int, int]:
    """Requests and compressed bytes of the first load of my desk, without the font; bytes of every further page."""
    page = signed_in("secretariat@dcps.example").get(reverse("reports:desk"))
    html = len(gzip.compress(page.content, 6))
    found = set(re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+)"', page.content.decode()))
    folder, single = Path(settings.STATICFILES_DIRS[0]), found - {settings.STYLE_BUNDLE}
    files = [together(folder), *((folder / name).read_bytes() for name in single if not name.endswith("woff2"))]
    return 1 + len(found), html + sum(len(gzip.compress(file, 9)) for file in files), html


def _line(name: str, value: float, unit: str, limit: float, more: str = "") -> None:
    verdict = "holds" if value <= limit else "MISSED"
    print(f"{name:32} {value:7.2f} {unit:3} ≤ {limit:6.2f}  {verdict:7}{more}")


def main() -> None:
    """Print a line a page: the ratio, the figure to keep, whether it holds."""
    crdb = signed_in("crdb@dcps.example")
    begin()
    small = {
        name: ratio(lambda: crdb.get(reverse(view)), lambda: crdb.get("/bench/l/"))[0]  # noqa: B023
        for name, (view, _growth) in GROWING.items()
    }
    rows = multiply(100)
    print("The demonstration × 100: " + ", ".join(f"{number:,} {label}" for label, number in rows.items()))
    for name, client, address, base, limit in pages():
        value, milliseconds = ratio(lambda: client.get(address), lambda: client.get(f"/bench/{base}/"))  # noqa: B023
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        _line(name, value, base.upper(), limit, f" {milliseconds:6.0f} ms, {len(queries)} queries")
        if name in GROWING:
            _line(GROWING[name][1], value / small[name], "×", 1.3)
    for name, (client, save) in (("save of one cell", saving()), ("save of one point of minutes", saving_point())):
        value, milliseconds = ratio(save, lambda: client.get("/bench/q/"))  # noqa: B023
        _line(name, value, "Q", 3, f" {milliseconds:6.0f} ms, one request")
    requests, first, further = weight()
    _line("first load, requests", requests, "", 12)
    _line("first load, without the font", first / 1000, "kB", 100)
    _line("every further page", further / 1000, "kB", 15)
