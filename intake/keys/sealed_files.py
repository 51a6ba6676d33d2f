"""Store files encrypted with the desk's key, so that a copied folder reveals nothing."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.kit.errors import UserFacingError
from intake.kit.files import write_file

_MARK = b"intake sealed 1\n"
_NONCE = 12


class SealedFolder:
    """A folder whose files are encrypted under their own names (AES-GCM, key by RFC 5869)."""

    def __init__(self, folder: Path, raw_key: bytes) -> None:
        self.folder = folder
        self._aes = AESGCM(HKDF(SHA256(), 32, None, b"intake file").derive(raw_key))

    def write(self, name: str, content: bytes) -> None:
        """Store a file durably; raises ``ExternalError`` if it cannot be written."""
        nonce = os.urandom(_NONCE)
        sealed = self._aes.encrypt(nonce, content, name.encode())
        write_file(self.folder / name, _MARK + nonce + sealed, 0o600)

    def read(self, name: str) -> bytes:
        """Return the content of a file.

        Raises ``UserFacingError`` if it is missing, damaged or encrypted with another key.
        """
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise UserFacingError("file-not-opened", file=self.folder / name) from error
        if not data.startswith(_MARK):
            return data
        sealed = data[len(_MARK) :]
        try:
            return self._aes.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise UserFacingError("file-damaged", file=self.folder / name) from error

    def seal_plain(self, pattern: str) -> None:
        """Encrypt the files that an earlier version left unencrypted."""
        for file in filter(Path.is_file, self.folder.glob(pattern)):
            data = file.read_bytes()
            if not data.startswith(_MARK):
                self.write(file.name, data)
