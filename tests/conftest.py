"""What all tests share. Warnings are errors (pytest.ini), so are unknown template variables and GETs that write."""

import pytest
from django.conf import settings
from django.db import connections
from django.utils import translation

from tests import emptying, template_database
from tests.guards import UnknownVariableText

pytest_plugins = ["tests.browsers", "tests.access.scene"]


def pytest_configure(config: pytest.Config) -> None:
    """Put the guards of ``tests.guards`` around everything."""
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariableText("%s")
    guard = "tests.guards.get_never_writes"
    if guard not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [guard, *settings.MIDDLEWARE]
    emptying.install()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings):
    """Test databases are copies of one that is migrated already. With ``--reuse-db`` nothing is made anew."""
    if request.config.getvalue("reuse_db") and not request.config.getvalue("create_db"):
        return
    for connection in connections.all():
        parameters = {**connection.get_connection_params(), "dbname": "postgres"}
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database.ensure(parameters)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, and what its migrations have sown."""
    with django_db_blocker.unblock():
        emptying.remember_what_is_sown()


@pytest.fixture(autouse=True)
def _files_of_one_test(settings, tmp_path):
    """Stored files and mails of a test stay in its own folder, its tasks are run by nobody unless it asks."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _language_of_one_test():
    """Each test starts in English: a request in Khmer leaves its language behind in the thread."""
    with translation.override("en"):
        yield
