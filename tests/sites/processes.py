"""Run the commands that install a program, and tell what they said where they fail."""

from __future__ import annotations

import subprocess

_FIRST = 600


def must_run(command, **more):
    """Run a command to its end; raises ``AssertionError`` with its first words where it fails."""
    ended = subprocess.run(command, check=False, capture_output=True, text=True, **more)
    assert ended.returncode == 0, f"{command}: {(ended.stderr or ended.stdout)[:_FIRST]}"
