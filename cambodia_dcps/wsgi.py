"""WSGI entry point: ``gunicorn cambodia_dcps.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cambodia_dcps.settings")
application = get_wsgi_application()

from cambodia_dcps.checks import refuse_to_serve  # noqa: E402 needs the applications loaded

refuse_to_serve()
