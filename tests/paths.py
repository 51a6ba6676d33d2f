"""Where the tests and the project lie."""

from __future__ import annotations

import tempfile
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def let_others_through(folder, mode=0o011):
    """Let a server that works under an account of its own come to a folder of a test."""
    for path in (folder, *folder.parents):
        if path.is_relative_to(tempfile.gettempdir()) and path != Path(tempfile.gettempdir()):
            path.chmod(path.stat().st_mode | mode)
