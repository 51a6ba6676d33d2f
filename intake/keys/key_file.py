"""The key of the practice centre, in a file: nobody in that centre is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path


class KeyFile:
    """Stores a key in a file that only its owner can read, so that practice needs no passphrase.

    It is for the practice centre only: the key of a real one is in the keyring.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes | None:
        """Return the key, or None if there is none; raises ``ExternalError`` if reading fails."""
        try:
            return bytes.fromhex(self._path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise ExternalError("file-not-opened", file=self._path.name) from error

    def write(self, key: bytes) -> None:
        """Store a key; raises ``ExternalError`` if that fails."""
        write_file(self._path, key.hex(), mode=0o600)
