"""Encrypt the key with a passphrase, for a machine without a working keyring.

Argon2id with RFC 9106's second recommended setting (64 MiB, 3 passes, 4 lanes) derives a key from
the passphrase, and AES-GCM encrypts the raw key with it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake.kit.errors import UserFacingError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

MIN_LETTERS = 10
_SALT = 16
_NONCE = 12
_SEALED = _SALT + _NONCE + 32 + 16
"""Bytes of the file: salt, nonce, the key, and the tag that tells whether the passphrase is right.
"""


def _derive_wrapping_key(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(
        hash_secret_raw(
            passphrase.encode(),
            salt,
            time_cost=3,
            memory_cost=65536,
            parallelism=4,
            hash_len=32,
            type=Type.ID,
        )
    )


class PassphraseBox:
    """Stores the key in a file that can only be read with the passphrase.

    Raises ``UserFacingError`` for a passphrase that is wrong or too short.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        self._passphrase = passphrase

    def read(self) -> bytes | None:
        if not self._path.exists():
            return None
        try:
            sealed = self._path.read_bytes()
        except OSError as error:
            raise UserFacingError("key-file-damaged", path=self._path) from error
        if len(sealed) != _SEALED:
            raise UserFacingError("key-file-damaged", path=self._path)
        salt = sealed[:_SALT]
        nonce = sealed[_SALT : _SALT + _NONCE]
        closed = sealed[_SALT + _NONCE :]
        try:
            return _derive_wrapping_key(self._passphrase, salt).decrypt(nonce, closed, b"intake")
        except InvalidTag as error:
            raise UserFacingError("passphrase-wrong") from error

    def write(self, key: bytes) -> None:
        if len(self._passphrase) < MIN_LETTERS:
            raise UserFacingError("passphrase-short", letters=MIN_LETTERS)
        salt = os.urandom(_SALT)
        nonce = os.urandom(_NONCE)
        wrapped = _derive_wrapping_key(self._passphrase, salt).encrypt(nonce, key, b"intake")
        write_file(self._path, salt + nonce + wrapped, mode=0o600)
