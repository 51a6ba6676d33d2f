"""Run by the restore test: restores a copy, and is killed at the step that it is told.

The keyring is a file, written as durably as one; a step is a rename or an unlinking.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from intake.kit.errors import ExternalError
from intake.kit.files import write_file
from intake.kit.paths import Home
from intake.wiring import restore as restoring


class FileRing:
    """A keyring for the test, one file a key."""

    def __init__(self, home, laid_aside=""):
        self._file = home.root / f"ring {laid_aside}.key"

    def read(self):
        return self._file.read_bytes() if self._file.exists() else None

    def write(self, key):
        write_file(self._file, key)


class ClosedRing:
    """A keyring that does not open: the desk asks for a passphrase."""

    def __init__(self, home, laid_aside=""):
        pass

    def read(self):
        raise ExternalError("keyring-closed")

    def write(self, key):
        raise ExternalError("keyring-closed")


def kill_at(step):
    """Count the steps and end the process at one of them, before it is done."""
    done = {"steps": 0}

    def counted(act):
        def run(*args, **named):
            done["steps"] += 1
            if done["steps"] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*args, **named)

        return run

    os.replace, os.rename, os.unlink = map(counted, (os.replace, os.rename, os.unlink))
    for name in ("replace", "rename", "unlink"):
        setattr(Path, name, counted(getattr(Path, name)))


def main(home, copy, key, step, passphrase):
    restoring.key_ring = ClosedRing if passphrase else FileRing
    kill_at(int(step))
    restoring.restore(Home(Path(home)), Path(copy), bytes.fromhex(key), lambda _: passphrase)


if __name__ == "__main__":
    main(*sys.argv[1:])
