import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
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
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("honorific_en", models.CharField(blank=True, max_length=60, verbose_name="title in English")),
                        ("honorific_km", models.CharField(blank=True, max_length=60, verbose_name="title in Khmer")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in Latin script")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Female"), ("male", "Male"), ("not_stated", "Not stated")],
                                default="not_stated",
                                max_length=12,
                                verbose_name="sex",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=100, verbose_name="telephone")),
                        (
                            "sort_km",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.text.Replace(
                                    django.db.models.functions.text.Replace(
                                        django.db.models.functions.text.Replace(
                                            django.db.models.functions.text.Replace(
                                                django.db.models.functions.text.Replace(
                                                    django.db.models.functions.text.Replace(
                                                        django.db.models.functions.text.Replace(
                                                            django.db.models.functions.text.Replace(
                                                                models.Func(
                                                                    django.db.models.functions.text.Replace(
                                                                        django.db.models.functions.text.Replace(
                                                                            django.db.models.functions.text.Replace(
                                                                                django.db.models.functions.text.Replace(
                                                                                    django.db.models.functions.text.Lower(
                                                                                        "name_km"
                                                                                    ),
                                                                                    models.Value("ឣ"),
                                                                                    models.Value("អ"),
                                                                                ),
                                                                                models.Value("ឤ"),
                                                                                models.Value("អា"),
                                                                            ),
                                                                            models.Value("ឨ"),
                                                                            models.Value("ឧក"),
                                                                        ),
                                                                        models.Value("ឱ"),
                                                                        models.Value("ឲ"),
                                                                    ),
                                                                    models.Value("[ៈ-៑]"),
                                                                    models.Value(""),
                                                                    models.Value("g"),
                                                                    function="regexp_replace",
                                                                ),
                                                                models.Value("ោះ"),
                                                                models.Value("៌"),
                                                            ),
                                                            models.Value("េះ"),
                                                            models.Value("់"),
                                                        ),
                                                        models.Value("ុះ"),
                                                        models.Value("៊"),
                                                    ),
                                                    models.Value("ះ"),
                                                    models.Value("៉"),
                                                ),
                                                models.Value("ាំ"),
                                                models.Value("ៈ"),
                                            ),
                                            models.Value("ុំ"),
                                            models.Value("\ue000"),
                                        ),
                                        models.Value("ំ"),
                                        models.Value("ះ"),
                                    ),
                                    models.Value("\ue000"),
                                    models.Value("ំ"),
                                ),
                                output_field=models.CharField(db_collation="C", max_length=300),
                                verbose_name="place in the Khmer order",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="partners.person",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="person",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "ordering": ["name_en", "name_km", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name_en", ""), ("name_km", ""), _negated=True),
                                name="person_has_a_name",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Place",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="official code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("capital", "Capital"),
                                    ("province", "Province"),
                                    ("municipality", "City / municipality"),
                                    ("district", "District"),
                                    ("khan", "Khan"),
                                    ("commune", "Commune"),
                                    ("sangkat", "Sangkat"),
                                    ("village", "Village"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("other_names", models.CharField(blank=True, max_length=300, verbose_name="other spellings")),
                        ("valid_from_on", models.DateField(blank=True, null=True, verbose_name="valid from")),
                        ("valid_to_on", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="partners.place",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="partners.place",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place",
                        "verbose_name_plural": "places",
                        "ordering": ["code"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(max_length=30, verbose_name="source")),
                        ("object_id", models.BigIntegerField(verbose_name="number of the record")),
                        ("title", models.CharField(blank=True, max_length=400, verbose_name="folded title")),
                        ("vector", django.contrib.postgres.search.SearchVectorField()),
                    ],
                    options={
                        "verbose_name": "search entry",
                        "verbose_name_plural": "search entries",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="search_entry_vector")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("source", "object_id"), name="search_entry_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                                    ("council_of_ministers", "Office of the Council of Ministers"),
                                    ("ministry", "Ministry or institution"),
                                    ("cdc", "Council for the Development of Cambodia"),
                                    ("national_body", "Other national administration"),
                                    ("subnational", "Sub-national administration"),
                                    ("unit", "Department or unit"),
                                    ("development_partner", "Development partner"),
                                    ("ngo_local", "Local NGO"),
                                    ("ngo_international", "International NGO"),
                                    ("association", "Association"),
                                    ("academia", "Academic community"),
                                    ("private_sector", "Private sector"),
                                    ("community", "Community"),
                                    ("other", "Other stakeholder"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=300, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=300, verbose_name="name in Khmer")),
                        ("abbreviation_en", models.CharField(blank=True, max_length=40, verbose_name="abbreviation")),
                        (
                            "abbreviation_km",
                            models.CharField(blank=True, max_length=40, verbose_name="abbreviation in Khmer"),
                        ),
                        ("resident", models.BooleanField(default=True, verbose_name="resident in Cambodia")),
                        ("protocol_rank", models.PositiveIntegerField(default=1000, verbose_name="protocol order")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=100, verbose_name="telephone")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("valid_from_on", models.DateField(blank=True, null=True, verbose_name="valid from")),
                        ("valid_to_on", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        (
                            "reference",
                            models.CharField(
                                editable=False,
                                max_length=60,
                                null=True,
                                unique=True,
                                verbose_name="key in the reference data",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="units",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organisations",
                                to="partners.place",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisations",
                        "ordering": ["protocol_rank", "name_en", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to_on", None),
                                    ("valid_from_on", None),
                                    ("valid_to_on__gte", models.F("valid_from_on")),
                                    _connector="OR",
                                ),
                                name="organisation_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="PersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("honorific_en", models.CharField(blank=True, max_length=60, verbose_name="title in English")),
                        ("honorific_km", models.CharField(blank=True, max_length=60, verbose_name="title in Khmer")),
                        ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in Latin script")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        (
                            "sex",
                            models.CharField(
                                choices=[("female", "Female"), ("male", "Male"), ("not_stated", "Not stated")],
                                default="not_stated",
                                max_length=12,
                                verbose_name="sex",
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=100, verbose_name="telephone")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "merged_into",
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
                                to="partners.person",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PersonName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="other_names",
                                to="partners.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "other spelling",
                        "verbose_name_plural": "other spellings",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "name"), name="person_other_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlaceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=12, verbose_name="official code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("capital", "Capital"),
                                    ("province", "Province"),
                                    ("municipality", "City / municipality"),
                                    ("district", "District"),
                                    ("khan", "Khan"),
                                    ("commune", "Commune"),
                                    ("sangkat", "Sangkat"),
                                    ("village", "Village"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=200, verbose_name="name in Khmer")),
                        ("other_names", models.CharField(blank=True, max_length=300, verbose_name="other spellings")),
                        ("valid_from_on", models.DateField(blank=True, null=True, verbose_name="valid from")),
                        ("valid_to_on", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
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
                                to="partners.place",
                            ),
                        ),
                        (
                            "successor",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("council_of_ministers", "Office of the Council of Ministers"),
                                    ("ministry", "Ministry or institution"),
                                    ("cdc", "Council for the Development of Cambodia"),
                                    ("national_body", "Other national administration"),
                                    ("subnational", "Sub-national administration"),
                                    ("unit", "Department or unit"),
                                    ("development_partner", "Development partner"),
                                    ("ngo_local", "Local NGO"),
                                    ("ngo_international", "International NGO"),
                                    ("association", "Association"),
                                    ("academia", "Academic community"),
                                    ("private_sector", "Private sector"),
                                    ("community", "Community"),
                                    ("other", "Other stakeholder"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("name_en", models.CharField(max_length=300, verbose_name="name in English")),
                        ("name_km", models.CharField(blank=True, max_length=300, verbose_name="name in Khmer")),
                        ("abbreviation_en", models.CharField(blank=True, max_length=40, verbose_name="abbreviation")),
                        (
                            "abbreviation_km",
                            models.CharField(blank=True, max_length=40, verbose_name="abbreviation in Khmer"),
                        ),
                        ("resident", models.BooleanField(default=True, verbose_name="resident in Cambodia")),
                        ("protocol_rank", models.PositiveIntegerField(default=1000, verbose_name="protocol order")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=100, verbose_name="telephone")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("valid_from_on", models.DateField(blank=True, null=True, verbose_name="valid from")),
                        ("valid_to_on", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        (
                            "reference",
                            models.CharField(
                                editable=False, max_length=60, null=True, verbose_name="key in the reference data"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
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
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "successor",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="other_names",
                                to="partners.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "other name",
                        "verbose_name_plural": "other names",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "name"), name="organisation_other_name_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonNameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="partners.personname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PolicyFramework",
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
                                    ("rs", "Rectangular Strategy"),
                                    ("nsdp", "National Strategic Development Plan"),
                                    ("csdg", "Cambodia Sustainable Development Goals"),
                                    ("bsp", "Budget Strategic Plan and programme budget"),
                                    ("sector", "Sector, thematic or reform strategy"),
                                    ("dcps", "Development Cooperation and Partnerships Strategy"),
                                    ("subnational", "Sub-national plan"),
                                    ("other", "Other framework"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True, verbose_name="short name")),
                        ("title_en", models.CharField(max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("in_preparation", "In preparation"),
                                    ("draft", "Draft"),
                                    ("adopted", "Adopted"),
                                    ("closed", "Closed"),
                                ],
                                default="adopted",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="frameworks",
                                to="partners.organisation",
                                verbose_name="owner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "policy framework",
                        "verbose_name_plural": "policy frameworks",
                        "ordering": ["type", "code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start_year", None),
                                    ("end_year", None),
                                    ("end_year__gte", models.F("start_year")),
                                    _connector="OR",
                                ),
                                name="framework_ends_after_it_begins",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="Position",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=200, verbose_name="position in English")),
                        ("title_km", models.CharField(blank=True, max_length=200, verbose_name="position in Khmer")),
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
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("to_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="positions",
                                to="partners.person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "position",
                        "verbose_name_plural": "positions",
                        "ordering": [
                            "person_id",
                            models.OrderBy(models.F("to_on"), descending=True, nulls_first=True),
                            "-from_on",
                            "pk",
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="OrganisationNameEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_constraint=False,
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
                                to="partners.organisationname",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PolicyEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="partners.policyframework",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of a policy framework",
                        "verbose_name_plural": "entries of policy frameworks",
                        "ordering": ["framework_id", "position", "code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("framework", "code"), name="policy_entry_code_once")
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="PolicyFrameworkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("rs", "Rectangular Strategy"),
                                    ("nsdp", "National Strategic Development Plan"),
                                    ("csdg", "Cambodia Sustainable Development Goals"),
                                    ("bsp", "Budget Strategic Plan and programme budget"),
                                    ("sector", "Sector, thematic or reform strategy"),
                                    ("dcps", "Development Cooperation and Partnerships Strategy"),
                                    ("subnational", "Sub-national plan"),
                                    ("other", "Other framework"),
                                ],
                                max_length=20,
                                verbose_name="type",
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="short name")),
                        ("title_en", models.CharField(max_length=300, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="title in Khmer")),
                        ("start_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="first year")),
                        ("end_year", models.PositiveIntegerField(blank=True, null=True, verbose_name="last year")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("in_preparation", "In preparation"),
                                    ("draft", "Draft"),
                                    ("adopted", "Adopted"),
                                    ("closed", "Closed"),
                                ],
                                default="adopted",
                                max_length=20,
                                verbose_name="status",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.organisation",
                                verbose_name="owner",
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
                                to="partners.policyframework",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PositionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title_en", models.CharField(blank=True, max_length=200, verbose_name="position in English")),
                        ("title_km", models.CharField(blank=True, max_length=200, verbose_name="position in Khmer")),
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
                        ("from_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("to_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                                db_constraint=False,
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
                                to="partners.position",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PolicyEntryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=40, verbose_name="code")),
                        ("title_en", models.CharField(max_length=400, verbose_name="title in English")),
                        ("title_km", models.CharField(blank=True, max_length=400, verbose_name="title in Khmer")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "parent",
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
                                to="partners.policyentry",
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partners.policyframework",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationnameevent" ("id", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="833cbce93c8165fe6579bfcbe5a74c336fe75c17",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8063",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisationname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_organisationnameevent" ("id", "name", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="0eb60ac80b62889b5691cade6715cf99714c2307",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13be9",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_personevent" ("email", "honorific_en", "honorific_km", "id", "merged_into_id", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sex", "user_id", "version") VALUES (NEW."email", NEW."honorific_en", NEW."honorific_km", NEW."id", NEW."merged_into_id", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."sex", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="fd37db66f566357a961b4864e69952913bb32faa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85018",
                            table="partners_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="person",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."honorific_en" IS DISTINCT FROM (NEW."honorific_en") OR OLD."honorific_km" IS DISTINCT FROM (NEW."honorific_km") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_km" IS DISTINCT FROM (NEW."name_km") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."sex" IS DISTINCT FROM (NEW."sex") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "partners_personevent" ("email", "honorific_en", "honorific_km", "id", "merged_into_id", "name_en", "name_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sex", "user_id", "version") VALUES (NEW."email", NEW."honorific_en", NEW."honorific_km", NEW."id", NEW."merged_into_id", NEW."name_en", NEW."name_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."sex", NEW."user_id", NEW."version"); RETURN NULL;',
                            hash="dc43f9b4c2414f1f938b0cfea57973f136e367c9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d6cd",
                            table="partners_person",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_personnameevent" ("id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="2262b497a56a298c43e024872a957204b3c26a7b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4ea21",
                            table="partners_personname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="personname",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_personnameevent" ("id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="5d9951090bb3af59d1051a7737a7bc202fa6756b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a0abe",
                            table="partners_personname",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="place",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_placeevent" ("code", "id", "kind", "name_en", "name_km", "other_names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "valid_from_on", "valid_to_on", "version") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_km", NEW."other_names", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."successor_id", NEW."valid_from_on", NEW."valid_to_on", NEW."version"); RETURN NULL;',
                            hash="74db7916690c3bf3fba4eef8f4d5e4aadd2ead6c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d10df",
                            table="partners_place",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="place",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_placeevent" ("code", "id", "kind", "name_en", "name_km", "other_names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "successor_id", "valid_from_on", "valid_to_on", "version") VALUES (NEW."code", NEW."id", NEW."kind", NEW."name_en", NEW."name_km", NEW."other_names", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."successor_id", NEW."valid_from_on", NEW."valid_to_on", NEW."version"); RETURN NULL;',
                            hash="17d7fb489b88fea3ee1ab2513d75ac93472dec6c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c96a9",
                            table="partners_place",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationevent" ("abbreviation_en", "abbreviation_km", "email", "id", "kind", "name_en", "name_km", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "protocol_rank", "reference", "resident", "successor_id", "valid_from_on", "valid_to_on", "version", "website") VALUES (NEW."abbreviation_en", NEW."abbreviation_km", NEW."email", NEW."id", NEW."kind", NEW."name_en", NEW."name_km", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."place_id", NEW."protocol_rank", NEW."reference", NEW."resident", NEW."successor_id", NEW."valid_from_on", NEW."valid_to_on", NEW."version", NEW."website"); RETURN NULL;',
                            hash="4eb052b1e477c80a9e6b55e4632f8ca624b6f8ce",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce7ac",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="organisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_organisationevent" ("abbreviation_en", "abbreviation_km", "email", "id", "kind", "name_en", "name_km", "note", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "protocol_rank", "reference", "resident", "successor_id", "valid_from_on", "valid_to_on", "version", "website") VALUES (NEW."abbreviation_en", NEW."abbreviation_km", NEW."email", NEW."id", NEW."kind", NEW."name_en", NEW."name_km", NEW."note", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."place_id", NEW."protocol_rank", NEW."reference", NEW."resident", NEW."successor_id", NEW."valid_from_on", NEW."valid_to_on", NEW."version", NEW."website"); RETURN NULL;',
                            hash="6e0c9e76cf202547ee1376169fd20f87a2baea07",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8fb0e",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="policyframework",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_policyframeworkevent" ("code", "end_year", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_year", "status", "title_en", "title_km", "type", "version") VALUES (NEW."code", NEW."end_year", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."start_year", NEW."status", NEW."title_en", NEW."title_km", NEW."type", NEW."version"); RETURN NULL;',
                            hash="63a157947ef10a5fba6450cc6ace105c15586886",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e21bb",
                            table="partners_policyframework",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="policyframework",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_policyframeworkevent" ("code", "end_year", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_year", "status", "title_en", "title_km", "type", "version") VALUES (NEW."code", NEW."end_year", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."start_year", NEW."status", NEW."title_en", NEW."title_km", NEW."type", NEW."version"); RETURN NULL;',
                            hash="80f902097a5ab911e4b74fddaebd97869e67bb77",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d398b",
                            table="partners_policyframework",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="policyentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_policyentryevent" ("code", "framework_id", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_km", "version") VALUES (NEW."code", NEW."framework_id", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="5997f3c0cffeca69e1f77b3856235ae71f791b57",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1b0d9",
                            table="partners_policyentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="policyentry",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_policyentryevent" ("code", "framework_id", "id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_km", "version") VALUES (NEW."code", NEW."framework_id", NEW."id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="0a4af883931cd1ade39b9634e23f9d856bd356f9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_840de",
                            table="partners_policyentry",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_positionevent" ("from_on", "id", "level", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_km", "to_on") VALUES (NEW."from_on", NEW."id", NEW."level", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_en", NEW."title_km", NEW."to_on"); RETURN NULL;',
                            hash="d8b7a6b53cfb17ec5c446844ee4bcec9cc9d178c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41372",
                            table="partners_position",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="position",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_positionevent" ("from_on", "id", "level", "organisation_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_km", "to_on") VALUES (NEW."from_on", NEW."id", NEW."level", NEW."organisation_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_en", NEW."title_km", NEW."to_on"); RETURN NULL;',
                            hash="9bf8f3595b5115a1e28f784dc8632d525331dc32",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_de6b5",
                            table="partners_position",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
