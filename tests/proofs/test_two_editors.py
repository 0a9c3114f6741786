"""Two people on one form in every order: nobody's text is overwritten unseen, and whoever is refused keeps theirs."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jmi.models import JmiSet
from meetings.models import Meeting, PassedOn
from tests.access.table import World, pages
from tests.factories.meeting_work import AgendaTemplateItemFactory, ChecklistTemplateLineFactory
from tests.proofs.editors import desk_of, form_with


def point_form(world: World) -> str:
    """The page of the minutes with a point opened."""
    point = world.things["point-of-minutes"]
    return f"{reverse('meetings:minutes', args=[point.meeting_id])}?item={point.item_id}&edit={point.pk}"


# Every form that changes something that stands already: (address, case of the access table, field that is typed in).
FORMS = [
    ("jmi:row-edit", "", "title_en"),
    ("jmi:set-update", "", "title_en"),
    ("jmi:cycle-update", "", "name_en"),
    ("jmi:round-update", "", "name_en"),
    ("jmi:report-indicator", "", "progress_en"),
    ("jmi:report-activity", "", "reason"),
    ("jmi:report-partnering", "", "reason"),
    ("jmi:report-outcome", "", "note_en"),
    ("jmi:report-statement", "government", "government_statement_en"),
    ("jmi:report-statement", "partner", "partner_statement_en"),
    ("jmi:report-statement", "summary", "summary_en"),
    ("jmi:report-nothing", "", "nothing_reason"),
    ("jmi:report-dissent", "", "text"),
    ("jmi:outcome-achievement", "", "text"),
    ("jmi:outcome-assess", "", "smart_note"),
    ("partners:organisation-update", "", "name_en"),
    ("partners:person-update", "", "name_en"),
    ("partners:position-update", "", "title_en"),
    ("partners:place-update", "", "name_en"),
    ("partners:framework-update", "", "title_en"),
    ("partners:entry-update", "", "title_en"),
    ("meetings:forum-update", "", "name_en"),
    ("meetings:seat-update", "", "note"),
    ("meetings:seat-update", "facilitator", "note"),
    ("meetings:meeting-update", "", "title_en"),
    ("meetings:item-update", "", "title_en"),
    ("meetings:paper-update", "", "title_en"),
    ("meetings:attendance-update", "", "note"),
    ("meetings:point-save", "", "text_en"),
    ("meetings:invitation-letter", "", "subject_en"),
    ("meetings:agenda-template-update", "", "name_en"),
    ("meetings:checklist-template-update", "", "name_en"),
    ("meetings:checklist-line-update", "", "title_en"),
    ("followup:action-update", "", "text_en"),
    ("followup:issue-update", "", "title_en"),
    ("followup:issue-path-update", "", "provision"),
    ("reports:instrument-update", "", "title_en"),
    ("jmi:report-unplanned", "", "text_en"),
    ("meetings:passed-on-update", "", "to_whom"),
    ("accounts:profile", "", "name_en"),
    ("accounts:user-update", "", "name_en"),
]
# A template is saved only with a line.
LINES = {
    "meetings:agenda-template-update": AgendaTemplateItemFactory,
    "meetings:checklist-template-update": ChecklistTemplateLineFactory,
}
# Forms that stand elsewhere than where they are sent.
PLACES = {"meetings:point-save": point_form}
ORDERS = st.lists(st.tuples(st.sampled_from(["open", "save"]), st.sampled_from("ab")), min_size=3, max_size=9)
CLASSIC = [("open", "a"), ("open", "b"), ("save", "a"), ("save", "b"), ("open", "b"), ("save", "b")]


def of_table(name: str, case: str):
    """The page of the access table, its sample record, and somebody who may write there."""
    page = next(page for page in pages() if page.name == name and page.case == case)
    world = World()
    kwargs = page.make(world) if page.make else {}
    if name in LINES:
        line = LINES[name]
        line(template=line._meta.model.template.field.related_model.objects.get(pk=kwargs["pk"]))
    if name == "meetings:passed-on-update":  # the sample lies ahead
        Meeting.objects.update(starts_on=timezone.localdate())
        PassedOn.objects.update(passed_on=timezone.localdate())
    roles = [role for role in ("facilitator", "secretariat", "crdb", "outsider") if role in page.served("post")]
    if name != "jmi:report-dissent":
        roles = [role for role in roles if role != "facilitator" or len(roles) == 1]
    client = Client()
    client.force_login(world.user(roles[0]))
    return client, kwargs, PLACES[name](world) if name in PLACES else ""


def test_every_form_of_a_record_is_tried():
    """A page that changes a record is called update or edit, by the grammar of addresses."""
    names = {page.name for page in pages() if page.post and page.name.endswith(("-update", "-edit"))}
    assert names - {name for name, _case, _field in FORMS} == set(), "add them to FORMS"


def run(desk, orders) -> None:
    for verb, who in orders:
        getattr(desk, verb)(who)


@pytest.mark.django_db
@pytest.mark.parametrize("name, case, field", FORMS, ids=lambda value: value or "-")
def test_the_second_to_save_is_refused_and_keeps_the_text(name, case, field):
    client, kwargs, place = of_table(name, case)
    if name == "jmi:outcome-achievement":
        JmiSet.objects.update(state="in_force")
    desk = desk_of(client, name, kwargs, field, page=place)
    run(desk, CLASSIC)
    assert desk.problems == []
    assert desk.lost == 0
    assert (len(desk.saves), desk.refused) == (2, 1)


@pytest.mark.django_db
def test_without_the_guard_an_update_is_lost():
    client, kwargs, _place = of_table("jmi:row-edit", "")
    desk = desk_of(client, "jmi:row-edit", kwargs, "title_en", guarded=False)
    run(desk, CLASSIC)
    assert desk.lost == 1


def _interleave(examples: int, name: str, case: str, field: str) -> None:
    client, kwargs, place = of_table(name, case)
    seen = {"orders": 0, "saves": 0}

    @settings(
        max_examples=examples, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(orders=ORDERS)
    def any_order(orders):
        desk = desk_of(client, name, kwargs, field, page=place)
        desk.marks = f"{seen['orders']}"
        run(desk, orders)
        seen["orders"] += 1
        seen["saves"] += len(desk.saves)
        assert (desk.lost, desk.problems) == (0, []), orders

    any_order()
    assert seen["orders"] >= examples
    assert seen["saves"] > 0


@pytest.mark.django_db
def test_fifty_orders_of_two_editors_lose_nothing():
    for form in (FORMS[0], FORMS[8]):
        _interleave(25, *form)


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS, ids=lambda form: "-".join(form))
def test_two_thousand_orders_of_two_editors_lose_nothing(form):
    _interleave(-(-2000 // len(FORMS)), *form)


@pytest.mark.django_db
def test_a_form_without_its_version_is_refused():
    client, kwargs, _place = of_table("jmi:row-edit", "")
    url = reverse("jmi:row-edit", kwargs=kwargs)
    sent = form_with(client.get(url).content.decode(), "title_en")
    del sent["version"]
    assert client.post(url, sent | {"title_en": ["unseen"]}).status_code == 409
