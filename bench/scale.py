"""The demonstration set a hundredfold, by plain SQL: rows are repeated with shifted keys, triggers off."""

from django.apps import apps
from django.db import connection, models

STEP = 10_000_000  # keys of the k-th copy begin here: far above any key of the demonstration

# In the order of their foreign keys; what is not named here (people, organisations, cycles, users) is shared.
COPIED = (
    "meetings.Forum", "meetings.Seat", "twg.WorkingGroup",
    "jmi.JmiSet", "jmi.Agreement", "jmi.Outcome", "jmi.OutcomePolicy", "jmi.Output", "jmi.Indicator",
    "jmi.IndicatorStage", "jmi.Activity", "jmi.PartneringAction", "jmi.Responsible", "jmi.Round", "jmi.ProgressReport",
    "jmi.IndicatorProgress",
    "jmi.ActivityProgress", "jmi.PartneringProgress", "jmi.Submission",
)  # fmt: skip


def _expression(field: models.Field, copied: set[type]) -> str:
    column = connection.ops.quote_name(field.column)
    if field.primary_key and not field.is_relation:
        return f"t.{column} + k * {STEP}"
    if field.is_relation and field.related_model in copied:
        return f"t.{column} + k * {STEP}"
    if field.name == "code":
        return f"t.{column} || '-' || k"
    return f"t.{column}"


def multiply(times: int) -> dict[str, int]:
    """Make ``times`` sets of the demonstration out of one; rows now in each copied table, by label."""
    chosen = [apps.get_model(label) for label in COPIED]
    copied = set(chosen)
    rows = {}
    with connection.cursor() as cursor:
        # Seats of the copies belong to nobody who signs in: one person must not suddenly sit in two thousand groups.
        for model in chosen:
            table = connection.ops.quote_name(model._meta.db_table)
            fields = list(model._meta.local_concrete_fields)
            names = ", ".join(connection.ops.quote_name(f.column) for f in fields)
            values = ", ".join(
                "NULL"
                if model._meta.label == "meetings.Seat" and f.name in ("person", "alternate")
                else _expression(f, copied)
                for f in fields
            )
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(
                f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t CROSS JOIN generate_series(1, %s) k",
                [times - 1],
            )
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(f"SELECT count(*) FROM {table}")
            rows[model._meta.label] = cursor.fetchone()[0]
        cursor.execute("ANALYZE")
    return rows
