import django.db.models.deletion
import kit.at_once
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
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=80, verbose_name="kind of work")),
                        ("key", models.CharField(blank=True, max_length=200, verbose_name="key against doubles")),
                        ("payload", models.JSONField(default=dict, verbose_name="what to do")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "waiting"),
                                    ("running", "at work"),
                                    ("done", "done"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="queued",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("token", models.UUIDField(editable=False, null=True, verbose_name="token of the worker")),
                        ("leased_until", models.DateTimeField(null=True, verbose_name="leased until")),
                        ("run_after", models.DateTimeField(verbose_name="not before")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries that failed")),
                        ("lost", models.PositiveSmallIntegerField(default=0, verbose_name="tries cut short")),
                        ("progress_done", models.PositiveIntegerField(default=0, verbose_name="steps done")),
                        ("progress_total", models.PositiveIntegerField(default=0, verbose_name="steps in all")),
                        ("progress_label", models.CharField(blank=True, max_length=300, verbose_name="step at work")),
                        ("progress_params", models.JSONField(default=dict, verbose_name="values of the step")),
                        ("result", models.JSONField(default=dict, verbose_name="result")),
                        ("error_en", models.TextField(blank=True, verbose_name="what went wrong, in English")),
                        ("error_km", models.TextField(blank=True, verbose_name="what went wrong, in Khmer")),
                        ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                        ("cancel_asked_at", models.DateTimeField(null=True, verbose_name="cancelling asked for at")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="jobs",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked for by",
                            ),
                        ),
                        (
                            "cancel_asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="cancelling asked for by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "background work",
                        "verbose_name_plural": "background work",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ("queued", "running"))),
                                fields=["run_after", "id"],
                                name="jobs_open",
                            ),
                            models.Index(fields=["asked_by", "-id"], name="jobs_of_a_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("key", ""), _negated=True), ("state__in", ("queued", "running"))
                                ),
                                fields=("kind", "key"),
                                name="one_open_job_for_a_key",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("leased_until__isnull", False), ("state", "running"), ("token__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("state", "running"), _negated=True),
                                        ("leased_until", None),
                                        ("token", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_job_at_work_is_leased",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("finished_at__isnull", False), ("state__in", ("done", "failed", "cancelled"))
                                    ),
                                    models.Q(("finished_at", None), ("state__in", ("queued", "running"))),
                                    _connector="OR",
                                ),
                                name="an_ended_job_says_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(
                                        models.Q(("error_en", ""), _negated=True),
                                        models.Q(("error_km", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="a_failed_job_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress_done__lte", models.F("progress_total"))),
                                name="progress_within_its_total",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("original_name", models.CharField(max_length=255, verbose_name="file name")),
                        ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="SHA-256")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("media_type", models.CharField(max_length=120, verbose_name="media type")),
                        ("stored_at", models.DateTimeField(verbose_name="stored at")),
                        (
                            "stored_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="stored by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file",
                        "verbose_name_plural": "files",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="a_file_has_its_sha256"
                            ),
                            models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="a_file_is_not_empty"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("kind", models.CharField(max_length=80, verbose_name="kind of work")),
                        ("key", models.CharField(blank=True, max_length=200, verbose_name="key against doubles")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "waiting"),
                                    ("running", "at work"),
                                    ("done", "done"),
                                    ("failed", "failed"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="queued",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("token", models.UUIDField(editable=False, null=True, verbose_name="token of the worker")),
                        ("run_after", models.DateTimeField(verbose_name="not before")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries that failed")),
                        ("lost", models.PositiveSmallIntegerField(default=0, verbose_name="tries cut short")),
                        ("error_en", models.TextField(blank=True, verbose_name="what went wrong, in English")),
                        ("error_km", models.TextField(blank=True, verbose_name="what went wrong, in Khmer")),
                        ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                        ("cancel_asked_at", models.DateTimeField(null=True, verbose_name="cancelling asked for at")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked for by",
                            ),
                        ),
                        (
                            "cancel_asked_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="cancelling asked for by",
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
                                to="jobs.job",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="job",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "jobs_jobevent" ("asked_at", "asked_by_id", "attempts", "cancel_asked_at", "cancel_asked_by_id", "error_en", "error_km", "finished_at", "id", "key", "kind", "lost", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_after", "started_at", "state", "token") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."attempts", NEW."cancel_asked_at", NEW."cancel_asked_by_id", NEW."error_en", NEW."error_km", NEW."finished_at", NEW."id", NEW."key", NEW."kind", NEW."lost", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."run_after", NEW."started_at", NEW."state", NEW."token"); RETURN NULL;',
                            hash="508f6fb4743d233086bb0bab00416209cbd68425",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8da9d",
                            table="jobs_job",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="job",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."attempts" IS DISTINCT FROM (NEW."attempts") OR OLD."cancel_asked_at" IS DISTINCT FROM (NEW."cancel_asked_at") OR OLD."cancel_asked_by_id" IS DISTINCT FROM (NEW."cancel_asked_by_id") OR OLD."error_en" IS DISTINCT FROM (NEW."error_en") OR OLD."error_km" IS DISTINCT FROM (NEW."error_km") OR OLD."finished_at" IS DISTINCT FROM (NEW."finished_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lost" IS DISTINCT FROM (NEW."lost") OR OLD."run_after" IS DISTINCT FROM (NEW."run_after") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."token" IS DISTINCT FROM (NEW."token"))',
                            func='INSERT INTO "jobs_jobevent" ("asked_at", "asked_by_id", "attempts", "cancel_asked_at", "cancel_asked_by_id", "error_en", "error_km", "finished_at", "id", "key", "kind", "lost", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "run_after", "started_at", "state", "token") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."attempts", NEW."cancel_asked_at", NEW."cancel_asked_by_id", NEW."error_en", NEW."error_km", NEW."finished_at", NEW."id", NEW."key", NEW."kind", NEW."lost", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."run_after", NEW."started_at", NEW."state", NEW."token"); RETURN NULL;',
                            hash="47ccf056d69c8799696fbebedcfec901432352b0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91845",
                            table="jobs_job",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
