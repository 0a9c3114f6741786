"""PDF files: readable, not encrypted, nothing in them that runs, starts, sends or carries other files."""

import io
import logging
import re
import zlib

import pikepdf
from django.utils.translation import gettext_lazy as _

from kit.refusals import Refused

MAX_OBJECTS = 300_000
MAX_PAGES = 5_000
MAX_TABLES = 64 * 1024 * 1024  # unpacked object and cross-reference streams together

DAMAGED = _("The PDF is damaged. Print or save it again as PDF and upload that.")
PROTECTED = _("The file is protected with a password. Remove the password and upload it again.")
ACTIVE = _("The PDF holds scripts, forms that send, or other files. Print it to a new PDF and upload that.")
BOMB = _("The PDF unpacks to far more than a document needs. Print it to a new PDF and upload that.")

# Keys and action types that make a document do something. Fields to fill in and links to pages are harmless.
KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/RichMediaSettings", "/XFA", "/Launch"}
ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute", "/Rendition", "/Movie",
    "/Sound", "/GoTo3DView",
}  # fmt: skip
SUBTYPES = {"/FileAttachment", "/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}
HARMFUL = KEYS | ACTIONS | SUBTYPES | {"/EmbeddedFile"}
STREAM = re.compile(rb">>\s*stream\r?\n")
TABLE = re.compile(rb"ObjStm|/XRef|#")
logging.getLogger("pikepdf").setLevel(logging.ERROR)


def inspect(content: bytes) -> None:
    """Refuse what is not a document to be read."""
    if b"%%EOF" not in content[-4096:]:
        raise Refused(DAMAGED)
    _weigh_tables(content)
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True, attempt_recovery=True) as document:
            if document.is_encrypted:
                raise Refused(PROTECTED)
            if len(document.objects) > MAX_OBJECTS or not 0 < len(document.pages) <= MAX_PAGES:
                raise Refused(BOMB if document.pages else DAMAGED)
            _look_for_actions(document)
    except Refused:
        raise
    except pikepdf.PasswordError:
        raise Refused(PROTECTED) from None
    except Exception:  # qpdf and pikepdf raise many kinds on hostile files; none of them is a server error
        raise Refused(DAMAGED) from None


def _weigh_tables(content: bytes) -> None:
    """Unpack the streams that a reader unpacks on opening, up to a limit, before the reader does."""
    left = MAX_TABLES
    for found in STREAM.finditer(content):
        start = content.rfind(b" obj", max(0, found.start() - 4096), found.start())
        if start < 0 or not TABLE.search(content, start, found.start()):
            continue
        unpacker = zlib.decompressobj()
        try:
            left -= len(unpacker.decompress(content[found.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            raise Refused(BOMB)


NAME = re.compile(rb"/[^\s/<>\[\]()%{}]+")
STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
HARMFUL_NAMES = {name.encode() for name in HARMFUL}
SUSPECT = re.compile(b"|".join(re.escape(name) for name in sorted(HARMFUL_NAMES)))


def _look_for_actions(document: pikepdf.Pdf) -> None:
    """Every object in qpdf's own spelling: names normalised, strings escaped, packed objects unpacked."""
    for thing in document.objects:
        if thing is None:
            continue
        face = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
        raw = face.unparse(resolved=True)
        if SUSPECT.search(raw) and HARMFUL_NAMES & set(NAME.findall(STRING.sub(b"()", raw))):
            raise Refused(ACTIVE)
