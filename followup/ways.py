"""Where an issue may, should or must go from here: paths are data, kept by CRDB/CDC (domain guide, section 10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from followup.models import EscalationPath, Leg
from followup.states import ReceiverKind
from kit.refusals import Warning
from meetings.models import Forum
from meetings.states import ForumState
from partners.models import Organisation

MUST, SHOULD, MAY = "must", "should", "may"


@dataclass(frozen=True)
class Target:
    """Somebody to whom an issue is handed: a forum, a body, or somebody outside as text."""

    forum: Forum | None = None
    organisation: Organisation | None = None
    text: str = ""

    @property
    def kind(self) -> str:
        """The kind of receiver, as a leg stores it."""
        if self.forum is not None:
            return ReceiverKind.FORUM
        return ReceiverKind.ORGANISATION if self.organisation is not None else ReceiverKind.OUTSIDE

    @property
    def key(self) -> str:
        """What a form sends for it."""
        if self.forum is not None:
            return f"forum-{self.forum.pk}"
        return f"body-{self.organisation.pk}" if self.organisation is not None else "outside"

    def __str__(self) -> str:
        return str(self.forum or self.organisation or self.text)


@dataclass(frozen=True)
class Way:
    """One path with all to whom it leads from here; a path outside leads to nobody by name."""

    path: EscalationPath
    targets: tuple[Target, ...]

    def leads_to(self, target: Target) -> bool:
        """Whether this path leads to the target."""
        if not self.targets:
            return target.kind == ReceiverKind.OUTSIDE
        return target.key in {one.key for one in self.targets}


def ways_from(*, forum: Forum | None = None, organisation: Organisation | None = None) -> list[Way]:
    """The paths that begin at a forum or body, strongest first. Four queries, however many they are."""
    rows = EscalationPath.objects.filter(active=True)
    rows = rows.filter(from_organisation=organisation) if organisation else rows.filter(from_kind=forum.kind)
    paths = list(rows.select_related("to_forum", "to_organisation", "from_organisation"))
    kinds = {path.to_kind for path in paths if path.to_kind}
    forums: dict[str, list[Forum]] = {}
    if kinds:
        above = forum.escalates_to_id if forum is not None else None
        found = Forum.objects.filter(kind__in=kinds, state=ForumState.ACTIVE)
        for one in sorted(found, key=lambda one: one.pk != above):
            if forum is None or one.pk != forum.pk:
                forums.setdefault(one.kind, []).append(one)
    hosts = list(forum.hosts.all()) if forum is not None and any(path.to_host for path in paths) else []
    order = (MUST, SHOULD, MAY)
    return sorted((_way(path, forums, hosts) for path in paths), key=lambda way: order.index(way.path.strength))


def _way(path: EscalationPath, forums: dict[str, list[Forum]], hosts: Iterable[Organisation]) -> Way:
    if path.to_forum is not None:
        return Way(path, (Target(forum=path.to_forum),))
    if path.to_organisation is not None:
        return Way(path, (Target(organisation=path.to_organisation),))
    if path.to_host:
        return Way(path, tuple(Target(organisation=body) for body in hosts))
    return Way(path, tuple(Target(forum=one) for one in forums.get(path.to_kind, [])))


def outside(way: Way) -> bool:
    """Whether the path leads outside, to whoever is written down."""
    path = way.path
    return not (path.to_forum_id or path.to_organisation_id or path.to_host or path.to_kind)


def way_to(ways: Sequence[Way], target: Target) -> Way | None:
    """The strongest path that leads to the target."""
    return next((way for way in ways if way.leads_to(target) and (way.targets or outside(way))), None)


def not_followed(ways: Sequence[Way], targets: Sequence[Target], gone: Iterable[Leg]) -> list[Way]:
    """Paths that must or should be taken and have not been, neither now nor before."""
    went = {leg_target(leg).key for leg in gone}
    found = []
    for way in ways:
        if way.path.strength == MAY or not (way.targets or outside(way)):
            continue
        if not any(way.leads_to(target) for target in targets) and not went & {one.key for one in way.targets}:
            found.append(way)
    return found


def leg_target(leg: Leg) -> Target:
    """The receiver of a leg."""
    return Target(leg.to_forum, leg.to_organisation, leg.to_text)


def warnings(ways: Sequence[Way], targets: Sequence[Target], gone: Iterable[Leg]) -> list[Warning]:
    """What the guideline suggests otherwise: a usual way not taken, a receiver to whom no path leads."""
    found = [
        Warning(
            way.path.provision,
            _("Issues from here should go to: %(receiver)s.") % {"receiver": way.path.receiver},
            _("Why does this one not go there?"),
        )
        for way in not_followed(ways, targets, gone)
        if way.path.strength == SHOULD
    ]
    if ways:
        found += [
            Warning(
                "", _("No path leads from here to %(receiver)s.") % {"receiver": target}, _("Why is it sent there?")
            )
            for target in targets
            if way_to(ways, target) is None
        ]
    return found
