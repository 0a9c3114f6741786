"""The checklists that the guidelines name, as templates that CRDB/CDC edits from here on."""

import csv
from pathlib import Path

from django.db import migrations

SEED = Path(__file__).parent.parent / "reference" / "checklist_templates.csv"
SHARED = ("part", "forum_kind", "meeting_kind", "name_en", "name_km")
OWN = ("title_en", "title_km", "function", "fact", "provision")


def seed(apps, schema_editor):
    template_model = apps.get_model("meetings", "ChecklistTemplate")
    line_model = apps.get_model("meetings", "ChecklistTemplateLine")
    if template_model.objects.exists():
        return
    made, lines, places = {}, [], {}
    with SEED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["template"]
            if key not in made:
                made[key] = template_model.objects.create(**{name: row[name] for name in SHARED})
            places[key] = places.get(key, 0) + 1
            lines.append(
                line_model(
                    template=made[key],
                    position=places[key],
                    days_before=int(row["days_before"]) if row["days_before"] else None,
                    **{name: row[name] for name in OWN},
                )
            )
    line_model.objects.bulk_create(lines)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_checklists_passed_on_levels")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
