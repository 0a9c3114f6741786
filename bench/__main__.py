"""``python -m bench [pages] [charts] [pdf] [report]``: on a throwaway PostgreSQL, never on the application's data."""

import importlib
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

PARTS = ("pages", "charts", "pdf", "report")


def main() -> None:
    """Start the server, write the demonstration, run the parts named (all of them without a name)."""
    wanted = sys.argv[1:] or [part for part in PARTS if (Path(__file__).parent / f"{part}.py").exists()]
    folder = Path(tempfile.mkdtemp(prefix="dcps-bench-", dir="/tmp"))
    folder.chmod(0o711)
    from cambodia_dcps import embedded

    server = embedded.start(folder / "postgres", throwaway=True)
    try:
        os.environ |= {
            "DATABASE_URL": embedded.url(folder / "postgres"),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "DCPS_VAR_DIR": str(folder / "var"),
            "DCPS_LOG_LEVEL": "ERROR",
        }
        (folder / "var" / "staticfiles").mkdir(parents=True)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("demo", stdout=open(os.devnull, "w"))  # noqa: SIM115
        for part in wanted:
            print(f"\n== {part}")
            importlib.import_module(f"bench.{part}").main()
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
