"""A disk in a file, copied while it is written to: what a power cut leaves of a file system."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import ExitStack, contextmanager


@contextmanager
def image_disk(template, outside):
    """Mount a new file system with what the template holds; gives its folder and the cut.

    The cut stops the worker, copies the image as it lies there, and mounts the copy: what the
    system had not written yet is lost, and the file system's own journal is played back.
    """
    image, mounted, after = (outside / name for name in ("image", "mounted", "after"))
    mounted.mkdir()
    after.mkdir()
    with image.open("wb") as file:
        file.truncate(96 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    with ExitStack() as mounts:
        _mount(mounts, image, mounted)
        shutil.copytree(template, mounted / "home", symlinks=True)
        os.sync()

        def cut(worker):
            os.kill(worker, signal.SIGSTOP)
            _, status = os.waitpid(worker, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                raise ProcessLookupError  # it ended by itself meanwhile
            shutil.copyfile(image, outside / "copied")
            _mount(mounts, outside / "copied", after)
            return after / "home"

        yield mounted / "home", cut


def _mount(mounts, image, folder):
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    mounts.callback(subprocess.run, ["umount", "-l", folder], check=True)
