"""A removed row comes back whole; one form makes one row; the older language is marked."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from jmi.actions import chain, undo
from jmi.actions.chain import Place
from jmi.chain import chains
from jmi.matrix import matrix_from_dict, matrix_of, matrix_to_dict
from jmi.models import (
    Activity,
    ActivityDate,
    Breakdown,
    FieldComment,
    Indicator,
    IndicatorStage,
    JmiSet,
    KeptReason,
    Outcome,
    Output,
    PartneringAction,
    Responsible,
)
from jmi.raw import raw_of
from jmi.rows import KINDS
from kit.refusals import Refused
from tests.factories.jmi import (
    FieldCommentFactory,
    IndicatorStageFactory,
    KeptReasonFactory,
    OutputFactory,
    complete_set,
    member,
)

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)
MODELS = (Outcome, Output, Indicator, IndicatorStage, Breakdown, Activity, ActivityDate, PartneringAction, Responsible)


@pytest.fixture
def jmi_set():
    made = complete_set(outputs=2, rows=2)
    IndicatorStageFactory(indicator=Indicator.objects.first())
    return made


@pytest.fixture
def secretary(jmi_set):
    return member(jmi_set.forum)


@pytest.fixture
def client(secretary):
    made = Client()
    made.force_login(secretary)
    return made


def remove(jmi_set, kind, row, by):
    return chain.remove_row(jmi_set=jmi_set, kind=kind, pk=row.pk, by=by, now=NOW)


def restore(jmi_set, removed, by):
    return undo.restore_row(jmi_set=jmi_set, removed=removed, by=by, now=NOW)


def everything(jmi_set):
    """All that stands in the set, but for its own version."""
    content = raw_of(jmi_set, chains([jmi_set])[jmi_set.pk])
    return content["outcomes"]


# ── undo ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("kind", ["outcome", "output", "indicator", "activity", "partnering"])
def test_removed_row_comes_back_with_all_that_hung_on_it(jmi_set, secretary, kind):
    before = everything(jmi_set)
    row = KINDS[kind].model.objects.first()
    removed = remove(jmi_set, kind, row, secretary)
    assert everything(jmi_set) != before
    assert restore(jmi_set, removed, secretary).pk == row.pk
    assert everything(jmi_set) == before


def test_reasons_and_comments_of_a_removed_row_come_back(jmi_set, secretary):
    output = Output.objects.first()
    kept = KeptReasonFactory(jmi_set=jmi_set, row=f"output:{output.pk}")
    open_one = FieldCommentFactory(jmi_set=jmi_set, row=f"indicator:{output.indicators.first().pk}", answer="In May")
    settled = FieldCommentFactory(
        jmi_set=jmi_set, row=f"output:{output.pk}", settled_at=NOW, settled_by=secretary, answer="Done"
    )
    restore(jmi_set, remove(jmi_set, "output", output, secretary), secretary)
    assert KeptReason.objects.get(pk=kept.pk).reason == kept.reason
    open_one.refresh_from_db()
    assert (open_one.settled_at, open_one.answer) == (None, "In May")
    assert FieldComment.objects.get(pk=settled.pk).answer == "Done"


def test_row_does_not_come_back_twice_nor_without_its_place_nor_after_a_step(jmi_set, secretary):
    output = Output.objects.first()
    activity = output.activities.first()
    removed = remove(jmi_set, "activity", activity, secretary)
    above = remove(jmi_set, "output", output, secretary)
    with pytest.raises(Refused, match="what it hung on"):
        restore(jmi_set, removed, secretary)
    restore(jmi_set, above, secretary)
    restore(jmi_set, removed, secretary)
    with pytest.raises(Refused, match="already"):
        restore(jmi_set, removed, secretary)
    again = remove(jmi_set, "activity", activity, secretary)
    JmiSet.objects.filter(pk=jmi_set.pk).update(state_since_at=NOW + datetime.timedelta(days=1))
    with pytest.raises(Refused, match="moved on"):
        restore(jmi_set, again, secretary)


def test_row_that_points_at_something_gone_stays_away(jmi_set, secretary):
    activity = Activity.objects.first()
    removed = remove(jmi_set, "activity", activity, secretary)
    for row in removed["rows"]:
        if row["model"] == "jmi.responsible":
            row["fields"]["organisation"] = 999_999
    with pytest.raises(Refused, match="points at"):
        restore(jmi_set, removed, secretary)
    assert not Activity.objects.filter(pk=activity.pk).exists()


def test_undo_button_works_without_scripts_for_its_own_session_only(jmi_set, secretary, client):
    output = Output.objects.first()
    client.post(reverse("jmi:row-remove", args=[jmi_set.pk, "output", output.pk]))
    page = client.get(jmi_set.get_absolute_url())
    assert "Undo" in page.content.decode()
    url = reverse("jmi:row-restore", args=[jmi_set.pk, page.context["removed"]["token"]])
    stranger = Client()
    stranger.force_login(member(jmi_set.forum))
    assert "no longer be undone" in stranger.post(url, follow=True).content.decode()
    assert not Output.objects.filter(pk=output.pk).exists()
    assert client.post(url).url.endswith(f"#output-{output.pk}")
    assert Output.objects.get(pk=output.pk).indicators.count() == 2
    after = client.get(jmi_set.get_absolute_url())
    assert after.context["removed"] is None


# ── one form, one row ─────────────────────────────────────────────────────────────────────────────────────────────
def test_double_click_on_a_new_row_makes_one_row(jmi_set, client):
    url = reverse("jmi:row-add", args=[jmi_set.pk, "outcome"])
    key = client.get(url).context["form"]["once"].value()
    sent = {"once": key, "title_en": "Further", "start_year": 2019, "end_year": 2023}
    sent |= {"policy_links-TOTAL_FORMS": 0, "policy_links-INITIAL_FORMS": 0}
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.url == second.url
    assert Outcome.objects.filter(title_en="Further").count() == 1
    other = client.post(url, sent | {"title_en": "Another"})
    assert other.status_code == 422 and "sent before" in other.content.decode()


# ── the older language ────────────────────────────────────────────────────────────────────────────────────────────
def save(jmi_set, output, by, **values):
    return chain.save_row(
        jmi_set=jmi_set,
        kind="output",
        pk=output.pk,
        place=Place(outcome=output.outcome_id),
        values=values,
        by=by,
        now=NOW,
    )


def test_changing_one_language_makes_the_other_older_until_it_follows(jmi_set, secretary):
    output = Output.objects.first()
    assert save(jmi_set, output, secretary, title_en="New words").older == "km"
    assert save(jmi_set, output, secretary, number="7").older == "km"
    assert save(jmi_set, output, secretary, title_km="ពាក្យថ្មី").older == ""
    assert save(jmi_set, output, secretary, title_km="ពាក្យថ្មីទៀត").older == "en"
    assert save(jmi_set, output, secretary, title_km="ក", title_en="a").older == ""
    assert save(jmi_set, output, secretary, title_en="b").older == "km"
    assert save(jmi_set, output, secretary, same_now=True).older == ""


def test_first_translation_makes_nothing_older(jmi_set, secretary):
    output = OutputFactory(outcome=jmi_set.outcomes.first(), title_km="")
    assert save(jmi_set, output, secretary, title_km="ថ្មី").older == ""
    assert save(jmi_set, output, secretary, title_km="").older == ""


def test_matrix_and_form_say_which_language_is_older(jmi_set, secretary, client):
    output = Output.objects.first()
    save(jmi_set, output, secretary, title_en="New words")
    assert "Khmer older" in client.get(jmi_set.get_absolute_url()).content.decode()
    url = reverse("jmi:row-edit", args=[jmi_set.pk, "output", output.pk])
    assert "Both languages say the same again" in client.get(url).content.decode()
    client.cookies["django_language"] = "km"
    assert "ការបកប្រែចាស់ជាង" in client.get(jmi_set.get_absolute_url()).content.decode()
    matrix = matrix_of(jmi_set, "km")
    assert matrix_from_dict(matrix_to_dict(matrix)) == matrix
