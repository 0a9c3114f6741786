"""What happens by itself: laid out chapters that nobody uses make room."""

import os
import time

import pytest

from cambodia_dcps.celery import app
from reports.handlers import store
from reports.tasks import sweep_layouts


def test_unused_layouts_are_swept_every_night(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    old, new = store() / "aa" / "old.pdf", store() / "aa" / "new.pdf"
    old.parent.mkdir()
    for file in (old, new):
        file.write_bytes(b"%PDF")
    os.utime(old, (0, time.time() - 40 * 86_400))
    assert sweep_layouts() == 1
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_every_scheduled_task_exists(name):
    app.loader.import_default_modules()
    assert app.conf.beat_schedule[name]["task"] in app.tasks
