"""Partners-only meetings have an index of their own: few among many, left out of most lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0009_calendar_entries_sent")]

    operations = [
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                condition=models.Q(("kind", "partners"), ("shared", False)),
                fields=["forum"],
                name="meeting_partners_only",
            ),
        ),
    ]
