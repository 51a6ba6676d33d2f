"""Convert records to rows and back, and encrypt secret fields.

Simple values have a column each, tuples and mappings are JSON, secrets are encrypted.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from cattrs.preconf.json import make_converter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake.kit.errors import UserFacingError
from intake.kit.storable_text import storable_text
from intake.store.tables import HINTS, NAMES, SECRET_COLUMNS, SECRET_ENTRIES, TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from intake.domain.record import Record

E = TypeVar("E", bound="Record")
_NONCE = 12

_ENCRYPTED_PREFIX = "\x01"
"""The first character of an encrypted entry; nobody can type it."""


class FieldCipher:
    """Encrypts single fields with a key derived from the database's raw key (RFC 5869).

    Raises ``UserFacingError`` for text that another key has encrypted: all desks of a centre need
    the same key.
    """

    def __init__(self, raw_key: bytes) -> None:
        self._aes = AESGCM(HKDF(SHA256(), 32, None, b"intake field").derive(raw_key))

    def encrypt(self, text: str, row: UUID) -> str:
        nonce = os.urandom(_NONCE)
        return (nonce + self._aes.encrypt(nonce, text.encode(), row.bytes)).hex()

    def decrypt(self, kept: str, row: UUID) -> str:
        data = bytes.fromhex(kept)
        try:
            return self._aes.decrypt(data[:_NONCE], data[_NONCE:], row.bytes).decode()
        except InvalidTag as error:
            raise UserFacingError("store-other-key") from error


@cache
def _converter() -> Any:
    return make_converter()


@cache
def _is_plain_column(table: str, field: str) -> bool:
    return not str(TABLES[table].c[field].type).startswith("JSON")


@cache
def _conversions(table: str) -> dict[str, Callable[[Any], Any]]:
    """Return the functions that convert a column's value into a field's, if it needs one.

    They are cached for each table, because looking them up for each value took longer than the
    query.
    """
    conversions: dict[str, Callable[[Any], Any]] = {}
    for name, hint in HINTS[table].items():
        if (table, name) in SECRET_COLUMNS or (table, name) in SECRET_ENTRIES:
            continue
        if not _is_plain_column(table, name):
            conversions[name] = partial(_converter().structure, cl=hint)
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            conversions[name] = hint
    return conversions


def to_row(
    record: Record, cipher: FieldCipher, stored: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Convert a record into column values.

    An unchanged secret keeps its ciphertext, so that it is not audited as changed.
    """
    table = NAMES[type(record)]
    row: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if (table, field.name) in SECRET_COLUMNS:
            same = stored is not None and cipher.decrypt(stored[field.name], record.id) == value
            if stored is not None and same:
                row[field.name] = stored[field.name]
            else:
                row[field.name] = cipher.encrypt(storable_text(value), record.id)
        elif (table, field.name) in SECRET_ENTRIES:
            row[field.name] = _encrypt_secret_entries(
                make_storable(value),
                SECRET_ENTRIES[table, field.name],
                cipher,
                record.id,
                stored[field.name] if stored is not None else {},
            )
        elif not _is_plain_column(table, field.name):
            row[field.name] = make_storable(_converter().unstructure(value))
        elif isinstance(value, StrEnum):
            row[field.name] = str(value)
        else:
            row[field.name] = make_storable(value)

    return row


def make_storable(value: Any) -> Any:
    """Return a value without characters that a database refuses, also in nested texts."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {make_storable(key): make_storable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [make_storable(inner) for inner in value]
    return value


def _encrypt_secret_entries(
    page: Mapping[str, str],
    topics: frozenset[str],
    cipher: FieldCipher,
    row: UUID,
    stored: Mapping[str, str],
) -> dict[str, str]:
    """Encrypt the secret entries of a mapping.

    An unchanged entry keeps its ciphertext.
    """
    encrypted = {}
    for entry, text in page.items():
        before = stored.get(entry, "")
        if not text or entry.rpartition(".")[2] not in topics:
            encrypted[entry] = text
        elif (
            before.startswith(_ENCRYPTED_PREFIX)
            and cipher.decrypt(before.removeprefix(_ENCRYPTED_PREFIX), row) == text
        ):
            encrypted[entry] = before
        else:
            encrypted[entry] = _ENCRYPTED_PREFIX + cipher.encrypt(text, row)
    return encrypted


def from_row(kind: type[E], row: Mapping[str, Any], cipher: FieldCipher) -> E:
    """Convert column values into a record."""
    table = NAMES[kind]
    values = {name: row[name] for name in HINTS[table]}
    for name, convert in _conversions(table).items():
        values[name] = convert(values[name])
    for secret_table, name in SECRET_COLUMNS:
        if secret_table == table:
            values[name] = cipher.decrypt(values[name], row["id"])
    for secret_table, name in SECRET_ENTRIES:
        if secret_table == table:
            values[name] = _decrypt_secret_entries(values[name], cipher, row["id"])
    return kind(**values)


def _decrypt_secret_entries(
    page: Mapping[str, str], cipher: FieldCipher, row: UUID
) -> dict[str, str]:
    """Decrypt the secret entries of a mapping."""
    return {
        entry: cipher.decrypt(text.removeprefix(_ENCRYPTED_PREFIX), row)
        if text.startswith(_ENCRYPTED_PREFIX)
        else text
        for entry, text in page.items()
    }


def audit_text(value: object) -> str | None:
    """Return a column value as the audit stores it.

    A moment is always in UTC, so that equal moments have equal texts.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.astimezone(UTC)
    if isinstance(value, str):
        return value
    return json.dumps(value, default=str, ensure_ascii=False)
