"""A migration operation that makes many tables with one picture of all models instead of one for each."""

from django.db.migrations.operations.base import Operation


class AtOnce(Operation):
    """Runs ``operations`` (CreateModel in the order of their keys, AddTrigger) on the state that holds them all.

    Django draws a new picture of all models that hang together after each operation; with a history table beside every
    table that is minutes for a whole application, and seconds this way. Only for first migrations: each operation sees
    the final state of the others, so that nothing in it may depend on an earlier shape of a table.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: object) -> None:
        """Add everything before the picture is drawn again."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: object, from_state: object, to_state: object) -> None:
        """Make the tables in their order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: object, from_state: object, to_state: object) -> None:
        """Take them away, last first. ``from_state`` holds them all."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For the output of ``migrate``."""
        return f"Make {len(self.operations)} things at once"
