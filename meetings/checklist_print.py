"""The checklist of a meeting as PDF, with boxes to tick by hand."""

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kit.pdf import render_pdf
from meetings.agenda_print import KHMER_FOLIOS
from meetings.checklist_page import parts
from meetings.meeting_page import when, where
from meetings.models import Meeting


def checklist_pdf(user: object, meeting: Meeting, lang: str = "") -> bytes:
    """The checklist in ``lang``, else in the language of the page."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    lang = "km" if (lang or get_language() or "en").startswith("km") else "en"
    today = timezone.localdate()
    with translation.override(lang):
        context = {
            "meeting": meeting,
            "parts": parts(user, meeting, today),
            "when": when(meeting),
            "where": where(meeting),
            "today": today,
            "lang": lang,
        }
        html = render_to_string("meetings/print/checklist.html", context)
        title = _("Checklist: %(meeting)s") % {"meeting": meeting}
    return render_pdf(
        html, lang=lang, title=title, css=[print_css("checklist.css"), *(KHMER_FOLIOS if lang == "km" else ())]
    )
