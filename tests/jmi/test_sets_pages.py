"""The pages of a set: the matrix edited row by row, with htmx and without, and nobody's text lost."""

import datetime
import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from jmi.forms.sets import SetForm
from jmi.models import Activity, Indicator, JmiSet, Outcome, Output
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.jmi import (
    CycleFactory,
    FieldCommentFactory,
    IndicatorFactory,
    JmiForumFactory,
    JmiOrganisationFactory,
    JmiSetFactory,
    KeptReasonFactory,
    SharedWithFactory,
    complete_set,
    member,
)
from tests.factories.jobs import StoredFileFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def jmi_set():
    return complete_set()


@pytest.fixture
def secretariat(jmi_set):
    return signed_in(member(jmi_set.forum))


def edit_url(jmi_set, kind, row) -> str:
    return reverse("jmi:row-edit", args=[jmi_set.pk, kind, row.pk])


def fields_of(response) -> dict[str, str]:
    """What a browser would send back from the first form with a Save button."""
    html = response.content.decode()
    html = html[html.index("row-form") :]
    sent = {}
    for tag in re.findall(r"<input[^>]*>", html[: html.index("</form>")]):
        name = re.search(r'name="([^"]+)"', tag)
        if not name or ('type="checkbox"' in tag and "checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        sent[name[1]] = value[1] if value else ""
    for name, body in re.findall(r'<select name="([^"]+)".*?</select>'.replace(".*?", "(?:.*?)"), html, re.S) and [
        (found[1], found[2]) for found in re.finditer(r'<select name="([^"]+)"(.*?)</select>', html, re.S)
    ]:
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        sent[name] = chosen[1] if chosen else ""
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', html, re.S):
        sent[name] = text
    return {name: value for name, value in sent.items() if name not in ("csrfmiddlewaretoken", "more")}


@pytest.mark.provision("JMI-A.01", "JMI-A.02")
def test_matrix_has_the_five_columns_with_their_periods(secretariat, jmi_set):
    html = secretariat.get(jmi_set.get_absolute_url()).content.decode()
    heads = re.findall(r'<th scope="col"><span class="column-number">(\d)</span>([^<]+)<small>([^<]+)</small>', html)
    assert heads == [
        ("1", "Outcome", "2019–2023"),
        ("2", "Output", "2019–2020"),
        ("3", "Output indicator", "baseline and target, 2019–2020"),
        ("4", "Main activity", "identified implementer, 2019–2020"),
        ("5", "Partnering actions", "required / prerequisites"),
    ]
    for words in ("People in rural Cambodia", "Villages reach", "1,320 (2018)", "Verify 900", "UNICEF lends"):
        assert words in html


def test_row_is_edited_without_scripts_by_full_pages(secretariat, jmi_set):
    indicator = Indicator.objects.get()
    page = secretariat.get(edit_url(jmi_set, "indicator", indicator))
    assert "<!DOCTYPE html>" in page.content.decode()
    sent = fields_of(page) | {"target_text": "5–10 %", "baseline_period": "SY 2008/09", "stages_en": "Drafted\nAdopted"}
    response = secretariat.post(edit_url(jmi_set, "indicator", indicator), sent)
    assert response.status_code == 302
    assert response["Location"] == f"{jmi_set.get_absolute_url()}#indicator-{indicator.pk}"
    indicator.refresh_from_db()
    assert (indicator.target_text, indicator.target_value) == ("5–10 %", 5)
    assert (indicator.baseline_period, indicator.baseline_on.year) == ("SY 2008/09", 2009)
    assert [stage.name_en for stage in indicator.stages.all()] == ["Drafted", "Adopted"]
    assert indicator.version == 2
    assert indicator.targets.count() == 1, "lines that were not touched stay"


def test_row_is_edited_in_place_with_one_request(secretariat, jmi_set):
    output = Output.objects.get()
    form = secretariat.get(edit_url(jmi_set, "output", output), headers=HTMX)
    assert form.content.decode().lstrip().startswith("<form")
    sent = fields_of(form) | {"title_en": "Villages keep their status"}
    response = secretariat.post(edit_url(jmi_set, "output", output), sent, headers=HTMX)
    html = response.content.decode()
    assert (response.status_code, response["HX-Trigger"]) == (200, "saved")
    assert "Villages keep their status" in html
    assert "<!DOCTYPE" not in html
    assert re.search(rf'id="slot-output-{output.pk}">', html), "the form that was saved is gone"


def test_second_save_is_refused_with_both_texts_and_loses_nothing(secretariat, jmi_set):
    chair = member(jmi_set.forum, SeatFunction.CHAIR)
    other = signed_in(chair)
    output = Output.objects.get()
    url = edit_url(jmi_set, "output", output)
    mine, theirs = fields_of(secretariat.get(url)), fields_of(other.get(url))
    assert other.post(url, theirs | {"title_en": "Theirs", "number": "ii-1"}).status_code == 302
    refused = secretariat.post(url, mine | {"title_en": "Mine"}, headers=HTMX)
    html = refused.content.decode()
    assert (refused.status_code, refused["HX-Retarget"]) == (409, f"#slot-output-{output.pk}")
    assert "Theirs" in html
    assert "Mine" in html
    assert f"{chair} saved in the meantime." in unescape(html), "it says who"
    output.refresh_from_db()
    assert (output.title_en, output.number) == ("Theirs", "ii-1")
    again = fields_of(refused)
    assert again["title_en"] == "Mine", "what was typed stands in the form"
    assert again["version"] == "2"
    assert secretariat.post(url, again | {"number": "ii-1"}).status_code == 302
    output.refresh_from_db()
    assert (output.title_en, output.number) == ("Mine", "ii-1")


def test_new_rows_get_their_place_and_defaults(secretariat, jmi_set):
    outcome, output = Outcome.objects.get(), Output.objects.get()
    url = f"{reverse('jmi:row-add', args=[jmi_set.pk, 'output'])}?under=outcome:{outcome.pk}"
    sent = fields_of(secretariat.get(url))
    assert {"start_year", "end_year"} <= set(sent)
    secretariat.post(url, sent | {"title_en": "Second output", "start_year": "2019", "end_year": "2020"})
    assert [one.title_en for one in outcome.outputs.all()][-1] == "Second output"
    url = f"{reverse('jmi:row-add', args=[jmi_set.pk, 'activity'])}?under=output:{output.pk}"
    form = fields_of(secretariat.get(url))
    mine = JmiOrganisationFactory(abbreviation_en="MRD")
    sent = form | {"text_en": "Train", "responsibles-0-organisation": str(mine.pk), "hangs_on": f"outcome:{outcome.pk}"}
    assert secretariat.post(url, sent).status_code == 302
    activity = Activity.objects.get(text_en="Train")
    assert (activity.outcome, activity.output) == (outcome, None), "it belongs to the outcome as a whole"
    assert activity.responsibles.get().organisation == mine
    assert "For the outcome as a whole" in secretariat.get(jmi_set.get_absolute_url()).content.decode()


def test_one_more_line_saves_nothing(secretariat, jmi_set):
    indicator = Indicator.objects.get()
    url = edit_url(jmi_set, "indicator", indicator)
    sent = fields_of(secretariat.get(url)) | {"title_en": "Typed", "more": "targets"}
    response = secretariat.post(url, sent, headers=HTMX)
    assert response.status_code == 200
    again = fields_of(response)
    assert (again["title_en"], again["targets-TOTAL_FORMS"]) == ("Typed", "3")
    indicator.refresh_from_db()
    assert indicator.version == 1


def test_remove_asks_first_and_names_what_goes_with_it(secretariat, jmi_set):
    output = Output.objects.get()
    url = reverse("jmi:row-remove", args=[jmi_set.pk, "output", output.pk])
    page = secretariat.get(url).content.decode()
    assert "With it go" in page
    assert "1 × Indicator" in page
    assert Output.objects.exists()
    assert secretariat.post(url).status_code == 302
    assert not Output.objects.exists()
    assert not Indicator.objects.exists()


def test_moving_says_aloud_where_the_row_is():
    jmi_set = complete_set(outputs=3)
    client = signed_in(member(jmi_set.forum))
    first, _second, third = jmi_set.outcomes.get().outputs.all()
    url = reverse("jmi:row-move", args=[jmi_set.pk, "output", first.pk])
    html = client.post(url, {"direction": "down"}, headers=HTMX).content.decode()
    assert re.search(r'hx-swap-oob="innerHTML:#said">Output is now number 2', html)
    assert client.post(url, {"before": str(third.pk)}).status_code == 302
    assert client.post(url, {"direction": "sideways"}).status_code == 404
    assert client.post(url, {"before": "9" * 30}).status_code in (302, 404)


def test_rows_of_other_sets_and_hidden_sets_are_404(secretariat, jmi_set):
    other = IndicatorFactory()
    other_set = other.output.outcome.jmi_set
    for kind, row in (("indicator", other), ("output", other.output), ("outcome", other.output.outcome)):
        for name in ("row-edit", "row-remove"):
            assert secretariat.get(reverse(f"jmi:{name}", args=[jmi_set.pk, kind, row.pk])).status_code == 404
        move = reverse("jmi:row-move", args=[jmi_set.pk, kind, row.pk])
        assert secretariat.post(move, {"direction": "up"}).status_code == 404
        assert secretariat.get(reverse("jmi:row-edit", args=[other_set.pk, kind, row.pk])).status_code == 404
    add = reverse("jmi:row-add", args=[jmi_set.pk, "indicator"])
    assert secretariat.get(f"{add}?under=output:{other.output_id}").status_code == 404
    assert secretariat.get(reverse("jmi:row-add", args=[jmi_set.pk, "user"])).status_code == 404


def test_lines_of_other_rows_cannot_be_taken_over(secretariat, jmi_set):
    other = complete_set()
    stolen = other.outcomes.get().outputs.get().indicators.get().targets.get()
    indicator = Indicator.objects.get(output__outcome__jmi_set=jmi_set)
    url = edit_url(jmi_set, "indicator", indicator)
    sent = fields_of(secretariat.get(url)) | {"targets-0-id": str(stolen.pk), "targets-0-value_text": "stolen"}
    assert secretariat.post(url, sent).status_code == 422
    stolen.refresh_from_db()
    assert (stolen.indicator_id, stolen.value_text) != (indicator.pk, "stolen")


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("title_en", "x" * 20_001, 422),
        ("title_en", "a\x00b", 400),
        ("title_km", "ទឹក\u200bស្អាត", 302),
        ("start_year", "-1", 422),
        ("start_year", "9" * 40, 422),
        ("number", "n" * 21, 422),
        ("lifted", "no matter", 302),
        ("origin", "hostile", 422),
        ("source_entry", "999999", 422),
        ("version", "x", 409),
        ("version", "9" * 40, 409),
    ],
)
def test_hostile_input_is_answered_in_the_form(secretariat, jmi_set, field, value, status):
    url = edit_url(jmi_set, "output", Output.objects.get())
    response = secretariat.post(url, fields_of(secretariat.get(url)) | {field: value})
    assert response.status_code == status
    if field == "title_km":
        assert Output.objects.get().title_km == "ទឹកស្អាត", "stored text holds no zero-width characters"


def test_readers_see_no_buttons_and_may_not_write(jmi_set):
    sharing = SharedWithFactory(jmi_set=jmi_set)
    reader = signed_in(member(sharing.forum))
    html = reader.get(jmi_set.get_absolute_url()).content.decode()
    assert "row-form" not in html
    assert "/rows/" not in html
    url = edit_url(jmi_set, "output", Output.objects.get())
    assert reader.get(url).status_code == 302, "back to the page"
    assert reader.post(url, {"title_en": "x"}).status_code == 403
    assert signed_in(UserFactory()).get(jmi_set.get_absolute_url()).status_code == 404


@pytest.mark.provision("JMI-3.17")
def test_fourth_output_shows_the_warning_until_a_reason_is_kept():
    jmi_set = complete_set(outputs=4)
    client = signed_in(member(jmi_set.forum))
    fourth = jmi_set.outcomes.get().outputs.all()[3]
    html = client.get(jmi_set.get_absolute_url()).content.decode()
    assert "This is output number 4" in html
    sent = {"provision": "JMI-3.17", "row": f"output:{fourth.pk}", "reason": "Agreed on 12 November."}
    html = client.post(reverse("jmi:reason-keep", args=[jmi_set.pk]), sent, headers=HTMX).content.decode()
    assert "This is output number 4" not in html
    assert "Agreed on 12 November." in html


def test_gaps_of_the_agreement_lead_to_their_rows(jmi_set):
    chair = signed_in(member(jmi_set.forum, SeatFunction.CHAIR))
    activity = Activity.objects.get()
    activity.responsibles.all().delete()
    response = chair.post(reverse("jmi:set-agree", args=[jmi_set.pk]), {"version": jmi_set.version, "note": "My note"})
    html = response.content.decode()
    assert response.status_code == 422
    assert f'href="{edit_url(jmi_set, "activity", activity)}"' in html
    assert "JMI-3.09" in html
    assert "My note" in html, "what was typed is still there"


def test_whole_way_by_the_buttons(jmi_set):
    chair = signed_in(member(jmi_set.forum, SeatFunction.CHAIR))
    facilitator = signed_in(member(jmi_set.forum, SeatFunction.FACILITATOR))
    secretariat = signed_in(member(jmi_set.forum))
    crdb = signed_in(UserFactory(roles=["crdb"]))

    def press(client, verb, **data):
        version = JmiSet.objects.get(pk=jmi_set.pk).version
        return client.post(reverse(f"jmi:set-{verb}", args=[jmi_set.pk]), {"version": version} | data)

    steps = [
        (facilitator, "agree", {}, "drafting"),
        (chair, "agree", {}, "agreed"),
        (secretariat, "submit", {"on_behalf_of": "H.E. the Chair"}, "submitted"),
        (crdb, "return", {"comment": "Name the register."}, "drafting"),
        (facilitator, "agree", {}, "drafting"),
        (chair, "agree", {}, "agreed"),
        (chair, "submit", {}, "submitted"),
        (crdb, "accept", {}, "accepted"),
        (crdb, "consolidate", {}, "consolidated"),
        (crdb, "send-to-pm", {"on": "2019-07-10"}, "sent_to_pm"),
        (crdb, "put-in-force", {"on": "2019-07-20"}, "in_force"),
    ]
    for client, verb, data, state in steps:
        assert press(client, verb, **data).status_code == 302, verb
        assert JmiSet.objects.get(pk=jmi_set.pk).state == state
    assert press(secretariat, "accept").status_code == 403
    page = secretariat.get(reverse("jmi:submission-detail", args=[jmi_set.pk, 1])).content.decode()
    assert "Unchanged since it was sent" in page
    assert "H.E. the Chair" in page
    assert secretariat.post(reverse("jmi:set-revise", args=[jmi_set.pk]), {"reason": "Census"}).status_code == 302
    new = JmiSet.objects.get(revises=jmi_set)
    assert "Nothing differs yet" in secretariat.get(reverse("jmi:set-compare", args=[new.pk])).content.decode()


def test_comment_stands_beside_its_field(secretariat, jmi_set):
    indicator = Indicator.objects.get()
    url = reverse("jmi:comment-add", args=[jmi_set.pk])
    sent = {"row": f"indicator:{indicator.pk}", "field": "target_text", "text": "By which year?"}
    assert secretariat.post(url, sent).status_code == 302
    assert "Indicator 1.1, Target" in secretariat.get(jmi_set.get_absolute_url()).content.decode()
    form = secretariat.get(edit_url(jmi_set, "indicator", indicator)).content.decode()
    assert "By which year?" in form
    assert "(Target)" in form
    assert secretariat.post(url, sent | {"field": "password"}).status_code == 422


def _queries(client, url, django_assert_max_num_queries) -> int:
    with django_assert_max_num_queries(60) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_matrix_reads_the_same_number_of_queries_for_1_and_30_rows(django_assert_max_num_queries):
    counts = []
    for outputs, rows in ((1, 1), (6, 5)):
        jmi_set = complete_set(outputs=outputs, rows=rows)
        for _i in range(outputs * rows):
            FieldCommentFactory(jmi_set=jmi_set)
        KeptReasonFactory(jmi_set=jmi_set)
        client = signed_in(member(jmi_set.forum))
        client.get(jmi_set.get_absolute_url())  # what is read once a session isn't counted
        counts.append(_queries(client, jmi_set.get_absolute_url(), django_assert_max_num_queries))
    assert counts[0] == counts[1] <= 10


def test_lists_read_the_same_number_of_queries_for_1_and_30_sets(django_assert_max_num_queries):
    crdb = signed_in(UserFactory(roles=["crdb"]))
    jmi_set = complete_set()
    urls = (reverse("jmi:set-list"), reverse("jmi:cycle-detail", args=[jmi_set.cycle_id]))
    for url in urls:
        crdb.get(url)  # what is read once a session isn't counted
    before = [_queries(crdb, url, django_assert_max_num_queries) for url in urls]
    for _i in range(6):
        complete_set(cycle=jmi_set.cycle, outputs=2, rows=2)
    for _i in range(24):
        JmiSetFactory(cycle=jmi_set.cycle)
    assert [_queries(crdb, url, django_assert_max_num_queries) for url in urls] == before


@pytest.mark.parametrize("lang", ["en", "km"])
def test_every_page_speaks_both_languages(secretariat, jmi_set, lang):
    secretariat.cookies["django_language"] = lang
    for url in (jmi_set.get_absolute_url(), reverse("jmi:set-list"), reverse("jmi:cycle-list")):
        assert f'<html lang="{lang}">' in secretariat.get(url).content.decode()
    html = secretariat.get(jmi_set.get_absolute_url()).content.decode()
    assert ("១ ៣២០" if lang == "km" else "1,320") in html.replace("\u00a0", " ")


@pytest.mark.provision("JMI-A.19", "JMI-2.08")
def test_organisation_sees_its_activities_and_commitments_in_sets_it_may_see(secretariat, jmi_set):
    activity = Activity.objects.get()
    ministry = activity.responsibles.get().organisation
    hidden = complete_set().outcomes.get().activities.get()
    hidden.responsibles.update(organisation=ministry)
    hidden.text_en = "Hidden from this reader"
    hidden.save()
    html = secretariat.get(reverse("jmi:organisation-duties", args=[ministry.pk])).content.decode()
    assert "Verify 900 villages" in html
    assert f"#activity-{activity.pk}" in html
    assert "Hidden from this reader" not in html
    other = JmiOrganisationFactory()
    html = secretariat.get(reverse("jmi:organisation-duties", args=[other.pk])).content.decode()
    assert "No activity names this organisation." in html


@pytest.mark.provision("JMI-4.05")
def test_document_to_the_prime_minister_is_served_to_crdb_alone():
    cycle = CycleFactory(sent_to_pm_file=StoredFileFactory(size=5))
    path = cycle.sent_to_pm_file.path
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-")
    url = reverse("jmi:cycle-document", args=[cycle.pk])
    response = signed_in(UserFactory(roles=["crdb"])).get(url)
    assert b"".join(response.streaming_content) == b"%PDF-"
    assert signed_in(UserFactory()).get(url).status_code == 404


def test_rows_choose_from_the_directory_by_the_one_picker(secretariat, jmi_set):
    activity, outcome = Activity.objects.get(), Outcome.objects.get()
    for fragment in ({}, HTMX):
        html = secretariat.get(edit_url(jmi_set, "activity", activity), headers=fragment).content.decode()
        assert re.search(r'<select name="responsibles-0-organisation"[^>]*data-picker="[^"]*/organisation', html)
        html = secretariat.get(edit_url(jmi_set, "outcome", outcome), headers=fragment).content.decode()
        assert re.search(r'<select name="source_entry"[^>]*data-picker="[^"]*/policy_entry', html)
        assert re.search(r'<select name="bsp_entry"[^>]*data-picker="[^"]*kind=bsp"', html)
    closed = JmiOrganisationFactory(name_en="Closed office", valid_to_on=datetime.date(2020, 1, 1))
    activity.responsibles.update(organisation=closed)
    url = edit_url(jmi_set, "activity", activity)
    page = secretariat.get(url)
    assert page.content.decode().count("Closed office") >= 1, "what is chosen stays, also when it is not offered again"
    sent = fields_of(page) | {"text_en": "Still theirs"}
    assert secretariat.post(url, sent).status_code == 302
    assert activity.responsibles.get().organisation == closed


def test_lines_read_their_choices_once(secretariat, jmi_set, django_assert_max_num_queries):
    activity = Activity.objects.get()
    url = edit_url(jmi_set, "activity", activity)
    secretariat.get(url)
    before = _queries(secretariat, url, django_assert_max_num_queries)
    for _n in range(10):
        activity.responsibles.create(organisation=JmiOrganisationFactory())
    assert _queries(secretariat, url, django_assert_max_num_queries) == before


def test_set_is_shared_with_working_groups_one_may_see(secretariat, jmi_set):
    sharing, hidden = SharedWithFactory(jmi_set=jmi_set).forum, JmiForumFactory()
    url = reverse("jmi:set-update", args=[jmi_set.pk])
    html = secretariat.get(url).content.decode()
    assert f'value="{sharing.pk}" ' in html, "a group that shares the set already stays"
    assert f'value="{hidden.pk}"' not in html
    sent = {"version": jmi_set.version, "shared_forums": [hidden.pk]}
    assert secretariat.post(url, sent).status_code == 422
    offered = SetForm(jmi_set=jmi_set, user=UserFactory(roles=["crdb"])).fields["shared_forums"].queryset
    assert {sharing, hidden} <= set(offered)
