"""Mount a file system that loses what was not synced."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager

CUT = "user.power-cut"
"""The attribute that the disk is asked for, and then writes down what lasts."""


@contextmanager
def lossy_disk(template, outside):
    """Mount one with what the template holds; gives its folder and the cut."""
    mounted, after = outside / "mounted", outside / "after"
    mounted.mkdir()
    command = [sys.executable, "-m", "tests.interruptions.lossy_disk_server"]
    server = subprocess.Popen([*command, template, mounted, after])
    try:
        while not mounted.is_mount():
            if server.poll() is not None:
                raise OSError("the disk did not start")
            time.sleep(0.01)

        def cut(_worker):
            os.getxattr(mounted, CUT)
            return after

        yield mounted, cut
    finally:
        subprocess.run(["umount", "-l", mounted], check=False)
        server.terminate()
        server.wait()
