"""The application as the worker of ``test_servers_away`` runs it: beat inside, sweeping every second."""

import os

from jobs import broker
from tests.jobs.killable import app

app.conf.beat_schedule = {"jobs-sweep": {"task": "jobs.tasks.sweep", "schedule": 1.0}}
broker.PAUSE_SECONDS = float(os.environ.get("DCPS_TEST_PAUSE", broker.PAUSE_SECONDS))
