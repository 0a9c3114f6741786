"""What somebody typed is text in every workbook, never a formula and never changed."""

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit import audited
from accounts.models import User
from jmi.models import Activity, Cycle, Indicator, JmiSet, Outcome
from meetings.models import Forum
from partners.models import Organisation, Person
from tests.access.table import World
from tests.factories.accounts import UserFactory
from tests.factories.jmi import complete_set
from tests.factories.jmi_progress import ProgressReportFactory, RoundFactory
from tests.factories.meetings import SeatFactory
from tests.factories.reports import EditionFactory

TYPED = ("=cmd|'/c calc'!A1", "+1+1", "-1-1", "@SUM(A1)", '=HYPERLINK("https://evil.org","x")')


@pytest.mark.django_db
@pytest.mark.parametrize("typed", TYPED)
def test_every_workbook_holds_what_was_typed_as_text(typed):
    world = World()
    jmi_set = complete_set()
    SeatFactory(forum=jmi_set.forum, note=typed)
    Outcome.objects.update(title_en=typed)
    Indicator.objects.update(title_en=typed, baseline_text=typed[:100])
    Activity.objects.update(text_en=typed)
    for model in (Organisation, Person, Forum, Cycle):
        model.objects.update(name_en=typed)
    JmiSet.objects.update(title_en=typed)
    round_ = RoundFactory(cycle=jmi_set.cycle, name_en=typed)
    ProgressReportFactory(round=round_, jmi_set=jmi_set)
    client = Client()
    client.force_login(world.user("crdb"))
    User.objects.update(name_en=typed)
    with audited("accounts.edit", by=world.user("crdb"), why=typed):
        UserFactory()
    sent = {"submitted_on": timezone.localdate(), "submitted_at": timezone.now(), "submitted_by": world.user("crdb")}
    EditionFactory(round=round_, state="submitted", recipient=typed, **sent)
    addresses = [
        reverse("jmi:cycle-export"),
        reverse("jmi:set-list-export"),
        reverse("jmi:round-list-export"),
        reverse("jmi:report-export"),
        reverse("reports:edition-list-export"),
        reverse("accounts:user-export"),
        reverse("accounts:trail-export"),
        reverse("partners:organisation-export"),
        reverse("partners:person-export"),
        reverse("meetings:forum-export"),
        reverse("meetings:member-export", kwargs={"pk": jmi_set.forum_id}),
        reverse("jmi:set-export", kwargs={"pk": jmi_set.pk, "lang": "en", "kind": "xlsx"}),
        reverse("jmi:round-export", kwargs={"pk": round_.pk}),
    ]
    unread = []
    for url in addresses:
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        book = openpyxl.load_workbook(io.BytesIO(body))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == [], url
        assert [cell.coordinate for cell in cells if cell.hyperlink] == [], url
        if not any(typed in str(cell.value) for cell in cells):
            unread.append(url)
    assert unread == []
