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
        ("meetings", "0001_initial"),
        ("partners", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        kit.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name="EscalationPath",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "from_kind",
                            models.CharField(
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_kind",
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
                                verbose_name="to a forum of kind",
                            ),
                        ),
                        ("to_host", models.BooleanField(default=False, verbose_name="to the host ministry")),
                        (
                            "strength",
                            models.CharField(
                                choices=[("must", "must"), ("should", "should"), ("may", "may")],
                                max_length=8,
                                verbose_name="strength",
                            ),
                        ),
                        ("provision", models.CharField(blank=True, max_length=20, verbose_name="provision")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
                        (
                            "to_forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "to_organisation",
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
                        "verbose_name": "path of escalation",
                        "verbose_name_plural": "paths of escalation",
                        "ordering": ["from_kind", "position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Issue",
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
                                    ("challenge", "Challenge"),
                                    ("bottleneck", "Bottleneck"),
                                    ("funding_gap", "Funding gap"),
                                    ("request", "Request"),
                                ],
                                default="challenge",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="matter in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="matter in Khmer")),
                        ("text_en", models.TextField(blank=True, verbose_name="description in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="description in Khmer")),
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
                                verbose_name="raised by the side",
                            ),
                        ),
                        (
                            "raised_by_text",
                            models.CharField(blank=True, max_length=300, verbose_name="raised by, as written"),
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("unresolved", "Unresolved"),
                                    ("forwarded", "Handed up"),
                                    ("answered", "Answered"),
                                    ("taken_on", "Taken on as an action"),
                                    ("closed", "Closed"),
                                ],
                                default="raised",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("answer_en", models.TextField(blank=True, verbose_name="answer in English")),
                        ("answer_km", models.TextField(blank=True, verbose_name="answer in Khmer")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
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
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="issues", to="meetings.forum"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="partners.place",
                            ),
                        ),
                        (
                            "point",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="issue",
                                to="meetings.point",
                            ),
                        ),
                        (
                            "raised_by_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised_issues",
                                to="partners.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "issue",
                        "verbose_name_plural": "issues",
                        "ordering": ["-raised_on", "-pk"],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("query", models.TextField(verbose_name="filter")),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_filters",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "saved filter",
                        "verbose_name_plural": "saved filters",
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "name"), name="saved_filter_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Action",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text_en", models.TextField(blank=True, verbose_name="action in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="action in Khmer")),
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
                                verbose_name="side",
                            ),
                        ),
                        ("lead_text", models.CharField(blank=True, max_length=300, verbose_name="lead, as written")),
                        ("due_text", models.CharField(blank=True, max_length=100, verbose_name="due, as written")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "priority",
                            models.CharField(
                                choices=[("normal", "Normal"), ("high", "High")],
                                default="normal",
                                max_length=8,
                                verbose_name="priority",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("done", "Done"),
                                    ("confirmed", "Confirmed"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("closing_note", models.TextField(blank=True, verbose_name="closing note or reason")),
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
                            "done_by",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="meetings.forum"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="actions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "lead_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_actions",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "lead_seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_actions",
                                to="meetings.seat",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "point",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="action",
                                to="meetings.point",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="actions",
                                to="followup.issue",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agreed action",
                        "verbose_name_plural": "agreed actions",
                        "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("done", "confirmed", "dropped")), _negated=True),
                                    models.Q(("closing_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="action_ends_with_a_note",
                            )
                        ],
                    },
                    bases=(kit.bilingual.Bilingual, models.Model),
                ),
                migrations.CreateModel(
                    name="EscalationPathEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "from_kind",
                            models.CharField(
                                choices=[
                                    ("twg", "Technical Working Group"),
                                    ("smd", "Sectoral Multi-stakeholder Dialogue"),
                                    ("ngo", "RGC–NGO consultation"),
                                    ("snd", "Sub-national Partnership Dialogue"),
                                    ("network", "TWG Network"),
                                ],
                                max_length=10,
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_kind",
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
                                verbose_name="to a forum of kind",
                            ),
                        ),
                        ("to_host", models.BooleanField(default=False, verbose_name="to the host ministry")),
                        (
                            "strength",
                            models.CharField(
                                choices=[("must", "must"), ("should", "should"), ("may", "may")],
                                max_length=8,
                                verbose_name="strength",
                            ),
                        ),
                        ("provision", models.CharField(blank=True, max_length=20, verbose_name="provision")),
                        ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                        ("active", models.BooleanField(default=True, verbose_name="in use")),
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
                                to="followup.escalationpath",
                            ),
                        ),
                        (
                            "to_forum",
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
                            "to_organisation",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IssueEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("challenge", "Challenge"),
                                    ("bottleneck", "Bottleneck"),
                                    ("funding_gap", "Funding gap"),
                                    ("request", "Request"),
                                ],
                                default="challenge",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("title_en", models.CharField(blank=True, max_length=300, verbose_name="matter in English")),
                        ("title_km", models.CharField(blank=True, max_length=300, verbose_name="matter in Khmer")),
                        ("text_en", models.TextField(blank=True, verbose_name="description in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="description in Khmer")),
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
                                verbose_name="raised by the side",
                            ),
                        ),
                        (
                            "raised_by_text",
                            models.CharField(blank=True, max_length=300, verbose_name="raised by, as written"),
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("unresolved", "Unresolved"),
                                    ("forwarded", "Handed up"),
                                    ("answered", "Answered"),
                                    ("taken_on", "Taken on as an action"),
                                    ("closed", "Closed"),
                                ],
                                default="raised",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("answer_en", models.TextField(blank=True, verbose_name="answer in English")),
                        ("answer_km", models.TextField(blank=True, verbose_name="answer in Khmer")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
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
                            "meeting",
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
                                to="followup.issue",
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
                            "point",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.point",
                            ),
                        ),
                        (
                            "raised_by_organisation",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IssueJoin",
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
                                    ("split", "Split from"),
                                    ("joined", "Joined with"),
                                    ("again", "Raised again after"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="joins", to="followup.issue"
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="joined_by",
                                to="followup.issue",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link between issues",
                        "verbose_name_plural": "links between issues",
                        "ordering": ["issue_id", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("issue", "other", "kind"), name="issue_join_once"),
                            models.CheckConstraint(
                                condition=models.Q(("issue", models.F("other")), _negated=True),
                                name="issue_not_joined_to_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssuePosition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
                        ("text", models.TextField(verbose_name="position")),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="positions",
                                to="followup.issue",
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
                        "verbose_name": "position on an issue",
                        "verbose_name_plural": "positions on an issue",
                        "ordering": ["issue_id", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Leg",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "receiver",
                            models.CharField(
                                choices=[
                                    ("forum", "A forum"),
                                    ("organisation", "A ministry or institution"),
                                    ("outside", "Outside, as text"),
                                ],
                                max_length=12,
                                verbose_name="receiver",
                            ),
                        ),
                        ("to_text", models.CharField(blank=True, max_length=300, verbose_name="receiver outside")),
                        ("message", models.TextField(blank=True, verbose_name="what is asked")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Sent"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("passed_on", "Handed further up"),
                                    ("resolved", "Resolved"),
                                ],
                                default="sent",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer or reason")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            "below",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="above",
                                to="followup.leg",
                            ),
                        ),
                        (
                            "from_forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "from_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="legs", to="followup.issue"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="incoming_legs",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legs",
                                to="followup.escalationpath",
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
                            "to_forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incoming_legs",
                                to="meetings.forum",
                            ),
                        ),
                        (
                            "to_organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incoming_legs",
                                to="partners.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "leg of an issue",
                        "verbose_name_plural": "legs of an issue",
                        "ordering": ["issue_id", "sent_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("receiver", "forum"), ("to_forum__isnull", False)),
                                    models.Q(("receiver", "organisation"), ("to_organisation__isnull", False)),
                                    models.Q(("receiver", "outside"), models.Q(("to_text", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="leg_has_its_receiver",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("declined", "resolved")), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="leg_ends_with_an_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text_en", models.TextField(blank=True, verbose_name="action in English")),
                        ("text_km", models.TextField(blank=True, verbose_name="action in Khmer")),
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
                                verbose_name="side",
                            ),
                        ),
                        ("lead_text", models.CharField(blank=True, max_length=300, verbose_name="lead, as written")),
                        ("due_text", models.CharField(blank=True, max_length=100, verbose_name="due, as written")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "priority",
                            models.CharField(
                                choices=[("normal", "Normal"), ("high", "High")],
                                default="normal",
                                max_length=8,
                                verbose_name="priority",
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
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("done", "Done"),
                                    ("confirmed", "Confirmed"),
                                    ("dropped", "Dropped"),
                                ],
                                default="open",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                        ("closing_note", models.TextField(blank=True, verbose_name="closing note or reason")),
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
                            "done_by",
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
                            "lead_organisation",
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
                            "lead_seat",
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
                        (
                            "meeting",
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
                                to="followup.action",
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="meetings.point",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.issue",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActionNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="note")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("by_link", models.CharField(blank=True, max_length=200, verbose_name="answered by link")),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="followup.action"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="jobs.storedfile",
                            ),
                        ),
                        (
                            "made_by",
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
                        "verbose_name": "progress note",
                        "verbose_name_plural": "progress notes",
                        "ordering": ["-made_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Contributor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contributors",
                                to="followup.action",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supported_actions",
                                to="partners.organisation",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supported_actions",
                                to="meetings.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contributor",
                        "verbose_name_plural": "contributors",
                        "ordering": ["action_id", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organisation__isnull", False), ("seat__isnull", False), _connector="OR"
                                ),
                                name="contributor_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("old_text", models.CharField(blank=True, max_length=100, verbose_name="due before")),
                        ("old_on", models.DateField(blank=True, null=True)),
                        ("new_text", models.CharField(max_length=100, verbose_name="due now")),
                        ("new_on", models.DateField(blank=True, null=True)),
                        ("reason", models.TextField(verbose_name="why")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("granted", models.BooleanField(blank=True, null=True, verbose_name="granted")),
                        ("granted_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="followup.action",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "granted_by",
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
                        "verbose_name": "extension",
                        "verbose_name_plural": "extensions",
                        "ordering": ["-asked_at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="IssueJoinEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("split", "Split from"),
                                    ("joined", "Joined with"),
                                    ("again", "Raised again after"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "issue",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.issue",
                            ),
                        ),
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
                            "other",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.issue",
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
                                to="followup.issuejoin",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IssuePositionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("speaker", models.CharField(blank=True, max_length=200, verbose_name="speaker")),
                        ("text", models.TextField(verbose_name="position")),
                        (
                            "issue",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.issue",
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
                                to="followup.issueposition",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LegEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "receiver",
                            models.CharField(
                                choices=[
                                    ("forum", "A forum"),
                                    ("organisation", "A ministry or institution"),
                                    ("outside", "Outside, as text"),
                                ],
                                max_length=12,
                                verbose_name="receiver",
                            ),
                        ),
                        ("to_text", models.CharField(blank=True, max_length=300, verbose_name="receiver outside")),
                        ("message", models.TextField(blank=True, verbose_name="what is asked")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Sent"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("passed_on", "Handed further up"),
                                    ("resolved", "Resolved"),
                                ],
                                default="sent",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("state_since_at", models.DateTimeField(verbose_name="in this state since")),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("answer", models.TextField(blank=True, verbose_name="answer or reason")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            "below",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.leg",
                            ),
                        ),
                        (
                            "from_forum",
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
                            "from_organisation",
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
                            "issue",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.issue",
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
                            "path",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.escalationpath",
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
                                to="followup.leg",
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
                            "to_forum",
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
                            "to_organisation",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActionNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="note")),
                        ("made_at", models.DateTimeField(verbose_name="made at")),
                        ("by_link", models.CharField(blank=True, max_length=200, verbose_name="answered by link")),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.action",
                            ),
                        ),
                        (
                            "file",
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
                        (
                            "made_by",
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
                                to="followup.actionnote",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContributorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.action",
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
                                to="followup.contributor",
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
                    name="ExtensionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("old_text", models.CharField(blank=True, max_length=100, verbose_name="due before")),
                        ("old_on", models.DateField(blank=True, null=True)),
                        ("new_text", models.CharField(max_length=100, verbose_name="due now")),
                        ("new_on", models.DateField(blank=True, null=True)),
                        ("reason", models.TextField(verbose_name="why")),
                        ("asked_at", models.DateTimeField(verbose_name="asked at")),
                        ("granted", models.BooleanField(blank=True, null=True, verbose_name="granted")),
                        ("granted_at", models.DateTimeField(blank=True, null=True, verbose_name="answered at")),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="followup.action",
                            ),
                        ),
                        (
                            "asked_by",
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
                            "granted_by",
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
                                to="followup.extension",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_actionnoteevent" ("action_id", "by_link", "file_id", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."action_id", NEW."by_link", NEW."file_id", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="55dbb90d4c175ec97fc38c2aebe278b59c45efb2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f990c",
                            table="followup_actionnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_actionnoteevent" ("action_id", "by_link", "file_id", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."action_id", NEW."by_link", NEW."file_id", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="b7f68d4f1d20e0d25a1e8e6380a9877f364dcac9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_308f4",
                            table="followup_actionnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_contributorevent" ("action_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id") VALUES (NEW."action_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seat_id"); RETURN NULL;',
                            hash="0be3d1fd6e8da71587c3bbf3d50ffe2411d246ea",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d966e",
                            table="followup_contributor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contributor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_contributorevent" ("action_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id") VALUES (NEW."action_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seat_id"); RETURN NULL;',
                            hash="931f38ce4b6d43338e09266afc758b027aa748cf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c2b2b",
                            table="followup_contributor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="escalationpath",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_escalationpathevent" ("active", "from_kind", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision", "strength", "to_forum_id", "to_host", "to_kind", "to_organisation_id") VALUES (NEW."active", NEW."from_kind", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provision", NEW."strength", NEW."to_forum_id", NEW."to_host", NEW."to_kind", NEW."to_organisation_id"); RETURN NULL;',
                            hash="06b8107974a1702f3809c0039e13328e778a3743",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_959a7",
                            table="followup_escalationpath",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="escalationpath",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_escalationpathevent" ("active", "from_kind", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision", "strength", "to_forum_id", "to_host", "to_kind", "to_organisation_id") VALUES (NEW."active", NEW."from_kind", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provision", NEW."strength", NEW."to_forum_id", NEW."to_host", NEW."to_kind", NEW."to_organisation_id"); RETURN NULL;',
                            hash="33fb53e98bb490b223827efdedcb4b64698ac7a5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8b954",
                            table="followup_escalationpath",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="extension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_extensionevent" ("action_id", "asked_at", "asked_by_id", "granted", "granted_at", "granted_by_id", "id", "new_on", "new_text", "old_on", "old_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action_id", NEW."asked_at", NEW."asked_by_id", NEW."granted", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."new_on", NEW."new_text", NEW."old_on", NEW."old_text", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="afb735c498cfbff345f83f9fde541132d90cd92c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6726d",
                            table="followup_extension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="extension",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_extensionevent" ("action_id", "asked_at", "asked_by_id", "granted", "granted_at", "granted_by_id", "id", "new_on", "new_text", "old_on", "old_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action_id", NEW."asked_at", NEW."asked_by_id", NEW."granted", NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."new_on", NEW."new_text", NEW."old_on", NEW."old_text", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="89766b091758ca6099bac84152af8d9f9a495982",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75963",
                            table="followup_extension",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_issueevent" ("answer_en", "answer_km", "created_at", "created_by_id", "forum_id", "id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "point_id", "raised_by_organisation_id", "raised_by_text", "raised_on", "side", "state", "state_since_at", "text_en", "text_km", "themes", "title_en", "title_km", "version") VALUES (NEW."answer_en", NEW."answer_km", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_id", NEW."point_id", NEW."raised_by_organisation_id", NEW."raised_by_text", NEW."raised_on", NEW."side", NEW."state", NEW."state_since_at", NEW."text_en", NEW."text_km", NEW."themes", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="a424752fc024f27ffd2ed6b3f5d5257df68d506f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_40b5d",
                            table="followup_issue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_issueevent" ("answer_en", "answer_km", "created_at", "created_by_id", "forum_id", "id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "point_id", "raised_by_organisation_id", "raised_by_text", "raised_on", "side", "state", "state_since_at", "text_en", "text_km", "themes", "title_en", "title_km", "version") VALUES (NEW."answer_en", NEW."answer_km", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_id", NEW."point_id", NEW."raised_by_organisation_id", NEW."raised_by_text", NEW."raised_on", NEW."side", NEW."state", NEW."state_since_at", NEW."text_en", NEW."text_km", NEW."themes", NEW."title_en", NEW."title_km", NEW."version"); RETURN NULL;',
                            hash="cdd2354f8094ff7c93856b1728f1898c787f9577",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b0448",
                            table="followup_issue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="action",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_actionevent" ("closing_note", "created_at", "created_by_id", "done_by_id", "done_on", "due_on", "due_text", "forum_id", "id", "issue_id", "item_id", "lead_organisation_id", "lead_seat_id", "lead_text", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "priority", "side", "state", "state_since_at", "text_en", "text_km", "themes", "version") VALUES (NEW."closing_note", NEW."created_at", NEW."created_by_id", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."due_text", NEW."forum_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."lead_organisation_id", NEW."lead_seat_id", NEW."lead_text", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."point_id", NEW."priority", NEW."side", NEW."state", NEW."state_since_at", NEW."text_en", NEW."text_km", NEW."themes", NEW."version"); RETURN NULL;',
                            hash="349269d0676942b70a8706be94e12ecbdb8a167f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0a40",
                            table="followup_action",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="action",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_actionevent" ("closing_note", "created_at", "created_by_id", "done_by_id", "done_on", "due_on", "due_text", "forum_id", "id", "issue_id", "item_id", "lead_organisation_id", "lead_seat_id", "lead_text", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "priority", "side", "state", "state_since_at", "text_en", "text_km", "themes", "version") VALUES (NEW."closing_note", NEW."created_at", NEW."created_by_id", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."due_text", NEW."forum_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."lead_organisation_id", NEW."lead_seat_id", NEW."lead_text", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."point_id", NEW."priority", NEW."side", NEW."state", NEW."state_since_at", NEW."text_en", NEW."text_km", NEW."themes", NEW."version"); RETURN NULL;',
                            hash="f2abd5cbd4762c6cf7646c161f7f34bac8004a44",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b623b",
                            table="followup_action",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issuejoin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_issuejoinevent" ("id", "issue_id", "kind", "made_at", "made_by_id", "note", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."issue_id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."note", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="5b63bf88c77f703d658d0c73bcb12eda8ad5e035",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e36c",
                            table="followup_issuejoin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issuejoin",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_issuejoinevent" ("id", "issue_id", "kind", "made_at", "made_by_id", "note", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."issue_id", NEW."kind", NEW."made_at", NEW."made_by_id", NEW."note", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="ae27b87fac0cfa05916bf066831b84f4c72c22e8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e2270",
                            table="followup_issuejoin",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issueposition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_issuepositionevent" ("id", "issue_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "text") VALUES (NEW."id", NEW."issue_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."speaker", NEW."text"); RETURN NULL;',
                            hash="b5d27e4995d444790e7ccfb2fdb57307a08b493a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_10a4f",
                            table="followup_issueposition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issueposition",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_issuepositionevent" ("id", "issue_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "text") VALUES (NEW."id", NEW."issue_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."speaker", NEW."text"); RETURN NULL;',
                            hash="c7cb5414b4a01981ac5a3c75f91230bb73932080",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_60e7b",
                            table="followup_issueposition",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leg",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "followup_legevent" ("answer", "answered_at", "answered_by_id", "below_id", "from_forum_id", "from_organisation_id", "id", "issue_id", "item_id", "message", "path_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receiver", "sent_at", "sent_by_id", "state", "state_since_at", "to_forum_id", "to_organisation_id", "to_text", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."below_id", NEW."from_forum_id", NEW."from_organisation_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."message", NEW."path_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."receiver", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."state_since_at", NEW."to_forum_id", NEW."to_organisation_id", NEW."to_text", NEW."version"); RETURN NULL;',
                            hash="b6379645170ae8ea0db38a59e41466a313ebe6fe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7bbed",
                            table="followup_leg",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leg",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "followup_legevent" ("answer", "answered_at", "answered_by_id", "below_id", "from_forum_id", "from_organisation_id", "id", "issue_id", "item_id", "message", "path_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "receiver", "sent_at", "sent_by_id", "state", "state_since_at", "to_forum_id", "to_organisation_id", "to_text", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."below_id", NEW."from_forum_id", NEW."from_organisation_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."message", NEW."path_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."receiver", NEW."sent_at", NEW."sent_by_id", NEW."state", NEW."state_since_at", NEW."to_forum_id", NEW."to_organisation_id", NEW."to_text", NEW."version"); RETURN NULL;',
                            hash="77d6fe69c476629baaa281f991097185ef132e27",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6f1e1",
                            table="followup_leg",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
