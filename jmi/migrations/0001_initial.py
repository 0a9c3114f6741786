import django.contrib.postgres.fields
import django.db.models.deletion
import kit.at_once
import kit.bilingual
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("jobs", "0001_initial"),
        ("meetings", "0001_initial"),
        ("partners", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Cycle",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("start_year", models.PositiveIntegerField(verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(verbose_name="last year")),
                        (
                            "first_output_end_year",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="last year of the first outputs"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "drafts_due_on",
                            models.DateField(
                                blank=True, help_text="The last day in time.", null=True, verbose_name="drafts due on"
                            ),
                        ),
                        (
                            "drafts_due_text",
                            models.CharField(blank=True, max_length=120, verbose_name="drafts due, as written"),
                        ),
                        (
                            "consolidation_due_on",
                            models.DateField(blank=True, null=True, verbose_name="consolidated set due on"),
                        ),
                        (
                            "consolidation_due_text",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="consolidated set due, as written"
                            ),
                        ),
                        (
                            "consolidation_due_approximate",
                            models.BooleanField(default=False, verbose_name="approximate"),
                        ),
                        (
                            "sent_to_pm_on",
                            models.DateField(blank=True, null=True, verbose_name="sent to the Prime Minister on"),
                        ),
                        (
                            "sent_to_pm_reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="letter to the Prime Minister, reference"
                            ),
                        ),
                        (
                            "late_entry_until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="final achievements may be entered until"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "sent_to_pm_file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jobs.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "cycle",
                        "verbose_name_plural": "cycles",
                        "ordering": ["-start_year", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end_year__gte", models.F("start_year"))),
                                name="cycle_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="CycleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("start_year", models.PositiveIntegerField(verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(verbose_name="last year")),
                        (
                            "first_output_end_year",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="last year of the first outputs"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open"), ("closed", "Closed")],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "drafts_due_on",
                            models.DateField(
                                blank=True, help_text="The last day in time.", null=True, verbose_name="drafts due on"
                            ),
                        ),
                        (
                            "drafts_due_text",
                            models.CharField(blank=True, max_length=120, verbose_name="drafts due, as written"),
                        ),
                        (
                            "consolidation_due_on",
                            models.DateField(blank=True, null=True, verbose_name="consolidated set due on"),
                        ),
                        (
                            "consolidation_due_text",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="consolidated set due, as written"
                            ),
                        ),
                        (
                            "consolidation_due_approximate",
                            models.BooleanField(default=False, verbose_name="approximate"),
                        ),
                        (
                            "sent_to_pm_on",
                            models.DateField(blank=True, null=True, verbose_name="sent to the Prime Minister on"),
                        ),
                        (
                            "sent_to_pm_reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="letter to the Prime Minister, reference"
                            ),
                        ),
                        (
                            "late_entry_until_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="final achievements may be entered until"
                            ),
                        ),
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
                                to="jmi.cycle",
                            ),
                        ),
                        (
                            "sent_to_pm_file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jobs.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="JmiSet",
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Drafting"),
                                    ("agreed", "Agreed in TWG"),
                                    ("submitted", "Submitted"),
                                    ("accepted", "Accepted"),
                                    ("consolidated", "Consolidated"),
                                    ("sent_to_pm", "Sent to Prime Minister"),
                                    ("in_force", "In force"),
                                    ("revised", "Replaced by a revision"),
                                    ("closed", "Closed"),
                                ],
                                default="drafting",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("number", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("revision_reason", models.TextField(blank=True, verbose_name="reason of the revision")),
                        (
                            "revision_meeting_on",
                            models.DateField(blank=True, null=True, verbose_name="TWG meeting that decided it"),
                        ),
                        (
                            "joint_senses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("identified", "Jointly identified"),
                                        ("formulated", "Jointly formulated"),
                                        ("implemented", "Jointly implemented"),
                                        ("monitored", "Jointly monitored"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="joint in which sense",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                        ("submitted_late", models.BooleanField(default=False, verbose_name="submitted late")),
                        (
                            "sent_to_pm_on",
                            models.DateField(blank=True, null=True, verbose_name="sent to the Prime Minister on"),
                        ),
                        ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sets", to="jmi.cycle"
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jmi_sets",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "revises",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revision",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "submitted_by",
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
                        "verbose_name": "JMI set",
                        "verbose_name_plural": "JMI sets",
                        "ordering": ["cycle", "forum", "number", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("submitted_at", None), ("submitted_by", None)),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="jmi_set_submitted_at_with_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revises", None), models.Q(("revision_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="jmi_set_revision_has_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("year", models.PositiveIntegerField(verbose_name="year")),
                        ("period_from_on", models.DateField(verbose_name="period from")),
                        ("period_to_on", models.DateField(verbose_name="period to")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("open", "Open"), ("closed", "Closed")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, verbose_name="note to the secretariats in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note to the secretariats in Khmer")),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened at")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="jmi.cycle"
                            ),
                        ),
                        (
                            "opened_by",
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
                        "verbose_name": "reporting round",
                        "verbose_name_plural": "reporting rounds",
                        "ordering": ["-period_to_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period_to_on__gte", models.F("period_from_on"))),
                                name="round_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Agreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "party",
                            models.CharField(
                                choices=[("chair", "Chair"), ("facilitator", "Lead facilitator")],
                                max_length=20,
                                verbose_name="side",
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(verbose_name="agreed at")),
                        ("meeting_on", models.DateField(blank=True, null=True, verbose_name="TWG meeting")),
                        ("note", models.TextField(blank=True, verbose_name="note or dissent")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="jmi.jmiset"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agreement",
                        "verbose_name_plural": "agreements",
                        "ordering": ["agreed_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at", None)),
                                fields=("jmi_set", "party"),
                                name="one_standing_agreement_a_side",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JmiSetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafting", "Drafting"),
                                    ("agreed", "Agreed in TWG"),
                                    ("submitted", "Submitted"),
                                    ("accepted", "Accepted"),
                                    ("consolidated", "Consolidated"),
                                    ("sent_to_pm", "Sent to Prime Minister"),
                                    ("in_force", "In force"),
                                    ("revised", "Replaced by a revision"),
                                    ("closed", "Closed"),
                                ],
                                default="drafting",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("number", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("revision_reason", models.TextField(blank=True, verbose_name="reason of the revision")),
                        (
                            "revision_meeting_on",
                            models.DateField(blank=True, null=True, verbose_name="TWG meeting that decided it"),
                        ),
                        (
                            "joint_senses",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("identified", "Jointly identified"),
                                        ("formulated", "Jointly formulated"),
                                        ("implemented", "Jointly implemented"),
                                        ("monitored", "Jointly monitored"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="joint in which sense",
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                        ("submitted_late", models.BooleanField(default=False, verbose_name="submitted late")),
                        (
                            "sent_to_pm_on",
                            models.DateField(blank=True, null=True, verbose_name="sent to the Prime Minister on"),
                        ),
                        ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        ("created_at", models.DateTimeField(verbose_name="created at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.cycle",
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
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "revises",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "submitted_by",
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
                    name="Outcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="outcome in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="outcome in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        ("measured_by", models.TextField(blank=True, verbose_name="how it is measured")),
                        ("baseline_text", models.CharField(blank=True, max_length=200, verbose_name="baseline")),
                        (
                            "achievement_text",
                            models.CharField(blank=True, max_length=200, verbose_name="final achievement"),
                        ),
                        ("agreement_on", models.DateField(blank=True, null=True, verbose_name="members agreed on")),
                        ("agreement_note", models.TextField(blank=True, verbose_name="how members agreed")),
                        (
                            "smart",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="SMART",
                            ),
                        ),
                        ("smart_note", models.TextField(blank=True, verbose_name="note on SMART")),
                        ("smart_at", models.DateTimeField(blank=True, null=True, verbose_name="assessed at")),
                        (
                            "ambition_opinion",
                            models.TextField(blank=True, verbose_name="opinion on ambition and achievability"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="jmi.jmiset"
                            ),
                        ),
                        (
                            "smart_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
                        "ordering": ["jmi_set_id", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start_year", None),
                                    ("end_year", None),
                                    ("end_year__gte", models.F("start_year")),
                                    _connector="OR",
                                ),
                                name="outcome_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="ProgressReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Requested"),
                                    ("drafted", "Drafting"),
                                    ("discussed", "Discussed in TWG meeting"),
                                    ("approved", "Approved by Chair"),
                                    ("submitted", "Received"),
                                    ("returned", "Returned"),
                                    ("accepted", "Accepted"),
                                    ("consolidated", "Consolidated"),
                                ],
                                default="requested",
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("own_period_from_on", models.DateField(blank=True, null=True, verbose_name="own period from")),
                        ("own_period_to_on", models.DateField(blank=True, null=True, verbose_name="own period to")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        ("due_reason", models.TextField(blank=True, verbose_name="why the date was moved")),
                        (
                            "nothing_to_report",
                            models.BooleanField(default=False, verbose_name="nothing to report in this period"),
                        ),
                        ("nothing_reason", models.TextField(blank=True, verbose_name="why there is nothing to report")),
                        (
                            "government_statement_en",
                            models.TextField(blank=True, verbose_name="statement of the Government side in English"),
                        ),
                        (
                            "government_statement_km",
                            models.TextField(blank=True, verbose_name="statement of the Government side in Khmer"),
                        ),
                        (
                            "partner_statement_en",
                            models.TextField(
                                blank=True, verbose_name="statement of the development partners in English"
                            ),
                        ),
                        (
                            "partner_statement_km",
                            models.TextField(blank=True, verbose_name="statement of the development partners in Khmer"),
                        ),
                        ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                        ("summary_km", models.TextField(blank=True, verbose_name="summary in Khmer")),
                        (
                            "discussed_on",
                            models.DateField(blank=True, null=True, verbose_name="discussed in the TWG meeting of"),
                        ),
                        (
                            "discussed_note",
                            models.CharField(blank=True, max_length=300, verbose_name="meeting and agenda item"),
                        ),
                        (
                            "dissent",
                            models.TextField(blank=True, verbose_name="dissenting note of the lead facilitator"),
                        ),
                        ("dissent_at", models.DateTimeField(blank=True, null=True, verbose_name="dissent noted at")),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                        ("submitted_late", models.BooleanField(default=False, verbose_name="submitted late")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "dissent_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="jmi.jmiset"
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="jmi.round"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "JMI progress report",
                        "verbose_name_plural": "JMI progress reports",
                        "ordering": ["round_id", "jmi_set_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "jmi_set"), name="one_report_a_set_and_round"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("own_period_from_on", None),
                                    ("own_period_to_on", None),
                                    ("own_period_to_on__gte", models.F("own_period_from_on")),
                                    _connector="OR",
                                ),
                                name="report_period_ends_after_it_begins",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nothing_to_report", False),
                                    models.Q(("nothing_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="nothing_to_report_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dissent", ""), ("dissent_at", None), ("dissent_by", None)),
                                    models.Q(
                                        models.Q(("dissent", ""), _negated=True),
                                        ("dissent_at__isnull", False),
                                        ("dissent_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="dissent_says_who_and_when",
                            ),
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="RoundEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("year", models.PositiveIntegerField(verbose_name="year")),
                        ("period_from_on", models.DateField(verbose_name="period from")),
                        ("period_to_on", models.DateField(verbose_name="period to")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("open", "Open"), ("closed", "Closed")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, verbose_name="note to the secretariats in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note to the secretariats in Khmer")),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened at")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "closed_by",
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
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.cycle",
                            ),
                        ),
                        (
                            "opened_by",
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
                                to="jmi.round",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SharedWith",
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
                                related_name="shared_jmi_sets",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="shared_with", to="jmi.jmiset"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "shared JMI set",
                        "verbose_name_plural": "shared JMI sets",
                        "constraints": [
                            models.UniqueConstraint(fields=("jmi_set", "forum"), name="jmi_set_shared_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgreementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "party",
                            models.CharField(
                                choices=[("chair", "Chair"), ("facilitator", "Lead facilitator")],
                                max_length=20,
                                verbose_name="side",
                            ),
                        ),
                        ("agreed_at", models.DateTimeField(verbose_name="agreed at")),
                        ("meeting_on", models.DateField(blank=True, null=True, verbose_name="TWG meeting")),
                        ("note", models.TextField(blank=True, verbose_name="note or dissent")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="jmi.agreement",
                            ),
                        ),
                        (
                            "withdrawn_by",
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
                            "jmi_set",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DueMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("old_on", models.DateField(verbose_name="old date")),
                        ("new_on", models.DateField(verbose_name="new date")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("moved_at", models.DateTimeField(verbose_name="moved at")),
                        (
                            "moved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="due_moves",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "moved date",
                        "verbose_name_plural": "moved dates",
                        "ordering": ["moved_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="due_move_says_why"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FieldComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("row", models.CharField(blank=True, max_length=60, verbose_name="row")),
                        ("field", models.CharField(blank=True, max_length=60, verbose_name="field")),
                        ("text", models.TextField(verbose_name="comment")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("asks_change", models.BooleanField(default=False, verbose_name="asks for a change")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment",
                        "verbose_name_plural": "comments",
                        "ordering": ["made_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("jmi_set__isnull", True), ("report__isnull", True), _connector="XOR"
                                ),
                                name="fieldcomment_of_set_or_report",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeptReason",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("provision", models.CharField(max_length=20, verbose_name="provision")),
                        ("row", models.CharField(blank=True, max_length=60, verbose_name="row")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kept reason",
                        "verbose_name_plural": "kept reasons",
                        "ordering": ["given_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("jmi_set__isnull", True), ("report__isnull", True), _connector="XOR"
                                ),
                                name="keptreason_of_set_or_report",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="outcome in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="outcome in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        ("measured_by", models.TextField(blank=True, verbose_name="how it is measured")),
                        ("baseline_text", models.CharField(blank=True, max_length=200, verbose_name="baseline")),
                        (
                            "achievement_text",
                            models.CharField(blank=True, max_length=200, verbose_name="final achievement"),
                        ),
                        ("agreement_on", models.DateField(blank=True, null=True, verbose_name="members agreed on")),
                        ("agreement_note", models.TextField(blank=True, verbose_name="how members agreed")),
                        (
                            "smart",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="SMART",
                            ),
                        ),
                        ("smart_note", models.TextField(blank=True, verbose_name="note on SMART")),
                        ("smart_at", models.DateTimeField(blank=True, null=True, verbose_name="assessed at")),
                        (
                            "ambition_opinion",
                            models.TextField(blank=True, verbose_name="opinion on ambition and achievability"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
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
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "smart_by",
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
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note in Khmer")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="jmi.outcome"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outcome_notes",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "note on an outcome",
                        "verbose_name_plural": "notes on outcomes",
                        "ordering": ["report_id", "outcome_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "outcome"), name="outcome_once_in_a_report")
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="OutcomePolicy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=200, verbose_name="goal or indicator, as written"),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcome_links",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="policy_links",
                                to="jmi.outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "policy link",
                        "verbose_name_plural": "policy links",
                        "ordering": ["entry__framework__type", "entry__position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("outcome", "entry"), name="outcome_policy_entry_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Output",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="output in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="output in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        ("verification", models.TextField(blank=True, verbose_name="means of verification")),
                        ("feasible", models.BooleanField(default=False, verbose_name="feasible")),
                        ("timely", models.BooleanField(default=False, verbose_name="realistic in time")),
                        (
                            "within_influence",
                            models.BooleanField(
                                default=False, verbose_name="within influence of Government and partners"
                            ),
                        ),
                        (
                            "lifted",
                            models.BooleanField(default=False, verbose_name="lifted from the routine framework"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="jmi.output",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="outputs", to="jmi.outcome"
                            ),
                        ),
                        (
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "output",
                        "verbose_name_plural": "outputs",
                        "ordering": ["outcome_id", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start_year", None),
                                    ("end_year", None),
                                    ("end_year__gte", models.F("start_year")),
                                    _connector="OR",
                                ),
                                name="output_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="ProgressReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Requested"),
                                    ("drafted", "Drafting"),
                                    ("discussed", "Discussed in TWG meeting"),
                                    ("approved", "Approved by Chair"),
                                    ("submitted", "Received"),
                                    ("returned", "Returned"),
                                    ("accepted", "Accepted"),
                                    ("consolidated", "Consolidated"),
                                ],
                                default="requested",
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("own_period_from_on", models.DateField(blank=True, null=True, verbose_name="own period from")),
                        ("own_period_to_on", models.DateField(blank=True, null=True, verbose_name="own period to")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        ("due_reason", models.TextField(blank=True, verbose_name="why the date was moved")),
                        (
                            "nothing_to_report",
                            models.BooleanField(default=False, verbose_name="nothing to report in this period"),
                        ),
                        ("nothing_reason", models.TextField(blank=True, verbose_name="why there is nothing to report")),
                        (
                            "government_statement_en",
                            models.TextField(blank=True, verbose_name="statement of the Government side in English"),
                        ),
                        (
                            "government_statement_km",
                            models.TextField(blank=True, verbose_name="statement of the Government side in Khmer"),
                        ),
                        (
                            "partner_statement_en",
                            models.TextField(
                                blank=True, verbose_name="statement of the development partners in English"
                            ),
                        ),
                        (
                            "partner_statement_km",
                            models.TextField(blank=True, verbose_name="statement of the development partners in Khmer"),
                        ),
                        ("summary_en", models.TextField(blank=True, verbose_name="summary in English")),
                        ("summary_km", models.TextField(blank=True, verbose_name="summary in Khmer")),
                        (
                            "discussed_on",
                            models.DateField(blank=True, null=True, verbose_name="discussed in the TWG meeting of"),
                        ),
                        (
                            "discussed_note",
                            models.CharField(blank=True, max_length=300, verbose_name="meeting and agenda item"),
                        ),
                        (
                            "dissent",
                            models.TextField(blank=True, verbose_name="dissenting note of the lead facilitator"),
                        ),
                        ("dissent_at", models.DateTimeField(blank=True, null=True, verbose_name="dissent noted at")),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                        ("submitted_late", models.BooleanField(default=False, verbose_name="submitted late")),
                        ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "accepted_by",
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
                            "dissent_by",
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
                            "jmi_set",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
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
                                to="jmi.progressreport",
                            ),
                        ),
                        (
                            "submitted_by",
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
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.round",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RoundReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("recipients", models.TextField(verbose_name="to")),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        (
                            "key",
                            models.UUIDField(
                                default=uuid.uuid4,
                                help_text="The same sending twice reminds once.",
                                verbose_name="key of the sending",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="jmi.progressreport",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "ordering": ["-sent_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "key"), name="reminder_once_a_sending")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SharedWithEvent",
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
                            "jmi_set",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
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
                                to="jmi.sharedwith",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("content", models.JSONField(verbose_name="content")),
                        ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                        ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="on behalf of")),
                        ("late", models.BooleanField(default=False, verbose_name="late")),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="jmi.progressreport",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "submission",
                        "verbose_name_plural": "submissions",
                        "ordering": ["submitted_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("jmi_set__isnull", True), ("report__isnull", True), _connector="XOR"
                                ),
                                name="submission_of_set_or_report",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text_en", models.TextField(blank=True, verbose_name="activity in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="activity in Khmer")),
                        (
                            "workplan_reference",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="or: where it stands in a workplan"
                            ),
                        ),
                        ("milestone", models.BooleanField(default=False, verbose_name="milestone activity")),
                        ("start_text", models.CharField(blank=True, max_length=100, verbose_name="from")),
                        ("start_on", models.DateField(blank=True, null=True)),
                        ("end_text", models.CharField(blank=True, max_length=100, verbose_name="until")),
                        ("end_on", models.DateField(blank=True, null=True)),
                        (
                            "in_programme_budget",
                            models.BooleanField(default=False, verbose_name="in the programme budget"),
                        ),
                        ("budget_code", models.CharField(blank=True, max_length=60, verbose_name="budget code")),
                        ("ready", models.BooleanField(default=False, verbose_name="ready")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="jmi.activity",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="jmi.outcome"
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="jmi.output",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "activity",
                        "verbose_name_plural": "activities",
                        "ordering": ["outcome_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="DueMoveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("old_on", models.DateField(verbose_name="old date")),
                        ("new_on", models.DateField(verbose_name="new date")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("moved_at", models.DateTimeField(verbose_name="moved at")),
                        (
                            "moved_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="jmi.duemove",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FieldCommentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("row", models.CharField(blank=True, max_length=60, verbose_name="row")),
                        ("field", models.CharField(blank=True, max_length=60, verbose_name="field")),
                        ("text", models.TextField(verbose_name="comment")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("asks_change", models.BooleanField(default=False, verbose_name="asks for a change")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer")),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="jmi.fieldcomment",
                            ),
                        ),
                        (
                            "settled_by",
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
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="indicator in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="indicator in Khmer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "Number"),
                                    ("percentage", "Percentage"),
                                    ("ratio", "Ratio"),
                                    ("yes_no", "Yes or no"),
                                    ("milestones", "Milestone stages"),
                                    ("words", "Words"),
                                ],
                                default="number",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("unit_en", models.CharField(blank=True, max_length=60, verbose_name="unit in English")),
                        ("unit_km", models.CharField(blank=True, max_length=60, verbose_name="unit in Khmer")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("up", "A higher figure is better"),
                                    ("down", "A lower figure is better"),
                                    ("none", "No direction"),
                                ],
                                default="up",
                                max_length=6,
                                verbose_name="direction",
                            ),
                        ),
                        ("baseline_text", models.CharField(blank=True, max_length=300, verbose_name="baseline")),
                        (
                            "baseline_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="baseline as a figure",
                            ),
                        ),
                        (
                            "baseline_period",
                            models.CharField(blank=True, max_length=100, verbose_name="period of the baseline"),
                        ),
                        (
                            "baseline_on",
                            models.DateField(blank=True, null=True, verbose_name="period of the baseline, sortable"),
                        ),
                        ("target_text", models.CharField(blank=True, max_length=300, verbose_name="target")),
                        (
                            "target_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="target as a figure",
                            ),
                        ),
                        (
                            "target_period",
                            models.CharField(blank=True, max_length=100, verbose_name="period of the target"),
                        ),
                        (
                            "target_on",
                            models.DateField(blank=True, null=True, verbose_name="period of the target, sortable"),
                        ),
                        (
                            "from_text",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="runs from, if not the whole period"
                            ),
                        ),
                        ("from_on", models.DateField(blank=True, null=True)),
                        ("to_text", models.CharField(blank=True, max_length=100, verbose_name="runs to")),
                        ("to_on", models.DateField(blank=True, null=True)),
                        (
                            "source_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("routine", "Routine system"),
                                    ("nsdp", "NSDP monitoring"),
                                    ("csdg", "CSDG monitoring"),
                                    ("sector", "Sector framework"),
                                    ("survey", "Survey"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="data source",
                            ),
                        ),
                        (
                            "source_name",
                            models.CharField(blank=True, max_length=300, verbose_name="name of the data source"),
                        ),
                        (
                            "source_validated_on",
                            models.DateField(blank=True, null=True, verbose_name="source validated by the TWG on"),
                        ),
                        (
                            "budget_code",
                            models.CharField(blank=True, max_length=60, verbose_name="programme-budget indicator code"),
                        ),
                        ("ready", models.BooleanField(default=False, verbose_name="ready")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="jmi.indicator",
                            ),
                        ),
                        (
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="jmi.output"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                        "ordering": ["output_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="KeptReasonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("provision", models.CharField(max_length=20, verbose_name="provision")),
                        ("row", models.CharField(blank=True, max_length=60, verbose_name="row")),
                        ("reason", models.TextField(verbose_name="reason")),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        (
                            "given_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
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
                                to="jmi.keptreason",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note in Khmer")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
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
                                to="jmi.outcomenote",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutcomePolicyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=200, verbose_name="goal or indicator, as written"),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
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
                                to="jmi.outcomepolicy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OutputEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="output in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="output in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        ("verification", models.TextField(blank=True, verbose_name="means of verification")),
                        ("feasible", models.BooleanField(default=False, verbose_name="feasible")),
                        ("timely", models.BooleanField(default=False, verbose_name="realistic in time")),
                        (
                            "within_influence",
                            models.BooleanField(
                                default=False, verbose_name="within influence of Government and partners"
                            ),
                        ),
                        (
                            "lifted",
                            models.BooleanField(default=False, verbose_name="lifted from the routine framework"),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.output",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
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
                                to="jmi.output",
                            ),
                        ),
                        (
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartneringAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("text_en", models.TextField(blank=True, verbose_name="partnering action in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="partnering action in Khmer")),
                        (
                            "need",
                            models.CharField(
                                blank=True,
                                choices=[("required", "Required"), ("prerequisite", "Prerequisite")],
                                max_length=14,
                                verbose_name="required or prerequisite",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("government", "Government"),
                                    ("partner", "Development partners"),
                                    ("ngo", "NGOs"),
                                    ("private", "Private sector"),
                                    ("other", "Others"),
                                ],
                                max_length=12,
                                verbose_name="whose commitment",
                            ),
                        ),
                        (
                            "tags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("country_systems", "Use of country systems"),
                                        ("ownership", "Ownership"),
                                        ("capacity", "Capacity development"),
                                        ("technical_cooperation", "Technical cooperation"),
                                        ("other", "Other"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="strengthens",
                            ),
                        ),
                        (
                            "principles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="DCPS principles",
                            ),
                        ),
                        ("due_text", models.CharField(blank=True, max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="jmi.partneringaction",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partnering_actions",
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partnering_actions",
                                to="jmi.output",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partnering action",
                        "verbose_name_plural": "partnering actions",
                        "ordering": ["outcome_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="RoundReminderEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("recipients", models.TextField(verbose_name="to")),
                        ("subject", models.CharField(max_length=300, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        (
                            "key",
                            models.UUIDField(
                                default=uuid.uuid4,
                                help_text="The same sending twice reminds once.",
                                verbose_name="key of the sending",
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
                                to="jmi.roundreminder",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                        (
                            "sent_by",
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
                    name="SubmissionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("content", models.JSONField(verbose_name="content")),
                        ("sha256", models.CharField(max_length=64, verbose_name="fingerprint")),
                        ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                        ("on_behalf_of", models.CharField(blank=True, max_length=200, verbose_name="on behalf of")),
                        ("late", models.BooleanField(default=False, verbose_name="late")),
                        (
                            "jmi_set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.jmiset",
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
                                to="jmi.submission",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                        (
                            "submitted_by",
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
                    name="ActivityDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="what")),
                        ("due_text", models.CharField(max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="dates", to="jmi.activity"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "milestone date",
                        "verbose_name_plural": "milestone dates",
                        "ordering": ["activity_id", models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text_en", models.TextField(blank=True, verbose_name="activity in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="activity in Khmer")),
                        (
                            "workplan_reference",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="or: where it stands in a workplan"
                            ),
                        ),
                        ("milestone", models.BooleanField(default=False, verbose_name="milestone activity")),
                        ("start_text", models.CharField(blank=True, max_length=100, verbose_name="from")),
                        ("start_on", models.DateField(blank=True, null=True)),
                        ("end_text", models.CharField(blank=True, max_length=100, verbose_name="until")),
                        ("end_on", models.DateField(blank=True, null=True)),
                        (
                            "in_programme_budget",
                            models.BooleanField(default=False, verbose_name="in the programme budget"),
                        ),
                        ("budget_code", models.CharField(blank=True, max_length=60, verbose_name="budget code")),
                        ("ready", models.BooleanField(default=False, verbose_name="ready")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.activity",
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
                                to="jmi.activity",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.output",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("on_schedule", models.BooleanField(default=False, verbose_name="on schedule")),
                        ("behind_schedule", models.BooleanField(default=False, verbose_name="behind schedule")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="jmi.activity"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress of an activity",
                        "verbose_name_plural": "progress of activities",
                        "ordering": ["report_id", "activity_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "activity"), name="activity_once_in_a_report")
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="ActivityResource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_budget", "State budget"),
                                    ("partner", "Development partner"),
                                    ("ngo", "NGO"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="source",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                        (
                            "currency",
                            models.CharField(blank=True, default="USD", max_length=3, verbose_name="currency"),
                        ),
                        (
                            "needed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="needed"
                            ),
                        ),
                        (
                            "committed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="committed"
                            ),
                        ),
                        ("fiscal_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="fiscal year")),
                        (
                            "on_budget",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Yes"), ("no", "No"), ("na", "Not applicable")],
                                max_length=4,
                                verbose_name="on budget",
                            ),
                        ),
                        ("in_sector_plan", models.BooleanField(default=False, verbose_name="in the sector plan")),
                        ("in_bsp", models.BooleanField(default=False, verbose_name="in the Budget Strategic Plan")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="resources", to="jmi.activity"
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
                        "verbose_name": "resource",
                        "verbose_name_plural": "resources",
                        "ordering": ["activity_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("needed", None), ("needed__gte", 0), _connector="OR"),
                                    models.Q(("committed", None), ("committed__gte", 0), _connector="OR"),
                                ),
                                name="resource_not_negative",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Breakdown",
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
                                    ("total", "Total"),
                                    ("female", "Female"),
                                    ("male", "Male"),
                                    ("place", "Place"),
                                    ("group", "Group"),
                                ],
                                max_length=10,
                                verbose_name="split by",
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="name of the part")),
                        ("baseline_text", models.CharField(blank=True, max_length=300, verbose_name="baseline")),
                        ("baseline_value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("target_text", models.CharField(blank=True, max_length=300, verbose_name="target")),
                        ("target_value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.place",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="breakdowns",
                                to="jmi.indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "part of an indicator",
                        "verbose_name_plural": "parts of an indicator",
                        "ordering": ["indicator_id", "position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("existing", "Existing, as it stands"),
                                    ("adapted", "Adapted"),
                                    ("new", "New"),
                                ],
                                max_length=10,
                                verbose_name="taken from a framework",
                            ),
                        ),
                        (
                            "source_text",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="framework, code or page, as written"
                            ),
                        ),
                        ("original_text", models.TextField(blank=True, verbose_name="original wording")),
                        (
                            "bsp_text",
                            models.CharField(blank=True, max_length=200, verbose_name="budget programme, as written"),
                        ),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("title_en", models.TextField(blank=True, verbose_name="indicator in English")),
                        ("title_km", models.TextField(blank=True, verbose_name="indicator in Khmer")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("number", "Number"),
                                    ("percentage", "Percentage"),
                                    ("ratio", "Ratio"),
                                    ("yes_no", "Yes or no"),
                                    ("milestones", "Milestone stages"),
                                    ("words", "Words"),
                                ],
                                default="number",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("unit_en", models.CharField(blank=True, max_length=60, verbose_name="unit in English")),
                        ("unit_km", models.CharField(blank=True, max_length=60, verbose_name="unit in Khmer")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("up", "A higher figure is better"),
                                    ("down", "A lower figure is better"),
                                    ("none", "No direction"),
                                ],
                                default="up",
                                max_length=6,
                                verbose_name="direction",
                            ),
                        ),
                        ("baseline_text", models.CharField(blank=True, max_length=300, verbose_name="baseline")),
                        (
                            "baseline_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="baseline as a figure",
                            ),
                        ),
                        (
                            "baseline_period",
                            models.CharField(blank=True, max_length=100, verbose_name="period of the baseline"),
                        ),
                        (
                            "baseline_on",
                            models.DateField(blank=True, null=True, verbose_name="period of the baseline, sortable"),
                        ),
                        ("target_text", models.CharField(blank=True, max_length=300, verbose_name="target")),
                        (
                            "target_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="target as a figure",
                            ),
                        ),
                        (
                            "target_period",
                            models.CharField(blank=True, max_length=100, verbose_name="period of the target"),
                        ),
                        (
                            "target_on",
                            models.DateField(blank=True, null=True, verbose_name="period of the target, sortable"),
                        ),
                        (
                            "from_text",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="runs from, if not the whole period"
                            ),
                        ),
                        ("from_on", models.DateField(blank=True, null=True)),
                        ("to_text", models.CharField(blank=True, max_length=100, verbose_name="runs to")),
                        ("to_on", models.DateField(blank=True, null=True)),
                        (
                            "source_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("routine", "Routine system"),
                                    ("nsdp", "NSDP monitoring"),
                                    ("csdg", "CSDG monitoring"),
                                    ("sector", "Sector framework"),
                                    ("survey", "Survey"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="data source",
                            ),
                        ),
                        (
                            "source_name",
                            models.CharField(blank=True, max_length=300, verbose_name="name of the data source"),
                        ),
                        (
                            "source_validated_on",
                            models.DateField(blank=True, null=True, verbose_name="source validated by the TWG on"),
                        ),
                        (
                            "budget_code",
                            models.CharField(blank=True, max_length=60, verbose_name="programme-budget indicator code"),
                        ),
                        ("ready", models.BooleanField(default=False, verbose_name="ready")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "bsp_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicator",
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
                                to="jmi.indicator",
                            ),
                        ),
                        (
                            "source_entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.output",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="stage in English")),
                        ("name_km", models.CharField(blank=True, max_length=120, verbose_name="stage in Khmer")),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="jmi.indicator"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stage",
                        "verbose_name_plural": "stages",
                        "ordering": ["indicator_id", "position", "pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="IndicatorTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_text", models.CharField(max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="by when, sortable")),
                        ("value_text", models.CharField(max_length=300, verbose_name="target")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="target as a figure",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="jmi.indicator"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "intermediate target",
                        "verbose_name_plural": "intermediate targets",
                        "ordering": ["indicator_id", models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PartneringActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("text_en", models.TextField(blank=True, verbose_name="partnering action in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="partnering action in Khmer")),
                        (
                            "need",
                            models.CharField(
                                blank=True,
                                choices=[("required", "Required"), ("prerequisite", "Prerequisite")],
                                max_length=14,
                                verbose_name="required or prerequisite",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("government", "Government"),
                                    ("partner", "Development partners"),
                                    ("ngo", "NGOs"),
                                    ("private", "Private sector"),
                                    ("other", "Others"),
                                ],
                                max_length=12,
                                verbose_name="whose commitment",
                            ),
                        ),
                        (
                            "tags",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("country_systems", "Use of country systems"),
                                        ("ownership", "Ownership"),
                                        ("capacity", "Capacity development"),
                                        ("technical_cooperation", "Technical cooperation"),
                                        ("other", "Other"),
                                    ],
                                    max_length=24,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="strengthens",
                            ),
                        ),
                        (
                            "principles",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="DCPS principles",
                            ),
                        ),
                        ("due_text", models.CharField(blank=True, max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.partneringaction",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.outcome",
                            ),
                        ),
                        (
                            "output",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.output",
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
                                to="jmi.partneringaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartneringProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("on_schedule", models.BooleanField(default=False, verbose_name="on schedule")),
                        ("behind_schedule", models.BooleanField(default=False, verbose_name="behind schedule")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "partnering_action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress",
                                to="jmi.partneringaction",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partnering",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress of a partnering action",
                        "verbose_name_plural": "progress of partnering actions",
                        "ordering": ["report_id", "partnering_action_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "partnering_action"), name="partnering_once_in_a_report"
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Responsible",
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
                                choices=[("lead", "Lead"), ("support", "With")],
                                default="lead",
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="or as text")),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibles",
                                to="jmi.activity",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responsibilities",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "partnering_action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responsibles",
                                to="jmi.partneringaction",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "responsible party",
                        "verbose_name_plural": "responsible parties",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("activity__isnull", True), ("partnering_action__isnull", True), _connector="XOR"
                                ),
                                name="responsible_for_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False),
                                    ("forum__isnull", False),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="responsible_is_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityDateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="what")),
                        ("due_text", models.CharField(max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True)),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.activity",
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
                                to="jmi.activitydate",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityProgressEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("on_schedule", models.BooleanField(default=False, verbose_name="on schedule")),
                        ("behind_schedule", models.BooleanField(default=False, verbose_name="behind schedule")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.activity",
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
                                to="jmi.activityprogress",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActivityResourceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("state_budget", "State budget"),
                                    ("partner", "Development partner"),
                                    ("ngo", "NGO"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="source",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                        (
                            "currency",
                            models.CharField(blank=True, default="USD", max_length=3, verbose_name="currency"),
                        ),
                        (
                            "needed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="needed"
                            ),
                        ),
                        (
                            "committed",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="committed"
                            ),
                        ),
                        ("fiscal_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="fiscal year")),
                        (
                            "on_budget",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Yes"), ("no", "No"), ("na", "Not applicable")],
                                max_length=4,
                                verbose_name="on budget",
                            ),
                        ),
                        ("in_sector_plan", models.BooleanField(default=False, verbose_name="in the sector plan")),
                        ("in_bsp", models.BooleanField(default=False, verbose_name="in the Budget Strategic Plan")),
                        (
                            "activity",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.activity",
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
                                to="jmi.activityresource",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BreakdownEvent",
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
                                    ("total", "Total"),
                                    ("female", "Female"),
                                    ("male", "Male"),
                                    ("place", "Place"),
                                    ("group", "Group"),
                                ],
                                max_length=10,
                                verbose_name="split by",
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="name of the part")),
                        ("baseline_text", models.CharField(blank=True, max_length=300, verbose_name="baseline")),
                        ("baseline_value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        ("target_text", models.CharField(blank=True, max_length=300, verbose_name="target")),
                        ("target_value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
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
                                to="jmi.breakdown",
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
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        ("value_text", models.CharField(blank=True, max_length=300, verbose_name="value, as written")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="value as a figure"
                            ),
                        ),
                        ("as_of_text", models.CharField(blank=True, max_length=100, verbose_name="as of")),
                        ("as_of_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "verification",
                            models.CharField(
                                blank=True,
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("doubtful", "Doubtful")],
                                max_length=10,
                                verbose_name="how sure",
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("achieved", "Achieved"),
                                    ("on_track", "On track"),
                                    ("delayed", "Delayed"),
                                    ("off_track", "Off track"),
                                ],
                                max_length=10,
                                verbose_name="rating",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="jmi.indicator"
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jmi.indicatorstage",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicators",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "progress of an indicator",
                        "verbose_name_plural": "progress of indicators",
                        "ordering": ["report_id", "indicator_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "indicator"), name="indicator_once_in_a_report"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reported", "reported"),
                                    models.Q(("stage", None), ("value", None)),
                                    _connector="OR",
                                ),
                                name="value_only_when_reported",
                            ),
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="IndicatorStageEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("name_en", models.CharField(blank=True, max_length=120, verbose_name="stage in English")),
                        ("name_km", models.CharField(blank=True, max_length=120, verbose_name="stage in Khmer")),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicator",
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
                                to="jmi.indicatorstage",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorTargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("due_text", models.CharField(max_length=100, verbose_name="by when, as written")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="by when, sortable")),
                        ("value_text", models.CharField(max_length=300, verbose_name="target")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=20,
                                null=True,
                                verbose_name="target as a figure",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicator",
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
                                to="jmi.indicatortarget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartneringProgressEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_started", "Not started"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("dropped", "Dropped"),
                                ],
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("on_schedule", models.BooleanField(default=False, verbose_name="on schedule")),
                        ("behind_schedule", models.BooleanField(default=False, verbose_name="behind schedule")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "partnering_action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.partneringaction",
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
                                to="jmi.partneringprogress",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResponsibleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        (
                            "role",
                            models.CharField(
                                choices=[("lead", "Lead"), ("support", "With")],
                                default="lead",
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="or as text")),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.activity",
                            ),
                        ),
                        (
                            "forum",
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
                            "partnering_action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.partneringaction",
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
                                to="jmi.responsible",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DiscussionRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what to discuss")),
                        ("raised_at", models.DateTimeField(verbose_name="raised at")),
                        (
                            "taken_up_on",
                            models.DateField(blank=True, null=True, verbose_name="taken up in the meeting of"),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="discussion_requests",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "point for the next meeting",
                        "verbose_name_plural": "points for the next meeting",
                        "ordering": ["raised_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what it shows")),
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
                            "progress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidence",
                        "verbose_name_plural": "evidence",
                        "ordering": ["added_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorProgressEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("progress_en", models.TextField(blank=True, verbose_name="progress in English")),
                        ("progress_km", models.TextField(blank=True, verbose_name="progress in Khmer")),
                        ("constraint_en", models.TextField(blank=True, verbose_name="constraint in English")),
                        ("constraint_km", models.TextField(blank=True, verbose_name="constraint in Khmer")),
                        ("next_step_en", models.TextField(blank=True, verbose_name="next step in English")),
                        ("next_step_km", models.TextField(blank=True, verbose_name="next step in Khmer")),
                        (
                            "request_en",
                            models.TextField(blank=True, verbose_name="request to a higher forum in English"),
                        ),
                        ("request_km", models.TextField(blank=True, verbose_name="request to a higher forum in Khmer")),
                        (
                            "reported",
                            models.CharField(
                                choices=[
                                    ("not_reported", "Not reported"),
                                    ("nothing", "Nothing to report"),
                                    ("reported", "Reported"),
                                ],
                                default="not_reported",
                                max_length=14,
                                verbose_name="reported",
                            ),
                        ),
                        ("value_text", models.CharField(blank=True, max_length=300, verbose_name="value, as written")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="value as a figure"
                            ),
                        ),
                        ("as_of_text", models.CharField(blank=True, max_length=100, verbose_name="as of")),
                        ("as_of_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                        (
                            "verification",
                            models.CharField(
                                blank=True,
                                choices=[("reported", "Reported"), ("verified", "Verified"), ("doubtful", "Doubtful")],
                                max_length=10,
                                verbose_name="how sure",
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("achieved", "Achieved"),
                                    ("on_track", "On track"),
                                    ("delayed", "Delayed"),
                                    ("off_track", "Off track"),
                                ],
                                max_length=10,
                                verbose_name="rating",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "indicator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicator",
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
                                to="jmi.indicatorprogress",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicatorstage",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.progressreport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorProgressPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("value_text", models.CharField(blank=True, max_length=300, verbose_name="value, as written")),
                        ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        (
                            "breakdown",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="jmi.breakdown"
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "value of a part",
                        "verbose_name_plural": "values of parts",
                        "ordering": ["progress_id", "breakdown_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("progress", "breakdown"), name="part_once_in_a_progress")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DiscussionRequestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="what to discuss")),
                        ("raised_at", models.DateTimeField(verbose_name="raised at")),
                        (
                            "taken_up_on",
                            models.DateField(blank=True, null=True, verbose_name="taken up in the meeting of"),
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
                                to="jmi.discussionrequest",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="what it shows")),
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
                                to="jmi.evidence",
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorProgressPartEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("value_text", models.CharField(blank=True, max_length=300, verbose_name="value, as written")),
                        ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                        (
                            "breakdown",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.breakdown",
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
                                to="jmi.indicatorprogresspart",
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jmi.indicatorprogress",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitydate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_activitydateevent" ("activity_id", "due_on", "due_text", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."due_on", NEW."due_text", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="4e514f2b1bc8f655469d86224684d5612d1d6908",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_544d4",
                            table="jmi_activitydate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activitydate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_activitydateevent" ("activity_id", "due_on", "due_text", "id", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."activity_id", NEW."due_on", NEW."due_text", NEW."id", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="2181fa729312feca9c1339d3c6eb9e606a9d330a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ef310",
                            table="jmi_activitydate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activityresource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_activityresourceevent" ("activity_id", "committed", "currency", "fiscal_year", "id", "in_bsp", "in_sector_plan", "needed", "on_budget", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."activity_id", NEW."committed", NEW."currency", NEW."fiscal_year", NEW."id", NEW."in_bsp", NEW."in_sector_plan", NEW."needed", NEW."on_budget", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."text"); RETURN NULL;',
                            hash="326fb44d9644fc5dc5d51d655a88cfb6f85e7d83",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b1ee7",
                            table="jmi_activityresource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activityresource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_activityresourceevent" ("activity_id", "committed", "currency", "fiscal_year", "id", "in_bsp", "in_sector_plan", "needed", "on_budget", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "text") VALUES (NEW."activity_id", NEW."committed", NEW."currency", NEW."fiscal_year", NEW."id", NEW."in_bsp", NEW."in_sector_plan", NEW."needed", NEW."on_budget", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."text"); RETURN NULL;',
                            hash="8c5371a84d783f2932ddd7822f142895e61705c8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_72d62",
                            table="jmi_activityresource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cycle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_cycleevent" ("consolidation_due_approximate", "consolidation_due_on", "consolidation_due_text", "drafts_due_on", "drafts_due_text", "end_year", "first_output_end_year", "id", "late_entry_until_on", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_to_pm_file_id", "sent_to_pm_on", "sent_to_pm_reference", "start_year", "state", "version") VALUES (NEW."consolidation_due_approximate", NEW."consolidation_due_on", NEW."consolidation_due_text", NEW."drafts_due_on", NEW."drafts_due_text", NEW."end_year", NEW."first_output_end_year", NEW."id", NEW."late_entry_until_on", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_to_pm_file_id", NEW."sent_to_pm_on", NEW."sent_to_pm_reference", NEW."start_year", NEW."state", NEW."version"); RETURN NULL;',
                            hash="1563f67727128032eddec5c160428251082447e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_751e5",
                            table="jmi_cycle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="cycle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_cycleevent" ("consolidation_due_approximate", "consolidation_due_on", "consolidation_due_text", "drafts_due_on", "drafts_due_text", "end_year", "first_output_end_year", "id", "late_entry_until_on", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_to_pm_file_id", "sent_to_pm_on", "sent_to_pm_reference", "start_year", "state", "version") VALUES (NEW."consolidation_due_approximate", NEW."consolidation_due_on", NEW."consolidation_due_text", NEW."drafts_due_on", NEW."drafts_due_text", NEW."end_year", NEW."first_output_end_year", NEW."id", NEW."late_entry_until_on", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_to_pm_file_id", NEW."sent_to_pm_on", NEW."sent_to_pm_reference", NEW."start_year", NEW."state", NEW."version"); RETURN NULL;',
                            hash="5104e8be83d36711b299ab22423a4ae9c245cf9b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4b242",
                            table="jmi_cycle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="breakdown",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_breakdownevent" ("baseline_text", "baseline_value", "id", "indicator_id", "kind", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "target_text", "target_value") VALUES (NEW."baseline_text", NEW."baseline_value", NEW."id", NEW."indicator_id", NEW."kind", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."position", NEW."target_text", NEW."target_value"); RETURN NULL;',
                            hash="9ac4a008224ed9d48cd924f62e9e663f6ca83b35",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ae677",
                            table="jmi_breakdown",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="breakdown",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_breakdownevent" ("baseline_text", "baseline_value", "id", "indicator_id", "kind", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "position", "target_text", "target_value") VALUES (NEW."baseline_text", NEW."baseline_value", NEW."id", NEW."indicator_id", NEW."kind", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."position", NEW."target_text", NEW."target_value"); RETURN NULL;',
                            hash="93a4838b8b2abb376557b0b4a07b64f02911c06c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c8d7",
                            table="jmi_breakdown",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_evidenceevent" ("added_at", "added_by_id", "file_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_id"); RETURN NULL;',
                            hash="5b15abb9bd28aa05bbc520478fcada4c5a11db9a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d452f",
                            table="jmi_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_evidenceevent" ("added_at", "added_by_id", "file_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."file_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_id"); RETURN NULL;',
                            hash="ee24d3014da1f2585e0c4ce8ac0616ecb1372dcb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5fb16",
                            table="jmi_evidence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="discussionrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_discussionrequestevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "raised_at", "raised_by_id", "taken_up_on", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_id", NEW."raised_at", NEW."raised_by_id", NEW."taken_up_on", NEW."text"); RETURN NULL;',
                            hash="167938092f91f665c73cfaf4f5bb2aefebb3abdd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c364f",
                            table="jmi_discussionrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="discussionrequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_discussionrequestevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "raised_at", "raised_by_id", "taken_up_on", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_id", NEW."raised_at", NEW."raised_by_id", NEW."taken_up_on", NEW."text"); RETURN NULL;',
                            hash="0b4219c6e94e234e5ef81e6a0128bb2120c56716",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fef20",
                            table="jmi_discussionrequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorprogresspart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_indicatorprogresspartevent" ("breakdown_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "value", "value_text") VALUES (NEW."breakdown_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_id", NEW."value", NEW."value_text"); RETURN NULL;',
                            hash="d685211cf2929770653461e6d91db59d6f7a0b05",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ac5a3",
                            table="jmi_indicatorprogresspart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorprogresspart",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_indicatorprogresspartevent" ("breakdown_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "value", "value_text") VALUES (NEW."breakdown_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_id", NEW."value", NEW."value_text"); RETURN NULL;',
                            hash="be7518a4c7fd6839fe1f69edbf3779a629ed563f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_583b7",
                            table="jmi_indicatorprogresspart",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorstage",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_indicatorstageevent" ("id", "indicator_id", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."id", NEW."indicator_id", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="a8384f8768a95bea54e4017180b3e5defe2463f5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c6d64",
                            table="jmi_indicatorstage",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorstage",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_indicatorstageevent" ("id", "indicator_id", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."id", NEW."indicator_id", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="8587fae7629fce2f5ed8ef112cad73c763ea5e06",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83a1f",
                            table="jmi_indicatorstage",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_indicatortargetevent" ("due_on", "due_text", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "value_text") VALUES (NEW."due_on", NEW."due_text", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."value", NEW."value_text"); RETURN NULL;',
                            hash="6bb4867d52eac823cdf7351267447676da7ae2e0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8221",
                            table="jmi_indicatortarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_indicatortargetevent" ("due_on", "due_text", "id", "indicator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "value_text") VALUES (NEW."due_on", NEW."due_text", NEW."id", NEW."indicator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."value", NEW."value_text"); RETURN NULL;',
                            hash="6edb5cacbc79270e25e8a7aa0d80caa24602f431",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b3a7",
                            table="jmi_indicatortarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jmiset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_jmisetevent" ("created_at", "created_by_id", "cycle_id", "forum_id", "id", "in_force_on", "joint_senses", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revises_id", "revision_meeting_on", "revision_reason", "sent_to_pm_on", "state", "state_since_at", "submitted_at", "submitted_by_id", "submitted_late", "title_en", "title_km", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."forum_id", NEW."id", NEW."in_force_on", NEW."joint_senses", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revises_id", NEW."revision_meeting_on", NEW."revision_reason", NEW."sent_to_pm_on", NEW."state", NEW."state_since_at", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="a196d552b9e37a412463534f23a2016f23fd31e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cba9c",
                            table="jmi_jmiset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="jmiset",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_jmisetevent" ("created_at", "created_by_id", "cycle_id", "forum_id", "id", "in_force_on", "joint_senses", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revises_id", "revision_meeting_on", "revision_reason", "sent_to_pm_on", "state", "state_since_at", "submitted_at", "submitted_by_id", "submitted_late", "title_en", "title_km", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."cycle_id", NEW."forum_id", NEW."id", NEW."in_force_on", NEW."joint_senses", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revises_id", NEW."revision_meeting_on", NEW."revision_reason", NEW."sent_to_pm_on", NEW."state", NEW."state_since_at", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="faff92887b1c041b0389321f0dc83918c9807176",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2269e",
                            table="jmi_jmiset",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_agreementevent" ("agreed_at", "agreed_by_id", "id", "jmi_set_id", "meeting_on", "note", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."id", NEW."jmi_set_id", NEW."meeting_on", NEW."note", NEW."party", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="1e1c9c3969fbe9a7b5a90b5683bcac238f231e2d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0fede",
                            table="jmi_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agreement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_agreementevent" ("agreed_at", "agreed_by_id", "id", "jmi_set_id", "meeting_on", "note", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."id", NEW."jmi_set_id", NEW."meeting_on", NEW."note", NEW."party", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="48f06f04d95ab746094cd7ec6ae3946824c52c8a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9da9f",
                            table="jmi_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_outcomeevent" ("achievement_text", "agreement_note", "agreement_on", "ambition_opinion", "baseline_text", "bsp_entry_id", "bsp_text", "copied_from_id", "end_year", "id", "jmi_set_id", "measured_by", "number", "origin", "original_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "smart", "smart_at", "smart_by_id", "smart_note", "source_entry_id", "source_text", "start_year", "title_en", "title_km", "version") VALUES (NEW."achievement_text", NEW."agreement_note", NEW."agreement_on", NEW."ambition_opinion", NEW."baseline_text", NEW."bsp_entry_id", NEW."bsp_text", NEW."copied_from_id", NEW."end_year", NEW."id", NEW."jmi_set_id", NEW."measured_by", NEW."number", NEW."origin", NEW."original_text", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."smart", NEW."smart_at", NEW."smart_by_id", NEW."smart_note", NEW."source_entry_id", NEW."source_text", NEW."start_year", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="9c03a19e3876614cbf25e28682b6a1eff899b1df",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_24a7c",
                            table="jmi_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_outcomeevent" ("achievement_text", "agreement_note", "agreement_on", "ambition_opinion", "baseline_text", "bsp_entry_id", "bsp_text", "copied_from_id", "end_year", "id", "jmi_set_id", "measured_by", "number", "origin", "original_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "smart", "smart_at", "smart_by_id", "smart_note", "source_entry_id", "source_text", "start_year", "title_en", "title_km", "version") VALUES (NEW."achievement_text", NEW."agreement_note", NEW."agreement_on", NEW."ambition_opinion", NEW."baseline_text", NEW."bsp_entry_id", NEW."bsp_text", NEW."copied_from_id", NEW."end_year", NEW."id", NEW."jmi_set_id", NEW."measured_by", NEW."number", NEW."origin", NEW."original_text", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."smart", NEW."smart_at", NEW."smart_by_id", NEW."smart_note", NEW."source_entry_id", NEW."source_text", NEW."start_year", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="5293526cf122e19b6d1899a385406c1fc82ac34b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ffe97",
                            table="jmi_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomepolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_outcomepolicyevent" ("entry_id", "id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (NEW."entry_id", NEW."id", NEW."outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference"); RETURN NULL;',
                            hash="d70ed475abee23f3d009558561abec0dea749693",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4577d",
                            table="jmi_outcomepolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomepolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_outcomepolicyevent" ("entry_id", "id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (NEW."entry_id", NEW."id", NEW."outcome_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference"); RETURN NULL;',
                            hash="4fb1a5cfb57412f9a29e373b0f9f16e2fe096c95",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd45b",
                            table="jmi_outcomepolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="output",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_outputevent" ("bsp_entry_id", "bsp_text", "copied_from_id", "end_year", "feasible", "id", "lifted", "number", "origin", "original_text", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_entry_id", "source_text", "start_year", "timely", "title_en", "title_km", "verification", "version", "within_influence") VALUES (NEW."bsp_entry_id", NEW."bsp_text", NEW."copied_from_id", NEW."end_year", NEW."feasible", NEW."id", NEW."lifted", NEW."number", NEW."origin", NEW."original_text", NEW."outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."source_entry_id", NEW."source_text", NEW."start_year", NEW."timely", NEW."title_en", NEW."title_km", NEW."verification", NEW."version", NEW."within_influence"); RETURN NULL;',
                            hash="0d85dcea53e87b1603d8e94b69a409495efdab87",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_32434",
                            table="jmi_output",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="output",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_outputevent" ("bsp_entry_id", "bsp_text", "copied_from_id", "end_year", "feasible", "id", "lifted", "number", "origin", "original_text", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_entry_id", "source_text", "start_year", "timely", "title_en", "title_km", "verification", "version", "within_influence") VALUES (NEW."bsp_entry_id", NEW."bsp_text", NEW."copied_from_id", NEW."end_year", NEW."feasible", NEW."id", NEW."lifted", NEW."number", NEW."origin", NEW."original_text", NEW."outcome_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."source_entry_id", NEW."source_text", NEW."start_year", NEW."timely", NEW."title_en", NEW."title_km", NEW."verification", NEW."version", NEW."within_influence"); RETURN NULL;',
                            hash="cbc4aa5d8e2fe894c151800b3710c83356a2c337",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0359a",
                            table="jmi_output",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_indicatorevent" ("baseline_on", "baseline_period", "baseline_text", "baseline_value", "bsp_entry_id", "bsp_text", "budget_code", "copied_from_id", "direction", "from_on", "from_text", "id", "kind", "number", "origin", "original_text", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "ready", "source_entry_id", "source_name", "source_text", "source_type", "source_validated_on", "target_on", "target_period", "target_text", "target_value", "title_en", "title_km", "to_on", "to_text", "unit_en", "unit_km", "version") VALUES (NEW."baseline_on", NEW."baseline_period", NEW."baseline_text", NEW."baseline_value", NEW."bsp_entry_id", NEW."bsp_text", NEW."budget_code", NEW."copied_from_id", NEW."direction", NEW."from_on", NEW."from_text", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."original_text", NEW."output_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."ready", NEW."source_entry_id", NEW."source_name", NEW."source_text", NEW."source_type", NEW."source_validated_on", NEW."target_on", NEW."target_period", NEW."target_text", NEW."target_value", NEW."title_en", NEW."title_km", NEW."to_on", NEW."to_text", NEW."unit_en", NEW."unit_km", NEW."version"); RETURN NULL;',
                            hash="941d464500b811f9d5bd00863d3c37706e40eeb4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_554a2",
                            table="jmi_indicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicator",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_indicatorevent" ("baseline_on", "baseline_period", "baseline_text", "baseline_value", "bsp_entry_id", "bsp_text", "budget_code", "copied_from_id", "direction", "from_on", "from_text", "id", "kind", "number", "origin", "original_text", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "ready", "source_entry_id", "source_name", "source_text", "source_type", "source_validated_on", "target_on", "target_period", "target_text", "target_value", "title_en", "title_km", "to_on", "to_text", "unit_en", "unit_km", "version") VALUES (NEW."baseline_on", NEW."baseline_period", NEW."baseline_text", NEW."baseline_value", NEW."bsp_entry_id", NEW."bsp_text", NEW."budget_code", NEW."copied_from_id", NEW."direction", NEW."from_on", NEW."from_text", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."original_text", NEW."output_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."ready", NEW."source_entry_id", NEW."source_name", NEW."source_text", NEW."source_type", NEW."source_validated_on", NEW."target_on", NEW."target_period", NEW."target_text", NEW."target_value", NEW."title_en", NEW."title_km", NEW."to_on", NEW."to_text", NEW."unit_en", NEW."unit_km", NEW."version"); RETURN NULL;',
                            hash="3676c642d4055e7c914c11312603d17d76558a33",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b8985",
                            table="jmi_indicator",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_activityevent" ("budget_code", "copied_from_id", "end_on", "end_text", "id", "in_programme_budget", "milestone", "number", "outcome_id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "ready", "start_on", "start_text", "text_en", "text_km", "version", "workplan_reference") VALUES (NEW."budget_code", NEW."copied_from_id", NEW."end_on", NEW."end_text", NEW."id", NEW."in_programme_budget", NEW."milestone", NEW."number", NEW."outcome_id", NEW."output_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."ready", NEW."start_on", NEW."start_text", NEW."text_en", NEW."text_km", NEW."version", NEW."workplan_reference"); RETURN NULL;',
                            hash="b680314379ba75e9781968d80f33a0c3a6ea5792",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2b56c",
                            table="jmi_activity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_activityevent" ("budget_code", "copied_from_id", "end_on", "end_text", "id", "in_programme_budget", "milestone", "number", "outcome_id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "ready", "start_on", "start_text", "text_en", "text_km", "version", "workplan_reference") VALUES (NEW."budget_code", NEW."copied_from_id", NEW."end_on", NEW."end_text", NEW."id", NEW."in_programme_budget", NEW."milestone", NEW."number", NEW."outcome_id", NEW."output_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."ready", NEW."start_on", NEW."start_text", NEW."text_en", NEW."text_km", NEW."version", NEW."workplan_reference"); RETURN NULL;',
                            hash="4d7d436e7b08bdbbfb515d50b1150dd55cce0e5a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7410b",
                            table="jmi_activity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneringaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_partneringactionevent" ("copied_from_id", "due_on", "due_text", "id", "need", "outcome_id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "principles", "side", "tags", "text_en", "text_km", "version") VALUES (NEW."copied_from_id", NEW."due_on", NEW."due_text", NEW."id", NEW."need", NEW."outcome_id", NEW."output_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."principles", NEW."side", NEW."tags", NEW."text_en", NEW."text_km", NEW."version"); RETURN NULL;',
                            hash="99cc9ea70c8829a14e7e88c8364ee5d486e057be",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf168",
                            table="jmi_partneringaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneringaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_partneringactionevent" ("copied_from_id", "due_on", "due_text", "id", "need", "outcome_id", "output_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "principles", "side", "tags", "text_en", "text_km", "version") VALUES (NEW."copied_from_id", NEW."due_on", NEW."due_text", NEW."id", NEW."need", NEW."outcome_id", NEW."output_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."principles", NEW."side", NEW."tags", NEW."text_en", NEW."text_km", NEW."version"); RETURN NULL;',
                            hash="1708673c3d13b8dd88b2f91afe0316929e788afe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bbf0d",
                            table="jmi_partneringaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneringprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_partneringprogressevent" ("behind_schedule", "constraint_en", "constraint_km", "id", "next_step_en", "next_step_km", "on_schedule", "partnering_action_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "reason", "report_id", "reported", "request_en", "request_km", "state", "version") VALUES (NEW."behind_schedule", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."next_step_en", NEW."next_step_km", NEW."on_schedule", NEW."partnering_action_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."reason", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."state", NEW."version"); RETURN NULL;',
                            hash="a8963bf2a5fee9af20b83dfdbbe9030f24cc4720",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_030c5",
                            table="jmi_partneringprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partneringprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_partneringprogressevent" ("behind_schedule", "constraint_en", "constraint_km", "id", "next_step_en", "next_step_km", "on_schedule", "partnering_action_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "reason", "report_id", "reported", "request_en", "request_km", "state", "version") VALUES (NEW."behind_schedule", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."next_step_en", NEW."next_step_km", NEW."on_schedule", NEW."partnering_action_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."reason", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."state", NEW."version"); RETURN NULL;',
                            hash="beb2805d0ee9da14dd78a94191d26a875b133db0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75834",
                            table="jmi_partneringprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomenote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_outcomenoteevent" ("id", "note_en", "note_km", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "version") VALUES (NEW."id", NEW."note_en", NEW."note_km", NEW."outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."version"); RETURN NULL;',
                            hash="0c0ba90906780ab287aa990e1ae1842883efcce5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c599d",
                            table="jmi_outcomenote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="outcomenote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_outcomenoteevent" ("id", "note_en", "note_km", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "version") VALUES (NEW."id", NEW."note_en", NEW."note_km", NEW."outcome_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."version"); RETURN NULL;',
                            hash="9abeadd4bf190702d8888e11ed3ea702e2c15a35",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_945c3",
                            table="jmi_outcomenote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keptreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_keptreasonevent" ("given_at", "given_by_id", "id", "jmi_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision", "reason", "report_id", "row") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."jmi_set_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provision", NEW."reason", NEW."report_id", NEW."row"); RETURN NULL;',
                            hash="c48f1616ecf427ddc75fa4a28908186ea1b16d0f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a740d",
                            table="jmi_keptreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keptreason",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_keptreasonevent" ("given_at", "given_by_id", "id", "jmi_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision", "reason", "report_id", "row") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."jmi_set_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provision", NEW."reason", NEW."report_id", NEW."row"); RETURN NULL;',
                            hash="dee10aa2124fe906ef454719734846e86b853edb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_888b5",
                            table="jmi_keptreason",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_indicatorprogressevent" ("as_of_on", "as_of_text", "constraint_en", "constraint_km", "id", "indicator_id", "next_step_en", "next_step_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "rating", "report_id", "reported", "request_en", "request_km", "source", "stage_id", "value", "value_text", "verification", "version") VALUES (NEW."as_of_on", NEW."as_of_text", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."indicator_id", NEW."next_step_en", NEW."next_step_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."rating", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."source", NEW."stage_id", NEW."value", NEW."value_text", NEW."verification", NEW."version"); RETURN NULL;',
                            hash="f840aaab65524de3767c7392d654b36028e9deb1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f262",
                            table="jmi_indicatorprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatorprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_indicatorprogressevent" ("as_of_on", "as_of_text", "constraint_en", "constraint_km", "id", "indicator_id", "next_step_en", "next_step_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "rating", "report_id", "reported", "request_en", "request_km", "source", "stage_id", "value", "value_text", "verification", "version") VALUES (NEW."as_of_on", NEW."as_of_text", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."indicator_id", NEW."next_step_en", NEW."next_step_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."rating", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."source", NEW."stage_id", NEW."value", NEW."value_text", NEW."verification", NEW."version"); RETURN NULL;',
                            hash="7597276a3882dc46259c24ff1cc84f89fd899af5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11607",
                            table="jmi_indicatorprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fieldcomment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_fieldcommentevent" ("answer", "asks_change", "field", "id", "jmi_set_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "row", "settled_at", "settled_by_id", "text") VALUES (NEW."answer", NEW."asks_change", NEW."field", NEW."id", NEW."jmi_set_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."row", NEW."settled_at", NEW."settled_by_id", NEW."text"); RETURN NULL;',
                            hash="741e407a58fe3e43fd9c7dcffe4f8373f49864c5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4612",
                            table="jmi_fieldcomment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="fieldcomment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_fieldcommentevent" ("answer", "asks_change", "field", "id", "jmi_set_id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "row", "settled_at", "settled_by_id", "text") VALUES (NEW."answer", NEW."asks_change", NEW."field", NEW."id", NEW."jmi_set_id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."row", NEW."settled_at", NEW."settled_by_id", NEW."text"); RETURN NULL;',
                            hash="6b82ed6aa58e482f23f6762b9aef197a7ea8cedf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_99a0c",
                            table="jmi_fieldcomment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duemove",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_duemoveevent" ("id", "moved_at", "moved_by_id", "new_on", "old_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "report_id") VALUES (NEW."id", NEW."moved_at", NEW."moved_by_id", NEW."new_on", NEW."old_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."report_id"); RETURN NULL;',
                            hash="51c2dcde2b7a120649946952c923ae3b458a8fc7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7680d",
                            table="jmi_duemove",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="duemove",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_duemoveevent" ("id", "moved_at", "moved_by_id", "new_on", "old_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "report_id") VALUES (NEW."id", NEW."moved_at", NEW."moved_by_id", NEW."new_on", NEW."old_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."report_id"); RETURN NULL;',
                            hash="3adae17bb444595ee5a0aac58c8f9f2b4902019d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_52cbc",
                            table="jmi_duemove",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activityprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_activityprogressevent" ("activity_id", "behind_schedule", "constraint_en", "constraint_km", "id", "next_step_en", "next_step_km", "on_schedule", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "reason", "report_id", "reported", "request_en", "request_km", "state", "version") VALUES (NEW."activity_id", NEW."behind_schedule", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."next_step_en", NEW."next_step_km", NEW."on_schedule", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."reason", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."state", NEW."version"); RETURN NULL;',
                            hash="067fd586f60d1816e46d9baa77ac25fbdb21ca10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_13f9e",
                            table="jmi_activityprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="activityprogress",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_activityprogressevent" ("activity_id", "behind_schedule", "constraint_en", "constraint_km", "id", "next_step_en", "next_step_km", "on_schedule", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_en", "progress_km", "reason", "report_id", "reported", "request_en", "request_km", "state", "version") VALUES (NEW."activity_id", NEW."behind_schedule", NEW."constraint_en", NEW."constraint_km", NEW."id", NEW."next_step_en", NEW."next_step_km", NEW."on_schedule", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."progress_en", NEW."progress_km", NEW."reason", NEW."report_id", NEW."reported", NEW."request_en", NEW."request_km", NEW."state", NEW."version"); RETURN NULL;',
                            hash="5d70be8a7eb39f0059699fb5c75f70e5b77cf56d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_edb04",
                            table="jmi_activityprogress",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responsible",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_responsibleevent" ("activity_id", "forum_id", "id", "organisation_id", "partnering_action_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "text") VALUES (NEW."activity_id", NEW."forum_id", NEW."id", NEW."organisation_id", NEW."partnering_action_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."role", NEW."text"); RETURN NULL;',
                            hash="b153b0bc7be0d24460a09b88ef45867b9adf4ccf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d87bc",
                            table="jmi_responsible",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responsible",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_responsibleevent" ("activity_id", "forum_id", "id", "organisation_id", "partnering_action_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "role", "text") VALUES (NEW."activity_id", NEW."forum_id", NEW."id", NEW."organisation_id", NEW."partnering_action_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."role", NEW."text"); RETURN NULL;',
                            hash="9ec215e4687082301fe01f4c1ca5a6676bf82796",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3a22e",
                            table="jmi_responsible",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="round",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_roundevent" ("closed_at", "closed_by_id", "cycle_id", "due_on", "id", "name_en", "name_km", "note_en", "note_km", "opened_at", "opened_by_id", "period_from_on", "period_to_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."cycle_id", NEW."due_on", NEW."id", NEW."name_en", NEW."name_km", NEW."note_en", NEW."note_km", NEW."opened_at", NEW."opened_by_id", NEW."period_from_on", NEW."period_to_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                            hash="592425a871967112ac4105ae4a2b98f1311123e0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_00b87",
                            table="jmi_round",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="round",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_roundevent" ("closed_at", "closed_by_id", "cycle_id", "due_on", "id", "name_en", "name_km", "note_en", "note_km", "opened_at", "opened_by_id", "period_from_on", "period_to_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."cycle_id", NEW."due_on", NEW."id", NEW."name_en", NEW."name_km", NEW."note_en", NEW."note_km", NEW."opened_at", NEW."opened_by_id", NEW."period_from_on", NEW."period_to_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."version", NEW."year"); RETURN NULL;',
                            hash="d253cc2f250ef82e0e3232611caa186658553160",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e5aa7",
                            table="jmi_round",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="progressreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_progressreportevent" ("accepted_at", "accepted_by_id", "approved_at", "approved_by_id", "discussed_note", "discussed_on", "dissent", "dissent_at", "dissent_by_id", "due_on", "due_reason", "government_statement_en", "government_statement_km", "id", "jmi_set_id", "nothing_reason", "nothing_to_report", "own_period_from_on", "own_period_to_on", "partner_statement_en", "partner_statement_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "state_since_at", "submitted_at", "submitted_by_id", "submitted_late", "summary_en", "summary_km", "version") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."approved_at", NEW."approved_by_id", NEW."discussed_note", NEW."discussed_on", NEW."dissent", NEW."dissent_at", NEW."dissent_by_id", NEW."due_on", NEW."due_reason", NEW."government_statement_en", NEW."government_statement_km", NEW."id", NEW."jmi_set_id", NEW."nothing_reason", NEW."nothing_to_report", NEW."own_period_from_on", NEW."own_period_to_on", NEW."partner_statement_en", NEW."partner_statement_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."state", NEW."state_since_at", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."summary_en", NEW."summary_km", NEW."version"); RETURN NULL;',
                            hash="9d346f0464d6fc50e3d0304564a6ff111ecc6733",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fe5ce",
                            table="jmi_progressreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="progressreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_progressreportevent" ("accepted_at", "accepted_by_id", "approved_at", "approved_by_id", "discussed_note", "discussed_on", "dissent", "dissent_at", "dissent_by_id", "due_on", "due_reason", "government_statement_en", "government_statement_km", "id", "jmi_set_id", "nothing_reason", "nothing_to_report", "own_period_from_on", "own_period_to_on", "partner_statement_en", "partner_statement_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "state", "state_since_at", "submitted_at", "submitted_by_id", "submitted_late", "summary_en", "summary_km", "version") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."approved_at", NEW."approved_by_id", NEW."discussed_note", NEW."discussed_on", NEW."dissent", NEW."dissent_at", NEW."dissent_by_id", NEW."due_on", NEW."due_reason", NEW."government_statement_en", NEW."government_statement_km", NEW."id", NEW."jmi_set_id", NEW."nothing_reason", NEW."nothing_to_report", NEW."own_period_from_on", NEW."own_period_to_on", NEW."partner_statement_en", NEW."partner_statement_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."state", NEW."state_since_at", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_late", NEW."summary_en", NEW."summary_km", NEW."version"); RETURN NULL;',
                            hash="7d2259dffa910542db7ebed3128d498e5445d248",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1a623",
                            table="jmi_progressreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roundreminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_roundreminderevent" ("body", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "report_id", "sent_at", "sent_by_id", "subject") VALUES (NEW."body", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipients", NEW."report_id", NEW."sent_at", NEW."sent_by_id", NEW."subject"); RETURN NULL;',
                            hash="ddbb67535a68253f64fbfb812da05354ada0b955",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_383d7",
                            table="jmi_roundreminder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roundreminder",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_roundreminderevent" ("body", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipients", "report_id", "sent_at", "sent_by_id", "subject") VALUES (NEW."body", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipients", NEW."report_id", NEW."sent_at", NEW."sent_by_id", NEW."subject"); RETURN NULL;',
                            hash="38850c76eacd0be8b680619bb1bffa9c33b2e740",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf1fc",
                            table="jmi_roundreminder",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sharedwith",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_sharedwithevent" ("forum_id", "id", "jmi_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."jmi_set_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="cab878bb63d28015b525ffb1a4e08c7f33c0f866",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8619",
                            table="jmi_sharedwith",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sharedwith",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_sharedwithevent" ("forum_id", "id", "jmi_set_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."forum_id", NEW."id", NEW."jmi_set_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="83312108b6afdad958403178b0de60cd2a251088",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96dd0",
                            table="jmi_sharedwith",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jmi_submissionevent" ("content", "id", "jmi_set_id", "late", "number", "on_behalf_of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."id", NEW."jmi_set_id", NEW."late", NEW."number", NEW."on_behalf_of", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="ad7b3adc3d395f164080aa59338efe244ce0e54f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9edd1",
                            table="jmi_submission",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="submission",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "jmi_submissionevent" ("content", "id", "jmi_set_id", "late", "number", "on_behalf_of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "submitted_at", "submitted_by_id") VALUES (NEW."content", NEW."id", NEW."jmi_set_id", NEW."late", NEW."number", NEW."on_behalf_of", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."sha256", NEW."submitted_at", NEW."submitted_by_id"); RETURN NULL;',
                            hash="e22579a50c1ba4089c45923e49d58a47fd759deb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08940",
                            table="jmi_submission",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
