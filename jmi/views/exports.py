"""A set as PDF, Word or Excel file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.chain import chains
from jmi.matrix import Matrix, matrix_of
from jmi.set_read import visible_set

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@policy(SIGNED_IN)
@require_safe
def set_export(request: HttpRequest, pk: int, lang: str, kind: str) -> HttpResponse:
    """The matrix in "en", "km" or "both", as ``pdf``, ``docx`` or ``xlsx``."""
    if lang not in ("en", "km", "both") or kind not in TYPES:
        raise Http404
    jmi_set = visible_set(request, pk)
    chain = chains([jmi_set]).get(jmi_set.pk, [])
    english, khmer = matrix_of(jmi_set, "en", chain), matrix_of(jmi_set, "km", chain)
    return answer(english, khmer, lang, kind, name=f"JMI-{jmi_set.cycle.start_year}-{slugify(jmi_set.forum.code)}")


def answer(english: Matrix, khmer: Matrix, lang: str, kind: str, *, name: str) -> HttpResponse:
    """The file of two matrices of the same set."""
    now = timezone.now()
    chosen = {"en": [english], "km": [khmer], "both": [khmer, english]}[lang]
    if kind == "pdf":
        from jmi.exports.pdf import matrix_pdf

        data = matrix_pdf(english, khmer, lang, today=timezone.localdate(now))
    elif kind == "docx":
        from jmi.exports.docx import matrix_docx

        data = matrix_docx(chosen, made_at=now)
    else:
        from jmi.exports.xlsx import matrix_xlsx

        data = matrix_xlsx(chosen, made_at=now)
    response = HttpResponse(data, content_type=TYPES[kind])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}-{lang}.{kind}")
    response["Cache-Control"] = "private, no-store"
    return response
