"""What a sub-national administration leads or raised was kept on the Government's side: it is a side of its own now."""

from django.db import migrations
from django.db.models import Q


def provinces(apps, schema_editor):
    body = Q(lead_organisation__kind="subnational")
    seat = Q(lead_organisation=None, lead_seat__organisation__kind="subnational")
    actions = apps.get_model("followup", "Action").objects.filter(body | seat, side="government")
    actions.order_by().update(side="province")
    issues = apps.get_model("followup", "Issue").objects.filter(raised_by_organisation__kind="subnational")
    issues.filter(side="government").order_by().update(side="province")


def back(apps, schema_editor):
    for name in ("Action", "Issue"):
        apps.get_model("followup", name).objects.filter(side="province").order_by().update(side="government")


class Migration(migrations.Migration):
    dependencies = [("followup", "0005_province_is_a_side")]

    operations = [migrations.RunPython(provinces, back)]
