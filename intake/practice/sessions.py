"""Who is signed in at the practice sites, stored in a file.

A real site remembers a desk for weeks, so these do too.
"""

from __future__ import annotations

import json
import secrets
import threading
from typing import TYPE_CHECKING

from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path


def _read_tokens(file: Path) -> list[str]:
    """Read who was signed in; nobody if the file is damaged."""
    try:
        stored = json.loads(file.read_text(encoding="utf8"))
    except (OSError, ValueError):
        return []
    return [str(token) for token in stored] if isinstance(stored, list) else []


class Sessions:
    """The tokens of signed-in browsers; the threads of the server may use it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._tokens = _read_tokens(file)

    def __contains__(self, token: object) -> bool:
        return token in self._tokens

    def begin(self) -> str:
        """Return a new token, and store it."""
        token = secrets.token_hex(16)
        with self._lock:
            self._tokens.append(token)
            write_file(self._file, json.dumps(self._tokens))
        return token
