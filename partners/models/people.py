"""People with names in both scripts, titles and ranks that change."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import Lower, Replace
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.bilingual import Bilingual
from partners.models.directory import DirectoryQuerySet


class Sex(models.TextChoices):
    """As recorded; "not stated" is kept apart."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    NOT_STATED = "not_stated", _("Not stated")


class Level(models.TextChoices):
    """Seniority of a position, senior first; guidelines expect a level of some seats (TWG-5b.16, SMD)."""

    MINISTER = "minister", _("Head of ministry or institution")
    SECRETARY_OF_STATE = "secretary_of_state", _("Secretary of State or equivalent")
    UNDER_SECRETARY = "under_secretary", _("Under-Secretary of State or equivalent")
    DIRECTOR_GENERAL = "director_general", _("Director General or equivalent")
    DIRECTOR = "director", _("Director of department or equivalent")
    OFFICER = "officer", _("Officer")
    AMBASSADOR = "ambassador", _("Ambassador or country representative")
    HEAD_OF_COOPERATION = "head_of_cooperation", _("Head of cooperation")
    PROGRAMME_STAFF = "programme_staff", _("Programme staff")
    OTHER = "other", _("Other")


def khmer_order(column: str) -> models.Expression:
    """``kit.khmer.sort_key`` in SQL, for text that is stored clean: kept by the database, whoever writes the name."""
    key = Lower(column)
    for whole, parts in (("\u17a3", "អ"), ("\u17a4", "អា"), ("\u17a8", "ឧក"), ("\u17b1", "ឲ")):
        key = Replace(key, Value(whole), Value(parts))
    key = Func(key, Value("[\u17c8-\u17d1]"), Value(""), Value("g"), function="regexp_replace")
    # The late vowels take the places of the signs removed above; the third stands aside until its own place is free.
    for vowel, place in (
        ("\u17c4\u17c7", "\u17cc"),
        ("\u17c1\u17c7", "\u17cb"),
        ("\u17bb\u17c7", "\u17ca"),
        ("\u17c7", "\u17c9"),
        ("\u17b6\u17c6", "\u17c8"),
        ("\u17bb\u17c6", "\ue000"),
        ("\u17c6", "\u17c7"),
        ("\ue000", "\u17c6"),
    ):
        key = Replace(key, Value(vowel), Value(place))
    return key


@pghistory.track(exclude=["sort_km"])
class Person(Bilingual, models.Model):
    """Somebody who sits, speaks or signs; may or may not have a user."""

    honorific_en = models.CharField(_("title in English"), max_length=60, blank=True)
    honorific_km = models.CharField(_("title in Khmer"), max_length=60, blank=True)
    name_en = models.CharField(_("name in Latin script"), max_length=200, blank=True)
    name_km = models.CharField(_("name in Khmer"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=12, choices=Sex, default=Sex.NOT_STATED)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="person", null=True, blank=True, verbose_name=_("user")
    )
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="merged", null=True, blank=True)
    sort_km = models.GeneratedField(
        expression=khmer_order("name_km"),
        output_field=models.CharField(max_length=300, db_collation="C"),
        db_persist=True,
        verbose_name=_("place in the Khmer order"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        ordering = ["name_en", "name_km", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_en="", name_km=""),
                name="person_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        honorific, name = self.text("honorific").value, self.text("name").value
        return f"{honorific} {name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("partners:person-detail", args=[self.pk])

    def post(self) -> str:
        """The position held now with its body, as "Director General, MRD"; "" for none. Prefetch
        ``positions__organisation`` for lists."""
        for position in self.positions.all():
            if position.to_on is None or position.to_on >= timezone.localdate():
                body = position.organisation
                return ", ".join(filter(None, [str(position), body.short() if body else ""]))
        return ""


@pghistory.track()
class PersonName(models.Model):
    """Another spelling under which search must find a person (LRN-4.05)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name"]
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_other_name_once")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Position(Bilingual, models.Model):
    """A position that a person holds or held in an organisation."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(
        "partners.Organisation", models.PROTECT, related_name="positions", null=True, blank=True
    )
    title_en = models.CharField(_("position in English"), max_length=200, blank=True)
    title_km = models.CharField(_("position in Khmer"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=30, choices=Level, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        ordering = ["person_id", models.F("to_on").desc(nulls_first=True), "-from_on", "pk"]
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return self.text("title").value
