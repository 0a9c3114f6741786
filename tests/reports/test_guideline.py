"""The guideline, the Decision, the register, and the years at a glance."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.roles import RoleName
from kit.khmer import clean_text
from kit.refusals import NotAllowed, Refused
from reports.actions.instruments import load_decision, record_copy
from reports.guideline import APPS, KINDS, MECHANISMS, PLACES, STRENGTHS, Choice, Entry, entries, met
from reports.models import CopyLine, LegalInstrument
from reports.proofs import all_proofs
from reports.provisions import all_provisions, known
from tests.factories.accounts import UserFactory
from tests.factories.jmi_progress import fill_report, full_report
from tests.factories.reports import LegalInstrumentFactory, accepted_round, publisher

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reader(client, db):
    client.force_login(UserFactory())
    return client


@pytest.mark.provision("DEC-1")
def test_every_provision_stands_on_the_page_with_its_anchor(reader):
    page = reader.get(reverse("reports:guideline")).content.decode()
    assert len(all_provisions()) == 481
    assert [one.id for one in all_provisions() if f'id="{one.id}"' not in page] == []


def test_every_section_has_a_khmer_title_and_every_word_of_the_data_a_label():
    with (ROOT / "reports/data/sections.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    for one in all_provisions():
        own = rows[one.source]
        assert own["code"] in MECHANISMS
        for text in (own["section_km"], own["document_km"]):
            assert any("\u1780" <= letter <= "\u17ff" for letter in text)
            assert clean_text(text) == text
        assert one.kind in KINDS
        assert one.strength in STRENGTHS
        assert one.app in APPS


def test_what_is_called_built_is_proven_by_a_test_and_has_a_place():
    proven = {proof.provision for proof in all_proofs(ROOT / "tests")}
    assert [id for id in met() if not known(id)] == []
    assert [id for id in met() if id not in proven] == []
    for place in set(met().values()):
        assert place in PLACES
        try:
            reverse(place)
        except NoReverseMatch:
            assert place == "accounts:history"


@pytest.mark.parametrize(
    ("query", "inside", "outside"),
    [
        ({"mechanism": "SND"}, "SND-4.3.19", "JMI-3.17"),
        ({"strength": "must"}, "JMI-3.21", "JMI-3.15"),
        ({"kind": "recipient"}, "DEC-2.03", "DEC-2.04"),
        ({"app": "jmi"}, "JMI-3.19", "JMI-3.21"),
        ({"q": "Royal Gazette"}, "DEC-CC", "DEC-0.01"),
        ({"q": "កន្លែងទទួល"}, "DEC-CC", "DEC-0.01"),
        ({"state": "open"}, "SMD-5.01", "JMI-3.21"),
    ],
)
def test_filters_and_search(reader, query, inside, outside):
    page = reader.get(reverse("reports:guideline"), query).content.decode()
    assert f'id="{inside}"' in page
    assert f'id="{outside}"' not in page


def test_nonsense_filters_show_everything_and_a_search_without_hits_says_so(reader):
    page = reader.get(reverse("reports:guideline"), {"mechanism": "X", "strength": "<b>"}).content.decode()
    assert 'id="JMI-3.17"' in page
    assert "No provision fits" in reader.get(reverse("reports:guideline"), {"q": "zzzzzz"}).content.decode()


def test_unbuilt_provisions_say_so_honestly(reader):
    open_ones = entries(Choice(state="open"))
    assert open_ones
    page = reader.get(reverse("reports:provision", args=[open_ones[0].id])).content.decode()
    assert "not yet built" in page


def test_provision_opens_in_place(reader):
    page = reader.get(reverse("reports:provision", args=["JMI-3.21"])).content.decode()
    assert "data-in-place-body" in page
    assert Entry(all_provisions()[0]).mechanism == "DEC"


def test_khmer_reader_gets_khmer_titles(client, db):
    client.force_login(UserFactory(language="km"))
    client.cookies["django_language"] = "km"
    page = client.get(reverse("reports:guideline"), {"mechanism": "JMI"}, headers={"Accept-Language": "km"})
    assert "គោលការណ៍ណែនាំស្តីពីសូចនាករតាមដានរួម" in page.content.decode()


@pytest.mark.provision("DEC-0.01")
def test_decision_lists_its_eight_bases_with_dates_and_each_opens(reader):
    load_decision(by=None, now=timezone.now())
    decision = LegalInstrument.objects.get(number="68 SSR")
    assert decision.bases.count() == 8
    page = reader.get(reverse("reports:decision")).content.decode()
    for number in ("NS/RKT/0918/925", "NS/RKM/0618/012", "03/NS/94", "NS/RKM/0303/009", "60 ANK.BK", "03 SSR"):
        assert number in page
        assert reader.get(LegalInstrument.objects.get(number=number).get_absolute_url()).status_code == 200
    assert "6\u00a0Sep\u00a02018" in page
    krams = reader.get(reverse("reports:instrument-list"), {"type": "royal_kram"}).content.decode()
    assert "NS/RKM/0618/012" in krams
    assert decision.title_en not in krams


@pytest.mark.provision("DEC-0.02")
@pytest.mark.parametrize("number", ["68 SSR", "68 ssr", "៦៨ សសរ"])
def test_decision_is_found_by_its_number(reader, number):
    load_decision(by=None, now=timezone.now())
    page = reader.get(reverse("reports:instrument-list"), {"q": number}).content.decode()
    assert "Decision putting into force" in page
    assert "NS/RKT/0918/925" not in page
    one = LegalInstrument.objects.get(number="68 SSR")
    assert (one.place, one.signatory, one.signed, one.stamped) == ("Phnom Penh", "Prime Minister", True, True)
    assert one.signed_on.isoformat() == one.effective_on.isoformat() == "2019-05-10"


@pytest.mark.provision("DEC-CC")
def test_copy_list_has_nine_lines_and_the_day_each_was_sent(client, db):
    load_decision(by=None, now=timezone.now())
    by, line = publisher(), CopyLine.objects.get(position=7)
    assert CopyLine.objects.count() == 9
    assert line.purpose_en == "for implementation"
    client.force_login(by)
    client.post(reverse("reports:copy-sent", args=[line.pk]), {"sent_on": "2019-05-13"})
    line.refresh_from_db()
    assert line.sent_on.isoformat() == "2019-05-13"
    for day in (timezone.localdate() + timezone.timedelta(days=1), line.sent_on.replace(year=2018)):
        with pytest.raises(Refused):
            record_copy(line=line, on=day, by=by, now=timezone.now())
    with pytest.raises(NotAllowed):
        record_copy(line=line, on=None, by=UserFactory(), now=timezone.now())


def test_loading_twice_adds_nothing_and_keeps_what_people_wrote(db):
    assert load_decision(by=None, now=timezone.now()) > 20
    LegalInstrument.objects.filter(number="68 SSR").update(place="Phnom Penh, Cambodia")
    assert load_decision(by=None, now=timezone.now()) == 0
    assert LegalInstrument.objects.get(number="68 SSR").place == "Phnom Penh, Cambodia"


def test_register_escapes_what_it_shows(reader):
    LegalInstrumentFactory(title_en="<script>alert(1)</script>")
    assert "<script>alert(1)" not in reader.get(reverse("reports:instrument-list")).content.decode()


@pytest.mark.provision("DEC-1.03")
def test_overview_shows_ratings_by_year_and_what_was_asked_and_received(client, db):
    round = accepted_round(received=2, missing=1)
    client.force_login(publisher())
    page = client.get(reverse("reports:overview")).content.decode()
    assert "2026" in page
    assert "2 of 3" in page
    assert "Requested" in page
    assert "meetings of this mechanism are not kept here yet" in page
    assert str(round.reports.first().jmi_set.forum) in page


def test_overview_costs_at_most_nine_queries_however_many_groups(client, db):
    round = accepted_round(received=1, missing=1)
    client.force_login(publisher())
    url = reverse("reports:overview")
    client.get(url)  # the session is stamped once
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _more in range(12):
        fill_report(full_report(round=round))
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert [query["sql"][:60] for query in many][len(few) :] == []
    assert len(few) <= 9


def test_overview_shows_members_only_their_own_groups(client, db):
    round = accepted_round(received=2, missing=0)
    names = [str(report.jmi_set.forum) for report in round.reports.all()]
    client.force_login(UserFactory(roles=[RoleName.NATIONAL_READER]))
    page = client.get(reverse("reports:overview")).content.decode()
    assert not any(name in page for name in names)
