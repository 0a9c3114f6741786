"""``manage.py invite EMAIL --role administrator``: the way in for the first administrator, and without mail."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.actions import invite_user
from accounts.roles import RoleName
from kit.refusals import Refused


class Command(BaseCommand):
    """Invites somebody and prints the link."""

    help = "Invite somebody by e-mail and print the link, which works once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, as what, in which language."""
        parser.add_argument("email")
        parser.add_argument("--role", action="append", default=[], choices=RoleName.values)
        parser.add_argument("--language", default="km", choices=["km", "en"])
        parser.add_argument("--name", default="", help="name in Latin script")

    def handle(self, *args: object, **options: object) -> None:
        """One invitation."""
        try:
            _invitation, url = invite_user(
                email=options["email"],
                language=options["language"],
                name_en=options["name"],
                roles=tuple(options["role"]),
                by=None,
                now=timezone.now(),
            )
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(url)
