"""The invitation as an official letter: one text in the active language, set as PDF and as Word file."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kit import dates
from kit.docx import BLUE, Column, Document
from kit.pdf import Chapter, render_chapters, render_pdf
from meetings.calendar_sources import hours
from meetings.guests import Guest
from meetings.models import InvitationLetter, Meeting
from partners.models import Organisation

BLOCK = 20  # letters laid out at a time
MOTTO = {
    "en": ("Kingdom of Cambodia", "Nation Religion King"),
    "km": ("ព្រះរាជាណាចក្រកម្ពុជា", "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
}


@dataclass(frozen=True)
class LetterText:
    """Every line of one letter, as it is printed."""

    lang: str
    motto: tuple[str, str]
    heads: Sequence[str]
    number: str
    to: Sequence[str]
    subject: str
    reference: str
    opening: Sequence[str]
    facts: Sequence[tuple[str, str]]
    closing: Sequence[str]
    lunar: str
    dated: str
    signed: str
    copies: Sequence[str]
    foot: str


def own_words(meeting: Meeting) -> InvitationLetter:
    """The own words of the letters of a meeting; an empty record where nobody wrote any."""
    return InvitationLetter.objects.filter(meeting=meeting).first() or InvitationLetter(meeting=meeting, version=0)


def you(guest: Guest) -> str:
    """How the guest is addressed within a sentence."""
    honorific = guest.person.text("honorific").value if guest.person else ""
    if dates.is_khmer():
        return honorific or "លោកអ្នក"
    return _("Your Excellency") if honorific.replace(" ", "").upper().startswith("H.E") else _("you")


def facts_of(meeting: Meeting) -> list[tuple[str, str]]:
    """When, where, under whom: one line each, days below each other where there are several."""
    days = list(meeting.days.all())
    if len({day.day_on for day in days}) > 1:
        lines = [
            (dates.day(day.day_on, "full"), " · ".join(filter(None, [hours(day), day.venue, day.address])) or "–")
            for day in days
        ]
    else:
        when = dates.day(meeting.starts_on, "full") if meeting.starts_on and not meeting.approximate else ""
        times = "; ".join(dict.fromkeys(filter(None, map(hours, days))))
        where = "; ".join(dict.fromkeys(", ".join(filter(None, [day.venue, day.address])) for day in days))
        lines = [
            (_("Date"), when or dates.written(meeting.planned_text) or "–"),
            (_("Time"), times),
            (_("Venue"), where),
        ]
    links = "; ".join(dict.fromkeys(day.online_link for day in days if day.online_link))
    presides = meeting.presided_text or str(meeting.presided_by or "")
    lines += [(_("Online"), links), (_("Presided by"), presides)]
    return [(label, text) for label, text in lines if text]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]


def _opening(guest: Guest, meeting: Meeting, letter: InvitationLetter) -> list[str]:
    if own := _paragraphs(letter.text("body").value):
        return own
    theme = meeting.text("theme").value.strip().rstrip(".។")
    facts = {"you": you(guest), "forum": meeting.forum, "meeting": meeting, "theme": theme}
    if theme:
        words = _(
            "With regard to the subject above, I have the honour to inform %(you)s that %(forum)s will hold "
            "“%(meeting)s” on the theme “%(theme)s”."
        )
    else:
        words = _(
            "With regard to the subject above, I have the honour to inform %(you)s that %(forum)s will hold "
            "“%(meeting)s”."
        )
    return [words % facts]


def _closing(guest: Guest, meeting: Meeting, letter: InvitationLetter) -> list[str]:
    facts = {"you": you(guest)}
    lines = []
    if days := meeting.forum.papers_days:
        lines.append(
            ngettext(
                "The agenda and the papers are sent at least %(days)s day before the meeting.",
                "The agenda and the papers are sent at least %(days)s days before the meeting.",
                days,
            )
            % {"days": dates.digits(days)}
        )
    if letter.reply_by_on:
        lines.append(
            _("The secretariat would be grateful for a reply, with the name of a substitute if need be, until %(day)s.")
            % {"day": dates.day(letter.reply_by_on, "full")}
        )
    return [
        " ".join(lines),
        _("I therefore request the pleasure of the attendance of %(you)s on the day and at the place given above.")
        % facts,
        _("Please accept the assurances of my highest consideration."),
    ]


def _addressed(guest: Guest) -> list[str]:
    lines = [guest.name, str(guest.position or ""), guest.body]
    return [line for line in lines if line] or [str(guest.invitation)]


def _town(meeting: Meeting) -> str:
    place = meeting.forum.place
    return str(place) if place else _("Phnom Penh")


def _foot(hosts: Sequence[Organisation]) -> str:
    parts = [part for host in hosts[:1] for part in (str(host), host.phone, host.email, host.website) if part]
    return " · ".join(parts)


def letter_text(
    guest: Guest, meeting: Meeting, letter: InvitationLetter, hosts: Sequence[Organisation], today: datetime.date
) -> LetterText:
    """The letter to one guest in the active language. ``meeting`` comes with forum and days."""
    lang = "km" if dates.is_khmer() else "en"
    dated = dates.day(letter.dated_on or today, "long" if lang == "en" else "full")
    subject = letter.text("subject").value or _("Invitation to “%(meeting)s”") % {"meeting": meeting}
    reference = letter.text("reference").value or _(
        "Decision No. 68 SSR of 10 May 2019 on the guideline on partnership mechanisms"
    )
    return LetterText(
        lang=lang,
        motto=MOTTO[lang],
        heads=[*(str(host) for host in hosts), str(meeting.forum)],
        number=_("No. %(number)s") % {"number": dates.digits(letter.number)} if letter.number else "",
        to=_addressed(guest),
        subject=subject,
        reference=reference,
        opening=_opening(guest, meeting, letter),
        facts=facts_of(meeting),
        closing=[line for line in _closing(guest, meeting, letter) if line],
        lunar=letter.lunar_km if lang == "km" else "",
        dated=_("%(place)s, %(day)s") % {"place": _town(meeting), "day": dated},
        signed=letter.text("signed").value or _("Chair"),
        copies=_paragraphs(letter.text("copies").value),
        foot=_foot(hosts),
    )


def letters(meeting: Meeting, guests: Iterable[Guest], lang: str, today: datetime.date) -> list[LetterText]:
    """The letters to these guests, in one language."""
    hosts = list(meeting.forum.hosts.order_by("protocol_rank", "name_en"))
    letter = own_words(meeting)
    with translation.override(lang):
        return [letter_text(guest, meeting, letter, hosts, today) for guest in guests]


def letters_pdf(texts: Sequence[LetterText], *, title: str) -> bytes:
    """The letters as one PDF, each on a page of its own."""
    from kit.pdf.fetch import print_css  # brings the layout engine with it

    lang = texts[0].lang if texts else "en"
    with translation.override(lang):
        html = render_to_string("meetings/print/letter.html", {"letters": texts, "lang": lang})
    return render_pdf(html, lang=lang, title=title, css=[print_css("letter.css")])


def many_letters_pdf(
    texts: Sequence[LetterText], *, title: str, on_progress: Callable[[int], None] = lambda done: None
) -> bytes:
    """The same for very many: laid out block by block, telling after each how many are done."""
    from kit.pdf.fetch import print_css

    lang = texts[0].lang
    blocks = [texts[first : first + BLOCK] for first in range(0, len(texts), BLOCK)]
    with translation.override(lang):
        chapters = [
            Chapter(f"letters-{place}", render_to_string("meetings/print/_letters.html", {"letters": block}))
            for place, block in enumerate(blocks)
        ]
    return render_chapters(
        chapters,
        lang=lang,
        title=title,
        css=[print_css("letter.css")],
        on_progress=lambda done, _total, _label: on_progress(min(done * BLOCK, len(texts))),
    )


def letters_docx(
    texts: Sequence[LetterText],
    *,
    title: str,
    made_at: datetime.datetime,
    on_progress: Callable[[int], None] = lambda done: None,
) -> bytes:
    """The letters as one Word file, each on a page of its own."""
    lang = texts[0].lang if texts else "en"
    file = Document(lang=lang, title=title, size=10.5, margins=(16, 20, 17, 25), made_at=made_at)
    with translation.override(lang):
        for place, text in enumerate(texts):
            if place:
                file.section(landscape=False)
            _write(file, text)
            if place and place % BLOCK == 0:
                on_progress(place)
    return file.to_bytes()


def _write(file: Document, text: LetterText) -> None:
    for line, size in zip(text.motto, (15, 12), strict=True):
        file.paragraph(line, size=size, bold=True, center=True, color=BLUE)
    for line in text.heads:
        file.paragraph(line, size=11, bold=True, color=BLUE)
    if text.number:
        file.paragraph(text.number)
    file.paragraph(pgettext("letter", "To"), bold=True, center=True, color=BLUE)
    for place, line in enumerate(text.to):
        file.paragraph(line, bold=place == 0, center=True)
    file.paragraph(f"{pgettext('letter', 'Subject')}: {text.subject}", bold=True)
    file.paragraph(f"{_('Reference')}: {text.reference}")
    for line in text.opening:
        file.paragraph(line)
    file.table([Column(_("The meeting will take place:"), 40), Column("", 120)], text.facts, repeat_head=False)
    file.paragraph("")
    for line in text.closing:
        file.paragraph(line)
    for line in filter(None, (text.lunar, text.dated)):
        file.paragraph(line, center=True)
    file.paragraph(text.signed, bold=True, center=True, color=BLUE)
    file.paragraph(f"({_('signature and stamp')})", center=True)
    if text.copies:
        file.paragraph(_("Copies to"), bold=True)
        for line in text.copies:
            file.paragraph(f"– {line}")
