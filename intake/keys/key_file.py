"""The key of the practice centre, in a file beside it: nobody in there exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path


class KeyFile:
    """Keeps a key readable by its owner alone, so that practising asks for no passphrase.

    For the practice centre only: the key of a real one lies in the keyring.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes | None:
        """Return the key, or None where there is none; raises ``ExternalError`` where it fails."""
        try:
            return bytes.fromhex(self._path.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise ExternalError("file-not-opened", file=self._path.name) from error

    def write(self, key: bytes) -> None:
        """Keep a key; raises ``ExternalError`` where it cannot be kept."""
        write_file(self._path, key.hex(), mode=0o600)
