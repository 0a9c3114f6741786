"""What the page of one issue shows to one reader."""

import datetime

from django.utils.translation import gettext_lazy as _

from followup import ladder, trail
from followup.actions.issues import must_go
from followup.issue_lists import SHAPES
from followup.issue_permissions import issue_offers, keeps, leg_offers, may_edit
from followup.models import Action, Issue, IssueJoin, Leg
from followup.states import ISSUE_WORKFLOW, IssueState, JoinKind
from followup.ways import outside, ways_from
from meetings.lists import theme_words
from meetings.models import Forum, Meeting
from meetings.permissions import seats_of
from partners.editing import may_see_history

# A link read from its other end.
BACKWARDS = {
    JoinKind.SPLIT: _("Split off"),
    JoinKind.JOINED: _("Joined with"),
    JoinKind.AGAIN: _("Raised again in"),
}


def legs_of(issue: Issue) -> list[Leg]:
    """The legs with their receivers; each knows its issue."""
    rows = list(
        issue.legs.select_related(
            "to_forum", "to_organisation", "from_forum", "from_organisation", "path", "item__meeting"
        ).order_by("sent_at", "pk")
    )
    for leg in rows:
        leg.issue = issue
    return rows


def context(user: object, issue: Issue, today: datetime.date) -> dict[str, object]:
    """Everything, in a number of queries that does not grow with the steps."""
    legs = legs_of(issue)
    above = trail.above_of(legs)
    steps = list(issue.steps.select_related("made_by", "leg__to_forum", "leg__to_organisation",
                                            "leg__from_forum", "leg__from_organisation"))  # fmt: skip
    stays = trail.stays(issue, legs, steps)
    mine = [(leg, offers) for leg in legs if (offers := leg_offers(user, leg, above.get(leg.pk, [])))]
    offers = issue_offers(user, issue)
    settles = issue.state == IssueState.ANSWERED and keeps(user, issue)
    holders = trail.holders(issue, legs)
    forum_seen = Forum.objects.visible_to(user).filter(pk=issue.forum_id).exists()
    meeting_seen = issue.meeting_id and Meeting.objects.visible_to(user).filter(pk=issue.meeting_id).exists()
    return {
        "issue": issue,
        "shape": SHAPES[issue.state],
        "holders": holders,
        "mine": [
            {
                "leg": leg,
                "offers": offers,
                "answers": answers_above(above.get(leg.pk, [])),
                "agenda": _agenda(leg, user),
            }
            for leg, offers in mine
        ],
        "offers": [] if settles else offers,
        "settles": settles,
        "own_turn": bool(offers) and not settles and issue.state in (IssueState.RAISED, IssueState.UNRESOLVED),
        "left_open": (left := Issue.objects.filter(pk=issue.pk).left_open().exists()),
        "may_keep_here": left and keeps(user, issue) and must_go(issue) is None,
        "since": next((holder for holder in holders if holder.leg is None), None),
        "ladder": ladder.svg(stays, today),
        "next_way": _next_way(issue, legs),
        "lines": ladder.lines(stays, today),
        "entries": trail.timeline(issue, steps, today),
        "positions": list(issue.positions.select_related("organisation")),
        "themes": [theme_words(one) for one in issue.themes],
        "links": links(user, issue),
        "actions": list(
            Action.objects.visible_to(user).filter(issue=issue).select_related("lead_organisation", "lead_seat")
        ),
        "provisions": sorted({leg.path.provision for leg in legs if leg.path and leg.path.provision}),
        "forum_seen": forum_seen,
        "meeting_seen": meeting_seen,
        "may_edit": may_edit(user, issue),
        "may_link": keeps(user, issue),
        "may_split": keeps(user, issue) and issue.state not in ISSUE_WORKFLOW.final,
        "may_see_history": may_see_history(user, issue),
        "today": today,
    }


def answers_above(above: list[Leg]) -> list[Leg]:
    """What came back from those above, to be passed on."""
    return [leg for leg in above if leg.answer]


def _agenda(leg: Leg, user: object) -> bool:
    """Whether it can be put on an agenda: it came to a forum of the reader, and stands on none that is to come."""
    return leg.to_forum_id is not None and leg.to_forum_id in seats_of(user) and leg.item_id is None


def _next_way(issue: Issue, legs: list[Leg]) -> str:
    """Where it would go next if it stays open; for the dashed lane above the picture."""
    if issue.state == IssueState.CLOSED:
        return ""
    last = next((leg for leg in reversed(legs) if leg.to_forum_id or leg.to_organisation_id), None)
    ways = ways_from(forum=last.to_forum, organisation=last.to_organisation) if last else ways_from(forum=issue.forum)
    way = next((way for way in ways if not outside(way)), None)
    return way.path.receiver if way else ""


def links(user: object, issue: Issue) -> list[dict[str, object]]:
    """Issues that belong to this one, from both ends; those that the reader may not see are left out."""
    seen = set(Issue.objects.visible_to(user).filter(joins__other=issue).values_list("pk", flat=True)) | set(
        Issue.objects.visible_to(user).filter(joined_by__issue=issue).values_list("pk", flat=True)
    )
    found = []
    for link in IssueJoin.objects.filter(issue=issue).select_related("other"):
        if link.other_id in seen:
            found.append({"link": link, "issue": link.other, "word": link.get_kind_display(), "own": True})
    for link in IssueJoin.objects.filter(other=issue).select_related("issue"):
        if link.issue_id in seen:
            found.append({"link": link, "issue": link.issue, "word": BACKWARDS[link.kind], "own": False})
    return found
