"""The overview of the years (DEC-1.03)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.policies import SIGNED_IN, policy
from meetings.states import ForumKind
from reports.overview import ROUNDS
from reports.overview import overview as years_and_rows


@policy(SIGNED_IN)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Working groups by year and rating; of the other mechanisms what is on record."""
    all_rounds = ROUNDS.models()
    cycles = sorted({round.cycle for round in all_rounds}, key=lambda one: (-one.start_year, one.pk))
    wanted = request.GET.get("cycle", "")
    cycle = next((one for one in cycles if str(one.pk) == wanted), None)
    if cycle is None:
        cycle = next((one for one in cycles if one.state == "open"), cycles[0] if cycles else None)
    rounds = [round for round in all_rounds if round.cycle == cycle]
    years, rows, bodies = years_and_rows(request.user, rounds)
    others = [(label, bodies[kind]) for kind, label in ForumKind.choices if kind != ForumKind.TWG]
    context = {
        "cycles": cycles,
        "cycle": cycle,
        "years": years,
        "rows": rows,
        "others": others,
        "reported": any(year.asked for year in years),
    }
    return render(request, "reports/overview.html", context)
