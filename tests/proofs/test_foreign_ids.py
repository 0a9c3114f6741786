"""Numbers of records that one may not see, or of other parents, in every choice and form: refused, nothing written."""

import pytest
from django.db.models import Max
from django.forms import BaseForm, BaseFormSet, ModelChoiceField
from django.test import Client
from django.urls import reverse

from accounts import history
from accounts.models import User
from jmi.models import Activity, Indicator, JmiSet, Outcome, Output
from meetings.models import Forum, Seat
from meetings.states import SeatFunction
from partners.models import Organisation
from tests.access.table import World, pages
from tests.factories.jmi import FieldCommentFactory, IndicatorFactory, JmiForumFactory, complete_set, member
from tests.factories.jmi_progress import (
    BreakdownFactory,
    EvidenceFactory,
    IndicatorProgressFactory,
    RoundFactory,
    full_report,
)
from tests.factories.meetings import SeatFactory
from tests.factories.partners import OrganisationFactory, PolicyEntryFactory, PositionFactory
from tests.proofs.words import addresses

pytestmark = pytest.mark.django_db
SEATED = ("secretariat", "facilitator")
# Which forums there are stands in the guideline: a joint meeting or an issue goes to one in which one does not sit.
ONLY_NAMES = {"joint_forums", "other_forum"}


def forms_of(response) -> list[BaseForm]:
    """Every form that a page was made with, those inside formsets too."""
    found: dict[int, BaseForm] = {}
    for layer in response.context or []:
        for value in layer.flatten().values() if hasattr(layer, "flatten") else layer.values():
            for one in value.values() if isinstance(value, dict) else [value]:
                if isinstance(one, BaseForm):
                    found[id(one)] = one
                elif isinstance(one, BaseFormSet):
                    found |= {id(form): form for form in [*one.forms, one.empty_form]}
    return list(found.values())


def test_choices_offer_only_records_that_may_be_seen():
    """A choice takes what is in its rows; those rows are within what the person may see, on every page there is."""
    world, fields, problems = World(), 0, []
    for n in range(3):
        complete_set(forum=JmiForumFactory(name_en=f"Hidden {n}"))
    sites = dict(addresses(world))
    clients = {role: signed_in(world.user(role)) for role in SEATED}
    for page in pages():
        if not page.post or page.label != page.name:
            continue
        for role in SEATED:
            if role not in page.served("get"):
                continue
            user, client, kwargs = world.user(role), clients[role], sites[page.name]
            for form in forms_of(client.get(reverse(page.name, kwargs=kwargs))):
                for name, field in form.fields.items():
                    if not isinstance(field, ModelChoiceField) or name in ONLY_NAMES:
                        continue
                    fields += 1
                    rows = field.queryset.model._default_manager.all()
                    if hasattr(rows, "visible_to"):
                        extra = field.queryset.exclude(pk__in=rows.visible_to(user).order_by().values("pk"))
                        problems += [f"{page.name} {role} {name}: {one!r}" for one in extra[:1]]
    assert fields > 20
    assert problems == []


def events() -> dict:
    """The last event of every recorded model."""
    return {
        model: event.objects.aggregate(last=Max("pgh_id"))["last"] or 0 for model, event in history.tracked().items()
    }


def written(before: dict) -> list[str]:
    """What was written since."""
    now = events()
    return [model._meta.label for model in now if now[model] != before[model]]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def row_data(**fields: object) -> dict:
    """What the form of an activity sends."""
    lines = ("responsibles", "dates", "resources", "places", "beneficiaries")
    data = {"text_en": "A walk", "version": "1"} | fields
    for name in lines:
        for part, number in (("TOTAL", "0"), ("INITIAL", "0"), ("MIN_NUM", "0"), ("MAX_NUM", "1000")):
            data.setdefault(f"{name}-{part}_FORMS", number)
    return data


@pytest.fixture
def two_sets(db) -> tuple[User, JmiSet, JmiSet]:
    """A secretariat with a set of its own, and the set of a group it does not belong to."""
    own, other = complete_set(), complete_set()
    return member(own.forum, SeatFunction.SECRETARIAT), own, other


def test_rows_of_another_set_are_not_there(two_sets):
    user, own, other = two_sets
    client, before = signed_in(user), events()
    for kind, model, path in (
        ("outcome", Outcome, "jmi_set"),
        ("output", Output, "outcome__jmi_set"),
        ("indicator", Indicator, "output__outcome__jmi_set"),
        ("activity", Activity, "outcome__jmi_set"),
    ):
        foreign = model.objects.get(**{path: other}).pk
        for verb, data in (("edit", {}), ("remove", {}), ("move", {"direction": "up"})):
            url = reverse(f"jmi:row-{verb}", kwargs={"pk": own.pk, "kind": kind, "row": foreign})
            assert client.post(url, data).status_code == 404, (kind, verb)
    assert written(before) == []


def test_a_row_is_not_hung_under_another_set(two_sets):
    user, own, other = two_sets
    client, before = signed_in(user), events()
    foreign_output, foreign_outcome = Output.objects.get(outcome__jmi_set=other), other.outcomes.get()
    activity = Activity.objects.get(outcome__jmi_set=own)
    edit = reverse("jmi:row-edit", kwargs={"pk": own.pk, "kind": "activity", "row": activity.pk})
    for place in (f"output:{foreign_output.pk}", f"outcome:{foreign_outcome.pk}", "output:²", "output:-1", "x"):
        assert client.post(edit, row_data(hangs_on=place)).status_code == 422, place
    for kind, place in (("activity", f"output:{foreign_output.pk}"), ("output", f"outcome:{foreign_outcome.pk}")):
        add = reverse("jmi:row-add", kwargs={"pk": own.pk, "kind": kind})
        response = client.post(f"{add}?under={place}", row_data(hangs_on=place, title_en="x"))
        assert response.status_code in (404, 422), (kind, place)
    move = reverse("jmi:row-move", kwargs={"pk": own.pk, "kind": "activity", "row": activity.pk})
    client.post(move, {"before": Activity.objects.get(outcome__jmi_set=other).pk})
    assert written(before) == []


@pytest.mark.parametrize("whose", ["another set", "another row of the own set"])
def test_a_line_of_another_row_is_refused(two_sets, whose):
    user, own, other = two_sets
    mine = Activity.objects.get(outcome__jmi_set=own)
    if whose == "another set":
        theirs = Activity.objects.get(outcome__jmi_set=other)
    else:
        from tests.factories.jmi import ActivityFactory, ResponsibleFactory

        theirs = ActivityFactory(output=mine.output)
        ResponsibleFactory(activity=theirs)
    line = theirs.responsibles.get()
    client, before = signed_in(user), events()
    url = reverse("jmi:row-edit", kwargs={"pk": own.pk, "kind": "activity", "row": mine.pk})
    data = row_data(hangs_on=f"output:{mine.output_id}", version=str(mine.version))
    lines = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1", "0-id": line.pk, "0-text": "mine now", "0-role": "lead"}
    for action in ({}, {"responsibles-0-DELETE": "on"}):
        answer = client.post(url, data | {f"responsibles-{name}": value for name, value in lines.items()} | action)
        assert answer.status_code == 422
    line.refresh_from_db()
    assert line.activity_id == theirs.pk
    assert written(before) == []


def test_a_closed_organisation_and_one_that_is_none_are_refused(two_sets):
    import datetime

    user, own, _other = two_sets
    gone = OrganisationFactory(valid_from_on=datetime.date(2000, 1, 1), valid_to_on=datetime.date(2010, 1, 1))
    mine = Activity.objects.get(outcome__jmi_set=own)
    client, before = signed_in(user), events()
    url = reverse("jmi:row-edit", kwargs={"pk": own.pk, "kind": "activity", "row": mine.pk})
    data = row_data(hangs_on=f"output:{mine.output_id}", version=str(mine.version))
    data |= {"responsibles-TOTAL_FORMS": "1", "responsibles-0-role": "lead"}
    for number in (gone.pk, 987_654_321, "²", "9" * 40, "-1", "x"):
        assert client.post(url, data | {"responsibles-0-organisation": number}).status_code == 422, number
    assert written(before) == []
    assert Organisation.objects.filter(pk=gone.pk).exists()


def test_a_set_is_not_shared_with_a_group_one_does_not_know(two_sets):
    user, own, other = two_sets
    client, before = signed_in(user), events()
    url = reverse("jmi:set-update", kwargs={"pk": own.pk})
    hidden = Forum.objects.exclude(pk__in=[own.forum_id]).exclude(pk=other.forum_id).first() or other.forum
    known = Forum.objects.visible_to(user)
    response = client.post(url, {"version": own.version, "shared_forums": [987_654_321], "joint_senses": []})
    assert response.status_code == 422
    assert hidden not in known
    assert written(before) == []


def test_comments_of_another_set_and_on_rows_of_another_set_are_refused(two_sets):
    user, own, other = two_sets
    comment = FieldCommentFactory(jmi_set=other)
    client, before = signed_in(user), events()
    url = reverse("jmi:comment-settle", kwargs={"pk": own.pk, "comment": comment.pk})
    client.post(url, {"settled": "1", "answer": "x"})
    comment.refresh_from_db()
    assert comment.settled_at is None
    add = reverse("jmi:comment-add", kwargs={"pk": own.pk})
    for row in (
        f"indicator:{Indicator.objects.get(output__outcome__jmi_set=other).pk}",
        "indicator:²",
        "x:1",
        "output:",
    ):
        assert client.post(add, {"text": "Look", "row": row}).status_code == 422, row
    assert written(before) == []


@pytest.fixture
def two_reports(db):
    """A report of one's own group and one of another, in the same round."""
    round_ = RoundFactory()
    own, other = full_report(1, round=round_), full_report(1, round=round_)
    return member(own.jmi_set.forum, SeatFunction.SECRETARIAT), own, other


def test_rows_files_and_comments_of_another_report_are_not_there(two_reports):
    user, own, other = two_reports
    type(own).objects.update(state="drafted")
    foreign = Indicator.objects.get(output__outcome__jmi_set=other.jmi_set)
    activity = Activity.objects.get(outcome__jmi_set=other.jmi_set)
    evidence = EvidenceFactory(progress=IndicatorProgressFactory(report=other, indicator=foreign))
    comment = FieldCommentFactory(jmi_set=None, report=other)
    client, before = signed_in(user), events()
    tries = [
        ("jmi:report-indicator", {"row": foreign.pk}, {"version": 0, "value_text": "1"}),
        ("jmi:report-activity", {"row": activity.pk}, {"version": 0, "state": "done"}),
        ("jmi:report-outcome", {"row": activity.outcome_id}, {"version": 0, "note_en": "x", "whole": "1"}),
        ("jmi:report-discussion", {"row": foreign.pk}, {"text": "x"}),
        ("jmi:report-indicator-evidence", {"row": foreign.pk}, {}),
        ("jmi:report-evidence", {"evidence": evidence.pk}, {}),
        ("jmi:report-evidence-remove", {"evidence": evidence.pk}, {}),
        ("jmi:report-comment-settle", {"comment": comment.pk}, {"answer": "x", "settled": "1"}),
    ]
    for name, kwargs, data in tries:
        assert client.post(reverse(name, kwargs={"pk": own.pk} | kwargs), data).status_code in (404, 405), name
        assert client.post(reverse(name, kwargs={"pk": other.pk} | kwargs), data).status_code in (404, 405), name
    assert written(before) == []


def test_parts_and_stages_of_another_indicator_are_not_written(two_reports):
    user, own, other = two_reports
    type(own).objects.update(state="drafted")
    mine = Indicator.objects.get(output__outcome__jmi_set=own.jmi_set)
    foreign = Indicator.objects.get(output__outcome__jmi_set=other.jmi_set)
    part = BreakdownFactory(indicator=foreign)
    from tests.factories.jmi import IndicatorStageFactory

    stage = IndicatorStageFactory(indicator=foreign)
    sibling = IndicatorFactory(output=mine.output)
    near = BreakdownFactory(indicator=sibling)
    client = signed_in(user)
    url = reverse("jmi:report-indicator", kwargs={"pk": own.pk, "row": mine.pk})
    data = {"version": 0, "value_text": "1", "whole": "1", "stage": stage.pk}
    client.post(url, data | {f"part_{part.pk}": "12", f"part_{near.pk}": "13", f"parts-{part.pk}": "1"})
    from jmi.models import IndicatorProgress, IndicatorProgressPart

    assert not IndicatorProgressPart.objects.exists()
    assert not IndicatorProgress.objects.filter(stage=stage).exists()


def test_numbers_of_two_parents_are_not_mixed():
    world = World()
    keeper = signed_in(world.user("crdb"))
    forum, seat = JmiForumFactory(), SeatFactory(forum=JmiForumFactory())
    position, person = PositionFactory(), PositionFactory().person
    entry, framework = PolicyEntryFactory(), PolicyEntryFactory().framework
    before = events()
    crossed = [
        *((f"meetings:seat-{verb}", {"pk": forum.pk, "seat_pk": seat.pk}) for verb in ("update", "replace", "end")),
        ("meetings:seat-contact", {"pk": forum.pk, "seat_pk": seat.pk}),
        ("partners:position-update", {"pk": person.pk, "position_pk": position.pk}),
        ("partners:entry-update", {"pk": framework.pk, "entry_pk": entry.pk}),
    ]
    for name, kwargs in crossed:
        assert keeper.post(reverse(name, kwargs=kwargs), {}).status_code == 404, name
    assert written(before) == []
    assert Seat.objects.get(pk=seat.pk).forum_id != forum.pk
