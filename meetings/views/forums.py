"""The directory of forums, the page of a forum, and what CRDB/CDC sets for it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from kit.fixed import Fixed, day, number
from kit.paging import page_of
from kit.together import Together
from meetings import tabs
from meetings.actions.forums import save_forum
from meetings.contacts import contact_among, contacts_of
from meetings.exports import forum_sheet
from meetings.forms.forums import ForumForm
from meetings.forum_rows import forum_rows
from meetings.lists import forums, forums_of, members_in_words, seat_lines, seat_row, theme_words
from meetings.models import Forum, Seat
from meetings.permissions import functions_named_by, may_edit_forum
from meetings.states import ForumKind, SeatFunction
from partners.editing import may_see_history, run, version_of
from partners.exports import xlsx
from partners.models import Organisation, PolicyEntry

PAGE = 100
KINDS = ForumKind.choices


def _wanted(request: HttpRequest) -> dict[str, object]:
    kind = request.GET.get("kind", "")
    return {
        "q": request.GET.get("q", "").strip()[:200],
        "kind": kind if kind in ForumKind.values else "",
        "dissolved": request.GET.get("dissolved") == "1",
    }


@policy(SIGNED_IN)
@require_safe
def forum_list(request: HttpRequest) -> HttpResponse:
    """Forums that one may see, own ones first, found under every name and abbreviation."""
    wanted = _wanted(request)
    page = page_of(
        forums_of(request.user, **wanted).values_list("pk", "own"), request.GET.get("page"), PAGE, count=False
    )
    own = {key for key, mine in page.rows if mine}
    keys = [key for key, _mine in page.rows]
    rows = list(zip(keys, forum_rows(keys, timezone.localdate()), strict=True))
    groups = [(_("Your forums"), [row for key, row in rows if key in own])]
    groups += [(label, [row for key, row in rows if key not in own and row.kind == kind]) for kind, label in KINDS]
    context = wanted | {
        "groups": [(label, found) for label, found in groups if found],
        "kinds": KINDS,
        "page": page,
    }
    return render(request, "meetings/forum_list.html", context)


@policy(SIGNED_IN)
@require_safe
def forum_export(request: HttpRequest) -> HttpResponse:
    """The directory of forums as filtered, as a workbook."""
    rows = list(forums(request.user, **_wanted(request)))
    return xlsx("forums", forum_sheet(rows, contacts_of(rows)))


def forum_of(request: HttpRequest, pk: int) -> Forum:
    """The forum of an address, if it is listed for whoever asks."""
    rows = Forum.objects.listed_for(request.user).select_related("place", "strategy_entry__framework", "escalates_to")
    return get_object_or_404(rows, pk=pk)


# Seats, hosts and links of one forum, and the forums beside it; the head of its page first.
PAGE_OF_FORUM = Together(
    forum=Fixed(
        lambda: Forum.objects.filter(tabs.listed(), pk=number("forum")).select_related(
            "place", "strategy_entry__framework", "escalates_to"
        )
    ),
    seats=Fixed(
        lambda: (
            Seat.objects.current(day("today"))
            .filter(forum=number("forum"))
            .select_related("person", "organisation")
            .order_by("function", "pk")
        )
    ),
    hosts=Fixed(
        lambda: Organisation.objects.filter(hosted_forums=number("forum")).order_by("protocol_rank", "name_en")
    ),
    entries=Fixed(lambda: PolicyEntry.objects.filter(linked_forums=number("forum")).select_related("framework")),
    choices=Fixed(tabs.choices),
)


@policy(SIGNED_IN)
@require_safe
def forum_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Overview of a forum: who hosts and leads it, its seats, and what higher floors show."""
    today = timezone.localdate()
    found = PAGE_OF_FORUM.ask(forum=pk, today=today, **tabs.lister(request.user))
    if not found["forum"]:
        raise Http404
    (forum,) = found["forum"]
    seats = forum._seated = found["seats"]  # for ``seated``
    lines = seat_lines(seats, today)
    leading = (SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR, SeatFunction.FACILITATOR, SeatFunction.SECRETARIAT)
    short = [line for line in lines if line.seat.function in leading or line.seat.person_id is None]
    short += [line for line in lines if line not in short][: max(0, 10 - len(short))]
    members, women = members_in_words(seats)
    parts = tabs.panels_of(request.user, forum)
    contact = contact_among(seats)
    context = tabs.context(request.user, forum, "overview", found["choices"]) | {
        "ask": tabs.ask_of(request.user, forum),
        "hosts": found["hosts"],
        "chairs": [line.seat for line in lines if line.seat.function == SeatFunction.CHAIR],
        "facilitators": [line.seat for line in lines if line.seat.function == SeatFunction.FACILITATOR],
        "members": members,
        "women": women,
        "themes": sorted({theme_words(seat.theme) for seat in seats if seat.theme and seat.person_id}),
        "contact": contact,
        "rows": [seat_row(line, contact) for line in lines if line in short],
        "vacancies": [line for line in lines if line.vacant_days is not None],
        "seat_count": len(lines),
        "main_panels": [part for part in parts if not part.side],
        "side_panels": [part for part in parts if part.side],
        "policy_entries": found["entries"],
        "may_edit": may_edit_forum(request.user),
        "may_name": bool(functions_named_by(request.user, forum.pk)),
        "may_see_history": may_see_history(request.user, forum),
    }
    return render(request, "meetings/forum_detail.html", context)


@policy(holds(Right.COORDINATE))
@require_http_methods(["GET", "HEAD", "POST"])
def forum_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Names, hosts, numbers and the way up."""
    forum = forum_of(request, pk)
    if not may_edit_forum(request.user):
        raise Http404
    form = ForumForm(request.POST or None, user=request.user, forum=forum, initial=ForumForm.of(forum))
    return run(
        request,
        form=form,
        save=lambda: save_forum(
            forum=forum,
            values=form.values(),
            hosts=list(form.cleaned_data["hosts"]),
            policy_entries=list(form.cleaned_data["policy_entries"]),
            other_names=form.names(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        ),
        context={
            "heading": _("Edit forum"),
            "parent_url": reverse("meetings:forum-list"),
            "parent_name": _("Forums"),
            "record": forum,
            "version": forum.version,
            "draft_key": f"meetings.forum.{forum.pk}",
            "cancel_url": forum.get_absolute_url(),
        },
    )
