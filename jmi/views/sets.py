"""Pages of the sets: the list, the matrix, a new set."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policies import SIGNED_IN, policy
from accounts.roles import Right
from jmi.actions import assess as assess_actions
from jmi.actions import sets as actions
from jmi.exports.lists import set_list_sheet
from jmi.forms.sets import AchievementForm, AssessForm, NewSetForm, SetForm
from jmi.models import Cycle, JmiSet, Outcome
from jmi.page import SetPage, read_page, track
from jmi.permissions import forums_to_draft_in, may_edit, parties
from jmi.set_read import visible_set
from jmi.set_rows import set_rows
from jmi.stale import saved_last, somebody_saved
from jmi.states import SetState
from jmi.views.organisations import own_organisation
from jmi.views.refusing import refusals_to
from jmi.views.undo import last_removed
from kit import dates
from kit.bilingual import pick
from kit.paging import page_of
from kit.refusals import Stale
from kit.sheets import xlsx
from kit.whole import whole

PAGE = 100


@policy(SIGNED_IN)
@require_safe
def set_list(request: HttpRequest) -> HttpResponse:
    """All sets one may see, the newest cycle first; ``?cycle=`` and ``?forum=`` narrow the list."""
    sets, pills = _listed(request)
    page = page_of(sets, request.GET.get("page"), PAGE, count=False)
    may_create = bool(forums_to_draft_in(request.user)) or request.user.has_right(Right.COORDINATE)
    context = {
        "page": page.of(set_rows(page.rows)),
        "pills": pills,
        "may_create": may_create,
        "own_organisation": own_organisation(request.user),
    }
    return render(request, "jmi/set_list.html", context)


@policy(SIGNED_IN)
@require_safe
def set_list_export(request: HttpRequest) -> HttpResponse:
    """The same list, with the same filter, as a workbook."""
    return xlsx("jmi-sets", set_list_sheet(_listed(request)[0], timezone.localtime()))


def _listed(request: HttpRequest) -> tuple[QuerySet[JmiSet], list[dict[str, object]]]:
    seen = JmiSet.objects.visible_to(request.user).order_by().values("pk")
    sets = JmiSet.objects.filter(pk__in=seen).select_related("cycle", "forum")
    cycle, forum = request.GET.get("cycle", ""), request.GET.get("forum", "")
    if forum.isascii() and forum.isdigit() and len(forum) < 10:
        sets = sets.filter(forum=int(forum))
    pills = [{"label": _("All"), "url": "?", "count": None, "current": not cycle, "shape": ""}]
    for one in Cycle.objects.all():
        current = cycle == str(one.pk)
        pills.append({"label": str(one), "url": f"?cycle={one.pk}", "count": None, "current": current, "shape": ""})
        if current:
            sets = sets.filter(cycle=one)
    return sets.order_by("-cycle__start_year", "forum__position", "forum__code", "-number"), pills


@policy(SIGNED_IN)
@require_safe
def set_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The Annex A matrix of one set."""
    return show(request, visible_set(request, pk))


def show(request: HttpRequest, jmi_set: JmiSet, *, saved: str = "", status: int = 200, **more: object) -> HttpResponse:
    """The page, or its matrix alone when htmx asks for it."""
    page = read_page(request, jmi_set, (get_language() or "en")[:2])
    context = {
        "page": page,
        "set": jmi_set,
        "matrix": page.matrix,
        "title": pick(jmi_set.title_en, jmi_set.title_km).value,
        "steps": track(jmi_set),
        "saved": saved,
        "said": "",
        "today": timezone.localdate(),
        "removed": last_removed(request, jmi_set) if page.may_edit else None,
        **more,
    }
    if not request.htmx:
        context |= beside(request, jmi_set, page)
    part = "#matrix" if request.htmx else ""
    return render(request, f"jmi/set_detail.html{part}", context, status=status)


def ask(jmi_set: JmiSet, page: SetPage) -> dict[str, object] | None:
    """The one thing asked of this reader, if any: the expected step, or what keeps it from being taken."""
    verbs = {step.verb for step in page.offers}
    if "agree" in verbs and not page.gaps and not page.warnings:
        return {
            "strong": _("Your agreement is asked."),
            "text": _("Read the matrix; agree when it says what both sides mean."),
            "url": reverse("jmi:set-agree", args=[jmi_set.pk]),
            "label": _("Agree to this set"),
        }
    if page.may_edit and "secretariat" in page.parties and (left := len(page.gaps) + len(page.warnings)):
        return {
            "strong": ngettext("%(n)s point is open.", "%(n)s points are open.", left) % {"n": dates.digits(left)},
            "text": _("Then the Chair and the lead facilitator can agree."),
            "url": "#checks",
            "label": _("Show what is open"),
        }
    if "accept" in verbs:
        return {
            "strong": _("This set waits for CRDB/CDC."),
            "text": _("Accept it, or send it back with comments beside the fields."),
            "url": "",
            "label": "",
        }
    if "submit" in verbs:
        return {
            "strong": _("Both sides have agreed."),
            "text": _("The set can go to CRDB/CDC."),
            "url": reverse("jmi:set-submit", args=[jmi_set.pk]),
            "label": _("Submit to CRDB/CDC"),
        }
    return None


def beside(request: HttpRequest, jmi_set: JmiSet, page: SetPage) -> dict[str, object]:
    """What stands beside and above the matrix on the whole page."""
    in_force = jmi_set.state == SetState.IN_FORCE
    return {
        "ask": ask(jmi_set, page),
        "downloads": (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")),
        "agreements": list(jmi_set.agreements.all()),
        "submissions": list(jmi_set.submissions.all()),
        "versions": jmi_set.versions,
        "may_revise": in_force and jmi_set.cycle.state == "open" and bool(page.parties & {"secretariat", "chair"}),
        "may_assess": assess_actions.may_assess(request.user, jmi_set),
        "may_achieve": jmi_set.state in (SetState.IN_FORCE, SetState.CLOSED)
        and bool(page.parties & {"secretariat", "chair", "crdb"}),
    }


def turned_away(request: HttpRequest, jmi_set: JmiSet) -> HttpResponse | None:
    """Nothing for a writer; readers are led back to the page, and refused when they send something."""
    if may_edit(request.user, jmi_set):
        return None
    if request.method == "POST":
        if "member" not in parties(request.user, jmi_set):
            raise PermissionDenied
        return None  # the action says in words why the set is not open now
    messages.info(request, _("This set can only be read."))
    return redirect(jmi_set)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_create(request: HttpRequest) -> HttpResponse:
    """Begin the set of one's working group in an open cycle."""
    if not forums_to_draft_in(request.user) and not request.user.has_right(Right.COORDINATE):
        raise PermissionDenied
    initial = {name: request.GET.get(name) for name in ("cycle", "forum")}
    form = NewSetForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_to(form):
            made = form.once(
                lambda values: actions.create_set(by=request.user, now=timezone.now(), **values),
                by=request.user,
                now=timezone.now(),
            )
            messages.success(request, _("The set is begun. Write the outcome first."))
            return redirect(made)
    status = 422 if request.method == "POST" else 200
    return render(request, "jmi/set_create.html", {"form": form}, status=status)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def set_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, joint senses and sharing forums."""
    jmi_set = visible_set(request, pk)
    if turned := turned_away(request, jmi_set):
        return turned
    shared = [one.forum_id for one in jmi_set.shared_with.all()]
    initial = {
        "title_en": jmi_set.title_en,
        "title_km": jmi_set.title_km,
        "joint_senses": jmi_set.joint_senses,
        "shared_forums": shared,
    }
    form = SetForm(request.POST or None, jmi_set=jmi_set, user=request.user, initial=initial)
    version = request.POST.get("version", "")
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data | {"shared_forums": list(form.cleaned_data["shared_forums"])}
        seen = whole(version, 0, digits=9)
        with refusals_to(form):
            try:
                actions.describe_set(jmi_set=jmi_set, version=seen, by=request.user, now=timezone.now(), **values)
            except Stale as stale:
                who = saved_last(JmiSet, jmi_set.pk, stale.version)["by"]
                form.add_error(None, somebody_saved(who))
                context = {"form": form, "set": jmi_set, "version": stale.version}
                return render(request, "jmi/set_update.html", context, status=409)
            messages.success(request, _("Saved."))
            return redirect(jmi_set)
    context = {"form": form, "set": jmi_set, "version": jmi_set.version}
    return render(request, "jmi/set_update.html", context, status=422 if request.method == "POST" else 200)


def _outcome(jmi_set: JmiSet, pk: int) -> Outcome:
    return get_object_or_404(Outcome, pk=pk, jmi_set=jmi_set)


def _say_stale(form: object, stale: Stale, outcome: Outcome) -> None:
    """Name who wrote what above one's own text, which stays in the form; whoever saves again has read it."""
    said = somebody_saved(saved_last(Outcome, outcome.pk, outcome.version)["by"])
    theirs = "; ".join(f"“{text}”" for text in stale.theirs.values() if text)
    form.add_error(None, f"{said} {theirs}".strip())


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome_assess(request: HttpRequest, pk: int, outcome: int) -> HttpResponse:
    """The SMART test of an outcome."""
    jmi_set = visible_set(request, pk)
    found = _outcome(jmi_set, outcome)
    if not assess_actions.may_assess(request.user, jmi_set):
        if request.method == "POST":
            raise PermissionDenied
        messages.info(request, _("This set can only be read."))
        return redirect(jmi_set)
    initial = {name: getattr(found, name) for name in ("smart", "smart_note", "ambition_opinion")}
    form = AssessForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")
        with refusals_to(form):
            try:
                assess_actions.assess(
                    jmi_set=jmi_set,
                    outcome=found.pk,
                    seen=seen,
                    by=request.user,
                    now=timezone.now(),
                    **form.cleaned_data,
                )
            except Stale as stale:
                found.refresh_from_db()
                _say_stale(form, stale, found)
            else:
                messages.success(request, _("Assessment saved."))
                return redirect(jmi_set)
    context = {"form": form, "set": jmi_set, "outcome": found, "version": assess_actions.moment_of(found)}
    return render(request, "jmi/outcome_assess.html", context, status=422 if request.method == "POST" else 200)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def outcome_achievement(request: HttpRequest, pk: int, outcome: int) -> HttpResponse:
    """The final achievement of an outcome, also for a while after the cycle has closed."""
    jmi_set = visible_set(request, pk)
    found = _outcome(jmi_set, outcome)
    form = AchievementForm(request.POST or None, initial={"text": found.achievement_text})
    if request.method == "POST" and form.is_valid():
        seen = whole(request.POST.get("version"), 0, digits=9)
        with refusals_to(form):
            try:
                actions.record_achievement(
                    jmi_set=jmi_set,
                    outcome=found.pk,
                    version=seen,
                    by=request.user,
                    now=timezone.now(),
                    **form.cleaned_data,
                )
            except Stale as stale:
                found.refresh_from_db()
                _say_stale(form, stale, found)
            else:
                messages.success(request, _("Saved."))
                return redirect(jmi_set)
    context = {"form": form, "set": jmi_set, "outcome": found, "version": found.version}
    return render(request, "jmi/outcome_achievement.html", context, status=422 if request.method == "POST" else 200)
