"""Saving rows: values as written, missing is not zero, stale saves refused, who may write."""

import datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jmi.actions import entries
from jmi.actions.evidence import add_evidence
from jmi.models import IndicatorProgress, ProgressReport
from jmi.progress_rules import report_gaps
from jmi.report_tree import report_tree
from jmi.states import IndicatorKind, Reported, ReportState, RoundState
from kit.refusals import NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from tests.factories.jmi import (
    ActivityFactory,
    BreakdownFactory,
    IndicatorFactory,
    IndicatorStageFactory,
    OutcomeFactory,
    OutputFactory,
    PartneringActionFactory,
    member,
)
from tests.factories.jmi_progress import ProgressReportFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)


@pytest.fixture
def report():
    return ProgressReportFactory()


@pytest.fixture
def secretary(report):
    return member(report.jmi_set.forum)


@pytest.fixture
def output(report):
    return OutputFactory(outcome=OutcomeFactory(jmi_set=report.jmi_set))


@pytest.fixture
def indicator(output):
    return IndicatorFactory(output=output)


def save(report, indicator, by, version=0, **values):
    return entries.save_indicator(report=report, indicator=indicator, values=values, version=version, by=by, now=NOW)


@pytest.mark.provision("JMI-3.18")
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,140", 2140),
        ("0", 0),
        ("២ ១៤០", 2140),
        ("68,5 %", Decimal("68.5")),
        ("-3", -3),
        ("adopted", None),
        ("two of 8 laws, 1 promulgated", None),
    ],
)
def test_a_value_is_kept_as_written_beside_its_figure(report, indicator, secretary, text, value):
    row = save(report, indicator, secretary, value_text=text)
    row.refresh_from_db()
    assert (row.value_text, row.value, row.reported) == (text, value, Reported.REPORTED)


def test_missing_nothing_and_nought_are_three_things(report, output, secretary):
    silent, nothing, nought = (IndicatorFactory(output=output) for _n in range(3))
    save(report, silent, secretary, reported="not_reported", constraint_en="Survey delayed")
    save(report, nothing, secretary, reported="nothing", progress_en="Starts next year")
    save(report, nought, secretary, reported="reported", value_text="0")
    found = IndicatorProgress.objects.order_by("indicator").values_list("reported", "value")
    assert list(found) == [("not_reported", None), ("nothing", None), ("reported", 0)]


def test_a_value_typed_means_reported_whatever_was_ticked(report, indicator, secretary):
    row = save(report, indicator, secretary, reported="not_reported", value_text="12")
    assert row.reported == Reported.REPORTED


def test_nothing_to_report_beside_a_value_is_refused(report, indicator, secretary):
    with pytest.raises(Refused) as refusal:
        save(report, indicator, secretary, reported="nothing", value_text="12")
    assert refusal.value.field == "reported"
    assert not IndicatorProgress.objects.exists()


def test_the_short_way_leaves_other_fields_alone(report, indicator, secretary):
    save(report, indicator, secretary, value_text="10", rating="delayed", source="register", constraint_en="No cars")
    row = save(report, indicator, secretary, version=1, value_text="12", progress_en="Better")
    row.refresh_from_db()
    assert (row.value, row.rating, row.source, row.constraint_en) == (12, "delayed", "register", "No cars")
    emptied = save(report, indicator, secretary, version=2, value_text="")
    assert (emptied.reported, emptied.value) == (Reported.NOT_REPORTED, None)


def test_an_impossible_day_is_kept_as_written_and_named_before_submission(report, indicator, secretary):
    row = save(report, indicator, secretary, value_text="1", rating="on_track", as_of_text="31 Nov 2026")
    assert (row.as_of_text, row.as_of_on) == ("31 Nov 2026", None)
    said = [str(gap.message) for gap in report_gaps(report_tree(report)) if gap.field == "as_of_text" and gap.must]
    assert said == ["November has 30 days."]
    row = save(report, indicator, secretary, version=1, as_of_text="SY 2025/26")
    assert (row.as_of_text, row.as_of_on) == ("SY 2025/26", datetime.date(2026, 9, 30))
    row = save(report, indicator, secretary, version=2, as_of_text="when the census is out")
    assert (row.as_of_text, row.as_of_on) == ("when the census is out", None)


def test_parts_and_stages_belong_to_their_indicator(report, output, secretary):
    indicator, other = IndicatorFactory(output=output), IndicatorFactory(output=output)
    female, foreign = BreakdownFactory(indicator=indicator), BreakdownFactory(indicator=other)
    row = save(report, indicator, secretary, value_text="30", parts={female.pk: "12"})
    assert list(row.parts.values_list("value_text", "value")) == [("12", 12)]
    with pytest.raises(Refused):
        save(report, indicator, secretary, version=1, parts={foreign.pk: "1"})
    stage = IndicatorStageFactory(indicator=IndicatorFactory(output=output, kind=IndicatorKind.MILESTONES))
    with pytest.raises(Refused):
        save(report, indicator, secretary, version=1, stage_id=stage.pk)
    row = save(report, stage.indicator, secretary, stage_id=stage.pk)
    assert (row.stage, row.reported, row.value) == (stage, "reported", None)


def test_the_second_of_two_who_save_is_refused_and_sees_both_texts(report, indicator, secretary):
    colleague = member(report.jmi_set.forum)
    save(report, indicator, secretary, value_text="10", progress_en="Mine came first")
    with pytest.raises(Stale) as stale:
        save(report, indicator, colleague, value_text="11", progress_en="Mine came second")
    assert stale.value.theirs == {"value_text": "10", "progress_en": "Mine came first"}
    assert stale.value.mine == {"value_text": "11", "progress_en": "Mine came second"}
    assert stale.value.version == 1
    assert IndicatorProgress.objects.get().value == 10


def test_a_stale_part_shows_both_texts_too(report, indicator, secretary):
    part = BreakdownFactory(indicator=indicator)
    save(report, indicator, secretary, value_text="10", parts={part.pk: "4"})
    with pytest.raises(Stale) as stale:
        save(report, indicator, secretary, parts={part.pk: "5"})
    assert (stale.value.theirs, stale.value.mine) == ({f"part_{part.pk}": "4"}, {f"part_{part.pk}": "5"})


def test_the_first_row_of_the_secretariat_starts_the_report(report, indicator, secretary):
    save(report, indicator, secretary, value_text="10")
    report.refresh_from_db()
    assert report.state == ReportState.DRAFTED


WRITERS = {
    "indicator": {"secretariat", "chair"},
    "activity": {"secretariat", "chair"},
    "partnering": {"secretariat", "chair", "facilitator"},
    "partner": {"secretariat", "chair", "facilitator"},
    "government": {"secretariat", "chair"},
}


@pytest.mark.provision("JMI-3.12", "JMI-2.09")
@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("function", list(SeatFunction))
def test_each_side_writes_its_own_rows_and_no_other(report, output, kind, function):
    user = member(report.jmi_set.forum, function)

    def write():
        if kind == "indicator":
            return save(report, IndicatorFactory(output=output), user, value_text="1")
        if kind in ("activity", "partnering"):
            thing = (ActivityFactory if kind == "activity" else PartneringActionFactory)(output=output)
            return entries.save_schedule(
                report=report, kind=kind, thing=thing, values={"state": "done"}, version=0, by=user, now=NOW
            )
        values = {f"{kind}_statement_en": "We did.", f"{kind}_statement_km": ""}
        return entries.save_statement(report=report, which=kind, values=values, version=1, by=user, now=NOW)

    if function in WRITERS[kind]:
        write()
    else:
        with pytest.raises(NotAllowed):
            write()


def test_a_seat_in_another_group_gives_nothing(report, indicator):
    with pytest.raises(NotAllowed):
        save(report, indicator, member(ProgressReportFactory().jmi_set.forum), value_text="1")


@pytest.mark.provision("TWG-5e.11")
@pytest.mark.parametrize("state", ReportState.values)
def test_rows_rest_once_the_chair_has_approved(report, indicator, secretary, state):
    ProgressReport.objects.filter(pk=report.pk).update(state=state)
    if state in ("requested", "drafted", "discussed", "returned"):
        save(report, indicator, secretary, value_text="1")
    else:
        with pytest.raises(Refused) as refusal:
            save(report, indicator, secretary, value_text="1")
        assert not isinstance(refusal.value, NotAllowed)


def test_nothing_is_entered_in_a_closed_round(report, indicator, secretary):
    report.round.state = RoundState.CLOSED
    report.round.save()
    with pytest.raises(Refused):
        save(report, indicator, secretary, value_text="1")


def test_on_and_behind_schedule_may_both_be_ticked(report, output, secretary):
    values = {"state": "ongoing", "on_schedule": True, "behind_schedule": True, "reason": "Two of five provinces"}
    row = entries.save_schedule(
        report=report,
        kind="activity",
        thing=ActivityFactory(output=output),
        values=values,
        version=0,
        by=secretary,
        now=NOW,
    )
    row.refresh_from_db()
    assert (row.on_schedule, row.behind_schedule, row.reported) == (True, True, "reported")


def test_two_statements_can_be_written_at_the_same_time_but_not_the_same_one_twice(report, secretary):
    facilitator = member(report.jmi_set.forum, SeatFunction.FACILITATOR)
    version = report.version

    def write(which, text, by):
        values = {f"{which}_statement_en": text, f"{which}_statement_km": ""}
        return entries.save_statement(report=report, which=which, values=values, version=version, by=by, now=NOW)

    write("government", "Government", secretary)
    write("partner", "Partners", facilitator)
    with pytest.raises(Stale) as stale:
        write("partner", "Somebody else", secretary)
    assert stale.value.theirs["partner_statement_en"] == "Partners"
    report.refresh_from_db()
    assert (report.government_statement_en, report.partner_statement_en) == ("Government", "Partners")


def test_nothing_to_report_for_the_whole_needs_its_reason(report, secretary):
    values = {"nothing_to_report": True, "nothing_reason": " "}
    with pytest.raises(Refused):
        entries.save_statement(report=report, which="nothing", values=values, version=1, by=secretary, now=NOW)
    values["nothing_reason"] = "The set came into force in November"
    saved = entries.save_statement(report=report, which="nothing", values=values, version=1, by=secretary, now=NOW)
    assert saved.nothing_to_report


def test_dissent_is_the_facilitators_alone(report, secretary):
    with pytest.raises(NotAllowed):
        entries.note_dissent(report=report, text="No", by=secretary, now=NOW)
    facilitator = member(report.jmi_set.forum, SeatFunction.FACILITATOR)
    noted = entries.note_dissent(report=report, text="The figure is doubtful", by=facilitator, now=NOW)
    assert (noted.dissent, noted.dissent_by, noted.dissent_at) == ("The figure is doubtful", facilitator, NOW)
    taken_back = entries.note_dissent(report=report, text="", by=facilitator, now=NOW)
    assert (taken_back.dissent_by, taken_back.dissent_at) == (None, None)


@pytest.mark.provision("TWG-4c.06")
def test_any_member_raises_a_point_for_the_next_meeting_and_no_outsider(report, indicator):
    partner = member(report.jmi_set.forum, SeatFunction.PARTNER)
    point = entries.raise_discussion(report=report, indicator=indicator, text="Who pays?", by=partner, now=NOW)
    assert (point.progress.indicator, point.raised_by) == (indicator, partner)
    assert point.progress.reported == Reported.NOT_REPORTED
    observer = member(report.jmi_set.forum, SeatFunction.OBSERVER)
    with pytest.raises(NotAllowed):
        entries.raise_discussion(report=report, indicator=indicator, text="Who pays?", by=observer, now=NOW)


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00"
    b"\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def test_evidence_is_checked_and_several_files_stand_beside_one_value(report, indicator, secretary):
    for name in ("ភស្តុតាង.png", "second.png"):
        add_evidence(
            report=report, thing=indicator, upload=SimpleUploadedFile(name, PNG), note="", by=secretary, now=NOW
        )
    row = IndicatorProgress.objects.get()
    assert [str(one.file) for one in row.evidence.all()] == ["ភស្តុតាង.png", "second.png"]
    with pytest.raises(Refused):
        add_evidence(
            report=report,
            thing=indicator,
            upload=SimpleUploadedFile("x.pdf", b"MZ..."),
            note="",
            by=secretary,
            now=NOW,
        )
    assert row.reported == Reported.NOT_REPORTED


def test_a_language_that_has_not_followed_is_marked_until_it_does(report, indicator, secretary):
    save(report, indicator, secretary, progress_en="Begun", progress_km="ចាប់ផ្តើម")
    row = save(report, indicator, secretary, version=1, progress_en="Begun in May")
    assert row.older_texts == ["progress_km"]
    assert save(report, indicator, secretary, version=2, rating="on_track").older_texts == ["progress_km"]
    client = Client()
    client.force_login(secretary)
    assert "Khmer older" in client.get(report.get_absolute_url()).content.decode()
    form = client.get(reverse("jmi:report-indicator", args=[report.pk, indicator.pk])).content.decode()
    assert "Both languages say the same again" in form
    client.cookies["django_language"] = "km"
    assert "ការបកប្រែចាស់" in client.get(report.get_absolute_url()).content.decode()
    assert save(report, indicator, secretary, version=3, same_now=True).older_texts == []
    assert save(report, indicator, secretary, version=4, progress_km="ខែឧសភា").older_texts == ["progress_en"]
    assert save(report, indicator, secretary, version=5, progress_en="In May").older_texts == []


def test_a_statement_that_has_not_followed_is_marked(report, secretary):
    def write(**texts):
        standing = ProgressReport.objects.get(pk=report.pk)
        before = {
            f"government_statement_{lang}": getattr(standing, f"government_statement_{lang}") for lang in ("en", "km")
        }
        return entries.save_statement(
            report=report, which="government", values=before | texts, version=standing.version, by=secretary, now=NOW
        )

    assert write(government_statement_en="Good", government_statement_km="ល្អ").older_texts == []
    assert write(government_statement_km="ល្អណាស់").older_texts == ["government_statement_en"]
    assert write(government_statement_en="Very good").older_texts == []
