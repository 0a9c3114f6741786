"""Emptying the database after a test that commits: DELETE instead of TRUNCATE, which makes new files for every table.

What migrations have sown (content types, templates of agendas) stays, so that the order of tests does not matter.
"""

from django.db import DEFAULT_DB_ALIAS, connection
from django.test import TransactionTestCase

_truncate = TransactionTestCase._fixture_teardown
_sown: dict[str, int] = {}
DELETE = """
DO $$
DECLARE one record;
BEGIN
    -- No triggers: neither histories nor foreign keys matter when everything goes.
    SET LOCAL session_replication_role = replica;
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> ALL (%s) LOOP
        EXECUTE format('DELETE FROM %%I', one.tablename);
    END LOOP;
END $$
"""


def remember_what_is_sown() -> None:
    """Note which tables hold rows before the first test, and up to which key."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT to_jsonb(one) -> 'id' FROM {name} one ORDER BY 1 DESC NULLS LAST LIMIT 1")
            if row := cursor.fetchone():
                _sown[table] = row[0] if isinstance(row[0], int) else 0


def _delete(self: TransactionTestCase) -> None:
    """Django's teardown for tests that commit, in hundredths of a second."""
    if (
        list(self._databases_names(include_mirrors=False)) != [DEFAULT_DB_ALIAS]
        or self.serialized_rollback
        or not _sown
    ):
        _truncate(self)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        if not cursor.fetchone()[0]:
            _truncate(self)
            return
        cursor.execute(DELETE, [list(_sown)])
        for table, last in _sown.items():
            if last:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)} WHERE id > %s", [last])


def install() -> None:
    """Put it in Django's place."""
    TransactionTestCase._fixture_teardown = _delete
