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
        ("jmi", "0001_initial"),
        ("jobs", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Edition",
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
                                    ("jmi", "Consolidated JMI progress report"),
                                    ("annual", "Development Cooperation and Partnerships Report"),
                                    ("midterm", "Mid-term review report"),
                                ],
                                default="jmi",
                                max_length=10,
                                verbose_name="report",
                            ),
                        ),
                        ("year", models.PositiveIntegerField(verbose_name="year")),
                        ("first_year", models.PositiveIntegerField(verbose_name="first year")),
                        ("as_of_on", models.DateField(verbose_name="figures frozen on")),
                        (
                            "languages",
                            models.CharField(
                                choices=[("both", "Khmer and English"), ("km", "Khmer"), ("en", "English")],
                                default="both",
                                max_length=4,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="edition"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ordered", "Ordered"),
                                    ("built", "Built"),
                                    ("submitted", "Submitted to the Prime Minister"),
                                    ("advised", "Advice received"),
                                ],
                                default="ordered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("snapshot", models.JSONField(default=dict, verbose_name="frozen data")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint of the data")),
                        ("asked_at", models.DateTimeField(verbose_name="ordered at")),
                        ("built_at", models.DateTimeField(blank=True, null=True, verbose_name="built at")),
                        ("recipient", models.CharField(blank=True, max_length=200, verbose_name="recipient")),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="submission recorded at"),
                        ),
                        ("advice", models.TextField(blank=True, verbose_name="advice")),
                        ("advice_on", models.DateField(blank=True, null=True, verbose_name="advice of")),
                        (
                            "follow_up",
                            models.TextField(blank=True, verbose_name="what follows from it, and who does it"),
                        ),
                        ("advised_at", models.DateTimeField(blank=True, null=True, verbose_name="advice recorded at")),
                        (
                            "advised_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "built_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "consolidation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="used_in",
                                to="reports.edition",
                                verbose_name="consolidated JMI progress report it was fed with",
                            ),
                        ),
                        (
                            "job",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="edition",
                                to="jobs.job",
                                verbose_name="background work",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="jmi.round",
                                verbose_name="reporting round",
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
                        "verbose_name": "edition",
                        "verbose_name_plural": "editions",
                        "ordering": [
                            "-year",
                            "kind",
                            models.OrderBy(models.F("number"), descending=True, nulls_first=True),
                            "-pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "year", "number"), name="edition_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first_year__lte", models.F("year"))), name="edition_years_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("built_at", None), ("number", None), ("state", "ordered")),
                                    models.Q(
                                        models.Q(("state", "ordered"), _negated=True),
                                        ("built_at__isnull", False),
                                        ("number__gte", 1),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_built_edition_is_numbered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("ordered", "built")), ("submitted_on", None)),
                                    models.Q(
                                        models.Q(("state__in", ("ordered", "built")), _negated=True),
                                        ("submitted_on__isnull", False),
                                        models.Q(("recipient", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_submitted_edition_says_to_whom_and_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("advice_on", None), models.Q(("state", "advised"), _negated=True)),
                                    models.Q(
                                        ("advice_on__isnull", False),
                                        ("state", "advised"),
                                        models.Q(("advice", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="advice_has_day_and_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("consolidation__isnull", False), ("kind", "annual")),
                                    models.Q(models.Q(("kind", "annual"), _negated=True), ("consolidation", None)),
                                    _connector="OR",
                                ),
                                name="an_annual_report_fixes_its_consolidation",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalInstrument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("constitution", "Constitution"),
                                    ("royal_decree", "Royal Decree"),
                                    ("royal_kram", "Royal Kram"),
                                    ("sub_decree", "Sub-decree"),
                                    ("decision", "Decision"),
                                    ("prakas", "Prakas"),
                                    ("circular", "Circular"),
                                    ("other", "Other instrument"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                        ("number_km", models.CharField(blank=True, max_length=60, verbose_name="number as in Khmer")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="date")),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                        ("signatory", models.CharField(blank=True, max_length=200, verbose_name="signatory")),
                        ("signed", models.BooleanField(default=False, verbose_name="signed")),
                        ("stamped", models.BooleanField(default=False, verbose_name="stamped")),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="takes effect on")),
                        ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note in Khmer")),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal instrument",
                        "verbose_name_plural": "legal instruments",
                        "ordering": ["signed_on", "number", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("number", ""), _negated=True),
                                fields=("type", "number"),
                                name="instrument_once",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="CopyLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("office_en", models.CharField(max_length=300, verbose_name="office in English")),
                        ("office_km", models.CharField(blank=True, max_length=300, verbose_name="office in Khmer")),
                        ("purpose_en", models.CharField(blank=True, max_length=200, verbose_name="purpose in English")),
                        ("purpose_km", models.CharField(blank=True, max_length=200, verbose_name="purpose in Khmer")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                        (
                            "instrument",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="copies",
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "copy line",
                        "verbose_name_plural": "copy lines",
                        "ordering": ["instrument", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("instrument", "position"), name="copy_position_once")
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="EditionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("jmi", "Consolidated JMI progress report"),
                                    ("annual", "Development Cooperation and Partnerships Report"),
                                    ("midterm", "Mid-term review report"),
                                ],
                                default="jmi",
                                max_length=10,
                                verbose_name="report",
                            ),
                        ),
                        ("year", models.PositiveIntegerField(verbose_name="year")),
                        ("first_year", models.PositiveIntegerField(verbose_name="first year")),
                        ("as_of_on", models.DateField(verbose_name="figures frozen on")),
                        (
                            "languages",
                            models.CharField(
                                choices=[("both", "Khmer and English"), ("km", "Khmer"), ("en", "English")],
                                default="both",
                                max_length=4,
                                verbose_name="languages",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="edition"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("ordered", "Ordered"),
                                    ("built", "Built"),
                                    ("submitted", "Submitted to the Prime Minister"),
                                    ("advised", "Advice received"),
                                ],
                                default="ordered",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="fingerprint of the data")),
                        ("asked_at", models.DateTimeField(verbose_name="ordered at")),
                        ("built_at", models.DateTimeField(blank=True, null=True, verbose_name="built at")),
                        ("recipient", models.CharField(blank=True, max_length=200, verbose_name="recipient")),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                        (
                            "submitted_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="submission recorded at"),
                        ),
                        ("advice", models.TextField(blank=True, verbose_name="advice")),
                        ("advice_on", models.DateField(blank=True, null=True, verbose_name="advice of")),
                        (
                            "follow_up",
                            models.TextField(blank=True, verbose_name="what follows from it, and who does it"),
                        ),
                        ("advised_at", models.DateTimeField(blank=True, null=True, verbose_name="advice recorded at")),
                        (
                            "advised_by",
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
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "built_by",
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
                            "consolidation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.edition",
                                verbose_name="consolidated JMI progress report it was fed with",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="jobs.job",
                                verbose_name="background work",
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
                                to="reports.edition",
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
                                verbose_name="reporting round",
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
                    name="EditionFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("en", "Report in English"),
                                    ("km", "Report in Khmer"),
                                    ("matrices", "JMI matrices, Khmer and English side by side"),
                                ],
                                max_length=10,
                                verbose_name="file",
                            ),
                        ),
                        ("pages", models.PositiveIntegerField(verbose_name="pages")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="reports.edition"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="jobs.storedfile"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of an edition",
                        "verbose_name_plural": "files of an edition",
                        "ordering": ["edition", "form"],
                        "constraints": [models.UniqueConstraint(fields=("edition", "form"), name="edition_form_once")],
                    },
                ),
                migrations.CreateModel(
                    name="InstrumentBasis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("text_en", models.CharField(blank=True, max_length=400, verbose_name="basis in English")),
                        ("text_km", models.CharField(blank=True, max_length=400, verbose_name="basis in Khmer")),
                        (
                            "basis",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="basis_of",
                                to="reports.legalinstrument",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bases",
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "legal basis",
                        "verbose_name_plural": "legal bases",
                        "ordering": ["instrument", "position"],
                        "constraints": [
                            models.UniqueConstraint(fields=("instrument", "position"), name="basis_position_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("basis__isnull", False), models.Q(("text_en", ""), _negated=True), _connector="OR"
                                ),
                                name="a_basis_says_which",
                            ),
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="LegalInstrumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("constitution", "Constitution"),
                                    ("royal_decree", "Royal Decree"),
                                    ("royal_kram", "Royal Kram"),
                                    ("sub_decree", "Sub-decree"),
                                    ("decision", "Decision"),
                                    ("prakas", "Prakas"),
                                    ("circular", "Circular"),
                                    ("other", "Other instrument"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                        ("number_km", models.CharField(blank=True, max_length=60, verbose_name="number as in Khmer")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="date")),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                        ("signatory", models.CharField(blank=True, max_length=200, verbose_name="signatory")),
                        ("signed", models.BooleanField(default=False, verbose_name="signed")),
                        ("stamped", models.BooleanField(default=False, verbose_name="stamped")),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="takes effect on")),
                        ("note_en", models.TextField(blank=True, verbose_name="note in English")),
                        ("note_km", models.TextField(blank=True, verbose_name="note in Khmer")),
                        (
                            "amends",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.legalinstrument",
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
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CopyLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("office_en", models.CharField(max_length=300, verbose_name="office in English")),
                        ("office_km", models.CharField(blank=True, max_length=300, verbose_name="office in Khmer")),
                        ("purpose_en", models.CharField(blank=True, max_length=200, verbose_name="purpose in English")),
                        ("purpose_km", models.CharField(blank=True, max_length=200, verbose_name="purpose in Khmer")),
                        ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
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
                                to="reports.copyline",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InstrumentBasisEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("position", models.PositiveIntegerField(verbose_name="order")),
                        ("text_en", models.CharField(blank=True, max_length=400, verbose_name="basis in English")),
                        ("text_km", models.CharField(blank=True, max_length=400, verbose_name="basis in Khmer")),
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
                                to="reports.instrumentbasis",
                            ),
                        ),
                        (
                            "basis",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.legalinstrument",
                            ),
                        ),
                        (
                            "instrument",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.legalinstrument",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_editionevent" ("advice", "advice_on", "advised_at", "advised_by_id", "as_of_on", "asked_at", "asked_by_id", "built_at", "built_by_id", "consolidation_id", "fingerprint", "first_year", "follow_up", "id", "job_id", "kind", "languages", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "round_id", "state", "submitted_at", "submitted_by_id", "submitted_on", "year") VALUES (NEW."advice", NEW."advice_on", NEW."advised_at", NEW."advised_by_id", NEW."as_of_on", NEW."asked_at", NEW."asked_by_id", NEW."built_at", NEW."built_by_id", NEW."consolidation_id", NEW."fingerprint", NEW."first_year", NEW."follow_up", NEW."id", NEW."job_id", NEW."kind", NEW."languages", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient", NEW."round_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_on", NEW."year"); RETURN NULL;',
                            hash="9cf3caa01009ed7ff1424e37e906bcd8662bac36",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccfb0",
                            table="reports_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="edition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."advice" IS DISTINCT FROM (NEW."advice") OR OLD."advice_on" IS DISTINCT FROM (NEW."advice_on") OR OLD."advised_at" IS DISTINCT FROM (NEW."advised_at") OR OLD."advised_by_id" IS DISTINCT FROM (NEW."advised_by_id") OR OLD."as_of_on" IS DISTINCT FROM (NEW."as_of_on") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."built_at" IS DISTINCT FROM (NEW."built_at") OR OLD."built_by_id" IS DISTINCT FROM (NEW."built_by_id") OR OLD."consolidation_id" IS DISTINCT FROM (NEW."consolidation_id") OR OLD."fingerprint" IS DISTINCT FROM (NEW."fingerprint") OR OLD."first_year" IS DISTINCT FROM (NEW."first_year") OR OLD."follow_up" IS DISTINCT FROM (NEW."follow_up") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_id" IS DISTINCT FROM (NEW."job_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."recipient" IS DISTINCT FROM (NEW."recipient") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_on" IS DISTINCT FROM (NEW."submitted_on") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "reports_editionevent" ("advice", "advice_on", "advised_at", "advised_by_id", "as_of_on", "asked_at", "asked_by_id", "built_at", "built_by_id", "consolidation_id", "fingerprint", "first_year", "follow_up", "id", "job_id", "kind", "languages", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient", "round_id", "state", "submitted_at", "submitted_by_id", "submitted_on", "year") VALUES (NEW."advice", NEW."advice_on", NEW."advised_at", NEW."advised_by_id", NEW."as_of_on", NEW."asked_at", NEW."asked_by_id", NEW."built_at", NEW."built_by_id", NEW."consolidation_id", NEW."fingerprint", NEW."first_year", NEW."follow_up", NEW."id", NEW."job_id", NEW."kind", NEW."languages", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient", NEW."round_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."submitted_on", NEW."year"); RETURN NULL;',
                            hash="71c4baf84ecf745f0b2887d6d1d0be268097f260",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7543e",
                            table="reports_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_legalinstrumentevent" ("amends_id", "effective_on", "id", "note_en", "note_km", "number", "number_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory", "signed", "signed_on", "stamped", "title_en", "title_km", "type") VALUES (NEW."amends_id", NEW."effective_on", NEW."id", NEW."note_en", NEW."note_km", NEW."number", NEW."number_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."signatory", NEW."signed", NEW."signed_on", NEW."stamped", NEW."title_en", NEW."title_km", NEW."type"); RETURN NULL;',
                            hash="713f3e8eff01aed1284eb2845666d88eaa56b0a4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_264ff",
                            table="reports_legalinstrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="legalinstrument",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reports_legalinstrumentevent" ("amends_id", "effective_on", "id", "note_en", "note_km", "number", "number_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "signatory", "signed", "signed_on", "stamped", "title_en", "title_km", "type") VALUES (NEW."amends_id", NEW."effective_on", NEW."id", NEW."note_en", NEW."note_km", NEW."number", NEW."number_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."signatory", NEW."signed", NEW."signed_on", NEW."stamped", NEW."title_en", NEW."title_km", NEW."type"); RETURN NULL;',
                            hash="51835be7a7d32faf39ad5f5f78a0d2b285f97624",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7b44b",
                            table="reports_legalinstrument",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentbasis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_instrumentbasisevent" ("basis_id", "id", "instrument_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_en", "text_km") VALUES (NEW."basis_id", NEW."id", NEW."instrument_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text_en", NEW."text_km"); RETURN NULL;',
                            hash="ba8255c328cad8fa7dc1691ac9c2550e9419cd9c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_35911",
                            table="reports_instrumentbasis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="instrumentbasis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reports_instrumentbasisevent" ("basis_id", "id", "instrument_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text_en", "text_km") VALUES (NEW."basis_id", NEW."id", NEW."instrument_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text_en", NEW."text_km"); RETURN NULL;',
                            hash="dd78edc55558946312948c98f2b06b21fac19b66",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5b4d4",
                            table="reports_instrumentbasis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="copyline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_copylineevent" ("id", "instrument_id", "office_en", "office_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose_en", "purpose_km", "sent_on") VALUES (NEW."id", NEW."instrument_id", NEW."office_en", NEW."office_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."purpose_en", NEW."purpose_km", NEW."sent_on"); RETURN NULL;',
                            hash="ddbf8db009e2ffe8284507b85f1b766e11c9b95f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_83413",
                            table="reports_copyline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="copyline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "reports_copylineevent" ("id", "instrument_id", "office_en", "office_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose_en", "purpose_km", "sent_on") VALUES (NEW."id", NEW."instrument_id", NEW."office_en", NEW."office_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."purpose_en", NEW."purpose_km", NEW."sent_on"); RETURN NULL;',
                            hash="63f7733e9c57190a28881c6ba52f9b5d7259add9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7ac24",
                            table="reports_copyline",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
