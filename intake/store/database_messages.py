"""Find the sentence that explains a message of the database.

It is separate from the store, because searching residents does not import SQLAlchemy.
"""

from __future__ import annotations

_KEYS = {
    "store-disk-full": ("disk is full", "no space left"),
    "store-busy": ("locked", "busy", "lock timeout", "statement timeout"),
    "store-read-only": ("readonly", "read-only"),
    "store-damaged": ("malformed", "not a database", "corrupt", "disk i/o error", "hmac"),
}
"""The sentence for messages of SQLite, SQLCipher and PostgreSQL."""


def key_of(message: str) -> str | None:
    """Return the key of the sentence for a message of the database; None if it is unknown."""
    lower = message.lower()
    return next(
        (key for key, told in _KEYS.items() if any(phrase in lower for phrase in told)), None
    )
