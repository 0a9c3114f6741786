"""The agenda as PDF: head, items with hours, presenters and what is asked of members."""

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kit.pdf import render_pdf
from meetings.agenda_page import read_agenda
from meetings.invitation_letters import MOTTO
from meetings.meeting_page import hours, presider, when
from meetings.models import Meeting

KHMER_FOLIOS = ('@page { @bottom-right { content: counter(page, khmer) " / " counter(pages, khmer) } }',)


def agenda_pdf(user: object, meeting: Meeting, lang: str = "") -> bytes:
    """The agenda in ``lang``, else in the language of the page."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    lang = "km" if (lang or get_language() or "en").startswith("km") else "en"
    with translation.override(lang):
        context = {
            "meeting": meeting,
            "agenda": read_agenda(user, meeting),
            "left_out": list(meeting.left_out.all()),
            "when": when(meeting),
            "places": [
                {"hours": hours(day), "venue": " · ".join(filter(None, [day.venue, day.address])), "day": day.day_on}
                for day in meeting.days.all()
            ],
            "presides": presider(meeting),
            "motto": MOTTO[lang],
            "lang": lang,
        }
        html = render_to_string("meetings/print/agenda.html", context)
        title = _("Agenda: %(meeting)s") % {"meeting": meeting}
    css = [print_css("agenda.css"), *(KHMER_FOLIOS if lang == "km" else ())]
    return render_pdf(html, lang=lang, title=title, css=css)
