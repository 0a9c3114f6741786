"""Pages of agreed actions: who sees what, filters, paging without counting, links without password, figures."""

import datetime
import io
from urllib.parse import urlencode

import openpyxl
import pytest
from django.core import mail, signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import User
from accounts.roles import RoleName
from followup import answers, balance, lists
from followup.calendar import due_dates
from followup.models import Action, SavedFilter
from meetings import meeting_tabs
from meetings.states import MeetingKind, SeatFunction
from partners.models.organisations import Side
from reports.desk import desk, desk_count
from tests.factories.accounts import UserFactory
from tests.factories.followup import ActionFactory, ContributorFactory, ExtensionFactory
from tests.factories.meeting_work import AgendaItemFactory, JointForumFactory, MeetingFactory, PointFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def forum(db):
    return ForumFactory()


@pytest.fixture
def secretariat(forum):
    return seated(forum, SeatFunction.SECRETARIAT)


@pytest.fixture
def crdb(db):
    return UserFactory(roles=[RoleName.CRDB])


def texts(client, **query):
    page = client.get(f"{reverse('followup:action-list')}?{urlencode(query)}")
    assert page.status_code == 200
    return {row.text for row in page.context["page"].rows}


@pytest.mark.provision("DEC-2", "TWG-3.05")
def test_actions_are_seen_by_their_forum_by_who_leads_or_helps_and_by_crdb(forum, client, crdb):
    body, helper = OrganisationFactory(), OrganisationFactory()
    own = ActionFactory(forum=forum, text_en="own")
    led = ActionFactory(text_en="led", lead_organisation=body)
    helped = ActionFactory(text_en="helped")
    ContributorFactory(action=helped, organisation=helper)
    ActionFactory(text_en="foreign")
    joint = MeetingFactory()
    JointForumFactory(meeting=joint, forum=forum)
    ActionFactory(text_en="joint", forum=joint.forum, meeting=joint)
    member = seated(forum, SeatFunction.NGO)
    SeatFactory(function=SeatFunction.MINISTRY, organisation=body, person=member.person)
    SeatFactory(function=SeatFunction.MINISTRY, organisation=helper, person=member.person)
    client.force_login(member)
    assert texts(client) == {"own", "led", "helped", "joint"}
    assert texts(client, forum=forum.pk) == {"own", "joint"}
    client.force_login(crdb)
    assert texts(client) == {"own", "led", "helped", "joint", "foreign"}
    client.force_login(UserFactory())
    assert texts(client) == set()
    assert client.get(own.get_absolute_url()).status_code == 404
    assert led.get_absolute_url()


@pytest.mark.provision("TWG-5d.07")
def test_what_partners_agree_among_themselves_stays_with_them(forum, crdb):
    meeting = MeetingFactory(forum=forum, kind=MeetingKind.PARTNERS)
    action = ActionFactory(forum=forum, meeting=meeting)
    partner, ministry = seated(forum, SeatFunction.PARTNER), seated(forum, SeatFunction.MINISTRY)
    assert list(Action.objects.visible_to(partner)) == [action]
    for other in (ministry, crdb):
        assert not Action.objects.visible_to(other).exists()
    meeting.shared = True
    meeting.save()
    assert list(Action.objects.visible_to(User.objects.get(pk=ministry.pk))) == [action]


def test_the_filter_of_the_list(forum, secretariat, client):
    body = OrganisationFactory()
    ActionFactory(forum=forum, text_en="late", due_on=TODAY - DAY, side=Side.PARTNER)
    ActionFactory(forum=forum, text_en="today", due_on=TODAY, themes=["gender"])
    ActionFactory(forum=forum, text_en="later", due_on=TODAY + 40 * DAY, lead_organisation=body, priority="high")
    ActionFactory(forum=forum, text_en="undated", due_on=None, due_text="")
    ActionFactory(forum=forum, text_en="done", state="done", closing_note="x")
    ExtensionFactory(action=ActionFactory(forum=forum, text_en="asked", due_on=TODAY + 50 * DAY))
    client.force_login(secretariat)
    assert texts(client) == {"late", "today", "later", "undated", "asked"}
    assert texts(client, show="late") == {"late"}
    assert texts(client, show="soon") == {"today"}
    assert texts(client, show="asked") == {"asked"}
    assert texts(client, show="done") == {"done"}
    assert texts(client, side="partner") == {"late"}
    assert texts(client, theme="gender") == {"today"}
    assert texts(client, organisation=body.pk) == {"later"}
    assert texts(client, priority="high") == {"later"}
    assert texts(client, due="none") == {"undated"}
    assert texts(client, from_on=TODAY.isoformat(), to_on=(TODAY + DAY).isoformat()) == {"today"}
    assert texts(client, show="nonsense", forum="²", state="%", from_on="2026-13-45") == {
        "late",
        "today",
        "later",
        "undated",
        "asked",
    }


def test_a_list_by_province_takes_its_forum_and_the_bodies_there(client, crdb):
    from tests.factories.partners import PlaceFactory

    place = PlaceFactory()
    ActionFactory(text_en="forum", forum=ForumFactory(place=place))
    ActionFactory(text_en="body", lead_organisation=OrganisationFactory(place=place))
    ActionFactory(text_en="elsewhere")
    client.force_login(crdb)
    assert texts(client, province=place.pk) == {"forum", "body"}


def test_a_filter_is_kept_and_removed(forum, secretariat, client):
    client.force_login(secretariat)
    for _twice in range(2):
        client.post(reverse("followup:action-filter-save"), {"name": "Late", "query": "show=late&side=ngo&x=1"})
    kept = SavedFilter.objects.get()
    assert kept.query == "show=late&side=ngo"
    assert "Late" in client.get(reverse("followup:action-list")).content.decode()
    client.force_login(UserFactory())
    assert client.post(reverse("followup:action-filter-remove", args=[kept.pk])).status_code == 404
    client.force_login(secretariat)
    client.post(reverse("followup:action-filter-remove", args=[kept.pk]))
    assert not SavedFilter.objects.exists()


def _fill(forum, number):
    for _n in range(number):
        seat = SeatFactory(forum=forum, function=SeatFunction.NGO, organisation=OrganisationFactory())
        meeting = MeetingFactory(forum=forum)
        action = ActionFactory(forum=forum, lead_seat=seat, lead_organisation=None, meeting=meeting)
        ContributorFactory(action=action)
        ContributorFactory(action=ActionFactory(forum=forum, meeting=meeting, due_on=TODAY))


@pytest.mark.parametrize(
    "name", ["action-list", "action-export", "action-ageing", "action-balance", "action-forum", "desk"]
)
def test_the_same_queries_for_one_row_and_for_a_hundred(name, forum, secretariat, client):
    client.force_login(secretariat)
    address = {"desk": "/", "action-forum": reverse("followup:action-forum", args=[forum.pk])}.get(name)
    address = address or reverse(f"followup:{name}")
    counts = []
    for number in (1, 24):
        _fill(forum, number)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            answer = client.get(address)
        assert answer.status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_page_is_followed_by_the_next_without_counting(forum, secretariat, client, monkeypatch):
    monkeypatch.setattr(lists, "PAGE", 3)
    for number in range(5):
        ActionFactory(forum=forum, text_en=f"{number}", due_on=TODAY + number * DAY)
    client.force_login(secretariat)
    first = client.get(reverse("followup:action-list"))
    assert (len(first.context["page"].rows), first.context["page"].more) == (3, True)
    second = client.get(f"{reverse('followup:action-list')}?page=2")
    assert (len(second.context["page"].rows), second.context["page"].more) == (2, False)


# --- answers by link --------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(forum):
    person = PersonFactory(email="lead@example.org", name_en="Ms Lead")
    seat = SeatFactory(forum=forum, function=SeatFunction.NGO, person=person)
    action = ActionFactory(forum=forum, lead_seat=seat, lead_organisation=None)
    return action, person, reverse("followup:action-answer", args=[answers.token(action, person)])


def test_a_link_shows_and_only_a_post_answers(asked, client):
    action, person, address = asked
    page = client.get(address)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "no-referrer"
    action.refresh_from_db()
    assert action.state == "open"
    for _twice in range(2):
        assert client.post(address, {"answer": "progress", "text": "Half of it"}).status_code == 302
    action.refresh_from_db()
    assert action.state == "in_progress"
    note = action.notes.get()
    assert (note.by_link, note.made_by) == (str(person), None)


def test_done_and_more_time_by_link(asked, client, secretariat, django_capture_on_commit_callbacks):
    action, person, address = asked
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"answer": "time", "text": "Rain", "due_text": "Q1 2027"})
    extension = action.extensions.get()
    assert (extension.granted, extension.by_link, extension.new_text) == (None, str(person), "Q1 2027")
    action.refresh_from_db()
    assert action.due_text == "30 Nov 2026"
    assert [letter.to[0] for letter in mail.outbox] == [f"{secretariat.name_en} <{secretariat.email}>"]
    client.post(address, {"answer": "done", "text": "All tested"})
    action.refresh_from_db()
    assert (action.state, action.done_by) == ("done", None)
    assert "Nothing more is asked" in client.get(address).content.decode()


def test_an_answer_needs_its_words_and_its_day(asked, client):
    action, _person, address = asked
    assert client.post(address, {"answer": "done", "text": ""}).status_code == 422
    assert client.post(address, {"answer": "time", "text": "Rain"}).status_code == 422
    action.priority = "high"
    action.save()
    assert client.post(address, {"answer": "done", "text": "All"}).status_code == 422
    action.refresh_from_db()
    assert action.state == "open"


def test_a_link_that_is_old_changed_or_of_somebody_who_left_is_closed(asked, client, monkeypatch):
    action, person, address = asked
    broken = reverse("followup:action-answer", args=[answers.token(action, person) + "x"])
    assert client.get(broken).status_code == 410
    assert client.post(broken, {"answer": "done", "text": "x"}).status_code == 410
    stranger = reverse("followup:action-answer", args=[answers.token(action, PersonFactory())])
    assert "Somebody else answers" in client.get(stranger).content.decode()
    other = signing.dumps(f"{action.pk}.{person.pk}", salt="another")
    assert client.get(reverse("followup:action-answer", args=[other])).status_code == 410
    monkeypatch.setattr(answers, "DAYS", -1)
    assert "expired" in client.get(address).content.decode()
    monkeypatch.undo()
    action.lead_seat.to_on = TODAY - DAY
    action.lead_seat.save()
    SeatFactory(forum=action.forum, function=SeatFunction.NGO, follows=action.lead_seat, from_on=TODAY)
    assert client.get(address).status_code == 410


# --- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.provision("TWG-5e.08", "TWG-3.05")
def test_ageing_by_organisation(forum, secretariat, client):
    body = OrganisationFactory(name_en="Ministry of Water")
    seat = SeatFactory(forum=forum, function=SeatFunction.MINISTRY, organisation=body)
    for days in (1, 31, 91, 400):
        ActionFactory(forum=forum, lead_organisation=body, due_on=TODAY - days * DAY)
    ActionFactory(forum=forum, lead_organisation=None, lead_seat=seat, due_on=TODAY)
    ActionFactory(forum=forum, lead_organisation=body, state="done", closing_note="x", due_on=TODAY - DAY)
    ActionFactory(forum=forum, lead_organisation=None, lead_text="All", due_on=None)
    rows = balance.ageing(Action.objects.visible_to(secretariat), TODAY)
    assert [(row.organisation, row.late, row.coming, row.undated) for row in rows] == [
        (body, (1, 1, 1, 1), 1, 0),
        (None, (0, 0, 0, 0), 0, 1),
    ]
    assert rows[0].oldest_on == TODAY - 400 * DAY
    client.force_login(secretariat)
    assert "Ministry of Water" in client.get(reverse("followup:action-ageing")).content.decode()


def test_the_balance_counts_each_promise_once(forum, secretariat):
    def make(**fields):
        state = fields.get("state", "open")
        note = "x" if state in ("done", "confirmed", "dropped") else ""
        return ActionFactory(forum=forum, side=Side.PARTNER, closing_note=note, **fields)

    make(state="confirmed", due_on=TODAY, done_on=TODAY)
    make(state="done", due_on=TODAY - DAY, done_on=TODAY)
    make(state="confirmed", due_on=None, done_on=TODAY)
    make(due_on=TODAY - DAY)
    make(due_on=TODAY)
    make(due_on=None)
    make(state="dropped")
    moved = make(due_on=TODAY + DAY)
    ExtensionFactory(action=moved, granted=True, granted_at=NOW)
    ExtensionFactory(action=moved, granted=True, granted_at=NOW)
    found = balance.by_side(Action.objects.visible_to(secretariat), TODAY)[Side.PARTNER]
    assert balance.sides_of(balance.by_forum(Action.objects.visible_to(secretariat), TODAY))[Side.PARTNER] == found
    assert found == balance.Balance(1, 1, 1, 1, 2, 1, 1, extended=1)
    assert (found.total, found.due, found.percent_in_time) == (8, 3, 33)
    forums = balance.by_forum(Action.objects.visible_to(secretariat), TODAY)
    assert [(one.forum, one.total) for one in forums] == [(forum, found)]


def test_the_workbook_holds_what_the_list_shows(forum, secretariat, client):
    ActionFactory(forum=forum, text_en="=1+1", due_text="Q2 2027", due_on=datetime.date(2027, 6, 30))
    ActionFactory(forum=forum, text_en="ended", state="dropped", closing_note="x")
    client.force_login(secretariat)
    answer = client.get(reverse("followup:action-export"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book.active.iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == ["=1+1"]
    assert rows[0][10] == "Q2 2027"


# --- elsewhere --------------------------------------------------------------------------------------------------------


def test_a_point_of_the_minutes_becomes_an_action_and_may_turn_back(forum, secretariat):
    thing = meeting_tabs.POINT_THINGS["action"]
    meeting = MeetingFactory(forum=forum)
    item = AgendaItemFactory(meeting=meeting)
    body = OrganisationFactory()
    point = PointFactory(meeting=meeting, item=item, kind="action", text_en="Share the survey", organisation=body)
    thing.became(point, secretariat, NOW)
    action = Action.objects.get(point=point)
    assert (action.text_en, action.item, action.meeting, action.lead_organisation) == (
        "Share the survey",
        item,
        meeting,
        body,
    )
    point.text_en = "Share the whole survey"
    thing.became(point, secretariat, NOW)
    thing.became(point, secretariat, NOW)
    assert Action.objects.get().text_en == "Share the whole survey"
    assert Action.objects.get().version == 2
    _template, context = thing.shown(secretariat, [point])[point.pk]
    assert context["line"].action == action
    assert thing.printed([point], "en")[point.pk]["who"] == body.short()
    thing.left(point, secretariat, NOW)
    assert not Action.objects.exists()


def test_a_point_on_whose_action_somebody_worked_stays_an_action(forum, secretariat):
    from kit.refusals import Refused

    point = PointFactory(meeting__forum=forum, kind="action")
    action = ActionFactory(forum=forum, point=point, state="in_progress")
    with pytest.raises(Refused):
        meeting_tabs.POINT_THINGS["action"].left(point, secretariat, NOW)
    assert Action.objects.get() == action


def test_the_next_agenda_begins_with_open_actions(forum):
    from followup.actions_showing import carried

    meeting = MeetingFactory(forum=forum)
    assert carried(meeting) == []
    ActionFactory(forum=forum, text_en="Late one", text_km="យឺត", due_on=TODAY - DAY)
    ActionFactory(forum=forum, state="confirmed", closing_note="x")
    with translation.override("en"):
        item = carried(meeting)[0]
    assert "Late one" in item["note_en"]
    assert "យឺត" in item["note_km"]
    assert item["source"] == "1 open action of the forum, 1 of them late"


def test_what_partners_agreed_among_themselves_is_carried_to_their_own_meetings_only(forum):
    from followup.actions_showing import carried

    private = {"forum": forum, "kind": MeetingKind.PARTNERS}
    ActionFactory(forum=forum, meeting=MeetingFactory(**private), text_en="Speak with one voice")
    assert carried(MeetingFactory(forum=forum)) == []
    assert carried(MeetingFactory(**private, shared=True)) == []
    assert "Speak with one voice" in carried(MeetingFactory(**private))[0]["note_en"]


def test_the_desk_shows_what_one_leads_and_what_one_confirms(forum, secretariat):
    body = OrganisationFactory()
    owner = seated(forum, SeatFunction.MINISTRY)
    owner.person.seats.update(organisation=body)
    late = ActionFactory(forum=forum, text_en="Late", lead_organisation=body, due_on=TODAY - DAY)
    ActionFactory(forum=forum, text_en="Far", lead_organisation=body, due_on=TODAY + 200 * DAY)
    ActionFactory(forum=forum, text_en="Done", lead_organisation=body, state="done", closing_note="x")
    ExtensionFactory(action=ActionFactory(forum=forum, text_en="Asked", due_on=TODAY + 300 * DAY))
    mine = desk(owner, TODAY, "/").things
    assert [(thing.title, thing.late) for thing in mine] == [("Agreed action: Late", True)]
    assert desk_count(owner) == 1
    titles = {thing.title for thing in desk(secretariat, TODAY, "/").things}
    assert titles == {"Confirm: Done", "More time asked for: Asked"}
    assert late.get_absolute_url() == mine[0].url


def test_due_days_stand_in_calendars(forum, secretariat):
    ActionFactory(forum=forum, text_en="Here", due_on=TODAY)
    ActionFactory(forum=forum, text_en="Ended", due_on=TODAY, state="dropped", closing_note="x")
    ActionFactory(text_en="Hidden", due_on=TODAY)
    found = due_dates(secretariat, TODAY - DAY, TODAY)
    assert [(one.on, one.uid, one.mine) for one in found] == [
        (TODAY, f"action-{Action.objects.get(text_en='Here').pk}", False)
    ]


@pytest.mark.parametrize("lang", ["en", "km"])
def test_the_handover_of_a_seat(lang, forum, secretariat, client):
    seat = SeatFactory(forum=forum, function=SeatFunction.NGO, organisation=OrganisationFactory(), to_on=TODAY)
    later = SeatFactory(forum=forum, function=SeatFunction.NGO, follows=seat, from_on=TODAY + DAY)
    ActionFactory(forum=forum, text_en="Held by the seat", text_km="", lead_seat=seat, lead_organisation=None)
    client.force_login(secretariat)
    for one in (seat, later):
        page = client.get(reverse("followup:action-handover", args=[forum.pk, one.pk]))
        assert "Held by the seat" in page.content.decode()
    paper = client.get(
        reverse("followup:action-handover-export", args=[forum.pk, seat.pk]), headers={"Accept-Language": lang}
    )
    assert paper.content.startswith(b"%PDF")


def test_an_action_of_a_closed_organisation_is_its_successors(forum, crdb):
    from partners import panels

    closed, successor = OrganisationFactory(), OrganisationFactory()
    action = ActionFactory(forum=forum, lead_organisation=closed)
    kept = ActionFactory(forum=forum, lead_organisation=closed, state="confirmed", closing_note="x")
    for carry_on in panels.ON_SUCCESSION:
        carry_on(closed, successor, TODAY, crdb)
    action.refresh_from_db()
    kept.refresh_from_db()
    assert (action.lead_organisation, kept.lead_organisation) == (successor, closed)
