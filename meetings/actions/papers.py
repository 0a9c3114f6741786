"""Papers of a meeting: files in versions, shared on a day that stays (TWG-5d.05)."""

import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import audited
from jobs.actions import store_upload
from kit.refusals import NeedsReason, Refused, Warning
from meetings.actions.meetings import require_organiser, require_unsealed
from meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from meetings.papers_clock import USUAL_DAYS, lead_of
from partners.actions.saving import locked, write

MOST_PAPERS = 500


def _begin(meeting: Meeting, by: object) -> Meeting:
    require_organiser(by, meeting)
    meeting = locked(meeting)
    require_unsealed(meeting)
    return meeting


def _check_item(meeting: Meeting, item: AgendaItem | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused(_("This item stands on another agenda."), field="item")


def add_paper(
    *,
    meeting: Meeting,
    title_en: str,
    title_km: str,
    item: AgendaItem | None,
    access: str,
    language: str,
    upload: UploadedFile,
    by: object,
    now: datetime.datetime,
) -> Paper:
    """A new paper with its first file. It is seen by members once it is shared."""
    with audited("meetings.add_paper", by=by):
        meeting = _begin(meeting, by)
        _check_item(meeting, item)
        if meeting.papers.count() >= MOST_PAPERS:
            raise Refused(_("A meeting has at most %(most)s papers.") % {"most": MOST_PAPERS})
        file = _stored(upload, by, now)
        if not title_en and not title_km:
            title_en = file.original_name.rpartition(".")[0][:300]
        paper = Paper.objects.create(meeting=meeting, title_en=title_en, title_km=title_km, item=item, access=access)
        PaperVersion.objects.create(paper=paper, number=1, file=file, language=language, added_at=now, added_by=by)
    return paper


def _stored(upload: UploadedFile, by: object, now: datetime.datetime) -> object:
    """The checked file; what is refused is said at the field."""
    try:
        return store_upload(upload=upload, by=by, now=now)
    except Refused as refused:
        raise Refused(refused.message, refused.provision, "upload") from refused


def add_version(
    *, paper: Paper, language: str, upload: UploadedFile, by: object, now: datetime.datetime
) -> PaperVersion:
    """A newer file of a paper; the older ones stay and can still be read."""
    with audited("meetings.add_paper_version", by=by):
        _begin(paper.meeting, by)
        paper = locked(paper)
        file = _stored(upload, by, now)
        number = (paper.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        return PaperVersion.objects.create(
            paper=paper, number=number, file=file, language=language, added_at=now, added_by=by
        )


def change_paper(
    *,
    paper: Paper,
    title_en: str,
    title_km: str,
    item: AgendaItem | None,
    access: str,
    version: int,
    by: object,
    now: datetime.datetime,
) -> Paper:
    """Title, item and who may open it."""
    with audited("meetings.change_paper", by=by):
        meeting = _begin(paper.meeting, by)
        _check_item(meeting, item)
        paper = locked(paper)
        return write(paper, {"title_en": title_en, "title_km": title_km, "item": item, "access": access}, version)


def remove_paper(*, paper: Paper, by: object, now: datetime.datetime) -> None:
    """Take back a paper that was never shared; shared ones stay in the file of the meeting."""
    with audited("meetings.remove_paper", by=by, why=str(paper)):
        _begin(paper.meeting, by)
        paper = locked(paper)
        if paper.shared_at is not None:
            raise Refused(_("The paper was shared: add a newer version instead."), "TWG-5e.07")
        paper.delete()


def share_papers(*, meeting: Meeting, on: datetime.date, reason: str = "", by: object, now: datetime.datetime) -> int:
    """Share all papers that are not shared yet. Too late for the forum's days asks for a reason, once (TWG-5d.05)."""
    with audited("meetings.share_papers", by=by, why=reason):
        meeting = _begin(meeting, by)
        rows = list(meeting.papers.filter(shared_at=None))
        first = meeting.papers_shared_on is None
        if not rows and not first:
            raise Refused(_("All papers are shared already."), "TWG-5d.05")
        if on > timezone.localdate(now):
            raise Refused(_("Papers are shared today or were shared before, not on a day to come."), field="on")
        if first:
            _ask_when_late(meeting, on, reason)
            meeting.papers_shared_on = on
            meeting.papers_late_reason = reason if _late(meeting, on) else ""
            meeting.version += 1
            meeting.save(update_fields=["papers_shared_on", "papers_late_reason", "version"])
        Paper.objects.filter(pk__in=[paper.pk for paper in rows]).update(shared_at=now, shared_by=by)
    return len(rows)


def _late(meeting: Meeting, on: datetime.date) -> bool:
    asked = meeting.forum.papers_days
    asked = USUAL_DAYS if asked is None else asked
    return meeting.starts_on is not None and not meeting.approximate and lead_of(on, meeting.starts_on) < asked


def _ask_when_late(meeting: Meeting, on: datetime.date, reason: str) -> None:
    if _late(meeting, on) and not reason.strip():
        days = lead_of(on, meeting.starts_on)
        words = _("The papers go out %(days)s days before the meeting; more are asked.") % {"days": max(days, 0)}
        raise NeedsReason([Warning("TWG-5d.05", words, _("Why are they late?"))])
