"""Word and Excel files: zip archives of XML that must hold no macro, no embedded program, no bomb, no far template."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext_lazy as _

from kit.refusals import Refused

MAX_ENTRIES = 3_000
MAX_UNPACKED = 150 * 1024 * 1024
MAX_RATIO = 150  # of a single part above 1 MB; sheets of repeated cells reach about 60
LARGE_PART = 1024 * 1024
HEAD = 64 * 1024  # of a large XML part: its prolog ends long before
MAX_DEPTH = 1  # a chart in a Word file brings the sheet it was drawn from
MAX_EMBEDDED = 20

DAMAGED = _("The file is damaged. Open it in Word or Excel, save it again and upload that.")
NOT_WORD = _("This is not a Word file. Save it as “Word document (docx)” and upload that.")
NOT_EXCEL = _("This is not an Excel file. Save it as “Excel workbook (xlsx)” and upload that.")
PROTECTED = _("The file is protected with a password. Remove the password and upload it again.")
BOMB = _("The file unpacks to far more than a document needs. Save it again in Word or Excel and upload that.")
MACROS = _("The file may hold macros. Save it as docx or xlsx without macros and upload that.")
OBJECTS = _("The file holds embedded objects or programs. Remove them and upload it again.")
FAR = _("The file loads parts from another computer. Remove these links and upload it again.")

WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_NAME = re.compile(
    r"vbaproject|vbadata|macrosheets/|dialogsheets/|intlmacrosheets/|\.(vb[as]|js|exe|dll|bat|cmd|ps1|hta)$"
)
OBJECT_NAME = re.compile(r"activex|oleobject|/ctrlprops/.*\.bin$|customui")
HARMLESS_EMBEDDED = re.compile(r"(word|xl)/embeddings/[^/]+\.xlsx$")
DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
ROOT = re.compile(rb"<[A-Za-z_]")
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
LINK_TYPES = re.compile(rb"Type\s*=\s*[\"'][^\"']*/(hyperlink|image|externalLinkPath|externalLink)[\"']", re.IGNORECASE)
HARMLESS_TARGET = re.compile(rb"Target\s*=\s*[\"']\s*(https?:|mailto:|#|file:|[^:\"']*[\"'])", re.IGNORECASE)
FIELD_TEXT = re.compile(rb"<w:instrText[^>]*>([^<]*)</w:instrText>|w:instr\s*=\s*\"([^\"]*)\"")
DDE = re.compile(rb"\bDDE(AUTO)?\b|ddeLink|oleLink", re.IGNORECASE)


def inspect_word(content: bytes) -> None:
    """Refuse what is not a plain Word document."""
    _inspect(content, WORD_MAIN, "word/document.xml", NOT_WORD, 0)


def inspect_excel(content: bytes) -> None:
    """Refuse what is not a plain Excel workbook."""
    _inspect(content, EXCEL_MAIN, "xl/workbook.xml", NOT_EXCEL, 0)


def _inspect(content: bytes, main_type: bytes, main_part: str, wrong: str, depth: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _entries(archive, len(content))
            _parts(archive, entries, main_type, main_part, wrong, depth)
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError, RuntimeError):
        raise Refused(DAMAGED) from None


def _entries(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    """The directory of the archive, counted and weighed before anything is unpacked."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
        raise Refused(BOMB)
    if sum(e.compress_size for e in entries) > size:
        raise Refused(BOMB)  # parts that overlap: the same bytes unpacked many times
    seen = set()
    for entry in entries:
        name = entry.filename.lower()
        if entry.flag_bits & 0x1:
            raise Refused(PROTECTED)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(DAMAGED)
        if name in seen or name.startswith("/") or ".." in name.split("/") or "\\" in name or "\x00" in name:
            raise Refused(DAMAGED)
        seen.add(name)
        if entry.file_size > LARGE_PART and entry.file_size > entry.compress_size * MAX_RATIO:
            raise Refused(BOMB)
        if MACRO_NAME.search(name):
            raise Refused(MACROS)
        if OBJECT_NAME.search(name) or ("/embeddings/" in name and not HARMLESS_EMBEDDED.match(name)):
            raise Refused(OBJECTS)
    return entries


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """At most ``most`` bytes of a part, whatever its entry claims."""
    with archive.open(entry) as part:
        return part.read(most)


def _parts(archive: zipfile.ZipFile, entries: list, main_type: bytes, main_part: str, wrong: str, depth: int) -> None:
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or main_part not in names:
        raise Refused(wrong)
    types = _read(archive, archive.getinfo("[Content_Types].xml"), LARGE_PART)
    lower = types.lower()
    if b"macroenabled" in lower or b"vbaproject" in lower:
        raise Refused(MACROS)
    if main_type not in types:
        raise Refused(wrong)
    embedded = 0
    for entry in entries:
        name = entry.filename.lower()
        if HARMLESS_EMBEDDED.match(name):
            embedded += 1
            if depth >= MAX_DEPTH or embedded > MAX_EMBEDDED:
                raise Refused(OBJECTS)
            _inspect(_read(archive, entry, MAX_UNPACKED), EXCEL_MAIN, "xl/workbook.xml", OBJECTS, depth + 1)
        elif name.endswith((".xml", ".rels", ".vml")):
            _xml(archive, entry, name)


def _xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    text = _read(archive, entry, HEAD if entry.file_size > LARGE_PART else LARGE_PART)
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = text.decode("utf-16", errors="replace").encode()
    if DECLARATION.search(text) or (text.strip() and not ROOT.search(text)):
        raise Refused(DAMAGED)
    if name.endswith(".rels"):
        if entry.file_size > LARGE_PART:
            raise Refused(BOMB)
        for relationship in RELATIONSHIP.findall(text):
            if EXTERNAL.search(relationship) and not (
                LINK_TYPES.search(relationship) and HARMLESS_TARGET.search(relationship)
            ):
                raise Refused(FAR)
    elif name.startswith("word/"):
        fields = b"".join(a or b for a, b in FIELD_TEXT.findall(text))
        if DDE.search(fields):
            raise Refused(OBJECTS)
    elif name.startswith("xl/externallinks/") and DDE.search(text):
        raise Refused(OBJECTS)
