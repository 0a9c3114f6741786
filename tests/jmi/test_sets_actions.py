"""The life of a set: both sides agree, submission freezes, CRDB/CDC returns and accepts, a revision replaces."""

import datetime
import json
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from accounts.models import User
from jmi.actions import assess, chain, cycles, review, revision, sets
from jmi.actions.chain import Place
from jmi.chain import chains
from jmi.compare import compare
from jmi.matrix import matrix_from_dict, matrix_of
from jmi.models import Activity, Agreement, FieldComment, JmiSet, KeptReason, Outcome, Submission
from jmi.states import SetState
from kit.refusals import Incomplete, NotAllowed, Refused, Stale
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.jmi import (
    ActivityFactory,
    CycleFactory,
    IndicatorFactory,
    JmiForumFactory,
    JmiSetFactory,
    OutcomeFactory,
    OutputFactory,
    SharedWithFactory,
    complete_set,
    member,
)

pytestmark = pytest.mark.django_db


def at(*parts: int) -> datetime.datetime:
    """A moment in Phnom Penh."""
    return datetime.datetime(*parts, tzinfo=ZoneInfo("Asia/Phnom_Penh"))


NOW = at(2019, 6, 14, 23, 30)


class Cast:
    """A complete set and everybody who has to do with it."""

    def __init__(self, **fields):
        self.set = complete_set(**fields)
        forum = self.set.forum
        self.secretariat = member(forum, SeatFunction.SECRETARIAT)
        self.chair = member(forum, SeatFunction.CHAIR)
        self.facilitator = member(forum, SeatFunction.FACILITATOR)
        self.partner = member(forum, SeatFunction.PARTNER)
        self.observer = member(forum, SeatFunction.OBSERVER)
        self.crdb = UserFactory(roles=["crdb"])
        self.outsider = UserFactory()

    def again(self) -> JmiSet:
        return JmiSet.objects.select_related("cycle", "forum").get(pk=self.set.pk)

    def agreed(self) -> JmiSet:
        sets.agree(jmi_set=self.set, by=self.facilitator, now=NOW)
        sets.agree(jmi_set=self.set, by=self.chair, now=NOW)
        return self.again()

    def submitted(self, now=NOW) -> Submission:
        self.agreed()
        return sets.submit(jmi_set=self.set, by=self.secretariat, now=now)

    def in_force(self) -> JmiSet:
        self.submitted()
        sets.take_step(jmi_set=self.set, verb="accept", by=self.crdb, now=NOW)
        sets.take_step(jmi_set=self.set, verb="consolidate", by=self.crdb, now=NOW)
        sets.send_to_pm(jmi_set=self.set, on=NOW.date(), by=self.crdb, now=NOW)
        sets.put_in_force(jmi_set=self.set, on=NOW.date(), by=self.crdb, now=NOW)
        return self.again()

    def edit(self, by, **values):
        outcome = Outcome.objects.get(jmi_set=self.again())
        values = {"title_en": outcome.title_en, "measured_by": "CSES"} | values
        return chain.save_row(
            jmi_set=self.set, kind="outcome", pk=outcome.pk, place=Place(), values=values, by=by, now=NOW
        )


@pytest.fixture
def cast():
    return Cast()


@pytest.mark.provision("JMI-2.03", "JMI-3.03")
def test_set_is_agreed_only_when_both_sides_have(cast):
    sets.agree(jmi_set=cast.set, by=cast.facilitator, meeting_on=datetime.date(2019, 5, 23), now=NOW)
    assert cast.again().state == SetState.DRAFTING, "a partner's agreement never makes it final"
    sets.agree(jmi_set=cast.set, by=cast.chair, note="With thanks", now=NOW)
    assert cast.again().state == SetState.AGREED
    first, second = Agreement.objects.order_by("pk")
    assert (first.party, first.meeting_on) == ("facilitator", datetime.date(2019, 5, 23))
    assert (second.party, second.agreed_by, second.note) == ("chair", cast.chair, "With thanks")


def test_one_side_agrees_once_and_nobody_for_the_other(cast):
    sets.agree(jmi_set=cast.set, by=cast.facilitator, now=NOW)
    with pytest.raises(Refused, match="agreed already"):
        sets.agree(jmi_set=cast.set, by=cast.facilitator, now=NOW)
    with pytest.raises(NotAllowed):
        sets.agree(jmi_set=cast.set, party="chair", by=cast.facilitator, now=NOW)
    for nobody in (cast.secretariat, cast.partner, cast.observer, cast.crdb, cast.outsider):
        with pytest.raises(NotAllowed):
            sets.agree(jmi_set=cast.set, by=nobody, now=NOW)


def test_change_after_an_agreement_withdraws_it(cast):
    sets.agree(jmi_set=cast.set, by=cast.facilitator, now=NOW)
    cast.edit(cast.secretariat, title_en="Other words")
    agreement = Agreement.objects.get()
    assert (agreement.withdrawn_at, agreement.withdrawn_by) == (NOW, cast.secretariat)
    sets.agree(jmi_set=cast.set, by=cast.chair, now=NOW)
    assert cast.again().state == SetState.DRAFTING, "the Chair alone is not both"


def test_agreement_to_an_older_text_is_refused(cast):
    seen = cast.again().version
    cast.edit(cast.secretariat, title_en="Other words")
    with pytest.raises(Stale):
        sets.agree(jmi_set=cast.set, version=seen, by=cast.chair, now=NOW)
    assert not Agreement.objects.exists()


@pytest.mark.provision("JMI-3.09", "JMI-2.05")
def test_open_musts_keep_a_set_from_being_agreed(cast):
    activity = Activity.objects.first()
    activity.responsibles.all().delete()
    with pytest.raises(Incomplete) as refused:
        sets.agree(jmi_set=cast.set, by=cast.chair, now=NOW)
    assert [(gap.provision, gap.field) for gap in refused.value.gaps] == [
        ("JMI-3.09", f"activity:{activity.pk}.responsibles")
    ]


@pytest.mark.provision("JMI-2.07")
def test_impossible_dates_are_stored_and_refused_at_agreement(cast):
    activity = Activity.objects.first()
    chain.save_row(
        jmi_set=cast.set,
        kind="activity",
        pk=activity.pk,
        place=Place(output=activity.output_id),
        values={"text_en": "Plan approved after its own report", "end_text": "mid Dec 2031"},
        by=cast.secretariat,
        now=NOW,
    )
    activity.refresh_from_db()
    assert (activity.end_text, activity.end_on.year) == ("mid Dec 2031", 2031)
    with pytest.raises(Incomplete) as refused:
        sets.agree(jmi_set=cast.set, by=cast.chair, now=NOW)
    assert [gap.provision for gap in refused.value.gaps] == ["JMI-2.07"]


@pytest.mark.provision("JMI-3.17")
def test_fourth_output_waits_for_its_reason_which_is_printed():
    cast = Cast(outputs=4)
    fourth = cast.set.outcomes.get().outputs.order_by("position")[3]
    with pytest.raises(Incomplete) as refused:
        sets.agree(jmi_set=cast.set, by=cast.chair, now=NOW)
    assert [gap.provision for gap in refused.value.gaps] == ["JMI-3.17"]
    keep = {"jmi_set": cast.set, "provision": "JMI-3.17", "row": f"output:{fourth.pk}", "now": NOW}
    with pytest.raises(Refused):
        review.keep_reason(reason="  ", by=cast.secretariat, **keep)
    review.keep_reason(reason="Verification needs an output of its own.", by=cast.secretariat, **keep)
    cast.agreed()
    matrix = matrix_of(cast.again(), "en")
    assert [(one.provision, one.where, one.text) for one in matrix.reasons] == [
        ("JMI-3.17", "1.4", "Verification needs an output of its own.")
    ]


def test_reason_is_kept_only_for_what_is_open(cast):
    with pytest.raises(Refused, match="no reason"):
        review.keep_reason(
            jmi_set=cast.set, provision="JMI-3.17", row="output:1", reason="x", by=cast.secretariat, now=NOW
        )


def test_reason_goes_with_its_row():
    cast = Cast(outputs=4)
    fourth = cast.set.outcomes.get().outputs.order_by("position")[3]
    row = f"output:{fourth.pk}"
    review.keep_reason(jmi_set=cast.set, provision="JMI-3.17", row=row, reason="x", by=cast.secretariat, now=NOW)
    chain.remove_row(jmi_set=cast.set, kind="output", pk=fourth.pk, by=cast.secretariat, now=NOW)
    assert not KeptReason.objects.exists()


@pytest.mark.provision("JMI-3.12", "TWG-4c.07")
def test_only_members_of_the_owning_group_draft(cast):
    sharing = SharedWithFactory(jmi_set=cast.set)
    co_member = member(sharing.forum, SeatFunction.SECRETARIAT)
    cast.edit(cast.partner, title_en="By a member")
    for nobody in (cast.observer, cast.crdb, cast.outsider, co_member):
        with pytest.raises(NotAllowed):
            cast.edit(nobody, title_en="By somebody else")
    assert Outcome.objects.get().title_en == "By a member"


@pytest.mark.provision("JMI-4.01", "JMI-4.02")
@pytest.mark.parametrize(("day", "late"), [(14, False), (15, True)])
def test_submission_is_one_act_with_time_late_mark_and_letter(day, late, django_capture_on_commit_callbacks):
    cast = Cast()
    now = at(2019, 6, day, 23, 59)
    with django_capture_on_commit_callbacks(execute=True):
        submission = cast.submitted(now)
    again = cast.again()
    assert (again.state, again.submitted_by, again.submitted_at) == (SetState.SUBMITTED, cast.secretariat, now)
    assert (again.submitted_late, submission.late) == (late, late)
    assert [letter.to for letter in mail.outbox] == [[f"{cast.crdb} <{cast.crdb.email}>"]]
    assert again.get_absolute_url() in mail.outbox[0].body


def test_frozen_copy_stays_when_the_set_changes(cast):
    submission = cast.submitted()
    before = matrix_of(cast.again(), "en")
    sets.send_back(jmi_set=cast.set, comment="Please name the register.", by=cast.crdb, now=NOW)
    cast.edit(cast.secretariat, title_en="Rewritten")
    submission.refresh_from_db()
    assert sets.fingerprint(submission.content) == submission.sha256
    assert sets.fingerprint(json.loads(json.dumps(submission.content))) == submission.sha256
    frozen = matrix_from_dict(submission.content["en"])
    assert frozen == before
    assert frozen.outcomes[0].text.value != "Rewritten"
    indicator = submission.content["raw"]["outcomes"][0]["outputs"][0]["indicators"][0]
    assert (indicator["baseline_text"], indicator["breakdowns"][0]["kind"]) == ("1,320", "female")
    assert matrix_from_dict(submission.content["km"]).lang == "km"


@pytest.mark.provision("JMI-4.03")
def test_crdb_returns_with_comments_on_fields_and_both_sides_agree_again(cast):
    cast.submitted()
    with pytest.raises(Refused, match="Say what"):
        sets.send_back(jmi_set=cast.set, by=cast.crdb, now=NOW)
    indicator = cast.set.outcomes.get().outputs.get().indicators.get()
    comment = review.add_comment(
        jmi_set=cast.again(),
        row=f"indicator:{indicator.pk}",
        field="target_text",
        text="By which year?",
        asks_change=True,
        by=cast.crdb,
        now=NOW,
    )
    sets.send_back(jmi_set=cast.set, by=cast.crdb, now=NOW)
    assert cast.again().state == SetState.DRAFTING
    assert not Agreement.objects.filter(withdrawn_at=None).exists()
    review.settle_comment(
        jmi_set=cast.again(), comment=comment.pk, answer="2020", settled=True, by=cast.secretariat, now=NOW
    )
    comment.refresh_from_db()
    assert (comment.answer, comment.settled_by) == ("2020", cast.secretariat)
    second = cast.submitted()
    assert (second.number, Submission.objects.count()) == (2, 2)


def test_only_crdb_accepts_and_returns(cast):
    cast.submitted()
    for nobody in (cast.secretariat, cast.chair, cast.facilitator, cast.outsider):
        with pytest.raises(NotAllowed):
            sets.take_step(jmi_set=cast.set, verb="accept", by=nobody, now=NOW)
        with pytest.raises(NotAllowed):
            sets.send_back(jmi_set=cast.set, comment="x", by=nobody, now=NOW)


def test_comment_on_a_row_of_another_set_is_refused(cast):
    other = IndicatorFactory()
    for row, field in (
        (f"indicator:{other.pk}", ""),
        ("indicator:0", ""),
        ("output:x", ""),
        ("user:1", ""),
        ("", "target_text"),
        (f"outcome:{cast.set.outcomes.get().pk}", "target_text"),
    ):
        with pytest.raises(Refused):
            review.add_comment(jmi_set=cast.set, row=row, field=field, text="x", by=cast.secretariat, now=NOW)
    assert not FieldComment.objects.exists()


def test_sharing_forums_read_and_comment(cast):
    sharing = SharedWithFactory(jmi_set=cast.set)
    co_member = member(sharing.forum, SeatFunction.PARTNER)
    co_observer = member(sharing.forum, SeatFunction.OBSERVER)
    assert list(JmiSet.objects.visible_to(co_member)) == [cast.set]
    assert not JmiSet.objects.visible_to(cast.outsider).exists()
    review.add_comment(jmi_set=cast.again(), text="We share this.", by=co_member, now=NOW)
    for nobody in (cast.outsider, co_observer):
        with pytest.raises(NotAllowed):
            review.add_comment(jmi_set=cast.again(), text="x", by=User.objects.get(pk=nobody.pk), now=NOW)


@pytest.mark.provision("JMI-3.13")
def test_revision_is_a_new_version_beside_the_old(cast):
    old = cast.in_force()
    with pytest.raises(Refused, match="why"):
        revision.revise(jmi_set=old, reason=" ", by=cast.secretariat, now=NOW)
    with pytest.raises(NotAllowed):
        revision.revise(jmi_set=old, reason="x", by=cast.crdb, now=NOW)
    new = revision.revise(jmi_set=old, reason="New census", meeting_on=NOW.date(), by=cast.secretariat, now=NOW)
    assert (new.number, new.revises, new.state, new.revision_reason) == (2, old, SetState.DRAFTING, "New census")
    read = chains([old, new])
    assert {pair.change for pair in compare(read[old.pk], read[new.pk])} == {"same"}

    outcome = read[new.pk][0]
    indicator = outcome.outputs.all()[0].indicators.all()[0]
    chain.save_row(
        jmi_set=new,
        kind="indicator",
        pk=indicator.pk,
        place=Place(output=indicator.output_id),
        values={"target_text": "3,500"},
        by=cast.secretariat,
        now=NOW,
    )
    chain.save_row(
        jmi_set=new, kind="activity", pk=None, place=Place(outcome=outcome.pk), values={"text_en": "Added"},
        by=cast.secretariat, now=NOW,
    )  # fmt: skip
    chain.remove_row(
        jmi_set=new, kind="partnering", pk=outcome.partnering_actions.all()[0].pk, by=cast.secretariat, now=NOW
    )
    read = chains([old, new])
    pairs = {pair.change: pair for pair in compare(read[old.pk], read[new.pk]) if pair.change != "same"}
    assert set(pairs) == {"changed", "added", "removed"}
    assert [(one.label, one.old, one.new) for one in pairs["changed"].differences] == [("Target", "3,000", "3,500")]
    assert pairs["added"].name == "Added"
    assert "3,000" in matrix_of(cast.again(), "en").outcomes[0].rows[0].indicators[0].target, "the old stays as it was"
    with pytest.raises(Refused, match="under way"):
        revision.revise(jmi_set=old, reason="again", by=cast.secretariat, now=NOW)


def test_revision_in_force_replaces_the_old():
    cast = Cast()
    old = cast.in_force()
    new = revision.revise(jmi_set=old, reason="New census", by=cast.chair, now=NOW)
    cast.set = new
    in_force = cast.in_force()
    old.refresh_from_db()
    assert (old.state, in_force.state) == (SetState.REVISED, SetState.IN_FORCE)


@pytest.mark.provision("JMI-1.05")
def test_closed_cycle_is_read_only(cast):
    cast.in_force()
    draft = JmiSetFactory(cycle=cast.set.cycle, forum=cast.set.forum, title_en="Second")
    cycles.close_cycle(cycle=cast.set.cycle, by=cast.crdb, now=NOW)
    assert cast.again().state == SetState.CLOSED
    tries = (
        lambda: chain.save_row(
            jmi_set=draft, kind="outcome", pk=None, place=Place(), values={"title_en": "x"}, by=cast.chair, now=NOW
        ),
        lambda: sets.create_set(cycle=cast.set.cycle, forum=cast.set.forum, title_en="x", by=cast.chair, now=NOW),
        lambda: sets.agree(jmi_set=draft, by=cast.chair, now=NOW),
        lambda: revision.revise(jmi_set=cast.set, reason="x", by=cast.chair, now=NOW),
        lambda: cycles.save_cycle(cycle=cast.set.cycle, values={"end_year": 2030}, by=cast.crdb, now=NOW),
    )
    for step in tries:
        with pytest.raises(Refused) as refused:
            step()
        assert refused.value.provision == "JMI-1.05"
    assert cast.set.pk in JmiSet.objects.visible_to(cast.partner).values_list("pk", flat=True)


@pytest.mark.provision("JMI-A.05")
def test_final_achievement_is_entered_until_the_day_set_for_it(cast):
    cast.in_force()
    cycle = cast.set.cycle
    cycle.late_entry_until_on = datetime.date(2024, 6, 30)
    cycle.save()
    cycles.close_cycle(cycle=cycle, by=cast.crdb, now=NOW)
    outcome = Outcome.objects.get(jmi_set=cast.set)
    enter = {"jmi_set": cast.set, "outcome": outcome.pk, "text": "81 %", "by": cast.secretariat}
    sets.record_achievement(now=at(2024, 6, 30, 12), **enter)
    outcome.refresh_from_db()
    assert outcome.achievement_text == "81 %"
    with pytest.raises(Refused, match="over"):
        sets.record_achievement(now=at(2024, 7, 1, 0, 1), **enter)


@pytest.mark.provision("JMI-3.08", "JMI-A.15")
def test_smart_test_keeps_assessor_and_date_and_leaves_agreements(cast):
    sets.agree(jmi_set=cast.set, by=cast.facilitator, now=NOW)
    outcome = cast.set.outcomes.get()
    kept = {"jmi_set": cast.set, "outcome": outcome.pk, "smart": ["specific", "hostile"], "ambition_opinion": "Bold."}
    assess.assess(smart_note="Why", by=cast.crdb, now=NOW, **kept)
    outcome.refresh_from_db()
    assert (outcome.smart, outcome.smart_by, outcome.smart_at) == (["specific"], cast.crdb, NOW)
    assert outcome.ambition_opinion == "Bold."
    assert Agreement.objects.filter(withdrawn_at=None).count() == 1
    with pytest.raises(NotAllowed):
        assess.assess(by=cast.outsider, now=NOW, **kept)


@pytest.mark.provision("JMI-3.09")
def test_activity_is_ready_only_with_an_implementer(cast):
    activity = ActivityFactory(output=cast.set.outcomes.get().outputs.get())
    save = {"jmi_set": cast.set, "kind": "activity", "pk": activity.pk, "place": Place(output=activity.output_id)}
    with pytest.raises(Refused) as refused:
        chain.save_row(values={"ready": True}, children={"responsibles": []}, by=cast.chair, now=NOW, **save)
    assert (refused.value.provision, refused.value.field) == ("JMI-3.09", "ready")
    lines = [{"role": "lead", "text": "each TWG"}]
    chain.save_row(values={"ready": True}, children={"responsibles": lines}, by=cast.chair, now=NOW, **save)
    activity.refresh_from_db()
    assert activity.ready
    assert str(activity.responsibles.get()) == "each TWG"


@pytest.mark.provision("JMI-A.12")
def test_indicator_is_ready_only_with_baseline_and_target(cast):
    indicator = cast.set.outcomes.get().outputs.get().indicators.get()
    save = {"jmi_set": cast.set, "kind": "indicator", "pk": indicator.pk, "place": Place(output=indicator.output_id)}
    with pytest.raises(Refused) as refused:
        chain.save_row(values={"ready": True, "target_text": ""}, by=cast.chair, now=NOW, **save)
    assert refused.value.provision == "JMI-A.12"
    chain.save_row(values={"ready": True, "target_text": "adopted"}, by=cast.chair, now=NOW, **save)


@pytest.mark.provision("JMI-A.23")
def test_output_needs_an_outcome_first():
    cast = Cast()
    with pytest.raises(Refused) as refused:
        chain.save_row(
            jmi_set=cast.set, kind="output", pk=None, place=Place(), values={"title_en": "x"}, by=cast.chair, now=NOW
        )
    assert refused.value.provision == "JMI-A.23"


def test_rows_of_another_set_are_out_of_reach(cast):
    other = IndicatorFactory()
    with pytest.raises(Refused):
        chain.remove_row(jmi_set=cast.set, kind="indicator", pk=other.pk, by=cast.chair, now=NOW)
    with pytest.raises(Refused):
        chain.move_row(jmi_set=cast.set, kind="indicator", pk=other.pk, step=1, by=cast.chair, now=NOW)
    activity = Activity.objects.filter(outcome__jmi_set=cast.set).first()
    with pytest.raises(Refused):
        chain.save_row(
            jmi_set=cast.set,
            kind="activity",
            pk=activity.pk,
            place=Place(output=other.output_id),
            values={},
            by=cast.chair,
            now=NOW,
        )


def test_rows_move_among_their_siblings_only():
    jmi_set = JmiSetFactory()
    chair = member(jmi_set.forum, SeatFunction.CHAIR)
    outcome = OutcomeFactory(jmi_set=jmi_set)
    a, b, c = (OutputFactory(outcome=outcome, position=place, title_en=name) for place, name in enumerate("abc"))
    far = OutputFactory(outcome=OutcomeFactory(jmi_set=jmi_set))

    def order() -> str:
        return "".join(outcome.outputs.order_by("position").values_list("title_en", flat=True))

    move = {"jmi_set": jmi_set, "kind": "output", "by": chair, "now": NOW}
    assert chain.move_row(pk=a.pk, step=1, **move) == 2
    assert order() == "bac"
    assert chain.move_row(pk=b.pk, step=-1, **move) == 1, "the first stays first"
    assert chain.move_row(pk=c.pk, before=b.pk, **move) == 1
    assert order() == "cba"
    assert chain.move_row(pk=c.pk, to_end=True, **move) == 3
    assert order() == "bac"
    with pytest.raises(Refused):
        chain.move_row(pk=c.pk, before=far.pk, **move)


@pytest.mark.provision("JMI-A.13")
def test_intermediate_targets_stand_in_date_order_whatever_was_typed_first(cast):
    indicator = cast.set.outcomes.get().outputs.get().indicators.get()
    lines = [{"due_text": "Q4 2019", "value_text": "2,500"}, {"due_text": "mid 2019", "value_text": "5–10 %"}]
    chain.save_row(
        jmi_set=cast.set,
        kind="indicator",
        pk=indicator.pk,
        place=Place(output=indicator.output_id),
        values={"baseline_text": "1,320", "target_text": "70 fewer", "direction": "down"},
        children={"targets": [{"id": indicator.targets.get().pk, "DELETE": True}, *lines]},
        by=cast.chair,
        now=NOW,
    )
    indicator.refresh_from_db()
    assert [one.due_text for one in indicator.targets.all()] == ["mid 2019", "Q4 2019"]
    assert (indicator.target_text, indicator.target_value) == ("70 fewer", 1250)


@pytest.mark.provision("JMI-4.05")
def test_whole_cycle_goes_to_the_prime_minister_and_into_force(cast):
    cast.submitted()
    sets.take_step(jmi_set=cast.set, verb="accept", by=cast.crdb, now=NOW)
    other = JmiSetFactory(cycle=cast.set.cycle)
    cycle = cast.set.cycle
    with pytest.raises(NotAllowed):
        cycles.consolidate_cycle(cycle=cycle, by=cast.chair, now=NOW)
    assert cycles.consolidate_cycle(cycle=cycle, by=cast.crdb, now=NOW) == 1
    on = datetime.date(2019, 7, 10)
    assert cycles.send_cycle_to_pm(cycle=cycle, on=on, reference="No. 12", by=cast.crdb, now=NOW) == 1
    cycle.refresh_from_db()
    assert (cycle.sent_to_pm_on, cycle.sent_to_pm_reference, cast.again().sent_to_pm_on) == (on, "No. 12", on)
    assert cycles.put_cycle_in_force(cycle=cycle, on=on, by=cast.crdb, now=NOW) == 1
    assert (cast.again().state, cast.again().in_force_on) == (SetState.IN_FORCE, on)
    other.refresh_from_db()
    assert other.state == SetState.DRAFTING, "drafts are left where they are"


def test_second_set_of_a_forum_needs_a_title():
    cycle, forum = CycleFactory(), JmiForumFactory()
    chair = member(forum, SeatFunction.CHAIR)
    sets.create_set(cycle=cycle, forum=forum, by=chair, now=NOW)
    with pytest.raises(Refused, match="title"):
        sets.create_set(cycle=cycle, forum=forum, by=chair, now=NOW)
    sets.create_set(cycle=cycle, forum=forum, title_km="ទឹក", by=chair, now=NOW)
    with pytest.raises(NotAllowed):
        sets.create_set(cycle=cycle, forum=JmiForumFactory(), by=chair, now=NOW)


def test_reopening_an_agreed_set_asks_why_and_withdraws_both(cast):
    cast.agreed()
    with pytest.raises(Refused):
        sets.reopen(jmi_set=cast.set, reason="", by=cast.secretariat, now=NOW)
    sets.reopen(jmi_set=cast.set, reason="A figure was wrong.", by=cast.secretariat, now=NOW)
    assert cast.again().state == SetState.DRAFTING
    assert not Agreement.objects.filter(withdrawn_at=None).exists()
    with pytest.raises(Refused):
        sets.submit(jmi_set=cast.set, by=cast.secretariat, now=NOW)


@pytest.mark.provision("JMI-2.06")
def test_gap_is_what_is_needed_less_what_is_committed(cast):
    line = Activity.objects.first().resources.get()
    assert line.gap == 600
    assert "gap 600" in matrix_of(cast.again(), "en").outcomes[0].rows[0].activities[0].resources[0]
    line.needed = None
    assert line.gap is None
