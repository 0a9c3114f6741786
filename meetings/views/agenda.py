"""The agenda of a meeting: read by members, written by those who prepare it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, policy
from kit.refusals import NeedsReason, NotAllowed, Refused
from kit.whole import whole
from meetings import meeting_tabs
from meetings.actions import agenda as actions
from meetings.actions.carry_over import carry_over
from meetings.actions.proposals import may_propose
from meetings.agenda_page import read_agenda
from meetings.carry_over import proposals
from meetings.forms.agenda import ItemForm, ItemPersonForm, NewItemForm, RemoveForm, TimesForm, people_of
from meetings.forms.lines import Lines, lines_of
from meetings.meeting_page import turned_away, visible_meeting
from meetings.models import AgendaItem, AgendaTemplate, Meeting
from meetings.sight import left_out
from partners.editing import run, version_of

MOVES = ("up", "down", "in", "out")


def address(meeting: Meeting) -> str:
    """The agenda of a meeting."""
    return reverse("meetings:agenda", args=[meeting.pk])


def show(request: HttpRequest, meeting: Meeting, *, status: int = 200, said: str = "", moved: str = "") -> HttpResponse:
    """The page, or its list alone when htmx asks for it."""
    frame = meeting_tabs.context(request.user, meeting, "agenda")
    agenda = read_agenda(request.user, meeting)
    context = frame | {
        "agenda": agenda,
        "said": said,
        "moved": moved,
        "left_out": left_out(meeting),
        "may_propose": may_propose(request.user, meeting),
        "may_add": frame["may_change"],
        "templates": [],
        "times": TimesForm(initial={"starts": _first_hour(meeting)}),
    }
    if context["may_add"] and not request.htmx:
        fits = Q(forum_kind__in=("", meeting.forum.kind), meeting_kind__in=("", meeting.kind))
        context["templates"] = list(AgendaTemplate.objects.filter(fits, active=True))
    template = "meetings/_agenda.html" if request.htmx else "meetings/agenda.html"
    return render(request, template, context, status=status)


def _first_hour(meeting: Meeting) -> object:
    return next((day.starts for day in meeting.days.all() if day.starts), None)


@policy(SIGNED_IN)
@require_safe
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda with presenters, hours, minutes, papers and links."""
    return show(request, visible_meeting(request, pk))


def item_of(request: HttpRequest, pk: int, item: int) -> tuple[Meeting, AgendaItem]:
    """Meeting and item of an address."""
    meeting = visible_meeting(request, pk)
    found = get_object_or_404(meeting.items.prefetch_related("people"), pk=item)
    found.meeting = meeting
    return meeting, found


def _people(request: HttpRequest, item: AgendaItem | None) -> Lines:
    return lines_of(
        ItemPersonForm,
        request.POST if request.method == "POST" else None,
        name="people",
        label=_("Presenters and speakers"),
        initial=people_of(item) if item is not None else [],
        user=request.user,
    )


def _edit(request: HttpRequest, form: ItemForm, people: Lines, save: object, context: dict[str, Any]) -> HttpResponse:
    template = "meetings/item_form.html"
    context = {"form": form, "people": people, "stale_rows": None, "refusal": None} | context
    if request.method == "POST" and request.POST.get("more"):
        return render(request, template, context)
    if request.method == "POST" and not people.is_valid():
        form.is_valid()
        return render(request, template, context, status=422)
    return run(request, form=form, save=save, template=template, context=context, to=address(context["meeting"]))


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def item_create(request: HttpRequest, pk: int) -> HttpResponse:
    """A new item at the end of the agenda."""
    meeting = visible_meeting(request, pk)
    if turned := turned_away(request, meeting):
        return turned
    form, people = NewItemForm(request.POST or None, user=request.user), _people(request, None)

    def save() -> AgendaItem:
        now = timezone.now()
        return form.once(
            lambda values: actions.add_item(
                meeting=meeting, values=values, people=people.values(), by=request.user, now=now
            ),
            by=request.user,
            now=now,
        )

    frame = meeting_tabs.context(request.user, meeting, "agenda")
    context = frame | {"heading": _("New item"), "version": None, "item": None, "draft": f"{meeting.pk}.new"}
    return _edit(request, form, people, save, context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def item_update(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Change an item."""
    meeting, found = item_of(request, pk, item)
    if turned := turned_away(request, meeting):
        return turned
    form, people = (
        ItemForm(request.POST or None, user=request.user, initial=ItemForm.of(found)),
        _people(request, found),
    )

    def save() -> AgendaItem:
        return actions.change_item(
            item=found,
            values=form.cleaned_data,
            people=people.values(),
            version=version_of(request),
            by=request.user,
            now=timezone.now(),
        )

    frame = meeting_tabs.context(request.user, meeting, "agenda")
    context = frame | {"heading": _("Edit item"), "version": found.version, "item": found}
    return _edit(request, form, people, save, context | {"draft": f"{meeting.pk}.{found.pk}"})


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def item_remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda; one that is expected asks for a reason."""
    meeting, found = item_of(request, pk, item)
    if turned := turned_away(request, meeting):
        return turned
    form = RemoveForm(request.POST or None)
    refusal, warnings, status = None, [], 200
    if request.method == "POST" and form.is_valid():
        status = 422
        try:
            reason = form.cleaned_data["reason"]
            actions.remove_item(item=found, reason=reason, by=request.user, now=timezone.now())
        except NeedsReason as needed:
            warnings = needed.warnings
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("“%(item)s” is off the agenda.") % {"item": found.text("title")})
            return redirect(address(meeting))
    context = meeting_tabs.context(request.user, meeting, "agenda")
    context |= {"item": found, "refusal": refusal, "warnings": warnings}
    return render(request, "meetings/item_remove.html", context, status=status)


def _change(request: HttpRequest, meeting: Meeting, act: object, moved: str = "", said: str = "") -> HttpResponse:
    """One press on the agenda: do it, then show the list."""
    try:
        act()
    except NotAllowed as refused:
        raise PermissionDenied(refused.message) from refused
    except Refused as refused:
        messages.error(request, str(refused.message))
        said = str(refused.message)
    if request.htmx:
        return show(request, meeting, said=said, moved=moved)
    return redirect(address(meeting))


@policy(SIGNED_IN)
@require_POST
def item_move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """One step up, down, in or out."""
    meeting, found = item_of(request, pk, item)
    to = request.POST.get("to", "")

    def act() -> None:
        if to not in MOVES or not found.taken:
            raise Refused(_("This step is not possible now."))
        actions.move_item(item=found, to=to, by=request.user, now=timezone.now())

    return _change(request, meeting, act, moved=f"{found.pk}:{to}")


@policy(SIGNED_IN)
@require_POST
def agenda_order(request: HttpRequest, pk: int) -> HttpResponse:
    """The order as drawn with the pointer: ``order=12:0,14:1,13:0``."""
    meeting = visible_meeting(request, pk)
    pairs = [pair.partition(":") for pair in request.POST.get("order", "").split(",")[: actions.MOST_ITEMS]]
    order = [(number, whole(depth, 0, digits=1) or 0) for text, _sep, depth in pairs if (number := whole(text))]
    return _change(
        request,
        meeting,
        lambda: actions.order_items(meeting=meeting, order=order, by=request.user, now=timezone.now()),
    )


@policy(SIGNED_IN)
@require_POST
def agenda_fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the lines of a template."""
    meeting = visible_meeting(request, pk)
    number = whole(request.POST.get("template"))

    def act() -> None:
        template = AgendaTemplate.objects.filter(active=True, pk=number).first()
        if template is None:
            raise Refused(_("Choose a template."))
        actions.fill_from_template(meeting=meeting, template=template, by=request.user, now=timezone.now())

    return _change(request, meeting, act)


@policy(SIGNED_IN)
@require_POST
def agenda_times(request: HttpRequest, pk: int) -> HttpResponse:
    """Hours of all items, from their minutes."""
    meeting = visible_meeting(request, pk)
    form = TimesForm(request.POST)

    def act() -> None:
        if not form.is_valid() or form.cleaned_data["starts"] is None:
            raise Refused(_("Say when the first item begins."))
        starts = form.cleaned_data["starts"]
        actions.lay_out_times(meeting=meeting, starts=starts, by=request.user, now=timezone.now())

    return _change(request, meeting, act)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_carry(request: HttpRequest, pk: int) -> HttpResponse:
    """What the last meeting and other rooms leave for this agenda, each with a tick."""
    meeting = visible_meeting(request, pk)
    if turned := turned_away(request, meeting):
        return turned
    if request.method == "POST":
        keys = set(request.POST.getlist("take")[: actions.MOST_ITEMS])
        return _change(
            request, meeting, lambda: carry_over(meeting=meeting, keys=keys, by=request.user, now=timezone.now())
        )
    context = meeting_tabs.context(request.user, meeting, "agenda") | {"proposals": proposals(meeting)}
    return render(request, "meetings/agenda_carry.html", context)
