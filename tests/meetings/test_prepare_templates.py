"""Agenda templates: CRDB/CDC edits them in both languages."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import RoleName
from kit.refusals import NotAllowed, Refused
from meetings.actions.templates import save_template
from meetings.models import AgendaTemplate
from meetings.states import SeatFunction
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import AgendaTemplateFactory, AgendaTemplateItemFactory
from tests.factories.meetings import ForumFactory, seated

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def crdb():
    return UserFactory(roles=[RoleName.CRDB])


def data(template, *lines, **more):
    rows = {"lines-TOTAL_FORMS": len(lines), "lines-INITIAL_FORMS": template.items.count() if template else 0}
    for place, line in enumerate(lines):
        rows |= {f"lines-{place}-{name}": value for name, value in {"kind": "discussion", **line}.items()}
    return {"name_en": "Plenary", "active": "on", **rows, **more}


def test_a_template_is_changed_in_both_languages_and_its_lines_move(client, crdb):
    template = AgendaTemplateFactory()
    first = AgendaTemplateItemFactory(template=template, position=1, title_en="First")
    second = AgendaTemplateItemFactory(template=template, position=2, title_en="Second")
    gone = AgendaTemplateItemFactory(template=template, position=3, title_en="Gone")
    client.force_login(crdb)
    url = reverse("meetings:agenda-template-update", args=[template.pk])
    assert "First" in client.get(url).content.decode()
    sent = data(
        template,
        {"id": first.pk, "place": 2, "title_en": "First", "title_km": "ទីមួយ", "below": "on"},
        {"id": second.pk, "place": 1, "title_en": "Second", "expected": "on", "provision": "TWG-5d.02"},
        {"id": gone.pk, "place": 3, "title_en": "Gone", "DELETE": "on"},
        {"title_en": "New", "minutes_presentation": 5},
        version=template.version,
        name_km="ពេញអង្គ",
    )
    assert client.post(url, sent).status_code == 302
    rows = list(template.items.all())
    assert [(row.title_en, row.parent_id, row.expected) for row in rows] == [
        ("Second", None, True),
        ("First", second.pk, False),
        ("New", None, False),
    ]
    template.refresh_from_db()
    assert (template.name_km, rows[1].title_km, rows[1].pk) == ("ពេញអង្គ", "ទីមួយ", first.pk)
    assert client.post(url, sent).status_code == 409


def test_only_crdb_writes_templates_all_may_read_them(client, crdb):
    secretariat = seated(ForumFactory(), SeatFunction.SECRETARIAT)
    with pytest.raises(NotAllowed):
        save_template(
            template=None, values={"name_en": "X"}, lines=[{"title_en": "A"}], version=0, by=secretariat, now=NOW
        )
    with pytest.raises(Refused):
        save_template(template=None, values={"name_en": "X"}, lines=[], version=0, by=crdb, now=NOW)
    client.force_login(secretariat)
    assert (
        "Sectoral Multi-stakeholder Dialogue" in client.get(reverse("meetings:agenda-template-list")).content.decode()
    )


def test_a_template_is_made_once(client, crdb):
    client.force_login(crdb)
    url = reverse("meetings:agenda-template-create")
    key = str(client.get(url).context["form"].initial["once"])
    sent = data(None, {"title_en": "A"}, once=key, name_en="Once")
    for _time in range(2):
        assert client.post(url, sent).status_code == 302
    assert AgendaTemplate.objects.get(name_en="Once").items.count() == 1


@pytest.mark.provision("LRN-5.01")
def test_a_learning_event_has_the_parts_that_its_report_names():
    template = AgendaTemplate.objects.get(meeting_kind="learning")
    kinds = {row.kind for row in template.items.all()}
    assert kinds >= {"opening", "presentation", "group_work", "marketplace", "panel", "break", "closing"}


def test_every_template_of_the_guidelines_speaks_khmer():
    for template in AgendaTemplate.objects.prefetch_related("items"):
        assert template.name_km
        assert all(row.title_km for row in template.items.all())
