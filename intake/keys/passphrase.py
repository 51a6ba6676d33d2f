"""Without a working keyring.

The raw key wrapped by a passphrase, so that nothing lies open on the disk.

Argon2id with RFC 9106's second recommended setting (64 MiB, 3 passes, 4 lanes) makes the wrapping
key; AES-GCM closes the raw one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from pathlib import Path

LEAST_LETTERS = 10
_SALT = 16
_NONCE = 12


def _wrapper(passphrase: str, salt: bytes) -> AESGCM:
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
    """Keeps the key in a file that only the passphrase opens.

    Raises ``UserFacingError`` for a wrong or too short one.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        self._path = path
        self._passphrase = passphrase

    def read(self) -> bytes | None:
        if not self._path.exists():
            return None
        kept = self._path.read_bytes()
        salt = kept[:_SALT]
        nonce = kept[_SALT : _SALT + _NONCE]
        closed = kept[_SALT + _NONCE :]
        try:
            return _wrapper(self._passphrase, salt).decrypt(nonce, closed, b"intake")
        except InvalidTag as error:
            raise UserFacingError("passphrase-wrong") from error

    def write(self, key: bytes) -> None:
        if len(self._passphrase) < LEAST_LETTERS:
            raise UserFacingError("passphrase-short", letters=LEAST_LETTERS)
        salt = os.urandom(_SALT)
        nonce = os.urandom(_NONCE)
        fresh = self._path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_bytes(
            salt + nonce + _wrapper(self._passphrase, salt).encrypt(nonce, key, b"intake")
        )
        fresh.replace(self._path)
