"""Tell which sentence belongs to what a database says of itself.

Apart from the store, because looking people up does without SQLAlchemy.
"""

from __future__ import annotations

_KEYS = {
    "store-disk-full": ("disk is full", "no space left"),
    "store-busy": ("locked", "busy", "lock timeout", "statement timeout"),
    "store-read-only": ("readonly", "read-only"),
    "store-damaged": ("malformed", "not a database", "corrupt", "disk i/o error", "hmac"),
}
"""The sentence for what SQLite, SQLCipher and PostgreSQL say."""


def key_of(message: str) -> str | None:
    """Return the key of the sentence for what a database said; None where it is none of these."""
    lower = message.lower()
    return next((key for key, told in _KEYS.items() if any(one in lower for one in told)), None)
