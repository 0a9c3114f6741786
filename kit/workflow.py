"""A process is a table: from, to, verb, who, what is needed. Buttons, checks, tests and diagrams read the same rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kit.refusals import NotAllowed, Refused


@dataclass(frozen=True)
class Step:
    """One row of the table.

    ``verb`` names the action and the URL (``meeting-close``); ``sources`` the states it starts from; ``target`` the
    state it leads to; ``who`` the parties that may take it (strings that the app's ``permissions.parties`` gives for
    a user); ``label`` the button; ``needs`` the names of inputs that the step demands (``"reason"``); ``tone`` is
    ``primary``, ``secondary`` or ``danger``.
    """

    verb: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    label: str | Promise
    needs: tuple[str, ...] = ()
    tone: str = "secondary"
    provision: str = ""


@dataclass(frozen=True)
class Workflow:
    """The whole table of one process. ``states`` is the TextChoices class, ``initial`` the first state."""

    name: str
    states: type
    initial: str
    steps: tuple[Step, ...]
    final: tuple[str, ...] = field(default=())

    def step(self, verb: str) -> Step:
        """The row of ``verb``; KeyError when the table has none."""
        for row in self.steps:
            if row.verb == verb:
                return row
        raise KeyError(verb)

    def offers(self, state: str, parties: Iterable[str]) -> list[Step]:
        """The steps that someone with these ``parties`` may take now, in table order."""
        mine = set(parties)
        return [row for row in self.steps if state in row.sources and mine & set(row.who)]

    def whose_turn(self, state: str) -> tuple[str, ...]:
        """The parties of the first (the expected) step out of ``state``; empty when the process rests."""
        if state in self.final:
            return ()  # what leads out of a final state is an exception, expected of nobody
        for row in self.steps:
            if state in row.sources:
                return row.who
        return ()

    def check(self, state: str, verb: str, parties: Iterable[str]) -> str:
        """The target state. Raises Refused when ``state`` has no such step, NotAllowed when it is not theirs."""
        row = self.step(verb)
        if state not in row.sources:
            raise Refused(
                _("“%(step)s” is not possible: the state is now “%(state)s”.")
                % {"step": row.label, "state": self.states(state).label},
                row.provision,
            )
        if not set(parties) & set(row.who):
            raise NotAllowed(_("“%(step)s” is not yours to take.") % {"step": row.label}, row.provision)
        return row.target
