"""Background work of meetings: the file of a meeting as one PDF and as ZIP, letters to very many."""

import io
import zipfile

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jobs.actions import store_bytes
from jobs.registry import handler
from jobs.runner import JobFailed, Run
from meetings.actions import letter_file
from meetings.actions.meeting_file import JOB_KIND
from meetings.guests import guests_of
from meetings.invitation_letters import letters, letters_docx, many_letters_pdf
from meetings.meeting_file import file_pdf, own_papers, parts_of
from meetings.meeting_page import meetings_of
from meetings.minutes_page import rights
from meetings.permissions import may_organise

PRINTING = gettext_noop("Printing the meeting file")
PAPERS = gettext_noop("Adding the papers")
LETTERS = gettext_noop("Writing the letters")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
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


@handler(letter_file.JOB_KIND, label=_("Write the invitation letters"))
def build_letters(run: Run) -> None:
    """Set the letters block by block; whoever may not invite any more by then gets none."""
    meeting = meetings_of(run.by).filter(pk=run.job.payload["meeting"]).first() if run.by else None
    if meeting is None or not may_organise(run.by, meeting):
        raise JobFailed(_("This meeting is not there, or it is not yours to invite to."))
    lang, form = run.job.payload["lang"], run.job.payload["form"]
    now = timezone.now()
    today = timezone.localdate(now)
    guests = guests_of(meeting, today)
    if run.job.payload["whom"] == "paper":
        guests = [guest for guest in guests if not guest.email]
    if not guests:
        raise JobFailed(_("Nobody is left to write to."))
    total = len(guests)
    run.progress(0, total, LETTERS)
    texts = letters(meeting, guests, lang, today)
    with translation.override(lang):
        title = str(_("Invitation to “%(meeting)s”") % {"meeting": meeting})

    def tell(done: int) -> None:
        run.progress(done, total, LETTERS)

    if form == "docx":
        made, media = letters_docx(texts, title=title, made_at=timezone.localtime(now), on_progress=tell), WORD
    else:
        made, media = many_letters_pdf(texts, title=title, on_progress=tell), "application/pdf"
    stem = f"letters-{meeting.pk}-{lang}"
    with run.finish(url=reverse("meetings:invitation-letter-file", args=[meeting.pk])) as result:
        file = store_bytes(content=made, name=f"{stem}.{form}", media_type=media, by=run.by, now=now)
        result |= {"file": file.pk, "letters": total}
