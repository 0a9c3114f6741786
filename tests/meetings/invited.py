"""A meeting with people to invite, for tests of invitations and calendars."""

import datetime

from django.utils import timezone

from meetings.models import Meeting
from meetings.states import SeatFunction
from partners.models import Position
from tests.factories.accounts import UserFactory
from tests.factories.meeting_work import MeetingDayFactory, MeetingFactory
from tests.factories.meetings import ForumFactory, SeatFactory, seated
from tests.factories.partners import OrganisationFactory, PersonFactory

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=timezone.get_default_timezone())
DAY = datetime.date(2026, 12, 10)


class Scene:
    """An announced meeting of a forum with Chair, secretariat and a development partner."""

    def __init__(self, *, state: str = "announced", **fields: object) -> None:
        self.ministry = OrganisationFactory(name_en="Ministry of Water", name_km="ក្រសួងធនធានទឹក", protocol_rank=10)
        self.forum = ForumFactory(
            code="WATER", name_en="Water TWG", name_km="ក្រុមការងារបច្ចេកទេសទឹក", hosts=[self.ministry], papers_days=10
        )
        self.secretary = seated(self.forum, SeatFunction.SECRETARIAT, language="en")
        self.chair = self.seat(
            SeatFunction.CHAIR,
            self.ministry,
            "secretary_of_state",
            "H.E.",
            "ឯកឧត្តម",
            "Sok Dara",
            "សុខ តារា",
            language="km",
        )
        self.partner = self.seat(
            SeatFunction.FACILITATOR, None, "head_of_cooperation", "", "", "Ann Lee", "", language="en"
        )
        self.meeting: Meeting = MeetingFactory(
            **{
                "forum": self.forum,
                "title_en": "Plenary 2026",
                "title_km": "កិច្ចប្រជុំពេញអង្គ ២០២៦",
                "starts_on": DAY,
                "ends_on": DAY,
                "state": state,
                "created_by": self.secretary,
            }
            | fields
        )
        MeetingDayFactory(
            meeting=self.meeting,
            day_on=DAY,
            starts=datetime.time(8, 30),
            ends=datetime.time(12, 0),
            venue="សាលប្រជុំធំ ក្រសួងធនធានទឹក និងឧតុនិយម រាជធានីភ្នំពេញ",
        )

    def seat(self, function, body, level, honorific_en, honorific_km, name_en, name_km, **user):
        """A seat with a person of rank and a user."""
        account = UserFactory(**user) if user else None
        person = PersonFactory(
            name_en=name_en,
            name_km=name_km,
            honorific_en=honorific_en,
            honorific_km=honorific_km,
            user=account,
            email=account.email if account else "",
        )
        body = body or OrganisationFactory(kind="development_partner", protocol_rank=500)
        Position.objects.create(person=person, organisation=body, title_en="Head", title_km="ប្រធាន", level=level)
        return SeatFactory(forum=self.forum, function=function, person=person, organisation=body)
