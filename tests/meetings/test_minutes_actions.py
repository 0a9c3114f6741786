"""The way of the minutes: circulated, corrected, approved by silence, sealed for good."""

import datetime

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from kit.refusals import NeedsReason, NotAllowed, Refused, Stale
from meetings.actions import corrections, minutes, points
from meetings.minutes_content import fingerprint
from meetings.models import Correction, Letter, Meeting, MinutesRevision, Point
from meetings.states import MINUTES_WORKFLOW, CorrectionState, MeetingState, MinutesState, PointKind, SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaItemFactory, CorrectionFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, seated

NOW = timezone.now()
DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate(NOW)


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def meeting(forum):
    return MeetingFactory(forum=forum, state=MeetingState.HELD)


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


@pytest.fixture
def chair(forum):
    return seated(forum, SeatFunction.CHAIR)


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting)


def write(meeting, by, text="27 districts use it.", **more):
    return points.add_point(meeting=meeting, by=by, now=NOW, text_en=text, **more)


def circulated(meeting, by, days=14):
    return minutes.circulate(meeting=meeting, until=TODAY + days * DAY, by=by, now=NOW)


def approved(meeting, secretariat, chair):
    meeting = circulated(meeting, secretariat)
    return minutes.approve(meeting=meeting, by=chair, now=NOW + 15 * DAY)


# Circulation and corrections ----------------------------------------------------------------------------------------


@pytest.mark.provision("TWG-5e.07")
def test_circulating_tells_everybody_and_keeps_the_text(
    meeting, secretariat, chair, mailoutbox, django_capture_on_commit_callbacks
):
    write(meeting, secretariat)
    with django_capture_on_commit_callbacks(execute=True):
        meeting = circulated(meeting, secretariat)
    assert (meeting.minutes_state, meeting.corrections_until_on) == (MinutesState.CIRCULATED, TODAY + 14 * DAY)
    assert {mail.to[0].split("<")[-1].strip(">") for mail in mailoutbox} == {secretariat.email, chair.email}
    assert Letter.objects.filter(meeting=meeting, kind="minutes").count() == 2
    assert MinutesRevision.objects.get(meeting=meeting).content["points"][0]["text_en"] == "27 districts use it."


def test_only_held_meetings_with_points_are_circulated(meeting, secretariat):
    with pytest.raises(Refused):
        circulated(meeting, secretariat)
    write(meeting, secretariat)
    with pytest.raises(Refused):
        minutes.circulate(meeting=meeting, until=TODAY, by=secretariat, now=NOW)
    Meeting.objects.update(state=MeetingState.ANNOUNCED)
    with pytest.raises(Refused):
        circulated(meeting, secretariat)


@pytest.mark.provision("TWG-5a.03")
def test_a_decision_without_consensus_needs_the_differing_views_or_a_reason(meeting, secretariat):
    point = write(meeting, secretariat, kind=PointKind.DECISION, by_consensus=False)
    with pytest.raises(NeedsReason):
        circulated(meeting, secretariat)
    point = points.save_point(
        point=point, version=1, differing_views="MEF asks districts to budget for it.", by=secretariat, now=NOW
    )
    assert circulated(meeting, secretariat).minutes_state == MinutesState.CIRCULATED


def test_circulated_text_is_not_typed_any_more(meeting, secretariat):
    point = write(meeting, secretariat)
    meeting = circulated(meeting, secretariat)
    with pytest.raises(Refused):
        points.save_point(point=point, version=1, text_en="quietly", by=secretariat, now=NOW)
    with pytest.raises(Refused):
        write(meeting, secretariat, text="more")


@pytest.mark.provision("TWG-5e.07")
def test_a_member_proposes_and_the_secretariat_takes_it(meeting, forum, secretariat):
    point = write(meeting, secretariat)
    circulated(meeting, secretariat)
    member = seated(forum, SeatFunction.NGO)
    proposal = corrections.propose(
        point=point, language="en", new_text="28 districts use it.", reason="Letter of MRD", by=member, now=NOW
    )
    again = corrections.propose(point=point, language="en", new_text="28 districts use it.", by=member, now=NOW)
    assert again == proposal
    with pytest.raises(NotAllowed):
        corrections.answer(correction=proposal, accept=True, by=member, now=NOW)
    corrections.answer(correction=proposal, accept=True, by=secretariat, now=NOW)
    point.refresh_from_db()
    proposal.refresh_from_db()
    assert (point.text_en, proposal.state, proposal.old_text) == (
        "28 districts use it.",
        CorrectionState.ACCEPTED,
        "27 districts use it.",
    )
    with pytest.raises(Refused):
        corrections.answer(correction=proposal, accept=False, reply="no", by=secretariat, now=NOW)


def test_refusing_a_correction_needs_a_word_and_leaves_the_text(meeting, forum, secretariat, chair):
    point = write(meeting, secretariat)
    circulated(meeting, secretariat)
    proposal = corrections.propose(point=point, language="en", new_text="30 districts", by=chair, now=NOW)
    with pytest.raises(Refused):
        corrections.answer(correction=proposal, accept=False, by=secretariat, now=NOW)
    corrections.answer(correction=proposal, accept=False, reply="The list shows 27.", by=secretariat, now=NOW)
    point.refresh_from_db()
    assert point.text_en == "27 districts use it."


def test_two_proposals_on_one_line_show_both_texts(meeting, forum, secretariat, chair):
    point = write(meeting, secretariat)
    circulated(meeting, secretariat)
    one = corrections.propose(point=point, language="en", new_text="28 districts", by=chair, now=NOW)
    other = corrections.propose(point=point, language="en", new_text="27 districts and 2 towns", by=chair, now=NOW)
    corrections.answer(correction=one, accept=True, by=secretariat, now=NOW)
    with pytest.raises(Stale) as stale:
        corrections.answer(correction=other, accept=True, by=secretariat, now=NOW)
    assert stale.value.theirs["text"] == "28 districts"
    corrections.answer(
        correction=other,
        accept=True,
        text="28 districts and 2 towns",
        standing="28 districts",
        by=secretariat,
        now=NOW,
    )
    point.refresh_from_db()
    assert point.text_en == "28 districts and 2 towns"


def test_strangers_and_latecomers_propose_nothing(meeting, forum, secretariat):
    point = write(meeting, secretariat)
    member = seated(forum, SeatFunction.MINISTRY)
    with pytest.raises(Refused):  # still a draft
        corrections.propose(point=point, language="en", new_text="x", by=member, now=NOW)
    circulated(meeting, secretariat)
    with pytest.raises(NotAllowed):
        corrections.propose(point=point, language="en", new_text="x", by=UserFactory(), now=NOW)
    with pytest.raises(Refused):
        corrections.propose(point=point, language="en", new_text="x", by=member, now=NOW + 15 * DAY)


# Approval and seal --------------------------------------------------------------------------------------------------


@pytest.mark.provision("TWG-5a.02")
def test_silence_is_consent_after_the_window_and_before_it_the_chair_says_why(meeting, secretariat, chair):
    write(meeting, secretariat)
    meeting = circulated(meeting, secretariat)
    with pytest.raises(NotAllowed):
        minutes.approve(meeting=meeting, by=secretariat, now=NOW + 15 * DAY)
    with pytest.raises(NeedsReason):
        minutes.approve(meeting=meeting, by=chair, now=NOW + DAY)
    with pytest.raises(NeedsReason):  # the last day belongs to the window
        minutes.approve(meeting=meeting, by=chair, now=NOW + 14 * DAY)
    done = minutes.approve(meeting=meeting, by=chair, now=NOW + 15 * DAY)
    assert (done.minutes_state, done.approved_by) == (MinutesState.APPROVED, chair)


def test_an_early_approval_keeps_its_reason(meeting, secretariat, chair):
    write(meeting, secretariat)
    meeting = circulated(meeting, secretariat)
    minutes.approve(meeting=meeting, reason="All members signed.", by=chair, now=NOW + DAY)
    assert "All members signed." in MinutesRevision.objects.filter(meeting=meeting).first().note


def test_open_proposals_hold_the_approval_up(meeting, secretariat, chair):
    point = write(meeting, secretariat)
    meeting = circulated(meeting, secretariat)
    CorrectionFactory(point=point)
    with pytest.raises(Refused):
        minutes.approve(meeting=meeting, by=chair, now=NOW + 15 * DAY)
    Correction.objects.update(state=CorrectionState.REFUSED)
    assert minutes.approve(meeting=meeting, by=chair, now=NOW + 15 * DAY).minutes_state == MinutesState.APPROVED


def test_taking_back_needs_a_reason_and_keeps_the_circulated_text(meeting, secretariat):
    point = write(meeting, secretariat)
    meeting = circulated(meeting, secretariat)
    with pytest.raises(Refused):
        minutes.withdraw(meeting=meeting, reason=" ", by=secretariat, now=NOW)
    meeting = minutes.withdraw(meeting=meeting, reason="A decision is missing", by=secretariat, now=NOW)
    assert (meeting.minutes_state, meeting.corrections_until_on) == (MinutesState.DRAFT, None)
    points.save_point(point=point, version=1, text_en="New", by=secretariat, now=NOW)
    newest = MinutesRevision.objects.filter(meeting=meeting).first()
    assert "A decision is missing" in newest.note
    assert newest.content["points"][0]["text_en"] == "27 districts use it."


@pytest.mark.provision("TWG-5e.06")
def test_a_seal_carries_the_fingerprint_of_the_kept_text(meeting, secretariat, chair):
    write(meeting, secretariat)
    sealed = minutes.seal(meeting=approved(meeting, secretariat, chair), by=secretariat, now=NOW)
    last = MinutesRevision.objects.filter(meeting=meeting).first()
    assert sealed.sealed_sha256 == fingerprint(last.content) == fingerprint(minutes.sealed_content(sealed))
    with pytest.raises(Refused):
        minutes.withdraw(meeting=sealed, reason="too late", by=secretariat, now=NOW)
    with pytest.raises(Refused):
        minutes.keep_revision(meeting=sealed, by=secretariat, now=NOW)


RAW = (
    "UPDATE meetings_point SET text_en = 'forged'",
    "UPDATE meetings_point SET text_km = 'ក្លែង', version = version",
    "UPDATE meetings_point SET kind = 'decision'",
    "UPDATE meetings_point SET position = 9",
    "DELETE FROM meetings_point",
    "INSERT INTO meetings_point (meeting_id, position, kind, text_en, text_km, speaker, differing_views, "
    "binding_after, edited_at, version) SELECT id, 1, 'decision', 'forged', '', '', '', '', now(), 1 "
    "FROM meetings_meeting",
    "UPDATE meetings_minutesrevision SET content = '{}'",
    "DELETE FROM meetings_minutesrevision",
    "UPDATE meetings_meeting SET minutes_state = 'draft'",
    "UPDATE meetings_meeting SET sealed_sha256 = 'forged'",
)


@pytest.mark.parametrize("sql", RAW)
def test_sealed_text_does_not_change_by_raw_sql_either(meeting, secretariat, chair, sql):
    write(meeting, secretariat)
    before = minutes.seal(meeting=approved(meeting, secretariat, chair), by=secretariat, now=NOW)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    after = Meeting.objects.get(pk=before.pk)
    assert (after.minutes_state, after.sealed_sha256) == (MinutesState.SEALED, before.sealed_sha256)
    assert Point.objects.get().text_en == "27 districts use it."
    assert fingerprint(minutes.sealed_content(after)) == before.sealed_sha256


def test_points_of_other_meetings_stay_open_beside_a_sealed_one(meeting, secretariat, chair):
    write(meeting, secretariat)
    minutes.seal(meeting=approved(meeting, secretariat, chair), by=secretariat, now=NOW)
    other = PointFactory()
    Point.objects.filter(pk=other.pk).update(text_en="still a draft")
    other.delete()
    assert Point.objects.count() == 1


# Tables -------------------------------------------------------------------------------------------------------------

TAKES = {
    "circulate": lambda meeting, by: minutes.circulate(meeting=meeting, until=TODAY + DAY, by=by, now=NOW),
    "withdraw": lambda meeting, by: minutes.withdraw(meeting=meeting, reason="x", by=by, now=NOW),
    "approve": lambda meeting, by: minutes.approve(meeting=meeting, reason="x", by=by, now=NOW),
    "seal": lambda meeting, by: minutes.seal(meeting=meeting, by=by, now=NOW),
}


@pytest.mark.parametrize("function", [SeatFunction.SECRETARIAT, SeatFunction.CHAIR, SeatFunction.PARTNER])
@pytest.mark.parametrize("state", [state.value for state in MinutesState if state != MinutesState.SEALED])
@pytest.mark.parametrize("verb", list(TAKES))
def test_every_step_follows_the_table(meeting, forum, verb, state, function):
    PointFactory(meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(minutes_state=state)
    step, by = MINUTES_WORKFLOW.step(verb), seated(forum, function)
    if state in step.sources and function.value in step.who:
        assert TAKES[verb](meeting, by).minutes_state == step.target
        return
    with pytest.raises(Refused):
        TAKES[verb](meeting, by)
    assert Meeting.objects.get(pk=meeting.pk).minutes_state == state
