#!/usr/bin/env python
"""Django's command line for DCPS Partnership Desk."""

import os
import sys


def main() -> None:
    """Run an administrative task; wrong settings are said in sentences, not in a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cambodia_dcps.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
