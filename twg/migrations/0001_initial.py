import django.db.models.deletion
import kit.at_once
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("meetings", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="WorkingGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "member_limit",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="highest number of members"
                            ),
                        ),
                        ("objectives_en", models.TextField(blank=True, verbose_name="objectives in English")),
                        ("objectives_km", models.TextField(blank=True, verbose_name="objectives in Khmer")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "forum",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="working_group",
                                to="meetings.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "Technical Working Group",
                        "verbose_name_plural": "Technical Working Groups",
                    },
                ),
                migrations.CreateModel(
                    name="WorkingGroupEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "member_limit",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="highest number of members"
                            ),
                        ),
                        ("objectives_en", models.TextField(blank=True, verbose_name="objectives in English")),
                        ("objectives_km", models.TextField(blank=True, verbose_name="objectives in Khmer")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                                to="twg.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workinggroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "twg_workinggroupevent" ("forum_id", "id", "member_limit", "objectives_en", "objectives_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."forum_id", NEW."id", NEW."member_limit", NEW."objectives_en", NEW."objectives_km", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="762ceb936df46a950d7841fffbc0c273c93e75b8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0354e",
                            table="twg_workinggroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workinggroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "twg_workinggroupevent" ("forum_id", "id", "member_limit", "objectives_en", "objectives_km", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."forum_id", NEW."id", NEW."member_limit", NEW."objectives_en", NEW."objectives_km", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                            hash="fd7a22686b36c935d862383bc441c82ec1fe44a5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0b766",
                            table="twg_workinggroup",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
