"""Annex A in files, read back: five columns, all texts, both languages, nothing live and nothing off the page."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from jmi.exports.docx import matrix_docx
from jmi.exports.pdf import matrix_pdf
from jmi.exports.xlsx import matrix_xlsx
from jmi.matrix import matrix_from_dict, matrix_of, matrix_to_dict
from jmi.models import JmiSet
from tests.factories.jmi import (
    ActivityFactory,
    IndicatorFactory,
    KeptReasonFactory,
    OutputFactory,
    ResponsibleFactory,
    complete_set,
    member,
)

pytestmark = [pytest.mark.django_db, pytest.mark.provision("JMI-A.01", "JMI-A.02")]
HEADS = ["Outcome", "Output", "Output indicator", "Main activity", "Partnering actions"]
HEADS_KM = ["លទ្ធផល", "ធាតុចេញ", "សូចនាករធាតុចេញ", "សកម្មភាពចម្បង", "សកម្មភាពភាពជាដៃគូ"]


@pytest.fixture
def both():
    jmi_set = complete_set(outputs=2)
    fourth = OutputFactory(
        outcome=jmi_set.outcomes.get(), title_en="=HYPERLINK(1)", title_km="<b>ធាតុ</b>", number="18.1"
    )
    activity = ActivityFactory(outcome=fourth.outcome, output=fourth, text_en="Hold three consultations")
    ResponsibleFactory(activity=activity, organisation=None, text="each TWG")
    IndicatorFactory(output=fourth, direction="down", baseline_text="412", target_text="70 fewer")
    KeptReasonFactory(jmi_set=jmi_set, row=f"output:{fourth.pk}")
    jmi_set = JmiSet.objects.get(pk=jmi_set.pk)
    return matrix_of(jmi_set, "en"), matrix_of(jmi_set, "km")


def test_word_file_has_the_five_columns_and_every_text(both):
    file = docx.Document(io.BytesIO(matrix_docx([both[0]])))
    (table,) = file.tables
    heads = [cell.text.split("\n")[0] for cell in table.rows[0].cells]
    assert heads == HEADS
    assert len(table.rows) == 1 + 3
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)
    for words in (
        "People in rural Cambodia",
        "18.1 =HYPERLINK(1)",
        "Target: 70 fewer (2020)",
        "each TWG",
        "UNICEF lends",
    ):
        assert words in text
    assert "a lower figure is better" in text
    below = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "JMI-3.17 18.1: Verification needs its own output." in below
    width, height = file.sections[0].page_width, file.sections[0].page_height
    assert width > height, "the matrix lies across"


def test_excel_file_has_the_five_columns_and_no_live_cell(both):
    data = matrix_xlsx(list(both))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheets = {sheet.title: sheet for sheet in book}
    english = next(sheet for sheet in sheets.values() if any("Outcome" in str(cell.value) for cell in sheet[4]))
    rows = [[cell.value or "" for cell in row] for row in english.iter_rows()]
    start = next(i for i, row in enumerate(rows) if str(row[0]).startswith("Outcome"))
    assert [str(cell).split("\n")[0] for cell in rows[start]] == HEADS
    assert len(rows) == start + 1 + 3
    assert "18.1 =HYPERLINK(1)" in rows[-1][1]
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert not any("hyperlink" in name.lower() for name in pack.namelist())
    khmer = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    for head in HEADS_KM:
        assert head in khmer
    assert "១ ៣២០" in khmer.replace("\u00a0", " ")


def _text(data: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(
    ("lang", "size", "language"), [("en", (842, 595), "en"), ("km", (842, 595), "km"), ("both", (1191, 842), "km")]
)
def test_pdf_has_its_size_language_and_texts(both, lang, size, language):
    data = matrix_pdf(*both, lang)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [round(float(one)) for one in pdf.pages[0].mediabox[2:]] == list(size)
        assert str(pdf.Root.Lang).startswith(language)
        assert pdf.docinfo["/Title"]
    text = _text(data).replace("\u200b", "").replace("\u00a0", " ")
    if lang != "km":
        for words in (*HEADS, "18.1", "=HYPERLINK(1)", "70 fewer (2020)", "JMI-3.17"):
            assert words in text
    if lang != "en":
        for words in (*HEADS_KM, "១ ៣២០", "<b>ធាតុ</b>"):
            assert words in text


def test_matrix_survives_json(both):
    for matrix in both:
        assert matrix_from_dict(matrix_to_dict(matrix)) == matrix


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "km", "both"])
def test_every_download_arrives_as_a_file(kind, lang):
    jmi_set = complete_set()
    client = Client()
    client.force_login(member(jmi_set.forum))
    response = client.get(reverse("jmi:set-export", args=[jmi_set.pk, lang, kind]))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Disposition"].rstrip('"').endswith(f"-{lang}.{kind}")
    assert response.content[:2] == (b"%P" if kind == "pdf" else b"PK")
    for wrong in ((lang, "exe"), ("fr", kind)):
        assert client.get(reverse("jmi:set-export", args=[jmi_set.pk, *wrong])).status_code == 404


def test_real_entries_are_kept_as_written_and_shown_in_the_language():
    """What working groups have really written (the domain's collection of real entries)."""
    jmi_set = complete_set()
    output = jmi_set.outcomes.get().outputs.get()
    output.number = "ii-1"
    output.save()
    indicator = output.indicators.get()
    indicator.baseline_text, indicator.baseline_period, indicator.target_text = "none", "SY 2006-07", "adopted"
    indicator.save()
    activity = output.activities.get()
    activity.start_text, activity.end_text = "Q4 of 2007", "ongoing"
    activity.save()
    english, khmer = (matrix_of(JmiSet.objects.get(pk=jmi_set.pk), lang) for lang in ("en", "km"))
    row = english.outcomes[0].rows[0]
    assert row.number == "ii-1"
    assert row.indicators[0].lines[0].value == "none (SY 2006-07)"
    assert row.activities[0].when.startswith("Q4 of 2007 – ongoing")
    other = khmer.outcomes[0].rows[0].activities[0].when
    assert other.startswith("ត្រីមាសទី៤ ឆ្នាំ២០០៧ – បន្ត")
