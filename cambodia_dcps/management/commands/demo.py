"""``manage.py demo``: illustrative data on an empty database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from cambodia_dcps.demo.base import DOMAIN, PASSWORD
from cambodia_dcps.demo.story import build

SIGN_INS = (
    ("secretariat", "Secretariat, Rural Water Supply, Sanitation and Hygiene TWG"),
    ("chair", "Chair, Rural Water Supply, Sanitation and Hygiene TWG"),
    ("facilitator", "Lead facilitator, Rural Water Supply, Sanitation and Hygiene TWG"),
    ("ngo", "NGO member, Rural Water Supply, Sanitation and Hygiene TWG"),
    ("secretariat.he", "Secretariat, Health TWG"),
    ("chair.he", "Chair, Health TWG"),
    ("crdb", "CRDB/CDC coordinator"),
    ("reader", "National reader (Ministry of Interior, NCDD-S)"),
    ("administrator", "Administrator"),
)


class Command(BaseCommand):
    """Builds the demonstration; refuses in production and where there are users already."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--sign-ins", action="store_true", help="only print the demonstration sign-ins")

    def handle(self, *args: object, **options: object) -> None:
        if not options["sign_ins"]:
            if settings.PRODUCTION:
                raise CommandError("The demonstration is not for production: it has a password that everybody knows.")
            if User.objects.exists():
                raise CommandError("There are users already; the demonstration needs an empty database.")
            build(timezone.now())
        if User.objects.filter(email=f"crdb@{DOMAIN}").exists():
            self.stdout.write("Demonstration sign-ins (password for all: " + PASSWORD + ")")
            for stem, role in SIGN_INS:
                self.stdout.write(f"  {stem}@{DOMAIN:<14}  {role}")
