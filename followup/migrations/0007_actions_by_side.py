from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies = [("followup", "0006_promises_of_provinces")]

    operations = [
        migrations.AddIndex(
            model_name="action",
            index=models.Index("side", F("due_on").asc(nulls_last=True), "id", name="action_side_by_due"),
        ),
    ]
