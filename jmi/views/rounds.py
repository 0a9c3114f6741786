"""Reporting rounds and their board; what CRDB/CDC does with several reports at once."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policies import SIGNED_IN, holds, policy
from accounts.roles import Right
from jmi import round_emails
from jmi.actions import reminders, rounds
from jmi.actions import reports as report_actions
from jmi.exports.lists import board_sheet, round_list_sheet
from jmi.forms.rounds import MoveForm, ReasonForm, RemindForm, RoundForm
from jmi.models import ProgressReport, Round
from jmi.progress_rules import SENT
from jmi.round_board import HISTORY_WORDS, Row, board, chosen, forums_without_set, line, strip
from jmi.stale import saved_last
from jmi.states import RoundState
from jmi.views.refusing import forbidding, refusals_said, refusals_to
from kit import dates
from kit.refusals import Refused, Stale
from kit.sheets import xlsx
from kit.whole import whole

CENTRE = holds(Right.COORDINATE)


@policy(SIGNED_IN)
@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    """All rounds with how many reports came in; members count their own."""
    centre = request.user.has_right(Right.COORDINATE)
    context = {"rounds": _rounds(request), "today": timezone.localdate(), "centre": centre}
    return render(request, "jmi/round_list.html", context)


def _rounds(request: HttpRequest) -> QuerySet[Round]:
    visible = ProgressReport.objects.visible_to(request.user)
    asked = Count("reports", filter=Q(reports__in=visible))
    sent = Count("reports", filter=Q(reports__in=visible, reports__state__in=SENT))
    rows = Round.objects.select_related("cycle").annotate(asked=asked, sent=sent).order_by("-period_to_on", "-pk")
    if not request.user.has_right(Right.SEE_ALL):
        rows = rows.filter(asked__gt=0)
    return rows


def _round_or_404(request: HttpRequest, pk: int) -> Round:
    """Rounds are seen by the centre, and by members once their group is asked."""
    rows = Round.objects.select_related("cycle")
    if not request.user.has_right(Right.SEE_ALL):
        rows = rows.filter(pk__in=ProgressReport.objects.visible_to(request.user).values("round"))
    return get_object_or_404(rows, pk=pk)


def _pills(request: HttpRequest, rows: list[Row], show: str) -> list[dict[str, object]]:
    kinds = (
        ("", _("All"), None, len(rows)),
        ("overdue", _("Overdue"), "late", sum(1 for row in rows if row.group == "overdue")),
        ("returned", _("Returned"), "returned", sum(1 for row in rows if row.group == "returned")),
        ("work", _("In work"), "draft", sum(1 for row in rows if row.group == "work")),
        ("received", _("Received"), "done", sum(1 for row in rows if row.group == "received")),
        ("mine", _("My turn"), None, sum(1 for row in rows if row.mine)),
    )
    keep = {name: request.GET[name] for name in ("sort",) if request.GET.get(name)}
    return [
        {
            "label": label,
            "url": "?" + urlencode(keep | ({"show": key} if key else {})),
            "count": count,
            "current": show == key,
            "shape": shape,
        }
        for key, label, shape, count in kinds
    ]


def _lead(figures: dict[str, int | None]) -> str:
    """One line: who has still to report, what is late, what waits for the reader."""
    if not figures["open"] and not figures["waiting"]:
        return _("Every working group has reported.")
    parts = []
    if figures["open"]:
        words = ngettext(
            "%(n)s working group has still to report.", "%(n)s working groups have still to report.", figures["open"]
        )
        parts.append(words % {"n": dates.digits(figures["open"])})
    if figures["overdue"]:
        words = ngettext("%(n)s is late.", "%(n)s are late.", figures["overdue"])
        parts.append(words % {"n": dates.digits(figures["overdue"])})
    if figures["waiting"]:
        words = ngettext("%(n)s report waits for you.", "%(n)s reports wait for you.", figures["waiting"])
        parts.append(words % {"n": dates.digits(figures["waiting"])})
    return " ".join(parts)


@policy(SIGNED_IN)
@require_safe
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The board: CRDB/CDC sees every group, members their own rows."""
    round_ = _round_or_404(request, pk)
    today = timezone.localdate()
    found = board(round_, request.user, today)
    show, sort = request.GET.get("show", ""), request.GET.get("sort", "")
    centre = request.user.has_right(Right.COORDINATE)
    heads = [
        ("name", _("Working group, host"), ""),
        ("state", _("State"), ""),
        ("", _("Steps"), ""),
        ("", _("Whose turn"), ""),
        ("days", _("Days"), "num"),
        ("due", _("Due or sent"), ""),
        ("", _("Last five"), ""),
        ("reminded", _("Reminded"), "num"),
    ]
    context = {
        "round": round_,
        "figures": found.figures,
        "lead": _lead(found.figures) if found.rows else "",
        "rows": [line(row) for row in chosen(found.rows, show, sort)],
        "strip": strip(found.rows),
        "pills": _pills(request, found.rows, show),
        "heads": [(key, label, css, _sort_url(request, key)) for key, label, css in heads],
        "sort": sort,
        "history": [(shape, word) for shape, word in HISTORY_WORDS.items() if shape != "none"],
        "sees_all": request.user.has_right(Right.SEE_ALL),
        "centre": centre,
        "can_tick": centre and round_.state == RoundState.OPEN,
        "late_sets": rounds.sets_to_ask(round_).exists() if centre and round_.state == RoundState.OPEN else False,
        "missing": forums_without_set(round_) if request.user.has_right(Right.SEE_ALL) else [],
        "today": today,
        "key": uuid.uuid4(),
    }
    return render(request, "jmi/round_detail.html", context)


def _sort_url(request: HttpRequest, key: str) -> str:
    if not key:
        return ""
    keep = {"show": request.GET["show"]} if request.GET.get("show") else {}
    return "?" + urlencode(keep | {"sort": key})


@policy(SIGNED_IN)
@require_safe
def round_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The board as a sheet: the same rows, filter and order as on the screen."""
    round_ = _round_or_404(request, pk)
    found = board(round_, request.user, timezone.localdate())
    rows = chosen(found.rows, request.GET.get("show", ""), request.GET.get("sort", ""))
    return xlsx(f"round-{round_.pk}", board_sheet(round_, rows, timezone.localtime()))


@policy(SIGNED_IN)
@require_safe
def round_list_export(request: HttpRequest) -> HttpResponse:
    """The list of rounds as a workbook."""
    return xlsx("jmi-rounds", round_list_sheet(_rounds(request), timezone.localtime()))


@policy(CENTRE)
@require_http_methods(["GET", "HEAD", "POST"])
def round_create(request: HttpRequest) -> HttpResponse:
    """A new round; it is opened afterwards, after a look at who will be asked."""
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def make(values: dict[str, object]) -> Round:
            return rounds.create_round(cycle=values.pop("cycle"), values=values, by=request.user, now=timezone.now())

        with refusals_to(form):
            made = form.once(make, by=request.user, now=timezone.now())
            messages.success(request, _("The round is planned. Open it when everything is right."))
            return redirect(made)
    status = 422 if form.is_bound else 200
    return render(request, "jmi/round_form.html", {"form": form, "round": None}, status=status)


@policy(CENTRE)
@require_http_methods(["GET", "HEAD", "POST"])
def round_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change name, period, note."""
    round_ = get_object_or_404(Round, pk=pk)
    initial = {name: getattr(round_, name) for name in rounds.ROUND_FIELDS}
    form = RoundForm(request.POST or None, initial=initial, with_cycle=False)
    status, stale, version = 200, None, round_.version
    if request.method == "POST":
        status = 422
        if form.is_valid():
            text = request.POST.get("version", "")
            try:
                rounds.update_round(
                    round_=round_,
                    values=form.cleaned_data,
                    version=whole(text, 0, digits=9),
                    by=request.user,
                    now=timezone.now(),
                )
            except Stale as error:
                rows = [
                    {"label": form[name].label, "name": name, "theirs": error.theirs[name], "mine": error.mine[name]}
                    for name in error.mine
                    if error.theirs[name] != error.mine[name]
                ]
                saved = saved_last(Round, round_.pk, error.version)
                stale, version, status = {"rows": rows, "version": error.version} | saved, None, 409
            except Refused as error:
                form.add_error(error.field if error.field in form.fields else None, str(error.message))
            else:
                messages.success(request, _("Saved"))
                return redirect(round_)
    context = {"form": form, "round": round_, "stale": stale, "version": version}
    return render(request, "jmi/round_form.html", context, status=status)


def _act(request: HttpRequest, pk: int, action: object, done: str, **given: object) -> HttpResponse:
    round_ = get_object_or_404(Round, pk=pk)
    with refusals_said(request):
        action(round_=round_, by=request.user, now=timezone.now(), **given)
        messages.success(request, done)
    return redirect(round_)


@policy(CENTRE)
@require_POST
def round_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the round: one request per set in force, a letter to each secretariat."""
    return _act(request, pk, rounds.open_round, _("The round is open; the secretariats were written to."))


@policy(CENTRE)
@require_POST
def round_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the sets that came into force after the opening."""
    return _act(request, pk, rounds.add_late_sets, _("The added working groups were asked."))


@policy(CENTRE)
@require_POST
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the round."""
    return _act(request, pk, rounds.close_round, _("The round is closed."))


@policy(CENTRE)
@require_http_methods(["GET", "HEAD", "POST"])
def round_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed round again, with a reason."""
    round_ = get_object_or_404(Round, pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _act(request, pk, rounds.reopen_round, _("The round is open again."), reason=form.cleaned_data["reason"])
    context = {"form": form, "round": round_, "title": _("Open the round again"), "submit": _("Open again")}
    return render(request, "jmi/round_ask.html", context, status=422 if form.is_bound else 200)


def _ticked(request: HttpRequest, round_: Round) -> list[ProgressReport]:
    """The reports that were ticked, of this round only."""
    ids = [
        number
        for text in (request.POST if request.method == "POST" else request.GET).getlist("report")
        if (number := whole(text)) is not None
    ]
    rows = ProgressReport.objects.visible_to(request.user).filter(round=round_, pk__in=ids)
    return list(
        rows.select_related("round", "jmi_set__forum", "jmi_set__cycle").order_by("jmi_set__forum__position", "pk")
    )


def _asked(ids: list[ProgressReport]) -> str:
    return urlencode([("report", report.pk) for report in ids])


@policy(CENTRE)
@require_POST
def round_chosen(request: HttpRequest, pk: int) -> HttpResponse:
    """What is done with the ticked rows: accept, remind, or go on to the page that asks for more."""
    round_ = get_object_or_404(Round, pk=pk)
    picked = _ticked(request, round_)
    if not picked:
        messages.error(request, _("Tick at least one working group."))
        return redirect(round_)
    what = request.POST.get("do", "")
    if what == "read":
        return redirect(f"{reverse('jmi:round-remind', args=[pk])}?{_asked(picked)}")
    if what == "move":
        return redirect(f"{reverse('jmi:round-move', args=[pk])}?{_asked(picked)}")
    if what == "accept":
        return _accept(request, round_, picked)
    return _remind(request, round_, picked, round_emails.reminder_words_in_both(round_), _key(request))


def _key(request: HttpRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _accept(request: HttpRequest, round_: Round, picked: list[ProgressReport]) -> HttpResponse:
    """Each through its own action: one refusal does not stop the others."""
    results = []
    for report in picked:
        try:
            report_actions.accept(report=report, by=request.user, now=timezone.now())
        except Refused as error:
            results.append(("late", report, str(error.message)))
        else:
            results.append(("done", report, _("Accepted")))
    return render(request, "jmi/round_result.html", {"round": round_, "results": results, "title": _("Accept several")})


def _remind(
    request: HttpRequest, round_: Round, picked: list[ProgressReport], words: dict[str, tuple[str, str]], key: uuid.UUID
) -> HttpResponse:
    with forbidding():
        done = reminders.remind(reports=picked, words=words, key=key, by=request.user, now=timezone.now())
    results = []
    for one in done:
        if one.problem:
            results.append(("late", one.report, one.problem))
        else:
            said = _("was reminded already") if one.again else _("Reminded: %(names)s")
            results.append(
                (
                    "done",
                    one.report,
                    said % {"names": ", ".join(str(user) for user in one.people)} if "%" in said else said,
                )
            )
    return render(request, "jmi/round_result.html", {"round": round_, "results": results, "title": _("Remind")})


@policy(CENTRE)
@require_http_methods(["GET", "HEAD", "POST"])
def round_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Read (and change) the message before it goes, with the names of those who get it."""
    round_ = get_object_or_404(Round, pk=pk)
    picked = _ticked(request, round_)
    if not picked:
        return redirect(round_)
    words = round_emails.reminder_words_in_both(round_)
    initial = {f"{part}_{lang}": words[lang][i] for lang in words for i, part in enumerate(("subject", "body"))}
    form = RemindForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        return _remind(request, round_, picked, form.words(), form.cleaned_data["key"])
    readers = round_emails.readers_whose_turn(picked)
    first = next(((report, users[0]) for report in picked if (users := readers[report.pk])), None)
    example = round_emails.reminder(*first, words) if first and not form.is_bound else None
    context = {
        "round": round_,
        "form": form,
        "picked": [(report, readers[report.pk]) for report in picked],
        "example": example,
    }
    return render(request, "jmi/round_remind.html", context, status=422 if form.is_bound else 200)


@policy(CENTRE)
@require_http_methods(["GET", "HEAD", "POST"])
def round_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the date of the ticked reports, with a reason; the old date stays in the history."""
    round_ = get_object_or_404(Round, pk=pk)
    picked = _ticked(request, round_)
    if not picked:
        return redirect(round_)
    form = MoveForm(
        request.POST if request.method == "POST" else None, initial={"due_on": max(r.due_on for r in picked)}
    )
    if request.method == "POST" and form.is_valid():
        results = []
        for report in picked:
            try:
                rounds.move_due(report=report, by=request.user, now=timezone.now(), **form.cleaned_data)
            except Refused as error:
                results.append(("late", report, str(error.message)))
            else:
                results.append(("done", report, _("now due %(day)s") % {"day": dates.day(form.cleaned_data["due_on"])}))
        return render(
            request, "jmi/round_result.html", {"round": round_, "results": results, "title": _("Move the date")}
        )
    context = {
        "round": round_,
        "form": form,
        "picked": picked,
        "title": _("Move the date"),
        "submit": _("Move the date"),
    }
    return render(request, "jmi/round_ask.html", context, status=422 if form.is_bound else 200)
