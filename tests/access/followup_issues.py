"""Issues: members of the forum read, its leaders take the steps; receivers see the issue alone; CRDB/CDC reads all."""

from followup.models import Issue, Leg
from followup.states import IssueState
from meetings.states import ForumKind
from tests.access.table import CRDB, Page, World
from tests.factories.followup import EscalationPathFactory, IssueFactory, IssueJoinFactory, LegFactory
from tests.factories.jmi import JmiForumFactory
from tests.factories.meeting_work import MeetingFactory

IN_FORUM = "secretariat chair facilitator member"
SEEN = f"crdb {IN_FORUM}"
LEADERS = "secretariat chair facilitator"


def own_forum(world: World) -> dict:
    """The people's own working group."""
    return {"pk": world.make("forum", JmiForumFactory).pk}


def own_meeting(world: World) -> dict:
    """A meeting of it."""
    forum = world.make("forum", JmiForumFactory)
    return {"pk": world.make("issue-meeting", MeetingFactory, forum=forum).pk}


def the_issue(world: World) -> Issue:
    """An issue raised there."""
    forum = world.make("forum", JmiForumFactory)
    return world.make("issue", IssueFactory, forum=forum)


def in_state(state: str):
    """Its number, in a state."""

    def make(world: World) -> dict:
        issue = the_issue(world)
        Issue.objects.filter(pk=issue.pk).update(state=state)
        return {"pk": issue.pk}

    return make


raised = in_state(IssueState.RAISED)
answered = in_state(IssueState.ANSWERED)


def came(state: str = "sent"):
    """The leg of another forum's issue that came to the people's own."""

    def make(world: World) -> dict:
        origin = world.make("origin", JmiForumFactory, kind=ForumKind.NETWORK)
        issue = world.make("foreign-issue", IssueFactory, forum=origin)
        leg = world.make("leg", LegFactory, issue=issue, to_forum=world.make("forum", JmiForumFactory))
        Issue.objects.filter(pk=issue.pk).update(state=IssueState.FORWARDED)
        Leg.objects.filter(pk=leg.pk).update(state=state)
        return {"pk": leg.pk}

    return make


def foreign(world: World) -> dict:
    """The issue that came."""
    came()(world)
    return {"pk": world.things["foreign-issue"].pk}


def hidden(world: World) -> dict:
    """An issue of others."""
    return {"pk": world.make("hidden-issue", IssueFactory).pk}


def link(world: World) -> dict:
    """A link between two issues of the forum."""
    issue = the_issue(world)
    other = world.make("other-issue", IssueFactory, forum=issue.forum)
    join = world.make("issue-link", IssueJoinFactory, issue=issue, other=other)
    return {"pk": issue.pk, "link": join.pk}


def path(world: World) -> dict:
    """A path of escalation."""
    return {"pk": world.make("path", EscalationPathFactory).pk}


def on_agenda(world: World) -> dict:
    """A leg that came, and a meeting of its forum for it."""
    own_meeting(world)
    return came("accepted")(world)


_BASE = {"otherwise": 404}
NEW = {"title_en": "Who pays?", "kind": "challenge", "raised_on": "2026-11-02"}

PAGES = [
    Page("followup:issue-list", get="*"),
    Page("followup:issue-list-export", get="*"),
    Page("followup:issue-board", get="*"),
    Page("followup:issue-path-list", get="*"),
    Page("followup:issue-path-create", get=CRDB, post=CRDB),
    Page("followup:issue-path-update", get=CRDB, post=CRDB, make=path),
    Page("followup:issue-create", get=IN_FORUM, post=IN_FORUM, data=NEW),
    Page("followup:issue-forum", get=SEEN, make=own_forum, **_BASE),
    Page("followup:issue-meeting", get=SEEN, make=own_meeting, **_BASE),
    Page("followup:issue-detail", get=SEEN, make=raised, **_BASE),
    Page("followup:issue-detail", get=SEEN, make=foreign, case="came to the forum", **_BASE),
    Page("followup:issue-detail", get=CRDB, make=hidden, case="of others", **_BASE),
    Page("followup:issue-update", get=SEEN, post=LEADERS, refused="crdb member", make=raised, data=NEW, **_BASE),
    *(
        Page(f"followup:issue-{verb}", get=SEEN, post=LEADERS, refused="crdb member", make=make, data=data, **_BASE)
        for verb, make, data in (
            ("answer", raised, {"answer_en": "Yes"}),
            ("take-on", raised, {"text_en": "Do it"}),
            ("split", raised, {"title_en_1": "A part"}),
            ("join", raised, {}),
            ("close", answered, {"note": "Settled"}),
            ("raise-again", answered, {"reason": "Not yet"}),
        )
    ),
    # The member sits for a partner, who hands up along free paths (SND-4.3.22).
    Page(
        "followup:issue-forward",
        get=SEEN,
        post=IN_FORUM,
        refused="crdb",
        make=raised,
        data={"outside": "The embassy"},
        **_BASE,
    ),
    Page("followup:issue-leave", post=LEADERS, refused="crdb member", make=raised, **_BASE),
    Page(
        "followup:issue-keep",
        get=SEEN,
        post=LEADERS,
        refused="crdb member",
        make=raised,
        data={"reason": "It is heard next year"},
        **_BASE,
    ),
    Page("followup:issue-part", post=LEADERS, refused="crdb member", make=link, **_BASE),
    *(
        Page(f"followup:issue-leg-{verb}", get=SEEN, post=LEADERS, refused="crdb member", make=make, data=data, **_BASE)
        for verb, make, data in (
            ("decline", came(), {"reason": "Not ours"}),
            ("resolve", came(), {"answer": "So it is"}),
            ("pass-on", came(), {"outside": "The embassy"}),
            ("relay", came("passed_on"), {"answer": "So it is"}),
            ("agenda", on_agenda, {}),
        )
    ),
    Page("followup:issue-leg-accept", post=LEADERS, refused="crdb member", make=came(), **_BASE),
    Page("followup:issue-leg-answer-came", post=LEADERS, refused="crdb member", make=came("passed_on"), **_BASE),
]
