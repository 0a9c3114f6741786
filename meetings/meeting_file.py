"""What the file of a meeting holds: invitation, agenda, papers, attendance, minutes, actions."""

import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import slugify

from jobs.models import StoredFile
from kit import dates
from kit.pdf import render_pdf
from meetings import meeting_page
from meetings.actions.minutes import sealed_content
from meetings.attendance_facts import body_of, invitations_of
from meetings.guests import guests_of
from meetings.minutes_print import PrintedMinutes, css_of, minutes_docx, minutes_pdf, printed
from meetings.models import AgendaItem, Meeting, Paper
from meetings.states import MinutesState

LANGS = ("en", "km")


def minutes_name(meeting: Meeting, lang: str, kind: str) -> str:
    """The name under which the minutes are saved."""
    day = f"{meeting.starts_on:%Y-%m-%d}" if meeting.starts_on else str(meeting.pk)
    return f"minutes-{slugify(meeting.forum.code) or meeting.forum_id}-{day}-{lang}.{kind}"


def tree_of(meeting: Meeting, lang: str) -> PrintedMinutes:
    """The minutes ready for the printer: sealed ones from the text that was sealed."""
    with translation.override(lang):
        state = str(meeting.get_minutes_state_display())
    final = meeting.minutes_state in (MinutesState.APPROVED, MinutesState.SEALED)
    return printed(
        sealed_content(meeting),
        lang,
        state="" if final else state,
        until=meeting.corrections_until_on,
        sha256=meeting.sealed_sha256,
    )


def _invited(meeting: Meeting) -> list[dict[str, object]]:
    rows = []
    for row in invitations_of(meeting):
        person = row.person or (row.seat.person if row.seat else None)
        body = body_of(row)
        rows.append(
            {
                "who": str(person or row.group or body or ""),
                "body": str(body or ""),
                "sent": dates.day(row.sent_at) if row.sent_at else "–",
                "reply": str(row.get_reply_display()),
            }
        )
    return rows


def _papers(meeting: Meeting, user: object) -> list[Paper]:
    rows = Paper.objects.visible_to(user).filter(meeting=meeting)
    return list(rows.select_related("item").prefetch_related("versions__file").order_by("pk"))


def _agenda(meeting: Meeting) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=meeting, taken=True)
    return list(rows.prefetch_related("people__person", "people__organisation").order_by("position", "pk"))


def file_pdf(meeting: Meeting, lang: str, user: object, now: datetime.datetime) -> bytes:
    """The whole file as one PDF in one language."""
    with translation.override(lang):
        minutes = tree_of(meeting, lang)
        html = render_to_string(
            "meetings/print/file.html",
            {
                "lang": lang,
                "meeting": meeting,
                "minutes": minutes,
                "when": meeting_page.when(meeting),
                "where": meeting_page.where(meeting),
                "invited": _invited(meeting),
                "agenda": _agenda(meeting),
                "papers": _papers(meeting, user),
                "now": now,
            },
        )
        return render_pdf(html, lang=lang, title=f"{meeting} · {meeting.forum}", css=css_of(minutes))


def parts_of(meeting: Meeting, user: object, now: datetime.datetime) -> list[tuple[str, bytes]]:
    """The single documents that the ZIP holds besides, in both languages: invitation, agenda, minutes (Word too)."""
    from meetings.agenda_print import agenda_pdf
    from meetings.invitation_letters import letters, letters_pdf

    found = []
    today = timezone.localdate(now)
    first = guests_of(meeting, today)[:1]  # the letter says the same to everybody
    for lang in LANGS:
        if first:
            texts = letters(meeting, first, lang, today)
            found.append((f"invitation-{lang}.pdf", letters_pdf(texts, title=str(meeting))))
        with translation.override(lang):
            found.append((f"agenda-{lang}.pdf", agenda_pdf(user, meeting, lang)))
        tree = tree_of(meeting, lang)
        found.append((f"minutes-{lang}.pdf", minutes_pdf(tree)))
        found.append((f"minutes-{lang}.docx", minutes_docx(tree, now)))
    return found


def own_papers(meeting: Meeting, user: object) -> list[tuple[str, StoredFile]]:
    """The newest files of the papers that ``user`` may open."""
    found = []
    for paper in _papers(meeting, user):
        newest: dict[str, object] = {}
        for version in paper.versions.all():  # newest first
            newest.setdefault(version.language, version)
        found += [(version.file.original_name, version.file) for version in newest.values()]
    return found
