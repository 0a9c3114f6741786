"""One document: its text can be copied and found, it opens nothing but the project's own files, it is tagged."""

import io
import logging
import re
import subprocess
import sys

import pikepdf
import pypdf
import pypdfium2
import pytest
import weasyprint

from kit.pdf import render_pdf, text_layer
from kit.pdf.fetch import OwnFiles, Refused
from tests.kit.khmer_samples import SENTENCES, long_text

_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00a0]+")


def _khmer(text: str) -> str:
    return "".join(letter for letter in _INVISIBLE.sub("", text) if "\u1780" <= letter <= "\u17ff")


def _pdftotext(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def _pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


_READERS = {"pdftotext": _pdftotext, "pypdf": _pypdf, "pdfium": _pdfium}
_TEXT = long_text(5200)


@pytest.fixture(scope="module")
def khmer_pdf() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in _TEXT.split("\n"))
    return render_pdf(f"<h1>ទឹកស្អាត</h1>{body}", lang="km", title="ទឹកស្អាត និងអនាម័យ", author="CRDB/CDC", keywords="JMI")


@pytest.mark.parametrize("reader", _READERS)
def test_khmer_reads_back_letter_by_letter_in_order(khmer_pdf, reader):
    wanted = _khmer("ទឹកស្អាត" + _TEXT)
    assert len(wanted) > 5000
    assert _khmer(_READERS[reader](khmer_pdf)) == wanted


@pytest.mark.parametrize("reader", ["pdftotext", "pdfium"])
def test_words_are_found_by_plain_search(khmer_pdf, reader):
    text = _READERS[reader](khmer_pdf).replace("\u200b", "").replace("\u2060", "")
    for word in ("ដៃគូ", "រាជរដ្ឋាភិបាល", "ឧត្តមក្រុមប្រឹក្សា", "UNICEF", "៨៥,៣", "គ.ជ.អ.ប."):
        assert word in text


def test_without_the_patches_khmer_is_scrambled():
    """The tests above can fail: a fresh process without the two patches loses letters in the same text."""
    code = (
        "import sys; from kit.pdf import text_layer, document; text_layer.install = lambda: None;"
        "sys.stdout.buffer.write(document.render_pdf(sys.stdin.read(), lang='km', title='x'))"
    )
    body = "".join(f"<p>{line}</p>" for line in SENTENCES)
    pdf = subprocess.run([sys.executable, "-c", code], input=body.encode(), capture_output=True, check=True).stdout
    assert _khmer(_pdftotext(pdf)) != _khmer("".join(SENTENCES))


def test_bold_tables_and_latin_beside_khmer_read_back():
    rows = "".join(f"<tr><td><b>{s}</b><td>{i}. UNICEF ≥ 90 % → {s}" for i, s in enumerate(SENTENCES))
    pdf = render_pdf(f"<table class=fixed><thead><tr><th>ក<th>ខ</thead>{rows}</table>", lang="km", title="x")
    text = _INVISIBLE.sub("", _pypdf(pdf))
    for sentence in SENTENCES:
        assert text.count(_INVISIBLE.sub("", sentence)) == 2
    assert "UNICEF≥90%→" in text


def test_pinned_weasyprint_is_the_installed_one():
    assert weasyprint.__version__ == text_layer.PINNED


def test_document_says_what_it_is_and_in_which_language(khmer_pdf):
    with pikepdf.open(io.BytesIO(khmer_pdf)) as pdf:
        assert str(pdf.Root.Lang) == "km"
        assert str(pdf.docinfo["/Title"]) == "ទឹកស្អាត និងអនាម័យ"
        assert str(pdf.docinfo["/Author"]) == "CRDB/CDC"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.Root.Outlines.First.Title) == "ទឹកស្អាត"


def test_all_fonts_are_embedded_and_our_own(khmer_pdf):
    with pikepdf.open(io.BytesIO(khmer_pdf)) as pdf:
        fonts = {str(f.BaseFont).split("+")[1]: f for page in pdf.pages for f in page.Resources.Font.values()}
        assert set(fonts) <= {"Noto-Sans", "Hanuman", "Moul", "Hanuman-Bold", "Noto-Sans-Semi-Bold"}
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def _tags(element, found):
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        found.append(str(element.S))
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Object):
                _tags(kid, found)
    return found


def test_tags_name_headings_paragraphs_lists_and_header_cells():
    table = "<table><thead><tr><th>d</thead><tr><td>e</table>"
    html = f"<h1>a</h1><p>b</p><ul><li>c</ul>{table}<img alt=f src='kit:given/f.png'>"
    pixel = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (2, 2)).save(pixel, "PNG")
    pdf = render_pdf(html, lang="en", title="x", given={"f.png": pixel.getvalue()})
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = _tags(opened.Root.StructTreeRoot.K[0], [])
        assert {"/Document", "/H1", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= set(tags)


_PEEK = (
    *(
        "file:///etc/passwd",
        "http://127.0.0.1:1/x.png",
        "https://example.org/a.css",
        "ftp://x/y",
        "data:image/png;base64,AA",
    ),
    *(
        "kit:fonts/../../manage.py",
        "kit:given/none.png",
        "kit:print/%2e%2e/x.css",
        "kit:fonts/README.md",
        "/etc/passwd",
    ),
    *("//example.org/x.png", "KIT:fonts/a/b.ttf", "kit:secret/x.png"),
)


@pytest.mark.parametrize("address", _PEEK)
def test_fetcher_refuses_everything_else(address):
    with pytest.raises(Refused):
        OwnFiles().fetch(address)


def test_hostile_document_opens_nothing(monkeypatch, caplog):
    opened = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: opened.append(a))
    parts = "".join(
        f'<img src="{a}" alt=x><a rel=attachment href="{a}">y</a><object data="{a}"></object>' for a in _PEEK
    )
    style = "".join(f'@import url("{a}"); ' for a in _PEEK) + f'p {{ background: url("{_PEEK[0]}") }}'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{_PEEK[0]}"/><use href="{_PEEK[1]}#a"/></svg>'
    html = f'<link rel=stylesheet href="{_PEEK[2]}"><style>{style}</style>{parts}{svg}<p>root:x:0</p>'
    with caplog.at_level(logging.CRITICAL, logger="weasyprint"):
        pdf = render_pdf(html, lang="en", title="x")
    assert opened == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})
        assert not any(page.get_images() for page in document.pages)


def test_text_of_people_is_not_html_by_itself():
    """Titles and authors are set as text, never parsed."""
    pdf = render_pdf("<p>x</p>", lang="en", title="<img src=x> & 'y'", author="<b>z</b>")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "<img src=x> & 'y'"


def test_same_input_gives_the_same_file():
    one, two = (render_pdf("<h1>ក</h1><p>b</p>", lang="km", title="x") for _ in range(2))
    assert one == two
