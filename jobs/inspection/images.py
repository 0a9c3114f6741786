"""Pictures: whole, of their own format, and not larger than a scanner or camera makes them."""

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile

from kit.refusals import Refused

MAX_PIXELS = 60_000_000
DAMAGED = _("The picture is damaged or not a picture. Open it, save it again and upload that.")
TOO_MANY_PIXELS = _("The picture has too many pixels. Make it smaller (at most 60 megapixels) and upload it again.")
# A PNG is unpacked as a whole; one that unpacks to far more than any photograph would is refused unopened.
MAX_PNG_BYTES = 260 * 1024 * 1024


def _open(content: bytes, kind: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=[kind])
    except Image.DecompressionBombError:
        raise Refused(TOO_MANY_PIXELS) from None
    except Exception:
        raise Refused(DAMAGED) from None
    if image.width * image.height > MAX_PIXELS:
        raise Refused(TOO_MANY_PIXELS)
    return image


def inspect_png(content: bytes) -> None:
    """Every chunk's checksum holds, and the picture ends where its file ends."""
    image = _open(content, "PNG")
    if image.width * image.height * len(image.getbands()) > MAX_PNG_BYTES or getattr(image, "n_frames", 1) > 1:
        raise Refused(TOO_MANY_PIXELS)
    try:
        image.verify()
    except Exception:
        raise Refused(DAMAGED) from None
    if not content.rstrip(b"\x00\r\n ").endswith(b"IEND\xaeB`\x82"):
        raise Refused(DAMAGED)


_strict = threading.Lock()


@contextmanager
def _cut_off_is_an_error() -> Iterator[None]:
    """Pillow's switch for cut off pictures is one for the whole process, and WeasyPrint turns it the other way."""
    with _strict:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def inspect_jpeg(content: bytes) -> None:
    """The whole picture can be decoded (at an eighth of its size, which costs little)."""
    image = _open(content, "JPEG")
    try:
        with warnings.catch_warnings(), _cut_off_is_an_error():
            warnings.simplefilter("ignore")
            image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
    except Exception:
        raise Refused(DAMAGED) from None
