"""In production the style sheets of every page are one file with the same rules."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "cambodia_dcps.styles.DeskStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_one_sheet_holds_all_sheets_in_their_order(settings, collected):
    name = staticfiles_storage.url(settings.STYLE_BUNDLE).removeprefix(settings.STATIC_URL)
    text = (collected / name).read_text()
    assert (collected / f"{name}.gz").exists()
    places = []
    for sheet in settings.STYLE_SHEETS:
        lines = [
            line for line in Path(settings.BASE_DIR, "static", sheet).read_text().splitlines() if "url(" not in line
        ]
        places.append(text.index(max(lines, key=len)))
    assert places == sorted(places)


def test_what_the_sheet_names_is_found(settings, collected):
    import re

    name = staticfiles_storage.url(settings.STYLE_BUNDLE).removeprefix(settings.STATIC_URL)
    named = re.findall(r'url\("?([^")]+)"?\)', (collected / name).read_text())
    files = [one for one in named if not one.startswith("data:") and "%23" not in one and not one.startswith("#")]
    assert files
    for one in files:
        assert (collected / name).parent.joinpath(one).resolve().is_file(), one
