"""A secret word in every text of every hidden record, and reading it back out of answers of any kind."""

import contextlib
import io
import re
import zipfile

from django.db import IntegrityError, models, transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat, Substr
from django.http import HttpResponse
from pypdf import PdfReader
from pypdf.errors import PdfReadError

from jmi.models import JmiSet, ProgressReport
from jmi.report_tree import report_tree
from tests.access.jmi_progress import the_report
from tests.access.table import World, pages
from tests.factories.jmi import SubmissionFactory

WORD = re.compile(r"zqx(\d+)z")
# What everybody who signs in may read: the directory, the cycles and rounds as such, the guideline and its register,
# and the names of users (the trail says who did what). Events are read by their record.
OPEN_APPS = {"partners", "sessions", "contenttypes", "auth", "account", "mfa", "pghistory", "deadlines"}
OPEN_MODELS = {
    "accounts.User",
    "accounts.RoleGrant",
    "jmi.Cycle",
    "reports.LegalInstrument",
    "reports.InstrumentBasis",
    "reports.CopyLine",
}


def hidden_models() -> list[type[models.Model]]:
    """Every model whose rows not everybody may read."""
    from django.apps import apps
    from pghistory.models import Event

    return [
        model
        for model in apps.get_models()
        if model._meta.managed
        and not model._meta.proxy
        and not issubclass(model, Event)
        and model._meta.app_label not in OPEN_APPS
        and model._meta.label not in OPEN_MODELS
    ]


def _texts(model: type[models.Model]) -> list[models.Field]:
    kinds = (models.CharField, models.TextField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and (field.max_length or 99) >= 16 and field.name != "sha256"
    ]


def poison(keep: dict[type[models.Model], models.Q] | None = None) -> dict[int, str]:
    """Write a word of its own into each text field of each hidden record; number → ``app.Model.field``."""
    words: dict[int, str] = {}
    for model in hidden_models():
        rows = model._default_manager.all()
        if keep and model in keep:
            rows = rows.exclude(keep[model])
        if not rows.exists():
            continue
        for field in _texts(model):
            number = len(words) + 1
            word = f"zqx{number}z"
            value = Value(word)
            if isinstance(field, models.EmailField):
                value = Concat(Value(f"{word}."), Cast(F("pk"), CharField()), Value("@example.org"))
            elif field.unique or any(field.name in names for names in _unique_together(model)):
                value = Substr(Concat(Value(f"{word} "), Cast(F("pk"), CharField())), 1, field.max_length or 99)
            try:
                with transaction.atomic():
                    rows.update(**{field.name: value})
            except IntegrityError:
                continue  # a text with a fixed form: a code, a key, an address
            words[number] = f"{model._meta.label}.{field.name}"
    return words


def _unique_together(model: type[models.Model]) -> list[tuple[str, ...]]:
    return [c.fields for c in model._meta.constraints if isinstance(c, models.UniqueConstraint)]


def text_of(response: HttpResponse) -> str:
    """Everything readable in an answer: pages, workbooks, Word files, PDFs; heads and addresses too."""
    heads = " ".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    elif body.startswith(b"%PDF"):
        with contextlib.suppress(PdfReadError):  # a sample that only begins like a PDF is read as it is
            body = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    return heads + "\n" + body.decode(errors="replace")


def words_in(text: str) -> set[int]:
    """The numbers of the secret words that stand in ``text``."""
    return {int(number) for number in WORD.findall(text)}


def addresses(world: World) -> list[tuple[str, dict]]:
    """Every address of the access table with its sample record, all in one world."""
    found = []
    for page in pages():
        if page.name == "jmi:report-copy":  # its maker would take the report of all others through its steps
            report = the_report(world)
            content = report_tree(report)
            made = world.make("sent", SubmissionFactory, jmi_set=None, report=report, content=content, number=1)
            found.append((page.name, {"pk": report.pk, "number": made.number}))
        else:
            found.append((page.name, page.make(world) if page.make else {}))
    JmiSet.objects.filter(state__in=("submitted", "accepted")).update(state="drafting")
    ProgressReport.objects.update(state="drafted")
    return found
