"""Mount a file system that loses what was not synced."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

CUT = "user.power-cut"
"""The attribute that the disk is asked for, and then writes down what lasts."""
_MOUNT_POLL_MILLISECONDS = 500
"""After so long a disk that ended before it was mounted is noticed."""


@contextmanager
def lossy_disk(template, outside):
    """Mount one with what the template holds; gives its folder and the cut."""
    mounted, after = outside / "mounted", outside / "after"
    mounted.mkdir()
    command = [sys.executable, "-m", "tests.interruptions.lossy_disk_server"]
    server = subprocess.Popen([*command, template, mounted, after])
    try:
        _wait_until_mounted(mounted, server)

        def cut(_worker):
            os.getxattr(mounted, CUT)
            return after

        yield mounted, cut
    finally:
        subprocess.run(["umount", "-l", mounted], check=False)
        server.terminate()
        server.wait()


def _wait_until_mounted(folder, server):
    """Wait for the kernel, which marks its list of mounts when one is added (``man 5 proc``)."""
    with Path("/proc/self/mounts").open(encoding="utf-8") as mounts:
        poller = select.poll()
        poller.register(mounts, select.POLLERR | select.POLLPRI)
        while not folder.is_mount():
            if server.poll() is not None:
                raise OSError("the disk did not start")
            poller.poll(_MOUNT_POLL_MILLISECONDS)
