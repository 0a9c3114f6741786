import django.contrib.postgres.fields
import django.db.models.deletion
import kit.at_once
import kit.bilingual
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("jobs", "0001_initial"),
        ("partners", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="AgendaTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "forum_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="kind of forum",
                            ),
                        ),
                        (
                            "meeting_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("core", "Core group"),
                                    ("subgroup", "Sub-group"),
                                    ("preparatory", "Preparatory meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("partners", "Partners only"),
                                    ("contact", "Chair and lead facilitator"),
                                    ("learning", "Learning event"),
                                    ("other", "Other meeting"),
                                ],
                                max_length=12,
                                verbose_name="kind of meeting",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        "verbose_name": "agenda template",
                        "verbose_name_plural": "agenda templates",
                        "ordering": ["forum_kind", "meeting_kind", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Forum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="short name")),
                        ("name_en", models.CharField(max_length=300, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=300, verbose_name="name in Khmer")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "Proposed"), ("active", "Active"), ("dissolved", "Dissolved")],
                                default="active",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "meetings_a_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="meetings expected a year"
                            ),
                        ),
                        (
                            "papers_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="days for papers before a meeting"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "escalates_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeders",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "hosts",
                            models.ManyToManyField(
                                related_name="hosted_forums", to="partners.organisation", verbose_name="hosts"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forums",
                                to="partners.place",
                            ),
                        ),
                        (
                            "policy_entries",
                            models.ManyToManyField(blank=True, related_name="linked_forums", to="partners.policyentry"),
                        ),
                        (
                            "strategy_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="forums",
                                to="partners.policyentry",
                                verbose_name="side of the Rectangular Strategy",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forum",
                        "verbose_name_plural": "forums",
                        "ordering": ["kind", "position", "code"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="AgendaTemplateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "forum_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="kind of forum",
                            ),
                        ),
                        (
                            "meeting_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("core", "Core group"),
                                    ("subgroup", "Sub-group"),
                                    ("preparatory", "Preparatory meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("partners", "Partners only"),
                                    ("contact", "Chair and lead facilitator"),
                                    ("learning", "Learning event"),
                                    ("other", "Other meeting"),
                                ],
                                max_length=12,
                                verbose_name="kind of meeting",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.agendatemplate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaTemplateItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "Opening"),
                                    ("discussion", "Presentation and discussion"),
                                    ("presentation", "Presentation"),
                                    ("group_work", "Group work"),
                                    ("marketplace", "Marketplace"),
                                    ("panel", "Panel"),
                                    ("members", "Members' information"),
                                    ("break", "Break"),
                                    ("closing", "Closing"),
                                    ("other", "Other"),
                                ],
                                default="discussion",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        (
                            "minutes_presentation",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for presentation"
                            ),
                        ),
                        (
                            "minutes_discussion",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for discussion"
                            ),
                        ),
                        ("recurring", models.BooleanField(default=False, verbose_name="comes again at each meeting")),
                        ("expected", models.BooleanField(default=False, verbose_name="expected")),
                        ("provision", models.CharField(blank=True, max_length=20, verbose_name="provision")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="below",
                                to="meetings.agendatemplateitem",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="meetings.agendatemplate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "line of an agenda template",
                        "verbose_name_plural": "lines of an agenda template",
                        "ordering": ["template_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("secret", models.CharField(max_length=64, unique=True)),
                        ("language", models.CharField(default="en", max_length=2, verbose_name="language")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_feeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_feeds",
                                to="meetings.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calendar feed",
                        "verbose_name_plural": "calendar feeds",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("user", "forum"),
                                name="one_feed_of_a_calendar",
                                nulls_distinct=False,
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="short name")),
                        ("name_en", models.CharField(max_length=300, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=300, verbose_name="name in Khmer")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "Proposed"), ("active", "Active"), ("dissolved", "Dissolved")],
                                default="active",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "meetings_a_year",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="meetings expected a year"
                            ),
                        ),
                        (
                            "papers_days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="days for papers before a meeting"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "escalates_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.place",
                            ),
                        ),
                        (
                            "strategy_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                                verbose_name="side of the Rectangular Strategy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ForumName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="other_names",
                                to="meetings.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "other name",
                        "verbose_name_plural": "other names",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("forum", "name"), name="forum_other_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("core", "Core group"),
                                    ("subgroup", "Sub-group"),
                                    ("preparatory", "Preparatory meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("partners", "Partners only"),
                                    ("contact", "Chair and lead facilitator"),
                                    ("learning", "Learning event"),
                                    ("other", "Other meeting"),
                                ],
                                default="plenary",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True, help_text="“4th”, “លើកទី៤”", max_length=20, verbose_name="number"
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("announced", "Announced"),
                                    ("held", "Held"),
                                    ("postponed", "Postponed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        (
                            "state_reason",
                            models.TextField(blank=True, verbose_name="why it was postponed or cancelled"),
                        ),
                        ("planned_text", models.CharField(blank=True, max_length=100, verbose_name="when, as written")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "approximate",
                            models.BooleanField(default=False, verbose_name="only the month or quarter is known"),
                        ),
                        (
                            "presided_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="presided by, title and office at that time"
                            ),
                        ),
                        ("theme_en", models.TextField(blank=True, verbose_name="theme in English")),
                        ("theme_km", models.TextField(blank=True, verbose_name="theme in Khmer")),
                        ("shared", models.BooleanField(default=False, verbose_name="shared with all members")),
                        ("papers_shared_on", models.DateField(blank=True, null=True, verbose_name="papers shared on")),
                        ("papers_late_reason", models.TextField(blank=True, verbose_name="why the papers were late")),
                        (
                            "minutes_state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("circulated", "Circulated for corrections"),
                                    ("approved", "Approved"),
                                    ("sealed", "Sealed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "corrections_until_on",
                            models.DateField(blank=True, null=True, verbose_name="corrections until"),
                        ),
                        (
                            "circulated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="minutes circulated at"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="minutes approved at"),
                        ),
                        ("sealed_at", models.DateTimeField(blank=True, null=True, verbose_name="minutes sealed at")),
                        ("sealed_sha256", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "circulated_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "main_meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="side_meetings",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "presided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "sealed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_first=True), "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="meeting_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("postponed", "cancelled")), _negated=True),
                                    models.Q(("state_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_moved_with_a_reason",
                            ),
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "function",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("deputy_chair", "Deputy Chair"),
                                    ("facilitator", "Lead facilitator"),
                                    ("secretariat", "Secretariat"),
                                    ("crdb", "CRDB/CDC representative"),
                                    ("ministry", "Ministry member"),
                                    ("partner", "Development partner"),
                                    ("focal_point", "Cross-cutting focal point"),
                                    ("advisor", "Technical advisor"),
                                    ("ngo", "NGO member"),
                                    ("stakeholder", "Other stakeholder"),
                                    ("observer", "Observer"),
                                ],
                                max_length=20,
                                verbose_name="function",
                            ),
                        ),
                        ("theme", models.CharField(blank=True, max_length=60, verbose_name="theme")),
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("to_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("end_reason", models.CharField(blank=True, max_length=500, verbose_name="reason of the end")),
                        ("is_contact", models.BooleanField(default=False, verbose_name="contact for CRDB/CDC")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "alternate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="alternate_seats",
                                to="partners.person",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="meetings.seat",
                                verbose_name="takes over from",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="meetings.forum"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="partners.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "seat",
                        "verbose_name_plural": "seats",
                        "ordering": ["forum_id", "function", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("from_on", None),
                                    ("to_on", None),
                                    ("to_on__gte", models.F("from_on")),
                                    _connector="OR",
                                ),
                                name="seat_ends_after_it_begins",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_contact", True)),
                                fields=("forum",),
                                name="one_contact_of_a_forum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_contact", False), ("function", "secretariat"), _connector="OR"),
                                name="contact_is_of_secretariat",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "Opening"),
                                    ("discussion", "Presentation and discussion"),
                                    ("presentation", "Presentation"),
                                    ("group_work", "Group work"),
                                    ("marketplace", "Marketplace"),
                                    ("panel", "Panel"),
                                    ("members", "Members' information"),
                                    ("break", "Break"),
                                    ("closing", "Closing"),
                                    ("other", "Other"),
                                ],
                                default="discussion",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        (
                            "note_en",
                            models.TextField(blank=True, verbose_name="actions required of members, in English"),
                        ),
                        ("note_km", models.TextField(blank=True, verbose_name="actions required of members, in Khmer")),
                        ("starts", models.TimeField(blank=True, null=True, verbose_name="from")),
                        ("ends", models.TimeField(blank=True, null=True, verbose_name="until")),
                        (
                            "minutes_presentation",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for presentation"
                            ),
                        ),
                        (
                            "minutes_discussion",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for discussion"
                            ),
                        ),
                        (
                            "themes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="themes",
                            ),
                        ),
                        ("recurring", models.BooleanField(default=False, verbose_name="comes again at each meeting")),
                        ("reached", models.BooleanField(blank=True, null=True, verbose_name="reached")),
                        ("proposed_at", models.DateTimeField(blank=True, null=True, verbose_name="proposed at")),
                        ("taken", models.BooleanField(default=True, verbose_name="taken on the agenda")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="carried_to",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="below",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="meetings.meeting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ["meeting_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="AgendaTemplateItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "Opening"),
                                    ("discussion", "Presentation and discussion"),
                                    ("presentation", "Presentation"),
                                    ("group_work", "Group work"),
                                    ("marketplace", "Marketplace"),
                                    ("panel", "Panel"),
                                    ("members", "Members' information"),
                                    ("break", "Break"),
                                    ("closing", "Closing"),
                                    ("other", "Other"),
                                ],
                                default="discussion",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        (
                            "minutes_presentation",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for presentation"
                            ),
                        ),
                        (
                            "minutes_discussion",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for discussion"
                            ),
                        ),
                        ("recurring", models.BooleanField(default=False, verbose_name="comes again at each meeting")),
                        ("expected", models.BooleanField(default=False, verbose_name="expected")),
                        ("provision", models.CharField(blank=True, max_length=20, verbose_name="provision")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendatemplateitem",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.agendatemplateitem",
                            ),
                        ),
                        (
                            "template",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendatemplate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ForumNameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.forumname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HeadCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "label",
                            models.CharField(
                                blank=True, help_text="Empty: the whole meeting.", max_length=200, verbose_name="who"
                            ),
                        ),
                        ("level", models.CharField(blank=True, max_length=30, verbose_name="level of government")),
                        ("text", models.CharField(blank=True, max_length=120, verbose_name="as written")),
                        ("total", models.PositiveIntegerField(blank=True, null=True, verbose_name="in all")),
                        ("women", models.PositiveIntegerField(blank=True, null=True, verbose_name="of them women")),
                        ("online", models.PositiveIntegerField(blank=True, null=True, verbose_name="of them online")),
                        ("approximate", models.BooleanField(default=False, verbose_name="approximate")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="head_counts",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "head count",
                        "verbose_name_plural": "head counts",
                        "ordering": ["meeting_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("total", None), ("women", None), ("women__lte", models.F("total")), _connector="OR"
                                ),
                                name="no_more_women_than_people",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("group", models.CharField(blank=True, max_length=200, verbose_name="or group")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                        ("sequence", models.PositiveIntegerField(default=0, verbose_name="how often changed")),
                        (
                            "reply",
                            models.CharField(
                                choices=[
                                    ("none", "No reply"),
                                    ("coming", "Coming"),
                                    ("substitute", "Sends a substitute"),
                                    ("declined", "Cannot come"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="reply",
                            ),
                        ),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="replied at")),
                        ("substitute_name", models.CharField(blank=True, max_length=200, verbose_name="substitute")),
                        (
                            "substitute_position",
                            models.CharField(blank=True, max_length=200, verbose_name="position of the substitute"),
                        ),
                        ("reply_note", models.TextField(blank=True, verbose_name="note")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="partners.person",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="meetings.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                        "ordering": ["meeting_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    ("seat__isnull", False),
                                    ("organisation__isnull", False),
                                    models.Q(("group", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="invitation_is_for_somebody",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("meeting", "seat"),
                                name="seat_invited_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointForum",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joint_meetings",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="joint_forums",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "joint forum",
                        "verbose_name_plural": "joint forums",
                        "constraints": [models.UniqueConstraint(fields=("meeting", "forum"), name="joint_forum_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20, verbose_name="what")),
                        ("recipient", models.CharField(max_length=300, verbose_name="to")),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letters",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter",
                        "verbose_name_plural": "letters",
                        "ordering": ["-sent_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day_on", models.DateField(verbose_name="day")),
                        ("starts", models.TimeField(blank=True, null=True, verbose_name="from")),
                        ("ends", models.TimeField(blank=True, null=True, verbose_name="until")),
                        ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
                        ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                        ("online_link", models.URLField(blank=True, verbose_name="online link")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="days", to="meetings.meeting"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "day of a meeting",
                        "verbose_name_plural": "days of a meeting",
                        "ordering": ["day_on", "starts", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("core", "Core group"),
                                    ("subgroup", "Sub-group"),
                                    ("preparatory", "Preparatory meeting"),
                                    ("follow_up", "Follow-up meeting"),
                                    ("partners", "Partners only"),
                                    ("contact", "Chair and lead facilitator"),
                                    ("learning", "Learning event"),
                                    ("other", "Other meeting"),
                                ],
                                default="plenary",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(
                                blank=True, help_text="“4th”, “លើកទី៤”", max_length=20, verbose_name="number"
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("announced", "Announced"),
                                    ("held", "Held"),
                                    ("postponed", "Postponed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        (
                            "state_reason",
                            models.TextField(blank=True, verbose_name="why it was postponed or cancelled"),
                        ),
                        ("planned_text", models.CharField(blank=True, max_length=100, verbose_name="when, as written")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "approximate",
                            models.BooleanField(default=False, verbose_name="only the month or quarter is known"),
                        ),
                        (
                            "presided_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="presided by, title and office at that time"
                            ),
                        ),
                        ("theme_en", models.TextField(blank=True, verbose_name="theme in English")),
                        ("theme_km", models.TextField(blank=True, verbose_name="theme in Khmer")),
                        ("shared", models.BooleanField(default=False, verbose_name="shared with all members")),
                        ("papers_shared_on", models.DateField(blank=True, null=True, verbose_name="papers shared on")),
                        ("papers_late_reason", models.TextField(blank=True, verbose_name="why the papers were late")),
                        (
                            "minutes_state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("circulated", "Circulated for corrections"),
                                    ("approved", "Approved"),
                                    ("sealed", "Sealed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "corrections_until_on",
                            models.DateField(blank=True, null=True, verbose_name="corrections until"),
                        ),
                        (
                            "circulated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="minutes circulated at"),
                        ),
                        (
                            "approved_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="minutes approved at"),
                        ),
                        ("sealed_at", models.DateTimeField(blank=True, null=True, verbose_name="minutes sealed at")),
                        ("sealed_sha256", models.CharField(blank=True, max_length=64, verbose_name="fingerprint")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "circulated_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "main_meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "presided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "sealed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesRevision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("content", models.JSONField(verbose_name="content")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                        ("saved_at", models.DateTimeField(verbose_name="saved at")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "revision of the minutes",
                        "verbose_name_plural": "revisions of the minutes",
                        "ordering": ["meeting_id", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="minutes_revision_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeatEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "function",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("deputy_chair", "Deputy Chair"),
                                    ("facilitator", "Lead facilitator"),
                                    ("secretariat", "Secretariat"),
                                    ("crdb", "CRDB/CDC representative"),
                                    ("ministry", "Ministry member"),
                                    ("partner", "Development partner"),
                                    ("focal_point", "Cross-cutting focal point"),
                                    ("advisor", "Technical advisor"),
                                    ("ngo", "NGO member"),
                                    ("stakeholder", "Other stakeholder"),
                                    ("observer", "Observer"),
                                ],
                                max_length=20,
                                verbose_name="function",
                            ),
                        ),
                        ("theme", models.CharField(blank=True, max_length=60, verbose_name="theme")),
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("to_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("end_reason", models.CharField(blank=True, max_length=500, verbose_name="reason of the end")),
                        ("is_contact", models.BooleanField(default=False, verbose_name="contact for CRDB/CDC")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "alternate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.seat",
                                verbose_name="takes over from",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.seat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("opening", "Opening"),
                                    ("discussion", "Presentation and discussion"),
                                    ("presentation", "Presentation"),
                                    ("group_work", "Group work"),
                                    ("marketplace", "Marketplace"),
                                    ("panel", "Panel"),
                                    ("members", "Members' information"),
                                    ("break", "Break"),
                                    ("closing", "Closing"),
                                    ("other", "Other"),
                                ],
                                default="discussion",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        (
                            "note_en",
                            models.TextField(blank=True, verbose_name="actions required of members, in English"),
                        ),
                        ("note_km", models.TextField(blank=True, verbose_name="actions required of members, in Khmer")),
                        ("starts", models.TimeField(blank=True, null=True, verbose_name="from")),
                        ("ends", models.TimeField(blank=True, null=True, verbose_name="until")),
                        (
                            "minutes_presentation",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for presentation"
                            ),
                        ),
                        (
                            "minutes_discussion",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="minutes for discussion"
                            ),
                        ),
                        (
                            "themes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="themes",
                            ),
                        ),
                        ("recurring", models.BooleanField(default=False, verbose_name="comes again at each meeting")),
                        ("reached", models.BooleanField(blank=True, null=True, verbose_name="reached")),
                        ("proposed_at", models.DateTimeField(blank=True, null=True, verbose_name="proposed at")),
                        ("taken", models.BooleanField(default=True, verbose_name="taken on the agenda")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="or name")),
                        (
                            "organisation_text",
                            models.CharField(blank=True, max_length=300, verbose_name="or organisation as written"),
                        ),
                        (
                            "position_text",
                            models.CharField(blank=True, max_length=200, verbose_name="position at that time"),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("minister", "Head of ministry or institution"),
                                    ("secretary_of_state", "Secretary of State or equivalent"),
                                    ("under_secretary", "Under-Secretary of State or equivalent"),
                                    ("director_general", "Director General or equivalent"),
                                    ("director", "Director of department or equivalent"),
                                    ("officer", "Officer"),
                                    ("ambassador", "Ambassador or country representative"),
                                    ("head_of_cooperation", "Head of cooperation"),
                                    ("programme_staff", "Programme staff"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Female"), ("male", "Male"), ("not_stated", "Not stated")],
                                default="not_stated",
                                max_length=12,
                                verbose_name="sex",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("online", "Present online"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                default="present",
                                max_length=10,
                                verbose_name="presence",
                            ),
                        ),
                        ("substitute", models.BooleanField(default=False, verbose_name="substitute")),
                        ("visitor", models.BooleanField(default=False, verbose_name="visitor")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="partners.person",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="attendances",
                                to="meetings.invitation",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "attendance",
                        "verbose_name_plural": "attendance",
                        "ordering": ["meeting_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    ("organisation__isnull", False),
                                    models.Q(("organisation_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="attendance_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeadCountEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "label",
                            models.CharField(
                                blank=True, help_text="Empty: the whole meeting.", max_length=200, verbose_name="who"
                            ),
                        ),
                        ("level", models.CharField(blank=True, max_length=30, verbose_name="level of government")),
                        ("text", models.CharField(blank=True, max_length=120, verbose_name="as written")),
                        ("total", models.PositiveIntegerField(blank=True, null=True, verbose_name="in all")),
                        ("women", models.PositiveIntegerField(blank=True, null=True, verbose_name="of them women")),
                        ("online", models.PositiveIntegerField(blank=True, null=True, verbose_name="of them online")),
                        ("approximate", models.BooleanField(default=False, verbose_name="approximate")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.headcount",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("group", models.CharField(blank=True, max_length=200, verbose_name="or group")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                        ("sequence", models.PositiveIntegerField(default=0, verbose_name="how often changed")),
                        (
                            "reply",
                            models.CharField(
                                choices=[
                                    ("none", "No reply"),
                                    ("coming", "Coming"),
                                    ("substitute", "Sends a substitute"),
                                    ("declined", "Cannot come"),
                                ],
                                default="none",
                                max_length=12,
                                verbose_name="reply",
                            ),
                        ),
                        ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="replied at")),
                        ("substitute_name", models.CharField(blank=True, max_length=200, verbose_name="substitute")),
                        (
                            "substitute_position",
                            models.CharField(blank=True, max_length=200, verbose_name="position of the substitute"),
                        ),
                        ("reply_note", models.TextField(blank=True, verbose_name="note")),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.invitation",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.seat",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ItemPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("presenter", "Presenter"),
                                    ("speaker", "Speaker"),
                                    ("facilitator", "Facilitator"),
                                    ("panellist", "Panellist"),
                                    ("master", "Master of ceremonies"),
                                ],
                                default="presenter",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="or name")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="speaks for")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="people",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person of an agenda item",
                        "verbose_name_plural": "people of an agenda item",
                        "ordering": ["item_id", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    ("organisation__isnull", False),
                                    _connector="OR",
                                ),
                                name="item_person_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointForumEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.jointforum",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LetterEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=20, verbose_name="what")),
                        ("recipient", models.CharField(max_length=300, verbose_name="to")),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.letter",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("day_on", models.DateField(verbose_name="day")),
                        ("starts", models.TimeField(blank=True, null=True, verbose_name="from")),
                        ("ends", models.TimeField(blank=True, null=True, verbose_name="until")),
                        ("venue", models.CharField(blank=True, max_length=300, verbose_name="venue")),
                        ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                        ("online_link", models.URLField(blank=True, verbose_name="online link")),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.meetingday",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesRevisionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("content", models.JSONField(verbose_name="content")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                        ("saved_at", models.DateTimeField(verbose_name="saved at")),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.minutesrevision",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("forum", "Members and invited persons"),
                                    ("named", "Secretariat, Chair and presenters"),
                                ],
                                default="forum",
                                max_length=10,
                                verbose_name="who may open it",
                            ),
                        ),
                        ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="shared at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="papers",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "paper",
                        "verbose_name_plural": "papers",
                        "ordering": ["meeting_id", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Point",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("decision", "Decision"),
                                    ("recommendation", "Recommendation"),
                                    ("action", "Action"),
                                    ("unresolved", "Unresolved issue"),
                                    ("lesson", "Lesson or idea"),
                                    ("commitment", "Commitment"),
                                ],
                                default="information",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="text in Khmer")),
                        (
                            "en_changed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="English changed at"),
                        ),
                        ("km_changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Khmer changed at")),
                        ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
                        ("by_consensus", models.BooleanField(blank=True, null=True, verbose_name="by consensus")),
                        ("differing_views", models.TextField(blank=True, verbose_name="differing views")),
                        (
                            "binding_after",
                            models.CharField(blank=True, max_length=200, verbose_name="binding only after"),
                        ),
                        ("edited_at", models.DateTimeField(verbose_name="edited at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "point of the minutes",
                        "verbose_name_plural": "points of the minutes",
                        "ordering": ["meeting_id", "item_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="or name")),
                        (
                            "organisation_text",
                            models.CharField(blank=True, max_length=300, verbose_name="or organisation as written"),
                        ),
                        (
                            "position_text",
                            models.CharField(blank=True, max_length=200, verbose_name="position at that time"),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("minister", "Head of ministry or institution"),
                                    ("secretary_of_state", "Secretary of State or equivalent"),
                                    ("under_secretary", "Under-Secretary of State or equivalent"),
                                    ("director_general", "Director General or equivalent"),
                                    ("director", "Director of department or equivalent"),
                                    ("officer", "Officer"),
                                    ("ambassador", "Ambassador or country representative"),
                                    ("head_of_cooperation", "Head of cooperation"),
                                    ("programme_staff", "Programme staff"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Female"), ("male", "Male"), ("not_stated", "Not stated")],
                                default="not_stated",
                                max_length=12,
                                verbose_name="sex",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("online", "Present online"),
                                    ("excused", "Excused"),
                                    ("absent", "Absent"),
                                ],
                                default="present",
                                max_length=10,
                                verbose_name="presence",
                            ),
                        ),
                        ("substitute", models.BooleanField(default=False, verbose_name="substitute")),
                        ("visitor", models.BooleanField(default=False, verbose_name="visitor")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.attendance",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.invitation",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Correction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("km", "Khmer")], max_length=2, verbose_name="language"
                            ),
                        ),
                        ("old_text", models.TextField(verbose_name="text as circulated")),
                        ("new_text", models.TextField(verbose_name="proposed text")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "Proposed"), ("accepted", "Accepted"), ("refused", "Refused")],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="corrections",
                                to="meetings.point",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposed correction",
                        "verbose_name_plural": "proposed corrections",
                        "ordering": ["point_id", "proposed_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ItemPersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("presenter", "Presenter"),
                                    ("speaker", "Speaker"),
                                    ("facilitator", "Facilitator"),
                                    ("panellist", "Panellist"),
                                    ("master", "Master of ceremonies"),
                                ],
                                default="presenter",
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="or name")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="speaks for")),
                        (
                            "item",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.person",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.itemperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("forum", "Members and invited persons"),
                                    ("named", "Secretariat, Chair and presenters"),
                                ],
                                default="forum",
                                max_length=10,
                                verbose_name="who may open it",
                            ),
                        ),
                        ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="shared at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.paper",
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("km", "Khmer")], max_length=2, verbose_name="language"
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="added at")),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="jobs.storedfile"
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="meetings.paper",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of a paper",
                        "verbose_name_plural": "versions of a paper",
                        "ordering": ["paper_id", "-number", "pk"],
                        "constraints": [models.UniqueConstraint(fields=("paper", "number"), name="paper_version_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PointEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("decision", "Decision"),
                                    ("recommendation", "Recommendation"),
                                    ("action", "Action"),
                                    ("unresolved", "Unresolved issue"),
                                    ("lesson", "Lesson or idea"),
                                    ("commitment", "Commitment"),
                                ],
                                default="information",
                                max_length=14,
                                verbose_name="kind",
                            ),
                        ),
                        ("text_en", models.TextField(blank=True, verbose_name="text in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="text in Khmer")),
                        (
                            "en_changed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="English changed at"),
                        ),
                        ("km_changed_at", models.DateTimeField(blank=True, null=True, verbose_name="Khmer changed at")),
                        ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
                        ("by_consensus", models.BooleanField(blank=True, null=True, verbose_name="by consensus")),
                        ("differing_views", models.TextField(blank=True, verbose_name="differing views")),
                        (
                            "binding_after",
                            models.CharField(blank=True, max_length=200, verbose_name="binding only after"),
                        ),
                        ("edited_at", models.DateTimeField(verbose_name="edited at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.point",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CorrectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("km", "Khmer")], max_length=2, verbose_name="language"
                            ),
                        ),
                        ("old_text", models.TextField(verbose_name="text as circulated")),
                        ("new_text", models.TextField(verbose_name="proposed text")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "Proposed"), ("accepted", "Accepted"), ("refused", "Refused")],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed at")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.correction",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.point",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PaperVersionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "language",
                            models.CharField(
                                choices=[("en", "English"), ("km", "Khmer")], max_length=2, verbose_name="language"
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="added at")),
                        (
                            "added_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jobs.storedfile",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.paper",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="meetings.paperversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendatemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendatemplateevent" ("active", "forum_kind", "id", "meeting_kind", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."active", NEW."forum_kind", NEW."id", NEW."meeting_kind", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="7e0f249aef0628c785823dbdef95051639f2fc51",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8efdd",
                            table="meetings_agendatemplate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendatemplate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_agendatemplateevent" ("active", "forum_kind", "id", "meeting_kind", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."active", NEW."forum_kind", NEW."id", NEW."meeting_kind", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="d738d8a1b6b207abb5a81ffc9bdd2f6e82ce4503",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_64b8e",
                            table="meetings_agendatemplate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendatemplateitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendatemplateitemevent" ("expected", "id", "kind", "minutes_discussion", "minutes_presentation", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision", "recurring", "template_id", "title_en", "title_km") VALUES (NEW."expected", NEW."id", NEW."kind", NEW."minutes_discussion", NEW."minutes_presentation", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provision", NEW."recurring", NEW."template_id", NEW."title_en", NEW."title_km"); RETURN NULL;',
                            hash="6b5e162532cc08db77d2f78092584166c480bdc3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8c3b2",
                            table="meetings_agendatemplateitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendatemplateitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_agendatemplateitemevent" ("expected", "id", "kind", "minutes_discussion", "minutes_presentation", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision", "recurring", "template_id", "title_en", "title_km") VALUES (NEW."expected", NEW."id", NEW."kind", NEW."minutes_discussion", NEW."minutes_presentation", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provision", NEW."recurring", NEW."template_id", NEW."title_en", NEW."title_km"); RETURN NULL;',
                            hash="2aa1285cb03e9bae586d0c5a703353fe9ad33ebc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dfe9f",
                            table="meetings_agendatemplateitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_forumevent" ("code", "escalates_to_id", "id", "kind", "meetings_a_year", "name_en", "name_km", "papers_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "state", "strategy_entry_id", "version") VALUES (NEW."code", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."meetings_a_year", NEW."name_en", NEW."name_km", NEW."papers_days", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."position", NEW."state", NEW."strategy_entry_id", NEW."version"); RETURN NULL;',
                            hash="966b62834befd56f032c7378f704e57ee227bd95",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5519d",
                            table="meetings_forum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_forumevent" ("code", "escalates_to_id", "id", "kind", "meetings_a_year", "name_en", "name_km", "papers_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "state", "strategy_entry_id", "version") VALUES (NEW."code", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."meetings_a_year", NEW."name_en", NEW."name_km", NEW."papers_days", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."position", NEW."state", NEW."strategy_entry_id", NEW."version"); RETURN NULL;',
                            hash="fc46688e1c7bbd669c371773b32e929a34d117d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1e90e",
                            table="meetings_forum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forumname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_forumnameevent" ("forum_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="e52c075ca15626ea0cc52136e3a306953c987a15",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1784e",
                            table="meetings_forumname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forumname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_forumnameevent" ("forum_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="308ad6451f597614d85c14d018069a64f074f860",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f3d1",
                            table="meetings_forumname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="itemperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_itempersonevent" ("id", "item_id", "name", "on_behalf_of", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."id", NEW."item_id", NEW."name", NEW."on_behalf_of", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role"); RETURN NULL;',
                            hash="9e9feb93931ac2dbacb70119ff42b66392af3908",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_71d26",
                            table="meetings_itemperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="itemperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_itempersonevent" ("id", "item_id", "name", "on_behalf_of", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role") VALUES (NEW."id", NEW."item_id", NEW."name", NEW."on_behalf_of", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role"); RETURN NULL;',
                            hash="76401f25057da50ad33a60b0ced804ed538ab24a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96dc5",
                            table="meetings_itemperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "approximate", "circulated_at", "circulated_by_id", "corrections_until_on", "created_at", "created_by_id", "ends_on", "forum_id", "id", "kind", "main_meeting_id", "minutes_state", "number", "papers_late_reason", "papers_shared_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_text", "presided_by_id", "presided_text", "sealed_at", "sealed_by_id", "sealed_sha256", "shared", "starts_on", "state", "state_reason", "state_since_at", "theme_en", "theme_km", "title_en", "title_km", "version") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approximate", NEW."circulated_at", NEW."circulated_by_id", NEW."corrections_until_on", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."forum_id", NEW."id", NEW."kind", NEW."main_meeting_id", NEW."minutes_state", NEW."number", NEW."papers_late_reason", NEW."papers_shared_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_text", NEW."presided_by_id", NEW."presided_text", NEW."sealed_at", NEW."sealed_by_id", NEW."sealed_sha256", NEW."shared", NEW."starts_on", NEW."state", NEW."state_reason", NEW."state_since_at", NEW."theme_en", NEW."theme_km", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="7ceea416a8e1252a2b3258751a6346e6830391e2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61d9e",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingevent" ("approved_at", "approved_by_id", "approximate", "circulated_at", "circulated_by_id", "corrections_until_on", "created_at", "created_by_id", "ends_on", "forum_id", "id", "kind", "main_meeting_id", "minutes_state", "number", "papers_late_reason", "papers_shared_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_text", "presided_by_id", "presided_text", "sealed_at", "sealed_by_id", "sealed_sha256", "shared", "starts_on", "state", "state_reason", "state_since_at", "theme_en", "theme_km", "title_en", "title_km", "version") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approximate", NEW."circulated_at", NEW."circulated_by_id", NEW."corrections_until_on", NEW."created_at", NEW."created_by_id", NEW."ends_on", NEW."forum_id", NEW."id", NEW."kind", NEW."main_meeting_id", NEW."minutes_state", NEW."number", NEW."papers_late_reason", NEW."papers_shared_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_text", NEW."presided_by_id", NEW."presided_text", NEW."sealed_at", NEW."sealed_by_id", NEW."sealed_sha256", NEW."shared", NEW."starts_on", NEW."state", NEW."state_reason", NEW."state_since_at", NEW."theme_en", NEW."theme_km", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="733a966dc5fb20c33ab12608a19df9c9dd49e077",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_495b8",
                            table="meetings_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_letterevent" ("id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "sent_at", "sent_by_id", "subject") VALUES (NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient", NEW."sent_at", NEW."sent_by_id", NEW."subject"); RETURN NULL;',
                            hash="e782eccc001d4b68cf29822414811fdb3834ac83",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_59f47",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="letter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_letterevent" ("id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "sent_at", "sent_by_id", "subject") VALUES (NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient", NEW."sent_at", NEW."sent_by_id", NEW."subject"); RETURN NULL;',
                            hash="4e4194cc9c2ee1b26b38d6922f9524ab48010682",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5048d",
                            table="meetings_letter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointforum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_jointforumevent" ("forum_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="a7fb5d1be5be075cd3470aec36ab1c96db0bf70e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4eff7",
                            table="meetings_jointforum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jointforum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_jointforumevent" ("forum_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="6e18df7a7af1d159ec552163a24b27383537b651",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_300cd",
                            table="meetings_jointforum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_headcountevent" ("approximate", "id", "label", "level", "meeting_id", "online", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "total", "women") VALUES (NEW."approximate", NEW."id", NEW."label", NEW."level", NEW."meeting_id", NEW."online", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."total", NEW."women"); RETURN NULL;',
                            hash="f30127883498fcb6d05b9a54d790ee972ef27c25",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1ffb1",
                            table="meetings_headcount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_headcountevent" ("approximate", "id", "label", "level", "meeting_id", "online", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "total", "women") VALUES (NEW."approximate", NEW."id", NEW."label", NEW."level", NEW."meeting_id", NEW."online", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."total", NEW."women"); RETURN NULL;',
                            hash="10857e3cbce0f15be9d0a9ce26c25f6c54977233",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_57142",
                            table="meetings_headcount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_attendanceevent" ("id", "invitation_id", "level", "meeting_id", "name", "note", "organisation_id", "organisation_text", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_text", "presence", "sex", "substitute", "version", "visitor") VALUES (NEW."id", NEW."invitation_id", NEW."level", NEW."meeting_id", NEW."name", NEW."note", NEW."organisation_id", NEW."organisation_text", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position_text", NEW."presence", NEW."sex", NEW."substitute", NEW."version", NEW."visitor"); RETURN NULL;',
                            hash="a89997c5c5ab5dd4f2da4acdf5c0e8236b99bdc3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f595f",
                            table="meetings_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_attendanceevent" ("id", "invitation_id", "level", "meeting_id", "name", "note", "organisation_id", "organisation_text", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_text", "presence", "sex", "substitute", "version", "visitor") VALUES (NEW."id", NEW."invitation_id", NEW."level", NEW."meeting_id", NEW."name", NEW."note", NEW."organisation_id", NEW."organisation_text", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position_text", NEW."presence", NEW."sex", NEW."substitute", NEW."version", NEW."visitor"); RETURN NULL;',
                            hash="e34c8c4d7c5043080f52a6f3febc26cd8e2140c3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_870cb",
                            table="meetings_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_agendaitemevent" ("carried_from_id", "ends", "id", "kind", "meeting_id", "minutes_discussion", "minutes_presentation", "note_en", "note_km", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_at", "proposed_by_id", "reached", "recurring", "starts", "taken", "themes", "title_en", "title_km", "version") VALUES (NEW."carried_from_id", NEW."ends", NEW."id", NEW."kind", NEW."meeting_id", NEW."minutes_discussion", NEW."minutes_presentation", NEW."note_en", NEW."note_km", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."reached", NEW."recurring", NEW."starts", NEW."taken", NEW."themes", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="b3b5e4451e196e7dda16e7649c13c2859b639cb1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f98e2",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_agendaitemevent" ("carried_from_id", "ends", "id", "kind", "meeting_id", "minutes_discussion", "minutes_presentation", "note_en", "note_km", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_at", "proposed_by_id", "reached", "recurring", "starts", "taken", "themes", "title_en", "title_km", "version") VALUES (NEW."carried_from_id", NEW."ends", NEW."id", NEW."kind", NEW."meeting_id", NEW."minutes_discussion", NEW."minutes_presentation", NEW."note_en", NEW."note_km", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."proposed_at", NEW."proposed_by_id", NEW."reached", NEW."recurring", NEW."starts", NEW."taken", NEW."themes", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="a7f900b4ab8948d0ba59e3aba93788324dd4ccff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ca6ee",
                            table="meetings_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_meetingdayevent" ("address", "day_on", "ends", "id", "meeting_id", "online_link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "venue") VALUES (NEW."address", NEW."day_on", NEW."ends", NEW."id", NEW."meeting_id", NEW."online_link", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts", NEW."venue"); RETURN NULL;',
                            hash="5fb847f9ba66d0e4a4b6e3814950a86a44360900",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3811",
                            table="meetings_meetingday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_meetingdayevent" ("address", "day_on", "ends", "id", "meeting_id", "online_link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "venue") VALUES (NEW."address", NEW."day_on", NEW."ends", NEW."id", NEW."meeting_id", NEW."online_link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts", NEW."venue"); RETURN NULL;',
                            hash="7c54d571f9296e5ba20d098eeadfba9a87362d99",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ef63d",
                            table="meetings_meetingday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesrevision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_minutesrevisionevent" ("content", "id", "meeting_id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id") VALUES (NEW."content", NEW."id", NEW."meeting_id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id"); RETURN NULL;',
                            hash="09a01b9bf2157237a2453830755654257b967bc3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be1b7",
                            table="meetings_minutesrevision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesrevision",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_minutesrevisionevent" ("content", "id", "meeting_id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id") VALUES (NEW."content", NEW."id", NEW."meeting_id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id"); RETURN NULL;',
                            hash="247210ae47cfeff7a66c169df8c726b764813653",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5c2e1",
                            table="meetings_minutesrevision",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperevent" ("access", "id", "item_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at", "shared_by_id", "title_en", "title_km", "version") VALUES (NEW."access", NEW."id", NEW."item_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shared_at", NEW."shared_by_id", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="5aa7e6b56558c09c68ad1d6a38a70eb2f289eeaa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_779d6",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paper",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_paperevent" ("access", "id", "item_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at", "shared_by_id", "title_en", "title_km", "version") VALUES (NEW."access", NEW."id", NEW."item_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shared_at", NEW."shared_by_id", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="76a0a47f975f3f43cd57fcb3c03a43e8758583bf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_890c8",
                            table="meetings_paper",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_paperversionevent" ("added_at", "added_by_id", "file_id", "id", "language", "number", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."language", NEW."number", NEW."paper_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="1a51ea764e2a001dac0fa1d7300e185631f28414",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3cbf",
                            table="meetings_paperversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paperversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_paperversionevent" ("added_at", "added_by_id", "file_id", "id", "language", "number", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."language", NEW."number", NEW."paper_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="bc270c4849c42d6be3f35c9e452903d7180ae57f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c69f8",
                            table="meetings_paperversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="point",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_pointevent" ("binding_after", "by_consensus", "differing_views", "edited_at", "edited_by_id", "en_changed_at", "id", "item_id", "kind", "km_changed_at", "meeting_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker", "text_en", "text_km", "version") VALUES (NEW."binding_after", NEW."by_consensus", NEW."differing_views", NEW."edited_at", NEW."edited_by_id", NEW."en_changed_at", NEW."id", NEW."item_id", NEW."kind", NEW."km_changed_at", NEW."meeting_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."speaker", NEW."text_en", NEW."text_km", NEW."version"); RETURN NULL;',
                            hash="185001538158ed930c2de2e5e9f9afe7bf3844fd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b8123",
                            table="meetings_point",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="point",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_pointevent" ("binding_after", "by_consensus", "differing_views", "edited_at", "edited_by_id", "en_changed_at", "id", "item_id", "kind", "km_changed_at", "meeting_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "speaker", "text_en", "text_km", "version") VALUES (NEW."binding_after", NEW."by_consensus", NEW."differing_views", NEW."edited_at", NEW."edited_by_id", NEW."en_changed_at", NEW."id", NEW."item_id", NEW."kind", NEW."km_changed_at", NEW."meeting_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."speaker", NEW."text_en", NEW."text_km", NEW."version"); RETURN NULL;',
                            hash="ddde2fd3aa9b5dc6add2ac07bfdf4ffaf992b973",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73a8a",
                            table="meetings_point",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="correction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_correctionevent" ("answer", "answered_at", "answered_by_id", "id", "language", "new_text", "old_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "proposed_at", "proposed_by_id", "reason", "state") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."language", NEW."new_text", NEW."old_text", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."point_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="41bb3d7447177df03d4559ca9d925072f1b2dc02",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66dd4",
                            table="meetings_correction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="correction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_correctionevent" ("answer", "answered_at", "answered_by_id", "id", "language", "new_text", "old_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "proposed_at", "proposed_by_id", "reason", "state") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."language", NEW."new_text", NEW."old_text", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."point_id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."state"); RETURN NULL;',
                            hash="9f575f7064f18fcbf759095c648373007baf33c9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d63a7",
                            table="meetings_correction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="seat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_seatevent" ("alternate_id", "end_reason", "follows_id", "forum_id", "from_on", "function", "id", "is_contact", "note", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme", "to_on", "version") VALUES (NEW."alternate_id", NEW."end_reason", NEW."follows_id", NEW."forum_id", NEW."from_on", NEW."function", NEW."id", NEW."is_contact", NEW."note", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."theme", NEW."to_on", NEW."version"); RETURN NULL;',
                            hash="55f34e39ef8aa3de8eb4a1050a22b8be3ba3d97e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0e03",
                            table="meetings_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="seat",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_seatevent" ("alternate_id", "end_reason", "follows_id", "forum_id", "from_on", "function", "id", "is_contact", "note", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme", "to_on", "version") VALUES (NEW."alternate_id", NEW."end_reason", NEW."follows_id", NEW."forum_id", NEW."from_on", NEW."function", NEW."id", NEW."is_contact", NEW."note", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."theme", NEW."to_on", NEW."version"); RETURN NULL;',
                            hash="d36cf34e829385c4b1c644b179f5352d5d3b5f22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5d033",
                            table="meetings_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "meetings_invitationevent" ("email", "group", "id", "meeting_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "reply", "reply_note", "seat_id", "sent_at", "sent_by_id", "sequence", "substitute_name", "substitute_position", "version", "withdrawn") VALUES (NEW."email", NEW."group", NEW."id", NEW."meeting_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."replied_at", NEW."reply", NEW."reply_note", NEW."seat_id", NEW."sent_at", NEW."sent_by_id", NEW."sequence", NEW."substitute_name", NEW."substitute_position", NEW."version", NEW."withdrawn"); RETURN NULL;',
                            hash="c4498db0fc4083d60f5b5f762c795c195e5f3d09",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1f593",
                            table="meetings_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "meetings_invitationevent" ("email", "group", "id", "meeting_id", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "reply", "reply_note", "seat_id", "sent_at", "sent_by_id", "sequence", "substitute_name", "substitute_position", "version", "withdrawn") VALUES (NEW."email", NEW."group", NEW."id", NEW."meeting_id", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."replied_at", NEW."reply", NEW."reply_note", NEW."seat_id", NEW."sent_at", NEW."sent_by_id", NEW."sequence", NEW."substitute_name", NEW."substitute_position", NEW."version", NEW."withdrawn"); RETURN NULL;',
                            hash="5409bac3bf700f807eef2ed3c5bea85e48d6dc12",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af01b",
                            table="meetings_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
