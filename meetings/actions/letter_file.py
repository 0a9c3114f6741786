"""Ordering the letters to very many: built in the background, with a page that shows how far it is."""

from datetime import datetime

from django.utils.translation import gettext as _

from jobs.actions import enqueue
from jobs.models import Job
from kit.refusals import NotAllowed, Refused
from meetings.models import Meeting
from meetings.permissions import may_organise

JOB_KIND = "meetings.letters"
FORMATS = ("pdf", "docx")
LANGS = ("en", "km")
WHOM = ("all", "paper")  # everybody, or those who have no e-mail address


def order_letters(*, meeting: Meeting, lang: str, form: str, whom: str, by: object, now: datetime) -> Job:
    """Ask for the letters in one language as one file. Asking twice while it is being built makes one."""
    if not may_organise(by, meeting):
        raise NotAllowed(_("The Chair and the secretariat invite to a meeting."), "TWG-5e.05")
    if lang not in LANGS or form not in FORMATS or whom not in WHOM:
        raise Refused(_("Choose the language and the kind of file."))
    if not meeting.invitations.filter(withdrawn=False).exists():
        raise Refused(_("Nobody is invited yet"))
    payload = {"meeting": meeting.pk, "lang": lang, "form": form, "whom": whom}
    key = f"{meeting.pk}-{lang}-{form}-{whom}-{by.pk}"
    return enqueue(kind=JOB_KIND, payload=payload, by=by, now=now, key=key)
