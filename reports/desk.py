"""What my desk shows: things that wait for me by due date, what waits for others, dates ahead, my group's indicators.

All lists are read in one query, written once for all readers; what is typed in place takes two more, leads one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache, partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Right
from jmi.forms.progress import IndicatorForm
from jmi.models import ActivityDate, Agreement, FieldComment, JmiSet, Outcome, ProgressReport
from jmi.progress_rules import LONG_WAIT_DAYS, NOT_SENT, SENT, STATE_SHAPE, TURN_WORDS, is_overdue, whose_turn
from jmi.report_page import Rec, dress_indicator, indicator_bar, rec
from jmi.report_tree import indicator_rows
from jmi.states import CycleState, Reported, ReportState, RoundState, SetState
from kit import dates
from kit.addresses import address
from kit.bilingual import pick
from kit.charts import Bar
from kit.fixed import Fixed, numbers
from kit.together import Together
from meetings.permissions import parties_in, seats_of
from reports import desk_parts

INLINE = 3  # rows typed on the desk itself; the others are one click away
OPEN_REPORTS = (*NOT_SENT, ReportState.SUBMITTED)
OPEN_SETS = (SetState.DRAFTING, SetState.AGREED, SetState.SUBMITTED)
COMING = 7


@dataclass(frozen=True)
class Said:
    """What a thing on the desk says, without what is typed in place."""

    due_on: date | None
    title: str
    text: str
    shape: str
    word: str
    url: str
    label: str
    quote: str


@dataclass
class Thing:
    """Something to do: due day, what, why, one button; an open report brings the rows to be typed in place."""

    due_on: date | None
    title: str
    text: str
    shape: str
    word: str
    url: str
    label: str
    late: bool = False
    quick: list[tuple[Rec, IndicatorForm]] = field(default_factory=list)
    report: ProgressReport | None = None
    more: str = ""
    quote: str = ""

    @property
    def said(self) -> Said:
        """Its words as values."""
        return Said(**{field.name: getattr(self, field.name) for field in fields(Said)})


@dataclass(frozen=True)
class Waiting:
    """Something that somebody else holds."""

    what: str
    url: str
    turn_word: str
    turn_kind: str
    days: int
    report: ProgressReport | None = None


@dataclass(frozen=True)
class MiniBar:
    """An indicator in one line: number, title in the language it has, its small bar."""

    number: str
    title: str
    lang: str
    bar: Bar


@dataclass(frozen=True)
class Desk:
    """The whole desk."""

    things: list[Thing]
    waiting: list[Waiting]
    waiting_more: int
    coming: list[tuple[date, str, str]]
    groups: list[str]
    indicators: list[MiniBar]
    indicators_of: ProgressReport | None
    rounds: list[tuple[str, str, int, int]]


def _page(*, own: bool) -> Together:
    """All lists of the desk; ``own``: of the forums in which the reader sits, else of all."""
    reader = desk_parts.ANYBODY
    reports = ProgressReport.objects.filter(round__state=RoundState.OPEN, state__in=OPEN_REPORTS)
    sets = JmiSet.objects.filter(cycle__state=CycleState.OPEN, state__in=OPEN_SETS)
    if own:
        reports, sets = reports.of_forums(reader.member), sets.of_forums(reader.member)
    comments = FieldComment.objects.filter(report=OuterRef("pk"), asks_change=True, settled_at=None).order_by("made_at")
    milestones = ActivityDate.objects.filter(
        activity__outcome__jmi_set__forum__in=reader.member,
        activity__outcome__jmi_set__state=SetState.IN_FORCE,
        due_on__range=(reader.today, reader.ahead),
    )
    made = {
        "reports": reports.select_related("round", "jmi_set__forum", "jmi_set__cycle")
        .annotate(asked_=ArraySubquery(comments.values("text")))
        .order_by("due_on", "jmi_set__forum__position", "pk"),
        "sets": sets.select_related("forum", "cycle")
        .annotate(agreed_=_agreed(), begun_=_begun())
        .order_by("forum__position", "pk"),
        "milestones": milestones.select_related("activity__outcome__jmi_set").order_by("due_on", "pk")[:6],
    }
    if not own:
        made["rounds"] = _rounds()
    return Together(**{name: Fixed(lambda rows=rows: rows) for name, rows in made.items()}, **desk_parts.queries())


@cache
def _page_of(own: bool) -> Together:
    """Made when the application is ready and all rooms have said what they read."""
    return _page(own=own)


def set_turn(state: str, agreed: Iterable[str], begun: bool, mine: set[str]) -> str:
    """As which party a set waits for somebody with the parties ``mine``; "" when it doesn't."""
    agreed = set(agreed)
    if state == SetState.SUBMITTED:
        return "crdb" if "crdb" in mine else ""
    if state == SetState.AGREED:
        return "secretariat" if "secretariat" in mine else ""
    if begun:
        for side in ("chair", "facilitator"):
            if side in mine and side not in agreed:
                return side
    return "secretariat" if "secretariat" in mine and not agreed else ""


def _agreed() -> ArraySubquery:
    return ArraySubquery(Agreement.objects.filter(jmi_set=OuterRef("pk"), withdrawn_at=None).values("party"))


def _begun() -> Exists:
    return Exists(Outcome.objects.filter(jmi_set=OuterRef("pk")))


def desk_count(user: object) -> int:
    """How many things wait for ``user``: one query, kept on the user for the rest of the request.

    Whoever signs in is asked for, with a seat or without: an invitation waits for guests too.
    """
    if not user.is_authenticated:
        return 0
    if not hasattr(user, "_desk_count"):
        user._desk_count = _count(user)
    return user._desk_count


def _open(*, own: bool) -> QuerySet:
    """What may be somebody's turn, in one query; ``own``: of the ``forums`` given, for nothing else is a member's."""
    reports = ProgressReport.objects.filter(round__state=RoundState.OPEN, state__in=OPEN_REPORTS)
    sets = JmiSet.objects.filter(cycle__state=CycleState.OPEN, state__in=OPEN_SETS)
    if own:
        reports, sets = reports.filter(jmi_set__forum__in=numbers("forums")), sets.filter(forum__in=numbers("forums"))
    agreed = Cast(_agreed(), CharField())
    begun = Case(When(_begun(), then=Value("begun")), default=Value(""), output_field=CharField())
    nothing = Value("", output_field=CharField())
    reports = reports.order_by().values_list(Value("report"), "state", "jmi_set__forum", nothing, nothing)
    sets = sets.order_by().values_list(Value("set"), "state", "forum", agreed, begun)
    things = [rows.values_list(Value("thing"), nothing, Value(0), nothing, nothing) for rows in desk_parts.fixed()]
    return reports.union(sets, *things, all=True)


OPEN_ANYWHERE, OPEN_IN_FORUMS = Fixed(partial(_open, own=False)), Fixed(partial(_open, own=True))


def _count(user: object) -> int:
    everywhere = user.has_right(Right.COORDINATE)
    query = OPEN_ANYWHERE if everywhere else OPEN_IN_FORUMS
    reader = desk_parts.reader(user, timezone.localdate())
    rows = query.tuples(forums=seats_of(user), **vars(reader))
    number = 0
    for kind, state, forum, parties, started in rows:
        mine = parties_in(user, forum)
        if kind == "thing":
            number += 1
        elif kind == "report":
            number += whose_turn(state) in mine
        else:
            agreed_by = filter(None, parties.strip("{}").split(","))
            number += bool(set_turn(state, agreed_by, started == "begun", mine))
    return number


def desk(user: object, today: date, here: str) -> Desk:
    """Read everything; ``here`` is the address to which a saved row returns."""
    everywhere = user.has_right(Right.SEE_ALL)
    found = _page_of(not everywhere).ask(**vars(desk_parts.reader(user, today)))
    reports, sets = found["reports"], found["sets"]
    mine = [report for report in reports if whose_turn(report.state) in parties_in(user, report.jmi_set.forum_id)]
    writing = [report for report in mine if whose_turn(report.state) == "secretariat" and report.state != "approved"]
    own_forums = set(seats_of(user))
    shown = writing or [report for report in reports if report.jmi_set.forum_id in own_forums][:1]
    rows = indicator_rows(shown) if shown else {}
    things = [_report_thing(report, rows.get(report.pk), user, today) for report in mine]
    things += _set_things(sets, user)
    things += desk_parts.things(user, today, found)
    things.sort(key=lambda thing: (thing.due_on is None, thing.due_on or today, thing.title))
    user._desk_count = len(things)
    others = [report for report in reports if report not in mine]
    waiting = sorted((_waiting(report, user, today) for report in others), key=lambda one: -one.days)
    most = 8
    drawn = shown[0] if shown else None
    return Desk(
        things=things,
        waiting=waiting[:most],
        waiting_more=max(0, len(waiting) - most),
        coming=sorted(_coming(reports, found["milestones"], today) + desk_parts.coming(today, found))[:COMING],
        groups=sorted({str(report.jmi_set.forum) for report in reports if report.jmi_set.forum_id in own_forums}),
        indicators=mini_bars(rows.get(drawn.pk, []), today) if drawn else [],
        indicators_of=drawn,
        rounds=[_round_line(row) for row in found.get("rounds", ())],
    )


REPORT_WORDS = {
    "requested": lambda: (_("Start the report"), _("Open the report")),
    "drafted": lambda: (_("Go on with the report"), _("Open the report")),
    "returned": lambda: (_("Change the report that was sent back"), _("See the comments")),
    "discussed": lambda: (_("Approve the progress report"), _("Read and decide")),
    "approved": lambda: (_("Submit the progress report"), _("Submit to CRDB/CDC")),
    "submitted": lambda: (_("Accept or send back the report"), _("Read and decide")),
}


def _report_thing(report: ProgressReport, rows: list[dict] | None, user: object, today: date) -> Thing:
    """A report whose turn is mine; with the first indicators that have no entry yet."""
    what, label = REPORT_WORDS[report.state]()
    overdue = is_overdue(report.state, report.due_on, today)
    page = {"discussed": "jmi:report-print", "submitted": "jmi:report-print", "approved": "jmi:report-submit"}
    url = reverse(page.get(report.state, "jmi:report-detail"), args=[report.pk])
    thing = Thing(
        due_on=report.due_on,
        title=f"{what}: {report.jmi_set.forum}",
        text=f"{report.round}, {dates.day(report.period[0])} – {dates.day(report.period[1])}.",
        shape="late" if overdue else "with" if report.state == "submitted" else STATE_SHAPE[report.state],
        word=_("Overdue") if overdue else str(report.get_state_display()),
        url=url,
        label=label,
        late=overdue,
        report=report,
    )
    if report.state == ReportState.SUBMITTED:
        thing.due_on = None
        sent = dates.day(report.submitted_at) if report.submitted_at else ""
        thing.text += " " + _("Sent %(day)s.") % {"day": sent}
    if report.state == ReportState.RETURNED and report.asked_:
        thing.quote = report.asked_[0]
    if rows is not None and "secretariat" in parties_in(user, report.jmi_set.forum_id):
        _add_rows(thing, [rec(row) for row in rows], min(today, report.period[1]))
    return thing


def _add_rows(thing: Thing, rows: list[Rec], day: date) -> None:
    """The first rows without an entry, each with the form that saves it from here."""
    empty = [row for row in rows if not row.progress or row.progress.reported == Reported.NOT_REPORTED]
    thing.text += " " + ngettext(
        "%(done)s of %(n)s indicator reported.", "%(done)s of %(n)s indicators reported.", len(rows)
    ) % {"done": dates.digits(len(rows) - len(empty)), "n": dates.digits(len(rows))}
    for row in empty[:INLINE]:
        dress_indicator(row, day)
        if row.last:  # the picture shows where the indicator stood; the field asks for the new value
            row["bar"] = indicator_bar(row, Rec(row.last, reported=Reported.REPORTED), thing.report.period[1])
        thing.quick.append((row, IndicatorForm(row=row, auto_id=f"id_{row.id}_%s")))
    left = len(empty) - INLINE
    if left > 0:
        thing.more = ngettext("%(n)s further indicator", "%(n)s further indicators", left) % {"n": dates.digits(left)}


def _set_things(sets: Sequence[JmiSet], user: object) -> list[Thing]:
    found = []
    for jmi_set in sets:
        turn = set_turn(jmi_set.state, jmi_set.agreed_, jmi_set.begun_, parties_in(user, jmi_set.forum_id))
        if not turn:
            continue
        what, label = {
            "crdb": (_("Accept or send back the JMI set"), _("Read and decide")),
            "chair": (_("Agree to the JMI set"), _("Read and decide")),
            "facilitator": (_("Agree to the JMI set"), _("Read and decide")),
            "secretariat": (
                (_("Submit the JMI set"), _("Open the matrix"))
                if jmi_set.state == SetState.AGREED
                else (_("Fill the JMI matrix"), _("Open the matrix"))
            ),
        }[turn]
        due = jmi_set.cycle.drafts_due_on if turn != "crdb" else None
        late = due is not None and due < timezone.localdate()
        shape = {"drafting": "draft", "agreed": "on-track", "submitted": "with"}[jmi_set.state]
        found.append(
            Thing(
                due_on=due,
                title=f"{what}: {jmi_set.forum}",
                text=f"{jmi_set.cycle.text('name').value}.",
                shape="late" if late else shape,
                word=_("Overdue") if late else str(jmi_set.get_state_display()),
                url=jmi_set.get_absolute_url(),
                label=label,
                late=late,
            )
        )
    return found


def _waiting(report: ProgressReport, user: object, today: date) -> Waiting:
    turn = whose_turn(report.state)
    days = (today - timezone.localdate(report.state_since_at)).days
    may_remind = parties_in(user, report.jmi_set.forum_id) & {"crdb", "chair", "secretariat", "facilitator"}
    long_wait = days > LONG_WAIT_DAYS or is_overdue(report.state, report.due_on, today)
    return Waiting(
        what=f"{report.round}: {report.jmi_set.forum}",
        url=report.get_absolute_url(),
        turn_word=str(TURN_WORDS[turn]),
        turn_kind="long" if long_wait else "other",
        days=days,
        report=report if turn != "crdb" and may_remind else None,
    )


def _coming(
    reports: Sequence[ProgressReport], milestones: Sequence[ActivityDate], today: date
) -> list[tuple[date, str, str]]:
    """Dates ahead: when rounds are due, and milestones of one's own groups."""
    found = {(report.due_on, str(report.round), report.round.get_absolute_url()) for report in reports}
    coming = {one for one in found if one[0] >= today}
    for one in milestones:
        what = one.label or str(one.activity)
        coming.add((one.due_on, what, one.activity.outcome.jmi_set.get_absolute_url()))
    return sorted(coming)


def mini_bars(rows: Sequence[dict], today: date) -> list[MiniBar]:
    """Mini bars of one's own group; a value of this round, else the last one reported."""
    found = []
    for row in rows[:8]:
        row = rec(row)
        if not row.progress or row.progress.reported != Reported.REPORTED:
            row["progress"] = Rec(row.last, reported=Reported.REPORTED, rating=row.last.rating) if row.last else None
        shown = dress_indicator(_whole(row), today)
        if shown.bar.drawable:
            title = pick(shown.title_en, shown.title_km)
            found.append(MiniBar(shown.number, str(title), title.lang, shown.bar.small))
    return found


def _whole(row: Rec) -> Rec:
    """An earlier value stands in for this round's: give it the fields of an entry that the picture needs."""
    if row.progress:
        empty = {"verification": "", "parts": [], "version": 0, "source": "", "evidence": [], "discussion": []}
        told = {
            f"{stem}_{lang}": "" for stem in ("progress", "constraint", "next_step", "request") for lang in ("en", "km")
        }
        row["progress"] = Rec(empty | told | row.progress)
    return row


def _rounds() -> QuerySet:
    """Open rounds with how many reports came in, for the centre."""
    return (
        ProgressReport.objects.filter(round__state=RoundState.OPEN)
        .values("round", name_en=F("round__name_en"), name_km=F("round__name_km"))
        .annotate(asked=Count("pk"), sent=Count("pk", filter=Q(state__in=SENT)))
        .order_by("round")
    )


def _round_line(row: dict) -> tuple[str, str, int, int]:
    name, url = pick(row["name_en"], row["name_km"]).value, address("jmi:round-detail", row["round"])
    return name, url, row["sent"], row["asked"]
