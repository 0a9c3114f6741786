"""Background work of meetings: the file of a meeting as one PDF and as ZIP."""

import io
import zipfile

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jobs.actions import store_bytes
from jobs.registry import handler
from jobs.runner import JobFailed, Run
from meetings.actions.meeting_file import JOB_KIND
from meetings.meeting_file import file_pdf, own_papers, parts_of
from meetings.meeting_page import meetings_of
from meetings.minutes_page import rights

PRINTING = gettext_noop("Printing the meeting file")
PAPERS = gettext_noop("Adding the papers")
LONGEST = 400_000_000


@handler(JOB_KIND, label=_("Build the meeting file"))
def build(run: Run) -> None:
    """Lay out the PDF, then pack it with the single documents and the papers."""
    meeting = meetings_of(run.by).filter(pk=run.job.payload["meeting"]).first() if run.by else None
    if meeting is None or not rights(run.by, meeting).read:
        raise JobFailed(_("This meeting is not there, or its minutes are not yours to read."))
    lang = run.job.payload["lang"]
    run.progress(0, 3, PRINTING)
    now = timezone.now()
    book = file_pdf(meeting, lang, run.by, now)
    run.progress(1, 3, PRINTING)
    parts = parts_of(meeting, run.by, now)
    run.progress(2, 3, PAPERS)
    packed = _pack(book, lang, parts, own_papers(meeting, run.by))
    stem = f"meeting-{meeting.pk}-{lang}"
    with run.finish(url=reverse("meetings:meeting-file", args=[meeting.pk])) as result:
        pdf = store_bytes(content=book, name=f"{stem}.pdf", media_type="application/pdf", by=run.by, now=now)
        zipped = store_bytes(content=packed, name=f"{stem}.zip", media_type="application/zip", by=run.by, now=now)
        result |= {"pdf": pdf.pk, "zip": zipped.pk}


def _pack(book: bytes, lang: str, parts: list[tuple[str, bytes]], papers: list[tuple[str, object]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"meeting-file-{lang}.pdf", book)
        for name, content in parts:
            archive.writestr(name, content)
        size, used = len(book), set()
        for number, (name, stored) in enumerate(papers, 1):
            size += stored.size
            if size > LONGEST or not stored.path.exists():
                continue
            plain = name.replace("/", "_").replace("\\", "_").lstrip(".") or "paper"
            plain = plain if plain not in used else f"{number}-{plain}"
            used.add(plain)
            archive.writestr(f"papers/{plain}", stored.read())
    return out.getvalue()
