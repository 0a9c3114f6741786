"""The one endpoint behind every picker."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from partners.fields import FIELDS
from partners.search import find

MOST = 20


@policy(SIGNED_IN)
@require_safe
def pick(request: HttpRequest, source: str) -> JsonResponse:
    """Rows of ``source`` that fit ``q``, best first, narrowed to ``kind``; only rows that the person may see."""
    if source not in FIELDS:
        raise Http404
    field = FIELDS[source](kinds=request.GET.getlist("kind") if source != "person" else ())
    rows = field.rows(request.user)
    text = request.GET.get("q", "").strip()[:200]
    if not text:
        chosen = list(rows[:MOST])
    else:
        # Narrowed before it is cut, so that twenty villages do not hide the province asked for.
        entries = find(request.user, text, keys=[source]).filter(object_id__in=rows.order_by().values("pk"))
        order = list(entries.values_list("object_id", flat=True)[:MOST])
        found = rows.in_bulk(order)
        chosen = [found[number] for number in order]
    return JsonResponse(
        {
            "results": [
                {"value": str(row.pk), "label": field.label_from_instance(row), "note": field.note_of(row)}
                for row in chosen
            ]
        }
    )
