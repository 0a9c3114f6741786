"""Frozen copies of submissions, their comparison, and the report as PDF and Word."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from jmi.actions.report_file import order_pdf
from jmi.models import ProgressReport, Submission
from jmi.progress_exports import lang, report_docx
from jmi.progress_rules import row_name, rows_of
from jmi.report_file import printed
from jmi.report_page import Rec, dress, rec
from jmi.report_tree import report_tree
from jmi.states import ActivityState, Rating, Reported, Verification
from kit.whole import whole

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _report(request: HttpRequest, pk: int) -> ProgressReport:
    rows = ProgressReport.objects.visible_to(request.user)
    return get_object_or_404(
        rows.select_related("round", "jmi_set__forum", "jmi_set__cycle", "approved_by", "dissent_by"), pk=pk
    )


@policy(SIGNED_IN)
@require_safe
def report_copy(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One submission as it was sent."""
    report = _report(request, pk)
    copy = get_object_or_404(Submission.objects.select_related("submitted_by"), report=report, number=number)
    context = {"report": report, "copy": copy, "tree": dress(copy.content), "reasons": copy.content.get("reasons", [])}
    return render(request, "jmi/report_copy.html", context)


@policy(SIGNED_IN)
@require_safe
def report_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two submissions side by side: only what differs (``?a=1&b=2``; default the last two)."""
    report = _report(request, pk)
    copies = {copy.number: copy for copy in Submission.objects.filter(report=report).order_by("number")}
    if len(copies) < 2:
        return render(
            request, "jmi/report_compare.html", {"report": report, "copies": copies.values(), "changes": None}
        )
    numbers = sorted(copies)
    a, b = (whole(request.GET.get(name), 0) for name in ("a", "b"))
    first, second = copies.get(a, copies[numbers[-2]]), copies.get(b, copies[numbers[-1]])
    context = {
        "report": report,
        "copies": copies.values(),
        "first": first,
        "second": second,
        "changes": changes(first.content, second.content),
    }
    return render(request, "jmi/report_compare.html", context)


def changes(old: Mapping[str, object], new: Mapping[str, object]) -> list[dict[str, object]]:
    """Rows with the fields that differ: name of the row, label of the field, old and new text."""
    found = []
    for row in ("government_statement", "partner_statement", "summary"):
        _compare(found, str(HEADS[row]()), old["report"], new["report"], (f"{row}_en", f"{row}_km"))
    _compare(
        found, _("This report"), old["report"], new["report"], ("nothing_reason", "discussed_on", "dissent", "due_on")
    )
    before = {(kind, row["id"]): row for kind, row in rows_of(old)}
    after = {(kind, row["id"]): row for kind, row in rows_of(new)}
    for key in [*before, *(key for key in after if key not in before)]:
        one, other = before.get(key), after.get(key)
        name = row_name(other or one)
        _compare(found, name, _flat(one), _flat(other), tuple(LABELS))
    return found


HEADS = {
    "government_statement": lambda: _("The Government side"),
    "partner_statement": lambda: _("The development partners"),
    "summary": lambda: _("Summary"),
}
LABELS = {
    "reported": lambda: _("What there is"),
    "value": lambda: _("Value"),
    "as_of_text": lambda: _("As of"),
    "source": lambda: _("Source"),
    "verification": lambda: _("How sure"),
    "rating": lambda: _("Rating"),
    "state": lambda: _("State"),
    "on_schedule": lambda: _("On schedule"),
    "behind_schedule": lambda: _("Behind schedule"),
    "reason": lambda: _("Why"),
    "progress_en": lambda: _("Progress in English"),
    "progress_km": lambda: _("Progress in Khmer"),
    "constraint_en": lambda: _("Constraint in English"),
    "constraint_km": lambda: _("Constraint in Khmer"),
    "next_step_en": lambda: _("Next step in English"),
    "next_step_km": lambda: _("Next step in Khmer"),
    "request_en": lambda: _("Request in English"),
    "request_km": lambda: _("Request in Khmer"),
    "evidence": lambda: _("Evidence"),
    "parts": lambda: _("Parts"),
    "discussed_on": lambda: _("TWG meeting"),
    "due_on": lambda: _("Due"),
    "dissent": lambda: _("Dissenting note of the lead facilitator"),
    "nothing_reason": lambda: _("Why there is nothing to report"),
}
WORDS = {"reported": Reported, "rating": Rating, "verification": Verification, "state": ActivityState}


def _flat(row: Mapping[str, object] | None) -> dict[str, object]:
    """The reported facts of a row as texts."""
    entry = (row or {}).get("progress")
    if not row or not entry:
        return {}
    facts = {name: entry.get(name, "") for name in LABELS}
    stage = next((s for s in row.get("stages", ()) if s["id"] == entry.get("stage_id")), None)
    facts["value"] = " · ".join(t for t in ((stage or {}).get("name_en", ""), entry.get("value_text", "")) if t)
    facts["evidence"] = ", ".join(file["name"] for file in entry.get("evidence", ()))
    facts["parts"] = ", ".join(part["value_text"] for part in entry.get("parts", ()) if part["value_text"])
    for name, choices in WORDS.items():
        facts[name] = str(choices(facts[name]).label) if facts[name] else ""
    for name in ("on_schedule", "behind_schedule"):
        facts[name] = {True: _("yes"), False: _("no")}.get(facts[name], "")
    return facts


def _compare(found: list, name: str, old: Mapping, new: Mapping, fields: tuple[str, ...]) -> None:
    differing = []
    for field in fields:
        was, is_ = str(old.get(field) or ""), str(new.get(field) or "")
        if was != is_:
            label = LABELS[field]() if field in LABELS else _("In English") if field.endswith("_en") else _("In Khmer")
            differing.append({"label": label, "old": was, "new": is_})
    if differing:
        found.append({"name": name, "fields": differing})


def _tree(request: HttpRequest, pk: int) -> tuple[ProgressReport, Rec]:
    report = _report(request, pk)
    return report, dress(rec(report_tree(report)), timezone.localdate())


def _file(report: ProgressReport, content: bytes, kind: str, media_type: str) -> HttpResponse:
    name = f"jmi-{slugify(report.jmi_set.forum.code) or report.jmi_set.forum_id}-{report.round.year}-{lang()}.{kind}"
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report_pdf_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as PDF in the reader's language: at once where it was printed before, else it is ordered first."""
    # The day, not the instant: what was printed today serves all who ask today.
    report, file = printed(request.user, pk, timezone.localdate())
    content = file.kept()
    if content is not None:
        if request.method == "POST":
            return redirect("jmi:report-pdf", report.pk)
        return _file(report, content, "pdf", "application/pdf")
    if request.method == "POST":
        return redirect(order_pdf(report=report, lang=lang(), by=request.user, now=timezone.now()))
    return render(request, "jmi/report_pdf_order.html", {"report": report})


@policy(SIGNED_IN)
@require_safe
def report_docx_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as Word table: target · progress · constraints."""
    report, tree = _tree(request, pk)
    return _file(report, report_docx(tree, timezone.now()), "docx", WORD)
