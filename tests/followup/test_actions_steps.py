"""Agreed actions: every step of the table, evidence and a second person, days that move and stay on record."""

import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from accounts.roles import RoleName
from followup.actions import bulk, steps
from followup.actions.actions import create_action, update_action
from followup.actions.reminders import remind
from followup.emails_actions import reminder_words_in_both
from followup.models import Action, ActionReminder
from followup.permissions import parties
from followup.seat_line import holders_now
from followup.states import ACTION_WORKFLOW, ActionState
from kit.refusals import NotAllowed, Refused, Stale
from meetings.actions.seats import replace_holder
from meetings.states import SeatFunction
from partners.models.organisations import Side
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory, ExtensionFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
PARTIES = ("owner", "secretariat", "chair", "facilitator", "member", "crdb", "outsider")
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def fresh(user):
    """As in the next request."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def body(forum):
    return OrganisationFactory()


@pytest.fixture
def people(forum, body):
    owner = UserFactory()
    SeatFactory(forum=forum, function=SeatFunction.MINISTRY, organisation=body, person=PersonFactory(user=owner))
    return {
        "owner": owner,
        "secretariat": seated(forum, SeatFunction.SECRETARIAT),
        "chair": seated(forum, SeatFunction.CHAIR),
        "facilitator": seated(forum, SeatFunction.FACILITATOR),
        "member": seated(forum, SeatFunction.NGO),
        "crdb": UserFactory(roles=[RoleName.CRDB]),
        "outsider": UserFactory(),
    }


@pytest.fixture
def action(forum, body):
    return ActionFactory(forum=forum, lead_organisation=body)


def in_state(action, state):
    action.state = state
    if state in ("done", "confirmed", "dropped"):
        action.closing_note = "All wells are tested."
    if state in ("done", "confirmed"):
        action.done_on = TODAY
    action.save()
    return action


def take(verb, action, by):
    given = {"action": action, "by": fresh(by), "now": NOW}
    needs = {"finish": {"note": "All wells are tested."}, "drop": {"reason": "Gone"}, "reopen": {"reason": "Not yet"}}
    return getattr(steps, verb)(**given, **needs.get(verb, {}))


@pytest.mark.provision("TWG-5e.08")
@pytest.mark.parametrize("state", ActionState.values)
@pytest.mark.parametrize("verb", [step.verb for step in ACTION_WORKFLOW.steps])
def test_every_step_from_every_state_by_everybody(verb, state, action, people):
    step = ACTION_WORKFLOW.step(verb)
    for party in PARTIES:
        in_state(action, state)
        may = state in step.sources and party in step.who
        if may:
            assert take(verb, action, people[party]).state == step.target
            assert Action.objects.get(pk=action.pk).state_since_at == NOW
        else:
            with pytest.raises(Refused) as refused:
                take(verb, action, people[party])
            assert isinstance(refused.value, NotAllowed) is (state in step.sources)
            assert Action.objects.get(pk=action.pk).state == state


def test_ending_an_action_needs_words(action, people):
    for verb, field in (("finish", "note"), ("drop", "reason")):
        with pytest.raises(Refused) as refused:
            getattr(steps, verb)(action=action, **{field: "  "}, by=fresh(people["secretariat"]), now=NOW)
        assert refused.value.field == field
    done = take("finish", action, people["owner"])
    assert (done.closing_note, done.done_on, done.done_by) == ("All wells are tested.", TODAY, people["owner"])
    assert done.notes.get().text == "All wells are tested."


@pytest.mark.provision("TWG-5e.08")
def test_high_priority_needs_evidence_and_a_second_person(action, people):
    action.priority = "high"
    action.save()
    with pytest.raises(Refused) as refused:
        take("finish", action, people["secretariat"])
    assert refused.value.field == "file"
    assert Action.objects.get(pk=action.pk).state == "open"
    upload = SimpleUploadedFile("well.png", PNG, content_type="image/png")
    given = {"action": action, "by": fresh(people["secretariat"]), "now": NOW}
    steps.finish(note="Tested", upload=upload, **given)
    with pytest.raises(Refused, match="second person"):
        take("confirm", action, people["secretariat"])
    confirmed = take("confirm", action, people["chair"])
    assert (confirmed.confirmed_by, confirmed.state) == (people["chair"], "confirmed")


def test_evidence_of_an_earlier_note_is_enough(action, people):
    action.priority = "high"
    action.save()
    upload = SimpleUploadedFile("well.png", PNG, content_type="image/png")
    steps.add_note(action=action, text="Half", upload=upload, by=fresh(people["owner"]), now=NOW)
    assert take("finish", action, people["owner"]).state == "done"


def test_reopening_forgets_who_ended_it_but_keeps_the_notes(action, people):
    take("finish", action, people["owner"])
    opened = take("reopen", action, people["chair"])
    assert (opened.done_on, opened.done_by, opened.closing_note) == (None, None, "")
    assert {note.text for note in opened.notes.all()} == {"All wells are tested.", "Not yet"}


def test_an_old_page_decides_nothing(action, people):
    take("start", action, people["owner"])
    with pytest.raises(Stale):
        steps.confirm(action=action, version=1, by=fresh(people["chair"]), now=NOW)


@pytest.mark.provision("TWG-5e.08")
def test_an_extension_keeps_the_old_day(action, people):
    asked = steps.extend(action=action, due_text="mid Jan 2027", reason="Rain", by=fresh(people["owner"]), now=NOW)
    assert asked.granted is None
    action.refresh_from_db()
    assert action.due_text == "30 Nov 2026"
    with pytest.raises(Refused, match="already"):
        steps.extend(action=action, due_text="2028", reason="Rain", by=fresh(people["owner"]), now=NOW)
    with pytest.raises(NotAllowed):
        steps.answer_extension(extension=asked, granted=True, by=fresh(people["owner"]), now=NOW)
    given = steps.answer_extension(extension=asked, granted=True, by=fresh(people["secretariat"]), now=NOW)
    action.refresh_from_db()
    assert (action.due_text, action.due_on) == ("mid Jan 2027", datetime.date(2027, 1, 20))
    assert (given.old_text, given.old_on) == ("30 Nov 2026", datetime.date(2026, 11, 30))
    again = steps.answer_extension(extension=asked, granted=True, by=fresh(people["secretariat"]), now=NOW)
    assert again.granted
    assert Action.objects.get(pk=action.pk).version == action.version
    with pytest.raises(Refused):
        steps.answer_extension(extension=asked, granted=False, by=fresh(people["chair"]), now=NOW)


def test_more_time_refused_leaves_the_day(action, people):
    asked = ExtensionFactory(action=action, new_text="2028")
    steps.answer_extension(extension=asked, granted=False, by=fresh(people["chair"]), now=NOW)
    assert Action.objects.get(pk=action.pk).due_text == "30 Nov 2026"


def test_keepers_move_the_day_at_once_others_not_at_all(action, people):
    moved = steps.extend(action=action, due_text="Q1 2027", reason="Rain", by=fresh(people["chair"]), now=NOW)
    assert moved.granted
    assert Action.objects.get(pk=action.pk).due_on == datetime.date(2027, 3, 31)
    for party in ("member", "crdb", "outsider"):
        with pytest.raises(NotAllowed):
            steps.extend(action=action, due_text="2029", reason="Rain", by=fresh(people[party]), now=NOW)


def test_a_dropped_action_answers_what_was_asked(action, people):
    asked = ExtensionFactory(action=action)
    take("drop", action, people["secretariat"])
    asked.refresh_from_db()
    assert asked.granted is False


def test_the_first_note_of_the_lead_begins_the_work(action, people):
    steps.add_note(action=action, text="Seen", by=fresh(people["secretariat"]), now=NOW)
    assert Action.objects.get(pk=action.pk).state == "open"
    steps.add_note(action=action, text="Begun", by=fresh(people["owner"]), now=NOW)
    assert Action.objects.get(pk=action.pk).state == "in_progress"
    with pytest.raises(NotAllowed):
        steps.add_note(action=action, text="I heard", by=fresh(people["member"]), now=NOW)


def test_an_action_is_of_the_side_that_leads_and_its_day_is_kept_as_written(forum, people):
    bank = OrganisationFactory(kind="development_partner")
    made = create_action(
        forum=forum,
        text_en="Share the survey",
        lead_organisation=bank,
        due_text="end of Q2 2027",
        organisations=[OrganisationFactory()],
        by=fresh(people["facilitator"]),
        now=NOW,
    )
    assert (made.side, made.due_text) == (Side.PARTNER, "end of Q2 2027")
    assert made.due_on == datetime.date(2027, 6, 30)
    assert made.contributors.count() == 1
    with pytest.raises(NotAllowed):
        create_action(forum=forum, text_en="x", by=fresh(people["member"]), now=NOW)
    with pytest.raises(Refused):
        create_action(forum=forum, by=fresh(people["chair"]), now=NOW)


def test_a_day_once_given_moves_only_by_an_extension(action, people):
    given = {"action": action, "text_en": "New words", "text_km": "", "by": fresh(people["chair"]), "now": NOW}
    with pytest.raises(Refused) as refused:
        update_action(due_text="2030", version=1, **given)
    assert refused.value.field == "due_text"
    update_action(due_text="30 Nov 2026", version=1, **given)
    with pytest.raises(Stale):
        update_action(due_text="30 Nov 2026", version=1, **given)


def test_what_a_seat_leads_is_the_next_holders(forum, people):
    old, new = UserFactory(), UserFactory()
    seat = SeatFactory(forum=forum, function=SeatFunction.NGO, person=PersonFactory(user=old))
    action = ActionFactory(forum=forum, lead_seat=seat, lead_organisation=None)
    assert "owner" in parties(fresh(old), action)
    replace_holder(
        seat=seat,
        person=PersonFactory(user=new),
        from_on=TODAY,
        reason="moved",
        version=seat.version,
        by=fresh(people["chair"]),
        now=NOW,
    )
    assert "owner" not in parties(fresh(old), action)
    assert "owner" in parties(fresh(new), action)
    assert holders_now([seat.pk])[seat.pk].person.user == new
    assert list(Action.objects.visible_to(fresh(old))) == []
    assert list(Action.objects.visible_to(fresh(new))) == [action]


def test_a_bulk_update_says_which_were_refused(forum, body, people):
    good, done, foreign = ActionFactory(forum=forum), ActionFactory(forum=forum), ActionFactory()
    in_state(done, "confirmed")
    found = bulk.update_many(
        actions=[good, done, foreign],
        values={"do": "extend", "note": "Rain", "due_text": "2027"},
        by=fresh(people["secretariat"]),
        now=NOW,
    )
    assert [bool(one.problem) for one in found] == [False, True, True]
    assert Action.objects.get(pk=good.pk).due_text == "2027"
    assert Action.objects.get(pk=foreign.pk).due_text == "30 Nov 2026"
    found = bulk.update_many(
        actions=[good], values={"do": "lead", "lead_organisation": body}, by=fresh(people["chair"]), now=NOW
    )
    assert not found[0].problem
    assert Action.objects.get(pk=good.pk).lead_organisation == body


def test_the_same_reminder_twice_reminds_once(action, people, django_capture_on_commit_callbacks):
    key = "7c0d6a9e-4c6f-4b53-9e0e-6a8f4a6a7e10"
    words = reminder_words_in_both()
    for again in (False, True):
        with django_capture_on_commit_callbacks(execute=True):
            done = remind(actions=[action], words=words, key=key, by=fresh(people["secretariat"]), now=NOW)
        assert done[0].again is again
    assert ActionReminder.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [[f"{people['owner'].name_en} <{people['owner'].email}>"]]
    assert "/actions/answer/" in mail.outbox[0].body
    done = remind(actions=[action], words=words, key=key, by=fresh(people["member"]), now=NOW)
    assert done[0].problem
