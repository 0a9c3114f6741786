"""Files about the invited: letters as PDF and Word, the sign-in sheet, the list as a workbook."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from kit.whole import whole
from meetings.guests import guests_of
from meetings.invitation_exports import guest_sheet, sign_in_pdf
from meetings.invitation_letters import letters, letters_docx, letters_pdf
from meetings.meeting_page import visible_meeting
from meetings.models import Meeting
from meetings.permissions import may_organise
from partners.exports import xlsx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_LETTERS = 400


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to keep, never shown by the browser in our place."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _organised(request: HttpRequest, pk: int) -> Meeting:
    meeting = visible_meeting(request, pk)
    if not may_organise(request.user, meeting):
        raise Http404
    return meeting


def language_of(request: HttpRequest) -> str:
    """The wanted language of a printed thing: as asked, else that of the page."""
    asked = request.GET.get("lang", "")
    return asked if asked in ("en", "km") else "km" if request.LANGUAGE_CODE.startswith("km") else "en"


@policy(SIGNED_IN)
@require_safe
def letter_export(request: HttpRequest, pk: int) -> HttpResponse:
    """Letters in one language: all, those that cannot be sent by mail (``?paper=1``), or one (``?only=12``)."""
    meeting = _organised(request, pk)
    today, lang = timezone.localdate(), language_of(request)
    guests = guests_of(meeting, today)
    only = whole(request.GET.get("only"))
    if only is not None:
        guests = [guest for guest in guests if guest.invitation.pk == only]
    elif request.GET.get("paper") == "1":
        guests = [guest for guest in guests if not guest.email]
    if not guests:
        raise Http404
    texts = letters(meeting, guests[:MOST_LETTERS], lang, today)
    title = _("Invitation to “%(meeting)s”") % {"meeting": meeting}
    stem = f"letters-{meeting.pk}-{lang}" if only is None else f"letter-{meeting.pk}-{only}-{lang}"
    if request.GET.get("format") == "docx":
        return download(letters_docx(texts, title=title, made_at=timezone.localtime()), WORD, f"{stem}.docx")
    return download(letters_pdf(texts, title=title), "application/pdf", f"{stem}.pdf")


@policy(SIGNED_IN)
@require_safe
def sign_in_sheet_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet that lies at the door."""
    meeting = _organised(request, pk)
    lang = language_of(request)
    data = sign_in_pdf(meeting, guests_of(meeting, timezone.localdate()), lang)
    return download(data, "application/pdf", f"sign-in-{meeting.pk}-{lang}.pdf")


@policy(SIGNED_IN)
@require_safe
def invitation_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The invited and their replies as a workbook; addresses only for organisers."""
    meeting = visible_meeting(request, pk)
    guests = guests_of(meeting, timezone.localdate())
    return xlsx(f"invited-{meeting.pk}", guest_sheet(meeting, guests, contacts=may_organise(request.user, meeting)))
