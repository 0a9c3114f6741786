"""Roles in words that an official can read. Rights inside a forum come from seats (``meetings``), never from here."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RoleName(TextChoices):
    """The nationwide roles."""

    ADMINISTRATOR = "administrator", _("Administrator")
    CRDB = "crdb", _("CRDB/CDC coordinator")
    NATIONAL_READER = "national_reader", _("National reader")


class Right(TextChoices):
    """What a role allows, nationwide."""

    INVITE_USERS = "invite_users", _("Invite users and give roles")
    SEE_ALL = "see_all", _("See every body, meeting, action and report")
    SEE_SUBNATIONAL = "see_subnational", _("See all sub-national dialogues")
    COORDINATE = "coordinate", _("Open cycles and rounds, return and accept, remind")
    PUBLISH = "publish", _("Build and issue the consolidated report")
    KEEP_DIRECTORY = "keep_directory", _("Keep organisations, people, places and policy frameworks")
    READ_AUDIT = "read_audit", _("Read the whole audit trail")


@dataclass(frozen=True)
class Role:
    """One role: its ``name``, a ``sentence`` for officials, its ``rights``, whether a second factor is required."""

    name: RoleName
    sentence: str | Promise
    rights: tuple[Right, ...]
    second_factor: bool = False


ROLES: dict[str, Role] = {
    RoleName.ADMINISTRATOR: Role(
        RoleName.ADMINISTRATOR,
        _("Invites people, gives and takes roles and seats, keeps the directory; takes no step in a mechanism."),
        (Right.INVITE_USERS, Right.KEEP_DIRECTORY),
        second_factor=True,
    ),
    RoleName.CRDB: Role(
        RoleName.CRDB,
        _("Coordinates all mechanisms for CRDB/CDC and sees everything nationwide (Decision 68 SSR, Article 2)."),
        (
            Right.INVITE_USERS,
            Right.SEE_ALL,
            Right.SEE_SUBNATIONAL,
            Right.COORDINATE,
            Right.PUBLISH,
            Right.KEEP_DIRECTORY,
            Right.READ_AUDIT,
        ),
        second_factor=True,
    ),
    RoleName.NATIONAL_READER: Role(
        RoleName.NATIONAL_READER,
        _("Ministry of Interior and NCDD-S: reads all sub-national dialogues (SND-4.2.06)."),
        (Right.SEE_SUBNATIONAL,),
    ),
}
