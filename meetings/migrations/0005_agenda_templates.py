"""The agendas that the guidelines name, as templates that CRDB/CDC edits from here on."""

import csv
from pathlib import Path

from django.db import migrations

SEED = Path(__file__).parent.parent / "reference" / "agenda_templates.csv"


def seed(apps, schema_editor):
    template_model = apps.get_model("meetings", "AgendaTemplate")
    item_model = apps.get_model("meetings", "AgendaTemplateItem")
    if template_model.objects.exists():
        return
    made, items, places = {}, [], {}
    with SEED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["template"]
            if key not in made:
                made[key] = template_model.objects.create(
                    forum_kind=row["forum_kind"],
                    meeting_kind=row["meeting_kind"],
                    name_en=row["name_en"],
                    name_km=row["name_km"],
                )
            places[key] = places.get(key, 0) + 1
            items.append(
                item_model(
                    template=made[key],
                    position=places[key],
                    kind=row["kind"],
                    title_en=row["title_en"],
                    title_km=row["title_km"],
                    minutes_presentation=int(row["presentation"]) if row["presentation"] else None,
                    minutes_discussion=int(row["discussion"]) if row["discussion"] else None,
                    recurring=row["recurring"] == "1",
                    expected=row["expected"] == "1",
                    provision=row["provision"],
                )
            )
    item_model.objects.bulk_create(items)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_agenda_reasons")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
