"""A screen reader signs in, finds somebody and takes a request."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.paths import ROOT, TESTS
from tests.real_parts import real

NEEDED = ("Xvfb", "openbox", "dbus-run-session", "gnome-keyring-daemon")


SESSION = """
printf geheim | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$PYTHON" "$DRIVE" 2974 vries
"""


@pytest.fixture
def display(tmp_path):
    """A screen of its own with a small window manager: without one no window ever has the keys."""
    missing = [name for name in NEEDED if not shutil.which(name)]
    real(not missing, f"not installed: {', '.join(missing)}")
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(writes,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    with os.fdopen(reads) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": name, "HOME": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait(20)


def test_a_screen_reader_can_sign_in_find_somebody_and_take_a_request(display, tmp_path):
    run = tmp_path / "run"
    run.mkdir(mode=0o700)
    env = {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY")
        },
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(run),
        "INTAKE_HOME": str(tmp_path / "intake"),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHON": sys.executable,
        "DRIVE": str(TESTS / "atspi_drive.py"),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", SESSION],
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    assert told["who"] == "Wie helpen we?"
    assert "Bosboomstraat 12" in told["listed"]
    assert told["what"] == "boormachine"
    assert told["unnamed"] == []
    assert told["locked"]
