"""What the guideline allows and suggests of the chain, shown on the real pages: written there, kept and printed."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from jmi.actions import chain
from jmi.actions.chain import Place
from jmi.models import (
    Activity,
    Breakdown,
    Indicator,
    IndicatorTarget,
    Outcome,
    Output,
    PartneringAction,
)
from jmi.rules import gaps
from jmi.suggestions import hints
from partners.models import PolicyEntry, PolicyFramework
from partners.models.organisations import Side
from partners.models.policy import FrameworkType
from tests.factories.accounts import UserFactory
from tests.factories.jmi import (
    JmiEntryFactory,
    JmiOrganisationFactory,
    complete_set,
    member,
)
from tests.factories.jmi_progress import ProgressReportFactory
from tests.jmi.test_sets_pages import edit_url, fields_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jmi_set():
    return complete_set()


@pytest.fixture
def secretariat(jmi_set):
    return signed_in(member(jmi_set.forum))


@pytest.fixture
def crdb():
    return signed_in(UserFactory(roles=["crdb"]))


def save(client, jmi_set, of, row, **values) -> None:
    """Open the row's form, change ``values`` and save, as a browser does."""
    url = edit_url(jmi_set, of, row)
    answer = client.post(url, fields_of(client.get(url)) | values)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    row.refresh_from_db()


def text_of(client, url) -> str:
    return unescape(client.get(url).content.decode())


def entry(type_: str, name: str, **fields) -> PolicyEntry:
    framework = PolicyFramework.objects.create(type=type_, code=name, title_en=f"Document {name}")
    return JmiEntryFactory(framework=framework, **fields)


def found_in(jmi_set, look) -> list[tuple[str, str]]:
    from jmi.chain import chains
    from jmi.facts import facts_of

    return [(one.provision, one.row) for one in look(facts_of(jmi_set, chains([jmi_set]).get(jmi_set.pk, [])))]


@pytest.mark.provision("JMI-1.02")
def test_outcome_links_to_goals_of_every_kind_of_framework_with_their_reference(secretariat, jmi_set):
    outcome = Outcome.objects.get()
    outcome.policy_links.all().delete()
    types = [FrameworkType.RS, FrameworkType.NSDP, FrameworkType.CSDG, FrameworkType.SECTOR, FrameworkType.BSP]
    for place, type_ in enumerate(types):
        one = entry(type_, f"F-{type_}", title_en=f"Goal in {type_}")
        url = edit_url(jmi_set, "outcome", outcome)
        sent = fields_of(secretariat.get(url))
        sent |= {f"policy_links-{place}-entry": str(one.pk), f"policy_links-{place}-reference": f"indicator {place}"}
        sent["policy_links-TOTAL_FORMS"] = str(max(place + 1, int(sent["policy_links-TOTAL_FORMS"])))
        assert secretariat.post(url, sent).status_code == 302
    links = {one.entry.framework.type: one.reference for one in outcome.policy_links.all()}
    assert links == {type_: f"indicator {place}" for place, type_ in enumerate(types)}
    page = text_of(secretariat, jmi_set.get_absolute_url())
    for place, type_ in enumerate(types):
        assert f"Goal in {type_}" in page
        assert f"indicator {place}" in page
    catalogue = text_of(secretariat, reverse("partners:framework-list"))
    assert [type_ for type_ in types if f"Document F-{type_}" not in catalogue] == []


@pytest.mark.provision("JMI-1.04", "JMI-1.06")
def test_cycle_page_counts_what_is_linked_to_the_budget_and_lists_what_is_not(secretariat, crdb, jmi_set):
    outcome, activity = Outcome.objects.get(), Activity.objects.get()
    other = complete_set(cycle=jmi_set.cycle)
    other.outcomes.update(title_en="Nobody budgets for this", bsp_text="")
    other.outcomes.get().partnering_actions.update(side="")
    other.outcomes.get().partnering_actions.get().responsibles.all().delete()
    page = text_of(crdb, jmi_set.cycle.get_absolute_url())
    assert "50 %</b><small>Both sides have a part" in page
    assert "50 %</b><small>Linked to the budget" in page
    assert "100 %</b><small>Results are measured" in page
    without = page[page.index("Without a budget link") : page.index("Data sources not yet validated")]
    assert "Nobody budgets for this" in without
    assert outcome.title_en[:40] not in without
    Indicator.objects.filter(output__outcome__jmi_set=other).update(target_text="")
    other_url = jmi_set.cycle.get_absolute_url()
    assert "50 %</b><small>Results are measured" in text_of(crdb, other_url)
    programme = entry(FrameworkType.BSP, "BSP-MRD", code="2.1", title_en="Water programme")
    save(secretariat, jmi_set, "outcome", outcome, bsp_entry=str(programme.pk), bsp_text="sub-programme 2.1.3")
    save(secretariat, jmi_set, "activity", activity, **{"resources-0-fiscal_year": "2020"})
    assert (outcome.bsp_entry, outcome.bsp_text) == (programme, "sub-programme 2.1.3")
    assert activity.resources.get().fiscal_year == 2020
    shown = text_of(secretariat, jmi_set.get_absolute_url())
    assert "Water programme" in shown
    assert "sub-programme 2.1.3" in shown


@pytest.mark.provision("JMI-2.02", "JMI-2.10")
def test_outside_money_says_whether_it_is_on_budget_and_its_share_in_the_plan_is_shown(secretariat, crdb, jmi_set):
    activity = Activity.objects.get()
    activity.resources.all().delete()
    lines = [
        {"source": "partner", "currency": "USD", "committed": "750", "on_budget": "yes", "in_bsp": "on"}
        | {"in_sector_plan": "on"},
        {"source": "ngo", "currency": "USD", "committed": "250", "on_budget": "na"},
        {"source": "state_budget", "currency": "USD", "committed": "9000", "on_budget": "yes"},
    ]
    sent = {f"resources-{i}-{name}": value for i, line in enumerate(lines) for name, value in line.items()}
    save(secretariat, jmi_set, "activity", activity, **sent | {"resources-TOTAL_FORMS": "3"})
    kept = list(activity.resources.order_by("pk").values_list("source", "committed", "currency", "on_budget"))
    assert kept == [
        ("partner", Decimal(750), "USD", "yes"),
        ("ngo", Decimal(250), "USD", "na"),
        ("state_budget", Decimal(9000), "USD", "yes"),
    ]
    page = text_of(crdb, jmi_set.cycle.get_absolute_url())
    share = page[page.index("External money in sector plan and BSP") :]
    assert f">{jmi_set.forum.code}</a></dt><dd>75 %</dd>" in share, "the State's own money does not count as external"


@pytest.mark.provision("JMI-3.04")
def test_outcome_keeps_its_text_years_measure_and_goals_and_lacks_none_when_agreed(secretariat, jmi_set):
    outcome = Outcome.objects.get()
    save(
        secretariat,
        jmi_set,
        "outcome",
        outcome,
        title_en="Safe water for all",
        start_year="2019",
        end_year="2023",
        measured_by="CSES 2023",
    )
    assert (outcome.title_en, outcome.start_year, outcome.end_year) == ("Safe water for all", 2019, 2023)
    assert outcome.policy_links.exists()
    assert found_in(jmi_set, gaps) == []
    save(secretariat, jmi_set, "outcome", outcome, end_year="", measured_by="")
    key = f"outcome:{outcome.pk}"
    assert found_in(jmi_set, gaps) == [("JMI-3.04", key), ("JMI-3.04", key)], "drafts save; both are asked for"


@pytest.mark.provision("JMI-3.11", "TWG-4c.04", "JMI-A.11")
def test_indicator_names_its_kind_unit_framework_and_a_source_that_the_group_validates(secretariat, crdb, jmi_set):
    indicator = Indicator.objects.get()
    Indicator.objects.update(source_validated_on=None)
    nsdp = JmiEntryFactory(title_en="NSDP goal of water")
    for source in ("routine", "nsdp", "csdg", "sector", "survey", "other"):
        save(secretariat, jmi_set, "indicator", indicator, source_type=source)
        assert indicator.source_type == source
    more = {"kind": "percentage", "unit_en": "villages", "source_name": "Register of MRD", "budget_code": "2.1.7"}
    save(secretariat, jmi_set, "indicator", indicator, **more, source_entry=str(nsdp.pk))
    assert (indicator.kind, indicator.unit_en, indicator.budget_code) == ("percentage", "villages", "2.1.7")
    assert indicator.source_entry == nsdp
    assert "Register of MRD" in text_of(secretariat, jmi_set.get_absolute_url())
    form = text_of(secretariat, edit_url(jmi_set, "indicator", indicator))
    assert 'value="2.1.7"' in form
    assert "NSDP goal of water" in form
    assert ("TWG-4c.04", f"indicator:{indicator.pk}") in found_in(jmi_set, hints)
    assert f"#indicator-{indicator.pk}" in text_of(crdb, jmi_set.cycle.get_absolute_url())
    save(secretariat, jmi_set, "indicator", indicator, source_validated_on="2019-05-23")
    assert ("TWG-4c.04", f"indicator:{indicator.pk}") not in found_in(jmi_set, hints)
    assert f"#indicator-{indicator.pk}" not in text_of(crdb, jmi_set.cycle.get_absolute_url())
    assert "validated by the TWG on" in text_of(secretariat, jmi_set.get_absolute_url())


@pytest.mark.provision("JMI-3.14", "JMI-A.21", "JMI-A.22")
def test_partnering_action_has_party_day_tags_and_principles_of_its_own(secretariat, crdb, jmi_set):
    principle = entry(FrameworkType.DCPS, "DCPS", code="P4", title_en="Mutual accountability")
    party = JmiOrganisationFactory(abbreviation_en="EUD")
    output = Output.objects.get()
    url = f"{reverse('jmi:row-add', args=[jmi_set.pk, 'partnering'])}?under=output:{output.pk}"
    form = secretariat.get(url)
    assert "Mutual accountability" in form.content.decode()
    sent = fields_of(form) | {
        "text_en": "Channel grants through the treasury",
        "need": "prerequisite",
        "side": Side.PARTNER,
        "due_text": "30 Sep 2020",
        "tags": ["country_systems", "ownership"],
        "principles": [principle.code],
        "responsibles-0-organisation": str(party.pk),
    }
    assert secretariat.post(url, sent).status_code == 302
    made = PartneringAction.objects.get(text_en__startswith="Channel")
    assert (made.need, made.tags, made.principles) == ("prerequisite", ["country_systems", "ownership"], ["P4"])
    assert (made.responsibles.get().organisation, str(made.due_on)) == (party, "2020-09-30")
    shown = text_of(secretariat, jmi_set.get_absolute_url())
    for words in ("Channel grants", "Prerequisite", "EUD", "30 Sep 2020", "Use of country systems"):
        assert words in shown
    form = text_of(secretariat, edit_url(jmi_set, "partnering", made))
    assert re.search(r'name="principles" value="P4"[^>]*checked', form)
    page = text_of(crdb, jmi_set.cycle.get_absolute_url())
    counts = page[page.index("Partnering actions strengthen") : page.index("Whose commitments")]
    for label, count in (("Use of country systems", 1), ("Ownership", 1), ("Capacity development", 1), ("Other", 0)):
        assert f"<dt>{label}</dt><dd>{count}</dd>" in re.sub(r"<dd><[^>]*>(\d+)<[^>]*></dd>", r"<dd>\1</dd>", counts)


@pytest.mark.provision("JMI-A.06")
def test_adapted_outcome_keeps_the_original_words_beside_its_own(secretariat, jmi_set):
    outcome = Outcome.objects.get()
    old = "All Cambodians have sustained access to safe water"
    save(secretariat, jmi_set, "outcome", outcome, origin="adapted", original_text=old, title_en="Rural people do")
    assert (outcome.origin, outcome.original_text, outcome.title_en) == ("adapted", old, "Rural people do")
    form = text_of(secretariat, edit_url(jmi_set, "outcome", outcome))
    assert old in form
    assert "Rural people do" in form


@pytest.mark.provision("JMI-A.07")
def test_output_form_asks_how_it_is_verified_and_the_check_misses_it(secretariat, jmi_set):
    output = Output.objects.get()
    assert "Means of verification" in text_of(secretariat, edit_url(jmi_set, "output", output)).replace(
        "means", "Means"
    )
    save(secretariat, jmi_set, "output", output, verification="")
    assert ("JMI-A.07", f"output:{output.pk}") in found_in(jmi_set, hints)
    save(secretariat, jmi_set, "output", output, verification="Certificates of the province")
    assert ("JMI-A.07", f"output:{output.pk}") not in found_in(jmi_set, hints)
    assert "Certificates of the province" in text_of(secretariat, jmi_set.get_absolute_url())


@pytest.mark.provision("JMI-A.14", "JMI-A.16", "JMI-A.18")
def test_activity_may_stand_in_the_budget_be_the_only_milestone_or_point_to_a_workplan(secretariat, jmi_set):
    activity = Activity.objects.get()
    save(
        secretariat,
        jmi_set,
        "activity",
        activity,
        text_en="",
        text_km="",
        workplan_reference="TWG workplan 2020, line 14",
        milestone="on",
        in_programme_budget="on",
        budget_code="2.1.3",
    )
    assert (activity.milestone, activity.in_programme_budget, activity.budget_code) == (True, True, "2.1.3")
    assert Activity.objects.count() == 1
    assert found_in(jmi_set, gaps) == [], "one activity that only points to the workplan is complete"
    shown = text_of(secretariat, jmi_set.get_absolute_url())
    assert "TWG workplan 2020, line 14" in shown
    assert "2.1.3" in shown
    save(secretariat, jmi_set, "activity", activity, workplan_reference="")
    assert ("JMI-A.18", f"activity:{activity.pk}") in found_in(jmi_set, gaps)


@pytest.mark.parametrize("kind", ["words", "yes_no", "milestones"])
def test_indicator_told_in_words_has_no_figure_anywhere(kind):
    jmi_set = complete_set()
    by, now = member(jmi_set.forum), timezone.now()
    indicator = Indicator.objects.get()
    common = {"jmi_set": jmi_set, "kind": "indicator", "pk": indicator.pk, "by": by, "now": now}
    place = Place(output=indicator.output_id)
    texts = {"baseline_text": "two of 8 laws", "target_text": "8 laws"}
    lines = {
        "targets": [{"due_text": "mid 2019", "value_text": "4 laws"}],
        "breakdowns": [{"kind": "female", "baseline_text": "1 law", "target_text": "3 laws"}],
    }
    chain.save_row(place=place, values=texts | {"kind": "number"}, children=lines, **common)
    indicator.refresh_from_db()
    assert indicator.target_value == 8
    assert IndicatorTarget.objects.latest("pk").value == 4
    chain.save_row(place=place, values=texts | {"kind": kind}, **common)
    indicator.refresh_from_db()
    assert (indicator.baseline_value, indicator.target_value) == (None, None)
    assert (indicator.baseline_text, indicator.target_text) == ("two of 8 laws", "8 laws"), "the words stand"
    assert set(IndicatorTarget.objects.values_list("value", flat=True)) == {None}
    assert set(Breakdown.objects.values_list("baseline_value", "target_value")) == {(None, None)}
    chain.save_row(place=place, values=texts | {"kind": kind}, children=lines, **common)
    assert set(IndicatorTarget.objects.values_list("value", flat=True)) == {None}
    chain.save_row(place=place, values=texts | {"kind": "number"}, **common)
    assert IndicatorTarget.objects.latest("pk").value == 4, "and the figures return with the kind"


def test_list_of_progress_reports_is_a_workbook_of_what_one_may_see():
    from io import BytesIO

    from openpyxl import load_workbook

    mine, other = ProgressReportFactory(), ProgressReportFactory()
    client = signed_in(member(mine.jmi_set.forum))
    assert reverse("jmi:report-export") in text_of(client, reverse("jmi:report-list"))
    sheet = load_workbook(BytesIO(client.get(reverse("jmi:report-export")).content)).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert str(mine.jmi_set.forum) in cells
    assert str(other.jmi_set.forum) not in cells


@pytest.mark.provision("JMI-4.04")
def test_the_day_of_the_consolidated_set_is_approximate_as_written_and_crdb_changes_it(crdb, jmi_set):
    cycle = jmi_set.cycle
    page = text_of(crdb, cycle.get_absolute_url())
    due = page[page.index("Consolidated set due") :][:400]
    assert "early Q3 2019" in due and "approximate" in due
    edit = reverse("jmi:cycle-update", args=[cycle.pk])
    initial = crdb.get(edit).context["form"].initial
    sent = {name: value for name, value in initial.items() if value not in (None, "", True, False)}
    sent |= {"consolidation_due_text": "", "consolidation_due_on": "2019-09-16", "version": cycle.version}
    sent.pop("consolidation_due_approximate", None)
    assert crdb.post(edit, sent).status_code == 302
    due = text_of(crdb, cycle.get_absolute_url())
    due = due[due.index("Consolidated set due") :][:400]
    assert 'datetime="2019-09-16"' in due
    assert "approximate" not in due
