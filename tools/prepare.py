"""Prepare this folder: virtual environment, locked libraries, the system libraries behind PDF, a browser for tests.

Runs on any Python 3 with nothing installed, so that a wrong one gets a sentence instead of a traceback. Does nothing
when nothing is to do (some 20 ms). ``make run`` and ``make test`` call it.
"""

import ctypes
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOCKS = {"run": ["requirements.txt"], "test": ["requirements.txt", "requirements-dev.txt"]}
# What WeasyPrint loads, and the Debian package that holds it.
LIBRARIES = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def stop(sentence):
    """End with one clear line."""
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


def say(sentence):
    """Tell what takes long."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def check_python():
    """Python 3.11, with venv."""
    if sys.version_info[:2] != (3, 11):
        have = ".".join(str(part) for part in sys.version_info[:3])
        stop(
            "Python 3.11 is needed, this is {}. Install it, or name it: make PYTHON=/path/to/python3.11".format(have)  # noqa: UP032
        )


def check_folder():
    """We must be able to write here."""
    probe = os.path.join(ROOT, ".write-probe")
    try:
        with open(probe, "w"):
            pass
        os.remove(probe)
    except OSError as error:
        stop(f"The folder {ROOT} cannot be written ({error.strerror}): change its owner, or clone elsewhere.")


def digest(name):
    """Fingerprint of a lock file."""
    with open(os.path.join(ROOT, name), "rb") as handle:
        return hashlib.sha256(handle.read()).hexdigest()


def stamp(name):
    """Where we remember what was installed."""
    return os.path.join(VENV, ".installed-" + name)


def installed(name):
    """Whether exactly this lock file was installed, to the end."""
    try:
        with open(stamp(name)) as handle:
            return handle.read() == digest(name)
    except OSError:
        return False


def venv_works():
    """A virtual environment of the right Python with pip in it."""
    try:
        probe = [PYTHON, "-c", "import sys, pip; print(sys.version_info[:2] == (3, 11))"]
        return subprocess.run(probe, capture_output=True, text=True, check=False).stdout.strip() == "True"
    except OSError:
        return False


def make_venv():
    """Make the virtual environment, or make it again if what is there doesn't work."""
    say("Making the virtual environment .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False)
    if made.returncode:
        if os.geteuid() == 0 and apt_install(["python3.11-venv"]):
            made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, check=False)
        if made.returncode:
            stop("The virtual environment could not be made: apt-get install python3.11-venv, then try again.")


def install(purpose):
    """Install the locked libraries, checking their hashes."""
    names = LOCKS[purpose]
    if all(installed(name) for name in names):
        return
    if not venv_works():
        make_venv()
    say(f"Installing the libraries of {names[-1]} (a minute or two, the first time only)")
    for name in LOCKS["test"]:
        if os.path.exists(stamp(name)) and (name in names or not installed(name)):
            os.remove(stamp(name))
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run([*command, "--require-hashes", "-r", os.path.join(ROOT, names[-1])], check=False)
    if done.returncode:
        stop("The libraries could not be installed: see above; without a network set PIP_INDEX_URL to a mirror.")
    for name in names:
        with open(stamp(name), "w") as handle:
            handle.write(digest(name))


def apt_install(packages):
    """Install Debian packages; only as root, only where apt is."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install_them = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install_them):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def missing_libraries():
    """Debian packages of the libraries that WeasyPrint would not find."""
    absent = []
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(package)
    return absent


def check_libraries():
    """WeasyPrint's system libraries."""
    if not sys.platform.startswith("linux"):
        return
    absent = missing_libraries()
    if absent and os.geteuid() == 0:
        say("Installing system libraries for PDF: " + " ".join(absent))
        apt_install(absent)
        absent = missing_libraries()
    if absent:
        stop("PDF needs system libraries: sudo apt-get install " + " ".join(absent))


def find_browser():
    """A Chromium on this machine."""
    named = os.environ.get("CHROMIUM")
    return named if named and os.path.exists(named) else next(filter(None, map(shutil.which, BROWSERS)), None)


def check_browser():
    """A browser for the journeys: its absence fails in CI and is said loudly elsewhere."""
    if find_browser():
        return
    if os.geteuid() == 0:
        say("Installing Chromium for the journeys")
        apt_install(["chromium"])
    if find_browser():
        return
    if os.environ.get("CI"):
        stop("No Chromium for the journeys: apt-get install chromium, or set CHROMIUM to its path.")
    say("=" * 100)
    say("NO BROWSER: THE JOURNEYS ARE NOT TESTED. sudo apt-get install chromium, or set CHROMIUM to its path.")
    say("=" * 100)


def main():
    """Prepare for ``run`` or ``test``."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    check_python()
    check_folder()
    with open(os.path.join(ROOT, "Makefile")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two at once would install over each other
        install(purpose)
        check_libraries()
        if purpose == "test" and "--no-browser" not in sys.argv:
            check_browser()


if __name__ == "__main__":
    main()
