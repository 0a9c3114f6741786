"""Pages as ratios to the bare page Q and the bare list L (``proof.md``), with the demonstration set a hundredfold."""

import statistics
import time

from django.test import Client
from django.urls import reverse

from accounts.models import User
from bench.scale import multiply
from jmi.models import JmiSet, ProgressReport, Round
from meetings.models import Forum

ROUNDS = 5  # the median of five
REPEATS = 12  # requests in each


def seconds(client: Client, address: str) -> float:
    """Median seconds of one request."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        answer = client.get(address)
        times.append(time.perf_counter() - start)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return statistics.median(times)


def signed_in(email: str) -> Client:
    """A client with a session; each request runs through all middleware."""
    client = Client(raise_request_exception=True)
    client.force_login(User.objects.get(email=email))
    return client


def pages() -> list[tuple[str, Client, str, str, float]]:
    """Name, client, address, denominator, figure to keep."""
    crdb, secretary = signed_in("crdb@dcps.example"), signed_in("secretariat@dcps.example")
    forum = Forum.objects.get(code="RWSSH")
    round_ = Round.objects.filter(state="open", pk__lt=10_000_000).get()
    report = ProgressReport.objects.get(round=round_, jmi_set__forum=forum)
    jmi_set = JmiSet.objects.get(forum=forum, cycle=round_.cycle)
    return [
        ("my desk, secretariat", secretary, reverse("reports:desk"), "q", 6),
        ("my desk, CRDB/CDC", crdb, reverse("reports:desk"), "q", 6),
        ("forum", secretary, reverse("meetings:forum-detail", args=[forum.pk]), "q", 6),
        ("matrix", secretary, reverse("jmi:set-detail", args=[jmi_set.pk]), "q", 6),
        ("progress report", secretary, reverse("jmi:report-detail", args=[report.pk]), "q", 6),
        ("round board, 20 groups", crdb, reverse("jmi:round-detail", args=[round_.pk]), "q", 10),
        ("overview of the groups", crdb, reverse("reports:overview"), "q", 10),
        ("list of forums, 2,000", crdb, reverse("meetings:forum-list"), "l", 2),
        ("list of organisations", crdb, reverse("partners:organisation-list"), "l", 2),
        ("audit trail", crdb, reverse("accounts:trail"), "l", 2),
    ]


def main() -> None:
    """Print a line a page: the ratio, the figure to keep, whether it holds."""
    rows = multiply(100)
    forums, entries = rows["meetings.Forum"], rows["jmi.IndicatorProgress"]
    print(f"The demonstration × 100: {forums:,} forums, {entries:,} entries of indicators")
    print(f"{'page':32} {'ratio':>8} {'at most':>8}")
    for name, client, address, base, limit in pages():
        bare = f"/bench/{base}/"
        client.get(address), client.get(bare)  # warm
        ratios = []
        for _ in range(ROUNDS):
            ratios.append(seconds(client, address) / seconds(client, bare))
        ratio = statistics.median(ratios)
        verdict = "holds" if ratio <= limit else "MISSED"
        print(f"{name:32} {ratio:6.1f} {base.upper()} {limit:6.0f} {base.upper()}  {verdict}")
