"""Levels of representation: who comes in somebody's place should not stand below what is expected there.

Ministries send people senior enough to speak for them (TWG-5b.16), partners people at a fitting level (TWG-5b.18), to
sectoral dialogues preferably a Director General or above (SMD-5.14). All are "should": what falls short is kept, and
said.
"""

from meetings.models import Invitation
from meetings.states import ForumKind
from partners.models.people import Level

# Levels compare within one ladder; an ambassador is neither above nor below a director.
LADDERS = (
    (
        Level.MINISTER,
        Level.SECRETARY_OF_STATE,
        Level.UNDER_SECRETARY,
        Level.DIRECTOR_GENERAL,
        Level.DIRECTOR,
        Level.OFFICER,
    ),
    (Level.AMBASSADOR, Level.HEAD_OF_COOPERATION, Level.PROGRAMME_STAFF),
)
PROVISIONS = {ForumKind.TWG: "TWG-5b.16", ForumKind.SMD: "SMD-5.14"}


def is_below(level: str, expected: str) -> bool:
    """Whether ``level`` stands below ``expected`` on the same ladder; what is not said is not below."""
    return any(
        level in ladder and expected in ladder and ladder.index(level) > ladder.index(expected) for ladder in LADDERS
    )


def level_words(level: str) -> str:
    """A level in words."""
    return str(Level(level).label) if level in Level.values else ""


def seat_level(invitation: Invitation) -> str:
    """The level that the seat asks for, "" where none is set."""
    return invitation.seat.level_expected if invitation.seat else ""


def substitute_level_expected(invitation: Invitation, own_level: str) -> str:
    """What is expected of a substitute: the level set for the seat, else that of the person who was invited."""
    return seat_level(invitation) or own_level
