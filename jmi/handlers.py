"""Background work of JMIs: a progress report as PDF."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jmi.actions.report_file import JOB_KIND
from jmi.report_file import printed
from jobs.registry import handler
from jobs.runner import JobFailed, Run

PRINTING = gettext_noop("Printing the report")


@handler(JOB_KIND, label=_("Print a progress report"))
def print_report(run: Run) -> None:
    """Lay the report out and keep it; whoever asks for the same text is then given it at once."""
    with translation.override(run.payload["lang"]):
        try:
            _report, file = printed(run.by, run.payload["report"], timezone.localdate())
        except Http404 as error:
            raise JobFailed(_("This report is not there, or it is not yours to read.")) from error
        run.progress(0, 1, PRINTING)
        file.make()
    with run.finish(url=reverse("jmi:report-pdf", args=[run.payload["report"]])):
        pass  # the file is kept under what it was made of, no row of its own says where
