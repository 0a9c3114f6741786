"""What preparing a meeting shows elsewhere: tabs of meeting and forum, words of the trail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts import audit
from kit.counting import Asked, Rows
from kit.fixed import number
from meetings import meeting_tabs, tabs
from meetings.actions.templates import may_edit_templates
from meetings.models import AgendaItem, AgendaTemplate, Meeting
from meetings.papers_page import papers_at, papers_given
from meetings.sight import reader, seen

VERBS = {
    "meetings.create_meeting": gettext_lazy("Planned a meeting"),
    "meetings.change_meeting": gettext_lazy("Changed a meeting"),
    "meetings.announce": gettext_lazy("Announced a meeting"),
    "meetings.hold": gettext_lazy("Recorded that a meeting was held"),
    "meetings.record": gettext_lazy("Recorded a meeting that was held"),
    "meetings.postpone": gettext_lazy("Postponed a meeting"),
    "meetings.cancel": gettext_lazy("Cancelled a meeting"),
    "meetings.unhold": gettext_lazy("Took back that a meeting was held"),
    "meetings.add_item": gettext_lazy("Added an item to an agenda"),
    "meetings.change_item": gettext_lazy("Changed an item of an agenda"),
    "meetings.remove_item": gettext_lazy("Took an item off an agenda"),
    "meetings.order_items": gettext_lazy("Changed the order of an agenda"),
    "meetings.fill_agenda": gettext_lazy("Filled an agenda from a template"),
    "meetings.lay_out_times": gettext_lazy("Set the hours of an agenda"),
    "meetings.carry_over": gettext_lazy("Carried items over to an agenda"),
    "meetings.propose_item": gettext_lazy("Proposed an item for an agenda"),
    "meetings.take_item": gettext_lazy("Took a proposed item on the agenda"),
    "meetings.decline_item": gettext_lazy("Declined a proposed item"),
    "meetings.save_template": gettext_lazy("Saved an agenda template"),
    "meetings.add_paper": gettext_lazy("Added a paper"),
    "meetings.add_paper_version": gettext_lazy("Added a newer version of a paper"),
    "meetings.change_paper": gettext_lazy("Changed a paper"),
    "meetings.remove_paper": gettext_lazy("Removed a paper"),
    "meetings.share_papers": gettext_lazy("Shared the papers of a meeting"),
}


TAKEN = Rows(lambda: AgendaItem.objects.filter(meeting=number("meeting"), taken=True))
PAPERS = Rows(papers_at)
MEETINGS = Rows(lambda: Meeting.objects.filter(seen(), forum=number("forum")))


def papers_to_open(user: object, meeting: Meeting) -> Asked:
    """The papers of a meeting that ``user`` may open."""
    return PAPERS.given(**papers_given(user, meeting))


def _reads_item(user: object, item: AgendaItem) -> bool:
    """Who sees the meeting reads how its agenda came about."""
    return Meeting.objects.visible_to(user).filter(pk=item.meeting_id).exists()


def register_all() -> None:
    """Called once, when the application is ready."""
    audit.name_verbs(VERBS)
    audit.register(AgendaItem, _reads_item)
    audit.register(AgendaTemplate, lambda user, _template: may_edit_templates(user))
    meeting_tabs.register(
        meeting_tabs.Tab("overview", gettext_lazy("Overview"), 0, url=lambda meeting: meeting.get_absolute_url())
    )
    meeting_tabs.register(
        meeting_tabs.Tab(
            "agenda",
            gettext_lazy("Agenda"),
            10,
            url=lambda meeting: reverse("meetings:agenda", args=[meeting.pk]),
            count=lambda user, meeting: TAKEN.given(meeting=meeting.pk),
        )
    )
    meeting_tabs.register(
        meeting_tabs.Tab(
            "papers",
            gettext_lazy("Papers"),
            20,
            url=lambda meeting: reverse("meetings:papers", args=[meeting.pk]),
            count=papers_to_open,
        )
    )
    tabs.register(
        tabs.Tab(
            "meetings",
            gettext_lazy("Meetings"),
            20,
            url=lambda forum: reverse("meetings:forum-meetings", args=[forum.pk]),
            count=lambda user, forum: MEETINGS.given(forum=forum.pk, **reader(user)),
        )
    )
