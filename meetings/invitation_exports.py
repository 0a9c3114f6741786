"""The list of the invited as a workbook, and the sheet on which they sign when they come."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kit.pdf import render_pdf
from kit.sheets import Column, Workbook
from meetings.guests import Guest
from meetings.invitation_letters import MOTTO, facts_of
from meetings.models import Meeting

EMPTY_LINES = 8


def guest_sheet(meeting: Meeting, guests: Sequence[Guest], *, contacts: bool) -> Workbook:
    """One line an invitation, in protocol order."""
    columns = [
        Column(_("No."), 6),
        Column(_("Invited"), 32),
        Column(_("Position"), 34),
        Column(_("Organisation"), 36),
        Column(_("Function"), 22),
        Column(_("Reply"), 20),
        Column(_("Substitute"), 32),
        Column(_("Note"), 30),
        Column(_("Letter sent on"), 14),
    ]
    if contacts:
        columns += [Column(_("E-mail"), 28)]
    book = Workbook(title=str(meeting), made_at=timezone.localtime())
    book.write_table(
        _("Invited"),
        columns,
        (
            [
                number,
                guest.name,
                str(guest.position or ""),
                guest.body,
                guest.function,
                guest.invitation.get_reply_display(),
                ", ".join(filter(None, [guest.invitation.substitute_name, guest.invitation.substitute_position])),
                guest.invitation.reply_note,
                timezone.localtime(guest.invitation.sent_at).date() if guest.invitation.sent_at else None,
                *([guest.email] if contacts else []),
            ]
            for number, guest in enumerate(guests, 1)
        ),
        title=str(meeting),
    )
    return book


def sign_in_pdf(meeting: Meeting, guests: Sequence[Guest], lang: str) -> bytes:
    """The sign-in sheet in protocol order, with room for those who come unannounced."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    with translation.override(lang):
        context = {
            "meeting": meeting,
            "guests": guests,
            "facts": facts_of(meeting),
            "motto": MOTTO[lang],
            "lang": lang,
            "first_empty": len(guests) + 1,
            "empty": range(len(guests) + 1, len(guests) + EMPTY_LINES + 1),
        }
        html = render_to_string("meetings/print/sign_in_sheet.html", context)
        title = _("Sign-in sheet: %(meeting)s") % {"meeting": meeting}
    css = [print_css("sign-in.css"), *(KHMER_FOLIOS if lang == "km" else ())]
    return render_pdf(html, lang=lang, title=title, css=css)


KHMER_FOLIOS = ('@page { @bottom-right { content: counter(page, khmer) " / " counter(pages, khmer) } }',)
