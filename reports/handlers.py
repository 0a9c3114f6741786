"""The building of an edition: chapter by chapter outside any transaction, then everything at once."""

import io
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from jobs.registry import handler
from jobs.runner import Cancelled, JobFailed, Run
from reports.actions.editions import JOB_KIND, finish_edition, next_number
from reports.models import Edition
from reports.printed.book import print_book
from reports.printed.foldout import print_matrices
from reports.states import EditionLanguages, EditionState, FileForm

STEP = {
    "en": gettext_noop("English: %(chapter)s"),
    "km": gettext_noop("Khmer: %(chapter)s"),
    "matrices": gettext_noop("Matrices side by side: %(chapter)s"),
}
JOINING = gettext_noop("Putting the chapters together")


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def store() -> Path:
    """Where layouts of chapters are kept between buildings; only a cache, may be emptied."""
    folder = Path(settings.VAR_DIR) / "layouts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@handler(JOB_KIND, label=_("Build the report"), seconds=3600)
def build(run: Run) -> None:
    """Lay out the books of an edition and finish it; a worker that dies leaves nothing, the next begins anew."""
    edition = Edition.objects.select_related("job", "asked_by", "round").filter(job=run.job.pk).first()
    if edition is None:
        raise JobFailed(_("There is no edition for this work."))
    if edition.state != EditionState.ORDERED:
        return
    number = next_number(edition)
    snapshot = {**edition.snapshot, "number": number}
    forms = [*edition.langs, *(["matrices"] if edition.languages == EditionLanguages.BOTH else [])]
    files = []
    for place, form in enumerate(forms):
        content = _print(run, snapshot, form, place, len(forms))
        name = f"{edition.kind}-{edition.year}-{number}-{form}.pdf"
        files.append((FileForm(form).value, name, content, pages_of(content)))
    run.progress(1000, 1000, JOINING)
    with run.finish(url=edition.get_absolute_url()):
        finish_edition(edition=edition, number=number, files=files, by=run.by, now=timezone.now())


def _print(run: Run, snapshot: dict, form: str, place: int, of: int) -> bytes:
    from kit.pdf import Cancelled as BookCancelled

    def told(done: int, total: int, label: str) -> None:
        share = int((place + done / max(total, 1)) / of * 990)
        if label:
            run.progress(share, 1000, STEP[form], chapter=label)
        else:
            run.progress(share, 1000, JOINING)

    make = print_matrices if form == "matrices" else print_book
    try:
        return make(snapshot, form, on_progress=told, store=store())
    except BookCancelled as error:
        raise Cancelled from error
