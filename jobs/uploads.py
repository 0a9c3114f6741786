"""Checks of uploaded files: what they claim to be is what they are, and nothing in them can act or explode.

Everything that is not understood is refused, in a sentence for the person who uploads.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from jobs.inspection import images, office, pdf
from kit.refusals import Refused

LONGEST_STEM = 200


@dataclass(frozen=True)
class Checked:
    """An upload that passed: its bytes, its cleaned name, its true media type."""

    content: bytes
    name: str
    media_type: str


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: the first bytes, the media type, the function that looks inside."""

    magic: bytes
    media_type: str
    inspect: Callable[[bytes], None]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: dict[str, Kind] = {
    "pdf": Kind(b"%PDF-", "application/pdf", pdf.inspect),
    "docx": Kind(b"PK\x03\x04", WORD, office.inspect_word),
    "xlsx": Kind(b"PK\x03\x04", EXCEL, office.inspect_excel),
    "png": Kind(b"\x89PNG\r\n\x1a\n", "image/png", images.inspect_png),
    "jpg": Kind(b"\xff\xd8\xff", "image/jpeg", images.inspect_jpeg),
}
ALIASES = {"jpeg": "jpg"}
MACRO_KINDS = {"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppam"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

EMPTY = _("The file is empty.")
WRONG_KIND = _("Files of this kind are not taken. Choose a PDF, Word (docx), Excel (xlsx), PNG or JPEG file.")
MACROS = _("The file may hold macros. Save it as docx or xlsx without macros and upload that.")
MISMATCH = _(
    "The content of the file is not what its name says. Open it, save it again in its own format and upload that."
)
PROTECTED = _("The file is protected with a password. Remove the password and upload it again.")


def check_upload(file: UploadedFile) -> Checked:
    """The checked content of ``file``; Refused with a sentence when it is not taken."""
    name = clean_name(file.name or "")
    extension = PurePosixPath(name).suffix.lower().lstrip(".")
    extension = ALIASES.get(extension, extension)
    if extension in MACRO_KINDS:
        raise Refused(MACROS)
    kind = KINDS.get(extension)
    if kind is None:
        raise Refused(WRONG_KIND)
    if not file.size:
        raise Refused(EMPTY)
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise Refused(too_large())
    file.seek(0)
    content = file.read(settings.UPLOAD_MAX_BYTES + 1)
    if not content:
        raise Refused(EMPTY)
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise Refused(too_large())
    if content.startswith(OLD_OFFICE) and extension in ("docx", "xlsx"):
        # A Word or Excel file with a password is wrapped into the old container.
        raise Refused(PROTECTED)
    if not content.startswith(kind.magic):
        raise Refused(MISMATCH)
    kind.inspect(content)
    return Checked(content, name, kind.media_type)


def too_large() -> str:
    """The sentence with the limit of this installation."""
    return format_lazy(_("The file is larger than {limit} MB."), limit=settings.UPLOAD_MAX_BYTES // (1024 * 1024))


def clean_name(name: str) -> str:
    """The bare name: no folders, no control or direction characters, at most 200 characters before the extension."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    # Cc control, Cf format (among them zero-width and direction marks), Zl/Zp line ends, Cs halves of pairs.
    name = (
        "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp", "Cs")).strip().rstrip(" .")
    )
    name = re.sub(r'[<>:"|?*]', "_", name)
    stem, dot, extension = name.rpartition(".")
    if not dot:
        return name[:LONGEST_STEM]
    return f"{stem[:LONGEST_STEM].strip() or 'file'}.{extension[:20]}"
