"""Ordering a progress report as PDF: laid out in the background, kept for all who may read the report."""

from datetime import datetime

from django.utils.translation import gettext as _

from jmi.models import ProgressReport
from jobs.actions import enqueue
from jobs.models import Job
from kit.refusals import NotAllowed

JOB_KIND = "jmi.report_pdf"


def order_pdf(*, report: ProgressReport, lang: str, by: object, now: datetime) -> Job:
    """Ask for the PDF in one language. Asking again while it is at work makes none."""
    if not ProgressReport.objects.visible_to(by).filter(pk=report.pk).exists():
        raise NotAllowed(_("This report is not yours to read."))
    payload = {"report": report.pk, "lang": lang}
    return enqueue(kind=JOB_KIND, payload=payload, by=by, now=now, key=f"{report.pk}-{lang}-{by.pk}")
