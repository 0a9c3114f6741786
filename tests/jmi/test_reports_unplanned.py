"""What was not planned, files of activities and partnering actions, and parts at stages of their own."""

import datetime
import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jmi.actions import entries
from jmi.actions.evidence import add_evidence, remove_evidence
from jmi.actions.reports import submit
from jmi.actions.unplanned import remove_unplanned, save_unplanned
from jmi.models import Activity, Evidence, IndicatorProgress, PartneringAction, ProgressReport, UnplannedProgress
from jmi.progress_rules import report_gaps
from jmi.report_tree import report_tree
from jobs import runner
from kit.refusals import NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from reports.freezing import tree as frozen
from tests.factories.jmi import BreakdownFactory, IndicatorFactory, IndicatorStageFactory, member
from tests.factories.jmi_progress import ProgressReportFactory, UnplannedProgressFactory, fill_report, full_report
from tests.jmi.test_reports_entries import PNG

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)
WORDS = {"text_en": "Relief wells after the flood", "text_km": "អណ្តូងសង្គ្រោះ", "state": "done", "who": "MRD, UNICEF"}


@pytest.fixture
def report():
    return full_report(state="drafted")


@pytest.fixture
def secretary(report):
    return member(report.jmi_set.forum)


@pytest.fixture
def outcome(report):
    return report.jmi_set.outcomes.first()


def browser(user, lang="en"):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = lang
    return client


def save(report, by, row=None, version=0, **values):
    return save_unplanned(report=report, row=row, values=values, version=version, by=by, now=NOW)


def address(report, outcome, kind="activity"):
    return reverse("jmi:report-unplanned-add", args=[report.pk]) + f"?kind={kind}&under=outcome:{outcome.pk}"


def test_unplanned_activity_is_told_with_words_of_its_own(report, secretary, outcome):
    output = outcome.outputs.first()
    made = save(report, secretary, kind="activity", place=f"output:{output.pk}", **WORDS)
    assert (made.outcome, made.output, made.reported) == (outcome, output, "reported")
    tree = report_tree(report)
    row = tree["outcomes"][0]["outputs"][0]["unplanned"][0]
    assert (row["text_en"], row["who"], row["progress"]["state"]) == (WORDS["text_en"], WORDS["who"], "done")
    assert frozen.unplanned(tree)[0]["text"] == {"en": WORDS["text_en"], "km": WORDS["text_km"]}


def test_unplanned_is_no_promise_of_the_matrix(report, secretary, outcome):
    before = frozen.promises(report_tree(report), "activities")
    save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)
    assert frozen.promises(report_tree(report), "activities") == before
    assert Activity.objects.filter(outcome=outcome, text_en=WORDS["text_en"]).count() == 0


def test_unplanned_needs_words_and_a_place_of_its_own_set(report, secretary, outcome):
    with pytest.raises(Refused):
        save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", text_en=" ")
    foreign = full_report().jmi_set.outcomes.first()
    for place in (f"outcome:{foreign.pk}", f"output:{foreign.outputs.first().pk}", "outcome:x", ""):
        with pytest.raises(Refused):
            save(report, secretary, kind="activity", place=place, text_en="x")


def test_unplanned_on_top_of_anothers_save_is_refused(report, secretary, outcome):
    made = save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)
    save(report, secretary, row=made, version=1, text_en="Theirs")
    with pytest.raises(Stale) as refused:
        save(report, secretary, row=made, version=1, text_en="Mine")
    assert (refused.value.theirs["text_en"], refused.value.mine["text_en"]) == ("Theirs", "Mine")


def test_facilitator_tells_of_unplanned_partnering_but_not_of_activities(report, outcome):
    facilitator = member(report.jmi_set.forum, SeatFunction.FACILITATOR)
    assert save(report, facilitator, kind="partnering", place=f"outcome:{outcome.pk}", **WORDS).pk
    with pytest.raises(NotAllowed):
        save(report, facilitator, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)


def test_unplanned_without_state_is_a_gap_and_goes_with_its_removal(report, secretary, outcome):
    made = save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", text_en="Wells")
    row = f"unplanned:{made.pk}"
    assert row in [gap.row for gap in report_gaps(report_tree(report))]
    remove_unplanned(row=made, by=secretary, now=NOW)
    assert row not in [gap.row for gap in report_gaps(report_tree(report))]


def test_submission_keeps_what_was_not_planned(report, secretary, outcome):
    save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)
    fill_report(report)
    ProgressReport.objects.filter(pk=report.pk).update(state="approved")
    copy = submit(report=report, reason="No statements yet", by=secretary, now=NOW)
    assert copy.content["outcomes"][0]["unplanned"][0]["text_en"] == WORDS["text_en"]
    with pytest.raises(Refused):
        remove_unplanned(row=UnplannedProgress.objects.get(), by=secretary, now=NOW)


@pytest.mark.parametrize(("lang", "mark"), [("en", "Not planned"), ("km", "មិនបានគ្រោងទុក")])
def test_page_reading_view_and_word_mark_it_as_not_planned(report, secretary, outcome, lang, mark):
    save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)
    client = browser(secretary, lang)
    for name in ("report-detail", "report-print"):
        page = client.get(reverse(f"jmi:{name}", args=[report.pk])).content.decode()
        assert mark in page and WORDS[f"text_{lang}"] in page
    word = client.get(reverse("jmi:report-docx", args=[report.pk])).content
    cells = [cell.text for table in docx.Document(io.BytesIO(word)).tables for row in table.rows for cell in row.cells]
    assert any(WORDS[f"text_{lang}"] in text for text in cells) and any(mark in text for text in cells)


def test_pdf_is_laid_out_once_while_nothing_changes(report, secretary, monkeypatch, settings, tmp_path):
    import kit.pdf

    settings.VAR_DIR = tmp_path
    made, render = [], kit.pdf.render_pdf
    monkeypatch.setattr(kit.pdf, "render_pdf", lambda *args, **given: made.append(1) or render(*args, **given))
    client, url = browser(secretary), reverse("jmi:report-pdf", args=[report.pk])
    client.post(url)
    runner.run_all()
    first, second = client.get(url).content, client.get(url).content
    assert first == second and first.startswith(b"%PDF") and len(made) == 1
    save(report, secretary, kind="activity", place=f"outcome:{report.jmi_set.outcomes.first().pk}", **WORDS)
    assert not client.get(url).content.startswith(b"%PDF") and len(made) == 1
    client.post(url)
    runner.run_all()
    assert client.get(url).content not in (first, b"") and len(made) == 2


def test_form_without_javascript_adds_one_row_for_two_clicks(report, secretary, outcome):
    client, url = browser(secretary), address(report, outcome)
    form = client.get(url).context["form"]
    sent = {"version": 0, "whole": "1", "once": form["once"].value(), "place": f"outcome:{outcome.pk}", **WORDS}
    first, second = client.post(url, sent), client.post(url, sent)
    made = UnplannedProgress.objects.get()
    assert first.url == second.url == f"{report.get_absolute_url()}#unplanned-{made.pk}"
    changed = client.post(url, sent | {"text_en": "A second one"})
    assert changed.status_code == 422 and "sent before" in changed.content.decode()
    assert client.post(url, sent | {"text_en": "A second one", "once": changed.context["form"]["once"].value()})
    assert UnplannedProgress.objects.count() == 2


def test_row_is_changed_in_place_and_moved_to_an_output(report, secretary, outcome):
    made = save(report, secretary, kind="activity", place=f"outcome:{outcome.pk}", **WORDS)
    url = reverse("jmi:report-unplanned", args=[report.pk, made.pk])
    client = browser(secretary)
    assert WORDS["text_en"] in client.get(url, headers={"HX-Request": "true"}).content.decode()
    output = outcome.outputs.first()
    data = {"version": 1, "whole": "1", "place": f"output:{output.pk}", "text_en": "Wells", "state": "ongoing"}
    assert client.post(url, data, headers={"HX-Request": "true"}).status_code == 200
    made.refresh_from_db()
    assert (made.text_en, made.output, made.state) == ("Wells", output, "ongoing")


def test_reading_many_unplanned_rows_costs_no_more_queries(report, secretary, outcome, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            report_tree(report)
        return len(queries)

    UnplannedProgressFactory(report=report, outcome=outcome)
    one = count()
    for _n in range(8):
        UnplannedProgressFactory(report=report, outcome=outcome)
    assert count() == one


@pytest.mark.parametrize("model", [Activity, PartneringAction])
def test_evidence_stands_beside_activities_and_partnering_actions(report, secretary, model):
    thing = model.objects.filter(outcome__jmi_set=report.jmi_set).first()
    kind = "activity" if model is Activity else "partnering"
    client = browser(secretary)
    url = reverse(f"jmi:report-{kind}-evidence", args=[report.pk, thing.pk])
    answer = client.post(url, {"file": SimpleUploadedFile("ភស្តុតាង.png", PNG), "note": "Photo"})
    assert answer.url.endswith(f"#{kind}-{thing.pk}")
    evidence = Evidence.objects.get()
    page = client.get(report.get_absolute_url()).content.decode()
    assert "ភស្តុតាង.png" in page and "Photo" in page
    file = client.get(reverse("jmi:report-evidence", args=[report.pk, evidence.pk]))
    assert b"".join(file.streaming_content) == PNG
    stranger = browser(member(full_report().jmi_set.forum))
    assert stranger.get(reverse("jmi:report-evidence", args=[report.pk, evidence.pk])).status_code == 404
    remove_evidence(evidence=evidence, by=secretary, now=NOW)
    assert not Evidence.objects.exists()


def test_facilitator_adds_files_to_partnering_actions_only(report):
    facilitator = member(report.jmi_set.forum, SeatFunction.FACILITATOR)
    rows = [model.objects.filter(outcome__jmi_set=report.jmi_set).first() for model in (PartneringAction, Activity)]

    def add(thing):
        file = SimpleUploadedFile("x.png", PNG)
        return add_evidence(report=report, thing=thing, upload=file, note="", by=facilitator, now=NOW)

    assert add(rows[0]).partnering.partnering_action == rows[0]
    with pytest.raises(NotAllowed):
        add(rows[1])


# ── parts at stages of their own ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def laws():
    """An indicator of several laws at different stages."""
    report = ProgressReportFactory(state="drafted")
    indicator = IndicatorFactory(output__outcome__jmi_set=report.jmi_set, kind="milestones", title_en="Laws")
    stages = [
        IndicatorStageFactory(indicator=indicator, name_en=name) for name in ("Drafted", "Council", "Promulgated")
    ]
    parts = [BreakdownFactory(indicator=indicator, kind="group", label=name) for name in ("Water law", "Land law")]
    return report, indicator, stages, parts


def test_each_part_stands_at_a_stage_of_its_own(laws):
    report, indicator, stages, parts = laws
    by = member(report.jmi_set.forum)
    values = {"part_stages": {parts[0].pk: stages[1].pk, parts[1].pk: stages[2].pk}, "parts": {parts[0].pk: "in May"}}
    row = entries.save_indicator(report=report, indicator=indicator, values=values, version=0, by=by, now=NOW)
    assert row.reported == "reported"
    found = dict(row.parts.values_list("breakdown__label", "stage__name_en"))
    assert found == {"Water law": "Council", "Land law": "Promulgated"}
    page = browser(by).get(report.get_absolute_url()).content.decode()
    assert "Council · in May" in page and "Promulgated" in page
    now = frozen.entry(report_tree(report)["outcomes"][0]["outputs"][0]["indicators"][0])
    assert [part["stage"] for part in now["parts"]] == [1, 2]


def test_form_offers_the_stages_for_each_part(laws):
    report, indicator, stages, parts = laws
    client = browser(member(report.jmi_set.forum))
    url = reverse("jmi:report-indicator", args=[report.pk, indicator.pk])
    sent = {"version": 0, "whole": "1", "reported": "reported", f"stage_of_{parts[0].pk}": stages[2].pk}
    assert client.post(url, sent).status_code == 302
    assert IndicatorProgress.objects.get().parts.get().stage == stages[2]
    form = client.get(url, headers={"HX-Request": "true"}).context["form"]
    assert form[f"stage_of_{parts[0].pk}"].value() == str(stages[2].pk)
    late = client.post(url, sent | {f"stage_of_{parts[0].pk}": stages[0].pk})
    assert late.status_code == 409 and "Promulgated" in late.content.decode()


def test_stage_of_another_indicator_is_refused_for_a_part(laws):
    report, indicator, _stages, parts = laws
    foreign = IndicatorStageFactory()
    with pytest.raises(Refused):
        entries.save_indicator(
            report=report, indicator=indicator, values={"part_stages": {parts[0].pk: foreign.pk}}, version=0,
            by=member(report.jmi_set.forum), now=NOW,
        )  # fmt: skip
