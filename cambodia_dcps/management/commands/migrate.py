"""Django's ``migrate``, which draws the picture of all models once for many steps (``kit.at_once``)."""

from django.core.management.commands import migrate

from kit.at_once import Executor

migrate.MigrationExecutor = Executor


class Command(migrate.Command):
    """As Django's."""
