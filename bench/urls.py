"""The application's addresses and the two denominators: Q, a bare page; L, a bare list of 100 rows × 5 columns."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from accounts.models import User
from accounts.policies import SIGNED_IN, policy
from cambodia_dcps.urls import *  # noqa: F403
from cambodia_dcps.urls import urlpatterns as application
from partners.models import Place

PAGE = engines["django"].from_string("<!doctype html><title>Q</title><p>{{ name }}</p>")
LIST = engines["django"].from_string(
    "<!doctype html><title>L</title><table>{% for r in rows %}<tr><td>{{ r.pk }}</td><td>{{ r.code }}</td>"
    "<td>{{ r.kind }}</td>"
    "<td>{{ r.name_en }}</td><td>{{ r.name_km }}</td></tr>{% endfor %}</table>"
)


@policy(SIGNED_IN)
def bare_page(request: HttpRequest) -> HttpResponse:
    """Q: session sign-in and one query."""
    return HttpResponse(PAGE.render({"name": User.objects.filter(pk=request.user.pk).first().email}))


@policy(SIGNED_IN)
def bare_list(request: HttpRequest) -> HttpResponse:
    """L: one query, 100 rows, five columns."""
    return HttpResponse(LIST.render({"rows": Place.objects.order_by("pk")[:100]}))


urlpatterns = [path("bench/q/", bare_page), path("bench/l/", bare_list), *application]
