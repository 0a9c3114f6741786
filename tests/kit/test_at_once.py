"""Which operations of a migration may share one picture of all models."""

from django.db import models
from django.db.migrations import operations as steps
from pgtrigger.compiler import Trigger, UpsertTriggerSql
from pgtrigger.migrations import AddTrigger, RemoveTrigger

from kit.at_once import runs

TRIGGER = Trigger(name="insert", sql=UpsertTriggerSql(func="", hash="", operation="INSERT", pgid="", table="", when=""))


def field(model: str, name: str) -> steps.AddField:
    """A new column."""
    return steps.AddField(model, name, models.TextField(default=""))


def test_columns_and_their_triggers_go_together():
    operations = [
        RemoveTrigger("meeting", "insert"),
        RemoveTrigger("meeting", "update"),
        field("meeting", "reason"),
        field("meetingevent", "reason"),
        AddTrigger("meeting", TRIGGER),
    ]
    assert list(runs(operations)) == [operations]


def test_what_compares_with_something_just_made_begins_anew():
    made = steps.CreateModel("Meeting", [("id", models.BigAutoField(primary_key=True))])
    altered = steps.AlterField("meeting", "place", models.CharField(max_length=9))
    operations = [
        made,
        field("meeting", "place"),
        altered,
        AddTrigger("meeting", TRIGGER),
        RemoveTrigger("meeting", "insert"),
    ]
    assert [len(run) for run in runs(operations)] == [1, 1, 2, 1]


def test_data_and_raw_sql_stand_alone():
    sown, raw = steps.RunPython(steps.RunPython.noop), steps.RunSQL("SELECT 1")
    operations = [field("meeting", "place"), sown, raw, field("meeting", "reason"), field("forum", "reason")]
    assert [len(run) for run in runs(operations)] == [1, 1, 1, 2]


def test_a_constraint_and_an_index_of_a_table_just_made_come_after_it():
    operations = [
        steps.CreateModel("Talk", [("id", models.BigAutoField(primary_key=True)), ("n", models.IntegerField())]),
        steps.AddConstraint("talk", models.CheckConstraint(condition=models.Q(n__gt=0), name="talk_counts")),
        steps.AddIndex("talk", models.Index(fields=["n"], name="talk_by_n")),
        steps.AddIndex("meeting", models.Index(fields=["day"], name="meeting_by_day")),
    ]
    assert [len(run) for run in runs(operations)] == [1, 3]
