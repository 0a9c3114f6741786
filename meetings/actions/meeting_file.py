"""Ordering the file of a meeting: everything about it as one PDF and as ZIP, built in the background."""

from datetime import datetime

from django.utils.translation import gettext as _

from jobs.actions import enqueue
from jobs.models import Job
from kit.refusals import NotAllowed
from meetings.minutes_page import rights
from meetings.models import Meeting

JOB_KIND = "meetings.file"


def order_file(*, meeting: Meeting, lang: str, by: object, now: datetime) -> Job:
    """Ask for the file in one language; it holds what whoever asks may read. Asking twice makes one."""
    if not rights(by, meeting).read:
        raise NotAllowed(_("The minutes of this meeting are not yours to read."))
    payload = {"meeting": meeting.pk, "lang": lang}
    return enqueue(kind=JOB_KIND, payload=payload, by=by, now=now, key=f"{meeting.pk}-{lang}-{by.pk}")
