"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from reports.search import LONGEST, PAGE, answer


@policy(SIGNED_IN)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything one may see that goes by these words."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    only = request.GET.get("kind", "")
    page = request.GET.get("page", "1")
    number = min(int(page), 1000) if page.isascii() and page.isdigit() and len(page) < 6 and int(page) else 1
    groups, total = answer(request.user, q, only=only, start=(number - 1) * PAGE) if q else ([], 0)
    context = {
        "q": q,
        "only": only,
        "groups": groups,
        "total": total,
        "page": number,
        "more": bool(only and groups and groups[0].number > number * PAGE),
    }
    return render(request, "reports/search.html", context)
