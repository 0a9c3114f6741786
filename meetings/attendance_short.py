"""Who came, in short, beside the minutes: counted by side, in one prepared query.

The same figures as ``attendance_facts`` gives for what is sealed and printed.
"""

from collections import Counter

from django.db.models import CharField, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from kit.fixed import Fixed, number
from meetings.models import Attendance, HeadCount, Invitation, Meeting
from meetings.states import Presence
from partners.models import Position
from partners.models.organisations import SIDE_OF_KIND, Side
from partners.models.people import Sex

CAME = (Presence.PRESENT, Presence.ONLINE)


def _words(words: str) -> Value:
    return Value(words, output_field=CharField())


def _rows() -> QuerySet:
    """Each invitation with the kind of its body, each who came, each head count, told apart by the first word."""
    post = Position.objects.filter(person=OuterRef("who_"), to_on=None).order_by(
        F("to_on").desc(nulls_first=True), "-from_on", "pk"
    )
    nothing, text = Cast(Value(None), IntegerField()), CharField()
    own = Coalesce("organisation__kind", "seat__organisation__kind", output_field=text)
    invited = (
        Invitation.objects.filter(meeting=number("meeting"), withdrawn=False)
        .order_by()
        .annotate(who_=Coalesce("person", "seat__person"))
        .annotate(kind_=Coalesce(own, Subquery(post.values("organisation__kind")[:1]), _words("")))
        .values_list(_words("invited"), "kind_", _words(""), _words(""), nothing, "pk")
    )
    came = (
        Attendance.objects.filter(meeting=number("meeting"), presence__in=CAME)
        .order_by()
        .values_list(
            _words("came"), Coalesce("organisation__kind", _words("")), Cast("sex", text), _words(""), nothing, "pk"
        )
    )
    heads = (
        HeadCount.objects.filter(meeting=number("meeting"))
        .order_by()
        .values_list(
            _words("heads"),
            Cast("label", text),
            Cast("text", text),
            Coalesce("organisation__name_en", _words("")),
            Cast("total", IntegerField()),
            "pk",
        )
    )
    return invited.union(came, heads, all=True)


_ROWS = Fixed(_rows)


def attendance_short(meeting: Meeting) -> dict[str, object]:
    """How many were invited and came, of them women, by side; and heads that were only counted."""
    invited, came, women, heads = Counter(), Counter(), 0, []
    for what, kind, text, body, total, pk in _ROWS.tuples(meeting=meeting.pk):
        if what == "heads":
            heads.append((pk, {"label": kind or body, "text": text, "total": total}))
            continue
        side = SIDE_OF_KIND[kind] if kind else Side.OTHER.value
        (invited if what == "invited" else came)[side] += 1
        women += what == "came" and text == Sex.FEMALE
    return {
        "invited": invited.total(),
        "present": came.total(),
        "women": women,
        "sides": [
            {"label": side.label, "invited": invited[side.value], "present": came[side.value]}
            for side in Side
            if invited[side.value] or came[side.value]
        ],
        "counts": [count for _pk, count in sorted(heads, key=lambda one: one[0])],
    }
