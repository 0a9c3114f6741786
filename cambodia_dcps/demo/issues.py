"""Issues of the demonstration: one that climbed from a province and came back, one that is stuck, two near their end."""

import datetime as dt

from accounts.models import User
from cambodia_dcps.demo.base import Builder, Group
from followup.actions import issues, joins, legs
from followup.actions.paths import load_paths
from followup.models import Issue
from followup.ways import Target
from meetings.models import Forum
from meetings.states import ForumKind, SeatFunction
from partners.models import Organisation, Place
from partners.models.places import PlaceKind


def province(builder: Builder) -> tuple[Forum, User]:
    """The partnership dialogue of Kampong Chhnang with its Governor and its secretariat."""
    place = Place.objects.filter(kind=PlaceKind.PROVINCE, name_en="Kampong Chhnang").first()
    forum = Forum.objects.create(
        kind=ForumKind.SND, code="SND-KCH", position=1, meetings_a_year=1, place=place,
        name_en="Kampong Chhnang Partnership Dialogue", name_km="កិច្ចពិគ្រោះយោបល់ខេត្តកំពង់ឆ្នាំង",
    )  # fmt: skip
    ministry = builder.organisation("MoI")
    forum.hosts.set([ministry])
    builder.seat(
        forum, SeatFunction.CHAIR, ministry, "governor.kch",
        title=("Governor of Kampong Chhnang", "អភិបាលខេត្តកំពង់ឆ្នាំង"), level="secretary_of_state",
    )  # fmt: skip
    seat = builder.seat(
        forum, SeatFunction.SECRETARIAT, ministry, "secretariat.kch",
        title=("Director of Planning and Investment", "នាយកទីចាត់ការផែនការ និងវិនិយោគ"), level="director",
    )  # fmt: skip
    return forum, seat.person.user


def climbed(builder: Builder, group: Group, reader: User) -> Issue:
    """From the province to NCDD-S, to the working group, and back: it waits for the province to say that it is settled."""
    forum, secretariat = province(builder)

    def ago(days: int) -> dt.datetime:
        return builder.now - dt.timedelta(days=days)

    issue = issues.raise_issue(
        forum=forum,
        values={
            "title_en": "Who verifies that a village is open-defecation free, and who pays for it?",
            "title_km": "តើអ្នកណាផ្ទៀងផ្ទាត់ថាភូមិមួយគ្មានការបន្ទោរបង់ពាសវាល ហើយអ្នកណាជាអ្នកចំណាយ?",
            "text_en": "Communes report villages as finished that nobody has checked.",
            "text_km": "ឃុំរាយការណ៍ថាភូមិបានបញ្ចប់ ដែលគ្មានអ្នកណាបានពិនិត្យ។",
            "kind": "bottleneck",
            "side": "government",
            "raised_by_text": "Commune chief, Rolea B'ier",
            "raised_on": ago(89).date(),
            "themes": ["sndd"],
        },
        positions=[
            {"speaker": "MEF", "text": "Districts should plan it in their budget."},
            {"speaker": "Rolea B'ier", "text": "The ministry should pay: the standard is national."},
        ],
        by=secretariat,
        now=ago(89),
    )
    ncdds = Organisation.objects.get(reference="ncdds")
    [first] = issues.forward(
        issue=issue, targets=[Target(organisation=ncdds)], message="The province cannot decide on a national standard.",
        by=secretariat, now=ago(77),
    )  # fmt: skip
    legs.accept(leg=first, by=reader, now=ago(74))
    [second] = legs.pass_on(
        leg=first, targets=[Target(forum=group.forum)],
        message="The question touches seven provinces and needs a sector rule.", by=reader, now=ago(56),
    )  # fmt: skip
    legs.accept(leg=second, by=group.secretariat, now=ago(50))
    legs.resolve(
        leg=second,
        answer="The provincial department (PDRD) verifies with one commune and one partner present. MRD pays the travel "
        "from its programme budget; from the year after next districts carry it under their own budget code.",
        by=group.chair, now=ago(24),
    )  # fmt: skip
    legs.relay(
        leg=first, answer="PDRD verifies; MRD pays the travel. Verification teams start in January, Rolea B'ier first.",
        by=reader, now=ago(14),
    )  # fmt: skip
    return issue


def stuck(builder: Builder, group: Group) -> Issue:
    """Unresolved in the working group, handed up to its host ministry, where nobody has taken it yet."""

    def ago(days: int) -> dt.datetime:
        return builder.now - dt.timedelta(days=days)

    issue = issues.raise_issue(
        forum=group.forum,
        values={
            "title_en": "No budget code for the maintenance of rural water schemes",
            "title_km": "គ្មានលេខកូដថវិកាសម្រាប់ការថែទាំប្រព័ន្ធទឹកជនបទ",
            "text_en": "Schemes break down within five years because no administration may pay for spare parts.",
            "kind": "funding_gap",
            "side": "partner",
            "raised_on": ago(66).date(),
            "themes": ["pfm"],
        },
        by=group.secretariat,
        now=ago(66),
    )
    issues.leave(issue=issue, by=group.secretariat, now=ago(66))
    host = group.forum.hosts.order_by("protocol_rank").first()
    every = [Target(organisation=body) for body in group.forum.hosts.all()] if host else []
    issues.forward(
        issue=issue, targets=every, message="Please settle with the Ministry of Economy and Finance.",
        by=group.secretariat, now=ago(47),
    )  # fmt: skip
    return issue


def near_the_end(builder: Builder, group: Group) -> None:
    """One taken on as an action, one of the same matter closed before."""

    def ago(days: int) -> dt.datetime:
        return builder.now - dt.timedelta(days=days)

    def raised(title_en: str, title_km: str, days: int) -> Issue:
        return issues.raise_issue(
            forum=group.forum,
            values={"title_en": title_en, "title_km": title_km, "side": "ngo", "raised_on": ago(days).date()},
            by=group.secretariat,
            now=ago(days),
        )

    older = raised("Price lists of latrine suppliers are not public", "តារាងតម្លៃបង្គន់មិនទាន់ផ្សាយជាសាធារណៈ", 300)
    issues.answer(issue=older, answer_en="MRD publishes them once a year.", by=group.secretariat, now=ago(290))
    issues.close(issue=older, note="Published in March.", by=group.secretariat, now=ago(270))
    again = raised(
        "Latrine prices differ by province and nobody sees why", "តម្លៃបង្គន់ខុសគ្នាតាមខេត្ត ហើយគ្មានអ្នកណាដឹងមូលហេតុ", 40
    )
    joins.join(issue=again, other=older, kind="again", note="", by=group.secretariat, now=ago(39))
    issues.take_on(
        issue=again,
        action={
            "text_en": "Publish the price list of latrine suppliers by province",
            "text_km": "ផ្សាយតារាងតម្លៃអ្នកផ្គត់ផ្គង់បង្គន់តាមខេត្ត",
            "lead_organisation": builder.organisation("MRD"),
            "due_text": "end of March",
        },
        by=group.secretariat,
        now=ago(35),
    )


def build_issues(builder: Builder, groups: list[Group], reader: User) -> None:
    """The guideline's paths, and issues on their way."""
    load_paths(now=builder.now)
    group = next(one for one in groups if one.forum.code == "RWSSH")
    climbed(builder, group, reader)
    stuck(builder, group)
    near_the_end(builder, group)
